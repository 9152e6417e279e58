// The commands of an archive: a request of the command line → what is done, what is said, and an exit code.
#pragma once

#include <string>
#include <vector>

#include "archive/list.h"

namespace oordeel::command {

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

/// oordeel verify, of an archive
struct AuditCommand {
    std::string archive;
    bool reproduce = false;
    std::string version;
    unsigned jobs = 1;
};
int auditArchive(const AuditCommand& command);

}  // namespace oordeel::command
