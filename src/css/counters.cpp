#include "css/counters.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "css/content.h"

namespace oordeel::css {
namespace {

bool names(const std::vector<CounterChange>& changes, std::string_view name) {
    return std::any_of(changes.begin(), changes.end(),
                       [&](const CounterChange& change) { return change.name == name; });
}

/// The whole number that an attribute holds, if it does.
std::optional<int> number(const html::Node& node, std::string_view attribute) {
    constexpr int largest = 1'000'000;
    const std::string* text = html::attribute(node, attribute);
    if (!text) return {};
    int value = 0;
    const auto result = std::from_chars(text->data(), text->data() + text->size(), value);
    const bool whole = result.ec == std::errc() && result.ptr == text->data() + text->size();
    if (!whole || value < -largest || value > largest) return {};
    return value;
}

bool isReversed(const html::Node& list) {
    return list.name == "ol" && html::attribute(list, "reversed");
}

/// What the counter of a list holds before its first item has counted.
int beforeFirstItem(const html::Document& document, const html::Node& list) {
    const auto start = number(list, "start");
    if (!isReversed(list)) return start.value_or(1) - 1;
    const auto items = std::count_if(list.children.begin(), list.children.end(),
                                     [&](html::NodeId child) { return document[child].name == "li"; });
    return start.value_or(static_cast<int>(items)) + 1;
}

int saturated(int64_t value) {
    constexpr int64_t largest = 1'000'000'000;
    return static_cast<int>(std::clamp(value, -largest, largest));
}

}  // namespace

void Counters::leave() {
    for (const std::string& name : scopes_.back()) values_[name].pop_back();
    scopes_.pop_back();
}

void Counters::reset(const std::string& name, int value) {
    auto& scope = scopes_.back();
    auto& nested = values_[name];
    if (std::find(scope.begin(), scope.end(), name) == scope.end()) {
        scope.push_back(name);
        nested.push_back(value);
    } else {
        nested.back() = value;
    }
}

int& Counters::current(const std::string& name) {
    if (values_[name].empty()) reset(name, 0);
    return values_[name].back();
}

int Counters::value(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() || found->second.empty() ? 0 : found->second.back();
}

std::map<std::string, int, std::less<>> Counters::values() const {
    std::map<std::string, int, std::less<>> out;
    for (const auto& [name, nested] : values_)
        if (!nested.empty()) out.emplace(name, nested.back());
    return out;
}

void Counters::apply(const Style& style, const html::Document& document, html::NodeId id) {
    const html::Node& node = document[id];
    const bool isList = node.name == "ol" || node.name == "ul";
    if (isList && !names(style.counterReset, "list-item")) reset("list-item", beforeFirstItem(document, node));
    for (const CounterChange& change : style.counterReset) {
        if (!ofPages(change.name)) reset(change.name, change.value);
    }
    const auto count = [&](const std::string& name, int by) {
        int& counter = current(name);
        counter = saturated(int64_t{counter} + by);
    };
    if (style.display == Display::listItem && !names(style.counterIncrement, "list-item")) {
        count("list-item", node.parent != html::noNode && isReversed(document[node.parent]) ? -1 : 1);
    }
    if (style.footnote && !names(style.counterIncrement, "footnote")) count("footnote", 1);
    for (const CounterChange& change : style.counterIncrement) {
        if (!ofPages(change.name)) count(change.name, change.value);
    }
    if (const auto value = number(node, "value"); value && node.name == "li") current("list-item") = *value;
    for (const CounterChange& change : style.counterSet) {
        if (!ofPages(change.name)) current(change.name) = change.value;
    }
}

std::string Counters::text(const ContentPart& part) const {
    if (!part.nested) return counterText(value(part.name), part.variant);
    const auto found = values_.find(part.name);
    if (found == values_.end() || found->second.empty()) return counterText(0, part.variant);
    std::string out;
    for (size_t i = 0; i < found->second.size(); ++i)
        out += (i ? part.text : "") + counterText(found->second[i], part.variant);
    return out;
}

void Counters::resolve(Content& content) const {
    Content resolved;
    for (ContentPart& part : content) {
        if (part.kind == ContentPart::Kind::counter && ofPages(part.name)) {
            part.nested = false;  // pages do not nest
            part.text.clear();
        } else if (part.kind == ContentPart::Kind::counter) {
            part = {ContentPart::Kind::text, text(part), "", "", false};
        }
        const bool joins = part.kind == ContentPart::Kind::text && !resolved.empty() &&
                           resolved.back().kind == ContentPart::Kind::text;
        if (joins) {
            resolved.back().text += part.text;
        } else {
            resolved.push_back(std::move(part));
        }
    }
    content = std::move(resolved);
}

}  // namespace oordeel::css
