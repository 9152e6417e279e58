#include "pdf/cff.h"

#include <map>

namespace oordeel::pdf {

namespace {

/// Reads numbers from a place on. Past the end there are zeros.
class Bytes {
  public:
    explicit Bytes(std::string_view bytes, size_t at = 0) : bytes_(bytes), at_(at) {}

    size_t at() const { return at_; }
    bool atEnd() const { return at_ >= bytes_.size(); }
    void skip(size_t count) { at_ += count; }

    uint32_t number(size_t size) {
        uint32_t value = 0;
        for (; size > 0; --size, ++at_) value = value << 8 | (atEnd() ? 0u : static_cast<uint8_t>(bytes_[at_]));
        return value;
    }

  private:
    std::string_view bytes_;
    size_t at_;
};

/// An INDEX: how many things it holds, where the first one is, and where it ends.
struct Index {
    uint32_t count = 0;
    size_t first = 0, firstEnd = 0, end = 0;
};

Index readIndex(std::string_view cff, size_t at) {
    Bytes bytes(cff, at);
    Index index;
    index.count = bytes.number(2);
    if (index.count == 0) return {0, at + 2, at + 2, at + 2};
    const size_t offsetSize = bytes.number(1);
    const size_t data = bytes.at() + (size_t{index.count} + 1) * offsetSize - 1;  // offsets count from 1
    index.first = data + bytes.number(offsetSize);
    index.firstEnd = data + bytes.number(offsetSize);
    Bytes last(cff, data + 1 - offsetSize);
    index.end = data + last.number(offsetSize);
    return index;
}

// Operators of the Top DICT; 0x0C.. are those of two bytes.
constexpr uint32_t charsetOperator = 15, charStringsOperator = 17, rosOperator = 0x0C1E;

/// Each operator of a DICT with its last operand, if that is an integer.
std::map<uint32_t, uint32_t> readDict(std::string_view dict) {
    std::map<uint32_t, uint32_t> out;
    uint32_t operand = 0;
    for (Bytes bytes(dict); !bytes.atEnd();) {
        const uint32_t b = bytes.number(1);
        if (b <= 21) {
            out[b == 12 ? b << 8 | bytes.number(1) : b] = operand;
        } else if (b == 28 || b == 29) {
            operand = bytes.number(b == 28 ? 2 : 4);
        } else if (b == 30) {  // a real number: half bytes until one is 15
            for (uint32_t pair = 0; (pair & 15) != 15 && pair >> 4 != 15 && !bytes.atEnd();) pair = bytes.number(1);
        } else if (b >= 32 && b <= 246) {
            operand = b - 139;
        } else if (b >= 247 && b <= 254) {
            operand = (b - (b < 251 ? 247 : 251)) * 256 + bytes.number(1) + 108;
        }
    }
    return out;
}

}  // namespace

std::vector<uint16_t> cffCids(std::string_view cff) {
    if (cff.size() < 4) return {};
    const Index names = readIndex(cff, static_cast<uint8_t>(cff[2]));
    const Index dicts = readIndex(cff, names.end);
    if (dicts.first >= cff.size()) return {};
    const auto top = readDict(cff.substr(dicts.first, dicts.firstEnd - dicts.first));
    if (!top.contains(rosOperator) || !top.contains(charStringsOperator)) return {};

    std::vector<uint16_t> cids{0};
    const size_t count = readIndex(cff, top.at(charStringsOperator)).count;
    const auto charset = top.find(charsetOperator);
    // Below 3 are charsets of names that every reader knows; with CIDs they can only mean "as the glyphs are numbered".
    if (charset == top.end() || charset->second < 3) return {};
    Bytes bytes(cff, charset->second);
    const uint32_t format = bytes.number(1);
    while (cids.size() < count && !bytes.atEnd()) {
        const uint32_t first = bytes.number(2), more = format == 0 ? 0 : bytes.number(format == 1 ? 1 : 2);
        for (uint32_t i = 0; i <= more && cids.size() < count; ++i) cids.push_back(static_cast<uint16_t>(first + i));
    }
    return cids;
}

}  // namespace oordeel::pdf
