// A small project in a folder of its own, for a test to break: documenten.yaml, a kader, two assessments, templates.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "support/folder.h"

namespace testing {

namespace fs = std::filesystem;

inline std::string readAll(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

/// A copy of tests/golden/report that goes away with the test.
class Project {
    Folder own_;

  public:
    Project() { fs::copy(PROJECT_DIR "/tests/golden/report", folder, fs::copy_options::recursive); }

    void write(const std::string& file, const std::string& text) const {
        fs::create_directories((folder / file).parent_path());
        std::ofstream(folder / file, std::ios::binary) << text;
    }

    /// Changes the first place where a file says `from`, which must be there.
    void replace(const std::string& file, const std::string& from, const std::string& to) const {
        std::string text = readAll(folder / file);
        text.replace(text.find(from), from.size(), to);  // throws when it is not there
        write(file, text);
    }

    /// A text without the name of the folder.
    std::string withoutFolder(std::string text) const {
        const std::string prefix = folder.string() + "/";
        for (size_t at; (at = text.find(prefix)) != std::string::npos;) text.erase(at, prefix.size());
        return text;
    }

    const fs::path folder = own_.path;
};

}  // namespace testing
