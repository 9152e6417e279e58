#include "pdf/tree_writer.h"

#include <algorithm>
#include <utility>

#include "pdf/roles.h"
#include "pdf/search_tree.h"
#include "pdf/syntax.h"

namespace oordeel::pdf {

namespace {

/// The identifier of an element that others refer to; digits of equal number sort as a name tree must.
std::string idOf(size_t tag) {
    const std::string digits = std::to_string(tag);
    return literal("e" + std::string(8 - std::min<size_t>(8, digits.size()), '0') + digits);
}

std::string attributes(const Tag& tag, const TagTree& tree, const layout::Pages& pages) {
    if (!tag.listNumbering.empty()) return "/A<</O/List/ListNumbering/" + std::string(tag.listNumbering) + ">>";
    if (tag.role == "TH" || tag.role == "TD") {
        std::string table;
        if (!tag.scope.empty()) table += "/Scope/" + std::string(tag.scope);
        if (tag.columnSpan > 1) table += "/ColSpan " + std::to_string(tag.columnSpan);
        if (tag.rowSpan > 1) table += "/RowSpan " + std::to_string(tag.rowSpan);
        std::string headers;
        for (size_t header : tag.headers) headers += tree.tags[header].role == "TH" ? idOf(header) : "";
        if (!headers.empty()) table += "/Headers[" + headers + "]";
        return table.empty() ? "" : "/A<</O/Table" + table + ">>";
    }
    if (tag.particulars().box) {
        const layout::Rect& box = *tag.particulars().box;
        const Length foot = pages.pages[tag.particulars().boxPage].height - box.y - box.height;
        const bool isBlock = tag.parent != noTag && isGrouping(tree.tags[tag.parent].role);
        return "/A<</O/Layout/Placement/" + std::string(isBlock ? "Block" : "Inline") + "/BBox[" + number(box.x) + " " +
               number(foot) + " " + number(box.x + box.width) + " " + number(foot + box.height) + "]>>";
    }
    return "";
}

class TreeWriter {
  public:
    TreeWriter(File& file, const TagTree& tree, const layout::Pages& pages, const std::vector<Reference>& pageObjects,
               const Annotations& annotations)
        : file_(file), tree_(tree), pages_(pages), pageObjects_(pageObjects), annotations_(annotations) {}

    Reference write() {
        const Reference root = file_.reserve();
        hasId_.resize(tree_.tags.size());
        for (size_t i = 0; i < tree_.tags.size(); ++i) {
            if (tree_.tags[i].role == "Note") hasId_[i] = true;  // PDF/UA-1, 7.9
            for (size_t header : tree_.tags[i].headers) hasId_[header] = true;
        }
        for (size_t i = 0; i < tree_.tags.size(); ++i) elements_.push_back(file_.reserve());
        for (size_t i = 0; i < tree_.tags.size(); ++i) file_.set(elements_[i], element(i, root));

        const auto parents = parentEntries();
        std::string entries = "/Type/StructTreeRoot/K " + syntax(elements_[0]) + "/ParentTree " +
                              syntax(file_.add(searchTree(file_, "Nums", parents))) + "/ParentTreeNextKey " +
                              std::to_string(parents.size());
        if (const SearchEntries ids = idEntries(); !ids.empty()) {
            entries += "/IDTree " + syntax(file_.add(searchTree(file_, "Names", ids)));
        }
        file_.set(root, entries);
        return root;
    }

  private:
    std::string element(size_t index, Reference root) const {
        const Tag& tag = tree_.tags[index];
        std::string out =
            "/S/" + std::string(tag.role) + "/P " + syntax(tag.parent == noTag ? root : elements_[tag.parent]);
        if (hasId_[index]) out += "/ID" + idOf(index);
        if (!tag.particulars().language.empty()) out += "/Lang" + textString(tag.particulars().language);
        if (!tag.particulars().title.empty()) out += "/T" + textString(tag.particulars().title);
        if (tag.particulars().alternative) out += "/Alt" + textString(*tag.particulars().alternative);
        if (!tag.particulars().expansion.empty()) out += "/E" + textString(tag.particulars().expansion);
        out += attributes(tag, tree_, pages_);

        const auto content = std::find_if(tag.kids.begin(), tag.kids.end(),
                                          [](const Kid& kid) { return kid.kind == Kid::Kind::content; });
        if (content != tag.kids.end()) out += "/Pg " + syntax(pageObjects_[content->page]);
        const size_t page = content != tag.kids.end() ? content->page : noTag;
        out += "/K[";
        for (const Kid& kid : tag.kids) out += this->kid(kid, page) + " ";
        return out + "]";
    }

    /// `page` is the element's own: content there needs only its number.
    std::string kid(const Kid& kid, size_t page) const {
        if (kid.kind == Kid::Kind::tag) return syntax(elements_[kid.index]);
        const std::string pageEntry = "/Pg " + syntax(pageObjects_[kid.page]);
        if (kid.kind == Kid::Kind::link) {
            return "<</Type/OBJR" + pageEntry + "/Obj " + syntax(annotations_[kid.page][kid.index]) + ">>";
        }
        const Sequence& sequence = tree_.sequences[kid.page][kid.index];
        std::string out;
        for (int i = 0; i < sequence.mcids; ++i) {
            const std::string mcid = std::to_string(sequence.mcid + i);
            out += kid.page == page ? mcid + " " : "<</Type/MCR" + pageEntry + "/MCID " + mcid + ">>";
        }
        return out;
    }

    SearchEntries parentEntries() const {
        SearchEntries out;
        for (const std::vector<Sequence>& page : tree_.sequences) {
            std::string elements = "[";
            for (const Sequence& sequence : page) {
                for (int i = 0; sequence.tag != noTag && i < sequence.mcids; ++i) {
                    elements += syntax(elements_[sequence.tag]) + " ";
                }
            }
            out.emplace_back(std::to_string(out.size()), elements + "]");
        }
        std::vector<std::vector<Reference>> elementOfLink;
        for (const auto& page : annotations_) elementOfLink.emplace_back(page.size());
        for (size_t i = 0; i < tree_.tags.size(); ++i) {
            for (const Kid& kid : tree_.tags[i].kids) {
                if (kid.kind == Kid::Kind::link) elementOfLink[kid.page][kid.index] = elements_[i];
            }
        }
        for (const auto& page : elementOfLink) {
            for (Reference element : page) {
                if (element.number != 0) out.emplace_back(std::to_string(out.size()), syntax(element));
            }
        }
        return out;
    }

    SearchEntries idEntries() const {
        SearchEntries out;
        for (size_t i = 0; i < tree_.tags.size(); ++i) {
            if (hasId_[i]) out.emplace_back(idOf(i), syntax(elements_[i]));
        }
        return out;
    }

    File& file_;
    const TagTree& tree_;
    const layout::Pages& pages_;
    const std::vector<Reference>& pageObjects_;
    const Annotations& annotations_;
    std::vector<Reference> elements_;  ///< by tag
    std::vector<bool> hasId_;          ///< by tag: others refer to it
};

}  // namespace

size_t structParentOfAnnotation(size_t pageCount, size_t annotation) {
    return pageCount + annotation;
}

Reference writeTree(File& file, const TagTree& tree, const layout::Pages& pages,
                    const std::vector<Reference>& pageObjects, const Annotations& annotations) {
    return TreeWriter(file, tree, pages, pageObjects, annotations).write();
}

}  // namespace oordeel::pdf
