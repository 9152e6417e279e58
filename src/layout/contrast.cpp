#include "layout/contrast.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace oordeel::layout {
namespace {

/// The linear part of each of the 256 values of a channel, as WCAG 2.1 defines relative luminance. (It says 0.03928
/// where sRGB says 0.04045; no value of eight bits lies between them.)
const std::array<double, 256>& linear() {
    static const std::array<double, 256> table = [] {
        std::array<double, 256> values{};
        for (size_t i = 0; i < values.size(); ++i) {
            const double c = static_cast<double>(i) / 255;
            values[i] = c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        }
        return values;
    }();
    return table;
}

double luminance(css::Color color) {
    return 0.2126 * linear()[color.red] + 0.7152 * linear()[color.green] + 0.0722 * linear()[color.blue];
}

/// `color` with `parts` of 64 of each channel, the rest being that of `end`.
css::Color mixed(css::Color color, css::Color end, int parts) {
    const auto channel = [&](int a, int b) { return static_cast<uint8_t>((a * parts + b * (64 - parts)) / 64); };
    return {channel(color.red, end.red), channel(color.green, end.green), channel(color.blue, end.blue), 255};
}

}  // namespace

double contrast(css::Color one, css::Color other) {
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

css::Color over(css::Color color, css::Color behind) {
    const auto channel = [&](int front, int back) {
        return static_cast<uint8_t>((front * color.alpha + back * (255 - color.alpha) + 127) / 255);
    };
    return {channel(color.red, behind.red), channel(color.green, behind.green), channel(color.blue, behind.blue), 255};
}

css::Color shadeThatStandsOut(css::Color color, css::Color behind, double ratio) {
    const css::Color black{0, 0, 0, 255}, white{255, 255, 255, 255};
    const css::Color end = contrast(black, behind) >= contrast(white, behind) ? black : white;
    for (int parts = 63; parts > 0; --parts) {
        const css::Color shade = mixed(color, end, parts);
        if (contrast(shade, behind) >= ratio) return shade;
    }
    return end;
}

std::string hex(css::Color color) {
    constexpr char digits[] = "0123456789abcdef";
    std::string out = "#";
    for (const int channel : {color.red, color.green, color.blue}) {
        out += digits[channel >> 4];
        out += digits[channel & 15];
    }
    return out;
}

}  // namespace oordeel::layout
