// What the tests of the PDF share: documents whose pages are laid out by hand, a text a line, and files for other
// programs (qpdf, poppler) to judge.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/file.h"
#include "base/utf8.h"
#include "pdf/write.h"
#include "text/face.h"
#include "text/shape.h"

using namespace oordeel;
using Catch::Matchers::Contains;

inline text::Fonts& fonts() {
    static text::Fonts fonts;
    return fonts;
}

inline const text::Face& sans(int weight = 400) {
    const auto found = fonts().find({{"PT Sans"}, weight, false});
    REQUIRE(found.exact);
    return *found.face;
}

inline layout::TextRun run(const std::u32string& words, layout::Point origin, const text::Face& face = sans(),
                           Length size = pt(10)) {
    layout::TextRun run;
    run.origin = origin;
    run.face = &face;
    run.size = size;
    run.text = words;
    run.glyphs = text::shape(face, words, {}, "nl");
    for (const text::Glyph& glyph : run.glyphs) run.width += face.at(size, glyph.advance);
    return run;
}

inline layout::Path rectangle(Length x, Length y, Length width, Length height, css::Color fill) {
    using Kind = layout::PathSegment::Kind;
    layout::Path path;
    path.fill = fill;
    path.segments = {{Kind::move, {{x, y}}},
                     {Kind::line, {{x + width, y}}},
                     {Kind::line, {{x + width, y + height}}},
                     {Kind::line, {{x, y + height}}},
                     {Kind::close, {}}};
    return path;
}

/// A document with pages: every text on a line of its own, 40 lines a page, unless a test sets it otherwise.
class Example {
  public:
    explicit Example(const std::string& body, const std::string& language = "nl")
        : source_{"voorbeeld.html", "<!DOCTYPE html><html lang=\"" + language +
                                        "\"><head><title>Een proef</title></head><body>" + body + "</body></html>"} {
        Diagnostics diagnostics;
        document = html::parse(source_, diagnostics);
        REQUIRE(diagnostics.text() == "");
        addPage();
    }

    /// Puts every text that is not white space on the pages, in document order.
    Example& setAll() {
        for (html::NodeId id = 0; id < static_cast<html::NodeId>(document.nodes.size()); ++id) {
            if (document[id].kind == html::Node::Kind::text && isInBody(id)) set(id, document[id].text);
        }
        return *this;
    }

    void set(html::NodeId owner, const std::string& words) {
        if (words.find_first_not_of(" \n") == std::string::npos) return;
        if (line_ == 40) addPage();
        mark(owner, run(toUtf32(words), {pt(60), pt(60) + pt(18) * line_++}));
    }

    Example& addLine(layout::TextRun line) {
        mark(element("p"), std::move(line));
        return *this;
    }

    template <class What>
    layout::Mark& mark(html::NodeId owner, What what) {
        pages.pages.back().marks.push_back({owner, std::move(what)});
        return pages.pages.back().marks.back();
    }

    void addPage() {
        layout::Page page;
        page.width = pt(595.276);
        page.height = pt(841.89);
        page.areaTop = pt(50);
        page.areaBottom = pt(800);
        page.number = static_cast<int>(pages.pages.size()) + 1;
        pages.pages.push_back(page);
        line_ = 0;
    }

    /// The n-th element of a name; ".text" gives a text by its words.
    html::NodeId element(const std::string& name, int n = 0) const {
        return find(
            n, [&](const html::Node& node) { return node.kind == html::Node::Kind::element && node.name == name; });
    }
    html::NodeId text(const std::string& words) const {
        return find(0,
                    [&](const html::Node& node) { return node.kind == html::Node::Kind::text && node.text == words; });
    }

    /// A generated node as css makes it, as the first or another child.
    html::NodeId generate(html::NodeId parent, const std::string& name, size_t place = 0) {
        html::Node node;
        node.kind = html::Node::Kind::generated;
        node.name = name;
        node.parent = parent;
        document.nodes.push_back(node);
        const auto id = static_cast<html::NodeId>(document.nodes.size() - 1);
        auto& children = document[parent].children;
        children.insert(children.begin() + static_cast<ptrdiff_t>(place), id);
        return id;
    }

    void link(html::NodeId node, const std::string& target) {
        pages.pages.back().links.push_back({node, {pt(60), pt(50), pt(100), pt(12)}, target});
    }

    std::string tags() const { return pdf::dumpTags(pages, document); }
    std::string write(const pdf::Metadata& metadata = {}) const {
        const std::string bytes = pdf::write(pages, document, metadata);
        return bytes;
    }

    html::Document document;
    layout::Pages pages;

  private:
    template <class Test>
    html::NodeId find(int n, Test test) const {
        for (size_t id = 0; id < document.nodes.size(); ++id) {
            if (test(document.nodes[id]) && n-- == 0) return static_cast<html::NodeId>(id);
        }
        throw std::runtime_error("the example has no such node");
    }

    bool isInBody(html::NodeId id) const {
        while (id != html::noNode && id != document.body) id = document[id].parent;
        return id != html::noNode;
    }

    Source source_;
    int line_ = 0;
};

/// A file for other programs to judge, gone when the test is over. OORDEEL_KEEP names a folder to keep it in.
class Written {
  public:
    explicit Written(const std::string& bytes) {
        static int count = 0;
        const std::string name = "oordeel-pdf-" + std::to_string(getpid()) + "-" + std::to_string(++count) + ".pdf";
        const char* keep = std::getenv("OORDEEL_KEEP");
        kept_ = keep != nullptr;
        path_ = (kept_ ? std::filesystem::path(keep) : std::filesystem::temp_directory_path()) / name;
        writeFile(path_, bytes);
    }
    ~Written() {
        std::error_code ignored;
        if (!kept_) std::filesystem::remove(path_, ignored);
    }

    struct Answer {
        int status;
        std::string text;
    };
    /// Runs a program on the file; %f stands for the file.
    Answer run(std::string command) const {
        command.replace(command.find("%f"), 2, "'" + path_.string() + "'");
        FILE* pipe = popen((command + " 2>&1").c_str(), "r");
        REQUIRE(pipe != nullptr);
        std::string text;
        std::array<char, 4096> buffer;
        while (const size_t size = fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), size);
        return {WEXITSTATUS(pclose(pipe)), text};
    }

    std::string text() const { return run("pdftotext -enc UTF-8 %f -").text; }
    std::string structure() const { return run("pdfinfo -struct-text %f").text; }

    /// All objects, by "obj:5 0 R".
    nlohmann::json objects() const {
        return nlohmann::json::parse(run("qpdf --json=2 --json-key=qpdf %f").text)["qpdf"][1];
    }
    nlohmann::json catalog() const {
        const nlohmann::json all = objects();
        return value(all, all["trailer"]["value"]["/Root"]);
    }
    static nlohmann::json value(const nlohmann::json& objects, const nlohmann::json& reference) {
        const nlohmann::json& object = objects["obj:" + reference.get<std::string>()];
        return object.contains("value") ? object["value"] : object["stream"]["dict"];
    }
    std::string content(int page) const {
        const auto pages = nlohmann::json::parse(run("qpdf --json=2 --json-key=pages %f").text)["pages"];
        std::string object = pages[static_cast<size_t>(page - 1)]["contents"][0];
        object.resize(object.find(' '));
        return run("qpdf --show-object=" + object + " --filtered-stream-data %f").text;
    }

  private:
    std::filesystem::path path_;
    bool kept_ = false;
};

/// Whether an object is a dictionary with this name under this key.
inline bool isA(const nlohmann::json& object, const std::string& key, const std::string& name) {
    if (!object.contains("value") || !object["value"].is_object()) return false;
    return object["value"].contains(key) && object["value"][key] == name;
}

inline void requireSound(const Written& file) {
    const auto answer = file.run("qpdf --check %f");
    INFO(answer.text);
    REQUIRE(answer.status == 0);
    REQUIRE_THAT(answer.text, Contains("No syntax or stream encoding errors found"));
}
