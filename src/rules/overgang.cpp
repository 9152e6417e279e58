#include "rules/overgang.h"

#include <algorithm>
#include <set>

#include "base/nearest.h"
#include "base/reader.h"

namespace oordeel::rules {
namespace {

class OvergangLezer {
  public:
    OvergangLezer(const std::vector<const Toetsingskader*>& kaders, Diagnostics& diagnostics)
        : kaders_(kaders), diagnostics_(diagnostics) {}

    Overgang lees(const Value& file) {
        Reader reader(file, "an overgang", diagnostics_);
        Overgang out;
        const Toetsingskader* van = leesKader(reader, "van");
        const Toetsingskader* naar = leesKader(reader, "naar");
        out.bron = reader.text("bron");
        const std::string gelijk = reader.optionalText("gelijk gebleven");
        const std::vector<Value>& paren = reader.list("verwachtingen", gelijk.empty());
        reader.finish();
        if (!van || !naar) return out;
        if (zelfdeKader(*van, *naar)) {
            reader.error("naar", "an overgang goes from one kader or version to another; these are the same");
            return out;
        }
        out.vanKader = van->id;
        out.vanVersie = van->versie;
        out.naarKader = naar->id;
        out.naarVersie = naar->versie;
        for (const Value& paar : paren) leesPaar(paar, *van, *naar, out);
        if (!gelijk.empty()) voegGelijkeToe(*van, *naar, gelijk, out);
        return out;
    }

  private:
    const Toetsingskader* leesKader(Reader& eigenaar, std::string_view key) {
        const Value* value = eigenaar.value(key, true);
        if (!value) return nullptr;
        Reader reader(*value, "a side of an overgang", diagnostics_);
        const std::string id = reader.text("kader"), versie = reader.text("versie");
        reader.finish();
        if (id.empty() || versie.empty()) return nullptr;
        std::string bekend;
        for (const Toetsingskader* kader : kaders_) {
            if (kader->id == id && kader->versie == versie) return kader;
            bekend += (bekend.empty() ? "" : ", ") + kader->id + " " + kader->versie;
        }
        eigenaar.error(key, "nobody here knows a kader \"" + id + "\" of version " + versie + "; known are " + bekend);
        return nullptr;
    }

    void leesPaar(const Value& value, const Toetsingskader& van, const Toetsingskader& naar, Overgang& out) {
        Reader reader(value, "a pair of verwachtingen", diagnostics_);
        Overgang::Paar paar{leesNummer(reader, "van", van, gezienVan_), leesNummer(reader, "naar", naar, gezienNaar_),
                            reader.text("reden")};
        reader.finish();
        if (!paar.van.empty() && !paar.naar.empty()) out.paren.push_back(std::move(paar));
    }

    std::string leesNummer(Reader& reader, std::string_view key, const Toetsingskader& kader,
                           std::set<std::string>& gezien) {
        const std::string nummer = reader.text(key);
        if (nummer.empty()) return {};
        if (!kader.verwachting(nummer)) {
            std::vector<std::string> bekend;
            for (const Thema& thema : kader.themas)
                for (const Criterium& criterium : thema.criteria)
                    for (const Verwachting& one : criterium.verwachtingen) bekend.push_back(one.nummer);
            reader.error(key, "kader " + kader.id + " has no verwachting " + nummer + didYouMean(nummer, bekend));
            return {};
        }
        if (gezien.insert(nummer).second) return nummer;
        reader.error(key,
                     nummer + " is in this overgang twice; what two verwachtingen ask together cannot be compared");
        return {};
    }

    void voegGelijkeToe(const Toetsingskader& van, const Toetsingskader& naar, const std::string& reden,
                        Overgang& out) {
        for (const Thema& thema : van.themas) {
            for (const Criterium& criterium : thema.criteria) {
                for (const Verwachting& one : criterium.verwachtingen) {
                    const Verwachting* other = naar.verwachting(one.nummer);
                    if (!other || other->tekst != one.tekst) continue;
                    if (gezienVan_.count(one.nummer) || gezienNaar_.count(one.nummer)) continue;
                    out.paren.push_back({one.nummer, one.nummer, reden});
                }
            }
        }
    }

    const std::vector<const Toetsingskader*>& kaders_;
    Diagnostics& diagnostics_;
    std::set<std::string> gezienVan_, gezienNaar_;
};

}  // namespace

bool zelfdeKader(const Toetsingskader& een, const Toetsingskader& ander) {
    return een.id == ander.id && een.versie == ander.versie;
}

bool Overgang::past(const Toetsingskader& van, const Toetsingskader& naar) const {
    return van.id == vanKader && van.versie == vanVersie && naar.id == naarKader && naar.versie == naarVersie;
}

Overgang omgekeerd(const Overgang& overgang) {
    Overgang out{overgang.naarKader, overgang.naarVersie, overgang.vanKader, overgang.vanVersie, overgang.bron, {}};
    for (const Overgang::Paar& paar : overgang.paren) out.paren.push_back({paar.naar, paar.van, paar.reden});
    return out;
}

Overgang readOvergang(const Value& file, const std::vector<const Toetsingskader*>& kaders, Diagnostics& diagnostics) {
    return OvergangLezer(kaders, diagnostics).lees(file);
}

}  // namespace oordeel::rules
