// The document: one HTML tree, from which the style, the pages and the tags of the PDF all follow.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"

namespace oordeel::html {

/// Index into Document::nodes.
using NodeId = int32_t;
constexpr NodeId noNode = -1;

struct Attribute {
    std::string name;   ///< lower case, but for SVG's own capitals (viewBox)
    std::string value;  ///< entities resolved
    Position at;        ///< of the first character of the value as written; of the name when there is none
};

struct Node {
    /// `generated` is the ::before, ::after or ::marker of its parent; css adds these, so that what a style sheet
    /// writes has a place in the tree and thereby in the reading order.
    enum class Kind : uint8_t { element, text, generated };

    Kind kind = Kind::element;
    std::string name;  ///< element: "p", "svg", "linearGradient"; generated: "::before"; text: empty
    std::string text;  ///< text: its characters, entities resolved, white space as written
    std::vector<Attribute> attributes;
    NodeId parent = noNode;
    std::vector<NodeId> children;  ///< in document order, generated ones in place
    Position at;
};

struct Document {
    const Source* source = nullptr;
    std::vector<Node> nodes;  ///< nodes[0] is <html>; parents come before their children
    NodeId body = noNode;
    std::string title;     ///< of <title>, white space collapsed
    std::string language;  ///< of <html lang>, for instance "nl"

    const Node& operator[](NodeId id) const { return nodes[static_cast<size_t>(id)]; }
    Node& operator[](NodeId id) { return nodes[static_cast<size_t>(id)]; }
};

/// The value of an attribute, or null when the node does not have it.
const std::string* attribute(const Node& node, std::string_view name);

/// All text below a node in document order, white space as written.
std::string textContent(const Document& document, NodeId node);

/// A style sheet that the document names: <link rel="stylesheet" href> or <style>.
struct StyleSheetReference {
    std::string href;  ///< empty for <style>
    std::string text;  ///< content of <style>
    Position at;       ///< of the element
};

/// HTML → tree. The source must outlive the tree. Elements and attributes outside the subset, tags that do not match
/// and whatever HTML would move or drop are errors at their place. After an error about attributes or character
/// references the tree is built all the same; after one about tags it would not be what the author meant, and the body
/// is empty. So it is for more than 8 MiB or elements nested deeper than 256. A source with <html> or <!DOCTYPE html>
/// is a whole document and needs a language and a title; any other is a fragment.
Document parse(const Source& source, Diagnostics& diagnostics);

/// An SVG file → tree, in the same way: what stands in it is the <svg> alone, an XML declaration and a document type
/// before it are passed over.
Document parseDrawing(const Source& source, Diagnostics& diagnostics);

/// The <svg> of such a file, or none when it could not be read.
NodeId drawingOf(const Document& document);

/// The style sheets of a document in order.
std::vector<StyleSheetReference> styleSheets(const Document& document);

/// Whether raw HTML inside Markdown is passed on (templates) or shown as text (an assessor's own words).
enum class RawHtml { pass, refuse };

/// Markdown (CommonMark with tables, strikethrough and footnotes of cmark-gfm) → HTML text, without <html> around it.
/// Refuses more than 8 MiB and tables of more than 256 columns (cmark-gfm is quadratic in them).
std::string fromMarkdown(const Source& source, RawHtml rawHtml, Diagnostics& diagnostics);

/// The tree as indented HTML, one element a line, for people and tests.
std::string dump(const Document& document);

}  // namespace oordeel::html
