#include "report/pictures.h"

#include <map>
#include <optional>
#include <utility>

#include "base/file.h"
#include "base/utf8.h"
#include "picture/picture.h"
#include "report/input.h"

namespace oordeel::report {
namespace {

namespace fs = std::filesystem;

constexpr size_t largestPicture = size_t{32} << 20;

/// "http:", "data:" and the like; a single letter would be a drive.
bool hasScheme(std::string_view name) {
    const size_t colon = name.find_first_of(":/?#");
    return name.starts_with("//") || (colon != std::string_view::npos && colon > 1 && name[colon] == ':');
}

/// A name as an address writes it, "foto%201.png", as that of the file. What is no such sign stays as it is.
std::string decoded(std::string_view name) {
    const auto digit = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                      : -1;
    };
    std::string out;
    for (size_t i = 0; i < name.size(); ++i) {
        const bool isSign = name[i] == '%' && i + 2 < name.size() && digit(name[i + 1]) >= 0 && digit(name[i + 2]) >= 0;
        out += isSign ? static_cast<char>(digit(name[i + 1]) * 16 + digit(name[i + 2])) : name[i];
        if (isSign) i += 2;
    }
    return out;
}

class Reader {
  public:
    Reader(const html::Document& document, const fs::path& folder, Sources& sources, Diagnostics& diagnostics)
        : document_(document), folder_(folder), sources_(sources), diagnostics_(diagnostics) {}

    layout::Pictures read() {
        layout::Pictures pictures;
        for (const html::Node& node : document_.nodes) {
            if (node.kind != html::Node::Kind::element || node.name != "img") continue;
            for (const html::Attribute& attribute : node.attributes) {
                if (attribute.name != "src") continue;
                const File* file = find(attribute);
                if (file && file->picture) pictures.emplace(attribute.value, *file->picture);
            }
        }
        return pictures;
    }

  private:
    struct File {
        std::optional<layout::PictureFile> picture;
        std::string problem;    ///< empty when what is wrong has been told at its place in the file
        std::string warning{};  ///< about a picture that is there all the same
    };

    const File* find(const html::Attribute& source) {
        if (source.value.find_first_not_of(" \t\r\n\f") == std::string::npos) {
            diagnostics_.error(source.at, "the name of the picture is missing; write src=\"….png\"");
            return nullptr;
        }
        if (hasScheme(source.value)) {
            diagnostics_.error(source.at,
                               "a picture is a file beside the document, so that it is the same tomorrow; save it "
                               "there and write its name");
            return nullptr;
        }
        const fs::path path = (folder_ / decoded(source.value)).lexically_normal();
        auto known = files_.find(path);
        if (known == files_.end()) known = files_.emplace(path, readFrom(path)).first;
        if (!known->second.problem.empty()) diagnostics_.error(source.at, known->second.problem);
        if (!known->second.warning.empty()) diagnostics_.warning(source.at, known->second.warning);
        return &known->second;
    }

    File readFrom(const fs::path& path) {
        try {
            const std::string bytes = readFile(path, largestPicture);
            const std::string_view format = picture::formatOf(bytes);
            const bool isText = !findBadUtf8(bytes);
            if (format.empty() && isText && bytes.find("<svg") != std::string::npos) return drawing(path, bytes);
            if (format == "PNG") return pixels(path, picture::decodePng(bytes));
            if (format == "JPEG") return pixels(path, picture::decodeJpeg(bytes));
            const std::string what = format.empty() ? "no picture" : "a " + std::string(format) + " file";
            return {std::nullopt, shown(path) + " is " + what + "; save it as PNG, JPEG or SVG"};
        } catch (const FileError& problem) {
            return {std::nullopt, problem.what()};
        }
    }

    static File pixels(const fs::path& path, picture::Decoded decoded) {
        if (!decoded.problem.empty()) return {std::nullopt, shown(path) + " " + decoded.problem};
        const std::string warning = decoded.warning.empty() ? "" : shown(path) + " " + decoded.warning;
        return {std::make_shared<const picture::Picture>(std::move(decoded.picture)), "", warning};
    }

    File drawing(const fs::path& path, const std::string& bytes) {
        Diagnostics found;
        const Source& source = sources_.add(shown(path), bytes);
        auto file = std::make_shared<layout::DrawingFile>();
        file->document = html::parseDrawing(source, found);
        file->styles = css::compute(file->document, {}, found);
        file->svg = html::drawingOf(file->document);
        diagnostics_.append(found);
        if (file->svg == html::noNode) return {};
        return {std::shared_ptr<const layout::DrawingFile>(std::move(file)), ""};
    }

    const html::Document& document_;
    const fs::path& folder_;
    Sources& sources_;
    Diagnostics& diagnostics_;
    std::map<fs::path, File> files_;
};

}  // namespace

layout::Pictures readPictures(const html::Document& document, const fs::path& folder, Sources& sources,
                              Diagnostics& diagnostics) {
    return Reader(document, folder, sources, diagnostics).read();
}

std::map<std::string, web::Picture, std::less<>> pictureFiles(const html::Document& document, const fs::path& folder) {
    std::map<std::string, web::Picture, std::less<>> files;
    for (const html::Node& node : document.nodes) {
        const std::string* source = node.name == "img" ? html::attribute(node, "src") : nullptr;
        if (!source || hasScheme(*source) || files.contains(*source)) continue;
        try {
            std::string bytes = readFile((folder / decoded(*source)).lexically_normal(), largestPicture);
            const std::string_view format = picture::formatOf(bytes);
            const std::string type = format == "PNG" ? "png" : format == "JPEG" ? "jpeg" : "svg+xml";
            files.emplace(*source, web::Picture{"image/" + type, std::move(bytes)});
        } catch (const FileError&) {
            continue;
        }
    }
    return files;
}

}  // namespace oordeel::report
