// The walk through the document that gives every node its style, counts, and adds generated nodes.
#include <algorithm>
#include <map>
#include <set>

#include "css/cascade.h"
#include "css/content.h"
#include "css/counters.h"
#include "css/css.h"
#include "css/names.h"
#include "css/page.h"
#include "css/rules.h"

namespace oordeel::css {

using html::NodeId;
using html::noNode;

class Styler {
  public:
    Styler(html::Document& document, Diagnostics& diagnostics)
        : document_(document), facts_(document), diagnostics_(diagnostics) {}

    Styles run(const std::vector<const Source*>& sources, std::string_view medium, const Load& load) {
        Diagnostics found;
        loadSheets(sources, medium, load, styles_.sheets_, found);
        readStyleAttributes(found);
        checkNames(styles_.sheets_, attributes_, uses_, found);
        tell(found);

        std::vector<const StyleSheet*> sheets{&builtInSheet()};
        for (const StyleSheet& sheet : styles_.sheets_) sheets.push_back(&sheet);
        const Rules rules(sheets);
        rules_ = &rules;
        styles_.styleOf_.resize(document_.nodes.size());
        Style initial;
        initial.language = document_.language;
        addStyle(std::move(initial), std::make_shared<Variables>());
        if (!document_.nodes.empty()) visit(0, 0);
        resolveTargets();
        styles_.rootVariables_ = variables_[document_.nodes.empty() ? 0 : styles_.styleOf_[0]];
        const uint32_t root = document_.nodes.empty() ? 0 : styles_.styleOf_[0];
        checkPages({styles_.sheets_, *styles_.rootVariables_, styleAt(root)}, errors_);
        tell(errors_);
        return std::move(styles_);
    }

  private:
    // ---- reading

    /// The text of an attribute is copied: nodes move when generated ones are added.
    void readStyleAttributes(Diagnostics& found) {
        for (size_t i = 0; i < document_.nodes.size(); ++i) {
            for (const html::Attribute& attribute : document_.nodes[i].attributes) {
                if (attribute.name != "style") continue;
                attributeTexts_.push_back(attribute.value);
                attributes_.emplace(static_cast<NodeId>(i), parseStyleAttribute(snippetOf(attribute), uses_, found));
            }
        }
    }

    /// Exact when the value stands in the source as it is; where it has entities, its characters have moved.
    Snippet snippetOf(const html::Attribute& attribute) const {
        const std::string& value = attributeTexts_.back();
        const Position at = attribute.at;
        const bool exact = at.source && at.offset <= at.source->text.size() &&
                           std::string_view(at.source->text).substr(at.offset).starts_with(value);
        return {value, at, exact};
    }

    /// Passes on errors, one for each place: elements that share a rule share its mistakes.
    void tell(const Diagnostics& found) {
        for (const Diagnostic& diagnostic : found.all()) {
            if (diagnostic.at.source && !told_.emplace(diagnostic.at.source, diagnostic.at.offset).second) continue;
            diagnostics_.error(diagnostic.at, diagnostic.message);
        }
    }

    // ---- styles

    uint32_t addStyle(Style style, SharedVariables variables) {
        styles_.styles_.push_back(std::move(style));
        variables_.push_back(std::move(variables));
        return static_cast<uint32_t>(variables_.size() - 1);
    }

    Style& styleAt(uint32_t index) { return styles_.styles_[index]; }

    Layers layersOf(const std::vector<uint32_t>& ranks) const {
        Layers layers;
        for (const uint32_t rank : ranks) layers.push_back((*rules_)[rank].declarations);
        return layers;
    }

    Context contextFor(uint32_t parent, const html::Node* element) {
        return {&styleAt(parent), rootFontSize_, element, nullptr, false};
    }

    /// The style of a child of `parent` to which these rules apply. Elements alike share one.
    uint32_t styleFor(uint32_t parent, const std::vector<uint32_t>& ranks, NodeId id) {
        const html::Node& node = document_[id];
        const auto attributes = attributes_.find(id);
        const std::string* language = html::attribute(node, "lang");
        std::vector<uint32_t> key{parent};
        key.insert(key.end(), ranks.begin(), ranks.end());
        const bool mayShare = attributes == attributes_.end() && !language;
        if (mayShare) {
            if (const auto shared = shared_.find(key); shared != shared_.end()) return shared->second;
        }
        Layers layers = layersOf(ranks);
        if (attributes != attributes_.end()) layers.push_back(&attributes->second);
        Context context = contextFor(parent, &node);
        SharedVariables variables = cascadeVariables(layers, variables_[parent], errors_);
        Style style = cascade(layers, *variables, context, errors_);
        if (language) style.language = *language;
        const uint32_t index = addStyle(std::move(style), std::move(variables));
        if (mayShare && !context.ownValues) shared_.emplace(std::move(key), index);
        return index;
    }

    // ---- the walk

    /// Recursion is as deep as html::parse lets elements nest.
    void visit(NodeId id, uint32_t parent) {
        const auto at = static_cast<size_t>(id);
        if (document_[id].kind != html::Node::Kind::element) {
            styles_.styleOf_[at] = styleFor(parent, {}, id);
            return;
        }
        const Matched matched = rules_->match(document_, facts_, id);
        const uint32_t own = styleFor(parent, matched[0], id);
        styles_.styleOf_[at] = own;
        if (id == 0) rootFontSize_ = styleAt(own).fontSize;
        if (styleAt(own).display == Display::none) return hide(id, own);

        counters_.apply(styleAt(own), document_, id);
        if (const std::string* place = html::attribute(document_[id], "id"))
            places_.emplace(*place, counters_.values());
        for (StringSet& set : styleAt(own).stringSet) counters_.resolve(set.value);
        if (styleAt(own).footnote && id != 0) call(id, parent, matched);

        const std::vector<NodeId> children = document_[id].children;
        document_[id].children.clear();
        counters_.enter();
        if (styleAt(own).footnote) generate(PseudoElement::footnoteMarker, matched, id, id, own);
        if (styleAt(own).display == Display::listItem) generate(PseudoElement::marker, matched, id, id, own);
        generate(PseudoElement::before, matched, id, id, own);
        for (const NodeId child : children) {
            // A footnote puts its call before itself, so a child is listed once it has been visited.
            visit(child, own);
            document_[id].children.push_back(child);
        }
        generate(PseudoElement::after, matched, id, id, own);
        counters_.leave();
    }

    void hide(NodeId id, uint32_t style) {
        styles_.styleOf_[static_cast<size_t>(id)] = style;
        for (const NodeId child : document_[id].children) hide(child, style);
    }

    /// The number in the text that refers to a footnote: it looks like the text around it.
    void call(NodeId footnote, uint32_t parentStyle, const Matched& matched) {
        generate(PseudoElement::footnoteCall, matched, footnote, document_[footnote].parent, parentStyle);
    }

    /// Adds a pseudo-element of `origin` as the last child so far of `parent`, when it has content.
    void generate(PseudoElement pseudo, const Matched& matched, NodeId origin, NodeId parent, uint32_t parentStyle) {
        const std::vector<uint32_t>& ranks = matched[static_cast<size_t>(pseudo)];
        if (ranks.empty()) return;
        const Layers layers = layersOf(ranks);
        Context context = contextFor(parentStyle, &document_[origin]);
        SharedVariables variables = cascadeVariables(layers, variables_[parentStyle], errors_);
        Style style = cascade(layers, *variables, context, errors_);
        if (pseudo == PseudoElement::marker && style.content.empty())
            style.content = markerContent(styleAt(parentStyle));
        if (style.content.empty() || style.display == Display::none) return;

        html::Node node;
        node.kind = html::Node::Kind::generated;
        node.name = nameOf(pseudo);
        node.parent = parent;
        node.at = document_[origin].at;
        const auto id = static_cast<NodeId>(document_.nodes.size());
        document_.nodes.push_back(std::move(node));
        document_[parent].children.push_back(id);
        counters_.apply(style, document_, id);
        counters_.resolve(style.content);
        for (StringSet& set : style.stringSet) counters_.resolve(set.value);
        const bool pointing = std::any_of(style.content.begin(), style.content.end(), isOfTarget);
        const uint32_t index = addStyle(std::move(style), std::move(variables));
        if (pointing) pointing_.push_back(index);
        styles_.styleOf_.push_back(index);
    }

    /// A counter of another element. That of its page is known when there are pages.
    static bool isOfTarget(const ContentPart& part) {
        return part.kind == ContentPart::Kind::targetCounter && !Counters::ofPages(part.name);
    }

    /// The number of what a link leads to may stand further on, so it is known at the end. A link to nothing says
    /// nothing here; layout complains of it.
    void resolveTargets() {
        for (const uint32_t index : pointing_) {
            for (ContentPart& part : styleAt(index).content) {
                if (!isOfTarget(part)) continue;
                const auto place = places_.find(part.text.substr(std::min<size_t>(1, part.text.size())));
                std::string text;
                if (part.text.starts_with('#') && place != places_.end()) {
                    const auto value = place->second.find(part.name);
                    text = counterText(value == place->second.end() ? 0 : value->second, part.variant);
                }
                part = {ContentPart::Kind::text, std::move(text), "", "", false};
            }
        }
    }

    /// What a list item without `content` for its marker shows: CSS Lists 3, section 3, with the suffixes of CSS
    /// Counter Styles 3.
    Content markerContent(const Style& item) const {
        const std::string& type = item.listStyleType;
        if (type == "none") return {};
        ContentPart part;
        if (type.starts_with('"')) {
            part.text = type.substr(1, type.size() - 2);
        } else {
            const bool isBullet = type == "disc" || type == "circle" || type == "square";
            part.text = counterText(counters_.value("list-item"), type) + (isBullet ? " " : ". ");
        }
        return {part};
    }

    html::Document& document_;
    const TreeFacts facts_;
    Diagnostics& diagnostics_;
    Diagnostics errors_;
    std::set<std::pair<const Source*, uint32_t>> told_;
    Styles styles_;
    const Rules* rules_ = nullptr;
    std::deque<std::string> attributeTexts_;
    AttributeDeclarations attributes_;
    std::vector<VariableUse> uses_;
    std::vector<SharedVariables> variables_;            // parallel to Styles::styles_
    std::map<std::vector<uint32_t>, uint32_t> shared_;  // parent's style and rules that apply → style
    Counters counters_;
    std::map<std::string, std::map<std::string, int, std::less<>>, std::less<>> places_;  // counters where each id is
    std::vector<uint32_t> pointing_;  // styles whose content has the counter of another place
    Length rootFontSize_ = Style{}.fontSize;
};

Styles::Styles() = default;
Styles::Styles(Styles&&) noexcept = default;
Styles& Styles::operator=(Styles&&) noexcept = default;
Styles::~Styles() = default;

Styles compute(html::Document& document, const std::vector<const Source*>& sheets, Diagnostics& diagnostics,
               std::string_view medium, const Load& load) {
    return Styler(document, diagnostics).run(sheets, medium, load);
}

}  // namespace oordeel::css
