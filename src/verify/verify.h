// The bytes of a PDF, whoever made it → what breaks PDF/A-2a (or 3a) and PDF/UA-1 in it, rule by rule.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "verify/rule.h"

namespace oordeel::verify {

/// What a file says that it is. Files that claim something else, or nothing, are held to PDF/A-2a and PDF/UA-1.
struct Claim {
    int part = 0;             ///< of ISO 19005; 0: none
    std::string conformance;  ///< "A"
    int accessible = 0;       ///< part of ISO 14289; 0: none

    bool isArchive() const { return (part == 2 || part == 3) && conformance == "A"; }
    /// The part of ISO 19005 that the file is held to.
    int heldTo() const { return part == 3 ? 3 : 2; }
};

struct Verdict {
    Claim claim;
    std::vector<Finding> findings;  ///< in the order of the rules; of each rule only the first `shownOfRule`
    std::vector<Broken> broken;     ///< the rules that have findings, with how many
    std::string stopped;            ///< why the file could not be checked to its end; empty when it was

    /// Whether every rule holds; advice does not count.
    bool holds() const;
};

/// Checks every rule that a machine can. Any bytes will do: never throws for what they are.
Verdict verify(std::string_view bytes);

/// The verdict as text for people, beginning with the name of the file.
std::string text(const Verdict& verdict, const std::string& file);

/// The verdict as one JSON object, for machines.
std::string json(const Verdict& verdict, const std::string& file);

/// All rules as text: what is checked, with the clauses, and what only a person can judge.
std::string ruleList();

}  // namespace oordeel::verify
