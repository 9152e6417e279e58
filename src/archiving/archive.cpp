// A request to put documents into an archive, to deliver or restore it, or to list it → what the modules below make of
// it.
#include <filesystem>

#include "archive/sip.h"
#include "archive/store.h"
#include "archive/woo.h"
#include "archiving/archiving.h"
#include "base/file.h"
#include "command/tell.h"
#include "report/publish.h"

namespace oordeel::archiving {

namespace fs = std::filesystem;
using namespace command;
namespace {

int tell(const report::Published& published, const std::string& archive) {
    std::fputs(published.messages.c_str(), stderr);
    for (const std::string& sentence : published.failures) complain(sentence);
    for (const std::string& sentence : published.unknown) complain(sentence);
    for (const std::string& sentence : published.refused) complain(sentence);
    if (!published.head.empty()) {
        const std::string left =
            published.withdrawn == 0 ? "" : ", " + std::to_string(published.withdrawn) + " withdrawn and left out";
        std::fprintf(stderr, "%s: %zu added, %zu replaced, %zu as they were%s; the manifest ends with %s\n",
                     archive.c_str(), published.added, published.replaced, published.unchanged, left.c_str(),
                     published.head.c_str());
    }
    if (!published.failures.empty()) return machineFailed;
    if (!published.unknown.empty()) return wrongCommand;
    return published.hasErrors || !published.refused.empty() ? wrongInput : ok;
}

int deliver(const ArchiveCommand& command) {
    archive::Delivery delivery;
    delivery.archive = command.to;
    delivery.identificatie = fs::path(command.sip).stem().string();
    delivery.doelsysteem = command.target;
    delivery.contact = command.contact;
    const archive::Sip sip = archive::sip(delivery);
    writeFile(command.sip, sip.zip);
    const fs::path pakbon = fs::path(command.sip).replace_extension(".pakbon.xml");
    writeFile(pakbon, sip.pakbon);
    std::fprintf(stderr, "%s: %s, %s; the pakbon is %s\n", command.sip.c_str(),
                 counted(sip.objects, "informatieobject", "informatieobjecten").c_str(),
                 counted(sip.files, "file", "files").c_str(), pakbon.c_str());
    return ok;
}

int publishSitemaps(const ArchiveCommand& command) {
    const archive::WooFolder folder = archive::wooFolder(command.to);
    for (const archive::File& file : folder.files) writeFile(fs::path(command.woo) / file.name, file.bytes);
    std::fprintf(stderr, "%s: %s\n", command.woo.c_str(), counted(folder.addresses, "address", "addresses").c_str());
    return ok;
}

}  // namespace

int putIntoArchive(const ArchiveCommand& command) {
    if (command.restore) {
        const size_t lines = archive::restore(command.to);
        std::fprintf(stderr, "%s: the manifest is made again, with %s\n", command.to.c_str(),
                     counted(lines, "line", "lines").c_str());
        return ok;
    }
    if (!command.sip.empty()) return deliver(command);
    if (!command.woo.empty()) return publishSitemaps(command);
    if (!command.withdraw.empty()) {
        if (command.because.empty() || command.time.empty()) {
            complain("a withdrawal says why and when; give --because and --time");
            return wrongCommand;
        }
        return tell(report::withdraw({command.to, command.withdraw, command.time, command.kind, command.because}),
                    command.to);
    }
    report::PublishRequest request;
    request.paths.assign(command.paths.begin(), command.paths.end());
    request.only = command.only;
    request.archive = folderName(command.to);
    request.huisstijl = command.huisstijl;
    request.tijd = command.time;
    request.aard = command.kind;
    request.reden = command.because;
    request.ondanks = command.despite;
    request.programma = command.version;
    request.jobs = command.jobs;
    request.progress = tellProgress;
    const report::Published published = report::publish(request);
    endProgress();
    return tell(published, request.archive.string());
}

int listArchive(const ListCommand& command) {
    if (!fs::exists(fs::path(command.archive) / archive::manifestName))
        throw archive::ArchiveError(command.archive + " is no archive: it has no " + archive::manifestName);
    const archive::Manifest manifest = archive::openArchive(command.archive);
    for (const std::string& sentence : manifest.broken) complain(sentence);
    const std::vector<archive::Listed> found = archive::list(manifest, command.filter);
    show(command.format == "csv"    ? archive::csv(found)
         : command.format == "json" ? archive::json(found)
                                    : archive::table(found));
    return manifest.broken.empty() ? ok : wrongInput;
}

}  // namespace oordeel::archiving
