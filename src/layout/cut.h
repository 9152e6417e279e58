// Galleys → pages: which boxes stand on which page, and where.
#pragma once

#include <vector>

#include "layout/flow.h"

namespace oordeel::layout {

struct PlacedBox {
    size_t box = 0;                        ///< in the galley
    Length top;                            ///< from the top of the page area
    Length gain;                           ///< what it shows of a band begins so much higher
    std::shared_ptr<const Fragment> part;  ///< what the page shows of the band that begins or goes on here
};

struct PageFrame {
    const Galley* galley = nullptr;         ///< null on a blank page
    const css::PageStyle* style = nullptr;  ///< kept by the context
    std::string name;
    std::vector<PlacedBox> boxes;
    const Fragment* header = nullptr;  ///< table header repeated at the top
    std::vector<size_t> notes;

    Length areaWidth() const { return style->areaWidth(); }
    Length areaHeight() const { return style->areaHeight(); }
};

/// Cuts every galley by total fit. A box taller than its page is an error at its place; it gets a page of its own.
std::vector<PageFrame> cutPages(Context& context, const std::vector<Galley>& galleys);

}  // namespace oordeel::layout
