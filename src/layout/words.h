// What is known only when pages are cut: page numbers of targets, running strings.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "layout/context.h"
#include "layout/cut.h"

namespace oordeel::layout {

/// Where every landmark of the document came to stand, and what the running strings are on each page.
class LateWords {
  public:
    LateWords(Context& context, const std::vector<PageFrame>& frames);

    /// The words of one part of `content` on a page (an index). A leader has none: it fills what room is left.
    std::u32string words(const css::ContentPart& part, size_t page) const;

    /// What counter(page) is on a page: one more than on the page before, unless an element on it sets it.
    int number(size_t page) const { return numbers_[page]; }

    /// What counter(pages) is: the number of the last page of those that are numbered on with this one. For a document
    /// that is numbered once, that is how many pages it has (css-page-3, 7.1, says that of all documents; but where the
    /// body begins at 1 after a title page, "12 van 13" would be the last page of a document that seems to miss one).
    int lastNumber(size_t page) const { return lasts_[page]; }

    struct Landmark {
        html::NodeId node = html::noNode;
        size_t page = 0;
        Point at;  ///< from the corner of the page
    };
    /// In the order of the pages, on a page in the order of the content.
    const std::vector<Landmark>& landmarks() const { return landmarks_; }

    /// Reports links to an id that no element has.
    void checkTargets() const;

  private:
    void note(html::NodeId node, size_t page, Point at);
    void countPages(const std::vector<PageFrame>& frames);
    void visit(const Fragment& fragment, size_t page, Point at);
    std::u32string number(const css::ContentPart& part, size_t page) const;
    std::string value(const css::Content& content, html::NodeId node) const;

    Context& context_;
    std::vector<int> numbers_;  ///< of each page
    std::vector<int> lasts_;    ///< of each page: the number of the last page before numbering begins anew
    std::vector<Landmark> landmarks_;
    std::map<std::string, std::pair<size_t, html::NodeId>> targets_;             ///< id → page, node
    std::map<std::string, std::map<size_t, std::vector<std::string>>> strings_;  ///< name → page → values set there
};

/// Text content with white space collapsed, and a space between what stands in blocks or cells side by side.
std::string titleOf(const Context& context, html::NodeId node);

}  // namespace oordeel::layout
