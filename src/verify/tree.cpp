#include "verify/tree.h"

#include <algorithm>
#include <set>

namespace oordeel::verify {

namespace {

// ISO 32000-1, 14.8.4.
constexpr std::string_view standardTypes[] = {
    "Document", "Part", "Art",       "Sect",    "Div",       "BlockQuote", "Caption", "TOC",  "TOCI",   "Index",
    "Private",  "P",    "NonStruct", "H",       "H1",        "H2",         "H3",      "H4",   "H5",     "H6",
    "L",        "LI",   "Lbl",       "LBody",   "Table",     "TR",         "TH",      "TD",   "THead",  "TBody",
    "TFoot",    "Span", "Quote",     "Note",    "Reference", "BibEntry",   "Code",    "Link", "Annot",  "Ruby",
    "RB",       "RT",   "RP",        "Warichu", "WT",        "WP",         "Figure",  "Form", "Formula"};

bool isTransparent(std::string_view type) {
    return type == "Div" || type == "NonStruct";
}

class Reader {
  public:
    explicit Reader(const Object& root) : roleMap_(entry(root, "/RoleMap")) { tree_.root = root; }

    Tree read() {
        push(entry(tree_.root, "/K"), noElement, Object::newNull());
        while (!open_.empty()) {
            const Open next = open_.back();
            open_.pop_back();
            take(next);
        }
        for (auto& [key, value] : treeEntries(entry(tree_.root, "/ParentTree"), "/Nums")) {
            if (key.isInteger()) tree_.parents.emplace(key.getIntValue(), value);
        }
        number(tree_.top);
        std::vector<size_t> kids;
        for (const Element& element : tree_.elements) {
            kids.clear();
            for (const Kid& kid : element.kids) {
                if (kid.kind == Kid::Kind::element) kids.push_back(kid.element);
            }
            number(kids);
        }
        return std::move(tree_);
    }

  private:
    struct Open {
        Object kid;
        size_t parent;
        Object page;
    };

    /// Tells siblings of the same type apart.
    void number(const std::vector<size_t>& siblings) {
        std::map<std::string_view, size_t> counts, next;
        for (size_t sibling : siblings) ++counts[tree_.elements[sibling].type];
        for (size_t sibling : siblings) {
            Element& element = tree_.elements[sibling];
            if (counts[element.type] > 1) element.number = ++next[element.type];
        }
    }

    /// The kids of an element, so that the first is taken first.
    void push(Object kids, size_t parent, const Object& page) {
        const std::vector<Object> items = itemsOf(std::move(kids));
        for (auto kid = items.rbegin(); kid != items.rend(); ++kid) open_.push_back({*kid, parent, page});
    }

    void take(const Open& next) {
        Object kid = next.kid;
        if (kid.isInteger()) return addContent(next.parent, {next.page.getObjGen(), integerOf(kid, -1)});
        if (!kid.isDictionary()) return add(next.parent, {Kid::Kind::damaged, noElement, {}, kid});
        const std::string type = nameOf(entry(kid, "/Type"));
        const Object page = isDictionary(entry(kid, "/Pg")) ? entry(kid, "/Pg") : next.page;
        if (type == "MCR") {
            const Object stream = entry(kid, "/Stm");
            addContent(next.parent,
                       {(isStream(stream) ? stream : page).getObjGen(), integerOf(entry(kid, "/MCID"), -1)});
        } else if (type == "OBJR") {
            const Object object = entry(kid, "/Obj");
            tree_.ofAnnotation.emplace(object.getObjGen(), next.parent);
            add(next.parent, {Kid::Kind::object, noElement, {}, object});
        } else {
            addElement(kid, next.parent, page);
        }
    }

    void addElement(const Object& dictionary, size_t parent, const Object& page) {
        const size_t index = tree_.elements.size();
        if (dictionary.isIndirect() && !tree_.ofObject.emplace(dictionary.getObjGen(), index).second) {
            tree_.twice.emplace_back(parent, dictionary);
            return;
        }
        const std::string type = nameOf(entry(dictionary, "/S"));
        auto role = roles_.find(type);
        if (role == roles_.end()) role = roles_.emplace(type, roleOf(type, roleMap_).standard).first;
        Element element{dictionary, parent, type, role->second, {}, parent, {}};
        if (parent != noElement && isTransparent(tree_.type(parent)))
            element.container = tree_.elements[parent].container;
        if (element.container != noElement && !isTransparent(element.standard))
            tree_.elements[element.container].contained.push_back(index);
        tree_.elements.push_back(std::move(element));
        add(parent, {Kid::Kind::element, index, {}, Object::newNull()});
        push(entry(dictionary, "/K"), index, page);
    }

    void addContent(size_t parent, const ContentKey& key) {
        if (!tree_.ofContent.emplace(key, parent).second) tree_.claimedTwice.emplace_back(parent, key);
        add(parent, {Kid::Kind::content, noElement, key, Object::newNull()});
    }

    void add(size_t parent, Kid kid) {
        if (parent != noElement)
            tree_.elements[parent].kids.push_back(std::move(kid));
        else if (kid.kind == Kid::Kind::element)
            tree_.top.push_back(kid.element);
    }

    Tree tree_;
    Object roleMap_;
    std::map<std::string, std::string> roles_;
    std::vector<Open> open_;
};

}  // namespace

bool isStandardType(std::string_view type) {
    return std::find(std::begin(standardTypes), std::end(standardTypes), type) != std::end(standardTypes);
}

Role roleOf(const std::string& type, Object roleMap) {
    std::set<std::string> seen;
    std::string at = type;
    while (!isStandardType(at)) {
        if (at.empty()) return {};
        if (!seen.insert(at).second) return {"", true};
        at = nameOf(entry(roleMap, "/" + at));
    }
    return {at, false};
}

Tree readTree(const Object& root) {
    return Reader(root).read();
}

std::string Tree::path(size_t element) const {
    std::string out;
    for (size_t at = element; at != noElement; at = elements[at].parent) {
        std::string step = elements[at].type.empty() ? "?" : readable(elements[at].type);
        if (elements[at].number > 0) step += "[" + std::to_string(elements[at].number) + "]";
        out = out.empty() ? step : step + "/" + out;
        if (out.size() > 400) return "…/" + out;  // of a tree that is deeper than anyone reads
    }
    return out;
}

size_t Tree::find(const Object& dictionary) const {
    const auto found = ofObject.find(dictionary.getObjGen());
    return found == ofObject.end() || !dictionary.isIndirect() ? noElement : found->second;
}

Object Tree::attribute(size_t element, const std::string& owner, const std::string& key) const {
    const Object dictionary = elements[element].dictionary;
    // Arrays may have revision numbers between the dictionaries, which entry() passes over.
    for (const Object& attributes : verify::itemsOf(entry(dictionary, "/A"))) {
        if (nameOf(entry(attributes, "/O")) == owner && has(attributes, key)) return entry(attributes, key);
    }
    for (const Object& name : verify::itemsOf(entry(dictionary, "/C"))) {
        for (const Object& attributes : verify::itemsOf(entry(entry(root, "/ClassMap"), "/" + nameOf(name)))) {
            if (nameOf(entry(attributes, "/O")) == owner && has(attributes, key)) return entry(attributes, key);
        }
    }
    return Object::newNull();
}

}  // namespace oordeel::verify
