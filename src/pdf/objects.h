// Dictionaries, streams and pages → libharu's document → the bytes of the file. The only file that sees libharu.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"

struct _HPDF_Doc_Rec;

namespace oordeel::pdf {

/// An indirect object, known by its number.
struct Reference {
    uint32_t number = 0;
};

/// "12 0 R"
std::string syntax(Reference reference);

enum class Compression { none, flate };

/// The MD5 digest of bytes as a hexadecimal string in PDF syntax.
std::string md5(std::string_view bytes);

/// A PDF file in the making. libharu keeps the numbers of the objects, the page tree, the streams and the outline;
/// dictionaries are given as their entries in PDF syntax, since libharu knows no tags, no Type0 fonts and no metadata.
/// Every member throws std::runtime_error when libharu refuses.
class File {
  public:
    File();
    ~File();
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    /// A dictionary that may be referred to now and gets its entries later.
    Reference reserve();
    void set(Reference dictionary, std::string entries);
    Reference add(std::string entries);
    Reference addStream(std::string_view data, std::string entries, Compression compression = Compression::flate);

    Reference addPage(Length width, Length height, Reference resources);
    void setContent(Reference page, std::string_view content);
    /// The page's key in the parent tree of the structure.
    void setStructParents(Reference page, size_t key);
    /// Annotations, which a keyboard visits in the order of the structure.
    void setAnnotations(Reference page, const std::vector<Reference>& annotations);

    /// An entry of the outline below `parent` (0: at the top) that leads to a height above the foot of a page.
    Reference addOutline(Reference parent, std::string_view title, Reference page, Length height);

    /// Entries of the catalog besides those of libharu (pages, outline).
    void setCatalog(std::string entries);
    void setInformation(std::string entries);

    /// The bytes of the file, with an identifier that is a digest of its objects. Once: the objects are used up.
    std::string save();

    /// "libharu 2.3.0"
    static std::string producer();

  private:
    /// Throws when anything that libharu did went wrong: it remembers, and most of its functions only say "no".
    void check() const;
    template <class T>
    T checked(T result) const;
    /// Gives a stream of libharu its bytes and its entries.
    void fill(void* stream, std::string_view data, std::string entries, Compression compression);

    std::unique_ptr<_HPDF_Doc_Rec, void (*)(_HPDF_Doc_Rec*)> document_;
    std::deque<std::string> entries_;        ///< what libharu's dictionaries point at; addresses stay
    std::vector<std::string> dictionaries_;  ///< the entries of those that libharu does not see, by number
};

}  // namespace oordeel::pdf
