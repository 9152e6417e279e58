// Value → JSON on one line (RFC 8259): for programs that read what people get as text.
#pragma once

#include <string>

#include "base/value.h"

namespace oordeel::report {

/// Maps keep the order of their keys. Texts stay texts, also those that are numbers: what counts is how they were
/// written.
std::string json(const Value& value);

}  // namespace oordeel::report
