// Lengths on paper, exact: a whole number of thousandths of a point, so that sums never drift and need no epsilon.
#pragma once

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdint>

namespace oordeel {

/// 1/1000 pt (1 pt = 1/72 inch). The range is ±9·10¹⁵ pt, so no document overflows it.
struct Length {
    int64_t units = 0;

    friend constexpr auto operator<=>(Length, Length) = default;
    friend constexpr Length operator+(Length a, Length b) { return {a.units + b.units}; }
    friend constexpr Length operator-(Length a, Length b) { return {a.units - b.units}; }
    friend constexpr Length operator-(Length a) { return {-a.units}; }
    friend constexpr Length operator*(Length a, int64_t n) { return {a.units * n}; }
    friend constexpr Length operator/(Length a, int64_t n) { return {a.units / n}; }
    constexpr Length& operator+=(Length b) { return units += b.units, *this; }
    constexpr Length& operator-=(Length b) { return units -= b.units, *this; }

    /// Points as a number, for what is printed.
    constexpr double points() const { return static_cast<double>(units) / 1000.0; }
};

/// The nearest length to a number of points; numbers beyond ±10⁹ pt (350 km) count as that, so that no sum of lengths
/// that somebody wrote overflows. Precondition: not NaN.
inline Length pt(double points) {
    return {std::llround(std::clamp(points, -1e9, 1e9) * 1000.0)};
}

/// The nearest length to a number of millimetres.
inline Length mm(double millimetres) {
    return pt(millimetres * 72.0 / 25.4);
}

/// `length` × `numerator` / `denominator`, rounded half away from zero; the product is taken in 128 bits.
/// `denominator` must be above 0.
constexpr Length scaled(Length length, int64_t numerator, int64_t denominator) {
    __extension__ using Wide = __int128;
    const Wide product = static_cast<Wide>(length.units) * numerator;
    const Wide half = denominator / 2;
    return {static_cast<int64_t>((product >= 0 ? product + half : product - half) / denominator)};
}

}  // namespace oordeel
