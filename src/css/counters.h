// CSS counters: numbers that run through the document (CSS 2.1, section 12.4).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "css/style.h"
#include "html/document.h"

namespace oordeel::css {

/// The counters at one place of a walk through the document, but for `page` and `pages`, which only exist once there
/// are pages.
class Counters {
  public:
    /// `footnote` counts through the whole document.
    Counters() : scopes_(1) { reset("footnote", 0); }

    /// To be called around the children of an element: counters they reset end with their parent.
    void enter() { scopes_.emplace_back(); }
    void leave();

    /// What an element or generated node does to the counters. List items and footnotes count of themselves; <ol
    /// start>, <ol reversed> and <li value> have their say.
    void apply(const Style& style, const html::Document& document, html::NodeId node);

    /// Replaces counters in a content by their text.
    void resolve(Content& content) const;

    int value(std::string_view name) const;

    /// All counters here, by name, as they are seen from elsewhere: target-counter() asks for the one of a place.
    std::map<std::string, int, std::less<>> values() const;

    /// Whether `page` or `pages`, which only pages know.
    static bool ofPages(std::string_view name) { return name == "page" || name == "pages"; }

  private:
    void reset(const std::string& name, int value);
    int& current(const std::string& name);
    std::string text(const ContentPart& part) const;

    std::map<std::string, std::vector<int>, std::less<>> values_;  ///< by name; the innermost last
    std::vector<std::vector<std::string>> scopes_;  ///< what was reset among the siblings of each open element
};

}  // namespace oordeel::css
