// What all commands say in the same way: exit codes, complaints, counts.
#pragma once

#include <cstddef>
#include <string>

namespace oordeel::command {

// What the exit code says; README.md and --help list them.
inline constexpr int ok = 0, wrongInput = 1, wrongCommand = 2, machineFailed = 3;

/// A sentence on the standard error.
void complain(const std::string& sentence);

/// Writes to the standard output, or fails as any file does.
void show(const std::string& text);

/// A folder as messages name it: "archief" for "archief/".
std::string folderName(std::string path);

/// "1 document", "26 documents".
std::string counted(size_t number, const std::string& one, const std::string& more);

/// "12 of 26" on a terminal, over what stood there; nothing elsewhere.
void tellProgress(size_t done, size_t all);
void endProgress();

}  // namespace oordeel::command
