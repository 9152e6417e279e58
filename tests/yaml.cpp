// yaml::load: what it reads, what it refuses, and what it says. The messages for mistakes that a person can make with
// an ordinary keyboard are in golden/yaml: NAME.yaml is the file, NAME.txt what its author is told.
#include "yaml/load.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "base/file.h"

namespace fs = std::filesystem;
using namespace oordeel;
using namespace std::string_literals;

namespace {

/// A text, what was read from it and what was said of it.
struct Loaded {
    Source source;
    Diagnostics diagnostics;
    Value value;

    explicit Loaded(std::string text, std::string name = "bron.yaml") : source{std::move(name), std::move(text)} {
        value = yaml::load(source, diagnostics);
    }
    std::string said() const { return diagnostics.text(); }
};

std::string place(Position at) {
    const LineColumn found = locate(at);
    return std::to_string(found.line) + ":" + std::to_string(found.column);
}

/// A value on one line: texts that stood in quotes in quotes, nothing as ~.
std::string shown(const Value& value) {
    std::string out;
    switch (value.kind) {
        case Value::Kind::null:
            return "~";
        case Value::Kind::boolean:
            return value.flag ? "true" : "false";
        case Value::Kind::text:
            return value.quoted ? "'" + value.text + "'" : value.text;
        case Value::Kind::list:
            for (const Value& item : value.list) out += (out.empty() ? "" : ", ") + shown(item);
            return "[" + out + "]";
        case Value::Kind::map:
            for (const Entry& entry : value.map)
                out += (out.empty() ? "" : ", ") + entry.key + ": " + shown(entry.value);
            return "{" + out + "}";
    }
    return out;
}

/// What a text that nothing is wrong with reads as.
std::string read(std::string text) {
    const Loaded loaded(std::move(text));
    CHECK(loaded.said() == "");
    return shown(loaded.value);
}

/// The messages without the lines they quote: enough where the line is long or unprintable.
std::string messages(std::string text) {
    const Loaded loaded(std::move(text));
    std::string out;
    for (const Diagnostic& d : loaded.diagnostics.all()) out += place(d.at) + " " + d.message + "\n";
    return out;
}

std::string repeated(std::string_view text, size_t times) {
    std::string out;
    for (size_t i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("Every mistake in golden/yaml gets the message that is written beside it") {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(PROJECT_DIR "/tests/golden/yaml")) {
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    CHECK(files.size() >= 45);
    for (const fs::path& file : files) {
        INFO(file.filename().string());
        const Loaded loaded(readFile(file, 1 << 20), file.filename().string());
        CHECK(loaded.said() == readFile(fs::path(file).replace_extension(".txt"), 1 << 20));
        CHECK(loaded.diagnostics.hasErrors());
    }
}

TEST_CASE("Lists, maps, texts, true, false and nothing are read in the order of writing") {
    CHECK(read("kader: Stap 1\nversie: \"2\"\nlijst:\n- a\n- b\nmeer: {x: 1, y: [true, false]}\n") ==
          "{kader: Stap 1, versie: '2', lijst: [a, b], meer: {x: 1, y: [true, false]}}");
    CHECK(read("[~, null, Null, NULL, '', \"null\", nul]") == "[~, ~, ~, ~, '', 'null', nul]");
    CHECK(read("leeg:\nook: # opmerking\n") == "{leeg: ~, ook: ~}");
    CHECK(read("- - a\n  - b\n-\n- c: d\n  e: f\n") == "[[a, b], ~, {c: d, e: f}]");
}

TEST_CASE("Every plain word but true and false is a text as written") {
    CHECK(read("[ja, nee, 1.1.1, 1.10, 0, 0.50, 1e3, 0x1F, .inf, 2016-07-01, 01-07-2016, y, n, foto's, -]") ==
          "[ja, nee, 1.1.1, 1.10, 0, 0.50, 1e3, 0x1F, .inf, 2016-07-01, 01-07-2016, y, n, foto's, -]");
    CHECK(read("niet beoordeeld: 3.1.1\n\"1.1\": a b  c\ntrue: ja\n010: sleutel\n") ==
          "{niet beoordeeld: 3.1.1, 1.1: a b  c, true: ja, 010: sleutel}");
    CHECK(read("tijd: 12:30\nweb: https://voorbeeld.nl/#deel\nC#: a#b\n") ==
          "{tijd: 12:30, web: https://voorbeeld.nl/#deel, C#: a#b}");
}

TEST_CASE("Findings in Markdown keep their lines below | and lose them below >") {
    CHECK(read("bevinding: |\n  Het team *werkt* zorgvuldig.\n\n  - [x] één: \"twee\" #3\n    - dieper\nna: x\n") ==
          "{bevinding: 'Het team *werkt* zorgvuldig.\n\n- [x] één: \"twee\" #3\n  - dieper\n', na: x}");
    CHECK(read("a: >-\n  een\n  twee\n\n  drie\n") == "{a: 'een twee\ndrie'}");
    CHECK(read("a: |+\n  een\n\n") == "{a: 'een\n\n'}");
    CHECK(read("a: | # opmerking\n  een\n") == "{a: 'een\n'}");
    CHECK(read("een lange tekst\n  over twee\n  regels") == "een lange tekst over twee regels");
}

TEST_CASE("Quotes hold what a plain text cannot") {
    CHECK(read("['it''s', \"a\\\"b\\\\c\\u00e9\\n\", \"twee\n  regels\"]") == "['it's', 'a\"b\\cé\n', 'twee regels']");
    CHECK(read("{\"a: b\": 'c # d', 'yes': \"010\"}") == "{a: b: 'c # d', yes: '010'}");
}

TEST_CASE("Keys and values know where they stand, also after letters of several bytes and a byte order mark") {
    const Loaded loaded(
        "\xEF\xBB\xBFéén: ë\n\"ünïcode\":   'é'\nlijst:\n  - ïï\n  - {ö: ü}\nleeg:\ntekst: |\n  regel\n");
    CHECK(loaded.said() == "");
    std::string places;
    for (const Entry& entry : loaded.value.map) places += place(entry.at) + " " + place(entry.value.at) + "\n";
    CHECK(places == "1:1 1:6\n2:1 2:14\n3:1 4:3\n6:1 6:1\n7:1 7:8\n");
    const Value& list = *loaded.value.find("lijst");
    CHECK(place(list.list[0].at) == "4:5");
    CHECK(place(list.list[1].map[0].at) == "5:6");
    CHECK(place(list.list[1].map[0].value.at) == "5:9");
    CHECK(place(loaded.value.at) == "1:1");
}

TEST_CASE("An empty item stands at its dash or comma") {
    const Loaded loaded("- a\n-\n-   \n- ~\n");
    REQUIRE(loaded.value.list.size() == 4);
    CHECK(place(loaded.value.list[1].at) == "2:1");
    CHECK(place(loaded.value.list[2].at) == "3:1");
    CHECK(place(loaded.value.list[3].at) == "4:3");
}

TEST_CASE("Windows line ends and a missing last line end change nothing") {
    CHECK(read("a: 1\r\nb:\r\n  - x\r\nc: |\r\n  y\r\n  z") == read("a: 1\nb:\n  - x\nc: |\n  y\n  z"));
    const Loaded loaded("a: 1\r\nb: 2\r\na: 3\r\n");
    CHECK(loaded.said() ==
          "bron.yaml:3:1: error: the key \"a\" stands twice in one map, first in line 1; remove one of them\n"
          "    a: 3\n"
          "    ^\n");
}

TEST_CASE("A file with nothing in it is nothing, at its beginning") {
    for (const std::string text : {"", "\n\n", "# alleen een opmerking\n", "---\n", "\xEF\xBB\xBF", "~"}) {
        const Loaded loaded(text);
        CHECK(loaded.said() == "");
        CHECK(loaded.value.kind == Value::Kind::null);
        CHECK(loaded.value.at.source == &loaded.source);
    }
}

TEST_CASE("One document may be marked as one") {
    CHECK(read("--- # kader\na: b\n...\n# einde\n") == "{a: b}");
}

TEST_CASE("Mistakes that are no syntax errors leave the rest of the file to be read") {
    const Loaded loaded("a: no\nb: 010\na: &x c\nd: e\n");
    CHECK(loaded.diagnostics.count(Severity::error) == 4);
    CHECK(shown(loaded.value) == "{a: no, b: 010, a: c, d: e}");
}

TEST_CASE("After a syntax error the answer is nothing, and what was wrong before it is said too") {
    const Loaded loaded("a: no\nb: [c\n");
    CHECK(loaded.diagnostics.count(Severity::error) == 2);
    CHECK(loaded.value.kind == Value::Kind::null);
}

TEST_CASE("What is no UTF-8 is refused where it stands") {
    CHECK(Loaded("a: b\nc: caf\xE9\n").said() ==
          "bron.yaml:2:7: error: byte E9 is not UTF-8; save the file as UTF-8\n"
          "    c: caf\xEF\xBF\xBD\n"
          "          ^\n");
    CHECK(messages("\xFF\xFE"s + "a\0"s) == "1:1 byte FF is not UTF-8; save the file as UTF-8\n");
    CHECK(messages("a: \xC0\x80") == "1:4 byte C0 is not UTF-8; save the file as UTF-8\n");
    CHECK(messages("a: \xED\xA0\x80") == "1:4 byte ED is not UTF-8; save the file as UTF-8\n");
}

TEST_CASE("Control characters are refused, since yaml-cpp takes some for the end of the file") {
    CHECK(messages("a: b\0c"s) == "1:5 a text cannot hold the character U+0000; remove it\n");
    CHECK(messages("a: b\x04 c\nd: e\n") == "1:5 a text cannot hold the character U+0004; remove it\n");
    CHECK(messages("a: \x1B[31m") == "1:4 a text cannot hold the character U+001B; remove it\n");
    CHECK(messages("a: \xC2\x80") == "1:4 a text cannot hold the character U+0080; remove it\n");
    CHECK(messages("a: b\n\xEF\xBB\xBF"
                   "c: d") == "2:1 a text cannot hold the character U+FEFF; remove it\n");
    CHECK(messages("a: b\rc: d\r") ==
          "1:5 a carriage return without a line feed; save the file with ordinary line ends\n");
}

TEST_CASE("Sixty-four levels are read, a sixty-fifth is not") {
    CHECK(messages(repeated("[", 64) + repeated("]", 64)) == "");
    CHECK(messages(repeated("[", 65) + repeated("]", 65)) ==
          "1:65 lists and maps lie more than 64 deep in each other\n");
    CHECK(messages(repeated("{a: ", 65) + repeated("}", 65)) ==
          "1:257 lists and maps lie more than 64 deep in each other\n");
    CHECK(messages(repeated("- ", 100'000) + "a") == "1:129 lists and maps lie more than 64 deep in each other\n");
    CHECK(messages(repeated("? ", 100'000) + "a") == "1:129 lists and maps lie more than 64 deep in each other\n");
}

TEST_CASE("Brackets that would fill the parser's memory are refused while it reads them") {
    const std::string tooMuch =
        "one value of more than 1 MiB or 100000 brackets begins here; is a bracket or a quote not closed?\n";
    CHECK(messages(repeated("[", 1'000'000)) == "1:1 " + tooMuch);
    CHECK(messages("a: b\nc: " + repeated("[", 1'000'000)) == "2:4 " + tooMuch);
    CHECK(messages("- " + repeated("[\"]\",", 300'000)) == "1:1 " + tooMuch);
    CHECK(messages("- " + repeated("[ # ]\n", 300'000)) == "1:1 " + tooMuch);
    CHECK(messages("a: \"" + repeated("x", 2'000'000)) == "1:1 " + tooMuch);
    CHECK(messages("- [" + repeated(",", 2'000'000)) == "1:1 " + tooMuch);
}

TEST_CASE("Brackets in texts and remarks are no lists") {
    const std::string many = repeated("[", 10'000);
    CHECK(messages("a: \"" + many + "\"\nb: '" + many + "'\nc: x" + many + "\nd: |\n  " + many + "\n# " + many) == "");
}

TEST_CASE("Files, texts and numbers of values have a limit") {
    CHECK(messages(repeated("#\n", (size_t{8} << 20)) + "#") == "1:1 the file is larger than 16 MiB\n");
    CHECK(messages(repeated("-\n", 1'000'001)) == "1000001:1 more than a million values in one file\n");
}

TEST_CASE("A map of many keys finds the one that stands twice") {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "sleutel" + std::to_string(i) + ": x\n";
    CHECK(messages(text + "sleutel7: x\n") ==
          "20001:1 the key \"sleutel7\" stands twice in one map, first in line 8; remove one of them\n");
}

TEST_CASE("After a hundred mistakes the rest is not read") {
    const Loaded loaded(repeated("- 010\n", 50'000));
    CHECK(loaded.diagnostics.all().size() == 101);
    CHECK(loaded.diagnostics.all().back().message == "a hundred mistakes so far; the rest of the file was not read");
    CHECK(place(loaded.diagnostics.all().back().at) == "101:3");
}

TEST_CASE("An unclosed quote at the end of a file is an error, though yaml-cpp takes it for closed") {
    CHECK(messages("a: \"b\n") == "1:4 this quote is not closed; write the same quote at the end of the text\n");
    CHECK(messages("a: \"b") == "1:4 this quote is not closed; write the same quote at the end of the text\n");
    CHECK(messages("a: 'b''\n\n") == "1:4 this quote is not closed; write the same quote at the end of the text\n");
    CHECK(messages("a: \"b\n---\nc\"") ==
          "1:4 this quote is not closed; write the same quote at the end of the text\n");
}

TEST_CASE("Rarer mistakes in the syntax are explained too") {
    const std::string alias =
        "* begins an alias, which is not read; put a text that begins with * in quotes, or write it below a |\n";
    const std::string anchor = "& begins an anchor, which is not read; put a text that begins with & in quotes\n";
    const std::string tag = "! begins a tag, which is not read; put a text that begins with ! in quotes\n";
    CHECK(messages("a: * b") == "1:5 " + alias);
    CHECK(messages("a: & b") == "1:5 " + anchor);
    CHECK(messages("a: &b &c d") == "1:7 " + anchor);
    CHECK(messages("a: !<b") == "1:7 " + tag);
    CHECK(messages("a: !b !c d") == "1:7 " + tag);
    CHECK(messages("*a : b") == "1:1 " + alias);
    CHECK(messages("- ! a") == "1:3 " + tag);
    CHECK(messages("&a") == "1:1 " + anchor);
    CHECK(messages("a: b\n---\n") == "2:1 a second document begins here; write it in a file of its own\n");
    CHECK(messages("a: |0\n  b") == "1:6 no YAML: cannot set zero indentation for a block scalar\n");
    CHECK(messages("a: \"\\é\"") ==
          "1:5 no such escape; write \\\\ for a backslash, or put the text in single quotes\n");
    CHECK(messages("a: \"\\UFFFFFFFF\"") ==
          "1:5 no such character; \\x, \\u and \\U take 2, 4 and 8 hexadecimal figures\n");
    CHECK(messages("[a, b\n") == "1:1 [ is not closed; write ] after its last item, and commas between items\n");
    CHECK(messages("a: \"b\" - c") ==
          "1:8 the text in quotes has ended before this; write \\\" for a quote inside it\n");
    CHECK(messages("a\n- b\nc: d") ==
          "2:1 a line without a key between keys; write it as key: value, or put a text of several lines below a |\n");
    CHECK(messages(repeated("x", 1025) + ": a") ==
          "1:1 a key is longer than 1024 bytes; is it a text that must stand in quotes?\n");
    CHECK(messages("%x\na: b") ==
          "1:1 % at the beginning of a line is a directive, which is not read; remove it, or indent the text\n");
    CHECK(messages("\xEF\xBB\xBF%x\na: b") ==
          "1:1 % at the beginning of a line is a directive, which is not read; remove it, or indent the text\n");
}
