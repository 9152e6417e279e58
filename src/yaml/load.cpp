#include "yaml/load.h"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>

#include "yaml/builder.h"
#include "yaml/characters.h"
#include "yaml/explain.h"

namespace oordeel::yaml {
namespace {

constexpr size_t largestFile = size_t{16} << 20;
constexpr size_t largestValue = size_t{1} << 20;
constexpr size_t mostBrackets = 100'000;

/// Hands a text to yaml-cpp, and stops when that swallows too much of it without saying what it reads: it holds all
/// tokens of an outermost [ ] or { } before it reports the first, and a million of [ would cost it 250 MB. What is a
/// bracket and what a character in a text only the parser knows; the limits are so wide that it does not matter.
class Feed : public std::streambuf {
  public:
    Feed(const std::string& text, const Progress& progress) : progress_(progress) {
        char* const begin = const_cast<char*>(text.data());  // setg wants it so; nothing writes
        setg(begin, begin, begin + text.size());
    }

  private:
    std::streamsize xsgetn(char* to, std::streamsize count) override {
        const std::streamsize got = std::streambuf::xsgetn(to, count);
        if (std::exchange(events_, progress_.events) != progress_.events) bytes_ = brackets_ = 0;
        bytes_ += static_cast<size_t>(got);
        brackets_ += static_cast<size_t>(std::count_if(to, to + got, [](char c) { return c == '[' || c == '{'; }));
        if (bytes_ > largestValue || brackets_ > mostBrackets)
            throw Refusal{progress_.offset,
                          "one value of more than 1 MiB or 100000 brackets begins here; is a bracket "
                          "or a quote not closed?"};
        return got;
    }

    const Progress& progress_;
    size_t events_ = 0, bytes_ = 0, brackets_ = 0;
};

/// Complains of what must not reach the parser.
bool isReadable(const Source& source, Diagnostics& diagnostics) {
    const std::string_view text = source.text;
    const auto error = [&](size_t offset, std::string message) {
        diagnostics.error({&source, static_cast<uint32_t>(offset)}, std::move(message));
        return false;
    };
    if (text.size() > largestFile) return error(0, "the file is larger than 16 MiB");
    if (const auto bad = findBadCharacter(text)) return error(bad->offset, bad->message);
    // yaml-cpp skips a directive that it does not know without a word, with all that stands on its line.
    const size_t start = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const size_t line = text.find("\n%");
    if (text.substr(start).starts_with('%') || line != std::string_view::npos)
        return error(text[start] == '%' ? start : line + 1,
                     "% at the beginning of a line is a directive, which is not read; remove it, or indent the text");
    return true;
}

/// Reads the one document, then looks for a second, which the builder refuses.
void parse(const Source& source, Builder& builder) {
    Feed feed(source.text, builder.progress());
    std::istream in(&feed);
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(builder)) {
    }
}

}  // namespace

Value load(const Source& source, Diagnostics& diagnostics) {
    Value nothing;
    nothing.at = {&source, 0};
    if (!isReadable(source, diagnostics)) return nothing;
    Builder builder(source, diagnostics);
    const auto stop = [&](size_t offset, std::string message) {
        diagnostics.error({&source, static_cast<uint32_t>(offset)}, std::move(message));
        return nothing;
    };
    try {
        parse(source, builder);
    } catch (const Refusal& refusal) {
        return stop(refusal.offset, refusal.message);
    } catch (const YAML::Exception& exception) {
        const Explanation explanation = explain(source, {exception.msg, offsetOf(exception.mark, source.text),
                                                         builder.progress().offset, builder.openBracket()});
        return stop(explanation.offset, explanation.message);
    }
    Value root = builder.take();
    return root.at.source ? root : nothing;
}

}  // namespace oordeel::yaml
