// Tokens → numbers, lengths, colours: what the values of many properties are made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "css/property.h"

namespace oordeel::css {

/// A length as written, calc() included: a sum of terms, of which only the font sizes are still unknown.
struct LengthValue {
    double points = 0, em = 0, rem = 0;
};

/// `auto`, a length or a percentage as written.
struct SizeValue {
    Size::Kind kind = Size::Kind::automatic;
    LengthValue length;
    double percent = 0;
};

/// A colour as written; `currentColor` is only known on the element.
struct ColorValue {
    bool current = false;
    Color color;
};

enum class Sign : bool { any, notNegative };
enum class Percent : bool { no, yes };
enum class Auto : bool { no, yes };

// Each reads as much as it understands; nothing comes back, and the cursor has an explanation or stands at the token
// that stopped it, when that is not what it expects.
std::optional<LengthValue> parseLength(Cursor& cursor, Sign sign = Sign::any);
std::optional<SizeValue> parseSize(Cursor& cursor, Sign sign, Percent percent, Auto automatic);
std::optional<ColorValue> parseColor(Cursor& cursor);
std::optional<int> parseInteger(Cursor& cursor, int low, int high);

/// The colour of a name of CSS Color 4, or nothing; `transparent` is one.
std::optional<Color> namedColor(std::string_view name);

Length computed(const LengthValue& value, Length fontSize, Length rootFontSize);
Size computed(const SizeValue& value, Length fontSize, Length rootFontSize);

/// Whether a name may be chosen by an author: not one of the words that every property takes.
bool isCustomIdent(std::string_view name);

/// "a, b or c".
std::string orList(const std::vector<std::string>& words);

}  // namespace oordeel::css
