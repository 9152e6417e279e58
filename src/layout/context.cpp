#include "layout/context.h"

namespace oordeel::layout {

void Context::error(html::NodeId node, std::string message) {
    error(at(node), std::move(message));
}

void Context::error(Position at, std::string message) {
    if (measuring == 0 && complained.insert({at.source, at.offset, message}).second)
        diagnostics.error(at, std::move(message));
}

void Context::warning(html::NodeId node, std::string message) {
    if (measuring == 0 && complained.insert({nullptr, 0, message}).second)
        diagnostics.warning(at(node), std::move(message));
}

const css::PageStyle& Context::page(const std::string& name, bool first, bool left, bool blank) {
    const auto [found, isNew] = pages_.try_emplace({name, first, left, blank});
    if (isNew) found->second = styles.page(name, first, left, blank);
    return found->second;
}

const std::vector<std::string>& Context::unheeded(const text::Face& face, const text::Features& features) {
    const auto [found, isNew] = unheeded_.try_emplace({&face, features});
    if (isNew) found->second = text::unheeded(face, features);
    return found->second;
}

std::vector<text::Glyph> Context::shape(const text::Face& face, std::u32string_view text,
                                        const text::Features& features, const std::string& language) {
    constexpr size_t longest = 32, most = 5'000;  // a megabyte or two
    if (text.size() > longest) return text::shape(face, text, features, language);
    Shaped key{&face, features, language, std::u32string(text)};
    if (const auto known = shaped_.find(key); known != shaped_.end()) return known->second;
    std::vector<text::Glyph> glyphs = text::shape(face, text, features, language);
    if (shaped_.size() < most) shaped_.emplace(std::move(key), glyphs);
    return glyphs;
}

const text::Hyphenator* Context::hyphenator(const std::string& language) {
    const auto [found, isNew] = hyphenators_.try_emplace(language);
    if (isNew) found->second = text::Hyphenator::find(language);
    return found->second.get();
}

bool isBlockLevel(const Context& context, html::NodeId node) {
    if (context.document[node].kind == html::Node::Kind::text) return false;
    const css::Style& style = context.style(node);
    if (style.footnote) return false;
    switch (style.display) {
        case css::Display::none:
        case css::Display::inlined:
        case css::Display::inlineBlock:
            return false;
        default:
            return true;
    }
}

bool isPicture(const Context& context, html::NodeId node) {
    const html::Node& n = context.document[node];
    return n.kind == html::Node::Kind::element && (n.name == "img" || n.name == "svg");
}

bool containsBlock(const Context& context, html::NodeId node) {
    const css::Style& style = context.style(node);
    if (style.display != css::Display::inlined || style.footnote) return false;
    for (const html::NodeId child : context.document[node].children) {
        if (isBlockLevel(context, child) || containsBlock(context, child)) return true;
    }
    return false;
}

bool isLandmark(const Context& context, html::NodeId node) {
    if (context.document[node].kind != html::Node::Kind::element) return false;
    const css::Style& style = context.style(node);
    return html::attribute(context.document[node], "id") || !style.stringSet.empty() || style.bookmarkLevel > 0 ||
           !style.counterReset.empty() || !style.counterSet.empty();
}

}  // namespace oordeel::layout
