#include "pdf/compact.h"

#include <algorithm>

#include "pdf/deflate.h"

namespace oordeel::pdf {

namespace {

// qpdf's default is 100. More packs better but makes a reader unpack more to reach one object.
constexpr size_t objectsPerStream = 200;

/// A row of the cross-reference stream.
struct Row {
    uint8_t type = 0;    ///< 0 free, 1 at an offset, 2 in an object stream
    uint32_t where = 0;  ///< offset, or number of the object stream
    uint16_t index = 0;  ///< in the object stream
};
constexpr size_t rowSize = 7;  // the /W below: 1 + 4 + 2

std::string stream(const std::string& entries, const std::string& data) {
    const std::string packed = deflated(data);
    return "<<" + entries + "/Filter/FlateDecode/Length " + std::to_string(packed.size()) + ">>\nstream\n" + packed +
           "\nendstream";
}

/// The rows as bytes, each as its difference to the row above (PNG's predictor "up"): consecutive rows are alike, so
/// the differences are mostly zeros.
std::string predicted(const std::vector<Row>& rows) {
    std::string out;
    uint8_t above[rowSize] = {};
    for (const Row& row : rows) {
        const uint8_t bytes[rowSize] = {row.type,
                                        static_cast<uint8_t>(row.where >> 24),
                                        static_cast<uint8_t>(row.where >> 16),
                                        static_cast<uint8_t>(row.where >> 8),
                                        static_cast<uint8_t>(row.where),
                                        static_cast<uint8_t>(row.index >> 8),
                                        static_cast<uint8_t>(row.index)};
        out += '\2';
        for (size_t i = 0; i < rowSize; ++i) {
            out += static_cast<char>(bytes[i] - above[i]);
            above[i] = bytes[i];
        }
    }
    return out;
}

class Writer {
  public:
    std::string write(const std::vector<StoredObject>& objects, uint32_t root, uint32_t information,
                      const std::string& id) {
        out_ = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";  // four bytes above 127: this is no text
        rows_.resize(objects.size() + 1);
        rows_[0].index = 65535;
        std::vector<const StoredObject*> packable;
        for (const StoredObject& object : objects) {
            if (object.packable)
                packable.push_back(&object);
            else
                put(object.number, object.value);
        }
        for (size_t first = 0; first < packable.size(); first += objectsPerStream) {
            putObjectStream(packable, first, std::min(first + objectsPerStream, packable.size()));
        }
        putCrossReferences(root, information, id);
        return std::move(out_);
    }

  private:
    void put(uint32_t number, const std::string& value) {
        rows_[number] = {1, static_cast<uint32_t>(out_.size()), 0};
        out_ += std::to_string(number) + " 0 obj\n" + value + "\nendobj\n";
    }

    uint32_t newNumber() {
        rows_.emplace_back();
        return static_cast<uint32_t>(rows_.size() - 1);
    }

    void putObjectStream(const std::vector<const StoredObject*>& objects, size_t first, size_t end) {
        const uint32_t number = newNumber();
        std::string offsets, values;
        for (size_t i = first; i < end; ++i) {
            offsets += std::to_string(objects[i]->number) + " " + std::to_string(values.size()) + " ";
            values += objects[i]->value + "\n";
            rows_[objects[i]->number] = {2, number, static_cast<uint16_t>(i - first)};
        }
        put(number, stream("/Type/ObjStm/N " + std::to_string(end - first) + "/First " + std::to_string(offsets.size()),
                           offsets + values));
    }

    void putCrossReferences(uint32_t root, uint32_t information, const std::string& id) {
        const uint32_t number = newNumber();
        const size_t offset = out_.size();
        rows_[number] = {1, static_cast<uint32_t>(offset), 0};
        put(number, stream("/Type/XRef/Size " + std::to_string(rows_.size()) + "/W[1 4 2]/Root " +
                               std::to_string(root) + " 0 R/Info " + std::to_string(information) + " 0 R/ID" + id +
                               "/DecodeParms<</Predictor 12/Columns " + std::to_string(rowSize) + ">>",
                           predicted(rows_)));
        out_ += "startxref\n" + std::to_string(offset) + "\n%%EOF\n";
    }

    std::string out_;
    std::vector<Row> rows_;  ///< by object number
};

}  // namespace

std::string compactFile(const std::vector<StoredObject>& objects, uint32_t root, uint32_t information,
                        const std::string& id) {
    return Writer().write(objects, root, information, id);
}

}  // namespace oordeel::pdf
