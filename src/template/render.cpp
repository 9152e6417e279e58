// Walks the tree with a stack of values. Every template that may be needed is read before the first word is written,
// so that what is wrong in a partial shows even when these data do not reach it.
#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>

#include "base/nearest.h"
#include "template/escape.h"
#include "template/mustache.h"
#include "template/tree.h"

namespace oordeel::mustache {
namespace {

constexpr int deepestPartials = 100;
constexpr int deepestNodes = 1000;             // sections and partials together, for the machine's own stack
constexpr size_t mostNodes = 2'000'000;        // partials that include others twice double at every step
constexpr size_t mostText = size_t{16} << 20;  // bytes
constexpr size_t mostErrors = 1000;

using Kind = Node::Kind;

/// The blocks that a parent tag gives, and those given to the template in which that tag stands, which win.
struct Arguments {
    const Node* parent = nullptr;
    const Tree* tree = nullptr;
    Escaping escaping = Escaping::none;
    const Arguments* outer = nullptr;
};

/// Where the renderer is: in which template, how far indented, with which blocks.
struct Place {
    const Tree* tree = nullptr;
    Escaping escaping = Escaping::none;
    std::string indent;
    const Arguments* arguments = nullptr;
    int partials = 0;
    int nodes = 0;
};

bool isTrue(const Value* value) {
    if (!value) return false;
    switch (value->kind) {
        case Value::Kind::null:
            return false;
        case Value::Kind::boolean:
            return value->flag;
        case Value::Kind::text:
            return !value->text.empty();
        case Value::Kind::list:
            return !value->list.empty();
        case Value::Kind::map:
            return true;
    }
    return false;
}

std::string quoted(std::string_view name) {
    return "\"" + std::string(name) + "\"";
}

std::vector<std::string> keys(const Value& map) {
    std::vector<std::string> names;
    for (const Entry* entry : map.entries()) names.push_back(entry->key);
    return names;
}

const Node* blockNamed(const std::vector<Node>& nodes, std::string_view name) {
    const auto found = std::find_if(nodes.begin(), nodes.end(),
                                    [&](const Node& node) { return node.kind == Kind::block && node.text == name; });
    return found == nodes.end() ? nullptr : &*found;
}

Escaping escapingInside(Escaping includer, const Source& source) {
    const Escaping own = escapingFor(source.name);
    return includer == Escaping::markdown || own == Escaping::none ? includer : own;
}

class Renderer {
  public:
    Renderer(const Value& context, const Options& options, Diagnostics& diagnostics)
        : options_(options), diagnostics_(diagnostics), stack_{&context} {}

    std::string run(const Source& source) {
        const Tree& tree = load(source);
        for (size_t i = 0; i < trees_.size(); ++i) loadPartials(trees_[i], trees_[i].nodes);
        write(tree.nodes, {&tree, options_.escaping, "", nullptr, 0, 0});
        return std::move(out_);
    }

  private:
    // What is wrong.

    void error(const Tree& tree, const Node& node, std::string message) {
        if (!reported_.insert(&node).second) return;
        diagnostics_.error({tree.source, node.at}, std::move(message));
        if (reported_.size() >= mostErrors) stopped_ = true;
    }

    void strictError(const Tree& tree, const Node& node, std::string message) {
        if (options_.strict) error(tree, node, std::move(message));
    }

    void stop(const Place& place, const Node& node, std::string message) {
        error(*place.tree, node, std::move(message));
        stopped_ = true;
    }

    // Reading.

    const Tree& load(const Source& source) { return trees_.emplace_back(parse(source, diagnostics_)); }

    void loadPartials(const Tree& tree, const std::vector<Node>& nodes) {
        for (const Node& node : nodes) {
            const bool brings = node.kind == Kind::partial || node.kind == Kind::parent;
            if (brings && !partials_.contains(node.text)) {
                const Source* source = options_.partial ? options_.partial(node.text) : nullptr;
                partials_.emplace(node.text, source ? &load(*source) : nullptr);
            }
            if (brings && !partials_.at(std::string(node.text))) {
                strictError(
                    tree, node,
                    "no template is called " + quoted(node.text) + didYouMean(node.text, options_.partialNames));
            }
            loadPartials(tree, node.children);
        }
    }

    /// The names of all blocks that a parent can fill in a template, also in what that template includes.
    void collectBlocks(const std::vector<Node>& nodes, std::set<std::string_view>& seen,
                       std::vector<std::string>& names) const {
        for (const Node& node : nodes) {
            if (node.kind == Kind::block) names.emplace_back(node.text);
            const bool brings = node.kind == Kind::partial || node.kind == Kind::parent;
            if (const Tree* tree = brings ? partial(node) : nullptr; tree && seen.insert(node.text).second) {
                collectBlocks(tree->nodes, seen, names);
            }
            collectBlocks(node.children, seen, names);
        }
    }

    const Tree* partial(const Node& node) const {
        const auto found = partials_.find(node.text);
        return found == partials_.end() ? nullptr : found->second;
    }

    // Names.

    /// The value of a name, or null with a message that says which part of the name is not there.
    const Value* find(std::string_view name, std::string* message = nullptr) const {
        if (name == ".") return stack_.back();
        const std::string_view first = name.substr(0, name.find('.'));
        const Value* value = nullptr;
        for (auto item = stack_.rbegin(); item != stack_.rend() && !value; ++item) value = (*item)->find(first);
        if (!value && message) *message = unknown(first);
        for (size_t end = first.size(); value && end < name.size();) {
            const size_t begin = end + 1;
            end = std::min(name.find('.', begin), name.size());
            const std::string_view part = name.substr(begin, end - begin);
            const Value* field = value->find(part);
            if (!field && message) {
                *message =
                    quoted(name.substr(0, begin - 1)) + " has no " + quoted(part) + didYouMean(part, keys(*value));
            }
            value = field;
        }
        return value;
    }

    std::string unknown(std::string_view name) const {
        std::vector<std::string> visible;
        for (auto value = stack_.rbegin(); value != stack_.rend(); ++value) {
            for (std::string& key : keys(**value)) visible.push_back(std::move(key));
        }
        return "nothing here is called " + quoted(name) + didYouMean(name, visible);
    }

    /// Why a value cannot be written, or nothing when it can.
    static std::string unwritable(std::string_view name, const Value& value) {
        const std::string what = name == "." ? "this item" : quoted(name);
        const std::string prefix = name == "." ? "" : std::string(name) + ".";
        switch (value.kind) {
            case Value::Kind::text:
                return "";
            case Value::Kind::null:
                return what + " has no value; give it one, or write {{#" + std::string(name) +
                       "}} around what needs it";
            case Value::Kind::boolean:
                return what + " is a yes or a no, not a text; write {{#" + std::string(name) +
                       "}} around the words for yes";
            case Value::Kind::list:
                return what + " is a list, not a text; write {{#" + std::string(name) + "}} around what each item says";
            case Value::Kind::map: {
                const std::vector<std::string> fields = keys(value);
                return what + " is a map, not a text; name one of its fields" +
                       (fields.empty() ? "" : ", for instance " + quoted(prefix + fields.front()));
            }
        }
        return "";
    }

    // Writing.

    void write(const std::vector<Node>& nodes, const Place& place) {
        for (const Node& node : nodes) {
            if (place.nodes > deepestNodes) {
                stop(place, node, "sections and partials are nested deeper than " + std::to_string(deepestNodes));
            }
            if (++written_ > mostNodes || out_.size() > mostText) {
                stop(place, node, "the text grows beyond all measure here; does a partial include itself?");
            }
            if (stopped_) return;
            writeNode(node, place);
        }
    }

    void writeNode(const Node& node, const Place& place) {
        switch (node.kind) {
            case Kind::text:
                return writeText(node.text, place.indent);
            case Kind::escaped:
                return writeValue(node, place, place.escaping);
            case Kind::raw:
                return writeValue(node, place, Escaping::none);
            case Kind::section:
                return writeSection(node, place);
            case Kind::inverted:
                if (!isTrue(find(node.text))) write(node.children, deeper(place));
                return;
            case Kind::partial:
                return writePartial(node, place, place.arguments);
            case Kind::parent:
                return writeParent(node, place);
            case Kind::block:
                return writeBlock(node, place);
        }
    }

    static Place deeper(Place place) {
        ++place.nodes;
        return place;
    }

    /// A template's own text; only this is indented, values are not.
    void writeText(std::string_view text, const std::string& indent) {
        if (indent.empty()) {
            out_ += text;
            startsLine_ = text.ends_with('\n');
            return;
        }
        for (size_t from = 0; from < text.size();) {
            const size_t end = std::min(text.find('\n', from), text.size() - 1) + 1;
            if (startsLine_) out_ += indent;
            out_ += text.substr(from, end - from);
            startsLine_ = text[end - 1] == '\n';
            from = end;
        }
    }

    void writeValue(const Node& node, const Place& place, Escaping escaping) {
        std::string message;
        const Value* value = find(node.text, &message);
        if (value) message = unwritable(node.text, *value);
        if (!message.empty()) strictError(*place.tree, node, std::move(message));
        if (!value || value->text.empty()) return;
        if (startsLine_) out_ += place.indent;
        startsLine_ = false;
        appendEscaped(out_, value->text, escaping);
    }

    void writeSection(const Node& node, const Place& place) {
        const Value* value = find(node.text);
        if (!isTrue(value)) return;
        const auto writeWith = [&](const Value& context) {
            stack_.push_back(&context);
            write(node.children, deeper(place));
            stack_.pop_back();
        };
        if (value->kind != Value::Kind::list) return writeWith(*value);
        for (const Value& item : value->list) writeWith(item);
    }

    void writePartial(const Node& node, const Place& place, const Arguments* arguments) {
        const Tree* tree = partial(node);
        if (!tree) return;
        if (place.partials == deepestPartials) {
            return stop(place, node,
                        "partials are nested deeper than " + std::to_string(deepestPartials) + "; does " +
                            quoted(node.text) + " include itself?");
        }
        write(tree->nodes, {tree, escapingInside(place.escaping, *tree->source),
                            place.indent + std::string(node.indent), arguments, place.partials + 1, place.nodes + 1});
    }

    void writeParent(const Node& node, const Place& place) {
        const Arguments arguments{&node, place.tree, place.escaping, place.arguments};
        if (const Tree* tree = partial(node); tree && options_.strict) checkBlocks(node, *place.tree, *tree);
        writePartial(node, place, &arguments);
    }

    void checkBlocks(const Node& parent, const Tree& tree, const Tree& target) {
        if (!checked_.insert(&parent).second) return;
        std::vector<std::string> names;
        std::set<std::string_view> seen{parent.text};
        collectBlocks(target.nodes, seen, names);
        for (const Node& child : parent.children) {
            const std::string name = quoted(child.text);
            if (child.kind == Kind::block) {
                if (blockNamed(parent.children, child.text) != &child) {
                    error(tree, child, "the block " + name + " is given twice");
                } else if (std::find(names.begin(), names.end(), child.text) == names.end()) {
                    error(tree, child, quoted(parent.text) + " has no block " + name + didYouMean(child.text, names));
                }
            } else if (child.kind != Kind::text || child.text.find_first_not_of(" \t\r\n") != std::string_view::npos) {
                error(tree, child,
                      "what is not in a block of " + quoted(parent.text) + " would be lost; put it in one");
            }
        }
    }

    /// The text that the outermost parent gives for a block, in whose own words only parents further out have a say; or
    /// else the block's own.
    void writeBlock(const Node& node, const Place& place) {
        Place inside = deeper(place);
        inside.indent += node.indent;
        const Node* chosen = &node;
        for (const Arguments* given = place.arguments; given; given = given->outer) {
            if (const Node* block = blockNamed(given->parent->children, node.text)) {
                chosen = block;
                inside.tree = given->tree;
                inside.escaping = place.escaping == Escaping::markdown ? place.escaping : given->escaping;
                inside.arguments = given->outer;
            }
        }
        write(chosen->children, inside);
    }

    const Options& options_;
    Diagnostics& diagnostics_;
    std::deque<Tree> trees_;
    std::map<std::string, const Tree*, std::less<>> partials_;
    std::vector<const Value*> stack_;
    std::set<const Node*> reported_, checked_;
    std::string out_;
    bool startsLine_ = true;
    bool stopped_ = false;
    size_t written_ = 0;
};

}  // namespace

std::string render(const Source& source, const Value& context, const Options& options, Diagnostics& diagnostics) {
    return Renderer(context, options, diagnostics).run(source);
}

}  // namespace oordeel::mustache
