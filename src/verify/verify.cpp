#include "verify/verify.h"

#include <algorithm>
#include <memory>
#include <new>
#include <qpdf/QPDFExc.hh>

#include "verify/subject.h"

namespace oordeel::verify {

bool Verdict::holds() const {
    return stopped.empty() &&
           std::all_of(broken.begin(), broken.end(), [](const Broken& one) { return one.rule->advice; });
}

Verdict verify(std::string_view bytes) {
    Verdict verdict;
    Findings found;
    std::unique_ptr<Subject> subject;
    try {
        subject = std::make_unique<Subject>(bytes);
        for (const Family& family : families()) family.check(*subject, found);
    } catch (const std::bad_alloc&) {
        verdict.stopped = "it takes more memory than there is";
    } catch (const TooMuch& why) {
        verdict.stopped = why.what();
    } catch (const QPDFExc& why) {
        verdict.stopped = why.getErrorCode() == qpdf_e_password ? "it is encrypted, and opens only with a password"
                                                                : "it is no PDF, or too damaged to read";
    } catch (const std::exception& why) {
        verdict.stopped =
            subject ? std::string("it is damaged: ") + why.what() : "it is no PDF, or too damaged to read";
    }
    if (subject) verdict.claim = subject->claim;
    for (const Family& family : families()) {
        for (const Rule* rule : family.rules) {
            const size_t count = found.count(*rule);
            if (count == 0) continue;
            verdict.broken.push_back({rule, count});
            std::copy_if(found.all().begin(), found.all().end(), std::back_inserter(verdict.findings),
                         [&](const Finding& finding) { return finding.rule == rule; });
        }
    }
    return verdict;
}

}  // namespace oordeel::verify
