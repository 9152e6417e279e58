// base/: positions and the messages that show them, values and the reader of them, exact lengths, UTF-8, Dutch, files.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <functional>
#include <limits>
#include <thread>

#include "base/diagnostics.h"
#include "base/dutch.h"
#include "base/file.h"
#include "base/length.h"
#include "base/nearest.h"
#include "base/reader.h"
#include "base/utf8.h"
#include "base/value.h"
#include "support/folder.h"

namespace fs = std::filesystem;
using namespace oordeel;
using namespace std::string_literals;

namespace {

std::string place(const Source& source, uint32_t offset) {
    const LineColumn found = locate({&source, offset});
    return std::to_string(found.line) + ":" + std::to_string(found.column);
}

Value quoted(const char* text) {
    Value value(text);
    value.quoted = true;
    return value;
}

Value mapOf(const std::vector<std::pair<std::string, Value>>& entries) {
    Value map = Value::ofMap();
    for (const auto& [key, value] : entries) map.set(key, value);
    return map;
}

std::string messages(const Diagnostics& diagnostics) {
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) out += d.message + "\n";
    return out;
}

struct Folder : testing::Folder {
    std::ptrdiff_t files() const { return std::distance(fs::directory_iterator(path), fs::directory_iterator()); }
};

std::string failure(const std::function<void()>& action) {
    try {
        action();
    } catch (const FileError& error) {
        return error.what();
    }
    return "no failure";
}

}  // namespace

// ---- positions and messages -----------------------------------------------------------------------------------------

TEST_CASE("A position counts lines and code points from one") {
    const Source source{"bron", "één\ntwee\r\n\n"};
    CHECK(place(source, 0) == "1:1");
    CHECK(place(source, 2) == "1:2");
    CHECK(place(source, 5) == "1:4");
    CHECK(place(source, 6) == "2:1");
    CHECK(place(source, 12) == "3:1");
    CHECK(place(source, 13) == "4:1");
    CHECK(place(source, 4'000'000'000) == "4:1");
    CHECK(lineAt({&source, 7}) == "twee");
    CHECK(lineAt({&source, 13}) == "");
}

TEST_CASE("A byte order mark takes no column and is not shown") {
    const Source source{"bron", "\xEF\xBB\xBFnaam\n"};
    CHECK(place(source, 0) == "1:1");
    CHECK(place(source, 3) == "1:1");
    CHECK(place(source, 5) == "1:3");
    CHECK(lineAt({&source, 4}) == "naam");
}

TEST_CASE("Nowhere is the first column of the first line, and shows no line") {
    CHECK(locate({}).line == 1);
    CHECK(lineAt({}) == "");
    CHECK(format({Severity::warning, {}, "iets"}) == "warning: iets\n");
}

TEST_CASE("A message shows its line and a caret below the place, whatever the letters weigh") {
    const Source source{"map/bron.yaml", "a: b\n\tgeïnd: é x\n"};
    CHECK(format({Severity::error, {&source, 16}, "zo niet"}) ==
          "map/bron.yaml:2:10: error: zo niet\n"
          "    \tgeïnd: é x\n"
          "    \t        ^\n");
    CHECK(format({Severity::error, {&source, 400}, "einde"}) ==
          "map/bron.yaml:3:1: error: einde\n"
          "    \n"
          "    ^\n");
}

TEST_CASE("Of a long line only the neighbourhood of the caret is shown") {
    const Source source{"bron", std::string(1000, 'a') + "é" + std::string(1000, 'b')};
    CHECK(format({Severity::error, {&source, 1000}, "hier"}) == "bron:1:1001: error: hier\n    " +
                                                                    std::string(80, 'a') + "é" + std::string(79, 'b') +
                                                                    "\n    " + std::string(80, ' ') + "^\n");
}

TEST_CASE("Malformed bytes and controls are shown as a replacement character") {
    const Source source{"bron", "a\xFF\x1B[0m b"};
    CHECK(format({Severity::error, {&source, 6}, "hier"}) ==
          "bron:1:7: error: hier\n    a\xEF\xBF\xBD\xEF\xBF\xBD[0m b\n          ^\n");
}

TEST_CASE("Messages come a file at a time, by position, each once") {
    const Source first{"een", "abc"}, second{"twee", "abc"}, again{"een", "abc"};
    Diagnostics diagnostics;
    diagnostics.error({&second, 1}, "b");
    diagnostics.error({&first, 2}, "c");
    diagnostics.warning({&first, 1}, "b");
    diagnostics.error({&first, 1}, "anders");
    diagnostics.warning({&again, 1}, "b");
    diagnostics.error({}, "nergens");
    CHECK(diagnostics.text() ==
          "twee:1:2: error: b\n    abc\n     ^\n"
          "een:1:2: warning: b\n    abc\n     ^\n"
          "een:1:2: error: anders\n    abc\n     ^\n"
          "een:1:3: error: c\n    abc\n      ^\n"
          "error: nergens\n");
    CHECK(diagnostics.count(Severity::warning) == 2);
    CHECK(diagnostics.hasErrors());
}

TEST_CASE("Warnings alone are no errors") {
    Diagnostics warned, all;
    warned.warning({}, "let op");
    all.append(warned);
    CHECK_FALSE(all.hasErrors());
    CHECK_FALSE(all.empty());
    CHECK(Diagnostics().text() == "");
}

TEST_CASE("After two hundred messages only the number of the others is told") {
    const Source source{"bron", std::string(300, 'x')};
    Diagnostics diagnostics;
    for (uint32_t i = 0; i < 250; ++i) diagnostics.error({&source, i}, "fout " + std::to_string(i));
    const std::string text = diagnostics.text();
    CHECK(text.find("fout 199\n") != std::string::npos);
    CHECK(text.find("fout 200\n") == std::string::npos);
    CHECK(text.ends_with("^\nand 50 more\n"));
}

// ---- values ---------------------------------------------------------------------------------------------------------

TEST_CASE("A map keeps the order of writing, and a key set again keeps its place") {
    Value map;
    map.set("b", "1");
    map.set("a", "2");
    map.set("b", "3").quoted = true;
    REQUIRE(map.map.size() == 2);
    CHECK(map.kind == Value::Kind::map);
    CHECK(map.map[0].key == "b");
    CHECK(map.find("b")->text == "3");
    CHECK(map.find("b")->quoted);
    CHECK(map.find("c") == nullptr);
    CHECK(Value("tekst").find("b") == nullptr);
}

TEST_CASE("Maps that share what they say have words of their own, and show all of it in the order of writing") {
    const auto keys = [](const Value& map) {
        std::string all;
        for (const Entry* entry : map.entries()) all += entry->key + "=" + entry->value.text + " ";
        return all;
    };
    Value shared = Value::shared(mapOf({{"nummer", "1.1"}, {"naam", "Zicht"}}));
    Value last = shared;
    last.set("laatste", "ja");
    last.set("nummer", "1.2");
    CHECK(last.find("naam") == shared.find("naam"));  // one in memory
    CHECK(keys(shared) == "nummer=1.1 naam=Zicht ");
    CHECK(keys(last) == "nummer=1.2 naam=Zicht laatste=ja ");
    CHECK(last.find("nummer")->text == "1.2");
    CHECK(shared.find("nummer")->text == "1.1");
    CHECK(last.find("datum") == nullptr);

    Value again = Value::shared(std::move(last));  // of what is itself shared
    again.set("naam", "Inzicht");
    CHECK(keys(again) == "nummer=1.2 naam=Inzicht laatste=ja ");
    shared = Value();  // the others keep what they share
    CHECK(keys(again) == "nummer=1.2 naam=Inzicht laatste=ja ");
}

// ---- reader ---------------------------------------------------------------------------------------------------------

TEST_CASE("A reader gives the fields of a map, with keys of several words") {
    const Value map = mapOf({{"nummer", "1.1.1"},
                             {"niet beoordeeld", quoted("nog niet")},
                             {"aantal", "12"},
                             {"arcering", Value::ofFlag(true)},
                             {"criteria", Value::ofList({"1.1", quoted("1.2")})},
                             {"bron", "rapport"},
                             {"datum", "2016-02-29"},
                             {"leeg", Value()}});
    Diagnostics diagnostics;
    Reader reader(map, "a verwachting", diagnostics);
    CHECK(reader.text("nummer") == "1.1.1");
    CHECK(reader.text("niet beoordeeld") == "nog niet");
    CHECK(reader.number("aantal", 0, 12) == 12);
    CHECK(reader.flag("arcering", false));
    CHECK(reader.list("criteria").size() == 2);
    CHECK(reader.texts("criteria") == std::vector<std::string>{"1.1", "1.2"});
    CHECK(reader.texts("bron") == std::vector<std::string>{"rapport"});
    CHECK(reader.optionalDate("datum") == "2016-02-29");
    CHECK(reader.optionalText("leeg", "anders") == "anders");
    CHECK(reader.has("leeg"));
    CHECK_FALSE(reader.has("afwezig"));
    CHECK(reader.optionalText("afwezig", "anders") == "anders");
    CHECK(reader.optionalText("afwezig") == "");
    CHECK(reader.flag("afwezig", true));
    CHECK(reader.list("afwezig", false).empty());
    CHECK(reader.texts("afwezig", false).empty());
    CHECK(reader.optionalDate("afwezig") == "");
    CHECK(reader.value("afwezig") == nullptr);
    CHECK(reader.value("aantal")->text == "12");
    reader.finish();
    CHECK(messages(diagnostics) == "");
}

TEST_CASE("What is missing or empty is said for each field") {
    const Value map = mapOf({{"naam", Value()}, {"kort", "  "}, {"lijst", Value()}});
    Diagnostics diagnostics;
    Reader reader(map, "a kader", diagnostics);
    CHECK(reader.text("id") == "");
    CHECK(reader.text("naam") == "");
    CHECK(reader.text("kort") == "");
    CHECK(reader.number("aantal", 3, 5) == 3);
    CHECK(reader.list("lijst").empty());
    CHECK(reader.texts("themas").empty());
    CHECK(reader.value("schaal", true) == nullptr);
    CHECK(messages(diagnostics) ==
          "a kader has no \"id\"; add a line that begins with id:\n"
          "\"naam\" of a kader is empty; write its value after the colon\n"
          "\"kort\" of a kader is empty; write its text after the colon\n"
          "a kader has no \"aantal\"; add a line that begins with aantal:\n"
          "\"lijst\" of a kader is empty; write its value after the colon\n"
          "a kader has no \"themas\"; add a line that begins with themas:\n"
          "a kader has no \"schaal\"; add a line that begins with schaal:\n");
}

TEST_CASE("What is no text, list, flag or date is said with what it is and how to write it") {
    const Value map = mapOf({{"naam", Value::ofFlag(true)},
                             {"kort", Value::ofList({"a"})},
                             {"bron", Value::ofMap()},
                             {"lijst", "a"},
                             {"arcering", "ja"},
                             {"dicht", quoted("true")},
                             {"datum", "1 juli 2016"},
                             {"dag", "2015-02-29"},
                             {"namen", Value::ofList({"a", Value(), Value::ofFlag(false), " "})}});
    Diagnostics diagnostics;
    Reader reader(map, "a niveau", diagnostics);
    CHECK(reader.text("naam") == "");
    CHECK(reader.text("kort") == "");
    CHECK(reader.optionalText("bron", "x") == "");
    CHECK(reader.list("lijst").empty());
    CHECK_FALSE(reader.flag("arcering", false));
    CHECK_FALSE(reader.flag("dicht", false));
    CHECK(reader.optionalDate("datum") == "");
    CHECK(reader.optionalDate("dag") == "");
    CHECK(reader.texts("namen") == std::vector<std::string>{"a", ""});
    CHECK(messages(diagnostics) ==
          "\"naam\" must be a text, not true; put it in quotes: \"true\"\n"
          "\"kort\" must be a text, not a list; write it after the colon\n"
          "\"bron\" must be a text, not a map; write it after the colon\n"
          "\"lijst\" must be a list, not \"a\"; write each item on a line of its own that begins with a dash and a "
          "space\n"
          "\"arcering\" must be true or false, not \"ja\"; write one of these two words\n"
          "\"dicht\" must be true or false, not \"true\"; write it without quotes\n"
          "\"datum\" must be a date, not \"1 juli 2016\"; write it as 2016-07-01\n"
          "\"dag\" is no day of the calendar: 2015-02-29\n"
          "an item of \"namen\" is empty; write its text after the dash\n"
          "\"namen\" must be a text, not false; put it in quotes: \"false\"\n"
          "an item of \"namen\" is empty; write its text after the dash\n");
}

TEST_CASE("A number is figures without sign, space, point or leading zero, and within its bounds") {
    for (const auto& [written, remedy] : std::vector<std::pair<std::string, std::string>>{
             {"010", "write it without a leading zero"},
             {"+3", "write it in figures only, for instance 1"},
             {"-3", "write it in figures only, for instance 1"},
             {" 3", "write it in figures only, for instance 1"},
             {"3.0", "write it in figures only, for instance 1"},
             {"0x3", "write it in figures only, for instance 1"},
             {"drie", "write it in figures only, for instance 1"},
             {"0", "write it in figures only, for instance 1"},
             {"8", "write it in figures only, for instance 1"},
             {"99999999999999999999", "write it in figures only, for instance 1"}}) {
        const Value map = mapOf({{"aantal", written}});
        Diagnostics diagnostics;
        CHECK(Reader(map, "a rij", diagnostics).number("aantal", 1, 7) == 1);
        CHECK(messages(diagnostics) ==
              "\"aantal\" must be a whole number from 1 to 7, not \"" + written + "\"; " + remedy + "\n");
    }
    const Value map = mapOf({{"aantal", quoted("3")}, {"nul", "0"}, {"lijst", Value::ofList()}});
    Diagnostics diagnostics;
    Reader reader(map, "a rij", diagnostics);
    CHECK(reader.number("nul", 0, std::numeric_limits<int>::max()) == 0);
    CHECK(reader.number("aantal", 1, 7) == 1);
    CHECK(reader.number("lijst", 1, 7) == 1);
    CHECK(messages(diagnostics) ==
          "\"aantal\" must be a whole number from 1 to 7, not \"3\"; write it without quotes: 3\n"
          "\"lijst\" must be a whole number from 1 to 7, not a list; write it in figures only, for instance 1\n");
}

TEST_CASE("Keys that nobody asked for are reported at the key, with the nearest known one") {
    const Source source{"bron.yaml", "numer: 1\nkleur: x\n"};
    Value map = mapOf({{"numer", "1"}, {"kleur", "x"}});
    map.at = {&source, 0};
    map.map[0].at = {&source, 0};
    map.map[1].at = {&source, 9};
    Diagnostics diagnostics;
    Reader reader(map, "a thema", diagnostics);
    reader.optionalText("nummer");
    reader.optionalText("naam");
    reader.optionalText("naam");
    reader.finish();
    CHECK(diagnostics.text() ==
          "bron.yaml:1:1: error: a thema has no key \"numer\"; did you mean \"nummer\"?\n"
          "    numer: 1\n"
          "    ^\n"
          "bron.yaml:2:1: error: a thema has no key \"kleur\"; its keys are nummer, naam\n"
          "    kleur: x\n"
          "    ^\n");
}

TEST_CASE("What is no map is said once, and nothing is missing from it") {
    for (const auto& [value, kind] : std::vector<std::pair<Value, std::string>>{
             {Value(), "nothing"}, {"x", "a text"}, {Value::ofList(), "a list"}, {Value::ofFlag(true), "true"}}) {
        Diagnostics diagnostics;
        Reader reader(value, "a thema", diagnostics);
        CHECK(reader.text("naam") == "");
        CHECK(reader.list("criteria").empty());
        CHECK(reader.number("aantal", 2, 3) == 2);
        reader.finish();
        CHECK(messages(diagnostics) ==
              "a thema must be a map, not " + kind + "; write each key on a line of its own, as key: value\n");
    }
}

// ---- nearest --------------------------------------------------------------------------------------------------------

TEST_CASE("The nearest name is within a third of the letters, and the first of equals") {
    const std::vector<std::string> known{"naam", "norm", "verwachtingen"};
    CHECK(nearest("nam", known) == "naam");
    CHECK(nearest("nrom", known) == "");
    CHECK(nearest("verwachting", known) == "verwachtingen");
    CHECK(nearest("xyz", known) == "");
    CHECK(nearest("noam", {"roam", "naam"}) == "roam");
    CHECK(nearest("nam", {}) == "");
    CHECK(nearest(std::string(100'000, 'a'), known) == "");
    CHECK(didYouMean("nam", known) == "; did you mean \"naam\"?");
    CHECK(didYouMean("xyz", known) == "");
}

// ---- lengths --------------------------------------------------------------------------------------------------------

TEST_CASE("Lengths are exact thousandths of a point") {
    CHECK((pt(0.1) + pt(0.2)).units == pt(0.3).units);
    CHECK(mm(25.4).units == 72'000);
    CHECK(mm(210).units == 595'276);
    CHECK(pt(-1.2345).units == -1235);
    CHECK((pt(10) - pt(3) * 2 - -pt(1)).units == 5000);
    CHECK((pt(1e300) + pt(1e300)).units == 2'000'000'000'000);
}

TEST_CASE("Scaling rounds half away from zero and does not overflow in between") {
    CHECK(scaled({5}, 1, 2).units == 3);
    CHECK(scaled({-5}, 1, 2).units == -3);
    CHECK(scaled({4}, 1, 3).units == 1);
    CHECK(scaled({5}, 1, 3).units == 2);
    CHECK(scaled({4'000'000'000'000'000'000}, 1'000'000, 2'000'000).units == 2'000'000'000'000'000'000);
}

// ---- UTF-8 ----------------------------------------------------------------------------------------------------------

TEST_CASE("Well-formed UTF-8 goes to code points and back") {
    const std::string text = "a é € 😀 \xF4\x8F\xBF\xBF";
    CHECK(findBadUtf8(text) == std::nullopt);
    CHECK((toUtf32(text) == U"a é € 😀 \U0010FFFF"));
    CHECK(toUtf8(toUtf32(text)) == text);
}

TEST_CASE("Overlong, surrogate, too large and cut-off sequences are malformed where they begin") {
    for (const std::string bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xC3", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE2\x82",
                                  "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
        CHECK(findBadUtf8("ab" + bad) == std::optional<size_t>(2));
        CHECK(findBadUtf8("ab" + bad + "c") == std::optional<size_t>(2));
        CHECK((toUtf32(bad)[0] == 0xFFFD));
    }
    CHECK(toUtf8(toUtf32("\xE2\x82x")) == "\xEF\xBF\xBD\xEF\xBF\xBDx");
    CHECK(toUtf8(std::u32string{0xD800, 0x110000}) == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("A malformed byte is found wherever it stands, though letters without accents are passed eight at a time") {
    for (size_t before = 0; before < 20; ++before) {
        for (size_t after = 0; after < 20; ++after) {
            const std::string text(before, 'a'), rest(after, 'z');
            CHECK(findBadUtf8(text + "\xFF" + rest) == std::optional<size_t>(before));
            CHECK(findBadUtf8(text + "\xC3\xAB" + rest) == std::nullopt);
            CHECK(findBadUtf8(text + "\xC3" + rest) == std::optional<size_t>(before));
        }
    }
}

// ---- Dutch ----------------------------------------------------------------------------------------------------------

TEST_CASE("Numbers up to twenty are written in words, larger ones in figures") {
    CHECK(dutch::numberInWords(0) == "nul");
    CHECK(dutch::numberInWords(1) == "één");
    CHECK(dutch::numberInWords(14) == "veertien");
    CHECK(dutch::numberInWords(20) == "twintig");
    CHECK(dutch::numberInWords(21) == "21");
    CHECK(dutch::numberInWords(-1) == "-1");
}

TEST_CASE("Figures take dots between thousands from ten thousand on") {
    CHECK(dutch::number(0) == "0");
    CHECK(dutch::number(1024) == "1024");
    CHECK(dutch::number(9999) == "9999");
    CHECK(dutch::number(10'000) == "10.000");
    CHECK(dutch::number(123'456) == "123.456");
    CHECK(dutch::number(1'234'567) == "1.234.567");
    CHECK(dutch::number(-9999) == "-9999");
    CHECK(dutch::number(-123'456) == "-123.456");
    CHECK(dutch::number(std::numeric_limits<int64_t>::min()) == "-9.223.372.036.854.775.808");
}

TEST_CASE("A share is a whole percentage, rounded half up") {
    CHECK(dutch::percentage(18, 24) == "75%");
    CHECK(dutch::percentage(1, 3) == "33%");
    CHECK(dutch::percentage(2, 3) == "67%");
    CHECK(dutch::percentage(1, 200) == "1%");
    CHECK(dutch::percentage(1, 201) == "0%");
    CHECK(dutch::percentage(0, 7) == "0%");
    CHECK(dutch::percentage(std::numeric_limits<int64_t>::max(), std::numeric_limits<int64_t>::max()) == "100%");
}

TEST_CASE("Dates are written out") {
    CHECK(dutch::longDate("2016-07-01") == "1 juli 2016");
    CHECK(dutch::longDate("2015-12-31") == "31 december 2015");
}

TEST_CASE("Enumerations end with en") {
    CHECK(dutch::enumeration({}) == "");
    CHECK(dutch::enumeration({"a"}) == "a");
    CHECK(dutch::enumeration({"a", "b"}) == "a en b");
    CHECK(dutch::enumeration({"a", "b", "c"}) == "a, b en c");
}

TEST_CASE("A sentence begins with a capital, also for ij, é and clipped words") {
    CHECK(dutch::capitalised("zes") == "Zes");
    CHECK(dutch::capitalised("ijsselland") == "IJsselland");
    CHECK(dutch::capitalised("één van de") == "Eén van de");
    CHECK(dutch::capitalised("überhaupt") == "Überhaupt");
    CHECK(dutch::capitalised("écht") == "Écht");
    CHECK(dutch::capitalised("'s avonds") == "'s Avonds");
    CHECK(dutch::capitalised("’t ijs") == "’t IJs");
    CHECK(dutch::capitalised("'s-Hertogenbosch") == "'s-Hertogenbosch");
    CHECK(dutch::capitalised("24 teams") == "24 teams");
    CHECK(dutch::capitalised("") == "");
    CHECK(dutch::capitalised("'") == "'");
}

// ---- files ----------------------------------------------------------------------------------------------------------

TEST_CASE("A file is written whole, in folders that are made, and read back") {
    const Folder folder;
    const fs::path path = folder.path / "a" / "b" / "rapport.pdf";
    const std::string bytes = "a\0b\n"s + std::string(100'000, 'x');
    writeFile(path, "oud");
    writeFile(path, bytes);
    CHECK((readFile(path, bytes.size()) == bytes));
    CHECK(std::distance(fs::directory_iterator(path.parent_path()), fs::directory_iterator()) == 1);
    writeFile(path, "");
    CHECK(readFile(path, 0) == "");
}

TEST_CASE("A name as long as a folder allows can be written") {
    const Folder folder;
    const fs::path path = folder.path / std::string(255, 'n');
    writeFile(path, "x");
    CHECK(readFile(path, 1) == "x");
}

TEST_CASE("A new file may be read by whom the user's settings allow") {
    const Folder folder;
    const mode_t before = ::umask(022);
    writeFile(folder.path / "x", "x");
    ::umask(before);
    struct stat status {};
    REQUIRE(::stat((folder.path / "x").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0644);
}

TEST_CASE("Files that cannot be read say why") {
    const Folder folder;
    const std::string name = folder.path.string();
    writeFile(folder.path / "groot", "12345");
    REQUIRE(::mkfifo((folder.path / "pijp").c_str(), 0600) == 0);
    CHECK(failure([&] { readFile(folder.path / "niets", 9); }) ==
          "cannot read " + name + "/niets: No such file or directory");
    CHECK(failure([&] { readFile(folder.path, 9); }) == "cannot read " + name + ": it is not an ordinary file");
    CHECK(failure([&] { readFile(folder.path / "pijp", 9); }) ==
          "cannot read " + name + "/pijp: it is not an ordinary file");
    CHECK(failure([&] { readFile(folder.path / "groot", 4); }) ==
          "cannot read " + name + "/groot: it is larger than 4 bytes");
}

TEST_CASE("A file that cannot be written says why, and leaves nothing behind") {
    const Folder folder;
    const std::string name = folder.path.string();
    fs::create_directories(folder.path / "map" / "vol");
    writeFile(folder.path / "bestand", "oud");
    CHECK(failure([&] { writeFile(folder.path / "map", "x"); }) == "cannot write " + name + "/map: Is a directory");
    CHECK(failure([&] { writeFile(folder.path / "bestand" / "x", "x"); }) ==
          "cannot make folder " + name + "/bestand: Not a directory");
    CHECK(folder.files() == 2);
    CHECK(readFile(folder.path / "bestand", 9) == "oud");
}

TEST_CASE("A choice is a list with \"of\" before the last") {
    CHECK(dutch::choice({}) == "");
    CHECK(dutch::choice({"1.1.2"}) == "1.1.2");
    CHECK(dutch::choice({"1.1.2", "1.1.4", "1.1.5"}) == "1.1.2, 1.1.4 of 1.1.5");
}

TEST_CASE("A number with decimals is read as it is written") {
    CHECK(dutch::decimal(75, 1) == "7,5");
    CHECK(dutch::decimal(80, 1) == "8");
    CHECK(dutch::decimal(5, 2) == "0,05");
    CHECK(dutch::decimal(1234, 0) == "1234");
    CHECK(dutch::decimal(0, 3) == "0");
    CHECK(dutch::parseDecimal("7,5", 1) == 75);
    CHECK(dutch::parseDecimal("8", 1) == 80);
    CHECK(dutch::parseDecimal("0,05", 2) == 5);
    for (const char* wrong : {"", ",5", "7,", "7,55", "-1", "7.5", "1e3", "12345678901234567"}) {
        CAPTURE(wrong);
        CHECK_FALSE(dutch::parseDecimal(wrong, 1));
    }
    for (int64_t units = 0; units < 3000; ++units) CHECK(dutch::parseDecimal(dutch::decimal(units, 2), 2) == units);
}

TEST_CASE("A date is one that the calendar has") {
    CHECK(isDate("2016-02-29"));
    CHECK_FALSE(isDate("2015-02-29"));
    CHECK_FALSE(isDate("29-02-2016"));
    CHECK_FALSE(isDate(""));
}

TEST_CASE("Threads that write the same file leave one of their texts whole") {
    const Folder folder;
    std::vector<std::thread> threads;
    for (char c = 'a'; c < 'i'; ++c)
        threads.emplace_back([&, c] { writeFile(folder.path / "x", std::string(10'000, c)); });
    for (std::thread& thread : threads) thread.join();
    const std::string text = readFile(folder.path / "x", 10'000);
    CHECK(text == std::string(10'000, text[0]));
    CHECK(folder.files() == 1);
}
