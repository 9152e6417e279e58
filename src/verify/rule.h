// The rules of the preflight: one table that drives the checks, the report and the list of what is checked.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace oordeel::verify {

/// Where a rule stands. Empty where the standard does not have it.
struct Clause {
    std::string_view archive = {};     ///< in ISO 19005-2 and ISO 19005-3, which number alike
    std::string_view access = {};      ///< in ISO 14289-1
    std::string_view checkpoint = {};  ///< in the Matterhorn Protocol 1.02
    std::string_view base = {};        ///< in ISO 32000-1, which both standards ask for
};

struct Rule {
    std::string_view id;  ///< "font-embedded"
    Clause clause;
    std::string_view says;  ///< what holds in a file that is right, as a sentence without a full stop
    bool advice = false;    ///< asked for by no standard with "shall": told, but the file still holds
};

/// A point that needs a person's judgement.
struct PersonalRule {
    std::string_view access;      ///< clause of ISO 14289-1
    std::string_view checkpoint;  ///< of the Matterhorn Protocol, as a whole
    std::string_view says;
};

/// Where something was found, as far as it can be said.
struct Place {
    size_t page = 0;   ///< from 1
    int object = 0;    ///< number of the indirect object
    std::string path;  ///< in the structure tree: "Document/Sect[2]/P[1]"
};

struct Finding {
    const Rule* rule = nullptr;
    Place place;
    std::string what;  ///< "the font Helvetica is not embedded"
    size_t times = 1;  ///< how often there
};

/// How often a rule is broken.
struct Broken {
    const Rule* rule = nullptr;
    size_t count = 0;
};

/// Collects findings. One mistake in a program can break a rule in ten thousand places: the same finding is kept once
/// with how often, and of each rule only the first `shownOfRule`; the others are counted.
class Findings {
  public:
    static constexpr size_t shownOfRule = 20;

    void add(const Rule& rule, Place place, std::string what);
    const std::vector<Finding>& all() const { return all_; }
    size_t count(const Rule& rule) const;

  private:
    std::vector<Finding> all_;
    struct OfRule {
        size_t count = 0;
        std::vector<size_t> kept;  ///< in all_
    };
    std::map<const Rule*, OfRule> ofRules_;  // looked up only
};

struct Subject;

/// Rules about one thing, and the function that checks them all.
struct Family {
    std::string_view name;  ///< "Fonts"
    std::vector<const Rule*> rules;
    void (*check)(Subject&, Findings&);
};

/// All families, in the order in which they are checked: what reads the file first.
const std::vector<Family>& families();

/// What no machine can say of a file.
const std::vector<PersonalRule>& personalRules();

// One a file.
Family fileRules();
Family limitRules();
Family catalogRules();
Family metadataRules();
Family actionRules();
Family embeddedRules();
Family structureRules();
Family nestingRules();
Family tableRules();
Family headingRules();
Family alternativeRules();
Family contentRules();
Family contentTagRules();
Family annotationRules();
Family fontRules();
Family glyphRules();
Family colourRules();
Family imageRules();
Family transparencyRules();

}  // namespace oordeel::verify
