// Presentation attributes of SVG → how a shape or a text is painted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "css/style.h"
#include "html/document.h"
#include "layout/page.h"

namespace oordeel::layout::svg {

/// What an element hands down to those inside it. Lengths are in user units.
struct Paint {
    css::Color fill{0, 0, 0, 255};
    const html::Attribute* pattern = nullptr;  ///< the fill that names a pattern, `fill` being transparent then
    css::Color stroke{0, 0, 0, 0};
    double fillOpacity = 1, strokeOpacity = 1;
    bool evenOdd = false;
    double strokeWidth = 1;
    int lineCap = 0, lineJoin = 0;  ///< as in PDF
    double miterLimit = 4;
    std::vector<double> dashes;
    bool visible = true;  ///< opacity is not 0

    std::vector<std::string> fontFamily;
    double fontSize = 16;
    int fontWeight = 400;
    bool italic = false;
    double letterSpacing = 0;
    enum class Anchor { start, middle, end } anchor = Anchor::start;
};

/// The painting of the element itself: what it inherits with its own attributes over it. `style` is its style, for
/// `currentColor`.
Paint painted(Paint inherited, const html::Node& node, const css::Style& style, Diagnostics& diagnostics);

/// The attribute of that name with its place, or null.
const html::Attribute* find(const html::Node& node, std::string_view name);

/// "url(#name)" → "name"; nothing when it is not written so.
std::optional<std::string> readReference(std::string_view value);

/// A colour with an opacity.
css::Color faded(css::Color color, double opacity);

}  // namespace oordeel::layout::svg
