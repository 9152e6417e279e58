// An empty folder for a test, which goes away with it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace testing {

struct Folder {
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "oordeel-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path); }

    std::filesystem::path path;
};

}  // namespace testing
