#include "report/prose.h"

#include <algorithm>

namespace oordeel::report {
namespace {

class Blanking {
  public:
    explicit Blanking(std::string_view text) : out_(text) {}

    std::string run() {
        between("{{!", "}}");  // first: a comment may hold anything
        between("{{{", "}}}");
        between("{{", "}}");
        between("<!--", "-->");
        between("```", "```");
        between("<", ">");
        between("`", "`");
        bound();
        between("](", ")");
        items();
        return out_;
    }

  private:
    void blank(size_t begin, size_t end) {
        for (size_t i = begin; i < std::min(end, out_.size()); ++i)
            if (out_[i] != '\n') out_[i] = ' ';
    }

    /// Blanks from each `open` up to its `close`, or the open alone where nothing closes it.
    void between(std::string_view open, std::string_view close) {
        for (size_t at = 0; (at = out_.find(open, at)) != std::string::npos;) {
            const size_t end = out_.find(close, at + open.size());
            const size_t stop = end == std::string::npos ? at + open.size() : end + close.size();
            blank(at, stop);
            at = stop;
        }
    }

    /// "[69%](cijfer:x)": tested elsewhere.
    void bound() {
        for (size_t at = 0; (at = out_.find("](cijfer:", at)) != std::string::npos; ++at) {
            const size_t begin = out_.rfind('[', at);
            if (begin != std::string::npos) blank(begin, at + 1);
        }
    }

    /// "1. " at the beginning of a line.
    void items() {
        for (size_t line = 0; line < out_.size(); line = std::min(out_.find('\n', line), out_.size() - 1) + 1) {
            size_t at = out_.find_first_not_of(' ', line);
            const size_t begin = at;
            while (at < out_.size() && out_[at] >= '0' && out_[at] <= '9') ++at;
            if (at != begin && at < out_.size() && (out_[at] == '.' || out_[at] == ')')) blank(begin, at + 1);
        }
    }

    std::string out_;
};

}  // namespace

std::string proseOf(std::string_view sjabloon) {
    return Blanking(sjabloon).run();
}

std::string collapsed(std::string_view text) {
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        const bool noBreak = text[i] == '\xC2' && text.substr(i).starts_with("\u00a0");
        const bool space = noBreak || text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r';
        if (noBreak) ++i;
        if (!space) out += text[i];
        if (space && !out.empty() && out.back() != ' ') out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace oordeel::report
