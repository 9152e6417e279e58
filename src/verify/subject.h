// What the rules look at: the file opened, its pages, and what its content and its structure tree turned out to hold.
#pragma once

#include <map>
#include <memory>
#include <qpdf/QPDF.hh>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "verify/content.h"
#include "verify/font.h"
#include "verify/object.h"
#include "verify/tree.h"
#include "verify/verify.h"
#include "verify/xmp.h"

namespace oordeel::verify {

struct Page {
    Object dictionary;
    Object resources;  ///< its own, or those of the page tree
};

/// Thrown when a file asks for more than anyone should give: a small stream that unpacks to gigabytes.
struct TooMuch : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Subject {
    /// Opens the file and finds its pages. Throws std::exception when the bytes are no PDF.
    explicit Subject(std::string_view bytes);

    std::string_view bytes;
    QPDF qpdf;
    Object trailer, catalog;
    std::vector<Object> objects;  ///< all indirect ones, by number
    std::vector<Page> pages;
    std::map<QPDFObjGen, size_t> pageNumbers;  ///< from 1
    std::string pageTreeFault;                 ///< what is wrong with the page tree, if anything

    // Filled by the families that read them; the rules after them may look.
    Xmp xmp;
    Claim claim;
    Tree tree;
    Content content;
    std::vector<Font> fonts;
    std::string intendedColours;  ///< of the profile of the output intent ("RGB "); empty when there is none

    /// A stream unpacked; nothing when that fails. Throws TooMuch.
    std::optional<std::string> data(Object stream);

    /// Counts work that a small file can ask much of. Throws TooMuch.
    void spend(size_t steps);

    /// The number of the page that an object is, or 0.
    size_t pageOf(const Object& page) const;

  private:
    void findPages();
    size_t unpacked_ = 0, spent_ = 0;
};

/// A place in the file.
Place at(size_t page, const Object& object);
Place at(const Object& object);

}  // namespace oordeel::verify
