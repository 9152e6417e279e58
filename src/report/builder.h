// The parts of a template's names that one assessment gives: context.cpp puts them together, kader_names.cpp makes
// those that follow the kader, list_names.cpp the lists beside it,
// comparison_names.cpp what changed since an earlier assessment.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/value.h"
#include "chart/verdicts.h"
#include "report/dataset.h"
#include "report/landelijk.h"
#include "report/signs.h"
#include "rules/uitleg.h"

namespace oordeel::report {

using chart::Blok;
using chart::Groep;
using chart::Huisstijl;

/// What is the same for every assessment made with a kader: levels, decision rules, the kader itself.
class KaderBuilder {
  protected:
    KaderBuilder(const Dataset& dataset, const Value& gegevens, const std::filesystem::path& signs, Sources& sources,
                 Diagnostics& diagnostics);

    Value level(const rules::Niveau& niveau);
    Value levelAt(int niveau) const { return niveau < 0 ? Value() : niveaus_[static_cast<size_t>(niveau)]; }
    Value levelsOfVerwachtingen() const;
    std::string dash(Position at);
    Value kader(std::vector<Value> unjudged) const;
    Value beslisregels();

    const Dataset& dataset_;
    const rules::Schaal& schaal_;
    const Value& gegevens_;
    const Huisstijl stijl_;
    Signs signs_;
    Sources& sources_;
    Diagnostics& diagnostics_;
    std::vector<Value> niveaus_;  // parallel to the scale
};

/// Builds the context of one assessment. Members are what every part needs; each function makes one kind of map.
class Builder : private KaderBuilder {
  public:
    Builder(const Dataset& dataset, size_t beoordeling, const Value& gegevens, const std::filesystem::path& signs,
            Sources& sources, Diagnostics& diagnostics);

    Value build();

  private:
    using Scored = std::vector<const rules::Verwachting*>;

    Value judgements(const std::vector<Value>& criteria) const;
    Value judgement(const rules::Oordeel& oordeel) const;
    Value changes(const std::string& nummer) const;
    Value feiten() const;
    std::string measured(int64_t waarde) const;
    int levelOf(const rules::Verwachting& verwachting) const;
    const rules::Score* scoreOf(const rules::Verwachting& verwachting) const;

    Value organisation(size_t beoordeling) const;
    Value kader();
    void addScope(Value& map, const Scored& verwachtingen);
    const Value& verwachting(const rules::Verwachting& verwachting);
    Value makeVerwachting(const rules::Verwachting& verwachting);
    Value spread(const rules::Verwachting& verwachting);
    Value criterium(const rules::CriteriumScore& score);
    Value thema(const rules::ThemaScore& score);
    Value grounds(const rules::Criterium& criterium);
    Value nationalOf(const rules::Criterium& criterium) const;
    Value ground(std::vector<std::string> nummers, const rules::Bevinding* bevinding, const Scored& verwachtingen);
    std::string findingHtml(const rules::Bevinding& bevinding);
    Value verbeterpunten();
    Value verbeterpunt(const rules::Verbeterpunt& punt, size_t nummer);
    Value vergelijking();
    Value levelOfSide(int niveau, const rules::Score* score, const rules::Toetsingskader& kader);
    Value comparedJudgement(const rules::VergelekenOordeel& een, const rules::Toetsingskader& kaderToen);
    Value comparedPoint(const rules::VergelekenPunt& een) const;
    Value national();
    void addLowest(Value& map);
    std::string strip();

    const rules::Beoordeling& beoordeling_;
    const rules::Scorecard& card_;
    const Landelijk landelijk_;
    const std::vector<rules::Verandering> veranderingen_;
    std::map<std::string_view, const rules::Score*> scores_;
    std::map<std::string_view, Value> verwachtingen_;  // by number; several lists name the same one
};

/// The verwachtingen of a criterium on which organisations are judged.
std::vector<const rules::Verwachting*> counting(const rules::Criterium& criterium);

/// How many of all verwachtingen are good enough, also of those that nobody names; and whether all shortfalls have
/// names.
Value uitslag(const rules::Scorecard& card, const rules::Schaal& schaal);

/// Items whose `oordeel` has, or has not, a flag: `isBeste` or `voldoet`.
std::vector<Value> withLevel(const std::vector<Value>& items, std::string_view flag, bool set);

/// The verwachtingen of the group `name` of which a flag under `landelijk` is set.
std::vector<Value> withNational(const Value& map, std::string_view name, std::string_view flag);

}  // namespace oordeel::report
