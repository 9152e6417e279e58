// The text of a YAML file → a Value, or every reason why it means something else than its author thinks.
#pragma once

#include "base/diagnostics.h"
#include "base/source.h"
#include "base/value.h"

namespace oordeel::yaml {

/// Reads one document of the YAML that people write by hand: maps, lists, texts, `true` and `false`, nothing (`~`,
/// `null` or no value). Every other plain word is a text, as written. Positions of values and keys point into `source`,
/// which must outlive them; an empty value stands at its key.
///
/// Refused, because YAML reads it otherwise than most people or not all programs read it alike: a key that stands twice
/// in one map, anchors and aliases, tags, directives, merge keys, keys that are no text, a second document, tabs as
/// indentation, a plain `yes`, `no`, `on`, `off` or `True`, a plain number with a leading zero, a `#` right before a
/// word that would silently turn the rest of the line into a remark. Refused too: malformed UTF-8, control characters,
/// more than 16 MiB, 64 levels, 1 MiB in one text or [list], or a million values.
///
/// After a mistake in the syntax the rest of the file is not read and the answer is null; after any other mistake it is
/// what could be read, so that its reader can add its own complaints. Look into `diagnostics` before using it.
Value load(const Source& source, Diagnostics& diagnostics);

}  // namespace oordeel::yaml
