// Marked content: what the properties of a BDC say, where an inline image ends, what a language tag looks like.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "verify/lexer.h"
#include "verify/object.h"

namespace oordeel::verify {

/// What is open between BDC or BMC and its EMC.
struct Mark {
    bool artifact = false;
    bool tagged = false;    ///< has an MCID
    bool replaced = false;  ///< has an ActualText
};

/// The marks that are open, inner ones last.
struct Marks {
    std::vector<Mark> all;

    void push(const Mark& mark) {
        all.push_back(mark);
        count(mark, 1);
    }
    void pop() {
        count(all.back(), -1);
        all.pop_back();
    }
    bool isArtifact() const { return artifacts_ > 0; }
    bool isTagged() const { return tagged_ > 0; }
    bool isReplaced() const { return replaced_ > 0; }

  private:
    void count(const Mark& mark, int step) {
        artifacts_ += mark.artifact ? step : 0;
        tagged_ += mark.tagged ? step : 0;
        replaced_ += mark.replaced ? step : 0;
    }
    int artifacts_ = 0, tagged_ = 0, replaced_ = 0;
};

struct MarkProperties {
    int mcid = -1;
    bool hasActualText = false;
    std::string language;
};

/// Properties by name, from the resources.
MarkProperties propertiesOf(const Object& dictionary);

/// Properties written where they are used: the tokens from "<<".
MarkProperties propertiesOf(std::span<const Token> tokens);

/// Where the stream goes on after an inline image, whose data begin at `begin`, behind ID.
size_t endOfInlineImage(std::string_view bytes, size_t begin);

/// Whether a text is a language tag (RFC 3066, which ISO 32000-1, 14.9.2 names).
bool isLanguageTag(std::string_view text);

}  // namespace oordeel::verify
