// The rules of the house that a script can check: who may include whom, who may see which library, how files begin.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace fs = std::filesystem;

namespace {

using Names = std::set<std::string>;

/// The include order. A module may also include itself; report and main may include all that is below them.
const std::map<std::string, Names> below{
    {"base", {}},
    {"yaml", {"base"}},
    {"rules", {"base"}},
    {"template", {"base"}},
    {"html", {"base"}},
    {"text", {"base"}},
    {"css", {"base", "html"}},
    {"picture", {"base"}},
    {"layout", {"base", "html", "css", "text", "picture"}},
    {"pdf", {"base", "html", "css", "text", "picture", "layout"}},
    {"web", {"base", "html", "css", "text"}},
    {"chart", {"base", "rules"}},
    {"archive", {"base"}},
    {"report",
     {"base", "yaml", "rules", "template", "html", "css", "text", "picture", "layout", "pdf", "web", "chart",
      "archive"}},
    {"verify", {"base"}},
    {"command", {"base"}},
    {"archiving", {"base", "report", "verify", "archive", "command"}},
    {"main.cpp", {"base", "archive", "report", "archiving", "command"}},
    {"handover.cpp", {"base", "archiving"}},
};

/// Headers from outside the standard library, by how their names begin, and the modules that may see them.
const std::map<std::string, Names> libraries{
    {"yaml-cpp/", {"yaml"}},
    {"gumbo", {"html"}},
    {"cmark-gfm", {"html"}},
    {"hb.h", {"text", "pdf", "web"}},
    {"hb-ot.h", {"text", "pdf", "web"}},
    {"hb-subset.h", {"pdf", "web"}},
    {"unicode/", {"text"}},
    {"hyphen.h", {"text"}},
    {"fontconfig/", {"text"}},
    {"hpdf", {"pdf"}},
    {"libdeflate.h", {"pdf"}},
    {"CLI/", {"main.cpp"}},
    {"png.h", {"picture"}},
    {"jpeglib.h", {"picture"}},
    {"jerror.h", {"picture"}},
    {"fcntl.h", {"base"}},
    {"sys/stat.h", {"base"}},
    {"unistd.h", {"base", "command", "archiving", "handover.cpp"}},
    {"spawn.h", {"archiving"}},
    {"sys/wait.h", {"archiving"}},
    {"stdlib.h", {"archiving"}},
    {"sys/file.h", {"base"}},
    {"link.h", {"base"}},
    {"nettle/", {"archive"}},
    {"zip.h", {"archive"}},
    {"nlohmann/", {"archive", "report"}},
    {"qpdf/", {"verify"}},
    {"expat.h", {"verify", "archive"}},
    {"ft2build.h", {"verify"}},
    {"sys/resource.h", {"base", "archiving"}},
};

struct File {
    fs::path path;
    std::string module, text;

    std::string name() const { return path.lexically_relative(PROJECT_DIR).string(); }
    size_t lines() const { return static_cast<size_t>(std::count(text.begin(), text.end(), '\n')); }

    /// What it includes, in order, with the quotes or brackets.
    std::vector<std::string> includes() const {
        std::vector<std::string> found;
        std::istringstream stream(text);
        for (std::string line; std::getline(stream, line);) {
            if (line.rfind("#include ", 0) == 0) found.push_back(line.substr(9, line.find_last_of("\">") - 8));
        }
        return found;
    }
};

std::vector<File> sources() {
    std::vector<File> files;
    for (const auto& entry : fs::recursive_directory_iterator(PROJECT_DIR "/src")) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
        std::ostringstream text;
        text << std::ifstream(entry.path()).rdbuf();
        const fs::path inside = entry.path().lexically_relative(PROJECT_DIR "/src");
        files.push_back({entry.path(), inside.begin()->string(), text.str()});
    }
    std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path < b.path; });
    return files;
}

std::string inside(const std::string& include) {
    return include.substr(1, include.size() - 2);
}

/// Headers that are read beforehand (OORDEEL_PRECOMPILE), so that a compiler does not miss them, and names of theirs.
const std::map<std::string, Names> precompiled{
    {"algorithm", {"std::sort(", "std::find(", "std::find_if(", "std::any_of(", "std::all_of(", "std::count_if("}},
    {"functional", {"std::function<"}},
    {"map", {"std::map<"}},
    {"memory", {"std::unique_ptr<", "std::shared_ptr<", "std::make_unique<"}},
    {"optional", {"std::optional<", "std::nullopt"}},
    {"set", {"std::set<"}},
    {"string", {"std::string ", "std::to_string("}},
    {"string_view", {"std::string_view "}},
    {"variant", {"std::variant<", "std::get_if<"}},
    {"vector", {"std::vector<"}},
};

/// The headers of the standard library that a file includes, also by way of headers of ours.
Names standardHeaders(const std::string& name, const std::map<std::string, const File*>& byName, Names& visited) {
    Names found;
    const auto file = byName.find(name);
    if (file == byName.end() || !visited.insert(name).second) return found;
    for (const std::string& include : file->second->includes()) {
        if (include.front() == '<')
            found.insert(inside(include));
        else
            found.merge(standardHeaders(inside(include), byName, visited));
    }
    return found;
}

}  // namespace

TEST_CASE("modules include only what is below them") {
    const std::vector<File> files = sources();
    REQUIRE(files.size() > 50);
    for (const File& file : files) {
        INFO(file.name());
        REQUIRE(below.count(file.module) == 1);
        for (const std::string& include : file.includes()) {
            if (include.front() != '"') continue;
            INFO(include);
            const std::string module = inside(include).substr(0, inside(include).find('/'));
            CHECK((module == file.module || below.at(file.module).count(module) == 1));
        }
    }
}

TEST_CASE("each library is seen by the module that wraps it and by no other") {
    for (const File& file : sources()) {
        for (const std::string& include : file.includes()) {
            // The headers of the standard library have no dot and no folder.
            if (include.front() != '<' || include.find_first_of("./") == std::string::npos) continue;
            INFO(file.name() << " includes " << include);
            const auto library = std::find_if(libraries.begin(), libraries.end(), [&](const auto& one) {
                return inside(include).rfind(one.first, 0) == 0;
            });
            REQUIRE(library != libraries.end());
            CHECK(library->second.count(file.module) == 1);
        }
    }
}

TEST_CASE("what is precompiled is included, too, by whom it serves") {
    const std::vector<File> files = sources();
    std::map<std::string, const File*> byName;
    for (const File& file : files) byName[file.path.lexically_relative(PROJECT_DIR "/src").generic_string()] = &file;
    for (const auto& [name, file] : byName) {
        Names visited;
        const Names included = standardHeaders(name, byName, visited);
        for (const auto& [header, names] : precompiled) {
            for (const std::string& one : names) {
                INFO(file->name() << " names " << one << " and does not include <" << header << ">");
                CHECK((file->text.find(one) == std::string::npos || included.count(header) == 1));
            }
        }
    }
}

TEST_CASE("a file that has a header of its own includes it first") {
    for (const File& file : sources()) {
        const fs::path header = fs::path(file.path).replace_extension(".h");
        if (file.path.extension() != ".cpp" || !fs::exists(header)) continue;
        INFO(file.name());
        REQUIRE(!file.includes().empty());
        CHECK(inside(file.includes().front()) == header.lexically_relative(PROJECT_DIR "/src").generic_string());
    }
}

TEST_CASE("a file opens with a comment that says what it is about, unless its header does") {
    for (const File& file : sources()) {
        const bool headerSays =
            file.path.extension() == ".cpp" && fs::exists(fs::path(file.path).replace_extension(".h"));
        INFO(file.name());
        CHECK((headerSays || file.text.rfind("// ", 0) == 0));
    }
}

TEST_CASE("no file is longer than six hundred lines") {
    for (const File& file : sources()) {
        INFO(file.name());
        CHECK(file.lines() <= 600);
    }
}
