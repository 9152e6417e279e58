#include "chart/series.h"

#include <algorithm>

#include "base/dutch.h"

namespace oordeel::chart {
namespace {

constexpr Length width{340'000}, height{110'000};  // of what is drawn; labels come on top and below
constexpr Length fontSize{8'500}, above{14'000}, below{14'000};

/// Days since 1970-01-01 in the Gregorian calendar; the date was accepted by base/reader.h.
/// Source: H. Hinnant, chrono-compatible low-level date algorithms, days_from_civil.
int64_t dayOf(const std::string& date) {
    const int64_t month = std::stoll(date.substr(5, 2)), day = std::stoll(date.substr(8, 2));
    const int64_t year = std::stoll(date.substr(0, 4)) - (month <= 2);
    const int64_t era = year / 400, ofEra = year % 400;
    const int64_t ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146'097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719'468;
}

struct Span {
    Length from, to;
};

/// Keeps labels of one row apart.
class Row {
  public:
    /// Takes the place when it touches no other.
    bool take(Span span) {
        constexpr Length gap{4'000};
        for (const Span& other : taken_)
            if (span.from < other.to + gap && other.from < span.to + gap) return false;
        taken_.push_back(span);
        return true;
    }

  private:
    std::vector<Span> taken_;
};

/// Where words of a width come when their middle is best at `x`: within the drawing.
Span around(Length x, Length words, Length whole) {
    const Length from = std::clamp(x - words / 2, Length{}, std::max(whole - words, Length{}));
    return {from, from + words};
}

/// The first, the last, the highest and the lowest, then the others.
std::vector<size_t> byWeight(const std::vector<Punt>& points) {
    const auto less = [](const Punt& a, const Punt& b) { return a.waarde < b.waarde; };
    const auto place = [&](auto found) { return static_cast<size_t>(found - points.begin()); };
    std::vector<size_t> order{0, points.size() - 1, place(std::max_element(points.begin(), points.end(), less)),
                              place(std::min_element(points.begin(), points.end(), less))};
    for (size_t i = 0; i < points.size(); ++i) order.push_back(i);
    std::vector<size_t> once;
    for (const size_t i : order)
        if (std::find(once.begin(), once.end(), i) == once.end()) once.push_back(i);
    return once;
}

int64_t highest(const std::vector<Reeks>& series) {
    int64_t most = 1;
    for (const Reeks& one : series)
        for (const int64_t value : one.waarden) most = std::max(most, value);
    return most;
}

}  // namespace

std::string lijn(const std::vector<Punt>& punten, std::string_view omschrijving, const Huisstijl& stijl) {
    Drawing drawing(width, above + height + below, "lijn", omschrijving);
    if (punten.empty()) return drawing.finish();
    const int64_t first = dayOf(punten.front().datum), days = std::max<int64_t>(dayOf(punten.back().datum) - first, 1);
    int64_t most = 1;
    for (const Punt& one : punten) most = std::max(most, one.waarde);
    constexpr Length margin{30'000};
    const Length base = above + height;
    const auto x = [&](const Punt& one) { return margin + scaled(width - margin * 2, dayOf(one.datum) - first, days); };
    const auto y = [&](const Punt& one) { return base - scaled(height, one.waarde, most); };
    drawing.line({}, base, width, base, stijl.grijs, pt(.5));
    for (size_t i = 1; i < punten.size(); ++i)
        drawing.line(x(punten[i - 1]), y(punten[i - 1]), x(punten[i]), y(punten[i]), stijl.huis, pt(1.5));
    Row numbers, dates;
    for (const size_t i : byWeight(punten)) {
        const Punt& one = punten[i];
        drawing.dot(x(one), y(one), pt(2.5), stijl.huis);
        const std::string number = dutch::number(one.waarde), date = dutch::longDate(one.datum);
        const Span atPoint = around(x(one), estimatedWidth(number, fontSize), width);
        if (numbers.take(atPoint))
            drawing.text((atPoint.from + atPoint.to) / 2, y(one) - pt(5), number, "middle", fontSize, true, stijl.inkt,
                         stijl);
        const Span under = around(x(one), estimatedWidth(date, fontSize), width);
        if (dates.take(under))
            drawing.text((under.from + under.to) / 2, base + pt(11), date, "middle", fontSize, false, stijl.grijs,
                         stijl);
    }
    return drawing.finish();
}

std::string kolommen(const std::vector<std::string>& labels, const std::vector<Reeks>& reeksen,
                     std::string_view omschrijving, const Huisstijl& stijl) {
    const bool named = reeksen.size() > 1;
    const Length legend = named ? pt(15) : Length{};
    Drawing drawing(width, legend + above + height + below, "kolommen", omschrijving);
    const auto groups = static_cast<int64_t>(std::max<size_t>(labels.size(), 1));
    const auto inGroup = static_cast<int64_t>(std::max<size_t>(reeksen.size(), 1));
    const Length pitch = std::min(width / groups, pt(80)), gap = pitch / 5, column = (pitch - gap) / inGroup;
    const Length base = legend + above + height;
    const int64_t most = highest(reeksen);
    const auto draw = [&](const Box& box, size_t series) {
        drawing.rect(box, series == 2 ? stijl.stil : series == 1 ? "#ffffff" : stijl.huis, stijl.huis);
        if (series == 1) drawing.hatch(box, stijl.huis);
    };
    if (named) {
        Length x;
        for (size_t s = 0; s < reeksen.size(); ++s) {
            draw({x, pt(2), pt(9), pt(9)}, s);
            drawing.text(x + pt(13), pt(10), reeksen[s].naam, "start", fontSize, false, stijl.inkt, stijl);
            x += pt(13) + estimatedWidth(reeksen[s].naam, fontSize) + pt(15);
        }
    }
    drawing.line({}, base, width, base, stijl.grijs, pt(.5));
    const bool numbers = estimatedWidth(dutch::number(most), fontSize) < (named ? column : column + gap);
    Length widest;
    for (const std::string& label : labels) widest = std::max(widest, estimatedWidth(label, fontSize) + pt(4));
    const int64_t every = std::max<int64_t>((widest.units + pitch.units - 1) / std::max<int64_t>(pitch.units, 1), 1);
    for (size_t i = 0; i < labels.size(); ++i) {
        const Length left = pitch * static_cast<int64_t>(i);
        for (size_t s = 0; s < reeksen.size(); ++s) {
            if (i >= reeksen[s].waarden.size()) continue;
            const int64_t value = reeksen[s].waarden[i];
            const Length tall = scaled(height, value, most);
            const Box box{left + gap / 2 + column * static_cast<int64_t>(s), base - tall, column, tall};
            if (value > 0) draw(box, s);
            if (numbers)
                drawing.text(box.middle(), box.top - pt(4), dutch::number(value), "middle", fontSize, true, stijl.inkt,
                             stijl);
        }
        if (static_cast<int64_t>(i) % every != 0) continue;
        const Span under = around(left + pitch / 2, estimatedWidth(labels[i], fontSize), width);
        drawing.text((under.from + under.to) / 2, base + pt(11), labels[i], "middle", fontSize, false, stijl.grijs,
                     stijl);
    }
    return drawing.finish();
}

}  // namespace oordeel::chart
