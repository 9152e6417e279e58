// A sign file (templates/tekens/*.svg, with {{vlak}}, {{lijn}} and {{tekst}}) + colours → SVG.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/diagnostics.h"
#include "base/source.h"

namespace oordeel::report {

struct SignColours {
    std::string vlak, lijn, tekst;
};

/// Reads each sign of a folder once.
class Signs {
  public:
    Signs(std::filesystem::path folder, Sources& sources, Diagnostics& diagnostics)
        : folder_(std::move(folder)), sources_(sources), diagnostics_(diagnostics) {}

    /// The sign in these colours; empty, with an error at `at`, when the folder has no such sign.
    std::string draw(const std::string& name, const SignColours& colours, Position at);

  private:
    const Source* source(const std::string& name, Position at);

    std::filesystem::path folder_;
    Sources& sources_;
    Diagnostics& diagnostics_;
    std::map<std::string, const Source*> read_;  // null: there is none, and somebody has been told
};

}  // namespace oordeel::report
