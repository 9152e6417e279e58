#include "css/blocks.h"

#include <algorithm>
#include <string>

namespace oordeel::css {
namespace {

constexpr size_t deepest = 64;

char closerOf(const Token& opener) {
    return opener.is('{') ? '}' : opener.is('[') ? ']' : ')';
}

}  // namespace

Blocks pairBrackets(std::vector<Token> tokens, Diagnostics& diagnostics) {
    Blocks blocks{std::move(tokens), {}};
    const std::vector<Token>& all = blocks.tokens;
    blocks.closer.assign(all.size(), all.size() - 1);
    std::vector<size_t> open;
    const auto notClosed = [&](size_t opener) {
        const std::string what = all[opener].is('{') ? "this block" : "this bracket";
        diagnostics.error(all[opener].at, what + " is not closed; write " + closerOf(all[opener]));
    };
    for (size_t i = 0; i + 1 < all.size(); ++i) {
        const Token& token = all[i];
        if (token.opens()) {
            if (open.size() == deepest) {
                diagnostics.error(token.at, "brackets are nested too deeply; at most 64 levels are read");
                return {{all.back()}, {0}};
            }
            open.push_back(i);
        }
        if (!token.closes()) continue;
        const auto pair =
            std::find_if(open.rbegin(), open.rend(), [&](size_t o) { return token.is(closerOf(all[o])); });
        // A brace closes whatever was left open inside its block; another bracket does not reach beyond a brace.
        const bool reaches =
            pair != open.rend() &&
            (token.is('}') || std::none_of(open.rbegin(), pair, [&](size_t o) { return all[o].is('{'); }));
        if (!reaches) {
            diagnostics.error(token.at, "this " + std::string(token.raw) + " closes nothing");
            continue;
        }
        while (!token.is(closerOf(all[open.back()]))) {
            notClosed(open.back());
            blocks.closer[open.back()] = i - 1;
            open.pop_back();
        }
        blocks.closer[open.back()] = i;
        open.pop_back();
    }
    for (const size_t opener : open) notClosed(opener);
    return blocks;
}

}  // namespace oordeel::css
