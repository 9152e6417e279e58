// A kader file → Toetsingskader, its numbers nested and its decision rules proved.
#include "rules/kader.h"

#include <algorithm>
#include <set>

#include "base/reader.h"

namespace oordeel::rules {
namespace {

/// The decision rules of a thema or of one criterium, before anything is proved about them.
struct Regelset {
    std::vector<Beslisregel> regels;
    std::string toelichting;
    bool aanwezig = false;
    bool leesbaar = true;
    Position at;
};

class KaderLezer {
  public:
    explicit KaderLezer(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    Toetsingskader lees(const Value& file) {
        Reader reader(file, "a toetsingskader", diagnostics_);
        Toetsingskader kader;
        kader.at = file.at;
        kader.id = reader.text("id");
        kader.naam = reader.text("naam");
        kader.versie = reader.text("versie");
        kader.bron = reader.text("bron");
        const std::vector<Value>& niveaus = reader.list("schaal");
        if (reader.has("schaal")) kader.schaal = readSchaal(niveaus, reader.at("schaal"), diagnostics_);
        schaal_ = kader.schaal;
        for (const Value& value : gevuldeLijst(reader, "thema's")) kader.themas.push_back(leesThema(value));
        reader.finish();
        return kader;
    }

  private:
    Thema leesThema(const Value& value) {
        Reader reader(value, "a thema", diagnostics_);
        Thema thema;
        thema.at = value.at;
        thema.nummer = leesNummer(reader, nullptr);
        thema.naam = reader.text("naam");
        thema.norm = reader.text("norm");
        const Regelset regels = leesRegels(reader);
        for (const Value& criterium : gevuldeLijst(reader, "criteria"))
            thema.criteria.push_back(leesCriterium(criterium, thema.nummer, regels));
        reader.finish();
        return thema;
    }

    Criterium leesCriterium(const Value& value, const std::string& thema, const Regelset& regelsVanThema) {
        Reader reader(value, "a criterium", diagnostics_);
        Criterium criterium;
        criterium.at = value.at;
        criterium.nummer = leesNummer(reader, &thema);
        criterium.naam = reader.text("naam");
        criterium.norm = reader.text("norm");
        const Regelset eigen = leesRegels(reader);
        for (const Value& verwachting : gevuldeLijst(reader, "verwachtingen"))
            criterium.verwachtingen.push_back(leesVerwachting(verwachting, criterium.nummer));
        reader.finish();

        const Regelset& regels = eigen.aanwezig ? eigen : regelsVanThema;
        criterium.beslisregels = regels.regels;
        criterium.eigenRegels = eigen.aanwezig;
        criterium.regelToelichting = regels.toelichting;
        bewijs(criterium, regels);
        return criterium;
    }

    Verwachting leesVerwachting(const Value& value, const std::string& criterium) {
        Reader reader(value, "a verwachting", diagnostics_);
        Verwachting verwachting;
        verwachting.at = value.at;
        verwachting.nummer = leesNummer(reader, &criterium);
        verwachting.tekst = reader.text("tekst");
        verwachting.kort = reader.optionalText("kort");
        verwachting.gevraagd = reader.optionalText("gevraagd");
        verwachting.nietBeoordeeld = reader.optionalText("niet beoordeeld");
        const Value* zinnen = reader.value("zinnen");
        if (zinnen && !schaal_.niveaus.empty()) verwachting.zinnen = leesZinnen(*zinnen);
        reader.finish();
        return verwachting;
    }

    std::vector<Zin> leesZinnen(const Value& value) {
        Reader reader(value, "a map of zinnen", diagnostics_);
        std::vector<Zin> zinnen;
        for (const int niveau : schaal_.vanVerwachtingen()) {
            const std::string& id = schaal_.niveaus[static_cast<size_t>(niveau)].id;
            if (reader.has(id)) zinnen.push_back({niveau, reader.text(id)});
        }
        reader.finish();
        return zinnen;
    }

    Regelset leesRegels(Reader& eigenaar) {
        Regelset set;
        const Value* value = eigenaar.value("beslisregels");
        if (!value) return set;
        set.aanwezig = true;
        set.leesbaar = value->kind == Value::Kind::map;
        set.at = eigenaar.at("beslisregels");
        if (schaal_.niveaus.empty()) return set;
        Reader reader(*value, "a set of decision rules", diagnostics_);
        for (size_t oordeel = 0; oordeel < schaal_.niveaus.size(); ++oordeel)
            leesRegelsVoor(static_cast<int>(oordeel), reader, set);
        set.toelichting = reader.optionalText("toelichting");
        reader.finish();
        return set;
    }

    /// One condition under the id of the judgement that it gives, or a list of them.
    void leesRegelsVoor(int oordeel, Reader& reader, Regelset& set) {
        const std::string& id = schaal_.niveaus[static_cast<size_t>(oordeel)].id;
        const std::vector<std::string> conditions = reader.texts(id, false);
        for (size_t i = 0; i < conditions.size(); ++i) {
            const Value& value = *reader.value(id);
            const bool itemEach = value.kind == Value::Kind::list && value.list.size() == conditions.size();
            Beslisregel regel{oordeel, conditions[i], {}, itemEach ? value.list[i].at : value.at};
            regel.voorwaarden = readVoorwaarden(regel.als, regel.at, schaal_, diagnostics_);
            set.leesbaar = set.leesbaar && !regel.voorwaarden.empty();
            set.regels.push_back(std::move(regel));
        }
    }

    void bewijs(const Criterium& criterium, const Regelset& regels) {
        if (!regels.aanwezig) {
            diagnostics_.error(criterium.at,
                               "nothing says how this criterium is judged; write its rules under "
                               "`beslisregels`, here or at its thema");
            return;
        }
        if (!regels.leesbaar || schaal_.vanVerwachtingen().empty()) return;
        const auto teltMee = [](const Verwachting& v) { return v.nietBeoordeeld.empty(); };
        const auto aantal = std::count_if(criterium.verwachtingen.begin(), criterium.verwachtingen.end(), teltMee);
        const std::string& naam = criterium.nummer.empty() ? criterium.naam : criterium.nummer;
        prove(regels.regels, static_cast<int>(aantal), schaal_, naam, regels.at, diagnostics_);
    }

    /// A number that is its parent's with one more part, and that nobody else has. Empty when it is wrong; then the
    /// numbers below it cannot be judged and pass.
    std::string leesNummer(Reader& reader, const std::string* ouder) {
        const std::string nummer = reader.text("nummer");
        if (nummer.empty() || (ouder && ouder->empty())) return nummer;
        const std::string begin = ouder ? *ouder + "." : "";
        const bool past = nummer.compare(0, begin.size(), begin) == 0 && nummer.size() > begin.size() &&
                          nummer.find_first_not_of("0123456789", begin.size()) == std::string::npos;
        if (past && nummers_.insert(nummer).second) return nummer;
        if (past)
            reader.error("nummer", "the number " + nummer + " is used twice; give each its own");
        else
            reader.error("nummer", "\"" + nummer + "\" is no number for this place; write one such as " + begin + "1");
        return {};
    }

    const std::vector<Value>& gevuldeLijst(Reader& reader, std::string_view key) {
        const std::vector<Value>& list = reader.list(key);
        const Value* value = reader.value(key);
        if (value && value->kind == Value::Kind::list && list.empty())
            reader.error(key, "`" + std::string(key) + "` is an empty list; write at least one item");
        return list;
    }

    Diagnostics& diagnostics_;
    Schaal schaal_;
    std::set<std::string> nummers_;
};

}  // namespace

const Criterium* Toetsingskader::criterium(std::string_view nummer) const {
    for (const Thema& thema : themas)
        for (const Criterium& criterium : thema.criteria)
            if (criterium.nummer == nummer) return &criterium;
    return nullptr;
}

const Verwachting* Toetsingskader::verwachting(std::string_view nummer) const {
    for (const Thema& thema : themas)
        for (const Criterium& criterium : thema.criteria)
            for (const Verwachting& verwachting : criterium.verwachtingen)
                if (verwachting.nummer == nummer) return &verwachting;
    return nullptr;
}

Toetsingskader readKader(const Value& file, Diagnostics& diagnostics) {
    return KaderLezer(diagnostics).lees(file);
}

}  // namespace oordeel::rules
