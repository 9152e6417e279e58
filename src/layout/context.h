// What every step of the layout needs to look things up and to complain.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "css/css.h"
#include "html/document.h"
#include "layout/fragment.h"
#include "layout/pictures.h"
#include "text/face.h"
#include "text/hyphenate.h"
#include "text/shape.h"

namespace oordeel::layout {

struct Context {
    Context(const html::Document& ofDocument, const css::Styles& itsStyles, text::Fonts& itsFonts,
            Diagnostics& complaints)
        : document(ofDocument), styles(itsStyles), fonts(itsFonts), diagnostics(complaints) {}

    const html::Document& document;
    const css::Styles& styles;
    text::Fonts& fonts;
    Diagnostics& diagnostics;
    const Pictures* pictures = nullptr;  ///< of <img>; null: there are none
    Length areaHeight{1'000'000'000};    ///< of the page area being filled: no picture is higher

    std::vector<html::NodeId> notes;      ///< footnotes in the order of their calls
    std::map<size_t, Fragment> setNotes;  ///< footnotes by index in `notes`, set for the page type that they are on
    std::set<std::tuple<const Source*, uint32_t, std::string>>
        complained;     ///< so that one fault is told once a place, a warning once
    int measuring = 0;  ///< above 0 while widths are asked: what is wrong is told when the content is set

    const css::Style& style(html::NodeId node) const { return styles[node]; }
    Position at(html::NodeId node) const { return node == html::noNode ? Position{} : document[node].at; }
    void error(html::NodeId node, std::string message);
    void error(Position at, std::string message);
    void warning(html::NodeId node, std::string message);
    /// The style of a page (see css::Styles::page), worked out once.
    const css::PageStyle& page(const std::string& name, bool first, bool left, bool blank);

    /// What a face has not of some features (see text::unheeded), worked out once.
    const std::vector<std::string>& unheeded(const text::Face& face, const text::Features& features);

    /// The glyphs of a text. Short ones are kept: a table sets each cell twice, and says the same in many.
    std::vector<text::Glyph> shape(const text::Face& face, std::u32string_view text, const text::Features& features,
                                   const std::string& language);

    /// The hyphenator of a language, or null; asked once.
    const text::Hyphenator* hyphenator(const std::string& language);

  private:
    struct Shaped {
        const text::Face* face;
        text::Features features;
        std::string language;
        std::u32string text;
        bool operator==(const Shaped&) const = default;
    };
    struct Hash {
        size_t operator()(const Shaped& one) const { return std::hash<std::u32string>()(one.text); }
    };
    std::unordered_map<Shaped, std::vector<text::Glyph>, Hash> shaped_;
    std::map<std::pair<const text::Face*, text::Features>, std::vector<std::string>> unheeded_;
    std::map<std::tuple<std::string, bool, bool, bool>, css::PageStyle> pages_;
    std::map<std::string, std::shared_ptr<const text::Hyphenator>> hyphenators_;
};

/// Whether a node makes a block of its own among its siblings rather than part of a line.
bool isBlockLevel(const Context& context, html::NodeId node);

/// Whether an element is drawn as a whole: an <img> or an <svg>.
bool isPicture(const Context& context, html::NodeId node);

/// Whether an inline element holds a block somewhere, so that its content cannot be one paragraph.
bool containsBlock(const Context& context, html::NodeId node);

/// Whether an element needs a place on the page: it has an id, sets a string or a counter, or is in the outline.
bool isLandmark(const Context& context, html::NodeId node);

}  // namespace oordeel::layout
