#include "layout/svg_path.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace oordeel::layout::svg {
namespace {

using Kind = PathSegment::Kind;

// Control points of a quarter circle of radius 1: 4/3·(√2 − 1).
constexpr double quarter = 0.55228474983079;

Vec operator+(Vec a, Vec b) {
    return {a.x + b.x, a.y + b.y};
}
Vec operator-(Vec a, Vec b) {
    return {a.x - b.x, a.y - b.y};
}
Vec operator*(double n, Vec a) {
    return {n * a.x, n * a.y};
}

class PathReader {
  public:
    PathReader(std::string_view data, Outline& out) : in_(data), out_(out) {}

    std::optional<Fault> run() {
        while (!in_.done()) {
            const size_t at = in_.offset();
            const char letter = in_.take();
            if (std::string_view("MmLlHhVvCcSsQqTtAaZz").find(letter) == std::string_view::npos) {
                return Fault{at, "this is no command of path data; it has M, L, H, V, C, S, Q, T, A and Z"};
            }
            if (out_.empty() && letter != 'M' && letter != 'm') return Fault{at, "path data begins with M and a point"};
            if (auto fault = command(letter)) return fault;
        }
        return std::nullopt;
    }

  private:
    /// A command and its arguments, as many times as there are numbers for.
    std::optional<Fault> command(char letter) {
        relative_ = letter >= 'a';
        char name = relative_ ? static_cast<char>(letter - 'a' + 'A') : letter;
        if (name == 'Z') return close(), std::nullopt;
        do {
            if (!one(name)) {
                return Fault{in_.offset(),
                             std::string("the command ") + letter + " needs " + arguments(name) + " here"};
            }
            last_ = name;
            if (name == 'M') name = 'L';  // further points of a move are lines
        } while (in_.atNumber());
        return std::nullopt;
    }

    static std::string arguments(char name) {
        switch (name) {
            case 'H':
            case 'V':
                return "a number";
            case 'S':
            case 'Q':
                return "two points, that is four numbers";
            case 'C':
                return "three points, that is six numbers";
            case 'A':
                return "two radii, an angle, two flags of 0 or 1 and a point";
            default:
                return "a point, that is two numbers";
        }
    }

    /// Reads the arguments of one command and draws it; false when they are not there.
    bool one(char name) {
        switch (name) {
            case 'M':
                return readMove();
            case 'H':
                return readStraight(true);
            case 'V':
                return readStraight(false);
            case 'A':
                return readArc();
            default:
                break;
        }
        const size_t count = name == 'C' ? 3 : name == 'S' || name == 'Q' ? 2 : 1;
        Vec p[3];
        for (size_t i = 0; i < count; ++i) {
            const std::optional<Vec> point = readPoint();
            if (!point) return false;
            p[i] = *point;
        }
        switch (name) {
            case 'L':
                line(p[0]);
                break;
            case 'C':
                curve(p[0], p[1], p[2]);
                break;
            case 'S':
                curve(mirrored(last_ == 'C' || last_ == 'S'), p[0], p[1]);
                break;
            case 'Q':
                quadratic(p[0], p[1]);
                break;
            default:
                quadratic(mirrored(last_ == 'Q' || last_ == 'T'), p[0]);
                break;
        }
        return true;
    }

    std::optional<Vec> readPoint() {
        const std::optional<double> x = in_.number(), y = x ? in_.number() : std::nullopt;
        if (!y) return std::nullopt;
        return relative_ ? here_ + Vec{*x, *y} : Vec{*x, *y};
    }

    bool readMove() {
        const std::optional<Vec> to = readPoint();
        if (!to) return false;
        here_ = start_ = *to;
        out_.push_back({Kind::move, {*to}});
        return true;
    }

    bool readStraight(bool horizontal) {
        const std::optional<double> to = in_.number();
        if (!to) return false;
        if (horizontal)
            line({relative_ ? here_.x + *to : *to, here_.y});
        else
            line({here_.x, relative_ ? here_.y + *to : *to});
        return true;
    }

    bool readArc() {
        const std::optional<double> rx = in_.number(), ry = rx ? in_.number() : rx, angle = ry ? in_.number() : ry;
        if (!angle) return false;
        const std::optional<bool> large = in_.flag(), sweep = large ? in_.flag() : large;
        const std::optional<Vec> to = sweep ? readPoint() : std::nullopt;
        if (!to) return false;
        arc(std::abs(*rx), std::abs(*ry), *angle * std::numbers::pi / 180, *large, *sweep, *to);
        return true;
    }

    /// After a Z the next command goes on where the closed part began.
    void resume() {
        if (out_.back().kind == Kind::close) out_.push_back({Kind::move, {here_}});
    }

    void line(Vec to) {
        resume();
        out_.push_back({Kind::line, {to}});
        here_ = to;
    }

    void curve(Vec first, Vec second, Vec to) {
        resume();
        out_.push_back({Kind::curve, {first, second, to}});
        control_ = second;
        here_ = to;
    }

    void quadratic(Vec control, Vec to) {
        curve(here_ + 2.0 / 3 * (control - here_), to + 2.0 / 3 * (control - to), to);
        control_ = control;
    }

    /// The control point that continues the curve before, if there was one.
    Vec mirrored(bool continues) const { return continues ? 2 * here_ - control_ : here_; }

    void close() {
        if (out_.back().kind != Kind::close) out_.push_back({Kind::close, {}});
        here_ = start_;
        last_ = 'Z';
    }

    /// From the end points of an elliptical arc to its centre and angles (SVG 1.1, F.6.5), then one cubic curve for at
    /// most each quarter.
    void arc(double rx, double ry, double angle, bool large, bool sweep, Vec to) {
        if (here_.x == to.x && here_.y == to.y) return;
        if (rx == 0 || ry == 0) return line(to);
        const double cos = std::cos(angle), sin = std::sin(angle);
        const Vec half = 0.5 * (here_ - to);
        const Vec p{cos * half.x + sin * half.y, -sin * half.x + cos * half.y};
        const double excess = p.x * p.x / (rx * rx) + p.y * p.y / (ry * ry);
        if (!std::isfinite(excess)) return line(to);  // radii so small that they are none
        if (excess > 1) rx *= std::sqrt(excess), ry *= std::sqrt(excess);
        const double below = rx * rx * p.y * p.y + ry * ry * p.x * p.x;
        const double factor = below > 0 ? std::sqrt(std::max(0.0, (rx * rx * ry * ry - below) / below)) : 0;
        const double sign = large == sweep ? -1 : 1;
        const Vec c{sign * factor * rx * p.y / ry, -sign * factor * ry * p.x / rx};
        const Vec middle = 0.5 * (here_ + to);
        const Vec centre{cos * c.x - sin * c.y + middle.x, sin * c.x + cos * c.y + middle.y};
        const double from = std::atan2((p.y - c.y) / ry, (p.x - c.x) / rx);
        double turn = std::atan2((-p.y - c.y) / ry, (-p.x - c.x) / rx) - from;
        if (sweep && turn < 0) turn += 2 * std::numbers::pi;
        if (!sweep && turn > 0) turn -= 2 * std::numbers::pi;

        const auto on = [&](double x, double y) {
            return centre + Vec{cos * rx * x - sin * ry * y, sin * rx * x + cos * ry * y};
        };
        const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(turn) / (std::numbers::pi / 2) - 1e-9)));
        const double step = turn / pieces, reach = 4.0 / 3 * std::tan(step / 4);
        for (int i = 0; i < pieces; ++i) {
            const double t0 = from + i * step, t1 = t0 + step;
            const double c0 = std::cos(t0), s0 = std::sin(t0), c1 = std::cos(t1), s1 = std::sin(t1);
            curve(on(c0 - reach * s0, s0 + reach * c0), on(c1 + reach * s1, s1 - reach * c1),
                  i + 1 == pieces ? to : on(c1, s1));
        }
    }

    Numbers in_;
    Outline& out_;
    Vec here_, start_, control_;
    char last_ = 0;
    bool relative_ = false;
};

}  // namespace

std::optional<Fault> readPath(std::string_view data, Outline& outline) {
    return PathReader(data, outline).run();
}

Outline rectangle(double x, double y, double width, double height, double rx, double ry) {
    rx = std::min(rx, width / 2), ry = std::min(ry, height / 2);
    const double right = x + width, bottom = y + height;
    if (rx <= 0 || ry <= 0) {
        return {{Kind::move, {{x, y}}},
                {Kind::line, {{right, y}}},
                {Kind::line, {{right, bottom}}},
                {Kind::line, {{x, bottom}}},
                {Kind::close, {}}};
    }
    const double kx = rx * (1 - quarter), ky = ry * (1 - quarter);
    return {{Kind::move, {{x + rx, y}}},
            {Kind::line, {{right - rx, y}}},
            {Kind::curve, {{right - kx, y}, {right, y + ky}, {right, y + ry}}},
            {Kind::line, {{right, bottom - ry}}},
            {Kind::curve, {{right, bottom - ky}, {right - kx, bottom}, {right - rx, bottom}}},
            {Kind::line, {{x + rx, bottom}}},
            {Kind::curve, {{x + kx, bottom}, {x, bottom - ky}, {x, bottom - ry}}},
            {Kind::line, {{x, y + ry}}},
            {Kind::curve, {{x, y + ky}, {x + kx, y}, {x + rx, y}}},
            {Kind::close, {}}};
}

Outline ellipse(Vec c, double rx, double ry) {
    const double kx = rx * quarter, ky = ry * quarter;
    return {{Kind::move, {{c.x + rx, c.y}}},
            {Kind::curve, {{c.x + rx, c.y + ky}, {c.x + kx, c.y + ry}, {c.x, c.y + ry}}},
            {Kind::curve, {{c.x - kx, c.y + ry}, {c.x - rx, c.y + ky}, {c.x - rx, c.y}}},
            {Kind::curve, {{c.x - rx, c.y - ky}, {c.x - kx, c.y - ry}, {c.x, c.y - ry}}},
            {Kind::curve, {{c.x + kx, c.y - ry}, {c.x + rx, c.y - ky}, {c.x + rx, c.y}}},
            {Kind::close, {}}};
}

Outline polyline(const std::vector<double>& numbers, bool closed) {
    Outline out;
    for (size_t i = 0; i + 1 < numbers.size(); i += 2) {
        out.push_back({out.empty() ? Kind::move : Kind::line, {{numbers[i], numbers[i + 1]}}});
    }
    if (closed && !out.empty()) out.push_back({Kind::close, {}});
    return out;
}

}  // namespace oordeel::layout::svg
