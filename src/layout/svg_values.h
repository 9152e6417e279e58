// Values in attributes of SVG: numbers, lengths in user units, transformations.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oordeel::layout::svg {

/// Points of the largest page a PDF reader shows (200 inch); what lies beyond is a mistake.
constexpr double farthest = 14'400;

struct Vec {
    double x = 0, y = 0;
};

/// x' = a·x + c·y + e, y' = b·x + d·y + f, as `matrix(a b c d e f)` says.
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    Vec apply(Vec p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
    /// How much longer a stroke becomes: the root of how much larger an area does.
    double scale() const;
    /// Whether it only moves and scales alike in both directions, so that letters stay upright.
    bool keepsShape() const;
    /// The way back; nothing when everything falls on one line, or so far away that numbers end.
    std::optional<Matrix> inverse() const;
};

/// First `inner`, then `outer`.
Matrix operator*(const Matrix& outer, const Matrix& inner);

/// What is wrong with a value, and where in it.
struct Fault {
    size_t offset = 0;
    std::string message;
};

/// Numbers with white space or a comma between them, where they need any: "1-2.5.5" is 1, -2.5 and 0.5.
class Numbers {
  public:
    explicit Numbers(std::string_view text) : text_(text) {}

    bool done();
    /// Nothing when what follows is no number or none of a size that means something on paper.
    std::optional<double> number();
    /// 0 or 1, which may stand against what follows.
    std::optional<bool> flag();
    /// The character that follows, taken.
    char take();
    /// A name of letters.
    std::string_view word();
    bool atNumber();
    size_t offset() const { return at_; }

  private:
    void skipSeparators();
    std::string_view text_;
    size_t at_ = 0;
};

/// A length in user units; `whole` is what a percentage is taken of, `em` the font size. Nothing when it is none.
std::optional<double> readLength(std::string_view text, double whole, double em);

std::optional<Fault> readNumbers(std::string_view text, std::vector<double>& numbers);
std::optional<Fault> readTransform(std::string_view text, Matrix& matrix);

}  // namespace oordeel::layout::svg
