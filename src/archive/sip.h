// An archive → a delivery for an e-depot: one ZIP by the SIP specification of MDTO, and the pakbon that goes with it.
#pragma once

#include <filesystem>
#include <string>

namespace oordeel::archive {

struct Delivery {
    std::filesystem::path archive;
    std::string identificatie;  ///< of the delivery
    std::string doelsysteem;    ///< where it goes
    std::string contact;        ///< who answers questions about it
};

struct Sip {
    std::string zip;     ///< the same for the same archive
    std::string pakbon;  ///< XML
    size_t objects = 0, files = 0;
};

/// Every folder of the archive with its files, without what is the archive's own (the manifest and its lines). The
/// metadata of a version that was replaced or withdrawn is that of today: it says by what. Throws ArchiveError when a
/// file is not as it was put in: damage is not delivered.
Sip sip(const Delivery& delivery);

}  // namespace oordeel::archive
