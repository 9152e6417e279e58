#include "report/claims.h"

#include <algorithm>

#include "base/dutch.h"
#include "base/nearest.h"
#include "base/quantity.h"
#include "report/prose.h"

namespace oordeel::report {
namespace {

constexpr std::string_view scheme = "cijfer:";

/// The figure as a sentence of an error gives it: "18 van de 26 (69%, ruim twee derde)".
std::string inWords(const rules::Cijfer& cijfer) {
    const std::string number = dutch::decimal(cijfer.waarde, cijfer.decimalen);
    if (!cijfer.totaal || *cijfer.totaal == 0) return number;
    return number + " van de " + dutch::decimal(*cijfer.totaal, cijfer.decimalen) + " (" +
           dutch::percentage(cijfer.waarde, *cijfer.totaal) + ", " +
           dutch::wordsForShare(cijfer.waarde, *cijfer.totaal).words + ")";
}

const Uitzondering* exceptionOf(const std::vector<Uitzondering>& all, std::string_view words) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.tekst == words; });
    return found == all.end() ? nullptr : &*found;
}

/// Tests one bound quantity; the error, if any, is at the words.
Claim test(const std::string& words, const std::string& name, Position at, const Dataset& dataset,
           const std::vector<Uitzondering>& exceptions, Diagnostics& diagnostics) {
    Claim claim{words, Claim::Verdict::isFalse, name, at};
    const auto figure = std::find_if(dataset.cijfers.begin(), dataset.cijfers.end(),
                                     [&](const rules::Cijfer& one) { return one.id == name; });
    if (figure == dataset.cijfers.end()) {
        std::vector<std::string> names;
        for (const rules::Cijfer& one : dataset.cijfers) names.push_back(one.id);
        diagnostics.error(at, names.empty() ? "there are no figures to hold \"" + words +
                                                  "\" against; name a file with `cijfers` in documenten.yaml"
                                            : "there is no figure \"" + name + "\"" + didYouMean(name, names));
        return claim;
    }
    const std::optional<dutch::Quantity> stated = dutch::readQuantity(words);
    if (!stated) {
        diagnostics.error(at, "\"" + words +
                                  "\" is no number, percentage or word for a share; bind only those words: [" +
                                  dutch::decimal(figure->waarde, figure->decimalen) + "](cijfer:" + name + ")");
    } else if (rules::klopt(*stated, *figure)) {
        claim.verdict = Claim::Verdict::isTrue;
    } else if (exceptionOf(exceptions, words)) {
        claim.verdict = Claim::Verdict::excepted;
    } else {
        diagnostics.error(at, "\"" + words + "\" is not true: " + name + " is " + inWords(*figure) +
                                  "; write that, or {{cijfers." + name + ".getal}} to have it written");
    }
    return claim;
}

/// Whether a part of a larger word: letters, figures and hyphens go on.
bool isWordSign(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || (static_cast<unsigned char>(c) & 0x80) || c == '-';
}

bool holdsWord(std::string_view text, std::string_view word) {
    for (size_t at = 0; (at = text.find(word, at)) != std::string_view::npos; ++at) {
        const size_t end = at + word.size();
        if ((at == 0 || !isWordSign(text[at - 1])) && (end == text.size() || !isWordSign(text[end]))) return true;
    }
    return false;
}

}  // namespace

std::vector<Claim> testBound(html::Document& document, const Dataset& dataset,
                             const std::vector<Uitzondering>& uitzonderingen, Diagnostics& diagnostics) {
    std::vector<Claim> claims;
    for (html::NodeId id = 0; id < static_cast<html::NodeId>(document.nodes.size()); ++id) {
        html::Node& node = document[id];
        if (node.name != "a") continue;
        const auto href = std::find_if(node.attributes.begin(), node.attributes.end(), [](const html::Attribute& one) {
            return one.name == "href" && one.value.starts_with(scheme);
        });
        if (href == node.attributes.end()) continue;
        claims.push_back(test(collapsed(html::textContent(document, id)), href->value.substr(scheme.size()), node.at,
                              dataset, uitzonderingen, diagnostics));
        node.name = "span";
        node.attributes.erase(href);
    }
    return claims;
}

void checkNames(const Dataset& dataset, const rules::Beoordeling& beoordeling, Diagnostics& diagnostics) {
    const Organisatie& own = dataset.organisatie(beoordeling);
    const auto check = [&](const std::string& text, const std::vector<std::string>& meant, Position at) {
        for (const Organisatie& other : dataset.organisaties) {
            if (&other == &own || std::find(meant.begin(), meant.end(), other.id) != meant.end()) continue;
            for (const std::string& name : {other.naam, other.kort}) {
                // "Gelderland" is not meant by who writes "Gelderland Zuid" of themselves.
                if (!holdsWord(text, name) || own.naam.find(name) != std::string::npos) continue;
                diagnostics.warning(at, "this is about " + own.naam + " and names " + name +
                                            "; was it pasted from another report? When it belongs here, say so beside "
                                            "the text: noemt: [" +
                                            other.id + "]");
                break;
            }
        }
    };
    for (const rules::Bevinding& one : beoordeling.bevindingen) check(one.tekst, one.noemt, one.at);
    for (const rules::Verbeterpunt& punt : beoordeling.verbeterpunten) {
        if (!punt.afgeleid) check(punt.titel + "\n" + punt.gevraagd + "\n" + punt.maatregel, {}, punt.at);
    }
}

void checkExceptions(const html::Document& document, const std::vector<Uitzondering>& uitzonderingen,
                     Diagnostics& diagnostics) {
    if (uitzonderingen.empty()) return;
    const std::string all = collapsed(html::textContent(document, document.body));
    for (const Uitzondering& one : uitzonderingen) {
        if (all.find(collapsed(one.reden)) == std::string::npos) {
            diagnostics.error(one.at, "the document does not tell that \"" + one.tekst +
                                          "\" is an exception and why; print them with "
                                          "{{>delen/uitzonderingen.html}}");
        } else if (all.find(one.tekst) == all.rfind(one.tekst)) {  // only in that list itself
            diagnostics.error(one.at, "the document does not say \"" + one.tekst + "\"; take the exception out");
        }
    }
}

std::vector<Claim> unboundIn(const Source& sjabloon) {
    std::vector<Claim> claims;
    const std::string prose = proseOf(sjabloon.text);
    for (const dutch::Quantity& one : dutch::quantities(prose)) {
        claims.push_back({collapsed(prose.substr(one.begin, one.end - one.begin)),
                          Claim::Verdict::unbound,
                          "",
                          {&sjabloon, static_cast<uint32_t>(one.begin)}});
    }
    return claims;
}

std::vector<Claim> unboundIn(const Value& texts) {
    std::vector<Claim> claims;
    const auto add = [&](std::vector<Claim> more) { claims.insert(claims.end(), more.begin(), more.end()); };
    if (texts.kind == Value::Kind::text) {
        const std::string prose = proseOf(texts.text);
        for (const dutch::Quantity& one : dutch::quantities(prose))
            claims.push_back(
                {collapsed(prose.substr(one.begin, one.end - one.begin)), Claim::Verdict::unbound, "", texts.at});
    }
    for (const Value& item : texts.list) add(unboundIn(item));
    for (const Entry* entry : texts.entries()) add(unboundIn(entry->value));
    return claims;
}

std::string listed(const std::vector<Claim>& claims) {
    std::string out;
    for (const Claim& claim : claims) {
        const LineColumn place = locate(claim.at);
        if (claim.at.source)
            out += claim.at.source->name + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": ";
        switch (claim.verdict) {
            case Claim::Verdict::isTrue:
                out += "waar";
                break;
            case Claim::Verdict::excepted:
                out += "uitgezonderd";
                break;
            case Claim::Verdict::isFalse:
                out += "niet waar";
                break;
            case Claim::Verdict::unbound:
                out += "niet gebonden";
                break;
        }
        out += ": " + claim.words + (claim.figure.empty() ? "" : " (" + claim.figure + ")") + "\n";
    }
    return out;
}

}  // namespace oordeel::report
