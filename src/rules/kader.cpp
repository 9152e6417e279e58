// A kader file → Toetsingskader, its numbers nested and its decision rules proved.
#include "rules/kader.h"

#include <algorithm>
#include <set>

#include "base/reader.h"
#include "rules/bewijs.h"
#include "rules/regelset.h"

namespace oordeel::rules {
namespace {

class KaderLezer {
  public:
    explicit KaderLezer(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    Toetsingskader lees(const Value& file) {
        Reader reader(file, "a toetsingskader", diagnostics_);
        kader_.at = file.at;
        kader_.id = reader.text("id");
        kader_.naam = reader.text("naam");
        kader_.versie = reader.text("versie");
        kader_.bron = reader.text("bron");
        if (const Value* deels = reader.value("onvolledig")) kader_.onvolledig = leesOnvolledig(*deels);
        const std::vector<Value>& niveaus = reader.list("schaal");
        const Value* meting = reader.value("meting");
        if (reader.has("schaal")) kader_.schaal = readSchaal(niveaus, reader.at("schaal"), meting, diagnostics_);
        kader_.feiten = readFeiten(reader.list("feiten", false), diagnostics_);
        const auto eind = leesRegels(reader, "eindoordeel", vanGeheel(kader_.onvolledig.has_value()), diagnostics_);
        for (const Value& value : gevuldeLijst(reader, "thema's")) kader_.themas.push_back(leesThema(value));
        reader.finish();
        controleerTotaal(reader);
        if (eind) kader_.eindoordeel = eind->regels;
        if (eind && eind->leesbaar) bewijsGeheel(nullptr);
        return std::move(kader_);
    }

  private:
    Woordenschat vanCriterium() const { return {kader_.schaal, kader_.feiten}; }
    Woordenschat vanGeheel(bool deels = false) const { return {kader_.schaal, kader_.feiten, true, deels}; }

    Onvolledig leesOnvolledig(const Value& value) {
        constexpr int most = 9999;
        Reader reader(value, "`onvolledig`", diagnostics_);
        Onvolledig out;
        out.verwachtingen = reader.number("verwachtingen", 1, most);
        out.reden = reader.text("reden");
        reader.finish();
        return out;
    }

    void controleerTotaal(Reader& reader) {
        const int genoemd = kader_.aantalGenoemd(), alle = kader_.aantalVerwachtingen();
        if (genoemd > alle)
            reader.error("onvolledig", "this kader names " + std::to_string(genoemd) +
                                           " verwachtingen and says that it has " + std::to_string(alle) +
                                           "; one of the two is wrong");
    }

    /// A name or norm, which a kader that is known in part may lack.
    std::string bekendeTekst(Reader& reader, std::string_view key) const {
        return kader_.onvolledig ? reader.optionalText(key) : reader.text(key);
    }

    Thema leesThema(const Value& value) {
        Reader reader(value, "a thema", diagnostics_);
        Thema thema;
        thema.at = value.at;
        thema.nummer = leesNummer(reader, nullptr);
        thema.naam = bekendeTekst(reader, "naam");
        thema.norm = bekendeTekst(reader, "norm");
        const auto regels = leesRegels(reader, "beslisregels", vanCriterium(), diagnostics_);
        const auto geheel = leesRegels(reader, "themaoordeel", vanGeheel(), diagnostics_);
        for (const Value& criterium : gevuldeLijst(reader, "criteria"))
            thema.criteria.push_back(leesCriterium(criterium, thema.nummer, regels));
        reader.finish();
        if (geheel) thema.themaoordeel = geheel->regels;
        if (geheel && geheel->leesbaar) bewijsGeheel(&thema);
        return thema;
    }

    Criterium leesCriterium(const Value& value, const std::string& thema,
                            const std::optional<GelezenRegels>& regelsVanThema) {
        Reader reader(value, "a criterium", diagnostics_);
        Criterium criterium;
        criterium.at = value.at;
        criterium.nummer = leesNummer(reader, &thema);
        criterium.naam = bekendeTekst(reader, "naam");
        criterium.norm = bekendeTekst(reader, "norm");
        const auto eigen = leesRegels(reader, "beslisregels", vanCriterium(), diagnostics_);
        for (const Value& verwachting : gevuldeLijst(reader, "verwachtingen"))
            criterium.verwachtingen.push_back(leesVerwachting(verwachting, criterium.nummer));
        reader.finish();

        const auto& regels = eigen ? eigen : regelsVanThema;
        criterium.eigenRegels = eigen.has_value();
        if (regels) criterium.beslisregels = regels->regels;
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
        if (reader.has("gewicht")) verwachting.gewicht = reader.number("gewicht", 1, zwaarste);
        const Value* zinnen = reader.value("zinnen");
        if (zinnen && !kader_.schaal.niveaus.empty()) verwachting.zinnen = leesZinnen(*zinnen);
        reader.finish();
        return verwachting;
    }

    std::vector<Zin> leesZinnen(const Value& value) {
        Reader reader(value, "a map of zinnen", diagnostics_);
        std::vector<Zin> zinnen;
        for (const int niveau : kader_.schaal.vanVerwachtingen()) {
            const std::string& id = kader_.schaal.niveaus[static_cast<size_t>(niveau)].id;
            if (reader.has(id)) zinnen.push_back({niveau, reader.text(id)});
        }
        reader.finish();
        return zinnen;
    }

    void bewijs(const Criterium& criterium, const std::optional<GelezenRegels>& regels) {
        if (!regels && kader_.onvolledig) return;
        if (!regels) {
            diagnostics_.error(criterium.at,
                               "nothing says how this criterium is judged; write its rules under "
                               "`beslisregels`, here or at its thema");
            return;
        }
        const std::string wat = "criterium " + (criterium.nummer.empty() ? criterium.naam : criterium.nummer);
        if (!controleerNummers(criterium.beslisregels, wat,
                               [&](const std::string& nummer) { return hoortBij(criterium, nummer); }))
            return;
        if (!regels->leesbaar || kader_.schaal.vanVerwachtingen().empty()) return;
        Gevraagd gevraagd;
        gevraagd.add(criterium.beslisregels);
        const auto alles = [&](const Verwachting&) { return onbekend(kader_.schaal, true); };
        prove(criterium.beslisregels, klassen(criterium, gevraagd, alles), kader_.schaal, kader_.feiten, wat,
              diagnostics_);
    }

    static bool hoortBij(const Criterium& criterium, const std::string& nummer) {
        return std::any_of(criterium.verwachtingen.begin(), criterium.verwachtingen.end(),
                           [&](const Verwachting& v) { return v.nummer == nummer && v.nietBeoordeeld.empty(); });
    }

    /// Every verwachting that a condition names exists here and is judged.
    template <class Bestaat>
    bool controleerNummers(const Regelset& regels, const std::string& wat, Bestaat bestaat) {
        bool goed = true;
        for (const Beslisregel& regel : regels.regels) {
            for (const Voorwaarde& v : regel.voorwaarden) {
                if (v.soort != Voorwaarde::Soort::genoemd || bestaat(v.nummer)) continue;
                diagnostics_.error(v.at, wat + " has no verwachting " + v.nummer +
                                             " that is judged; name one of its own, or write this rule where it is");
                goed = false;
            }
        }
        return goed;
    }

    /// Nothing is proved while something within is wrong, for then the parts are not what they will be. Of a kader
    /// known in part only rules about the organisation that count verwachtingen can be proved.
    void bewijsGeheel(const Thema* thema) {
        const auto bestaat = [&](const std::string& nummer) {
            const auto in = [&](const Thema& t) {
                return std::any_of(t.criteria.begin(), t.criteria.end(),
                                   [&](const Criterium& c) { return hoortBij(c, nummer); });
            };
            return thema ? in(*thema) : std::any_of(kader_.themas.begin(), kader_.themas.end(), in);
        };
        const bool goed = thema ? controleerNummers(thema->themaoordeel, "thema " + thema->nummer, bestaat)
                                : controleerNummers(kader_.eindoordeel, "the kader", bestaat);
        if (!goed || diagnostics_.hasErrors()) return;
        if (!kader_.onvolledig) return proveGeheel(kader_, thema, diagnostics_);
        Gevraagd gevraagd;
        gevraagd.add(kader_.eindoordeel);
        if (thema || gevraagd.criteria || gevraagd.themas || !gevraagd.genoemd.empty()) return;
        Klasse alle = onbekend(kader_.schaal, true);
        alle.aantal = kader_.aantalVerwachtingen();
        prove(kader_.eindoordeel, {alle}, kader_.schaal, kader_.feiten, "the organisation", diagnostics_);
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

    static constexpr int zwaarste = 100;

    Diagnostics& diagnostics_;
    Toetsingskader kader_;  ///< as far as it is read
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

int Toetsingskader::aantalGenoemd() const {
    int genoemd = 0;
    for (const Thema& thema : themas)
        for (const Criterium& criterium : thema.criteria)
            for (const Verwachting& verwachting : criterium.verwachtingen)
                genoemd += verwachting.nietBeoordeeld.empty();
    return genoemd;
}

int Toetsingskader::aantalVerwachtingen() const {
    return onvolledig ? onvolledig->verwachtingen : aantalGenoemd();
}

Toetsingskader readKader(const Value& file, Diagnostics& diagnostics) {
    return KaderLezer(diagnostics).lees(file);
}

}  // namespace oordeel::rules
