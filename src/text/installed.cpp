// fontconfig's patterns → plain candidates.
#include "text/installed.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <tuple>

#include "base/file.h"

namespace oordeel::text {
namespace {

using Pattern = std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)>;

std::vector<std::string> strings(FcPattern* pattern, const char* object) {
    std::vector<std::string> all;
    FcChar8* text = nullptr;
    for (int i = 0; FcPatternGetString(pattern, object, i, &text) == FcResultMatch; ++i) {
        all.emplace_back(reinterpret_cast<const char*>(text));
    }
    return all;
}

int number(FcPattern* pattern, const char* object, int otherwise) {
    double value = 0;
    return FcPatternGetDouble(pattern, object, 0, &value) == FcResultMatch ? static_cast<int>(value) : otherwise;
}

bool flag(FcPattern* pattern, const char* object) {
    FcBool value = FcFalse;
    return FcPatternGetBool(pattern, object, 0, &value) == FcResultMatch && value;
}

/// A face with outlines in one colour, in a TrueType or OpenType file. A variable font counts as its
/// default and its named instances (the upper half of the index); fontconfig lists it as a whole too, which is no face.
std::optional<Candidate> candidate(FcPattern* pattern) {
    const std::vector<std::string> format = strings(pattern, FC_FONTFORMAT), file = strings(pattern, FC_FILE);
    const bool sfnt = !format.empty() && (format[0] == "TrueType" || format[0] == "CFF");
    int index = 0;
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    if (!sfnt || file.empty() || !flag(pattern, FC_OUTLINE) || flag(pattern, FC_COLOR) || flag(pattern, FC_VARIABLE))
        return {};
    Candidate found;
    found.families = strings(pattern, FC_FAMILY);
    found.path = file[0];
    found.index = index;
    found.weight = FcWeightToOpenType(number(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR));
    found.width = number(pattern, FC_WIDTH, FC_WIDTH_NORMAL);
    found.slant = number(pattern, FC_SLANT, FC_SLANT_ROMAN);
    FcCharSet* characters = nullptr;
    if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch) {
        found.characters.reset(FcCharSetCopy(characters), FcCharSetDestroy);
    }
    return found;
}

}  // namespace

bool Candidate::isNamed(const std::string& family) const {
    const auto bytes = [](const std::string& text) { return reinterpret_cast<const FcChar8*>(text.c_str()); };
    return std::any_of(families.begin(), families.end(),
                       [&](const std::string& name) { return FcStrCmpIgnoreCase(bytes(name), bytes(family)) == 0; });
}

const Face* Candidate::open() {
    if (!face && !unusable) {
        try {
            face = openFace(path, index);
            refusal = face->refusal;
            if (!refusal.empty()) face.reset();
        } catch (const FileError&) {
            // fontconfig's cache may be older than the file; the next nearest face will do
        }
        unusable = !face;
    }
    return face.get();
}

bool Candidate::covers(char32_t codePoint) {
    if (characters && !FcCharSetHasChar(characters.get(), codePoint)) return false;
    return open() && face->covers(codePoint);
}

FcConfig* systemConfig() {
    static const std::unique_ptr<FcConfig, decltype(&FcConfigDestroy)> config(FcInitLoadConfigAndFonts(),
                                                                              FcConfigDestroy);
    return config.get();
}

std::vector<Candidate> installedFaces(FcConfig* config) {
    const Pattern any(FcPatternCreate(), FcPatternDestroy);
    const std::unique_ptr<FcObjectSet, decltype(&FcObjectSetDestroy)> wanted(
        FcObjectSetBuild(FC_FAMILY, FC_FILE, FC_INDEX, FC_WEIGHT, FC_WIDTH, FC_SLANT, FC_VARIABLE, FC_COLOR, FC_OUTLINE,
                         FC_FONTFORMAT, FC_CHARSET, nullptr),
        FcObjectSetDestroy);
    const std::unique_ptr<FcFontSet, decltype(&FcFontSetDestroy)> listed(FcFontList(config, any.get(), wanted.get()),
                                                                         FcFontSetDestroy);
    std::vector<Candidate> all;
    for (int i = 0; listed && i < listed->nfont; ++i) {
        if (std::optional<Candidate> one = candidate(listed->fonts[i])) all.push_back(std::move(*one));
    }
    // fontconfig's own order is that of a hash.
    std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
        return std::tie(a.path, a.index) < std::tie(b.path, b.index);
    });
    return all;
}

std::vector<std::string> substitutes(FcConfig* config, const std::vector<std::string>& families) {
    const Pattern pattern(FcPatternCreate(), FcPatternDestroy);
    for (const std::string& family : families) {
        FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
    }
    // Without a language of its own the pattern would get that of the user's locale.
    FcPatternAddString(pattern.get(), FC_LANG, reinterpret_cast<const FcChar8*>("und"));
    FcConfigSubstitute(config, pattern.get(), FcMatchPattern);
    return strings(pattern.get(), FC_FAMILY);
}

std::string fontsIdentity() {
    namespace fs = std::filesystem;
    std::vector<std::string> lines;
    const auto addAll = [&](FcStrList* list, bool inside) {
        while (const FcChar8* name = FcStrListNext(list)) {
            const fs::path path(reinterpret_cast<const char*>(name));
            std::error_code error;
            if (inside && fs::is_directory(path, error)) {
                for (fs::recursive_directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
                    std::error_code none;
                    if (it->is_regular_file(none))
                        lines.push_back(it->path().string() + " " + std::to_string(it->file_size(none)));
                }
            } else if (fs::is_regular_file(path, error)) {
                lines.push_back(path.string() + " " + std::to_string(fs::file_size(path, error)));
            }
        }
        FcStrListDone(list);
    };
    addAll(FcConfigGetFontDirs(systemConfig()), true);
    addAll(FcConfigGetConfigFiles(systemConfig()), false);
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
}

}  // namespace oordeel::text
