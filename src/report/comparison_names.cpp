// One assessment against the earlier one of the same organisation → the names under `vergelijking`.
#include <algorithm>
#include <utility>

#include "base/dutch.h"
#include "report/builder.h"
#include "report/compare.h"
#include "report/groups.h"

namespace oordeel::report {

using rules::Richting;
using rules::Verloop;

namespace {

/// The change as an arrow on the scale of the kader; nothing when either side is unknown or the scales differ.
Value arrow(int toen, int nu, const rules::Schaal& schaalToen, const rules::Schaal& schaal,
            const chart::Huisstijl& stijl) {
    const bool alike = schaalToen.niveaus.size() == schaal.niveaus.size();
    if (toen < 0 || nu < 0 || !alike) return {};
    return chart::pijl(toen, nu, static_cast<int>(schaal.niveaus.size()), stijl);
}

/// Flags by which a template chooses.
void setRichting(Value& map, Richting richting) {
    map.set("richting", inWoorden(richting));
    map.set("beter", Value::ofFlag(richting == Richting::beter));
    map.set("slechter", Value::ofFlag(richting == Richting::slechter));
    map.set("gelijk", Value::ofFlag(richting == Richting::gelijk));
}

Value withRichting(const std::vector<Value>& items, Richting richting) {
    std::vector<Value> out;
    for (const Value& item : items)
        if (item.find("richting")->text == inWoorden(richting)) out.push_back(item);
    return group(std::move(out));
}

Value withVerloop(const std::vector<Value>& items, Verloop verloop) {
    std::vector<Value> out;
    for (const Value& item : items)
        if (item.find("verloop")->text == inWoorden(verloop)) out.push_back(item);
    return group(std::move(out));
}

}  // namespace

/// A level of one side with the value that was measured; empty when there is none.
Value Builder::levelOfSide(int niveau, const rules::Score* score, const rules::Toetsingskader& kader) {
    if (niveau < 0) return {};
    Value map = level(kader.schaal.niveaus[static_cast<size_t>(niveau)]);
    const std::string value = gemeten(score, kader.schaal);
    map.set("waarde", value.empty() ? Value() : Value(value));
    return map;
}

Value Builder::comparedJudgement(const rules::VergelekenOordeel& een, const rules::Toetsingskader& kaderToen) {
    Value map = Value::ofMap();
    map.set("nummer", een.nummer.empty() ? Value() : Value(een.nummer));
    map.set("naam", line(een.naam));
    map.set("toen", levelOfSide(een.toen, nullptr, kaderToen));
    map.set("nu", levelOfSide(een.nu, nullptr, dataset_.kader));
    map.set("pijl", arrow(een.toen, een.nu, kaderToen.schaal, dataset_.kader.schaal, stijl_));
    map.set("reden", line(inWoorden(een.waarom)));
    setRichting(map, een.richting);
    return map;
}

Value Builder::comparedPoint(const rules::VergelekenPunt& een) const {
    Value map = Value::ofMap();
    map.set("naam", line(een.punt().titel));
    map.set("nummers", dutch::enumeration(een.punt().verwachtingen));
    map.set("verloop", inWoorden(een.verloop));
    map.set("status", line(een.status));
    map.set("termijn", een.termijn.empty() ? Value() : Value(dutch::longDate(een.termijn)));
    map.set("teLaat", Value::ofFlag(een.teLaat));
    map.set("tegenspraak", Value::ofFlag(een.tegenspraak));
    return map;
}

/// Null without an earlier assessment.
Value Builder::vergelijking() {
    const auto index = static_cast<size_t>(&card_ - dataset_.scorecards.data());
    const auto all = dataset_.vergelijking(index);
    if (!all) return {};
    const rules::Beoordeling& toen = *dataset_.vorigeVan(beoordeling_);
    const rules::Toetsingskader& kaderToen = dataset_.vorige.kader ? *dataset_.vorige.kader : dataset_.kader;

    std::vector<Value> scores, judgements, points;
    for (const rules::VergelekenVerwachting& een : all->verwachtingen) {
        const rules::Verwachting& own = een.nu ? *een.nu : *een.toen;
        Value map = Value::ofMap();
        map.set("nummer", own.nummer);
        map.set("naam", line(own.titel()));
        map.set("toenNummer", all->anderKader && een.toen ? Value(een.toen->nummer) : Value());
        map.set("toen", levelOfSide(een.scoreToen ? een.scoreToen->niveau : -1, een.scoreToen, kaderToen));
        map.set("nu", levelOfSide(een.scoreNu ? een.scoreNu->niveau : -1, een.scoreNu, dataset_.kader));
        map.set("pijl", arrow(een.scoreToen ? een.scoreToen->niveau : -1, een.scoreNu ? een.scoreNu->niveau : -1,
                              kaderToen.schaal, dataset_.kader.schaal, stijl_));
        map.set("reden", line(een.overgang ? een.overgang->reden : inWoorden(een.waarom)));
        setRichting(map, een.richting);
        scores.push_back(std::move(map));
    }
    for (const auto* list : {&all->criteria, &all->themas})
        for (const rules::VergelekenOordeel& een : *list) judgements.push_back(comparedJudgement(een, kaderToen));
    for (const rules::VergelekenPunt& een : all->punten) points.push_back(comparedPoint(een));

    Value map = Value::ofMap();
    map.set("periode", line(toen.periode));
    map.set("bron", line(toen.bron));
    map.set("uitslag",
            uitslag(dataset_.vorige.scorecards[static_cast<size_t>(&toen - dataset_.vorige.beoordelingen.data())],
                    kaderToen.schaal));
    map.set("kader", line(kaderToen.naam + ", versie " + kaderToen.versie));
    map.set("anderKader", Value::ofFlag(all->anderKader));
    map.set("peildatum", all->peildatum.empty() ? Value() : Value(dutch::longDate(all->peildatum)));
    map.set("beter", withRichting(scores, Richting::beter));
    map.set("gelijk", withRichting(scores, Richting::gelijk));
    map.set("slechter", withRichting(scores, Richting::slechter));
    map.set("onvergelijkbaar", withRichting(scores, Richting::onvergelijkbaar));
    std::vector<Value> compared, changed, changedJudgements;
    for (const Value& een : scores) {
        const bool differs = een.find("beter")->flag || een.find("slechter")->flag;
        if (differs || een.find("gelijk")->flag) compared.push_back(een);
        if (differs) changed.push_back(een);
    }
    for (const Value& een : judgements)
        if (een.find("beter")->flag || een.find("slechter")->flag) changedJudgements.push_back(een);
    map.set("veranderd", group(std::move(changed)));
    map.set("vergeleken", group(std::move(compared)));
    map.set("oordelenVeranderd", group(std::move(changedJudgements)));
    const bool whole = all->eind.toen >= 0 || all->eind.nu >= 0;
    map.set("eindoordeel", whole ? comparedJudgement(all->eind, kaderToen) : Value());
    map.set("opgelost", withVerloop(points, Verloop::opgelost));
    map.set("open", withVerloop(points, Verloop::open));
    map.set("nieuw", withVerloop(points, Verloop::nieuw));
    std::vector<Value> late;
    for (const Value& een : points)
        if (een.find("teLaat")->flag) late.push_back(een);
    map.set("teLaat", group(std::move(late)));
    map.set("verbeterpunten", group(std::move(points)));
    return map;
}

}  // namespace oordeel::report
