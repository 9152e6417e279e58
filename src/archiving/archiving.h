// The commands about an archive and about PDFs: a request of the command line → what is done, what is said, an exit
// code. They alone need qpdf and libzip, which take more time to load than a letter takes to set. So they are a program
// of their own, oordeel-archive, and `oordeel` has src/handover.cpp in the place of this module.
#pragma once

#include <string>
#include <vector>

#include "archive/list.h"

namespace oordeel::archiving {

/// oordeel archive
struct ArchiveCommand {
    std::vector<std::string> paths{"data"}, only, withdraw;
    std::string to, huisstijl, time, because, kind, despite, sip, woo, target, contact;
    std::string version;  ///< of the program: "oordeel 0.1.0"
    bool restore = false;
    unsigned jobs = 1;
};
int putIntoArchive(const ArchiveCommand& command);

/// oordeel list
struct ListCommand {
    std::string archive, format = "table";
    archive::Filter filter;
};
int listArchive(const ListCommand& command);

/// oordeel verify
struct VerifyCommand {
    std::vector<std::string> files;  ///< PDFs, and folders of archives
    bool reproduce = false, json = false, rules = false;
    std::string version;  ///< of the program, which makes an archive's documents again
    unsigned jobs = 1;
};
int verifyFiles(const VerifyCommand& command);

}  // namespace oordeel::archiving
