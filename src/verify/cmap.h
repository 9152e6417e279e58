// A CMap (ISO 32000-1, 9.7.5 and 9.10.3) → which codes a string holds, and what each stands for.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oordeel::verify {

/// A character code and how many bytes it takes.
struct Code {
    uint32_t value = 0;
    size_t length = 0;
};

class CMap {
  public:
    /// Two bytes a code, each its own CID.
    static CMap identity();

    /// Reads what it understands of the bytes.
    static CMap parse(std::string_view bytes);

    /// The code that a string begins with at `at`, which lies before its end.
    Code codeAt(std::string_view bytes, size_t at) const;

    std::optional<uint32_t> cid(uint32_t code) const;

    /// The characters of a code, as UTF-16BE; none when the CMap does not say.
    std::optional<std::string> characters(uint32_t code) const;

    int writingMode = 0;
    std::string usedCMap;  ///< what usecmap names
    bool hasCodes() const { return !spaces_.empty(); }

  private:
    struct Space {
        size_t length;
        uint32_t low, high;
    };
    /// Codes from the key to `high`: the first stands for this, the others for what follows it.
    struct Range {
        uint32_t high = 0;
        uint32_t cid = 0;
        std::string characters;
    };

    std::vector<Space> spaces_;
    std::map<uint32_t, Range> cids_, characters_;
};

}  // namespace oordeel::verify
