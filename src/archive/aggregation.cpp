#include "archive/aggregation.h"

#include <algorithm>
#include <array>
#include <map>

#include "archive/xml.h"

namespace oordeel::archive {
namespace {

/// Kenmerk and bron, which name an object only together.
std::string nameIn(const Element& identificatie) {
    return identificatie.textOf("identificatieKenmerk") + " (" + identificatie.textOf("identificatieBron") + ")";
}

/// How high a level stands, 0 the highest; below all for one that the list does not have, as the list is open.
size_t rank(const std::string& level) {
    static constexpr std::array<std::string_view, 4> levels{"Archief", "Serie", "Dossier", "Archiefstuk"};
    return static_cast<size_t>(std::find(levels.begin(), levels.end(), level) - levels.begin());
}

class Finder {
  public:
    explicit Finder(const std::vector<Place>& places) : places_(places), state_(places.size()) {
        for (size_t i = 0; i < places.size(); ++i) {
            for (const std::string& name : places[i].names) {
                if (const auto [known, isNew] = known_.emplace(name, i); !isNew && known->second != i)
                    say(i, "has the identificatie " + name + ", which is that of " + places[known->second].path);
            }
        }
    }

    std::vector<Misplaced> find() {
        for (size_t i = 0; i < places_.size(); ++i) parents(i);
        for (size_t i = 0; i < places_.size(); ++i) climb(i);
        return std::move(found_);
    }

  private:
    void say(size_t place, std::string what) { found_.push_back({places_[place].path, std::move(what)}); }

    void parents(size_t i) {
        for (const std::string& name : places_[i].of) {
            const auto above = known_.find(name);
            if (above == known_.end()) {
                say(i, "is part of " + name + ", which is not in the archive");
                continue;
            }
            const Place& whole = places_[above->second];
            if (above->second == i || whole.level.empty() || places_[i].level.empty()) continue;
            if (rank(whole.level) > rank(places_[i].level))
                say(i, "is a " + places_[i].level + " that is part of a " + whole.level + ", " + name);
        }
    }

    /// Goes up from an object along all that it is part of. What is met again on the way up closes a ring. A list in
    /// the place of the stack of calls, since a ring may be as long as the archive.
    void climb(size_t start) {
        if (state_[start] != State::unknown) return;
        std::vector<std::pair<size_t, size_t>> way{{start, 0}};  // an object, and which of its parents is next
        state_[start] = State::onTheWay;
        while (!way.empty()) {
            const size_t i = way.back().first, next = way.back().second++;
            if (next == places_[i].of.size()) {
                state_[i] = State::done;
                way.pop_back();
                continue;
            }
            const auto above = known_.find(places_[i].of[next]);
            if (above == known_.end()) continue;
            if (state_[above->second] == State::onTheWay)
                say(i, "is part of " + above->first + ", and that, in the end, of this");
            if (state_[above->second] != State::unknown) continue;
            state_[above->second] = State::onTheWay;
            way.emplace_back(above->second, 0);
        }
    }

    enum class State : uint8_t { unknown, onTheWay, done };

    const std::vector<Place>& places_;
    std::map<std::string, size_t> known_;  ///< identificatie → place
    std::vector<State> state_;
    std::vector<Misplaced> found_;
};

}  // namespace

Place placeOf(std::string path, std::string_view bytes) {
    Place place;
    place.path = std::move(path);
    const Element root = parseXml(bytes);
    const Element* object = root.find("informatieobject");
    if (!object) return place;
    for (const Element& child : object->children) {
        if (child.name == "identificatie") place.names.push_back(nameIn(child));
        if (child.name == "aggregatieniveau") place.level = child.textOf("begripLabel");
        const Element* whole = child.name == "isOnderdeelVan" ? child.find("verwijzingIdentificatie") : nullptr;
        if (whole) place.of.push_back(nameIn(*whole));
    }
    return place;
}

std::vector<Misplaced> misplaced(const std::vector<Place>& places) {
    return Finder(places).find();
}

}  // namespace oordeel::archive
