// Mustache as the specification has it, and what strictness adds: no word of a template or of the data is lost in
// silence.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "template/mustache.h"

using namespace oordeel;
using mustache::Escaping;

namespace {

Value map(std::vector<std::pair<std::string, Value>> entries) {
    Value value = Value::ofMap();
    for (auto& [key, entry] : entries) value.set(key, std::move(entry));
    return value;
}

/// What a template in a file of this name becomes; after errors, the errors.
struct Template {
    std::string text;
    std::string name = "brief.html";
    std::vector<std::pair<std::string, std::string>> partials = {};

    std::string with(const Value& context) const {
        Sources sources;
        Diagnostics diagnostics;
        std::map<std::string, const Source*, std::less<>> files;
        for (const auto& [file, content] : partials) files[file] = &sources.add(file, content);
        mustache::Options options;
        options.escaping = mustache::escapingFor(name);
        options.partial = [&](std::string_view file) {
            const auto found = files.find(file);
            return found == files.end() ? nullptr : found->second;
        };
        const std::string out = mustache::render(sources.add(name, text), context, options, diagnostics);
        return diagnostics.empty() ? out : diagnostics.text();
    }
};

std::string error(std::string at, std::string message, std::string line, size_t caret) {
    return "brief.html:" + at + ": error: " + message + "\n    " + line + "\n    " + std::string(caret, ' ') + "^\n";
}

std::string repeated(const std::string& text, size_t times) {
    std::string out;
    for (size_t i = 0; i < times; ++i) out += text;
    return out;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

Value fromJson(const nlohmann::ordered_json& json) {
    if (json.is_object()) {
        Value value = Value::ofMap();
        for (const auto& [key, entry] : json.items()) value.set(key, fromJson(entry));
        return value;
    }
    if (json.is_array()) {
        Value value = Value::ofList();
        for (const auto& item : json) value.list.push_back(fromJson(item));
        return value;
    }
    if (json.is_null()) return {};
    if (json.is_boolean()) return Value::ofFlag(json.get<bool>());
    return json.is_string() ? json.get<std::string>() : json.dump();
}

}  // namespace

TEST_CASE("the public Mustache suite passes: core and inheritance") {
    const std::filesystem::path folder = PROJECT_DIR "/../shared/suites/mustache";
    if (!std::filesystem::exists(folder)) {
        WARN("the public Mustache suite was not found at ../shared/suites/mustache and did not run");
        return;
    }
    size_t count = 0;
    for (const std::string file :
         {"comments", "delimiters", "interpolation", "inverted", "partials", "sections", "~inheritance"}) {
        std::ifstream stream(folder / (file + ".json"));
        const auto suite = nlohmann::ordered_json::parse(stream);
        for (const auto& example : suite["tests"]) {
            INFO(file << ": " << example["name"] << ", " << example["desc"]);
            Sources sources;
            Diagnostics diagnostics;
            mustache::Options options;
            options.strict = false;
            options.partial = [&](std::string_view name) -> const Source* {
                const auto partials = example.value("partials", nlohmann::ordered_json::object());
                const auto found = partials.find(std::string(name));
                return found == partials.end() ? nullptr : &sources.add(std::string(name), *found);
            };
            const Source& source = sources.add("template", example["template"]);
            const std::string out = mustache::render(source, fromJson(example["data"]), options, diagnostics);
            CHECK(out == example["expected"].get<std::string>());
            CHECK(diagnostics.text() == "");
            ++count;
        }
    }
    CHECK(count == 136 + 27);
}

TEST_CASE("an unknown name is an error that knows the nearest name in sight") {
    const Value context = map({{"organisatie", map({{"naam", "Haaglanden"}, {"kort", "VTH"}})}, {"datum", "nu"}});
    CHECK(Template{"Geachte {{organisatei}},"}.with(context) ==
          error("1:9", "nothing here is called \"organisatei\"; did you mean \"organisatie\"?",
                "Geachte {{organisatei}},", 8));
    CHECK(Template{"{{#organisatie}}{{dtum}}{{/organisatie}}"}.with(context) ==
          error("1:17", "nothing here is called \"dtum\"; did you mean \"datum\"?",
                "{{#organisatie}}{{dtum}}{{/organisatie}}", 16));
    CHECK(Template{"{{xyzzy}}"}.with(context) == error("1:1", "nothing here is called \"xyzzy\"", "{{xyzzy}}", 0));
}

TEST_CASE("a dotted name stops at its first part that is there and never looks further out") {
    const Value context = map({{"naam", "buiten"}, {"organisatie", map({{"nam", "Haaglanden"}})}});
    CHECK(Template{"{{organisatie.naam}}"}.with(context) ==
          error("1:1", "\"organisatie\" has no \"naam\"; did you mean \"nam\"?", "{{organisatie.naam}}", 0));
    CHECK(Template{"{{organisatie.nam.kort}}"}.with(context) ==
          error("1:1", "\"organisatie.nam\" has no \"kort\"", "{{organisatie.nam.kort}}", 0));
    CHECK(Template{"{{naam.}}"}.with(context) ==
          error("1:1", "\"naam.\" is not a name; write one dot between two names", "{{naam.}}", 0));
}

TEST_CASE("what is no text is not written: a map, a list, a flag, nothing") {
    const Value context = map({{"kaart", map({{"naam", "x"}})},
                               {"lijst", Value::ofList({"a", map({{"naam", "x"}})})},
                               {"ja", Value::ofFlag(true)},
                               {"niets", Value()},
                               {"leeg", ""}});
    CHECK(Template{"{{kaart}}"}.with(context) ==
          error("1:1", "\"kaart\" is a map, not a text; name one of its fields, for instance \"kaart.naam\"",
                "{{kaart}}", 0));
    CHECK(Template{"{{kaart}}"}.with(map({{"kaart", Value::shared(map({{"naam", "x"}}))}})) ==
          Template{"{{kaart}}"}.with(context));
    CHECK(
        Template{"{{{lijst}}}"}.with(context) ==
        error("1:1", "\"lijst\" is a list, not a text; write {{#lijst}} around what each item says", "{{{lijst}}}", 0));
    CHECK(Template{"{{#lijst}}{{.}}{{/lijst}}"}.with(context) ==
          error("1:11", "this item is a map, not a text; name one of its fields, for instance \"naam\"",
                "{{#lijst}}{{.}}{{/lijst}}", 10));
    CHECK(Template{"{{ja}}"}.with(context) ==
          error("1:1", "\"ja\" is a yes or a no, not a text; write {{#ja}} around the words for yes", "{{ja}}", 0));
    CHECK(
        Template{"{{niets}}"}.with(context) ==
        error("1:1", "\"niets\" has no value; give it one, or write {{#niets}} around what needs it", "{{niets}}", 0));
    CHECK(Template{"[{{leeg}}]"}.with(context) == "[]");
}

TEST_CASE("a section tests for presence: absent, null, no, an empty text and an empty list are all false") {
    const Value context = map({{"niets", Value()},
                               {"nee", Value::ofFlag(false)},
                               {"leeg", ""},
                               {"geen", Value::ofList()},
                               {"nul", "0"},
                               {"kaart", Value::ofMap()}});
    for (const std::string name : {"afwezig", "niets", "nee", "leeg", "geen", "kaart.afwezig", "nul.afwezig"}) {
        CHECK(Template{"{{#" + name + "}}wel{{/" + name + "}}{{^" + name + "}}niet{{/" + name + "}}"}.with(context) ==
              "niet");
    }
    for (const std::string name : {"nul", "kaart"}) {
        CHECK(Template{"{{#" + name + "}}wel{{/" + name + "}}{{^" + name + "}}niet{{/" + name + "}}"}.with(context) ==
              "wel");
    }
}

TEST_CASE("every error of a template is told at once") {
    CHECK(Template{"{{een}}\n{{#open}}\n{{twee}}{{/dicht}}\n{{>kop}}"}.with(Value::ofMap()) ==
          error("1:1", "nothing here is called \"een\"", "{{een}}", 0) +
              error("2:1", "\"open\" is never closed; end it with {{/open}}", "{{#open}}", 0) +
              error("3:9", "{{/dicht}} closes nothing; the section open here is \"open\"", "{{twee}}{{/dicht}}", 8) +
              error("4:1", "no template is called \"kop\"", "{{>kop}}", 0));
}

TEST_CASE("the same error in a repeated section is told once") {
    const Value context = map({{"lijst", Value::ofList({"a", "b", "c"})}});
    CHECK(Template{"{{#lijst}}{{naam}}{{/lijst}}"}.with(context) ==
          error("1:11", "nothing here is called \"naam\"", "{{#lijst}}{{naam}}{{/lijst}}", 10));
}

TEST_CASE("sections that overlap: the inner one is the unclosed one") {
    CHECK(Template{"{{#a}}{{#b}}{{/a}}"}.with(Value::ofMap()) ==
          error("1:7", "\"b\" is never closed; end it with {{/b}}", "{{#a}}{{#b}}{{/a}}", 6));
    CHECK(Template{"{{/a}}"}.with(Value::ofMap()) ==
          error("1:1", "{{/a}} closes nothing; no section is open here", "{{/a}}", 0));
}

TEST_CASE("a tag that is never closed is told where it begins, and reading goes on at the next") {
    const Value context = map({{"naam", "x"}});
    CHECK(Template{"{{naam\n{{naam}} {{nam}}"}.with(context) ==
          error("1:1", "this tag is never closed; end it with }}", "{{naam", 0) +
              error("2:10", "nothing here is called \"nam\"; did you mean \"naam\"?", "{{naam}} {{nam}}", 9));
    CHECK(Template{"{{{naam}}"}.with(context) ==
          error("1:1", "this tag is never closed; end it with }}}", "{{{naam}}", 0));
    CHECK(Template{"{{! zonder eind"}.with(context) ==
          error("1:1", "this tag is never closed; end it with }}", "{{! zonder eind", 0));
    CHECK(Template{"a {{ }} b"}.with(context) == error("1:3", "this tag has no name", "a {{ }} b", 2));
    CHECK(Template{"{{=<%=}}"}.with(context) ==
          error("1:1", "new delimiters are two words without =; write them as {{=<% %>=}}", "{{=<%=}}", 0));
}

TEST_CASE("an unknown partial is an error even where the data do not reach it") {
    CHECK(Template{"{{#nooit}}{{>kop}}{{/nooit}}"}.with(Value::ofMap()) ==
          error("1:11", "no template is called \"kop\"", "{{#nooit}}{{>kop}}{{/nooit}}", 10));
    CHECK(Template{"{{<kop}}{{/kop}}"}.with(Value::ofMap()) ==
          error("1:1", "no template is called \"kop\"", "{{<kop}}{{/kop}}", 0));
}

TEST_CASE("an error in a partial is told in the partial") {
    CHECK(Template{"{{#nooit}}{{>kop.html}}{{/nooit}}", "brief.html", {{"kop.html", "a\n{{#b}}"}}}.with(
              Value::ofMap()) == "kop.html:2:1: error: \"b\" is never closed; end it with {{/b}}\n    {{#b}}\n    ^\n");
}

TEST_CASE("what a parent would drop is an error: a block it does not have, words outside blocks, a block given twice") {
    const auto in = [](const std::string& content) {
        return Template{"{{<pagina}}" + content + "{{/pagina}}",
                        "brief.html",
                        {{"pagina", "<{{$inhoud}}{{/inhoud}}>{{>voet}}"}, {"voet", "{{$voet}}-{{/voet}}"}}};
    };
    CHECK(in("{{$inhoud}}a{{/inhoud}} \n {{$voet}}b{{/voet}}").with(Value::ofMap()) == "<a>b");
    CHECK(in("{{$inhuod}}a{{/inhuod}}").with(Value::ofMap()) ==
          error("1:12", "\"pagina\" has no block \"inhuod\"; did you mean \"inhoud\"?",
                "{{<pagina}}{{$inhuod}}a{{/inhuod}}{{/pagina}}", 11));
    CHECK(in("tekst").with(Value::ofMap()) == error("1:12",
                                                    "what is not in a block of \"pagina\" would be lost; put it in one",
                                                    "{{<pagina}}tekst{{/pagina}}", 11));
    CHECK(in("{{$voet}}a{{/voet}}{{$voet}}b{{/voet}}").with(Value::ofMap()) ==
          error("1:31", "the block \"voet\" is given twice",
                "{{<pagina}}{{$voet}}a{{/voet}}{{$voet}}b{{/voet}}{{/pagina}}", 30));
}

TEST_CASE("a block that names itself in its own text is not endless") {
    CHECK(Template{"{{<p}}{{$a}}1{{$a}}2{{/a}}{{/a}}{{/p}}", "brief.html", {{"p", "({{$a}}{{/a}})"}}}.with(
              Value::ofMap()) == "(12)");
}

TEST_CASE("a block in the midst of a line, and parents that share a line with words, keep the line as it is") {
    const Template page{"", "brief.html", {{"p", "a\n  {{$b}}x\n  y{{/b}} z\n"}}};
    CHECK(Template{"{{<p}}{{/p}}\nna", page.name, page.partials}.with(Value::ofMap()) == "a\n  x\n  y z\nna");
    CHECK(Template{"  {{<p}}{{/p}} na\n", page.name, page.partials}.with(Value::ofMap()) == "  a\n  x\n  y z\n na\n");
    CHECK(Template{"{{<p}}{{$b}}een\r\ntwee{{/b}}{{/p}}\r\nna", page.name, page.partials}.with(Value::ofMap()) ==
          "a\n  een\r\n  twee z\nna");
}

TEST_CASE("data never become markup in HTML") {
    const Value context = map({{"naam", "<b title=\"x\">&'"}});
    CHECK(Template{"{{naam}}|{{{naam}}}|{{&naam}}"}.with(context) ==
          "&lt;b title=&quot;x&quot;&gt;&amp;&#39;|<b title=\"x\">&'|<b title=\"x\">&'");
}

TEST_CASE("data never become markup in Markdown: punctuation as references, one line, no blanks at an edge") {
    const Value context = map({{"naam", "A_B*\n# c\r\nd"}, {"inspring", "    e "}});
    CHECK(Template{"{{naam}}|{{{naam}}}", "brief.md"}.with(context) == "A&#95;B&#42; &#35; c d|A_B*\n# c\r\nd");
    CHECK(Template{"{{inspring}}", "brief.md"}.with(context) == "&#32;   e&#32;");
    CHECK(Template{"é1", "brief.md"}.with(context) == "é1");
}

TEST_CASE("escaping follows each file, but inside Markdown all of it is Markdown") {
    const Value context = map({{"n", "*&"}});
    const auto page = [&](const std::string& name, const std::string& partial) {
        return Template{"{{n}} {{>" + partial + "}}", name, {{partial, "{{n}}"}}}.with(context);
    };
    CHECK(page("a.html", "b.html") == "*&amp; *&amp;");
    CHECK(page("a.html", "b.md") == "*&amp; &#42;&#38;");
    CHECK(page("a.md", "b.html") == "&#42;&#38; &#42;&#38;");
    CHECK(page("a.html", "b") == "*&amp; *&amp;");
    CHECK(page("a.txt", "b.html") == "*& *&amp;");
}

TEST_CASE("a partial that includes itself ends in an error") {
    CHECK(contains(Template{"{{>p}}", "brief.html", {{"p", "{{>p}}"}}}.with(Value::ofMap()),
                   "p:1:1: error: partials are nested deeper than 100; does \"p\" include itself?"));
    CHECK(contains(Template{"{{>p}}", "brief.html", {{"p", "{{>p}}{{>p}}"}}}.with(Value::ofMap()),
                   "nested deeper than 100"));
}

TEST_CASE("partials that double at every step end in an error") {
    Template bomb{"{{>p0}}"};
    for (int i = 0; i < 60; ++i) {
        const std::string next = "{{>p" + std::to_string(i + 1) + "}}";
        bomb.partials.emplace_back("p" + std::to_string(i), next + next);
    }
    bomb.partials.emplace_back("p60", "");
    CHECK(contains(bomb.with(Value::ofMap()), "the text grows beyond all measure here"));
}

TEST_CASE("sections nest 256 deep and no deeper; ten thousand levels are one error") {
    const Value context = map({{"a", "x"}});
    const auto nested = [&](size_t depth) {
        return Template{repeated("{{#a}}", depth) + "{{.}}" + repeated("{{/a}}", depth)}.with(context);
    };
    CHECK(nested(256) == "x");
    const std::string refused = nested(257);
    CHECK(contains(refused,
                   "brief.html:1:1537: error: sections are nested deeper than 256; move the inner ones to a partial"));
    CHECK(std::count(refused.begin(), refused.end(), '^') == 1);
    CHECK(contains(nested(10'000), "nested deeper than 256"));
}

TEST_CASE("deep partials of deep sections end in an error and not in a crash") {
    const std::string deep = repeated("{{#a}}", 250) + "{{>p}}" + repeated("{{/a}}", 250);
    CHECK(contains(Template{deep, "brief.html", {{"p", deep}}}.with(map({{"a", "x"}})), "nested deeper than 1000"));
}

TEST_CASE("a megabyte of template is read to its last word, whatever it is made of") {
    const Value context = map({{"a", "x"}});
    CHECK(Template{repeated("{{a}} ", 170'000)}.with(context) == repeated("x ", 170'000));
    CHECK(Template{repeated("\n", 1'000'000)}.with(context).size() == 1'000'000);
    CHECK(Template{repeated("{{#a}}\n{{/a}}\n", 70'000)}.with(context) == "");
    CHECK(Template{repeated("  ", 500'000) + "{{a}}"}.with(context).size() == 1'000'001);
    CHECK(contains(Template{repeated("{{", 500'000)}.with(context), "this tag is never closed"));
    CHECK(contains(Template{repeated("{{/a}}", 170'000)}.with(context), "closes nothing"));
    CHECK(contains(Template{repeated("{{b}}", 170'000)}.with(context), "nothing here is called \"b\""));
    CHECK(contains(Template{"{{" + std::string(1'000'000, 'a') + "}}"}.with(context), "nothing here is called"));
}
