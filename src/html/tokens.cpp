#include "html/tokens.h"

#include <algorithm>

namespace oordeel::html {
namespace {

// gumbo compares each attribute of a tag with all before it; no honest tag comes near.
constexpr size_t mostAttributes = 64;

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Elements whose content is text up to their own end tag. Inside <svg> they are elements like others.
bool holdsRawText(std::string_view name) {
    constexpr std::string_view names[] = {"title",  "style",   "script",   "textarea",
                                          "iframe", "noembed", "noframes", "xmp"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

class Tokenizer {
  public:
    Tokenizer(std::string_view text, Complaints& complaints, size_t begin)
        : text_(text), complaints_(complaints), at_(begin) {}

    Tokens run() {
        if (at_ == 0 && text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
        out_.all.reserve(2 * static_cast<size_t>(std::count(text_.begin(), text_.end(), '<')) + 1);
        while (at_ < text_.size() && out_.complete && !complaints_.tooMany()) {
            if (!rawName_.empty()) {
                readRawText();
            } else if (markupAt(at_)) {
                readMarkup();
            } else {
                readText();
            }
        }
        if (complaints_.tooMany()) out_.complete = false;
        return std::move(out_);
    }

  private:
    char peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    bool startsWith(std::string_view what) const { return lowerCase(text_.substr(at_, what.size())) == what; }
    bool markupAt(size_t i) const {
        if (text_[i] != '<' || i + 1 >= text_.size()) return false;
        const char next = text_[i + 1];
        return isLetter(next) || next == '/' || next == '!' || next == '?';
    }
    void broken(size_t offset, std::string message) {
        complaints_.error(offset, std::move(message));
        out_.complete = false;
    }

    void addText(size_t end, bool withReferences) {
        Token token;
        token.offset = static_cast<uint32_t>(at_);
        token.text = text_.substr(at_, end - at_);
        if (withReferences) checkReferences(token.text, at_, false, complaints_);
        if (!token.text.empty()) out_.all.push_back(std::move(token));
        at_ = end;
    }

    void readText() {
        size_t end = at_;
        while (end < text_.size() && !markupAt(end)) {
            if (text_[end] == '<') complaints_.error(end, "< opens no tag here; write &lt; for the sign itself");
            ++end;
        }
        addText(end, true);
    }

    void readRawText() {
        size_t end = at_;
        for (;; ++end) {
            end = std::min(text_.find("</", end), text_.size());
            const size_t after = end + 2 + rawName_.size();
            if (end == text_.size()) break;
            const bool endsName =
                after < text_.size() && (isSpace(text_[after]) || text_[after] == '/' || text_[after] == '>');
            if (endsName && lowerCase(text_.substr(end + 2, rawName_.size())) == rawName_) break;
        }
        const bool resolvesReferences = rawName_ == "title" || rawName_ == "textarea";
        rawName_.clear();
        addText(end, resolvesReferences);
    }

    void readMarkup() {
        if (startsWith("<!--")) return readComment();
        if (startsWith("<!doctype")) return readDoctype();
        if (startsWith("<![cdata["))
            return broken(at_, "HTML has no CDATA sections; write the text itself, with &lt; and &amp;");
        if (peek(1) == '!' || peek(1) == '?') {
            return broken(at_,
                          "<" + std::string(1, peek(1)) + " begins nothing in HTML; write a comment as <!-- … -->");
        }
        const bool endTag = peek(1) == '/';
        if (endTag && !isLetter(peek(2)))
            return broken(at_, "</ is not followed by a name; write &lt;/ for the signs themselves");
        readTag(endTag);
    }

    void readComment() {
        const size_t begin = at_ + 4;
        const std::string_view rest = text_.substr(begin);
        const size_t end = text_.find("-->", begin);
        if (rest.starts_with(">") || rest.starts_with("->")) {
            return broken(at_, "this comment ends before it begins; write <!-- … -->");
        }
        if (end == std::string_view::npos) return broken(at_, "this comment is never closed; end it with -->");
        if (text_.substr(begin, end - begin).find("--!>") != std::string_view::npos) {
            return broken(at_, "this comment holds --!>, which ends it in a browser; end it with -->");
        }
        at_ = end + 3;
    }

    void readDoctype() {
        const size_t end = text_.find('>', at_);
        if (end == std::string_view::npos)
            return broken(at_, "this declaration is never closed; write <!DOCTYPE html>");
        if (std::string declared = lowerCase(text_.substr(at_, end - at_)); declared != "<!doctype html") {
            complaints_.error(at_, "this is not the declaration of HTML; write <!DOCTYPE html>");
        }
        Token token;
        token.kind = Token::Kind::doctype;
        token.offset = static_cast<uint32_t>(at_);
        out_.all.push_back(std::move(token));
        at_ = end + 1;
    }

    void readTag(bool endTag) {
        Token token;
        token.kind = endTag ? Token::Kind::endTag : Token::Kind::startTag;
        token.offset = static_cast<uint32_t>(at_);
        at_ += endTag ? 2 : 1;
        const size_t nameStart = at_;
        while (at_ < text_.size() && !isSpace(peek()) && peek() != '/' && peek() != '>') ++at_;
        token.name = lowerCase(text_.substr(nameStart, at_ - nameStart));
        if (!readAttributes(token)) return;
        if (endTag && (!token.attributes.empty() || token.selfClosing)) {
            complaints_.error(token.offset, "an end tag holds its name alone; write </" + token.name + ">");
        }
        // Foreign content has no raw text: there <title> is an element like others.
        if (token.name == "svg" || token.name == "math") foreign_ += endTag ? -(foreign_ > 0) : !token.selfClosing;
        if (!endTag && foreign_ == 0 && holdsRawText(token.name)) rawName_ = token.name;
        out_.all.push_back(std::move(token));
    }

    bool readAttributes(Token& token) {
        for (;;) {
            const size_t before = at_;
            while (isSpace(peek())) ++at_;
            if (at_ >= text_.size())
                return broken(token.offset, "<" + token.name + " is never closed; end the tag with >"), false;
            if (peek() == '>') return ++at_, true;
            if (peek() == '/' && peek(1) == '>') return at_ += 2, token.selfClosing = true, true;
            if (peek() == '/')
                return broken(at_, "this / stands alone inside a tag; write it just before the >"), false;
            if (at_ == before) complaints_.error(at_, "a space is missing before this attribute");
            if (!readAttribute(token)) return false;
            if (token.attributes.size() > mostAttributes) {
                return broken(token.offset,
                              "<" + token.name + "> has more than " + std::to_string(mostAttributes) + " attributes"),
                       false;
            }
        }
    }

    bool readAttribute(Token& token) {
        TagAttribute attribute;
        attribute.nameOffset = attribute.valueOffset = at_;
        while (at_ < text_.size() && !isSpace(peek()) && peek() != '/' && peek() != '>' && peek() != '=') {
            if (peek() == '"' || peek() == '\'' || peek() == '<') {
                return broken(at_, "a tag cannot hold " + std::string(1, peek()) +
                                       " here; a quote or the > of the tag is probably missing before it"),
                       false;
            }
            ++at_;
        }
        attribute.name = lowerCase(text_.substr(attribute.nameOffset, at_ - attribute.nameOffset));
        if (attribute.name.empty()) return broken(at_, "the name of an attribute is missing before this ="), false;
        size_t equals = at_;
        while (equals < text_.size() && isSpace(text_[equals])) ++equals;
        if (equals < text_.size() && text_[equals] == '=') {
            at_ = equals + 1;
            while (isSpace(peek())) ++at_;
            if (!readValue(attribute)) return false;
            checkReferences(attribute.value, attribute.valueOffset, true, complaints_);
        }
        token.attributes.push_back(std::move(attribute));
        return true;
    }

    bool readValue(TagAttribute& attribute) {
        const char quote = peek();
        if (quote == '"' || quote == '\'') {
            const size_t end = text_.find(quote, at_ + 1);
            if (end == std::string_view::npos) {
                return broken(at_, "the value of " + attribute.name + " is never closed; end it with " + quote), false;
            }
            attribute.valueOffset = at_ + 1;
            attribute.value = text_.substr(at_ + 1, end - at_ - 1);
            at_ = end + 1;
            return true;
        }
        attribute.valueOffset = at_;
        while (at_ < text_.size() && !isSpace(peek()) && peek() != '>') ++at_;
        attribute.value = text_.substr(attribute.valueOffset, at_ - attribute.valueOffset);
        if (attribute.value.empty() || attribute.value.find_first_of("\"'<=`") != std::string_view::npos) {
            return broken(attribute.valueOffset, "the value of " + attribute.name + " stands without quotes; write " +
                                                     attribute.name + "=\"…\""),
                   false;
        }
        return true;
    }

    std::string_view text_;
    Complaints& complaints_;
    size_t at_;
    int foreign_ = 0;
    std::string rawName_;  ///< of the open element that holds raw text
    Tokens out_;
};

}  // namespace

void Complaints::error(size_t offset, std::string message) {
    ++count_;
    if (count_ < most) diagnostics_.error(at(offset), std::move(message));
    if (count_ == most)
        diagnostics_.error(at(offset),
                           "here is error number " + std::to_string(most) + "; the rest of the file was not read");
}

std::string Complaints::line(size_t offset) const {
    return "line " + std::to_string(locate(at(offset)).line);
}

const TagAttribute* earlierOf(const Token& token, const TagAttribute& attribute) {
    for (const TagAttribute& other : token.attributes) {
        if (&other == &attribute) break;
        if (other.name == attribute.name) return &other;
    }
    return nullptr;
}

Tokens tokenize(const Source& source, Complaints& complaints, size_t begin) {
    return Tokenizer(source.text, complaints, begin).run();
}

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool isBlank(std::string_view text) {
    return std::all_of(text.begin(), text.end(), isSpace);
}

std::string lowerCase(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

}  // namespace oordeel::html
