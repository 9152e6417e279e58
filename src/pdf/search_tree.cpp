#include "pdf/search_tree.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "pdf/syntax.h"

namespace oordeel::pdf {

namespace {

// More in a node means fewer nodes, less means less to read on the way to a key.
constexpr size_t entriesPerLeaf = 64, kidsPerNode = 4096;

/// A node and the keys that it leads to.
struct Node {
    Reference reference;
    std::string first, last;
};

std::string kidsOf(const std::vector<Node>& nodes, size_t begin, size_t end) {
    std::string out = "/Kids[";
    for (size_t i = begin; i < end; ++i) out += syntax(nodes[i].reference) + " ";
    return out + "]";
}

std::string limits(const std::string& first, const std::string& last) {
    return "/Limits[" + first + " " + last + "]";
}

}  // namespace

std::string searchTree(File& file, const std::string& kind, const SearchEntries& entries) {
    std::vector<Node> nodes;
    for (size_t begin = 0; begin < entries.size(); begin += entriesPerLeaf) {
        const size_t end = std::min(begin + entriesPerLeaf, entries.size());
        std::string pairs = "/" + kind + "[";
        for (size_t i = begin; i < end; ++i) pairs += entries[i].first + " " + entries[i].second + "\n";
        const std::string &first = entries[begin].first, &last = entries[end - 1].first;
        nodes.push_back({file.add(limits(first, last) + pairs + "]"), first, last});
    }
    if (nodes.empty()) return "/" + kind + "[]";
    while (nodes.size() > kidsPerNode) {
        std::vector<Node> above;
        for (size_t begin = 0; begin < nodes.size(); begin += kidsPerNode) {
            const size_t end = std::min(begin + kidsPerNode, nodes.size());
            const std::string &first = nodes[begin].first, &last = nodes[end - 1].last;
            above.push_back({file.add(limits(first, last) + kidsOf(nodes, begin, end)), first, last});
        }
        nodes = std::move(above);
    }
    return kidsOf(nodes, 0, nodes.size());
}

std::string nameTree(File& file, const SearchEntries& texts) {
    // Sorted by the bytes of the strings: those in UTF-16 begin with FE and come last, in the order of their units.
    std::map<std::u16string, std::pair<std::string, std::string>> sorted;
    for (const auto& [text, value] : texts) {
        const std::string name = textString(std::string_view(text));
        std::u16string order = name.front() == '<' ? u"\uFEFF" : u"";
        for (const char32_t c : toUtf32(text)) {
            if (c >= 0x10000)
                order += {static_cast<char16_t>(0xD7C0 + (c >> 10)), static_cast<char16_t>(0xDC00 + (c & 0x3FF))};
            if (c < 0x10000) order += static_cast<char16_t>(c);
        }
        sorted.emplace(std::move(order), std::pair(name, value));
    }
    SearchEntries entries;
    for (auto& [order, entry] : sorted) entries.push_back(std::move(entry));
    return searchTree(file, "Names", entries);
}

}  // namespace oordeel::pdf
