// Charts that an author asks for in free data → the names `grafieken.<name>` of a template.
#pragma once

#include "base/diagnostics.h"
#include "base/value.h"
#include "chart/drawing.h"

namespace oordeel::report {

/// `gegevens.grafieken` is a map from a name to a chart:
/// - `soort: lijn`, `punten:` a list of `{datum: 2017-02-23, waarde: 44}` in the order of time;
/// - `soort: kolommen`, `labels:` a list, `reeksen:` a list of at most three `{naam:, waarden:}`.
/// With `titel`, the message; `eenheid`, what is counted; perhaps `bron`. A template finds `titel`, `figuur` (SVG with
/// a description of all numbers), `bron` and the same numbers as `kop` and `rijen` (each with `label` and `waarden`)
/// for a table. What is wrong is an error at its place.
Value grafieken(const Value& gegevens, const chart::Huisstijl& stijl, Diagnostics& diagnostics);

/// The colours and the typeface of charts: `gegevens.huisstijl`, where it says so.
chart::Huisstijl readHuisstijl(const Value& gegevens, Diagnostics& diagnostics);

}  // namespace oordeel::report
