// Files that a YAML file or a document names → sources, with complaints at the place that names them.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "base/value.h"

namespace oordeel::report {

/// A file and the place that names it; nowhere when it was the command line.
struct NamedFile {
    std::filesystem::path path;
    Position at;
};

/// A path as messages show it: relative to where the user is, without detours.
std::string shown(const std::filesystem::path& path);

/// Whether an id is fit to name a file or a folder anywhere: small letters, digits and hyphens.
bool isFileName(std::string_view id);

/// Reads a text file, once however often it is asked for. A file that cannot be read, is too large or is not UTF-8 is
/// an error, and the answer is null.
const Source* open(const NamedFile& file, Sources& sources, Diagnostics& diagnostics);

/// The value of a YAML file; false when a mistake in the syntax left nothing to read or to complain of further.
bool load(const Source& source, Value& value, Diagnostics& diagnostics);
/// The value of a YAML file, or null when it cannot be opened or nothing is left to read. Remembered: a file that was
/// read without a mistake is not read again.
std::shared_ptr<const Value> loadOnce(const NamedFile& file, Sources& sources, Diagnostics& diagnostics);

/// Reads YAML files ahead on all cores, so that open() and loadOnce() find them ready. Says nothing: a file with
/// anything wrong is left for those to read, and to complain of in their order.
void readAhead(const std::vector<NamedFile>& files, Sources& sources);

/// A text that stands in another source (a style sheet in HTML, a template in YAML) as a source of its own, in which
/// every line and column is that of the other: what comes before it is there as white space.
const Source& embedded(const std::string& text, Position at, Sources& sources);

}  // namespace oordeel::report
