#include "rules/intervallen.h"

#include <algorithm>

namespace oordeel::rules {
namespace {

/// Combinations of intervals, over all numbers of judged verwachtingen.
constexpr int64_t meesteWerk = 20'000'000;

/// Levels that the conditions take together or leave out together.
struct Groep {
    std::vector<bool> inVoorwaarde;  ///< by condition
    size_t niveau = 0;               ///< the first of them, which stands for all
};

/// From one group to another: what a level and the next better one belong to.
using Overgangen = std::vector<std::pair<size_t, size_t>>;

std::vector<const Voorwaarde*> tellende(const Regelset& regels) {
    std::vector<const Voorwaarde*> out;
    for (const Beslisregel& regel : regels.regels)
        for (const Voorwaarde& v : regel.voorwaarden)
            if (v.soort != Voorwaarde::Soort::anders) out.push_back(&v);
    return out;
}

std::vector<Groep> groepen(const std::vector<const Voorwaarde*>& voorwaarden, const std::vector<int>& niveaus,
                           Overgangen& overgangen) {
    std::vector<Groep> out;
    size_t beter = 0;  // the group of the level before
    for (const int niveau : niveaus) {
        Groep groep{{}, static_cast<size_t>(niveau)};
        for (const Voorwaarde* v : voorwaarden) groep.inVoorwaarde.push_back(v->niveaus[groep.niveau]);
        const auto same =
            std::find_if(out.begin(), out.end(), [&](const Groep& g) { return g.inVoorwaarde == groep.inVoorwaarde; });
        const auto own = static_cast<size_t>(same - out.begin());
        if (same == out.end()) out.push_back(std::move(groep));
        if (niveau != niveaus.front() && own != beter) overgangen.emplace_back(own, beter);
        beter = own;
    }
    return out;
}

int64_t floorDivided(int64_t a, int64_t b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

/// The whole numbers that a condition lets through when `totaal` are judged.
std::pair<int64_t, int64_t> toegelaten(const Voorwaarde& v, int64_t totaal) {
    if (!v.aandeel) return {v.laagste + !v.laagsteTeltMee, v.hoogste - !v.hoogsteTeltMee};
    const int64_t least = v.laagste * totaal, most = std::min<int64_t>(v.hoogste, 1'000'000) * totaal;
    return {v.laagsteTeltMee ? floorDivided(least + 99, 100) : floorDivided(least, 100) + 1,
            v.hoogsteTeltMee ? floorDivided(most, 100) : floorDivided(most + 99, 100) - 1};
}

class Verdeler {
  public:
    using Bezoek = std::function<void(const Stand&, int)>;
    using Bij = std::function<void(const Stand&, const Stand&, int)>;

    Verdeler(const std::vector<const Voorwaarde*>& voorwaarden, const std::vector<Groep>& groepen,
             const Overgangen& overgangen, size_t niveaus, const Bezoek& bezoek, const Bij& stap)
        : voorwaarden_(voorwaarden), groepen_(groepen), overgangen_(overgangen), bezoek_(bezoek), stap_(stap) {
        stand_.verwachtingen.aantallen.resize(niveaus);
    }

    void bij(int64_t totaal, int niet) {
        niet_ = niet;
        totaal_ = totaal;
        begins_.assign(groepen_.size(), {0});
        for (size_t v = 0; v < voorwaarden_.size(); ++v) {
            const auto [least, most] = toegelaten(*voorwaarden_[v], totaal);
            if (const size_t only = enige(v, true); only < groepen_.size())
                deel(only, least, most + 1);
            else if (const size_t other = enige(v, false); other < groepen_.size())
                deel(other, totaal - most, totaal - least + 1);
        }
        for (auto& begins : begins_) {
            std::sort(begins.begin(), begins.end());
            begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
        }
        chosen_.assign(groepen_.size(), {});
        kies(0);
    }

  private:
    /// The one group that a condition counts, or that it leaves out; their number when it is not just one.
    size_t enige(size_t v, bool counted) const {
        size_t found = groepen_.size(), many = 0;
        for (size_t g = 0; g < groepen_.size(); ++g) {
            if (groepen_[g].inVoorwaarde[v] != counted) continue;
            found = g;
            ++many;
        }
        return many == 1 ? found : groepen_.size();
    }

    void deel(size_t g, int64_t one, int64_t other) {
        for (const int64_t begin : {one, other})
            if (begin > 0 && begin <= totaal_) begins_[g].push_back(begin);
    }

    void kies(size_t g) {
        if (g == groepen_.size()) return getuige();
        for (size_t i = 0; i < begins_[g].size(); ++i) {
            const int64_t end = i + 1 < begins_[g].size() ? begins_[g][i + 1] - 1 : totaal_;
            chosen_[g] = {begins_[g][i], end};
            kies(g + 1);
        }
    }

    void getuige() {
        if (!vul(chosen_)) return;
        bezoek_(stand_, niet_);
        for (const auto& [van, naar] : overgangen_) {
            for (const bool verlaat : {false, true}) {
                for (const bool bereikt : {false, true})
                    if (verlaat || bereikt) stap(van, naar, verlaat, bereikt);
            }
        }
    }

    /// One verwachting goes from one group to another. A count that leaves its interval was the lowest in it, one that
    /// reaches the next was the highest.
    void stap(size_t van, size_t naar, bool verlaat, bool bereikt) {
        Grenzen grenzen = chosen_;
        auto& [laagsteVan, hoogsteVan] = grenzen[van];
        auto& [laagsteNaar, hoogsteNaar] = grenzen[naar];
        verlaat ? hoogsteVan = laagsteVan : ++laagsteVan;
        bereikt ? laagsteNaar = hoogsteNaar : --hoogsteNaar;
        const bool kan = hoogsteVan > 0 && laagsteVan <= hoogsteVan && laagsteNaar <= hoogsteNaar;
        laagsteVan = std::max<int64_t>(laagsteVan, 1);
        if (!kan || !vul(grenzen)) return;
        Stand beter = stand_;
        --beter.verwachtingen.aantallen[groepen_[van].niveau];
        ++beter.verwachtingen.aantallen[groepen_[naar].niveau];
        stap_(stand_, beter, niet_);
    }

    using Grenzen = std::vector<std::pair<int64_t, int64_t>>;

    /// Makes `stand_` the state in which each group has at least its lowest count, and the first ones as much more as
    /// there is. False when these bounds cannot add up to what is judged.
    bool vul(const Grenzen& grenzen) {
        int64_t least = 0, most = 0;
        for (const auto& [low, high] : grenzen) {
            least += low;
            most += high;
        }
        if (least > totaal_ || most < totaal_) return false;
        int64_t rest = totaal_ - least;
        for (size_t g = 0; g < groepen_.size(); ++g) {
            const int64_t more = std::min(rest, grenzen[g].second - grenzen[g].first);
            stand_.verwachtingen.aantallen[groepen_[g].niveau] = static_cast<int>(grenzen[g].first + more);
            rest -= more;
        }
        return true;
    }

    const std::vector<const Voorwaarde*>& voorwaarden_;
    const std::vector<Groep>& groepen_;
    const Overgangen& overgangen_;
    const Bezoek& bezoek_;
    const Bij& stap_;
    Stand stand_;
    int64_t totaal_ = 0;
    int niet_ = 0;
    std::vector<std::vector<int64_t>> begins_;
    Grenzen chosen_;
};

}  // namespace

bool elkInterval(const Regelset& regels, const std::vector<Klasse>& klassen, const Schaal& schaal,
                 const std::function<void(const Stand&, int)>& bezoek,
                 const std::function<void(const Stand&, const Stand&, int)>& stap) {
    if (klassen.size() != 1) return false;
    const std::vector<const Voorwaarde*> voorwaarden = tellende(regels);
    for (const Voorwaarde* v : voorwaarden)
        if (v->soort != Voorwaarde::Soort::aantal || v->eenheid != Voorwaarde::Eenheid::verwachting) return false;
    Overgangen overgangen;
    const std::vector<Groep> parts = groepen(voorwaarden, klassen[0].niveaus, overgangen);
    int64_t combinations = 1;
    for (size_t v = 0; v < voorwaarden.size(); ++v) {
        const auto in = static_cast<size_t>(
            std::count_if(parts.begin(), parts.end(), [&](const Groep& g) { return g.inVoorwaarde[v]; }));
        if (in > 1 && in + 1 < parts.size()) return false;
    }
    for (size_t g = 0; g < parts.size() && combinations < meesteWerk; ++g)
        combinations *= 2 * static_cast<int64_t>(voorwaarden.size()) + 1;
    const int aantal = klassen[0].aantal, minste = klassen[0].ookNiet ? 1 : aantal;
    if (combinations > meesteWerk / std::max(1, aantal - minste + 1)) return false;
    Verdeler verdeler(voorwaarden, parts, overgangen, schaal.niveaus.size(), bezoek, stap);
    for (int judged = aantal; judged >= minste; --judged) verdeler.bij(judged, aantal - judged);
    return true;
}

}  // namespace oordeel::rules
