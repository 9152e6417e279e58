// The house style of a project → what it adds to every kind of document.
#pragma once

#include "base/diagnostics.h"
#include "base/source.h"
#include "report/documents.h"
#include "report/templates.h"

namespace oordeel::report {

/// Gives every kind of document the style sheet and the data of the house style that is chosen. A name that
/// templates/huisstijl does not have is an error that lists those it has; so is a mistake in its stijl.yaml, which may
/// have `naam`, `letter`, `inkt`, `grijs`, `huis`, `stil` (of drawings), `logo` (a file beside it) and `logo tekst`.
/// Answers whether all is well; nothing should be made otherwise.
bool addHuisstijl(Documenten& documenten, const Templates& templates, Sources& sources, Diagnostics& diagnostics);

}  // namespace oordeel::report
