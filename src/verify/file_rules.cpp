// Rules about the file as bytes: how it begins and ends, what the trailer says, how objects and streams are written.
#include <algorithm>
#include <qpdf/QPDFExc.hh>

#include "verify/lexer.h"
#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule header{"file-header",
                      {"6.1.2", "6.1", "", "7.5.2"},
                      "The file begins, at its first byte, with a line %PDF-1.0 to %PDF-1.7"};
constexpr Rule binaryMark{
    "file-binary-mark", {"6.1.2"}, "The second line is a comment of at least four bytes above 127"};
constexpr Rule identifier{"file-id", {"6.1.3", "", "", "14.4"}, "The trailer has an ID of two strings"};
constexpr Rule encryption{"file-encryption", {"6.1.3", "7.16", "26-001"}, "The file is not encrypted"};
constexpr Rule end{"file-end", {"6.1.3", "", "", "7.5.5"}, "Nothing but a line end follows the last %%EOF"};
constexpr Rule damage{"file-damage", {"", "", "", "7.5"}, "The file can be read without mending anything"};
constexpr Rule crossReference{
    "file-xref", {"6.1.4", "", "", "7.5.4"}, "One line end stands between xref and its first section"};
constexpr Rule hexStrings{
    "file-hex-strings", {"6.1.6", "", "", "7.3.4.3"}, "Hexadecimal strings hold whole bytes and nothing but digits"};
constexpr Rule objects{
    "file-objects",
    {"6.1.9", "", "", "7.3.10"},
    "The numbers of an object, obj and endobj are apart by one space or line end, as they should be"};
constexpr Rule streamKeywords{
    "file-stream-keywords", {"6.1.7.1", "", "", "7.3.8.1"}, "stream is followed and endstream preceded by a line end"};
constexpr Rule streamLength{
    "file-stream-length", {"6.1.7.1", "", "", "7.3.8.2"}, "Each stream is as long as its Length says"};
constexpr Rule externalStream{"file-external-streams", {"6.1.7.1"}, "No stream lies in another file"};
constexpr Rule filters{
    "file-filters", {"6.1.7.2"}, "Streams are packed by filters of ISO 32000-1 other than LZWDecode and Crypt"};
constexpr Rule permissions{"file-permissions", {"6.1.12"}, "A permissions dictionary has no keys but UR3 and DocMDP"};

bool isLineEnd(char c) {
    return c == '\n' || c == '\r';
}

/// How many bytes the line end at `at` takes: 0, 1 or 2.
size_t lineEndAt(std::string_view bytes, size_t at) {
    if (at >= bytes.size() || !isLineEnd(bytes[at])) return 0;
    return bytes.substr(at, 2) == "\r\n" ? 2 : 1;
}

void checkEnds(Subject& file, Findings& found) {
    const std::string_view bytes = file.bytes;
    const bool isHeader = bytes.starts_with("%PDF-1.") && bytes.size() > 8 && bytes[7] >= '0' && bytes[7] <= '7';
    const size_t line = isHeader ? 8 + lineEndAt(bytes, 8) : std::string_view::npos;
    if (!isHeader || line == 8) {
        const size_t first = std::min(bytes.find_first_of("\r\n"), size_t{20});
        found.add(header, {}, "it begins with " + quoted(std::string(bytes.substr(0, first))));
    } else {
        const auto high = [](char c) { return static_cast<unsigned char>(c) > 127; };
        const std::string_view mark = bytes.substr(line, 5);
        if (mark.size() < 5 || mark[0] != '%' || !std::all_of(mark.begin() + 1, mark.end(), high))
            found.add(binaryMark, {}, "the second line begins with " + quoted(std::string(mark)));
    }
    constexpr std::string_view endMark = "%%EOF";
    const size_t last = bytes.rfind(endMark);
    if (last == std::string_view::npos) {
        found.add(end, {}, "it has no %%EOF");
    } else {
        const size_t after = last + endMark.size() + lineEndAt(bytes, last + endMark.size());
        if (after != bytes.size()) {
            const size_t more = bytes.size() - after;
            found.add(end, {}, std::to_string(more) + (more == 1 ? " byte follows" : " bytes follow"));
        }
    }
}

void checkTrailer(Subject& file, Findings& found) {
    const std::vector<Object> parts = itemsOf(entry(file.trailer, "/ID"));
    const bool whole = parts.size() == 2 && std::all_of(parts.begin(), parts.end(), [](Object part) {
                           return part.isString() && !part.getStringValue().empty();
                       });
    if (!whole) found.add(identifier, {}, parts.empty() ? "there is none" : "it is something else");
    if (has(file.trailer, "/Encrypt")) found.add(encryption, at(entry(file.trailer, "/Encrypt")), "it is");
    Object allowed = entry(file.catalog, "/Perms");
    if (!allowed.isDictionary()) return;
    for (const std::string& key : allowed.getKeys()) {
        if (key != "/UR3" && key != "/DocMDP") found.add(permissions, at(allowed), "it has " + quoted(key.substr(1)));
    }
}

/// What follows the dictionary of a stream, from behind the keyword. Gives where it stopped reading.
size_t checkStream(Subject& file, Object object, size_t keywordEnd, Findings& found) {
    const std::string_view bytes = file.bytes;
    const bool begins = bytes.substr(keywordEnd, 2) == "\r\n" || bytes.substr(keywordEnd, 1) == "\n";
    if (!begins) {
        found.add(streamKeywords, at(object), "no line end follows stream");
        return keywordEnd;
    }
    const size_t data = keywordEnd + lineEndAt(bytes, keywordEnd);
    const int length = integerOf(entry(object, "/Length"), -1);
    if (length < 0) {
        found.add(streamLength, at(object), "it does not say its length");
        return data;
    }
    const size_t dataEnd = data + static_cast<size_t>(length);
    constexpr std::string_view keyword = "endstream";
    if (dataEnd <= bytes.size()) {
        const size_t space = lineEndAt(bytes, dataEnd);
        if (bytes.substr(dataEnd + space, keyword.size()) == keyword) {
            if (space == 0) found.add(streamKeywords, at(object), "no line end precedes endstream");
            return data;
        }
    }
    const size_t really = std::min(bytes.find(keyword, data), bytes.size());
    found.add(streamLength, at(object),
              "it says " + std::to_string(length) + " and is about " + std::to_string(really - data) + " bytes long");
    return really;
}

/// An object as it is written at its place in the file. Gives where it stopped reading.
size_t checkObject(Subject& file, QPDFObjGen number, size_t offset, Findings& found) {
    const std::string_view bytes = file.bytes;
    Object object = file.qpdf.getObject(number);
    const auto wrong = [&](const char* what) { found.add(objects, {0, number.getObj(), ""}, what); };
    const std::string numbers = std::to_string(number.getObj()) + " " + std::to_string(number.getGen()) + " obj";
    if (offset >= bytes.size()) return offset;  // qpdf has said that it is not there
    if (offset > 0 && !isLineEnd(bytes[offset - 1])) wrong("no line end precedes its number");
    Lexer lexer(bytes, offset);
    const Token first = lexer.next();
    const std::string_view start = bytes.substr(first.offset, numbers.size());
    // Any white space may stand where the string has its spaces, but one.
    const bool same = start.size() == numbers.size() &&
                      std::equal(start.begin(), start.end(), numbers.begin(), [](char is, char wanted) {
                          return is == wanted || (wanted == ' ' && isPdfSpace(is));
                      });
    if (!same) {
        if (first.raw == std::to_string(number.getObj()))
            wrong("more than one space stands between its numbers and obj");
        while (lexer.position() < bytes.size() && !lexer.next().is("obj")) {
        }
    } else {
        lexer.moveTo(first.offset + numbers.size());
    }
    if (lineEndAt(bytes, lexer.position()) == 0) wrong("no line end follows obj");
    for (Token token = lexer.next(); token.kind != Token::Kind::end; token = lexer.next()) {
        if (token.kind == Token::Kind::hexString && !isWholeHex(token))
            found.add(hexStrings, {0, number.getObj(), ""}, quoted(std::string(token.raw.substr(0, 40))));
        if (token.is("stream")) return checkStream(file, object, lexer.position(), found);
        if (token.is("endobj")) {
            if (!isLineEnd(bytes[token.offset - 1])) wrong("no line end precedes endobj");
            if (lineEndAt(bytes, lexer.position()) == 0) wrong("no line end follows endobj");
            break;
        }
        if (token.is("obj")) break;  // a damaged object: the next one begins
    }
    return lexer.position();
}

/// What stands between xref and the first numbers of the table that startxref points at, if it is one.
void checkCrossReference(Subject& file, Findings& found) {
    const size_t last = file.bytes.rfind("startxref");
    if (last == std::string_view::npos) return;
    Lexer lexer(file.bytes, last + 9);
    const Token offset = lexer.next();
    if (offset.kind != Token::Kind::number) return;
    const size_t table = static_cast<size_t>(std::max(0, integerValue(offset)));
    if (table >= file.bytes.size() || file.bytes.substr(table, 4) != "xref") return;
    const size_t space = lineEndAt(file.bytes, table + 4);
    const size_t next = table + 4 + space;
    const bool number = next < file.bytes.size() && file.bytes[next] >= '0' && file.bytes[next] <= '9';
    if (space == 0 || !number) found.add(crossReference, {}, "something else does");
}

void checkFilters(Object stream, Findings& found) {
    constexpr std::string_view allowed[] = {"ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode",
                                            "CCITTFaxDecode", "JBIG2Decode",   "DCTDecode",   "JPXDecode"};
    for (const char* key : {"/F", "/FFilter", "/FDecodeParms"}) {
        if (has(stream, key)) found.add(externalStream, at(stream), std::string("it has ") + key);
    }
    const std::vector<Object> names = itemsOf(entry(stream, "/Filter"));
    const std::vector<Object> parameters = itemsOf(entry(stream, "/DecodeParms"));
    for (size_t i = 0; i < names.size(); ++i) {
        const std::string name = nameOf(names[i]);
        if (std::find(std::begin(allowed), std::end(allowed), name) != std::end(allowed)) continue;
        const std::string crypt = i < parameters.size() ? nameOf(entry(parameters[i], "/Name")) : "";
        if (name == "Crypt" && (crypt.empty() || crypt == "Identity")) continue;
        found.add(filters, at(stream), "it is packed by " + quoted(name));
    }
}

void check(Subject& file, Findings& found) {
    checkEnds(file, found);
    checkTrailer(file, found);
    checkCrossReference(file, found);
    if (file.bytes.starts_with("%PDF-")) {  // or else all offsets are moved
        // Objects that overlap would be read over and over.
        size_t room = 4 * file.bytes.size();
        for (const auto& [number, row] : file.qpdf.getXRefTable()) {
            if (row.getType() != 1) continue;
            const auto offset = static_cast<size_t>(row.getOffset());
            const size_t read = checkObject(file, number, offset, found) - offset;
            if (read > room) break;
            room -= read;
        }
    }
    for (const Object& object : file.objects) {
        if (isStream(object)) checkFilters(object, found);
    }
    for (const QPDFExc& warning : file.qpdf.getWarnings()) {
        const std::string place = warning.getObject();
        found.add(damage, {}, (place.empty() ? "" : place + ": ") + readable(warning.getMessageDetail()));
    }
    if (!file.pageTreeFault.empty())
        found.add(damage, at(entry(file.catalog, "/Pages")), "the page tree: " + file.pageTreeFault);
}

}  // namespace

Family fileRules() {
    return {"File",
            {&header, &binaryMark, &identifier, &encryption, &end, &damage, &crossReference, &hexStrings, &objects,
             &streamKeywords, &streamLength, &externalStream, &filters, &permissions},
            check};
}

}  // namespace oordeel::verify
