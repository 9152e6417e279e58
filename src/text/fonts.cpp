// A request for a font → an open face, matched among the candidates as CSS says.
#include "text/face.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <mutex>
#include <tuple>

#include "base/file.h"
#include "text/installed.h"

namespace oordeel::text {
namespace {

bool isGeneric(const std::string& family) {
    static const char* const generic[] = {"serif", "sans-serif", "monospace", "system-ui", "cursive", "fantasy"};
    return std::find(std::begin(generic), std::end(generic), family) != std::end(generic);
}

/// How far a weight is from the one asked, by CSS Fonts 4, 5.2: text weights look between 400 and 500 first, lighter
/// ones go lighter first, bolder ones bolder.
std::pair<int, int> weightDistance(int asked, int offered) {
    const int difference = std::abs(offered - asked);
    if (asked < 400) return {offered > asked, difference};
    if (asked > 500) return {offered < asked, difference};
    if (offered >= asked && offered <= 500) return {0, difference};
    return {offered < asked ? 1 : 2, difference};
}

int slantDistance(bool italic, int slant) {
    const int upright = slant == FC_SLANT_ROMAN ? 0 : slant == FC_SLANT_OBLIQUE ? 1 : 2;
    if (!italic) return upright;
    return slant == FC_SLANT_ITALIC ? 0 : slant == FC_SLANT_OBLIQUE ? 1 : 2;
}

/// The order of CSS Fonts 4, 5.2: width, slant, weight.
auto distance(const Candidate& c, const FontRequest& request) {
    return std::tuple(std::abs(c.width - FC_WIDTH_NORMAL), slantDistance(request.italic, c.slant),
                      weightDistance(request.weight, c.weight));
}

}  // namespace

struct Fonts::State {
    std::mutex mutex;
    FcConfig* config = systemConfig();
    std::vector<Candidate> candidates = installedFaces(config);
    std::map<FontRequest, Found> found;
    std::map<std::pair<FontRequest, char32_t>, const Face*> fallbacks;

    /// The faces of a family, nearest to the request first. A family of the project's own hides an installed one.
    std::vector<Candidate*> family(const std::string& name, const FontRequest& request) {
        std::vector<Candidate*> all;
        for (Candidate& c : candidates) {
            if (c.isNamed(name)) all.push_back(&c);
        }
        if (std::any_of(all.begin(), all.end(), [](const Candidate* c) { return c->own; })) {
            std::erase_if(all, [](const Candidate* c) { return !c->own; });
        }
        std::stable_sort(all.begin(), all.end(), [&](const Candidate* a, const Candidate* b) {
            return distance(*a, request) < distance(*b, request);
        });
        return all;
    }

    const Face* nearest(const std::string& name, const FontRequest& request) {
        for (Candidate* c : family(name, request)) {
            if (const Face* face = c->open()) return face;
        }
        return nullptr;
    }

    const Face* nearestOf(const std::vector<std::string>& names, const FontRequest& request) {
        for (const std::string& name : names) {
            if (const Face* face = nearest(name, request)) return face;
        }
        return nullptr;
    }

    const Face* any() {
        for (Candidate& c : candidates) {
            if (const Face* face = c.open()) return face;
        }
        return nullptr;
    }

    /// Why the first family cannot be used, if it is there.
    std::string refusal(const FontRequest& request) {
        for (const Candidate* c : family(request.families.front(), request)) {
            if (!c->refusal.empty()) return c->refusal;
        }
        return "";
    }

    Found find(const FontRequest& request) {
        bool named = false;
        for (const std::string& name : request.families) {
            if (!isGeneric(name)) {
                named = true;
                if (const Face* face = nearest(name, request)) return {face, true, ""};
            } else if (const Face* face = nearestOf(substitutes(config, {name}), request)) {
                return {face, !named, named ? refusal(request) : ""};
            }
        }
        const Face* face = nearestOf(substitutes(config, request.families), request);
        return {face ? face : any(), !named, named ? refusal(request) : ""};
    }

    const Face* nearestCovering(const std::string& name, const FontRequest& request, char32_t codePoint) {
        for (Candidate* c : family(name, request)) {
            if (c->covers(codePoint)) return c->face.get();
        }
        return nullptr;
    }

    /// The families to look in for a character: the request's own, what stands in for them, then all others, those
    /// with the most characters first.
    std::vector<std::string> fallbackFamilies(const FontRequest& request) {
        std::vector<std::string> names = request.families;
        const std::vector<std::string> others = substitutes(config, request.families);
        names.insert(names.end(), others.begin(), others.end());
        std::vector<std::pair<FcChar32, const Candidate*>> rest;
        for (const Candidate& c : candidates) {
            rest.emplace_back(c.characters ? FcCharSetCount(c.characters.get()) : 0, &c);
        }
        std::stable_sort(rest.begin(), rest.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        for (const auto& [count, c] : rest) {
            if (!c->families.empty()) names.push_back(c->families[0]);
        }
        return names;
    }

    const Face* fallback(const FontRequest& request, char32_t codePoint) {
        for (const std::string& name : fallbackFamilies(request)) {
            if (const Face* face = nearestCovering(name, request, codePoint)) return face;
        }
        return nullptr;
    }
};

Fonts::Fonts() : state_(std::make_unique<State>()) {}

Fonts::~Fonts() = default;

void Fonts::add(const std::string& path) {
    Candidate own;
    own.face = openFace(path);
    if (!own.face->refusal.empty()) {
        throw FileError("the font " + path + " cannot be in a PDF: " + own.face->refusal);
    }
    own.families = {own.face->family};
    own.path = path;
    own.weight = own.face->weight;
    own.slant = own.face->italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN;
    own.own = true;
    const std::lock_guard lock(state_->mutex);
    state_->candidates.push_back(std::move(own));
    state_->found.clear();
    state_->fallbacks.clear();
}

Fonts::Found Fonts::find(const FontRequest& request) {
    const std::lock_guard lock(state_->mutex);
    const auto known = state_->found.find(request);
    if (known != state_->found.end()) return known->second;
    return state_->found[request] = state_->find(request);
}

const Face* Fonts::fallback(const FontRequest& request, char32_t codePoint) {
    const std::lock_guard lock(state_->mutex);
    const auto known = state_->fallbacks.find({request, codePoint});
    if (known != state_->fallbacks.end()) return known->second;
    return state_->fallbacks[{request, codePoint}] = state_->fallback(request, codePoint);
}

}  // namespace oordeel::text
