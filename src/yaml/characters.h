// Which characters a text may hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace oordeel::yaml {

struct BadCharacter {
    size_t offset = 0;
    std::string message;
};

/// The first place in a text that is no UTF-8, or holds a character that no document can show, with what to do about
/// it. Tabs, line feeds and carriage returns before a line feed are fine.
std::optional<BadCharacter> findBadCharacter(std::string_view text);

}  // namespace oordeel::yaml
