// The real program, run in the folder of a project: its exit code, its words and what it leaves behind.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <map>
#include <string>

#include "support/project.h"

namespace testing {

struct Run {
    int exit = -1;
    std::string output, errors;
};

/// `before` stands before the program: a variable, or `cd x &&`. A program that is killed has no exit code but what the
/// shell makes of it.
inline Run run(const Project& project, const std::string& words, const std::string& before = "") {
    const std::string command = "cd '" + project.folder.string() + "' && " + before + " '" OORDEEL_PROGRAM "' " +
                                words + " >'" + (project.folder / "stdout.txt").string() + "' 2>'" +
                                (project.folder / "stderr.txt").string() + "' </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, readAll(project.folder / "stdout.txt"),
            readAll(project.folder / "stderr.txt")};
}

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// All files below a folder, with what is in them; but for the ledger, which tests/remaking.cpp is about.
inline std::map<std::string, std::string> filesIn(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.path().filename() != ".oordeel.json")
            files[entry.path().lexically_relative(folder).string()] = readAll(entry.path());
    }
    return files;
}

}  // namespace testing
