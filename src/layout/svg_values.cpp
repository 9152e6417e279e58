#include "layout/svg_values.h"

#include <charconv>
#include <cmath>
#include <numbers>
#include <utility>

namespace oordeel::layout::svg {
namespace {

// Far more than a sheet of paper, and small enough for sums and products of a few to stay exact enough.
constexpr double largest = 1e6;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// Length of the number at the start of `text`, or 0.
size_t numberLength(std::string_view text) {
    const auto digitsFrom = [&](size_t i) {
        size_t end = i;
        while (end < text.size() && isDigit(text[end])) ++end;
        return end - i;
    };
    size_t i = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    const size_t whole = digitsFrom(i);
    i += whole;
    size_t fraction = 0;
    if (i < text.size() && text[i] == '.') {
        fraction = digitsFrom(i + 1);
        if (whole + fraction > 0) i += 1 + fraction;
    }
    if (whole + fraction == 0) return 0;
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        const bool sign = i + 1 < text.size() && (text[i + 1] == '+' || text[i + 1] == '-');
        const size_t exponent = digitsFrom(i + 1 + sign);
        if (exponent > 0) i += 1 + sign + exponent;
    }
    return i;
}

std::optional<double> asNumber(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(std::abs(value) <= largest)) return std::nullopt;
    return value;
}

Matrix rotation(double degrees) {
    // The right angles exactly, so that what is straight stays straight.
    const double turn = std::fmod(degrees, 360.0);
    if (turn == 0) return {};
    if (turn == 90 || turn == -270) return {0, 1, -1, 0, 0, 0};
    if (turn == 180 || turn == -180) return {-1, 0, 0, -1, 0, 0};
    if (turn == 270 || turn == -90) return {0, -1, 1, 0, 0, 0};
    const double radians = turn * std::numbers::pi / 180.0;
    return {std::cos(radians), std::sin(radians), -std::sin(radians), std::cos(radians), 0, 0};
}

double slope(double degrees) {
    return std::tan(degrees * std::numbers::pi / 180.0);
}

/// The matrix of one function, or nothing when it is unknown or has another number of arguments.
std::optional<Matrix> transformation(std::string_view name, const std::vector<double>& n) {
    if (name == "translate" && (n.size() == 1 || n.size() == 2))
        return Matrix{1, 0, 0, 1, n[0], n.size() == 2 ? n[1] : 0};
    if (name == "scale" && (n.size() == 1 || n.size() == 2))
        return Matrix{n[0], 0, 0, n.size() == 2 ? n[1] : n[0], 0, 0};
    if (name == "rotate" && n.size() == 1) return rotation(n[0]);
    if (name == "rotate" && n.size() == 3) {
        return Matrix{1, 0, 0, 1, n[1], n[2]} * rotation(n[0]) * Matrix{1, 0, 0, 1, -n[1], -n[2]};
    }
    if (name == "skewX" && n.size() == 1) return Matrix{1, 0, slope(n[0]), 1, 0, 0};
    if (name == "skewY" && n.size() == 1) return Matrix{1, slope(n[0]), 0, 1, 0, 0};
    if (name == "matrix" && n.size() == 6) return Matrix{n[0], n[1], n[2], n[3], n[4], n[5]};
    return std::nullopt;
}

}  // namespace

double Matrix::scale() const {
    return std::sqrt(std::abs(a * d - b * c));
}

bool Matrix::keepsShape() const {
    const double slack = 1e-9 * (std::abs(a) + std::abs(d));
    return a > 0 && std::abs(a - d) <= slack && std::abs(b) <= slack && std::abs(c) <= slack;
}

std::optional<Matrix> Matrix::inverse() const {
    const double area = a * d - b * c;
    if (!(std::abs(area) > 1e-12)) return std::nullopt;
    const Matrix back{d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area};
    for (const double number : {back.a, back.b, back.c, back.d, back.e, back.f}) {
        if (!std::isfinite(number)) return std::nullopt;
    }
    return back;
}

Matrix operator*(const Matrix& m, const Matrix& n) {
    return {m.a * n.a + m.c * n.b, m.b * n.a + m.d * n.b,       m.a * n.c + m.c * n.d,
            m.b * n.c + m.d * n.d, m.a * n.e + m.c * n.f + m.e, m.b * n.e + m.d * n.f + m.f};
}

void Numbers::skipSeparators() {
    const auto skipSpace = [&] {
        while (at_ < text_.size() && isSpace(text_[at_])) ++at_;
    };
    skipSpace();
    if (at_ > 0 && at_ < text_.size() && text_[at_] == ',') ++at_;
    skipSpace();
}

bool Numbers::done() {
    skipSeparators();
    return at_ >= text_.size();
}

std::optional<double> Numbers::number() {
    skipSeparators();
    const size_t length = numberLength(text_.substr(at_));
    if (length == 0) return std::nullopt;
    const std::optional<double> value = asNumber(text_.substr(at_, length));
    if (value) at_ += length;
    return value;
}

std::optional<bool> Numbers::flag() {
    skipSeparators();
    if (at_ >= text_.size() || (text_[at_] != '0' && text_[at_] != '1')) return std::nullopt;
    return text_[at_++] == '1';
}

char Numbers::take() {
    return done() ? '\0' : text_[at_++];
}

std::string_view Numbers::word() {
    skipSeparators();
    const size_t start = at_;
    while (at_ < text_.size() && ((text_[at_] | 0x20) >= 'a' && (text_[at_] | 0x20) <= 'z')) ++at_;
    return text_.substr(start, at_ - start);
}

bool Numbers::atNumber() {
    skipSeparators();
    return numberLength(text_.substr(at_)) > 0;
}

std::optional<double> readLength(std::string_view text, double whole, double em) {
    while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
    size_t length = numberLength(text);
    const std::optional<double> value = length > 0 ? asNumber(text.substr(0, length)) : std::nullopt;
    if (!value) return std::nullopt;
    const std::string_view unit = text.substr(length);
    // A user unit is a CSS pixel, 1/96 inch.
    constexpr std::pair<std::string_view, double> units[] = {
        {"", 1}, {"px", 1}, {"pt", 4.0 / 3}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}};
    for (const auto& [name, factor] : units) {
        if (unit == name) return *value * factor;
    }
    if (unit == "em") return *value * em;
    if (unit == "%") return *value / 100 * whole;
    return std::nullopt;
}

std::optional<Fault> readNumbers(std::string_view text, std::vector<double>& numbers) {
    Numbers in(text);
    while (!in.done()) {
        const std::optional<double> number = in.number();
        if (!number) return Fault{in.offset(), "here a number is expected, such as 12.5"};
        numbers.push_back(*number);
    }
    return std::nullopt;
}

std::optional<Fault> readTransform(std::string_view text, Matrix& matrix) {
    Numbers in(text);
    while (!in.done()) {
        const size_t start = in.offset();
        const std::string_view name = in.word();
        std::vector<double> arguments;
        const bool opened = in.take() == '(';
        while (opened && in.atNumber() && arguments.size() <= 6) {
            const std::optional<double> number = in.number();
            if (!number) return Fault{in.offset(), "this number is too large"};
            arguments.push_back(*number);
        }
        const std::optional<Matrix> one = opened && in.take() == ')' ? transformation(name, arguments) : std::nullopt;
        if (!one) {
            return Fault{start,
                         "this is no transformation; write translate(x y), scale(s), rotate(degrees), skewX(degrees), "
                         "skewY(degrees) or matrix(a b c d e f)"};
        }
        matrix = matrix * *one;
    }
    return std::nullopt;
}

}  // namespace oordeel::layout::svg
