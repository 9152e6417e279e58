#include "report/grafieken.h"

#include <algorithm>

#include "base/dutch.h"
#include "base/reader.h"
#include "chart/series.h"
#include "report/groups.h"

namespace oordeel::report {
namespace {

int64_t readNumber(const Value& value, Diagnostics& diagnostics) {
    const auto number = dutch::parseDecimal(value.text, 0);
    if (!number) diagnostics.error(value.at, "\"" + value.text + "\" is no whole number; write figures alone: 44");
    return number.value_or(0);
}

class ChartReader {
  public:
    ChartReader(const Value& value, const chart::Huisstijl& stijl, Diagnostics& diagnostics)
        : reader_(value, "a chart", diagnostics), stijl_(stijl), diagnostics_(diagnostics) {}

    Value read() {
        const std::string kind = reader_.text("soort");
        const std::string title = reader_.text("titel");
        unit_ = reader_.text("eenheid");
        Value map = Value::ofMap();
        map.set("titel", line(title));
        map.set("eenheid", line(unit_));
        map.set("bron", line(reader_.optionalText("bron")));
        if (kind == "lijn") {
            readLine(map);
        } else if (kind == "kolommen") {
            readColumns(map);
        } else if (!kind.empty()) {
            reader_.error("soort", "\"" + kind + "\" is no chart; write lijn or kolommen");
        }
        reader_.finish();
        return map;
    }

  private:
    void readLine(Value& map) {
        std::vector<chart::Punt> points;
        for (const Value& item : reader_.list("punten")) {
            Reader fields(item, "a point", diagnostics_);
            if (!fields.has("datum")) fields.text("datum");
            chart::Punt point{fields.optionalDate("datum"), 0};
            if (const Value* number = fields.value("waarde"))
                point.waarde = readNumber(*number, diagnostics_);
            else
                fields.text("waarde");
            fields.finish();
            if (!points.empty() && !point.datum.empty() && point.datum <= points.back().datum)
                diagnostics_.error(item.at, "this point is not after the one above it; put them in the order of time");
            if (!point.datum.empty()) points.push_back(std::move(point));
        }
        std::vector<Value> rows;
        std::string words;
        for (const chart::Punt& one : points) {
            rows.push_back(row(dutch::longDate(one.datum), {one.waarde}));
            words += (words.empty() ? "" : ", ") + dutch::longDate(one.datum) + " " + dutch::number(one.waarde);
        }
        map.set("kop", Value::ofList({Value(line(unit_))}));
        map.set("rijen", group(std::move(rows)));
        map.set("figuur", chart::lijn(points, unit_ + ": " + words + ".", stijl_));
    }

    void readColumns(Value& map) {
        const std::vector<std::string> labels = reader_.texts("labels");
        std::vector<chart::Reeks> series;
        std::vector<Value> heads;
        std::string words;
        for (const Value& item : reader_.list("reeksen")) {
            Reader fields(item, "a series", diagnostics_);
            chart::Reeks one{fields.text("naam"), {}};
            for (const Value& number : fields.list("waarden")) one.waarden.push_back(readNumber(number, diagnostics_));
            if (one.waarden.size() != labels.size())
                fields.error("waarden", "there are " + std::to_string(labels.size()) + " labels and " +
                                            std::to_string(one.waarden.size()) + " numbers; give each label one");
            fields.finish();
            words += (words.empty() ? "" : " ") + one.naam + ":";
            for (size_t i = 0; i < std::min(labels.size(), one.waarden.size()); ++i)
                words += (i > 0 ? ", " : " ") + labels[i] + " " + dutch::number(one.waarden[i]);
            words += ".";
            heads.emplace_back(line(one.naam));
            series.push_back(std::move(one));
        }
        if (series.size() > 3) reader_.error("reeksen", "more than three series cannot be told apart; make two charts");
        std::vector<Value> rows;
        for (size_t i = 0; i < labels.size(); ++i) {
            std::vector<int64_t> numbers;
            for (const chart::Reeks& one : series)
                if (i < one.waarden.size()) numbers.push_back(one.waarden[i]);
            rows.push_back(row(labels[i], numbers));
        }
        map.set("kop", Value::ofList(std::move(heads)));
        map.set("rijen", group(std::move(rows)));
        if (series.size() > 3) series.resize(3);
        map.set("figuur", chart::kolommen(labels, series, words, stijl_));
    }

    static Value row(const std::string& label, const std::vector<int64_t>& numbers) {
        Value map = Value::ofMap(), cells = Value::ofList();
        for (const int64_t number : numbers) cells.list.emplace_back(dutch::number(number));
        map.set("label", line(label));
        map.set("waarden", std::move(cells));
        return map;
    }

    Reader reader_;
    const chart::Huisstijl& stijl_;
    Diagnostics& diagnostics_;
    std::string unit_;
};

}  // namespace

Value grafieken(const Value& gegevens, const chart::Huisstijl& stijl, Diagnostics& diagnostics) {
    Value out = Value::ofMap();
    const Value* asked = gegevens.find("grafieken");
    if (!asked) return out;
    if (asked->kind != Value::Kind::map) diagnostics.error(asked->at, "grafieken is a map from a name to a chart");
    for (const Entry& entry : asked->map) out.set(entry.key, ChartReader(entry.value, stijl, diagnostics).read());
    return out;
}

chart::Huisstijl readHuisstijl(const Value& gegevens, Diagnostics& diagnostics) {
    chart::Huisstijl style;
    const Value* own = gegevens.find("huisstijl");
    if (own == nullptr) return style;
    const std::pair<std::string_view, std::string*> fields[] = {{"letter", &style.letter},
                                                                {"inkt", &style.inkt},
                                                                {"grijs", &style.grijs},
                                                                {"huis", &style.huis},
                                                                {"stil", &style.stil}};
    for (const Entry& entry : own->map) {
        const auto field = std::find_if(std::begin(fields), std::end(fields),
                                        [&](const auto& known) { return known.first == entry.key; });
        if (field == std::end(fields)) {
            diagnostics.error(entry.at,
                              "huisstijl has no '" + entry.key + "'; it may have letter, inkt, grijs, huis and stil");
        } else if (entry.value.kind != Value::Kind::text) {
            diagnostics.error(entry.value.at, "'" + entry.key + "' of huisstijl must be a text");
        } else {
            *field->second = entry.value.text;
        }
    }
    return style;
}

}  // namespace oordeel::report
