// The marks of a page → its content stream.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "layout/page.h"
#include "pdf/font.h"
#include "pdf/tags.h"

namespace oordeel::pdf {

/// What the content streams of a file name: fonts as /F0, /F1, …, pairs of opacities as /A0, /A1, … and pictures as
/// /I0, /I1, …, each of them once.
struct Resources {
    Fonts fonts;
    std::vector<std::pair<uint8_t, uint8_t>> opacities;  ///< of fills and of strokes; 255 is opaque
    std::vector<std::shared_ptr<const picture::Picture>> pictures;

    size_t opacity(uint8_t fill, uint8_t stroke);
    size_t indexOf(const std::shared_ptr<const picture::Picture>& picture);
};

/// The operators of a page. Each sequence is enclosed as content of its tag or as an artifact, and numbered.
std::string pageContent(const layout::Page& page, std::vector<Sequence>& sequences, const TagTree& tree,
                        Resources& resources);

}  // namespace oordeel::pdf
