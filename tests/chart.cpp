// Charts as SVG: labels that keep apart and inside, however many bars there are, and every number in the description.
#include <catch2/catch.hpp>
#include <regex>

#include "base/dutch.h"
#include "chart/series.h"
#include "chart/verdicts.h"

using namespace oordeel;
using chart::Punt;
using chart::Reeks;

namespace {

struct Label {
    double left, right, y;
    std::string words;
};

double attributeOf(const std::string& element, const std::string& name) {
    std::smatch found;
    REQUIRE(std::regex_search(element, found, std::regex(" " + name + "=\"([-0-9.]+)")));
    return std::stod(found[1]);
}

std::vector<std::string> elements(const std::string& svg, const std::string& name) {
    std::vector<std::string> out;
    const std::regex pattern("<" + name + " [^>]*>([^<]*)");
    for (auto i = std::sregex_iterator(svg.begin(), svg.end(), pattern); i != std::sregex_iterator(); ++i)
        out.push_back(i->str());
    return out;
}

std::vector<Label> labelsOf(const std::string& svg) {
    std::vector<Label> out;
    for (const std::string& element : elements(svg, "text")) {
        const std::string words = element.substr(element.find('>') + 1);
        const double x = attributeOf(element, "x"), size = attributeOf(element, "font-size");
        const double wide = chart::estimatedWidth(words, pt(size)).points();
        const bool start = element.find("text-anchor=\"start\"") != std::string::npos;
        out.push_back({start ? x : x - wide / 2, start ? x + wide : x + wide / 2, attributeOf(element, "y"), words});
    }
    return out;
}

/// No label lies over another or outside the drawing, and no column outside it.
void checkRoom(const std::string& svg) {
    const double width = attributeOf(svg, "width"), height = attributeOf(svg, "height");
    const std::vector<Label> labels = labelsOf(svg);
    for (size_t i = 0; i < labels.size(); ++i) {
        INFO(labels[i].words);
        CHECK(labels[i].left >= -0.1);
        CHECK(labels[i].right <= width + 0.1);
        CHECK(labels[i].y <= height);
        CHECK(labels[i].y >= 6);
        for (size_t j = i + 1; j < labels.size(); ++j) {
            const bool sameRow = std::abs(labels[i].y - labels[j].y) < 8;
            const bool apart = labels[i].right <= labels[j].left + 0.1 || labels[j].right <= labels[i].left + 0.1;
            INFO("beside " << labels[j].words);
            CHECK((!sameRow || apart));
        }
    }
    for (const std::string& rect : elements(svg, "rect")) {
        CHECK(attributeOf(rect, "x") >= 0);
        CHECK(attributeOf(rect, "x") + attributeOf(rect, "width") <= width + 0.1);
        CHECK(attributeOf(rect, "y") + attributeOf(rect, "height") <= height + 0.1);
    }
}

}  // namespace

TEST_CASE("columns have room for their labels with 1, 2, 26 and 342 of them, and three series") {
    for (const int number : {1, 2, 8, 26, 342}) {
        for (const int series : {1, 2, 3}) {
            std::vector<std::string> labels;
            std::vector<Reeks> all(static_cast<size_t>(series));
            for (int s = 0; s < series; ++s) all[static_cast<size_t>(s)].naam = "reeks " + std::to_string(s);
            for (int i = 0; i < number; ++i) {
                labels.push_back("kw " + std::to_string(i + 1));
                for (Reeks& one : all) one.waarden.push_back(i * 37 % 211);
            }
            CAPTURE(number, series);
            checkRoom(chart::kolommen(labels, all, "x", {}));
        }
    }
}

TEST_CASE("a column is as tall as its number, and the tallest fills the height") {
    const std::string svg = chart::kolommen({"a", "b"}, {{"x", {50, 100}}}, "x", {});
    const auto rects = elements(svg, "rect");
    REQUIRE(rects.size() == 2);
    CHECK(attributeOf(rects[1], "height") == Approx(2 * attributeOf(rects[0], "height")));
    CHECK(attributeOf(rects[0], "y") + attributeOf(rects[0], "height") ==
          Approx(attributeOf(rects[1], "y") + attributeOf(rects[1], "height")));
    CHECK(elements(svg, "path").empty());  // one series needs no hatching, nor a name
}

TEST_CASE("series are told apart in grey: full, hatched and pale") {
    const std::string svg = chart::kolommen({"a"}, {{"een", {1}}, {"twee", {1}}}, "x", {});
    CHECK(elements(svg, "path").size() == 2);  // the hatching of the second column and of its key
    CHECK(svg.find(">een<") != std::string::npos);
}

TEST_CASE("points of a line stand at their day") {
    const std::string svg = chart::lijn({{"2017-02-23", 44}, {"2017-05-01", 66}, {"2017-05-31", 0}}, "wachtlijst", {});
    const auto dots = elements(svg, "circle");
    REQUIRE(dots.size() == 3);
    std::vector<std::pair<double, double>> at;
    for (const std::string& dot : dots) at.emplace_back(attributeOf(dot, "cx"), attributeOf(dot, "cy"));
    std::sort(at.begin(), at.end());
    // 67 days and then 30.
    CHECK((at[1].first - at[0].first) / (at[2].first - at[1].first) == Approx(67.0 / 30).epsilon(0.01));
    CHECK(at[1].second < at[0].second);
    CHECK((at[2].second - at[0].second) / (at[2].second - at[1].second) == Approx(44.0 / 66).epsilon(0.01));
    checkRoom(svg);
}

TEST_CASE("a line of many points keeps its first, last, highest and lowest label") {
    std::vector<Punt> points;
    for (int i = 0; i < 300; ++i)
        points.push_back(
            {"20" + std::to_string(10 + i / 28) + "-01-" + (i % 28 < 9 ? "0" : "") + std::to_string(i % 28 + 1),
             i == 150 ? 999 : 100 + i % 7});
    const std::string svg = chart::lijn(points, "x", {});
    checkRoom(svg);
    CHECK(svg.find(">999<") != std::string::npos);
    CHECK(svg.find(">" + dutch::longDate(points.front().datum) + "<") != std::string::npos);
    CHECK(svg.find(">" + dutch::longDate(points.back().datum) + "<") != std::string::npos);
    checkRoom(chart::lijn({{"2017-01-01", 3}}, "x", {}));
    checkRoom(chart::lijn({}, "x", {}));
    checkRoom(chart::lijn({{"2017-01-01", 0}, {"2017-01-02", 0}}, "x", {}));
}

TEST_CASE("an arrow goes from one level to another, to the right when it got better") {
    const auto xs = [](const std::string& svg) {  // of the arrow's shaft
        const size_t at = svg.find("stroke-width=\"1.5\"");
        const size_t begin = svg.rfind("<line", at);
        const auto value = [&](const char* name) {
            const size_t found = svg.find(name, begin) + 4;
            return std::stod(svg.substr(found, svg.find('"', found) - found));
        };
        return std::pair(value("x1=\""), value("x2=\""));
    };
    const std::string better = chart::pijl(2, 0, 3, {}), worse = chart::pijl(0, 1, 3, {});
    CHECK(xs(better) == std::pair(4.5, 43.5));
    CHECK(xs(worse) == std::pair(43.5, 24.0));
    // Nothing changed: a dot on the scale, no arrow; and a scale of one level divides by nothing.
    CHECK(chart::pijl(1, 1, 4, {}).find("stroke-width=\"1.5\"") == std::string::npos);
    CHECK(chart::pijl(0, 0, 1, {}).find("<circle") != std::string::npos);
    CHECK(better.find("aria-label") == std::string::npos);
}

TEST_CASE("a histogram of very many is no higher and no larger than one of few") {
    const std::vector<int> some{3, 40, 12}, many{2000, 26000, 1};
    const auto rects = [](const std::string& svg) {
        size_t count = 0;
        for (size_t at = 0; (at = svg.find("<rect", at)) != std::string::npos; ++at) ++count;
        return count;
    };
    const std::string blocks = chart::histogram(8, some, 9, "Aa", "x", {}),
                      bars = chart::histogram(8, many, 9, "Aa", "x", {});
    CHECK(rects(blocks) == 55);
    CHECK(rects(bars) == 4);  // a bar for each column, and where the organisation is
    CHECK(bars.size() < 3000);
    CHECK(bars.find("height=\"28") != std::string::npos);
}
