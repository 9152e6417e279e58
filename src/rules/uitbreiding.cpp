#include "rules/uitbreiding.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <vector>

#include "base/nearest.h"
#include "base/reader.h"

namespace oordeel::rules {
namespace {

constexpr const char* basisKey = "breidt uit";

/// Where parts stand, by how deep: a thema, a criterium, a verwachting.
constexpr const char* lijsten[] = {"thema's", "criteria", "verwachtingen"};

size_t diepte(const std::string& nummer) {
    return static_cast<size_t>(std::count(nummer.begin(), nummer.end(), '.'));
}

std::string ouderVan(const std::string& nummer) {
    const size_t punt = nummer.rfind('.');
    return punt == std::string::npos ? "" : nummer.substr(0, punt);
}

/// The last part of a number: 12 of "1.1.12".
int volgnummer(const std::string& nummer) {
    const size_t punt = nummer.rfind('.');
    const char* begin = nummer.data() + (punt == std::string::npos ? 0 : punt + 1);
    int out = 0;
    std::from_chars(begin, nummer.data() + nummer.size(), out);
    return out;
}

Value* veld(Value& map, std::string_view key) {
    const auto found = std::find_if(map.map.begin(), map.map.end(), [&](const Entry& e) { return e.key == key; });
    return found == map.map.end() ? nullptr : &found->value;
}

std::string nummerVan(const Value& deel) {
    const Value* nummer = deel.find("nummer");
    return nummer && nummer->kind == Value::Kind::text ? nummer->text : "";
}

class Uitbreider {
  public:
    Uitbreider(const Value& basis, Diagnostics& diagnostics) : kader_(basis), diagnostics_(diagnostics) {
        kader_.at = {};
        nummers(kader_, 0);
    }

    Value breidUit(const Value& file) {
        controleerVersie(file);
        kader_.at = file.at;
        Reader reader(file, "a kader that extends another", diagnostics_);
        for (const Value& value : reader.list("vervalt", false)) vervalt(value);
        for (const Value& value : reader.list("wijzigt", false)) wijzigt(value);
        for (const Value& value : reader.list("voegt toe", false)) voegToe(value);
        for (const Entry& entry : file.map) {
            if (entry.key == basisKey || entry.key == "vervalt" || entry.key == "wijzigt" || entry.key == "voegt toe")
                continue;
            if (entry.key == lijsten[0])
                diagnostics_.error(entry.at,
                                   "a kader that extends another changes its thema's by number; write them under "
                                   "`wijzigt`, `voegt toe` or `vervalt`");
            else
                zet(kader_, entry);
        }
        return std::move(kader_);
    }

  private:
    void controleerVersie(const Value& file) {
        const Value *id = file.find("id"), *basisId = kader_.find("id");
        const Value *versie = file.find("versie"), *basisVersie = kader_.find("versie");
        if (!versie)
            diagnostics_.error(file.at,
                               "a kader that extends another has a version of its own; add a line that begins "
                               "with versie:");
        else if (basisVersie && basisVersie->text == versie->text && (!id || !basisId || id->text == basisId->text))
            diagnostics_.error(versie->at, "this is the version of the kader that it extends; give it one of its own");
    }

    void nummers(const Value& geheel, size_t level) {
        const Value* delen = level < std::size(lijsten) ? geheel.find(lijsten[level]) : nullptr;
        for (const Value& deel : delen ? delen->list : std::vector<Value>{}) {
            bekend_.push_back(nummerVan(deel));
            nummers(deel, level + 1);
        }
    }

    /// The list in which a number stands or would stand; null when what it would be part of is not there. A part that
    /// has no parts yet gets an empty list.
    std::vector<Value>* lijstVan(const std::string& nummer) {
        const size_t level = diepte(nummer);
        if (level >= std::size(lijsten)) return nullptr;
        Value* geheel = level == 0 ? &kader_ : vind(ouderVan(nummer));
        if (!geheel) return nullptr;
        if (!veld(*geheel, lijsten[level])) geheel->set(lijsten[level], Value::ofList());
        return &veld(*geheel, lijsten[level])->list;
    }

    Value* vind(const std::string& nummer) {
        std::vector<Value>* lijst = lijstVan(nummer);
        if (!lijst) return nullptr;
        const auto found =
            std::find_if(lijst->begin(), lijst->end(), [&](const Value& deel) { return nummerVan(deel) == nummer; });
        return found == lijst->end() ? nullptr : &*found;
    }

    /// The number that a change is about; empty after an error.
    std::string leesNummer(const Value& value) {
        Reader reader(value, "a change to a kader", diagnostics_);
        const std::string nummer = reader.text("nummer");
        return eenmaal(nummer, reader.at("nummer")) ? nummer : "";
    }

    bool eenmaal(const std::string& nummer, Position at) {
        if (nummer.empty()) return false;
        if (genoemd_.insert(nummer).second) return true;
        diagnostics_.error(at, nummer + " is named twice in these changes; name it once");
        return false;
    }

    void meldOnbekend(const std::string& nummer, Position at) {
        diagnostics_.error(at, "the kader that this one extends has no " + nummer + didYouMean(nummer, bekend_));
    }

    void vervalt(const Value& value) {
        const std::string nummer = value.kind == Value::Kind::text ? value.text : "";
        if (nummer.empty()) {
            diagnostics_.error(
                value.at, "under `vervalt` stand numbers, not " + kindInWords(value) + "; write for instance [1.1.2]");
            return;
        }
        if (!eenmaal(nummer, value.at)) return;
        if (!vind(nummer)) return meldOnbekend(nummer, value.at);
        std::erase_if(*lijstVan(nummer), [&](const Value& deel) { return nummerVan(deel) == nummer; });
    }

    void wijzigt(const Value& value) {
        const std::string nummer = leesNummer(value);
        if (nummer.empty()) return;
        Value* deel = vind(nummer);
        if (!deel) return meldOnbekend(nummer, value.find("nummer")->at);
        for (const Entry& entry : value.map) {
            if (entry.key == "nummer") continue;
            if (std::find(std::begin(lijsten), std::end(lijsten), entry.key) != std::end(lijsten))
                diagnostics_.error(entry.at, "what stands within " + nummer +
                                                 " is changed by its own number; write it "
                                                 "under `wijzigt`, `voegt toe` or `vervalt`");
            else if (entry.value.kind == Value::Kind::null)
                std::erase_if(deel->map, [&](const Entry& e) { return e.key == entry.key; });
            else
                zet(*deel, entry);
        }
    }

    void voegToe(const Value& value) {
        const std::string nummer = leesNummer(value);
        if (nummer.empty()) return;
        const Position at = value.find("nummer")->at;
        std::vector<Value>* lijst = lijstVan(nummer);
        if (!lijst) {
            diagnostics_.error(at, "there is nothing to add " + nummer + " to; add " + ouderVan(nummer) + " first");
        } else if (vind(nummer)) {
            diagnostics_.error(at, "the kader that this one extends already has a " + nummer +
                                       "; change it under `wijzigt`, or take another number");
        } else {
            const auto place = std::find_if(lijst->begin(), lijst->end(), [&](const Value& deel) {
                return volgnummer(nummerVan(deel)) > volgnummer(nummer);
            });
            lijst->insert(place, value);
        }
    }

    static void zet(Value& map, const Entry& entry) {
        const auto found =
            std::find_if(map.map.begin(), map.map.end(), [&](const Entry& e) { return e.key == entry.key; });
        if (found == map.map.end())
            map.map.push_back(entry);
        else
            *found = entry;
    }

    Value kader_;
    Diagnostics& diagnostics_;
    std::vector<std::string> bekend_;  ///< numbers of the basis
    std::set<std::string> genoemd_;
};

}  // namespace

std::optional<Basis> leesBasis(const Value& file, Diagnostics& diagnostics) {
    const Value* value = file.find(basisKey);
    if (!value) return {};
    Reader reader(*value, "what a kader extends", diagnostics);
    Basis basis;
    basis.bestand = reader.text("bestand");
    basis.versie = reader.text("versie");
    basis.at = reader.at("bestand");
    basis.versieAt = reader.at("versie");
    reader.finish();
    if (basis.bestand.empty() || basis.versie.empty()) return {};
    return basis;
}

Value uitgebreid(const Value& basis, const Value& file, Diagnostics& diagnostics) {
    return Uitbreider(basis, diagnostics).breidUit(file);
}

}  // namespace oordeel::rules
