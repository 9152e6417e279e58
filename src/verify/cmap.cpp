#include "verify/cmap.h"

#include <algorithm>

#include "verify/lexer.h"

namespace oordeel::verify {

namespace {

uint32_t number(std::string_view bytes) {
    uint32_t value = 0;
    for (char c : bytes.substr(bytes.size() > 4 ? bytes.size() - 4 : 0)) value = value << 8 | static_cast<uint8_t>(c);
    return value;
}

/// UTF-16BE whose last byte counts on (9.10.3: only the last byte does).
std::string following(std::string characters, uint32_t steps) {
    if (!characters.empty()) characters.back() = static_cast<char>(static_cast<uint8_t>(characters.back()) + steps);
    return characters;
}

}  // namespace

CMap CMap::identity() {
    CMap map;
    map.spaces_.push_back({2, 0, 0xFFFF});
    map.cids_[0] = {0xFFFF, 0, {}};
    return map;
}

CMap CMap::parse(std::string_view bytes) {
    CMap map;
    Lexer lexer(bytes);
    std::vector<Token> operands;
    const auto codeOf = [](const Token& token) { return number(stringValue(token)); };
    for (Token token = lexer.next(); token.kind != Token::Kind::end; token = lexer.next()) {
        if (token.kind != Token::Kind::keyword) {
            operands.push_back(token);
            continue;
        }
        if (token.is("usecmap") && !operands.empty() && operands.back().kind == Token::Kind::name) {
            map.usedCMap = nameValue(operands.back());
        } else if (token.is("def") && operands.size() >= 2 && operands[operands.size() - 2].raw == "/WMode") {
            map.writingMode = integerValue(operands.back());
        } else if (token.is("endcodespacerange")) {
            for (size_t i = 0; i + 1 < operands.size(); i += 2) {
                if (!operands[i].isString() || !operands[i + 1].isString()) continue;
                const std::string low = stringValue(operands[i]);
                if (low.empty() || low.size() > 4) continue;
                map.spaces_.push_back({low.size(), number(low), codeOf(operands[i + 1])});
            }
        } else if (token.is("endcidchar") || token.is("endcidrange")) {
            const size_t width = token.is("endcidchar") ? 2 : 3;
            for (size_t i = 0; i + width <= operands.size(); i += width) {
                if (!operands[i].isString() || operands[i + width - 1].kind != Token::Kind::number) continue;
                const auto cid = static_cast<uint32_t>(integerValue(operands[i + width - 1]));
                map.cids_[codeOf(operands[i])] = {codeOf(operands[i + width - 2]), cid, {}};
            }
        } else if (token.is("endbfchar")) {
            for (size_t i = 0; i + 1 < operands.size(); i += 2) {
                if (!operands[i].isString()) continue;
                const uint32_t code = codeOf(operands[i]);
                if (operands[i + 1].isString()) map.characters_[code] = {code, 0, stringValue(operands[i + 1])};
            }
        } else if (token.is("endbfrange")) {
            for (size_t i = 0; i + 2 < operands.size();) {
                if (!operands[i].isString() || !operands[i + 1].isString()) {
                    ++i;
                    continue;
                }
                uint32_t code = codeOf(operands[i]);
                const uint32_t high = codeOf(operands[i + 1]);
                i += 2;
                if (operands[i].isString()) {
                    map.characters_[code] = {high, 0, stringValue(operands[i])};
                    ++i;
                } else if (operands[i].kind == Token::Kind::arrayBegin) {
                    for (++i; i < operands.size() && operands[i].kind != Token::Kind::arrayEnd; ++i, ++code) {
                        if (operands[i].isString()) map.characters_[code] = {code, 0, stringValue(operands[i])};
                    }
                    ++i;
                }
            }
        }
        operands.clear();
    }
    return map;
}

Code CMap::codeAt(std::string_view bytes, size_t at) const {
    uint32_t value = 0;
    for (size_t length = 1; length <= 4 && at + length <= bytes.size(); ++length) {
        value = value << 8 | static_cast<uint8_t>(bytes[at + length - 1]);
        for (const Space& space : spaces_) {
            if (space.length == length && value >= space.low && value <= space.high) return {value, length};
        }
    }
    // No such code: as many bytes as the shortest takes.
    size_t shortest = 4;
    for (const Space& space : spaces_) shortest = std::min(shortest, space.length);
    shortest = std::min(spaces_.empty() ? 1 : shortest, bytes.size() - at);
    return {number(bytes.substr(at, shortest)), shortest};
}

std::optional<uint32_t> CMap::cid(uint32_t code) const {
    const auto after = cids_.upper_bound(code);
    if (after == cids_.begin()) return std::nullopt;
    const auto& [first, range] = *std::prev(after);
    if (code > range.high) return std::nullopt;
    return range.cid + (code - first);
}

std::optional<std::string> CMap::characters(uint32_t code) const {
    const auto after = characters_.upper_bound(code);
    if (after == characters_.begin()) return std::nullopt;
    const auto& [first, range] = *std::prev(after);
    if (code > range.high) return std::nullopt;
    return following(range.characters, code - first);
}

}  // namespace oordeel::verify
