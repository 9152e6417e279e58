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

std::vector<const Voorwaarde*> tellende(const Regelset& regels) {
    std::vector<const Voorwaarde*> out;
    for (const Beslisregel& regel : regels.regels)
        for (const Voorwaarde& v : regel.voorwaarden)
            if (v.soort != Voorwaarde::Soort::anders) out.push_back(&v);
    return out;
}

std::vector<Groep> groepen(const std::vector<const Voorwaarde*>& voorwaarden, const std::vector<int>& niveaus) {
    std::vector<Groep> out;
    for (const int niveau : niveaus) {
        Groep groep{{}, static_cast<size_t>(niveau)};
        for (const Voorwaarde* v : voorwaarden) groep.inVoorwaarde.push_back(v->niveaus[groep.niveau]);
        const bool isNew =
            std::none_of(out.begin(), out.end(), [&](const Groep& g) { return g.inVoorwaarde == groep.inVoorwaarde; });
        if (isNew) out.push_back(std::move(groep));
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
    Verdeler(const std::vector<const Voorwaarde*>& voorwaarden, const std::vector<Groep>& groepen, size_t niveaus,
             const std::function<void(const Stand&, int)>& bezoek)
        : voorwaarden_(voorwaarden), groepen_(groepen), bezoek_(bezoek) {
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

    /// The state in which each group has at least its lowest count, and the first ones as much more as there is.
    void getuige() {
        int64_t least = 0, most = 0;
        for (const auto& [low, high] : chosen_) {
            least += low;
            most += high;
        }
        if (least > totaal_ || most < totaal_) return;
        int64_t rest = totaal_ - least;
        for (size_t g = 0; g < groepen_.size(); ++g) {
            const int64_t more = std::min(rest, chosen_[g].second - chosen_[g].first);
            stand_.verwachtingen.aantallen[groepen_[g].niveau] = static_cast<int>(chosen_[g].first + more);
            rest -= more;
        }
        bezoek_(stand_, niet_);
    }

    const std::vector<const Voorwaarde*>& voorwaarden_;
    const std::vector<Groep>& groepen_;
    const std::function<void(const Stand&, int)>& bezoek_;
    Stand stand_;
    int64_t totaal_ = 0;
    int niet_ = 0;
    std::vector<std::vector<int64_t>> begins_;
    std::vector<std::pair<int64_t, int64_t>> chosen_;
};

}  // namespace

bool elkInterval(const Regelset& regels, const std::vector<Klasse>& klassen, const Schaal& schaal,
                 const std::function<void(const Stand&, int)>& bezoek) {
    if (klassen.size() != 1) return false;
    const std::vector<const Voorwaarde*> voorwaarden = tellende(regels);
    for (const Voorwaarde* v : voorwaarden)
        if (v->soort != Voorwaarde::Soort::aantal || v->eenheid != Voorwaarde::Eenheid::verwachting) return false;
    const std::vector<Groep> parts = groepen(voorwaarden, klassen[0].niveaus);
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
    Verdeler verdeler(voorwaarden, parts, schaal.niveaus.size(), bezoek);
    for (int judged = aantal; judged >= minste; --judged) verdeler.bij(judged, aantal - judged);
    return true;
}

}  // namespace oordeel::rules
