#include "rules/regelset.h"

#include <algorithm>

namespace oordeel::rules {
namespace {

/// What stands in the place of a judgement where nobody knows which one it is.
constexpr const char* onbekendOordeel = "niet bekend";

/// One condition under the id of the judgement that it gives, or a list of them.
void leesRegelsVoor(int oordeel, Reader& reader, const Woordenschat& woordenschat, Diagnostics& diagnostics,
                    GelezenRegels& set) {
    const std::string id = oordeel < 0 ? onbekendOordeel : woordenschat.schaal.niveaus[static_cast<size_t>(oordeel)].id;
    const std::vector<std::string> conditions = reader.texts(id, false);
    for (size_t i = 0; i < conditions.size(); ++i) {
        const Value& value = *reader.value(id);
        const bool itemEach = value.kind == Value::Kind::list && value.list.size() == conditions.size();
        Beslisregel regel{oordeel, conditions[i], {}, itemEach ? value.list[i].at : value.at};
        regel.voorwaarden = readVoorwaarden(regel.als, regel.at, woordenschat, diagnostics);
        set.leesbaar = set.leesbaar && !regel.voorwaarden.empty();
        set.regels.regels.push_back(std::move(regel));
    }
}

/// `anders` can only hold once, and nothing is read after it when the first rule decides.
void controleerAnders(const Regelset& set, Diagnostics& diagnostics) {
    const Beslisregel* seen = nullptr;
    for (const Beslisregel& regel : set.regels) {
        if (seen && regel.isAnders())
            diagnostics.error(regel.at, "\"anders\" stands twice in these rules; leave one of them out");
        else if (seen && set.eersteGeldt)
            diagnostics.error(regel.at,
                              "this rule is never reached, because \"anders\" stands above it; write it above");
        if (regel.isAnders()) seen = &regel;
    }
}

bool leesVolgorde(Reader& reader) {
    constexpr const char* key = "welke geldt";
    const std::string text = reader.optionalText(key, "precies één");
    if (text != "precies één" && text != "de eerste")
        reader.error(key, "\"" + text + "\" does not say which rule decides; write \"precies één\" or \"de eerste\"");
    return text == "de eerste";
}

}  // namespace

std::optional<GelezenRegels> leesRegels(Reader& eigenaar, std::string_view key, const Woordenschat& woordenschat,
                                        Diagnostics& diagnostics) {
    const Value* value = eigenaar.value(key);
    if (!value) return {};
    GelezenRegels set;
    set.leesbaar = value->kind == Value::Kind::map;
    set.regels.at = value->at;
    if (woordenschat.schaal.niveaus.empty()) {
        set.leesbaar = false;
        return set;
    }
    Reader reader(*value, "a set of decision rules", diagnostics);
    for (size_t oordeel = 0; oordeel < woordenschat.schaal.niveaus.size(); ++oordeel)
        leesRegelsVoor(static_cast<int>(oordeel), reader, woordenschat, diagnostics, set);
    if (woordenschat.deels)
        leesRegelsVoor(-1, reader, woordenschat, diagnostics, set);
    else if (value->find(onbekendOordeel) && reader.has(onbekendOordeel))
        reader.error(
            onbekendOordeel,
            "only the `eindoordeel` of a kader that is `onvolledig` may leave a judgement unknown; write a rule "
            "for it, or say what is missing from the kader");
    set.regels.eersteGeldt = leesVolgorde(reader);
    set.regels.toelichting = reader.optionalText("toelichting");
    reader.finish();
    if (set.regels.eersteGeldt)
        std::stable_sort(set.regels.regels.begin(), set.regels.regels.end(),
                         [](const Beslisregel& a, const Beslisregel& b) { return a.at.offset < b.at.offset; });
    controleerAnders(set.regels, diagnostics);
    return set;
}

}  // namespace oordeel::rules
