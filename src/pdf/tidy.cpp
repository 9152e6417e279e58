#include "pdf/tidy.h"

#include <algorithm>
#include <utility>

#include "pdf/roles.h"
#include "pdf/table.h"

namespace oordeel::pdf {

namespace {

bool isCell(const Tag& tag) {
    return tag.role == "TD" || tag.role == "TH";
}

/// Kids come after their parents, so one pass from the end sees every tag after all it contains.
void dropEmpty(std::vector<Tag>& tags) {
    std::vector<bool> filled(tags.size()), kept(tags.size());
    for (size_t i = tags.size(); i-- > 0;) {
        Tag& tag = tags[i];
        for (const Kid& kid : tag.kids) {
            if (kid.kind != Kid::Kind::tag || filled[kid.index]) filled[i] = true;
        }
        std::erase_if(tag.kids, [&](const Kid& kid) { return kid.kind == Kid::Kind::tag && !kept[kid.index]; });
        if (tag.role == "TH" && !filled[i]) {  // it heads nothing, and would be read out as "blank" at every cell
            tag.role = "TD";
            tag.scope = {};
        }
        kept[i] = filled[i] || (tag.role != "Table" && !tag.kids.empty()) || isCell(tag);
    }
}

size_t append(TagTree& tree, std::string_view role, size_t parent, std::vector<Kid> kids) {
    const size_t index = tree.tags.size();
    for (const Kid& kid : kids) {
        if (kid.kind == Kid::Kind::tag) tree.tags[kid.index].parent = index;
        if (kid.kind == Kid::Kind::content) tree.sequences[kid.page][kid.index].tag = index;
    }
    Tag tag;
    tag.role = role;
    tag.node = tree.tags[parent].node;
    tag.parent = parent;
    tag.kids = std::move(kids);
    tree.tags.push_back(std::move(tag));
    return index;
}

/// Puts an element around kids that stand in a line. Figures need none of their own, but join their neighbours'.
void wrapLooseWords(TagTree& tree, size_t parent, std::string_view role) {
    const auto isLoose = [&](const Kid& kid) {
        return kid.kind != Kid::Kind::tag || isInline(tree.tags[kid.index].role);
    };
    const auto isFigure = [&](const Kid& kid) {
        return kid.kind == Kid::Kind::tag && tree.tags[kid.index].role == "Figure";
    };
    std::vector<Kid> kids = std::move(tree.tags[parent].kids), out;
    for (auto kid = kids.begin(); kid != kids.end();) {
        const auto end = std::find_if_not(kid, kids.end(), isLoose);
        if (std::all_of(kid, end, isFigure)) {
            out.insert(out.end(), kid, end);
        } else {
            out.push_back({Kid::Kind::tag, append(tree, role, parent, {kid, end}), 0});
        }
        kid = end;
        if (kid != kids.end()) out.push_back(*kid++);
    }
    tree.tags[parent].kids = std::move(out);
}

/// What may stand between an element and a part of its kids.
std::string_view groupOf(std::string_view role) {
    if (role == "L" || role == "TOC") return role;
    if (role == "Table") return "TBody";
    return isGrouping(role) || role == "LBody" || role == "TD" || role == "TH" ? "Div" : "Span";
}

std::vector<Kid> grouped(TagTree& tree, std::string_view role, size_t parent, const std::vector<Kid>& kids) {
    // Less than an array holds, so that readers which stop earlier are served too.
    constexpr ptrdiff_t groupSize = 4096;
    std::vector<Kid> out;
    for (auto kid = kids.begin(); kid != kids.end();) {
        const auto end = kid + std::min(groupSize, kids.end() - kid);
        out.push_back({Kid::Kind::tag, append(tree, role, parent, {kid, end}), 0});
        kid = end;
    }
    return out;
}

/// A table with many rows gets more bodies, since a TBody holds nothing but rows; anything else gets groups.
void cutLongRows(TagTree& tree, size_t index) {
    std::vector<Kid> out;
    for (const Kid& kid : std::vector<Kid>(tree.tags[index].kids)) {
        const bool isBody = kid.kind == Kid::Kind::tag && tree.tags[kid.index].role == "TBody";
        if (!isBody || tree.tags[kid.index].kids.size() <= maximumKids) {
            out.push_back(kid);
            continue;
        }
        const std::vector<Kid> rows = std::move(tree.tags[kid.index].kids);
        const std::vector<Kid> bodies = grouped(tree, "TBody", index, rows);
        out.insert(out.end(), bodies.begin(), bodies.end());
    }
    if (out.size() > maximumKids && tree.tags[index].role != "TBody") {
        out = grouped(tree, groupOf(tree.tags[index].role), index, out);
    }
    tree.tags[index].kids = std::move(out);
}

/// The tags that hang from the document, in document order.
void renumber(TagTree& tree) {
    std::vector<size_t> order, newIndex(tree.tags.size()), waiting{0};
    while (!waiting.empty()) {
        const size_t index = waiting.back();
        waiting.pop_back();
        newIndex[index] = order.size();
        order.push_back(index);
        const std::vector<Kid>& kids = tree.tags[index].kids;
        for (auto kid = kids.rbegin(); kid != kids.rend(); ++kid) {
            if (kid->kind == Kid::Kind::tag) waiting.push_back(kid->index);
        }
    }
    std::vector<Tag> tags;
    tags.reserve(order.size());
    for (size_t index : order) {
        Tag& tag = tags.emplace_back(std::move(tree.tags[index]));
        if (tag.parent != noTag) tag.parent = newIndex[tag.parent];
        for (size_t& header : tag.headers) header = newIndex[header];
        for (Kid& kid : tag.kids) {
            if (kid.kind == Kid::Kind::tag) kid.index = newIndex[kid.index];
        }
    }
    tree.tags = std::move(tags);
    for (auto& page : tree.sequences) {
        for (Sequence& sequence : page) {
            if (sequence.tag != noTag) sequence.tag = newIndex[sequence.tag];
        }
    }
}

/// A heading stands below the nearest one before it of a lower level, whatever that level is.
void closeGapsInHeadings(TagTree& tree) {
    static constexpr std::string_view levels[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
    std::vector<int> above;
    for (Tag& tag : tree.tags) {
        const int level = headingLevel(tag.role);
        if (level == 0) continue;
        while (!above.empty() && above.back() >= level) above.pop_back();
        tag.role = levels[above.size()];
        above.push_back(level);
    }
}

}  // namespace

TagTree tidy(TagTree tree) {
    dropEmpty(tree.tags);
    for (size_t i = 0, count = tree.tags.size(); i < count; ++i) {
        if (tree.tags[i].role == "Table") makeRegular(tree, i);
    }
    for (size_t i = 0, count = tree.tags.size(); i < count; ++i) {
        if (isGrouping(tree.tags[i].role)) wrapLooseWords(tree, i, "P");
        if (tree.tags[i].role == "TOCI") wrapLooseWords(tree, i, "Reference");
    }
    for (size_t i = 0, count = tree.tags.size(); i < count; ++i) cutLongRows(tree, i);
    renumber(tree);
    closeGapsInHeadings(tree);
    return tree;
}

}  // namespace oordeel::pdf
