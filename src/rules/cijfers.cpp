#include "rules/cijfers.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "base/dutch.h"
#include "base/nearest.h"
#include "base/reader.h"
#include "base/share.h"
#include "rules/navraag.h"

namespace oordeel::rules {
namespace {

using Eenheid = Voorwaarde::Eenheid;

constexpr int mostDecimals = 3;
constexpr int64_t largest = 999'999'999;

/// Days since 1970. Precondition: a date that base/reader.h accepted.
int64_t dayNumber(std::string_view iso) {
    const auto figures = [&](size_t from, size_t count) {
        int number = 0;
        std::from_chars(iso.data() + from, iso.data() + from + count, number);
        return number;
    };
    return std::chrono::sys_days(std::chrono::year(figures(0, 4)) /
                                 std::chrono::month(static_cast<unsigned>(figures(5, 2))) /
                                 std::chrono::day(static_cast<unsigned>(figures(8, 2))))
        .time_since_epoch()
        .count();
}

class CijferLezer {
  public:
    CijferLezer(const Value& definitie, const Verzameling& verzameling, const std::vector<Cijfer>& eerdere,
                Diagnostics& diagnostics)
        : reader_(definitie, "a figure", found_),
          verzameling_(verzameling),
          schaal_(verzameling.kader->schaal),
          eerdere_(eerdere),
          diagnostics_(diagnostics) {
        cijfer_.at = definitie.at;
    }

    std::optional<Cijfer> lees() {
        cijfer_.wat = reader_.optionalText("wat");
        leesSoort();
        leesWoorden();
        reader_.finish();
        diagnostics_.append(found_);
        return found_.hasErrors() ? std::nullopt : std::optional(std::move(cijfer_));
    }

  private:
    void leesSoort() {
        if (reader_.has("tel")) return tel();
        if (reader_.has("hoogste")) return uiterste("hoogste");
        if (reader_.has("laagste")) return uiterste("laagste");
        if (reader_.has("rang")) return rang();
        if (reader_.has("feit")) return feit();
        if (reader_.has("dagen")) return dagen();
        if (reader_.has("som")) return som("som");
        if (reader_.has("verschil")) return som("verschil");
        if (reader_.has("getal")) return getal();
        reader_.error("tel", "nothing says what this figure is; write for instance {tel: organisaties, met: 1.1.2 " +
                                 schaal_.niveaus.back().id + "}, or getal: with a bron:");
    }

    void tel() {
        const std::string wat = reader_.text("tel");
        cijfer_.soort = Cijfer::Soort::aantal;
        if (wat == "organisaties") return telOrganisaties();
        if (wat == "verwachtingen") return telDelen(Eenheid::verwachting);
        if (wat == "criteria") return telDelen(Eenheid::criterium);
        if (wat == "thema's" || wat == "thema’s") return telDelen(Eenheid::thema);
        if (!wat.empty())
            reader_.error("tel",
                          "\"" + wat + "\" cannot be counted; write organisaties, verwachtingen, criteria or thema's");
    }

    void telOrganisaties() {
        noem("organisatie", "organisaties");
        const std::string met = reader_.text("met"), onder = reader_.optionalText("onder");
        const std::string binnen = reader_.optionalText("binnen");
        if (!binnen.empty() && delenVan(*verzameling_.kader, Eenheid::verwachting, binnen).empty()) nietsBinnen(binnen);
        const std::vector<Voorwaarde> vraag = voorwaarden("met", met, overOrganisatie());
        const std::vector<Voorwaarde> geheel = voorwaarden("onder", onder, overOrganisatie());
        cijfer_.vraag = "organisaties" + (onder.empty() ? "" : " met " + onder + ", waarvan") + " met " + met +
                        (binnen.empty() ? "" : " binnen " + binnen);
        if (vraag.empty() || (!onder.empty() && geheel.empty())) return;
        int64_t totaal = 0;
        std::vector<std::string> onbekend;
        for (const Lid& lid : verzameling_.leden) {
            const Antwoord telt = antwoord(geheel, lid, *verzameling_.kader, {});
            const Antwoord past = antwoord(vraag, lid, *verzameling_.kader, binnen);
            if (telt == Antwoord::onbekend || (telt == Antwoord::ja && past == Antwoord::onbekend))
                onbekend.push_back(lid.naam);
            if (telt != Antwoord::ja || past == Antwoord::buiten) continue;
            ++totaal;
            (past == Antwoord::ja ? cijfer_.namen : cijfer_.andere).push_back(lid.naam);
        }
        if (!onbekend.empty())
            reader_.error("met", "of " + dutch::enumeration(onbekend) +
                                     " it is not known whether this is so; limit the figure with `onder` to what is");
        tellen(totaal);
    }

    void telDelen(Eenheid eenheid) {
        noemDelen(eenheid);
        const std::string met = reader_.text("met"), bij = reader_.optionalText("bij");
        const std::string binnen = reader_.optionalText("binnen");
        cijfer_.vraag = cijfer_.meervoud + (binnen.empty() ? "" : " binnen " + binnen);
        std::vector<Deel> delen = delenVan(*verzameling_.kader, eenheid, binnen);
        if (delen.empty()) nietsBinnen(binnen);
        if (bij.empty()) return telOverOrganisaties(delen, met, eenheid);
        const Lid* lid = lidVan("bij", bij);
        const auto telling = readTelling(met, reader_.at("met"), eenheid, overOrganisatie(), found_);
        if (!lid || !telling || met.empty()) return;
        cijfer_.vraag += " die bij " + lid->naam + " " + met + " zijn";
        int64_t totaal = 0;
        for (const Deel& deel : delen) {
            const std::optional<int> niveau = niveauVan(deel, *lid);
            if (!niveau) return telUitslag(*lid, *telling, binnen, eenheid);
            if (*niveau < 0) continue;
            ++totaal;
            if (telling->niveaus[static_cast<size_t>(*niveau)]) cijfer_.namen.push_back(deel.nummer);
        }
        tellen(totaal);
    }

    void nietsBinnen(const std::string& binnen) {
        reader_.error("binnen", "this kader has no thema or criterium \"" + binnen +
                                    "\" with what is counted; write a number such as 1 or 2.1");
    }

    /// Of what the source only gives counts for, the counts are known but not which.
    void telUitslag(const Lid& lid, const Voorwaarde& telling, const std::string& binnen, Eenheid eenheid) {
        cijfer_.namen.clear();
        if (!lid.beoordeling->uitslag || !binnen.empty() || eenheid != Eenheid::verwachting)
            return reader_.error("bij", "not all of this is known of " + lid.naam +
                                            "; count something that is, or write the number with its bron");
        const Uitkomst& uitslag = *lid.beoordeling->uitslag;
        for (size_t i = 0; i < uitslag.aantallen.size(); ++i)
            if (telling.niveaus[i]) cijfer_.waarde += uitslag.aantallen[i];
        cijfer_.totaal = uitslag.totaal();
    }

    void telOverOrganisaties(const std::vector<Deel>& delen, const std::string& met, Eenheid eenheid) {
        Woordenschat woorden{schaal_, verzameling_.kader->feiten};
        woorden.organisaties = eenheid;
        const std::vector<Voorwaarde> vraag = voorwaarden("met", met, woorden);
        cijfer_.vraag += " met " + met + " (van de organisaties)";
        if (vraag.empty()) return;
        for (const Deel& deel : delen) {
            const std::optional<Uitkomst> uitkomst = uitkomstOver(deel, verzameling_);
            if (!uitkomst)
                return reader_.error(
                    "met", "of " + deel.nummer + " not everything is known; limit the figure with `binnen` to what is");
            Stand stand;
            uitkomstIn(stand, eenheid) = *uitkomst;
            const bool past = std::all_of(vraag.begin(), vraag.end(), [&](const auto& v) { return v.geldt(stand); });
            if (past) cijfer_.namen.push_back(deel.nummer);
        }
        tellen(static_cast<int64_t>(delen.size()));
    }

    void uiterste(const char* key) {
        const bool hoogste = key == std::string_view("hoogste");
        cijfer_.soort = Cijfer::Soort::uiterste;
        const std::string wat = reader_.text(key);
        const auto telling = readTelling(wat, reader_.at(key), Eenheid::verwachting, overOrganisatie(), found_);
        if (!telling) return;
        noemDelen(telling->eenheid);
        cijfer_.vraag = std::string("het ") + key + " aantal " + wat + " van een organisatie";
        bool eerste = true;
        for (const Lid& lid : verzameling_.leden) {
            const std::optional<int64_t> aantal = aantalBij(key, *telling, lid);
            if (!aantal) return;
            const bool verder = hoogste ? *aantal > cijfer_.waarde : *aantal < cijfer_.waarde;
            if (eerste || verder) cijfer_.namen.clear();
            if (eerste || verder) cijfer_.waarde = *aantal;
            if (*aantal == cijfer_.waarde) cijfer_.namen.push_back(lid.naam);
            eerste = false;
        }
    }

    void rang() {
        cijfer_.soort = Cijfer::Soort::rang;
        const Lid* lid = lidVan("rang", reader_.text("rang"));
        const std::string op = reader_.text("op");
        if (!lid || op.empty()) return;
        const auto telling = readTelling(op, reader_.at("op"), Eenheid::verwachting, overOrganisatie(), found_);
        const std::optional<int64_t> eigen = telling ? aantalBij("op", *telling, *lid) : std::nullopt;
        if (!eigen) return;
        cijfer_.vraag = "de plaats van " + lid->naam + " op het aantal " + op;
        cijfer_.waarde = 1;
        cijfer_.namen = {lid->naam};
        for (const Lid& ander : verzameling_.leden) {
            const std::optional<int64_t> aantal = aantalBij("op", *telling, ander);
            if (!aantal) return;
            if (*aantal > *eigen) ++cijfer_.waarde;
            if (*aantal == *eigen && &ander != lid) cijfer_.gedeeldMet.push_back(ander.naam);
        }
    }

    std::optional<int64_t> aantalBij(const char* key, const Voorwaarde& telling, const Lid& lid) {
        const std::optional<int64_t> aantal = geteld(telling, lid, *verzameling_.kader);
        if (!aantal) reader_.error(key, "not all of this is known of " + lid.naam + "; leave it out of the set");
        return aantal;
    }

    void feit() {
        const std::string id = reader_.text("feit");
        const Lid* lid = lidVan("bij", reader_.text("bij"));
        std::vector<std::string> known;
        for (const Feit& een : verzameling_.kader->feiten) known.push_back(een.id);
        const auto found = std::find(known.begin(), known.end(), id);
        if (found == known.end())
            return reader_.error("feit", "the kader has no fact \"" + id + "\"" + didYouMean(id, known));
        if (!lid) return;
        const auto index = static_cast<size_t>(found - known.begin());
        const FeitWaarde& waarde = lid->beoordeling->feiten[index];
        cijfer_.vraag = verzameling_.kader->feiten[index].naam + " bij " + lid->naam;
        if (!waarde.waarde)
            return reader_.error("feit", "\"" + id + "\" is not known of " + lid->naam + ": " + waarde.reden);
        cijfer_.waarde = *waarde.waarde;
        cijfer_.datum = waarde.peildatum;
        cijfer_.bron = lid->beoordeling->bron;
    }

    void dagen() {
        cijfer_.soort = Cijfer::Soort::dagen;
        noem("dag", "dagen");
        Reader data(*reader_.value("dagen"), "the dates of a figure", found_);
        cijfer_.begin = data.optionalDate("van");
        cijfer_.eind = data.optionalDate("tot");
        data.finish();
        if (cijfer_.begin.empty() || cijfer_.eind.empty()) {
            if (!found_.hasErrors())
                reader_.error("dagen", "days lie between two dates; write {van: 2017-02-23, tot: 2017-05-31}");
            return;
        }
        cijfer_.waarde = dayNumber(cijfer_.eind) - dayNumber(cijfer_.begin);
        cijfer_.vraag = "dagen van " + dutch::longDate(cijfer_.begin) + " tot " + dutch::longDate(cijfer_.eind);
        if (cijfer_.waarde < 0) reader_.error("dagen", "the second date lies before the first; change them round");
    }

    void som(const char* key) {
        const bool optellen = key == std::string_view("som");
        bool eerste = true;
        for (const std::string& id : reader_.texts(key)) {
            const std::optional<int64_t> deel = eerder(key, id);
            if (!deel) return;
            cijfer_.waarde += eerste || optellen ? *deel : -*deel;
            cijfer_.vraag += (eerste ? "" : optellen ? " + " : " − ") + id;
            eerste = false;
        }
        if (cijfer_.waarde < 0 || cijfer_.waarde > largest)
            reader_.error(key, cijfer_.waarde < 0 ? "the difference is below zero; put the largest figure first"
                                                  : "the sum is too large");
        geheelEnEenheid();
    }

    void getal() {
        const std::string tekst = reader_.text("getal");
        const Value* value = reader_.value("getal");
        if (const size_t komma = tekst.find(','); komma != std::string::npos)
            cijfer_.decimalen = static_cast<int>(std::min<size_t>(tekst.size() - komma - 1, mostDecimals));
        const std::optional<int64_t> waarde = dutch::parseDecimal(tekst, cijfer_.decimalen);
        if (!tekst.empty() && (!waarde || *waarde > largest || value->quoted))
            reader_.error("getal", "\"" + tekst +
                                       "\" is no number here; write it in figures without quotes, for "
                                       "instance 35, 1358 or 2,5");
        cijfer_.waarde = waarde.value_or(0);
        cijfer_.bron = reader_.text("bron");
        cijfer_.datum = reader_.optionalDate("datum");
        cijfer_.vraag = "volgens " + cijfer_.bron;
        geheelEnEenheid();
    }

    /// The whole and what is counted, which a number does not know of itself.
    void geheelEnEenheid() {
        if (reader_.has("van")) {
            const std::string van = reader_.text("van");
            const bool figures = van.find_first_not_of("0123456789") == std::string::npos;
            cijfer_.totaal = figures ? dutch::parseDecimal(van, cijfer_.decimalen) : eerder("van", van);
            if (cijfer_.totaal && (*cijfer_.totaal < cijfer_.waarde || *cijfer_.totaal == 0))
                reader_.error("van", "the whole is smaller than its part; one of the two is wrong");
        }
        const std::string eenheid = reader_.optionalText("eenheid");
        const size_t slash = eenheid.find('/');
        noem(eenheid.substr(0, slash), slash == std::string::npos ? eenheid : eenheid.substr(slash + 1));
    }

    std::optional<int64_t> eerder(const char* key, const std::string& id) {
        std::vector<std::string> known;
        for (const Cijfer& een : eerdere_) {
            known.push_back(een.id);
            if (een.id != id) continue;
            if (een.decimalen == 0) return een.waarde;
            reader_.error(key, "\"" + id + "\" has decimals; add whole numbers only");
            return {};
        }
        reader_.error(key, "no figure above this one is called \"" + id + "\"" + didYouMean(id, known));
        return {};
    }

    /// The words for the share: those of the author, which must be true, or else the first that are.
    void leesWoorden() {
        const bool gekozen = reader_.has("in woorden");
        const std::string tekst = reader_.optionalText("in woorden");
        const bool deel = cijfer_.totaal && *cijfer_.totaal > 0;
        if (found_.hasErrors()) return;
        if (gekozen && !deel)
            return reader_.error("in woorden", "this figure is no share of a whole; leave the words out, or say `van`");
        if (!deel) return;
        if (!gekozen) {
            cijfer_.woorden = dutch::wordsForShare(cijfer_.waarde, *cijfer_.totaal).words;
            return;
        }
        const dutch::ShareWord* woord = dutch::findShareWord(tekst);
        if (woord && woord->isTrue(cijfer_.waarde, *cijfer_.totaal)) {
            cijfer_.woorden = woord->words;
            return;
        }
        std::vector<std::string> waar;
        for (const dutch::ShareWord* een : dutch::trueShareWords(cijfer_.waarde, *cijfer_.totaal))
            waar.push_back("\"" + een->words + "\"");
        const std::string is = dutch::number(cijfer_.waarde) + " van de " + dutch::number(*cijfer_.totaal) + " (" +
                               dutch::percentage(cijfer_.waarde, *cijfer_.totaal) + ")";
        reader_.error("in woorden",
                      woord ? "\"" + tekst + "\" is not true of " + is + "; it is said " +
                                  dutch::intervalInWords(*woord) + ". True are " + dutch::enumeration(waar)
                            : "\"" + tekst + "\" has no interval; of " + is + " true are " + dutch::enumeration(waar));
    }

    void noem(std::string enkelvoud, std::string meervoud) {
        cijfer_.enkelvoud = std::move(enkelvoud);
        cijfer_.meervoud = std::move(meervoud);
    }

    void noemDelen(Eenheid eenheid) {
        noem(naamVan(eenheid), eenheid == Eenheid::verwachting ? "verwachtingen"
                               : eenheid == Eenheid::criterium ? "criteria"
                                                               : "thema’s");
    }

    void tellen(int64_t totaal) {
        cijfer_.waarde = static_cast<int64_t>(cijfer_.namen.size());
        cijfer_.totaal = totaal;
    }

    Woordenschat overOrganisatie() const {
        Woordenschat woorden{schaal_, verzameling_.kader->feiten};
        woorden.delen = woorden.genoemdeDelen = true;
        return woorden;
    }

    /// Reads conditions and checks that what they name exists.
    std::vector<Voorwaarde> voorwaarden(std::string_view key, const std::string& tekst, const Woordenschat& woorden) {
        if (tekst.empty()) return {};
        std::vector<Voorwaarde> out = readVoorwaarden(tekst, reader_.at(key), woorden, found_);
        for (const Voorwaarde& v : out) {
            if (v.soort == Voorwaarde::Soort::anders)
                reader_.error(key, "\"anders\" says nothing here; write a condition of its own");
            const bool bestaat = v.soort != Voorwaarde::Soort::genoemd || v.nummer.empty() ||
                                 wordtBeoordeeld(*verzameling_.kader, v.eenheid, v.nummer);
            if (!bestaat)
                found_.error(v.at, "the kader has no " + naamVan(v.eenheid) + " " + v.nummer +
                                       " that is judged; write a number that it has");
        }
        return found_.hasErrors() ? std::vector<Voorwaarde>{} : out;
    }

    const Lid* lidVan(std::string_view key, const std::string& id) {
        std::vector<std::string> ids;
        for (const Lid& lid : verzameling_.leden) {
            ids.push_back(lid.id);
            if (lid.id == id) return &lid;
        }
        if (!id.empty())
            reader_.error(key, "no organisation in this set has the id \"" + id + "\"" + didYouMean(id, ids));
        return nullptr;
    }

    Diagnostics found_;
    Reader reader_;
    const Verzameling& verzameling_;
    const Schaal& schaal_;
    const std::vector<Cijfer>& eerdere_;
    Diagnostics& diagnostics_;
    Cijfer cijfer_;
};

bool isNaam(std::string_view id) {
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

}  // namespace

std::optional<Cijfer> readCijfer(const Value& definitie, const Verzameling& verzameling,
                                 const std::vector<Cijfer>& eerdere, Diagnostics& diagnostics) {
    if (definitie.kind != Value::Kind::map) {
        Reader(definitie, "a figure", diagnostics);
        return {};
    }
    return CijferLezer(definitie, verzameling, eerdere, diagnostics).lees();
}

std::vector<Cijfer> readCijfers(const Value& file, const Verzameling& verzameling, Diagnostics& diagnostics) {
    std::vector<Cijfer> out;
    Reader reader(file, "the file of figures", diagnostics);
    const Value* map = reader.value("cijfers", true);
    if (map && map->kind != Value::Kind::map)
        reader.error("cijfers", "`cijfers` is a map; write for each figure a name and what it is");
    for (const Entry& entry : map ? map->map : std::vector<Entry>{}) {
        if (!isNaam(entry.key))
            diagnostics.error(entry.at, "\"" + entry.key +
                                            "\" cannot be a name in a template; write it with small letters, digits "
                                            "and underscores");
        std::optional<Cijfer> cijfer = readCijfer(entry.value, verzameling, out, diagnostics);
        if (!cijfer) continue;
        cijfer->id = entry.key;
        cijfer->at = entry.at;
        out.push_back(std::move(*cijfer));
    }
    reader.finish();
    return out;
}

}  // namespace oordeel::rules
