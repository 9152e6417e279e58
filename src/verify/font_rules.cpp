// Rules about fonts as dictionaries: that all is there, and fits the program that is embedded.
#include <algorithm>

#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule dictionary{
    "font-dictionary",
    {"6.2.11.2", "", "", "9.6"},
    "Each font dictionary has its Type, a Subtype, a name and, if simple, all widths of its codes"};
constexpr Rule names{"font-names", {"6.2.11.2", "", "", "9.8.1"}, "A font and its descriptor have the same name"};
constexpr Rule embedded{"font-embedded",
                        {"6.2.11.4.1", "7.21.4.1", "31-009", "9.9"},
                        "Each font that draws text has its program in the file"};
constexpr Rule kind{
    "font-kind", {"6.2.11.2", "", "", "9.9"}, "The program of each font is of the kind that its Subtype asks for"};
constexpr Rule program{"font-program", {"6.2.11.2", "", "", "9.9"}, "Each embedded font program can be read"};
constexpr Rule systemInfo{"font-system-info",
                          {"6.2.11.3.1", "7.21.3.1", "31-001"},
                          "The character collections of a composite font and of its encoding agree"};
constexpr Rule cidToGid{
    "font-cid-to-gid", {"6.2.11.3.2", "7.21.3.2", "31-005"}, "Each embedded CIDFontType2 says which glyph each CID is"};
constexpr Rule cmaps{"font-cmap",
                     {"6.2.11.3.3", "7.21.3.3", "31-006"},
                     "The encoding of each composite font is embedded or one of those that readers know"};
constexpr Rule writingMode{"font-writing-mode",
                           {"6.2.11.3.3", "7.21.3.3", "31-007"},
                           "An embedded encoding writes in the direction that its dictionary says"};
constexpr Rule usedCMap{"font-used-cmap",
                        {"6.2.11.3.3", "7.21.3.3", "31-008"},
                        "An embedded encoding uses no other but one that readers know"};
constexpr Rule plainTrueType{
    "font-truetype-encoding",
    {"6.2.11.6", "7.21.6", "31-021"},
    "A TrueType font that is not symbolic is encoded by MacRoman or WinAnsi, and has a table for it"};
constexpr Rule symbolicTrueType{
    "font-truetype-symbolic",
    {"6.2.11.6", "7.21.6", "31-024"},
    "A symbolic TrueType font has no Encoding, and one table of characters or that of symbols"};

// ISO 32000-1, table 118.
constexpr std::string_view knownCMaps[] = {"GB-EUC-H",
                                           "GB-EUC-V",
                                           "GBpc-EUC-H",
                                           "GBpc-EUC-V",
                                           "GBK-EUC-H",
                                           "GBK-EUC-V",
                                           "GBKp-EUC-H",
                                           "GBKp-EUC-V",
                                           "GBK2K-H",
                                           "GBK2K-V",
                                           "UniGB-UCS2-H",
                                           "UniGB-UCS2-V",
                                           "UniGB-UTF16-H",
                                           "UniGB-UTF16-V",
                                           "B5pc-H",
                                           "B5pc-V",
                                           "HKscs-B5-H",
                                           "HKscs-B5-V",
                                           "ETen-B5-H",
                                           "ETen-B5-V",
                                           "ETenms-B5-H",
                                           "ETenms-B5-V",
                                           "CNS-EUC-H",
                                           "CNS-EUC-V",
                                           "UniCNS-UCS2-H",
                                           "UniCNS-UCS2-V",
                                           "UniCNS-UTF16-H",
                                           "UniCNS-UTF16-V",
                                           "83pv-RKSJ-H",
                                           "90ms-RKSJ-H",
                                           "90ms-RKSJ-V",
                                           "90msp-RKSJ-H",
                                           "90msp-RKSJ-V",
                                           "90pv-RKSJ-H",
                                           "Add-RKSJ-H",
                                           "Add-RKSJ-V",
                                           "EUC-H",
                                           "EUC-V",
                                           "Ext-RKSJ-H",
                                           "Ext-RKSJ-V",
                                           "H",
                                           "V",
                                           "UniJIS-UCS2-H",
                                           "UniJIS-UCS2-V",
                                           "UniJIS-UCS2-HW-H",
                                           "UniJIS-UCS2-HW-V",
                                           "UniJIS-UTF16-H",
                                           "UniJIS-UTF16-V",
                                           "KSC-EUC-H",
                                           "KSC-EUC-V",
                                           "KSCms-UHC-H",
                                           "KSCms-UHC-V",
                                           "KSCms-UHC-HW-H",
                                           "KSCms-UHC-HW-V",
                                           "KSCpc-EUC-H",
                                           "UniKS-UCS2-H",
                                           "UniKS-UCS2-V",
                                           "UniKS-UTF16-H",
                                           "UniKS-UTF16-V",
                                           "Identity-H",
                                           "Identity-V"};

bool isKnownCMap(const std::string& name) {
    return std::find(std::begin(knownCMaps), std::end(knownCMaps), name) != std::end(knownCMaps);
}

class Checker {
  public:
    Checker(const Font& font, Findings& found) : font_(font), found_(found) {}

    void check() {
        checkDictionary();
        checkProgram();
        if (font_.use->composite) checkComposite();
        if (font_.subtype == "TrueType" && font_.use->drawn && font_.program && font_.program->isOpen())
            checkTrueType();
    }

  private:
    void add(const Rule& rule, const std::string& what) {
        found_.add(rule, font_.use->place, quoted(font_.name) + " " + what);
    }

    void checkDictionary() {
        constexpr std::string_view simple[] = {"Type1", "MMType1", "TrueType", "Type3"};
        constexpr std::string_view composite[] = {"CIDFontType0", "CIDFontType2"};
        const Object own = font_.use->font;
        if (nameOf(entry(own, "/Type")) != "Font") add(dictionary, "has no Type");
        const bool known =
            font_.use->composite
                ? std::find(std::begin(composite), std::end(composite), font_.subtype) != std::end(composite)
                : std::find(std::begin(simple), std::end(simple), font_.subtype) != std::end(simple);
        if (!known) add(dictionary, "is of Subtype " + quoted(font_.subtype));
        if (font_.name.empty() && font_.subtype != "Type3") add(dictionary, "has no BaseFont");
        const std::string name = nameOf(entry(font_.descendant, "/BaseFont"));
        const std::string described = nameOf(entry(font_.descriptor, "/FontName"));
        if (isDictionary(font_.descriptor) && font_.subtype != "Type3" && name != described)
            add(names, "is " + quoted(described) + " to its descriptor");
        if (font_.use->composite || isStandard()) return;
        const int first = integerOf(entry(own, "/FirstChar"), -1), last = integerOf(entry(own, "/LastChar"), -1);
        const size_t widths = itemsOf(entry(own, "/Widths")).size();
        if (first < 0 || last < first || widths != static_cast<size_t>(last) - static_cast<size_t>(first) + 1)
            add(dictionary, "has no FirstChar, LastChar and as many Widths");
    }

    /// One of the fourteen that every reader has, which need no widths.
    bool isStandard() const {
        return font_.subtype == "Type1" && !isDictionary(font_.descriptor) && !has(font_.use->font, "/Widths");
    }

    void checkProgram() {
        if (font_.subtype == "Type3") return;
        if (font_.fileKey.empty()) {
            if (font_.use->drawn) add(embedded, "is not embedded");
            return;
        }
        const std::string fileSubtype = nameOf(entry(font_.file, "/Subtype"));
        const std::string& type = font_.subtype;
        bool fits = false;
        if (font_.fileKey == "/FontFile") fits = type == "Type1" || type == "MMType1";
        if (font_.fileKey == "/FontFile2") fits = type == "TrueType" || type == "CIDFontType2";
        if (font_.fileKey == "/FontFile3") {
            fits = fileSubtype == "OpenType" || (fileSubtype == "Type1C" && (type == "Type1" || type == "MMType1")) ||
                   (fileSubtype == "CIDFontType0C" && type == "CIDFontType0");
        }
        if (!fits) {
            const std::string file = font_.fileKey.substr(1) + (fileSubtype.empty() ? "" : " " + fileSubtype);
            add(kind, "is a " + readable(type) + " with a " + readable(file));
        }
        if (!font_.program || !font_.program->isOpen())
            add(program, "cannot be read");
        else if (font_.fileKey == "/FontFile2" && !font_.program->isTrueType())
            add(kind, "has a FontFile2 that is not TrueType");
    }

    void checkComposite() {
        const Object map = entry(font_.descendant, "/CIDToGIDMap");
        if (font_.subtype == "CIDFontType2" && !font_.fileKey.empty() && !isStream(map) && nameOf(map) != "Identity")
            add(cidToGid, "does not");
        const Object encoding = entry(font_.use->font, "/Encoding");
        const std::string name = nameOf(encoding);
        if (!isStream(encoding)) {
            if (!isKnownCMap(name)) add(cmaps, "has the encoding " + quoted(name));
            return;
        }
        const Object own = entry(font_.descendant, "/CIDSystemInfo"), other = entry(encoding, "/CIDSystemInfo");
        const auto same = [&](const char* key) { return textOf(entry(own, key)) == textOf(entry(other, key)); };
        if (!same("/Registry") || !same("/Ordering") ||
            integerOf(entry(own, "/Supplement"), 0) > integerOf(entry(other, "/Supplement"), 0))
            add(systemInfo, "has another than its encoding");
        if (integerOf(entry(encoding, "/WMode"), 0) != font_.use->encoding.writingMode)
            add(writingMode, "has an encoding that does not");
        const Object used = entry(encoding, "/UseCMap");
        const std::string usedName = isNull(used) ? font_.use->encoding.usedCMap : nameOf(used);
        if (!usedName.empty() && !isKnownCMap(usedName)) add(usedCMap, "uses " + quoted(usedName));
    }

    void checkTrueType() {
        const FontProgram& file = *font_.program;
        const bool hasSymbols = file.hasCmap(3, 0);
        if (font_.isSymbolic()) {
            if (has(font_.use->font, "/Encoding")) add(symbolicTrueType, "has an Encoding");
            if (file.cmapCount() != 1 && !hasSymbols)
                add(symbolicTrueType, "has " + std::to_string(file.cmapCount()) + " tables");
            return;
        }
        const std::string encoding = font_.encodingName();
        if (encoding != "MacRomanEncoding" && encoding != "WinAnsiEncoding")
            add(plainTrueType, encoding.empty() ? "names no encoding" : "is encoded by " + readable(encoding));
        if (hasSymbols ? file.cmapCount() < 2 : file.cmapCount() == 0) add(plainTrueType, "has no table of characters");
        if (!font_.differences.empty() && !file.hasCmap(3, 1))
            add(plainTrueType, "has Differences and no Unicode table");
    }

    const Font& font_;
    Findings& found_;
};

void check(Subject& file, Findings& found) {
    for (const FontUse& use : file.content.fonts) {
        file.fonts.push_back(readFont(file, use));
        Checker(file.fonts.back(), found).check();
    }
}

}  // namespace

Family fontRules() {
    return {"Fonts",
            {&dictionary, &names, &embedded, &kind, &program, &systemInfo, &cidToGid, &cmaps, &writingMode, &usedCMap,
             &plainTrueType, &symbolicTrueType},
            check};
}

}  // namespace oordeel::verify
