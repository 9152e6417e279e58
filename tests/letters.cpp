// Letters for window envelopes, measured on the finished pages as a clerk would who folds the sheet, slides it into the
// envelope and shakes it: the address can be read wherever the sheet slides, and nothing but the sender's line shows
// with it.
#include <hb.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/file.h"
#include "base/utf8.h"
#include "css/css.h"
#include "layout/layout.h"
#include "report/make.h"

using namespace oordeel;
namespace fs = std::filesystem;

namespace {

constexpr double sheetWidth = 210, sheetHeight = 297;

/// The envelopes that there are style sheets for; a new one is measured as soon as it is there.
std::vector<std::string> allProfiles() {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(PROJECT_DIR "/templates/enveloppen")) {
        if (entry.path().extension() == ".css") found.push_back(entry.path().stem().string());
    }
    std::sort(found.begin(), found.end());
    return found;
}
const std::vector<std::string> profiles = allProfiles();

struct Box {  // in millimetres on the sheet
    double left, top, right, bottom;

    bool isIn(const Box& other) const {
        return left >= other.left && top >= other.top && right <= other.right && bottom <= other.bottom;
    }
    bool touches(const Box& other) const {
        return left < other.right && right > other.left && top < other.bottom && bottom > other.top;
    }
    void include(const Box& other) {
        left = std::min(left, other.left), top = std::min(top, other.top);
        right = std::max(right, other.right), bottom = std::max(bottom, other.bottom);
    }
};

std::ostream& operator<<(std::ostream& out, const Box& box) {
    return out << box.left << "–" << box.right << " × " << box.top << "–" << box.bottom << " mm";
}

constexpr Box nothing{1e9, 1e9, -1e9, -1e9};

double inMillimetres(double points) {
    return points * 25.4 / 72;
}

/// What an envelope's style sheet says of itself: every `--name: 12.3mm`.
struct Envelope {
    std::string name, text;

    explicit Envelope(const std::string& profile)
        : name(profile), text(readFile(PROJECT_DIR "/templates/enveloppen/" + profile + ".css", 1 << 20)) {}

    double operator()(const std::string& key) const {
        const std::string label = "\n  --" + key + ": ";
        const size_t at = text.find(label);
        INFO(name << " has no --" << key);
        REQUIRE(at != std::string::npos);
        size_t length = 0;
        const double value = std::stod(text.substr(at + label.size(), 20), &length);
        REQUIRE(text.compare(at + label.size() + length, 3, "mm;") == 0);
        return value;
    }
    double foldedHeight() const {
        return std::max({(*this)("vouw-1"), (*this)("vouw-2") - (*this)("vouw-1"), sheetHeight - (*this)("vouw-2")});
    }
    /// How far the folded sheet can slide in the envelope.
    double playAcross() const { return (*this)("envelop-breed") - sheetWidth; }
    double playUp() const { return (*this)("envelop-hoog") - foldedHeight(); }

    /// The window on the sheet when that lies in the left bottom corner of the envelope, with its first fold below.
    Box window() const {
        const double left = (*this)("venster-van-links"), bottom = (*this)("vouw-1") - (*this)("venster-van-onder");
        return {left, bottom - (*this)("venster-hoog"), left + (*this)("venster-breed"), bottom};
    }
    /// What every position of the sheet shows, also when the window is cut a little beside its place. When the sheet
    /// slides right and up, the window slides left and down on it.
    Box always() const {
        const Box w = window();
        const double off = (*this)("tolerantie");
        return {w.left + off, w.top + playUp() + off, w.right - playAcross() - off, w.bottom - off};
    }
    /// What some position of the sheet shows.
    Box ever() const {
        const Box w = window();
        return {w.left - playAcross(), w.top, w.right, w.bottom + playUp()};
    }
};

/// The part of the sheet that the glyphs of a run cover, by their outlines.
Box inkOf(const layout::TextRun& run) {
    Box ink = nothing;
    Length pen = run.origin.x;
    for (const text::Glyph& glyph : run.glyphs) {
        hb_glyph_extents_t extents{};
        hb_font_get_glyph_extents(run.face->hbFont.get(), glyph.id, &extents);
        const auto at = [&](Length start, int units) {
            return inMillimetres((start + run.face->at(run.size, units)).points());
        };
        if (extents.width != 0) {
            ink.include({at(pen, extents.x_bearing), at(run.origin.y, -extents.y_bearing),
                         at(pen, extents.x_bearing + extents.width),
                         at(run.origin.y, -extents.y_bearing - extents.height)});
        }
        pen += run.face->at(run.size, glyph.advance) + run.letterSpacing;
        if (run.text[glyph.cluster] == ' ' || run.text[glyph.cluster] == 0xA0) pen += run.wordSpacing;
    }
    return ink;
}

Box inkOf(const layout::Path& path) {
    Box ink = nothing;
    for (const layout::PathSegment& segment : path.segments) {
        if (segment.kind == layout::PathSegment::Kind::close) continue;
        const double x = inMillimetres(segment.points[0].x.points()), y = inMillimetres(segment.points[0].y.points());
        ink.include({x, y, x, y});
    }
    return ink;
}

Box inkOf(const layout::Image& image) {
    const layout::Rect& a = image.area;
    return {inMillimetres(a.x.points()), inMillimetres(a.y.points()), inMillimetres((a.x + a.width).points()),
            inMillimetres((a.y + a.height).points())};
}

Box inkOf(const layout::Mark& mark) {
    return std::visit([](const auto& what) { return inkOf(what); }, mark.what);
}

/// What stands in a letter and what is said of it.
struct Letter {
    Sources sources;
    Diagnostics diagnostics;
    html::Document document;
    layout::Pages pages;

    /// Marks of a page that belong to an element with this name or class.
    std::vector<const layout::Mark*> marksOf(const std::string& element, size_t page = 0) const {
        std::vector<const layout::Mark*> found;
        for (const layout::Mark& mark : pages.pages[page].marks) {
            for (html::NodeId id = mark.owner; id != html::noNode; id = document[id].parent) {
                const std::string* names = html::attribute(document[id], "class");
                if (document[id].name != element && !(names && *names == element)) continue;
                found.push_back(&mark);
                break;
            }
        }
        return found;
    }

    Box boxOf(const std::string& element, size_t page = 0) const {
        Box box = nothing;
        for (const layout::Mark* mark : marksOf(element, page)) box.include(inkOf(*mark));
        return box;
    }

    /// Heights of the lines of an element, each once.
    std::set<int64_t> linesOf(const std::string& element, size_t page = 0) const {
        std::set<int64_t> heights;
        for (const layout::Mark* mark : marksOf(element, page)) {
            if (const auto* run = std::get_if<layout::TextRun>(&mark->what)) heights.insert(run->origin.y.units);
        }
        return heights;
    }

    /// The words of the running heads and feet of a page.
    std::string head(size_t page) const {
        std::string words;
        for (const layout::Mark& mark : pages.pages[page].marks) {
            const auto* run = std::get_if<layout::TextRun>(&mark.what);
            if (run && mark.pagination) words += (words.empty() ? "" : "|") + toUtf8(run->text);
        }
        return words;
    }

    /// The marks to fold and to punch by: what is drawn on the left of the text, from top to bottom.
    std::vector<Box> foldMarks(size_t page, double left) const {
        std::vector<Box> found;
        for (const layout::Mark& mark : pages.pages[page].marks) {
            if (!std::holds_alternative<layout::Path>(mark.what) || inkOf(mark).right > left) continue;
            CHECK(mark.owner == html::noNode);
            CHECK(mark.pagination);
            found.push_back(inkOf(mark));
        }
        std::sort(found.begin(), found.end(), [](const Box& a, const Box& b) { return a.top < b.top; });
        return found;
    }
};

/// Sets letters with the templates of the project, and with any text and addressee.
class Post {
  public:
    Post() : folder_(fs::temp_directory_path() / ("oordeel-letters-" + std::to_string(::getpid()))) {
        fs::copy(PROJECT_DIR "/templates", folder_, fs::copy_options::recursive);
        std::ofstream(folder_ / "proef.md") << "{{{geadresseerde.tekst}}}\n";
        const std::string path = PROJECT_DIR "/data/documenten.yaml";
        Diagnostics diagnostics;
        const report::Documenten all =
            report::readDocumenten(sources_.add(path, readFile(path, 1 << 20)), sources_, diagnostics);
        templates_ = std::make_unique<report::Templates>(report::NamedFile{folder_, {}}, sources_, diagnostics);
        const auto found = std::find_if(all.soorten.begin(), all.soorten.end(),
                                        [](const report::Soort& one) { return one.id == "voorbeeldbrief"; });
        REQUIRE(found != all.soorten.end());
        soort_ = *found;
        soort_.sjabloon = {"proef.md", {}};
        INFO(diagnostics.text());
        REQUIRE(diagnostics.empty());
    }
    ~Post() { fs::remove_all(folder_); }
    Post(const Post&) = delete;
    Post& operator=(const Post&) = delete;

    Letter write(const std::string& profile, const std::vector<std::string>& address,
                 const std::string& text = "Dit is een proef.", const std::string& theirs = "R16/0042") {
        Value fields = Value::ofMap();
        std::vector<Value> lines(address.begin(), address.end());
        fields.set("adres", Value::ofList(std::move(lines)));
        fields.set("envelop", profile);
        fields.set("id", profile);
        fields.set("onsKenmerk", "VB-2016-001");
        fields.set("uwKenmerk", theirs);
        fields.set("aanhef", "Geachte leden van de raad");
        fields.set("tekst", text);
        report::Dataset dataset;
        dataset.geadresseerden.push_back({profile, fields, {}});
        Letter letter;
        const report::Page page = report::fillPage(soort_, dataset, 0, *templates_, letter.sources, letter.diagnostics);
        letter.document = html::parse(*page.html, letter.diagnostics);
        const css::Styles styles = css::compute(letter.document, page.sheets, letter.diagnostics);
        letter.pages = layout::paginate(letter.document, styles, fonts_, letter.diagnostics);
        return letter;
    }

  private:
    fs::path folder_;
    Sources sources_;
    std::unique_ptr<report::Templates> templates_;
    report::Soort soort_;
    text::Fonts fonts_;
};

const std::vector<std::string> addressLines{
    "De leden van de gemeenteraad", "t.a.v. de griffier", "Team Zorg en Jeugd",
    "Gebouw Ägypten, kamer 3",      "Postbus 100",        "0000 AA  VOORBEELDSTAD"};

/// An address of so many lines, that ends with the town.
std::vector<std::string> addressOf(size_t count) {
    return {addressLines.end() - static_cast<std::ptrdiff_t>(count), addressLines.end()};
}

std::string paragraphs(int count, const std::string& text) {
    std::string out;
    for (int i = 0; i < count; ++i) out += text + "\n\n";
    return out;
}

const std::string sentence =
    "De inspectie heeft dit voorjaar gekeken of de organisatie haar basis op orde heeft, en wat er nog beter kan.";

}  // namespace

TEST_CASE("a sheet folded at its marks goes into the envelope, with the window where the norm has the address") {
    CHECK(profiles.size() >= 4);
    for (const std::string& profile : profiles) {
        CAPTURE(profile);
        const Envelope envelope(profile);
        CHECK(envelope.foldedHeight() <= 108);  // DL and EA5/6 are 110 mm high outside
        CHECK(envelope.playUp() > 0);
        CHECK(envelope.playAcross() > 0);
        CHECK(envelope("tolerantie") >= 1);
        CHECK(envelope("gat") == sheetHeight / 2);
    }
    const std::pair<const char*, Box> fields[] = {{"nen-1026-links", {20, 50, 130, 90}},
                                                  {"nen-1026-rechts", {104, 50, 214, 90}},
                                                  {"din-5008-a", {20, 27, 110, 72}},
                                                  {"din-5008-b", {20, 45, 110, 90}}};
    for (const auto& [profile, field] : fields) {
        INFO(profile << ": " << Envelope(profile).window() << ", field " << field);
        CHECK(Envelope(profile).window().isIn(field));
        CHECK(field.isIn(Envelope(profile).window()));
    }
}

TEST_CASE("an address of three to six lines can be read through the window, wherever the sheet slides") {
    Post post;
    for (const std::string& profile : profiles) {
        for (size_t count = 3; count <= 6; ++count) {
            CAPTURE(profile, count);
            const Letter letter = post.write(profile, addressOf(count));
            INFO(letter.diagnostics.text());
            REQUIRE(letter.diagnostics.empty());
            const Envelope envelope(profile);
            CHECK(letter.linesOf("address").size() == count);
            for (const char* part : {"address", "retour"}) {
                CHECK(!letter.marksOf(part).empty());
                for (const layout::Mark* mark : letter.marksOf(part)) {
                    INFO(part << " " << inkOf(*mark) << ", window " << envelope.always());
                    CHECK(inkOf(*mark).isIn(envelope.always()));
                }
            }
            CHECK(letter.boxOf("retour").bottom < letter.boxOf("address").top);
        }
    }
}

TEST_CASE("nothing but the address and the sender's line ever shows in the window") {
    Post post;
    const std::string text = paragraphs(12, sentence);
    for (const std::string& profile : profiles) {
        CAPTURE(profile);
        const Letter letter = post.write(profile, addressOf(6), text);
        const Box window = Envelope(profile).ever();
        const auto own = letter.marksOf("address"), sender = letter.marksOf("retour");
        size_t others = 0;
        for (const layout::Mark& mark : letter.pages.pages[0].marks) {
            if (std::count(own.begin(), own.end(), &mark) || std::count(sender.begin(), sender.end(), &mark)) continue;
            INFO(inkOf(mark) << ", window " << window);
            CHECK(!inkOf(mark).touches(window));
            ++others;
        }
        CHECK(others > 20);
    }
}

TEST_CASE("an address that is too long is an error at the line that does not fit") {
    Post post;
    for (const std::string& profile : profiles) {
        CAPTURE(profile);
        std::vector<std::string> seven = addressOf(6);
        seven.push_back("NEDERLAND");
        CHECK(post.write(profile, seven)
                  .diagnostics.text()
                  .find("error: from here on this does not fit in the 25.4 mm that its block is high (overflow: "
                        "hidden)\n") != std::string::npos);
        CHECK(post.write(profile, seven).diagnostics.text().starts_with("voorbeeldbrief/" + profile + ".html:"));
        CHECK(post.write(profile, seven).diagnostics.text().find("NEDERLAND</span>") != std::string::npos);
    }
}

TEST_CASE(
    "a long name goes on on the next line; it is an error when that is one too many, or when it cannot be broken") {
    Post post;
    const std::string name = "College van burgemeester en wethouders van Sint Voorbeeld aan den Stroom";
    for (const std::string& profile : profiles) {
        CAPTURE(profile);
        std::vector<std::string> address = addressOf(5);
        address[0] = name;
        const Letter six = post.write(profile, address);
        INFO(six.diagnostics.text());
        CHECK(six.diagnostics.empty());
        CHECK(six.linesOf("address").size() == 6);
        for (const layout::Mark* mark : six.marksOf("address")) CHECK(inkOf(*mark).isIn(Envelope(profile).always()));

        address.insert(address.begin() + 1, "t.a.v. de secretaris");
        CHECK(post.write(profile, address).diagnostics.text().find("from here on this does not fit") !=
              std::string::npos);

        address = addressOf(3);
        address[0] = "Voorbeeldstadsvernieuwingsgebiedsontwikkelingsmaatschappij";
        CHECK(post.write(profile, address).diagnostics.text().find(" mm that its block is wide (overflow: hidden)\n") !=
              std::string::npos);
    }
}

TEST_CASE("three marks on the left of the first page show where to fold and where to punch") {
    Post post;
    for (const std::string& profile : profiles) {
        CAPTURE(profile);
        const Letter letter = post.write(profile, addressOf(4), paragraphs(20, sentence));
        const Envelope envelope(profile);
        REQUIRE(letter.pages.pages.size() == 2);
        const std::vector<Box> marks = letter.foldMarks(0, envelope("tekst-links") - 5);
        REQUIRE(marks.size() == 3);
        const double heights[] = {envelope("vouw-1"), envelope("gat"), envelope("vouw-2")};
        for (size_t i = 0; i < 3; ++i) {
            CAPTURE(i, marks[i]);
            CHECK((marks[i].top + marks[i].bottom) / 2 == Approx(heights[i]).margin(.13));
            CHECK(marks[i].bottom - marks[i].top == Approx(.25).margin(.01));
            CHECK(marks[i].left == Approx(5).margin(.01));
            CHECK(marks[i].right == Approx(9.5).margin(.01));
        }
        CHECK(letter.foldMarks(1, envelope("tekst-links") - 5).empty());
    }
}

TEST_CASE("letterhead, window, reference line, subject and text follow each other, each at the place of its envelope") {
    Post post;
    for (const std::string& profile : profiles) {
        CAPTURE(profile);
        const Letter letter = post.write(profile, addressOf(6));
        const Envelope envelope(profile);
        CHECK(letter.boxOf("briefhoofd").bottom < envelope("hoofd-onder"));
        CHECK(letter.boxOf("kenmerk").top == Approx(envelope("kenmerk")).margin(1.2));
        CHECK(letter.boxOf("kenmerk").top > envelope("kenmerk"));
        CHECK(letter.boxOf("kenmerk").left == Approx(envelope("tekst-links")).margin(.5));
        CHECK(letter.linesOf("kenmerk").size() == 2);
        const char* order[] = {"briefhoofd", "retour", "address", "kenmerk", "h1", "tekst", "slot", "bijlagen"};
        for (size_t i = 1; i < std::size(order); ++i) {
            CAPTURE(order[i]);
            CHECK(letter.boxOf(order[i - 1]).bottom < letter.boxOf(order[i]).top);
        }
        CHECK(letter.boxOf("address").left == Approx(envelope("adres-links")).margin(.5));
    }
}

TEST_CASE("a long value in the reference line moves the text down and touches nothing") {
    Post post;
    for (const std::string& profile : profiles) {
        CAPTURE(profile);
        const Letter letter = post.write(profile, addressOf(6), "Dit is een proef.",
                                         "uw brief van 12 februari over de wachtlijst bij Veilig Thuis, zaak 16/0042");
        CHECK(letter.linesOf("kenmerk").size() > 3);
        CHECK(letter.boxOf("kenmerk").top == Approx(Envelope(profile)("kenmerk")).margin(1.2));
        CHECK(letter.boxOf("kenmerk").bottom < letter.boxOf("h1").top - 5);
    }
}

TEST_CASE("a following page says which it is, of which letter and for whom; the first page does not") {
    Post post;
    for (const std::string& profile : profiles) {
        CAPTURE(profile);
        const Letter one = post.write(profile, addressOf(6));
        REQUIRE(one.pages.pages.size() == 1);
        CHECK(one.head(0) == "");
        const Letter two = post.write(profile, addressOf(6), paragraphs(20, sentence));
        REQUIRE(two.pages.pages.size() == 2);
        CHECK(two.head(0) == "");
        CHECK(two.head(1) == "De leden van de gemeenteraad|Blad 2 van 2|1 maart 2016|Kenmerk VB-2016-001");
        CHECK(two.boxOf("tekst", 1).top > 37.5);
    }
}

TEST_CASE("two signatures stand side by side, with room to sign") {
    Post post;
    const Letter letter = post.write("nen-1026-links", addressOf(3));
    const auto names = letter.marksOf("namen");
    REQUIRE(names.size() >= 4);
    const std::set<int64_t> lines = letter.linesOf("namen");
    REQUIRE(lines.size() == 2);  // functions above, names below
    CHECK(inMillimetres(Length{*lines.rbegin() - *lines.begin()}.points()) > 15);
}

TEST_CASE("the signatures are never alone on a page: two lines of the text at least come with them") {
    Post post;
    for (const std::string& profile : profiles) {
        size_t broken = 0;
        for (int count = 1; count <= 32; ++count) {
            for (const char* last : {"Hebt u vragen? Bel ons gerust.", sentence.c_str()}) {
                CAPTURE(profile, count, last);
                const Letter letter = post.write(profile, addressOf(6), paragraphs(count, sentence) + last);
                REQUIRE(letter.diagnostics.empty());
                for (size_t page = 1; page < letter.pages.pages.size(); ++page) {
                    const bool signs = !letter.marksOf("slot", page).empty();
                    if (signs) {
                        CHECK(letter.linesOf("tekst", page).size() >= 2);
                        CHECK(letter.linesOf("slot", page).size() >= 4);  // the block is whole
                        ++broken;
                    }
                }
                CHECK(!letter.marksOf("slot", letter.pages.pages.size() - 1).empty());
            }
        }
        CHECK(broken > 10);
    }
}
