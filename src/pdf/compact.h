// Objects → a PDF 1.7 file with object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
// libharu writes neither; with them a tagged report takes less than half the room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace oordeel::pdf {

struct StoredObject {
    uint32_t number = 0;
    std::string value;      ///< what stands between "obj" and "endobj"
    bool packable = false;  ///< may lie in an object stream: no stream, and not the length of one
};

/// `objects` by ascending number, from 1 and without gaps. `id` is the file identifier in PDF syntax.
std::string compactFile(const std::vector<StoredObject>& objects, uint32_t root, uint32_t information,
                        const std::string& id);

}  // namespace oordeel::pdf
