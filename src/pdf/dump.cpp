// The tag tree as text, one element a line, with the words of each and the page they are on.
#include "base/utf8.h"
#include "pdf/tags.h"
#include "pdf/words.h"
#include "pdf/write.h"

namespace oordeel::pdf {

namespace {

class Dumper {
  public:
    Dumper(const layout::Pages& pages, const TagTree& tree) : pages_(pages), tree_(tree) {
        for (size_t p = 0; p < pages.pages.size(); ++p) {
            spaces_.push_back(spacesAfter(pages.pages[p], tree.sequences[p], tree));
        }
    }

    std::string dump() {
        dumpTag(0, 0);
        return std::move(out_);
    }

  private:
    /// Content without elements stands behind the name, other kids stand below it.
    void dumpTag(size_t index, size_t depth) {
        const Tag& tag = tree_.tags[index];
        out_ += std::string(2 * depth, ' ') + std::string(tag.role) + attributes(tag);
        bool inLine = true;
        for (const Kid& kid : tag.kids) inLine = inLine && kid.kind != Kid::Kind::tag;
        for (const Kid& kid : tag.kids) {
            if (kid.kind == Kid::Kind::tag) {
                out_ += "\n";
                dumpTag(kid.index, depth + 1);
            } else {
                out_ += inLine ? " " : "\n" + std::string(2 * depth + 2, ' ');
                out_ += content(kid);
            }
        }
        if (depth == 0) out_ += "\n";
    }

    std::string attributes(const Tag& tag) const {
        std::string out;
        if (!tag.particulars().language.empty()) out += " Lang=" + tag.particulars().language;
        if (!tag.particulars().title.empty()) out += " T=" + quoted(tag.particulars().title);
        if (tag.particulars().alternative) out += " Alt=" + quoted(*tag.particulars().alternative);
        if (!tag.particulars().expansion.empty()) out += " E=" + quoted(tag.particulars().expansion);
        if (!tag.listNumbering.empty()) out += " ListNumbering=" + std::string(tag.listNumbering);
        if (!tag.scope.empty()) out += " Scope=" + std::string(tag.scope);
        if (tag.columnSpan > 1) out += " ColSpan=" + std::to_string(tag.columnSpan);
        if (tag.rowSpan > 1) out += " RowSpan=" + std::to_string(tag.rowSpan);
        std::string headers;
        for (size_t header : tag.headers) headers += (headers.empty() ? "" : ", ") + words(header);
        if (!headers.empty()) out += " Headers=" + quoted(headers);
        return out;
    }

    /// All that is to be heard of an element.
    std::string words(size_t index) const {
        std::string out;
        for (const Kid& kid : tree_.tags[index].kids) {
            if (kid.kind == Kid::Kind::tag) out += words(kid.index);
            if (kid.kind == Kid::Kind::content) {
                out += toUtf8(
                    readableText(pages_.pages[kid.page], tree_.sequences[kid.page][kid.index], spaces_[kid.page]));
            }
        }
        return out;
    }

    std::string content(const Kid& kid) const {
        const layout::Page& page = pages_.pages[kid.page];
        const std::string place = "p" + std::to_string(kid.page + 1) + " ";
        if (kid.kind == Kid::Kind::link) return place + "-> " + page.links[kid.index].target;
        return place + quoted(toUtf8(readableText(page, tree_.sequences[kid.page][kid.index], spaces_[kid.page])));
    }

    static std::string quoted(const std::string& words) { return "\"" + words + "\""; }

    const layout::Pages& pages_;
    const TagTree& tree_;
    std::vector<std::vector<bool>> spaces_;  ///< a page
    std::string out_;
};

}  // namespace

std::string dumpTags(const layout::Pages& pages, const html::Document& document) {
    return Dumper(pages, tagTree(pages, document)).dump();
}

}  // namespace oordeel::pdf
