#include "layout/words.h"

#include <algorithm>

#include "base/nearest.h"
#include "base/utf8.h"
#include "css/content.h"

namespace oordeel::layout {
namespace {

using css::ContentPart;
using html::NodeId;

void appendTitle(const Context& context, NodeId node, std::string& out) {
    const html::Node& n = context.document[node];
    if (n.kind == html::Node::Kind::text) {
        out += n.text;
        return;
    }
    const css::Style& style = context.style(node);
    if (n.kind == html::Node::Kind::generated || style.footnote || style.display == css::Display::none) return;
    const bool apart = isBlockLevel(context, node) || n.name == "br";
    if (apart) out += ' ';
    for (const NodeId child : n.children) appendTitle(context, child, out);
    if (apart) out += ' ';
}

const int* changeOf(std::string_view name, const std::vector<css::CounterChange>& changes) {
    const auto found = std::find_if(changes.begin(), changes.end(), [&](const auto& c) { return c.name == name; });
    return found == changes.end() ? nullptr : &found->value;
}

}  // namespace

std::string titleOf(const Context& context, NodeId node) {
    std::string raw, out;
    for (const NodeId child : context.document[node].children) appendTitle(context, child, raw);
    if (context.document[node].kind == html::Node::Kind::text) raw = context.document[node].text;
    for (const char c : raw) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        if (!space) out += c;
        if (space && !out.empty() && out.back() != ' ') out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

LateWords::LateWords(Context& context, const std::vector<PageFrame>& frames) : context_(context) {
    for (size_t page = 0; page < frames.size(); ++page) {
        const PageFrame& frame = frames[page];
        const Point origin{frame.style->margin[css::left], frame.style->margin[css::top]};
        for (const PlacedBox& placed : frame.boxes) {
            visit(frame.galley->boxes[placed.box], page, {origin.x, origin.y + placed.top});
            if (placed.part) visit(*placed.part, page, {origin.x, origin.y + placed.top - placed.gain});
        }
        for (const size_t note : frame.notes) visit(context.setNotes.at(note), page, origin);
    }
    countPages(frames);
}

void LateWords::countPages(const std::vector<PageFrame>& frames) {
    std::map<size_t, int> set;  // by page; the first element that sets it counts
    for (const Landmark& landmark : landmarks_) {
        const css::Style& style = context_.style(landmark.node);
        for (const auto* changes : {&style.counterReset, &style.counterSet}) {
            for (const css::CounterChange& change : *changes) {
                if (change.name == "page") set.emplace(landmark.page, change.value);
            }
        }
    }
    // A page counts by itself unless its rule says how (css-page-3, 6.1); what is on it has the last word.
    int number = 0;
    for (size_t page = 0; page < frames.size(); ++page) {
        const css::PageStyle& style = *frames[page].style;
        const int* reset = changeOf("page", style.counterReset);
        const int* increment = changeOf("page", style.counterIncrement);
        if (reset) number = *reset;
        if (increment || !reset) number += increment ? *increment : 1;
        if (const auto found = set.find(page); found != set.end()) number = found->second;
        if (reset) set.emplace(page, *reset);
        numbers_.push_back(number);
    }
    lasts_ = numbers_;
    for (size_t page = frames.size(); page-- > 1;) {
        if (!set.contains(page)) lasts_[page - 1] = lasts_[page];
    }
}

void LateWords::visit(const Fragment& fragment, size_t page, Point at) {
    for (const Piece& piece : fragment.pieces) {
        const Point place{at.x + piece.at.x, at.y + piece.at.y};
        if (piece.start != html::noNode) note(piece.start, page, place);
        if (!piece.line) continue;
        for (const NodeId node : piece.line->starts) note(node, page, place);
        for (const LinePiece& part : piece.line->pieces) {
            if (part.fragment) visit(*part.fragment, page, place);
        }
    }
}

void LateWords::note(NodeId node, size_t page, Point at) {
    landmarks_.push_back({node, page, at});
    if (const std::string* id = html::attribute(context_.document[node], "id"))
        targets_.emplace(*id, std::pair(page, node));
    for (const css::StringSet& set : context_.style(node).stringSet) {
        strings_[set.name][page].push_back(value(set.value, node));
    }
}

std::string LateWords::value(const css::Content& content, NodeId node) const {
    std::string out;
    for (const ContentPart& part : content) {
        if (part.kind == ContentPart::Kind::text) out += part.text;
        if (part.kind == ContentPart::Kind::elementText) out += titleOf(context_, node);
    }
    return out;
}

std::u32string LateWords::number(const ContentPart& part, size_t page) const {
    return toUtf32(css::counterText(part.name == "pages" ? lasts_[page] : numbers_[page], part.variant));
}

std::u32string LateWords::words(const ContentPart& part, size_t page) const {
    switch (part.kind) {
        case ContentPart::Kind::text:
            return toUtf32(part.text);
        case ContentPart::Kind::counter:
            return number(part, page);
        case ContentPart::Kind::targetCounter:
        case ContentPart::Kind::targetText: {
            const auto found = part.text.starts_with('#') ? targets_.find(part.text.substr(1)) : targets_.end();
            if (found == targets_.end()) return U"";
            if (part.kind == ContentPart::Kind::targetText) return toUtf32(titleOf(context_, found->second.second));
            return number(part, found->second.first);
        }
        case ContentPart::Kind::namedString: {
            const auto found = strings_.find(part.name);
            if (found == strings_.end()) return U"";
            const auto here = found->second.find(page);
            if (here != found->second.end()) {
                if (part.variant == "first-except") return U"";
                if (part.variant == "last") return toUtf32(here->second.back());
                if (part.variant != "start") return toUtf32(here->second.front());
            }
            const auto after = found->second.lower_bound(page);
            return after == found->second.begin() ? U"" : toUtf32(std::prev(after)->second.back());
        }
        case ContentPart::Kind::leader:
        case ContentPart::Kind::elementText:
            return U"";
    }
    return U"";
}

void LateWords::checkTargets() const {
    std::vector<std::string> ids;
    for (const auto& [id, place] : targets_) ids.push_back(id);
    for (size_t i = 0; i < context_.document.nodes.size(); ++i) {
        const html::Node& node = context_.document.nodes[i];
        if (node.name != "a") continue;
        const std::string* href = html::attribute(node, "href");
        if (!href || !href->starts_with('#') || targets_.contains(href->substr(1))) continue;
        context_.error(static_cast<NodeId>(i), "the link goes to \"" + *href +
                                                   "\", but no element that is shown has that id" +
                                                   didYouMean(href->substr(1), ids));
    }
}

}  // namespace oordeel::layout
