// A folder of templates, partials and style sheets, read once, for all documents and threads to share.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "report/input.h"

namespace oordeel::report {

/// Every .md, .html, .svg and .css file of the folder and the folders in it, by its path in the folder.
class Templates {
  public:
    /// Files that cannot be read are errors at the place that names the folder.
    Templates(const NamedFile& folder, Sources& sources, Diagnostics& diagnostics);

    const std::filesystem::path& folder() const { return folder_; }
    /// The file of that name ("delen/omslag.html"), or null.
    const Source* find(std::string_view name) const;
    std::vector<std::string> names() const;

  private:
    std::filesystem::path folder_;
    std::map<std::string, const Source*, std::less<>> files_;
};

}  // namespace oordeel::report
