#include "pdf/objects.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_encrypt.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "base/utf8.h"
#include "pdf/compact.h"
#include "pdf/deflate.h"
#include "pdf/syntax.h"

namespace oordeel::pdf {

namespace {

// Pages of one node of the page tree. A flat tree would meet the limit of arrays.
constexpr HPDF_UINT pagesPerNode = 64;

const HPDF_BYTE* bytes(std::string_view text) {
    return reinterpret_cast<const HPDF_BYTE*>(text.data());
}

Reference referenceTo(const void* object) {
    return {static_cast<const HPDF_Obj_Header*>(object)->obj_id & 0x00FFFFFF};
}

void* objectOf(HPDF_Doc document, Reference reference) {
    return HPDF_Xref_GetEntry(document->xref, reference.number)->obj;
}

HPDF_Dict dictionaryOf(HPDF_Doc document, Reference reference) {
    return static_cast<HPDF_Dict>(objectOf(document, reference));
}

/// libharu calls this between the << and >> of a dictionary, after the entries it knows itself.
HPDF_STATUS writeEntries(HPDF_Dict dictionary, HPDF_Stream stream) {
    const auto& entries = *static_cast<const std::string*>(dictionary->attr);
    return HPDF_Stream_Write(stream, bytes(entries), static_cast<HPDF_UINT>(entries.size()));
}

void attach(HPDF_Dict dictionary, std::string& entries) {
    dictionary->attr = &entries;
    dictionary->write_fn = writeEntries;
}

HPDF_STATUS appendToString(HPDF_Stream stream, const HPDF_BYTE* data, HPDF_UINT size) {
    static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(data), size);
    return HPDF_OK;
}

bool isDictionary(const void* object) {
    return (static_cast<const HPDF_Obj_Header*>(object)->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT;
}

/// What stands in libharu's list of objects for a dictionary of ours. One of its own would cost 140 bytes more for each
/// of the hundred thousand cells that a table may have.
bool isOurs(const void* object) {
    return (static_cast<const HPDF_Obj_Header*>(object)->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_NULL;
}

bool isStream(const void* object) {
    return isDictionary(object) && static_cast<const HPDF_Dict_Rec*>(object)->stream;
}

std::string messageOf(HPDF_STATUS error) {
    std::string number = "0x";
    for (int shift = 12; shift >= 0; shift -= 4) number += "0123456789ABCDEF"[error >> shift & 15];
    switch (error) {
        case HPDF_ARRAY_COUNT_ERR:
            return "the PDF needs an array of more than 32767 items (libharu error " + number + ")";
        case HPDF_FAILD_TO_ALLOC_MEM:
            return "there is not enough memory to write the PDF (libharu error " + number + ")";
        case HPDF_PAGE_INVALID_SIZE:
            return "a page must be between 3 and 14400 pt wide and high (libharu error " + number + ")";
        default:
            return "libharu refuses to write the PDF (error " + number + ")";
    }
}

/// MD5 as libharu has it.
class Digest {
  public:
    Digest() { HPDF_MD5Init(&context_); }
    void add(std::string_view data) { HPDF_MD5Update(&context_, bytes(data), static_cast<HPDF_UINT32>(data.size())); }

    std::string finish() {
        HPDF_BYTE result[16];
        HPDF_MD5Final(result, &context_);
        std::string out = "<";
        for (int i = 0; i < 16; i += 2) out += hex(static_cast<uint16_t>(result[i] << 8 | result[i + 1]));
        return out + ">";
    }

  private:
    HPDF_MD5_CTX context_;
};

}  // namespace

std::string md5(std::string_view data) {
    Digest digest;
    digest.add(data);
    return digest.finish();
}

std::string syntax(Reference reference) {
    return std::to_string(reference.number) + " 0 R";
}

File::File() : document_(HPDF_New(nullptr, nullptr), HPDF_Free) {
    if (!document_) throw std::runtime_error(messageOf(HPDF_FAILD_TO_ALLOC_MEM));
    HPDF_SetPagesConfiguration(document_.get(), pagesPerNode);
    check();
}

File::~File() = default;

void File::check() const {
    const HPDF_STATUS error = HPDF_GetError(document_.get());
    if (error != HPDF_OK) throw std::runtime_error(messageOf(error));
}

template <class T>
T File::checked(T result) const {
    check();
    return result;
}

Reference File::reserve() {
    HPDF_Null place = checked(HPDF_Null_New(document_->mmgr));
    // libharu makes room for as many more objects each time, and copies all there are byte by byte: it is to double it.
    const HPDF_List objects = document_->xref->entries;
    objects->items_per_block = std::max(objects->items_per_block, objects->block_siz);
    HPDF_Xref_Add(document_->xref, place);
    check();
    const Reference reference = referenceTo(place);
    dictionaries_.resize(reference.number + 1);
    return reference;
}

void File::set(Reference dictionary, std::string entries) {
    dictionaries_[dictionary.number] = std::move(entries);
}

Reference File::add(std::string entries) {
    const Reference dictionary = reserve();
    set(dictionary, std::move(entries));
    return dictionary;
}

Reference File::addStream(std::string_view data, std::string entries, Compression compression) {
    HPDF_Dict dictionary = checked(HPDF_DictStream_New(document_->mmgr, document_->xref));
    fill(dictionary, data, std::move(entries), compression);
    return referenceTo(dictionary);
}

void File::fill(void* stream, std::string_view data, std::string entries, Compression compression) {
    const auto dictionary = static_cast<HPDF_Dict>(stream);
    std::string packed;
    if (compression == Compression::flate) {
        packed = deflated(data);
        data = packed;
        entries += "/Filter/FlateDecode";
    }
    attach(dictionary, entries_.emplace_back(std::move(entries)));
    HPDF_Stream_Write(dictionary->stream, bytes(data), static_cast<HPDF_UINT>(data.size()));
    check();
}

Reference File::addPage(Length width, Length height, Reference resources) {
    HPDF_Page page = checked(HPDF_AddPage(document_.get()));
    HPDF_Page_SetWidth(page, static_cast<HPDF_REAL>(width.points()));
    HPDF_Page_SetHeight(page, static_cast<HPDF_REAL>(height.points()));
    HPDF_Dict_Add(page, "Resources", objectOf(document_.get(), resources));
    check();
    return referenceTo(page);
}

void File::setContent(Reference page, std::string_view content) {
    const auto attributes = static_cast<HPDF_PageAttr>(dictionaryOf(document_.get(), page)->attr);
    fill(attributes->contents, content, "", Compression::flate);
}

void File::setStructParents(Reference page, size_t key) {
    HPDF_Dict_AddNumber(dictionaryOf(document_.get(), page), "StructParents", static_cast<HPDF_INT32>(key));
    check();
}

void File::setAnnotations(Reference page, const std::vector<Reference>& annotations) {
    HPDF_Dict dictionary = dictionaryOf(document_.get(), page);
    HPDF_Array array = checked(HPDF_Array_New(document_->mmgr));
    HPDF_Dict_Add(dictionary, "Annots", array);
    for (Reference annotation : annotations) HPDF_Array_Add(array, objectOf(document_.get(), annotation));
    HPDF_Dict_AddName(dictionary, "Tabs", "S");
    check();
}

Reference File::addOutline(Reference parent, std::string_view title, Reference page, Length height) {
    HPDF_Outline above = parent.number != 0 ? dictionaryOf(document_.get(), parent) : nullptr;
    HPDF_Outline outline = checked(HPDF_CreateOutline(document_.get(), above, "", nullptr));

    // libharu would write the title in an 8-bit encoding.
    std::string words = "\xFE\xFF" + utf16(toUtf32(title));
    HPDF_Dict_Add(outline, "Title",
                  checked(HPDF_Binary_New(document_->mmgr, reinterpret_cast<HPDF_BYTE*>(words.data()),
                                          static_cast<HPDF_UINT>(words.size()))));

    // Not HPDF_Destination_SetXYZ: it refuses "keep the zoom as it is".
    HPDF_Array destination = checked(HPDF_Array_New(document_->mmgr));
    HPDF_Dict_Add(outline, "Dest", destination);
    HPDF_Array_Add(destination, objectOf(document_.get(), page));
    HPDF_Array_AddName(destination, "XYZ");
    HPDF_Array_AddNumber(destination, 0);
    HPDF_Array_AddReal(destination, static_cast<HPDF_REAL>(height.points()));
    HPDF_Array_Add(destination, checked(HPDF_Null_New(document_->mmgr)));
    check();
    return referenceTo(outline);
}

void File::setCatalog(std::string entries) {
    attach(document_->catalog, entries_.emplace_back(std::move(entries)));
}

void File::setInformation(std::string entries) {
    HPDF_Dict_RemoveElement(document_->info, "Producer");  // libharu's own; `entries` has one
    check();
    attach(document_->info, entries_.emplace_back(std::move(entries)));
}

std::string File::save() {
    std::string value;
    const std::unique_ptr<HPDF_Stream_Rec, void (*)(HPDF_Stream)> out(
        checked(HPDF_CallbackWriter_New(document_->mmgr, appendToString, &value)), HPDF_Stream_Free);

    // Streams come first: writing one is what sets the number object that is its length.
    std::vector<StoredObject> objects(document_->xref->entries->count - 1);
    for (const bool streams : {true, false}) {
        for (uint32_t number = 1; number <= objects.size(); ++number) {
            void* object = objectOf(document_.get(), {number});
            if (isStream(object) != streams) continue;
            if (isOurs(object)) {
                objects[number - 1] = {number, "<<\n" + std::exchange(dictionaries_[number], {}) + ">>", true};
                continue;
            }
            value.clear();
            HPDF_Obj_WriteValue(object, out.get(), nullptr);
            check();
            objects[number - 1] = {number, value, isDictionary(object) && !streams};
        }
    }
    Digest digest;
    for (const StoredObject& object : objects) digest.add(object.value);
    const std::string id = digest.finish();
    return compactFile(objects, referenceTo(document_->catalog).number, referenceTo(document_->info).number,
                       "[" + id + id + "]");
}

std::string File::producer() {
    return std::string("libharu ") + HPDF_GetVersion();
}

}  // namespace oordeel::pdf
