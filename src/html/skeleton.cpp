#include "html/skeleton.h"

#include <algorithm>

namespace oordeel::html {

Skeleton::Skeleton(const Tokens& tokens) {
    parts_.reserve(tokens.all.size());
    for (const Token& token : tokens.all) {
        // Without the comment that parted them, "&" and "amp;" would become one.
        if (token.kind == Token::Kind::text && !parts_.empty() && parts_.back().token->kind == Token::Kind::text)
            text_ += "<!---->";
        parts_.push_back({text_.size(), &token});
        switch (token.kind) {
            case Token::Kind::doctype:
                text_ += "<!DOCTYPE html>";
                break;
            case Token::Kind::text:
                text_ += token.text;
                break;
            case Token::Kind::startTag:
                addStart(token);
                break;
            case Token::Kind::endTag:
                text_ += "</" + token.name + ">";
                break;
        }
    }
}

void Skeleton::addStart(const Token& token) {
    text_ += "<" + token.name;
    for (const TagAttribute& attribute : token.attributes) {
        if (!holds(token, attribute) || earlierOf(token, attribute)) continue;
        const char quote = attribute.value.find('"') == std::string_view::npos ? '"' : '\'';
        text_ += " " + attribute.name + "=" + quote;
        text_ += attribute.value;
        text_ += quote;
    }
    text_ += token.selfClosing ? "/>" : ">";
}

bool Skeleton::holds(const Token& token, const TagAttribute& attribute) {
    const std::string_view value = attribute.value;
    if (value.find('"') != std::string_view::npos && value.find('\'') != std::string_view::npos) return false;
    // Of the subset, the elements of SVG with capitals in the names of their attributes: viewBox, patternUnits.
    const bool respelled = token.name == "svg" || token.name == "pattern" || token.name == "clippath";
    // HTML gives those of an <html> that comes too late to the one that it supposed before.
    return respelled || token.name == "html" || attribute.name.find(':') != std::string::npos ||
           value.find_first_of("&\r") != std::string_view::npos;
}

const Skeleton::Part& Skeleton::partAt(const char* place) const {
    const auto at = static_cast<size_t>(place - text_.data());
    const auto after = std::upper_bound(parts_.begin(), parts_.end(), at,
                                        [](size_t value, const Part& part) { return value < part.begin; });
    return *std::prev(after);
}

const Token& Skeleton::tokenAt(const char* place) const {
    return *partAt(place).token;
}

size_t Skeleton::offsetOf(const char* place) const {
    const Part& part = partAt(place);
    return part.token->offset + static_cast<size_t>(place - text_.data()) - part.begin;
}

}  // namespace oordeel::html
