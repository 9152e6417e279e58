// Projects → the documents to be made, one after another.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "report/project.h"

namespace oordeel::report {

/// One document to be made.
struct Job {
    const Soort* soort = nullptr;
    const Dataset* dataset = nullptr;
    const Templates* templates = nullptr;
    size_t index = 0;    ///< of the document in the dataset; of an explanation, of the assessment
    std::string ofWhat;  ///< its id

    const std::string& id() const { return ofWhat; }
    std::string name() const { return soort->id + "/" + id(); }
};

/// The assessment that a document is of, or that a letter is about; none for a document about all, and for a letter
/// that is about none.
std::optional<size_t> assessmentOf(const Job& job);
/// Of whom or for whom a document is: an organisation, an addressee, or all of a kader.
std::string subjectOf(const Job& job);
/// The judgement of its organisation as a whole; empty when it has none.
std::string judgementOf(const Job& job);

/// One document each or, for explanations, one assessment. A document that would be made twice is an error.
std::vector<Job> jobsOf(const std::vector<Project>& projects, bool explanations, Diagnostics& diagnostics);

/// Keeps the jobs that were asked for, by their kinds, ids or names (kind/id); none: all. Answers with a sentence for
/// each that is not there.
std::vector<std::string> choose(std::vector<Job>& jobs, const std::vector<std::string>& only);

}  // namespace oordeel::report
