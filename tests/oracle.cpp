// The oracle: with `text-wrap: auto` our lines end where WeasyPrint's end, on the same HTML, CSS and fonts. There is no
// list of exceptions: no line differs. What is left out of the comparison, since it is about reading a PDF and not
// about where lines end, is told where it is left out.
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "base/file.h"
#include "base/utf8.h"
#include "css/css.h"
#include "layout/layout.h"
#include "pdf/write.h"

using namespace oordeel;
namespace fs = std::filesystem;

namespace {

using Lines = std::vector<std::string>;

struct Setting {
    std::string name, css;
};

/// Measure, alignment and size; every body is set in each of these.
const std::vector<Setting> settings{
    {"smal-links", "width: 45mm; font-size: 10pt; line-height: 14pt; text-align: left"},
    {"smal-uitgevuld", "width: 52mm; font-size: 9.5pt; line-height: 13pt; text-align: justify"},
    {"midden", "width: 77mm; font-size: 10.5pt; line-height: 15pt; text-align: center"},
    {"rechts", "width: 63.5mm; font-size: 8.5pt; line-height: 11.25pt; text-align: right"},
    {"breed-uitgevuld", "width: 113.3mm; font-size: 11pt; line-height: 15pt; text-align: justify"},
};

struct Body {
    std::string name, html;
};

const std::vector<Body> bodies{
    {"proza",
     "<p>De inspectie sprak op 14 maart met twaalf medewerkers en las veertig dossiers. Wie een melding doet, krijgt "
     "binnen vijf werkdagen te horen wat er met die melding gebeurt. Dat lukt in 9 van de 10 gevallen, maar in het "
     "weekend duurt het soms langer dan is afgesproken.</p><p>De leiding weet dit en heeft een plan gemaakt om het te "
     "verbeteren. In het najaar kijken wij opnieuw of de afspraken worden nagekomen.</p>"},
    {"vet-en-cursief",
     "<p>Aan <b>zes verwachtingen</b> is nog <i>niet</i> voldaan. <strong>Belangrijk:</strong> de organisatie moet "
     "voor elk kind <em>zelf</em> vaststellen of het <b><i>direct</i> gevaar</b> loopt, en dat <b>opschrijven</b>. Een "
     "oordeel zonder uitleg telt <i>(hoe goed het ook bedoeld is)</i> niet <b>mee</b>.</p>"},
    {"vaste-spaties",
     "<p>Van de 24&nbsp;verwachtingen zijn er 18&nbsp;voldoende, 4&nbsp;matig en 2&nbsp;onvoldoende. Het gesprek met "
     "mevrouw&nbsp;De&nbsp;Wit duurde van 9.30&nbsp;uur tot 11.00&nbsp;uur en ging over artikel&nbsp;4.1.1 en over de "
     "kosten van &euro;&nbsp;125.000 per&nbsp;jaar.</p>"},
    {"afbreekpunten",
     "<p>De kwaliteits&shy;verbetering van de veiligheids&shy;beoordeling vraagt om "
     "des&shy;kundig&shy;heids&shy;bevordering. De samen&shy;werkings&shy;afspraken met de jeugd&shy;bescherming en de "
     "vrouwen&shy;opvang zijn vast&shy;gelegd in een uit&shy;voerings&shy;programma voor de hele "
     "toe&shy;zicht&shy;periode.</p>"},
    {"links",
     "<p>Lees <a href=\"https://www.voorbeeld.nl/kader\">het hele toetsingskader</a> op onze website, of kijk bij <a "
     "href=\"https://www.voorbeeld.nl/vragen\">veelgestelde vragen</a>. Het adres is <a "
     "href=\"https://www.voorbeeld.nl/\">www.voorbeeld.nl</a>; mail gaat naar <a "
     "href=\"mailto:post@voorbeeld.nl\">post@voorbeeld.nl</a> en de brief naar <a "
     "href=\"https://www.voorbeeld.nl/post\">de postbus</a>.</p>"},
    {"hoog-en-laag",
     "<p>De ruimte van 36 m<sup>2</sup> is te klein voor de 1<sup>e</sup> en de 2<sup>e</sup> groep.<sup>3</sup> In de "
     "lucht zat te veel CO<sub>2</sub> en te weinig zuurstof, zo bleek op de 15<sup>e</sup> dag<sup>4</sup> van de "
     "meting in de kamers van de derde<sup>5</sup> verdieping.</p>"},
    {"regels",
     "<p>Inspectie van de kinderopvang<br>Postbus 12<br>0000 AB Ergens in een plaats met een lange naam<br>Kenmerk "
     "2016-04-117 bij uw brief van 3 februari</p><p>Geachte leden van de raad,<br><br>Hierbij ontvangt u het oordeel "
     "over het eerste deel van ons onderzoek.</p>"},
    {"lijsten",
     "<ul><li>Iedere melder krijgt een bericht terug met de uitkomst van het onderzoek.</li><li>De dossiers zijn op "
     "orde:<ol><li>wie er is gesproken en wanneer dat gesprek was;</li><li>welke afspraken er daarna zijn gemaakt en "
     "met wie.</li></ol></li></ul><ol><li>Kort punt</li><li>Een punt dat over meer regels loopt omdat er nu eenmaal "
     "veel over te zeggen valt.</li></ol>"},
    {"tabel",
     "<table class=\"vast\"><tr><th>Nummer</th><th>Verwachting</th></tr><tr><td>1.1.2</td><td>De organisatie is dag en "
     "nacht bereikbaar voor advies over vermoedens van huiselijk geweld.</td></tr><tr><td>1.2.4 en 1.2.5</td><td>Er "
     "zijn genoeg mensen, en die zijn geschoold voor het werk dat zij doen.</td></tr></table>"},
    {"vakken",
     "<div class=\"vak\"><p>Buiten het vak staat wat wij hebben gezien, daarbinnen wat wij ervan vinden en waarom wij "
     "dat vinden.</p><div class=\"vak\"><p>Het team werkt met hart voor de kinderen en praat open over wat beter "
     "kan.</p><div class=\"vak\"><p>Dat waarderen wij zeer.</p></div></div></div>"},
    {"letterruimte",
     "<p class=\"ruim\">Ruim gezette woorden nemen meer plaats in dan gewone woorden, en passen dus eerder niet meer "
     "op de regel.</p><p>Soms is maar <span class=\"ruim\">een enkel woord</span> of <span class=\"krap\">een stukje "
     "van de zin</span> anders gezet dan de rest van die zin.</p>"},
    {"lange-woorden",
     "<p>De arbeidsongeschiktheidsverzekeringsmaatschappij en de kindermishandelingsbestrijdingsorganisaties kregen "
     "een aansprakelijkheidswaardevaststellingsveranderingsverzoek van de "
     "meervoudigepersoonlijkheidsonderzoekscommissie en zij wezen dat af.</p>"},
    {"streepjes",
     "<p>Het jeugd- en gezinsteam is 24 uur per dag bereikbaar (de 24-uurslijn), ook in 2014–2015. Een oud-bestuurder "
     "– nu zij-instromer – noemt de in- en uitstroom van niet-begeleide kinderen een kop-en-schotelprobleem — en "
     "terecht: het 06-nummer was onbereikbaar, zo’n twee‑derde van de tijd.</p>"},
    {"aanhaling",
     "<p>‘Wij horen nooit iets terug,’ zei een leraar. “Dat klopt niet”, vond de manager: ‘Ik bel altijd (…) op "
     "dezelfde dag.’ Foto’s en memo’s; ’s avonds en ’s morgens: wie “alles” bewaart, vindt ‘niets’!</p>"},
    {"cijfers",
     "<p>In 2015 kwamen 1.234 meldingen binnen, 12,5% meer dan in 2014 (1.097). Daarvan gingen er 617 over kinderen "
     "van 0 tot 4 jaar, 308 over 4 tot 12 jaar en 309 over 12 tot 18 jaar; bij 50 % was al eerder iets gemeld. Zie "
     "1.1.2, 1.2.4 en 3.2.1 op blz. 7, 8 en 10.</p>"},
    {"schuine-strepen",
     "<p>De ouder/verzorger en/of de mentor/voogd tekent het plan/verslag, met datum d.d. 01/02/2016, voor "
     "akkoord/gezien; bij ja/nee-vragen kiest men een/meer antwoorden [zie bijlage 2] {of 3} voor a/b/c.</p>"},
    {"afbreken",
     "<p class=\"afbreken\">De inspectie verwacht dat beleidsmedewerkers en gedragswetenschappers de veiligheid van "
     "kinderen beoordelen met vastgestelde hulpmiddelen. Gezinsvoogden overleggen regelmatig met ziekenhuizen, scholen "
     "en gemeenten over verbetermaatregelen en verantwoordelijkheden.</p>"},
};

constexpr const char* sheet = R"css(
@page { size: A4; margin: 20mm }
html { font-family: "PT Sans"; hyphens: manual; hyphenate-limit-chars: 8 3 3 }
body { margin: 0 }
section { break-before: page }
h6 { margin: 0; font-size: 6pt; white-space: nowrap }
/* WeasyPrint paints markers after the text. */
li { list-style: none }
/* pdftotext takes some raised or lowered words for lines of their own. */
sup, sub { vertical-align: baseline }
.vast { table-layout: fixed; width: 100%; border-spacing: 0 }
.vast th { text-align: left; width: 30% } .vast td { padding: 2pt 4pt }
.vak { padding: 6pt 9pt; border: 1pt solid; margin: 3pt }
.ruim { letter-spacing: .6pt } .krap { letter-spacing: -.2pt }
.afbreken { hyphens: auto }
)css";

/// Tables of all kinds: shared borders and their conflicts, separate ones, spans, widths, alignment in a row.
constexpr const char* tables = R"html(<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Tabellen</title><style>
@page { size: 170mm 250mm; margin: 10mm }
html { font: 10pt/13pt serif; text-wrap: auto }
table { margin-bottom: 5mm } caption, td { text-align: left }
.samen { border-collapse: collapse }
.rooster td { border: 1pt solid #333; padding: 2pt 4pt }
.kop { width: 100% } .kop thead td { border-bottom: 2pt solid #1f3f5e } .kop td { border-bottom: .5pt solid #999; padding: 2pt 6pt 2pt 0 }
.kop tfoot td { border-top: 1pt solid #1f3f5e; border-bottom: 0 }
.strijd { border: 3pt solid #a33 } .strijd td { border: 1pt dashed #555; padding: 3pt } .strijd td.z { border: 4pt solid #36a }
.strijd tr.r { border-bottom: 2pt dotted #090 } .strijd tbody + tbody { border-top: 5pt solid #333 }
.los { border-spacing: 4pt; border: 2pt solid } /* WeasyPrint leaves the spacing inside a spanned cell out of its height. */
.los td { border: 1pt solid; padding: 2pt; vertical-align: top }
.delen { width: 120mm } .delen .a { width: 30% } .delen .b { width: 20mm }
.hoog td { vertical-align: top } .hoog .o { vertical-align: bottom } .hoog .m { vertical-align: middle } .hoog .g { font-size: 16pt; line-height: 20pt; vertical-align: baseline } .hoog .k { vertical-align: baseline }
.vast { table-layout: fixed; width: 100mm; border-collapse: collapse } .vast td { border-left: 3pt solid; padding: 1pt 3pt }
</style></head><body>
<table class="samen rooster"><tr><td>Thema</td><td>Criterium</td><td>Score</td></tr><tr><td rowspan="2">Een</td><td>Bereikbaar</td><td>3</td></tr><tr><td>Beschikbaar</td><td>4</td></tr><tr><td colspan="2">Samen</td><td>7</td></tr></table>
<table class="samen kop"><thead><tr><td>Naam</td><td>Bevinding</td><td>Aantal</td></tr></thead><tbody><tr><td>Noord</td><td>De organisatie is dag en nacht bereikbaar voor advies over vermoedens van huiselijk geweld en kindermishandeling.</td><td>12</td></tr><tr><td>Zuid</td><td>Kort</td><td>3</td></tr></tbody><tfoot><tr><td>Samen</td><td></td><td>15</td></tr></tfoot></table>
<table class="samen strijd"><tr><td>aap</td><td class="z">noot</td><td>mies</td></tr><tr class="r"><td>wim</td><td>zus</td><td>jet</td></tr><tr><td>teun</td><td>vuur</td><td>gijs</td></tr><tbody><tr><td>lam</td><td>kees</td><td>bok</td></tr></tbody></table>
<table class="los"><caption>Opschrift</caption><tr><td>een</td><td rowspan="2">twee<br>regels</td></tr><tr><td>drie</td></tr><tr><td colspan="2">een langere cel over twee kolommen heen</td></tr></table>
<table class="delen"><tr><td class="a">dertig van de honderd</td><td class="b">twintig</td><td>wat er overblijft is voor deze kolom</td></tr></table>
<table class="hoog"><tr><td>boven</td><td class="m">midden</td><td class="o">onder</td><td class="g">groot</td><td class="k">klein</td><td>drie<br>regels<br>hoog</td></tr></table>
<table class="vast"><tr><td>eerste</td><td>tweede kolom van een vaste tabel</td><td>derde</td></tr></table>
<table style="width: 60mm"><tr><td>Een tabel die smaller is dan haar tekst</td><td>en die dus verdeelt</td><td>wat er is</td></tr></table>
</body></html>
)html";

/// The bodies in all settings, as one document: each case opens with a line of its own, "§" and its name.
std::string corpus() {
    std::string out = "<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Gevallen</title><style>";
    out += sheet;
    for (const Setting& setting : settings) out += "." + setting.name + " { " + setting.css + " }\n";
    out += "</style></head><body>\n";
    for (const Body& body : bodies) {
        for (const Setting& setting : settings) {
            out += "<section><h6>§" + body.name + "/" + setting.name + "</h6><div class=\"" + setting.name + "\">" +
                   body.html + "</div></section>\n";
        }
    }
    return out + "</body></html>\n";
}

/// A line without white space and hyphens: what is on it, however the space between words was written.
std::string bare(const std::string& line) {
    std::u32string out;
    for (size_t i = 0; i < line.size();) {
        const char32_t c = nextCodePoint(line, i);
        const bool hyphen = c == '-' || c == 0xAD || c == 0x2010 || c == 0x2011;
        const bool space = c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B);
        if (!hyphen && !space) out += c;
    }
    return toUtf8(out);
}

/// What is compared of a line. A leader's dots are many pieces to WeasyPrint and one to us, which pdftotext reads as
/// many lines or as one: no full stop counts, and what a leader leads to is a line of its own.
Lines partsOf(const std::string& line) {
    std::string text = bare(line);
    const size_t leader = text.find("....");
    if (leader != std::string::npos) text.replace(leader, 4, "\n");
    Lines parts(1);
    for (const char c : text) {
        if (c == '\n') {
            parts.emplace_back();
        } else if (c != '.') {
            parts.back() += c;
        }
    }
    parts.erase(std::remove(parts.begin(), parts.end(), ""), parts.end());
    return parts;
}

/// The lines of a PDF in the order of its content. Both engines' pass through here, so that both are read alike.
Lines linesOf(const fs::path& pdf) {
    FILE* pipe = popen(("pdftotext -raw '" + pdf.string() + "' -").c_str(), "r");
    REQUIRE(pipe);
    std::string text;
    char buffer[65536];
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, n);
    REQUIRE(pclose(pipe) == 0);
    Lines lines;
    std::string line;
    for (const char c : text) {
        if (c != '\n' && c != '\f') {
            line += c;
            continue;
        }
        for (const std::string& part : partsOf(line)) lines.push_back(part);
        line.clear();
    }
    return lines;
}

/// A word and the left end of its top.
struct Word {
    std::string text;
    double x = 0, y = 0;
};

/// All words of a PDF, by what they are and then from top to bottom.
std::vector<Word> wordsOf(const fs::path& pdf) {
    FILE* pipe = popen(("pdftotext -bbox '" + pdf.string() + "' -").c_str(), "r");
    REQUIRE(pipe);
    std::vector<Word> words;
    char line[4096], text[1024];
    while (fgets(line, sizeof line, pipe)) {
        Word word;
        if (sscanf(line, " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%*f\" yMax=\"%*f\">%1023[^<]", &word.x, &word.y,
                   text) != 3)
            continue;
        word.text = text;
        words.push_back(word);
    }
    REQUIRE(pclose(pipe) == 0);
    std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
        return std::tuple(a.text, std::round(a.y), a.x) < std::tuple(b.text, std::round(b.y), b.x);
    });
    return words;
}

/// Sets HTML greedily, with the style sheets that it names or holds, and writes the PDF.
void setGreedily(const std::string& html, const fs::path& folder, const fs::path& pdf) {
    Sources sources;
    Diagnostics diagnostics;
    html::Document document = html::parse(sources.add("page.html", html), diagnostics);
    std::vector<const Source*> sheets;
    for (const html::StyleSheetReference& reference : html::styleSheets(document)) {
        sheets.push_back(&sources.add(
            reference.href, reference.href.empty() ? reference.text : readFile(folder / reference.href, 1 << 20)));
    }
    sheets.push_back(&sources.add("greedy.css", "html { text-wrap: auto } ::footnote-call { vertical-align: 1pt }"));
    const css::Styles styles = css::compute(document, sheets, diagnostics);
    text::Fonts fonts;
    const layout::Pages pages = layout::paginate(document, styles, fonts, diagnostics);
    INFO(diagnostics.text());
    REQUIRE_FALSE(diagnostics.hasErrors());  // long words in narrow columns stick out of them, which is a warning
    writeFile(pdf, pdf::write(pages, document, {}));
}

/// Whether a line is a number or a running head. They stand on one baseline, and pdftotext joins them or not by the
/// order in which they were painted; tests/mockups.cpp looks at them.
bool isRunning(const std::string& line) {
    const size_t title = std::min(line.find_first_not_of("0123456789"), line.size());
    return title == line.size() || line.compare(title, 25, "DekwaliteitvanVeiligThuis") == 0;
}

/// The lines below each "§name".
std::map<std::string, Lines> byCase(const Lines& lines) {
    std::map<std::string, Lines> out;
    std::string name;
    for (const std::string& line : lines) {
        if (line.rfind("§", 0) == 0) {
            out[name = line];
        } else {
            out[name].push_back(line);
        }
    }
    return out;
}

std::string joined(const Lines& lines) {
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
}

/// A folder that goes away with the test.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("oordeel-oracle-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

}  // namespace

TEST_CASE("greedy lines end where WeasyPrint's end") {
    if (std::system("weasyprint --version >/dev/null 2>&1") != 0) {
        WARN("weasyprint is not installed; our lines were not compared with its lines");
        return;
    }
    const Folder folder;
    const std::string html = corpus();
    writeFile(folder.path / "cases.html", html);
    REQUIRE(std::system(("cd '" + folder.path.string() + "' && weasyprint -q cases.html theirs.pdf").c_str()) == 0);
    setGreedily(html, folder.path, folder.path / "ours.pdf");
    const auto ours = byCase(linesOf(folder.path / "ours.pdf")), theirs = byCase(linesOf(folder.path / "theirs.pdf"));
    REQUIRE(ours.size() == bodies.size() * settings.size());
    for (const auto& [name, lines] : ours) {
        CAPTURE(name);
        REQUIRE(theirs.count(name) == 1);
        CHECK(joined(lines) == joined(theirs.at(name)));
    }
}

TEST_CASE("the words of tables stand where WeasyPrint's stand") {
    if (std::system("weasyprint --version >/dev/null 2>&1") != 0) {
        WARN("weasyprint is not installed; our tables were not compared with its tables");
        return;
    }
    const Folder folder;
    writeFile(folder.path / "tables.html", tables);
    REQUIRE(std::system(("cd '" + folder.path.string() + "' && weasyprint -q tables.html theirs.pdf").c_str()) == 0);
    setGreedily(tables, folder.path, folder.path / "ours.pdf");
    const auto ours = wordsOf(folder.path / "ours.pdf"), theirs = wordsOf(folder.path / "theirs.pdf");
    CHECK(ours.size() > 100);
    REQUIRE(ours.size() == theirs.size());
    for (size_t i = 0; i < ours.size(); ++i) {
        CAPTURE(ours[i].text);
        CHECK(ours[i].text == theirs[i].text);
        CHECK(ours[i].x == Approx(theirs[i].x).margin(.03));  // points; what the engines round
        CHECK(ours[i].y == Approx(theirs[i].y).margin(.03));
    }
}

TEST_CASE("the mock-ups' greedy lines are those of their PDFs, which WeasyPrint made") {
    const fs::path design = PROJECT_DIR "/../shared/design";
    if (!fs::exists(design / "mockup")) {
        WARN("the mock-ups were not found beside the checkout; their lines were not compared");
        return;
    }
    const Folder folder;
    for (const std::string kind : {"mockup", "mockup-editorial"}) {
        for (const std::string name : {"report", "letter", "national"}) {
            const fs::path file = design / kind / name;
            setGreedily(readFile(file.string() + ".html", 1 << 20), design / kind, folder.path / "ours.pdf");
            Lines ours = linesOf(folder.path / "ours.pdf"), theirs = linesOf(file.string() + ".pdf");
            for (Lines* lines : {&ours, &theirs}) {
                lines->erase(std::remove_if(lines->begin(), lines->end(), isRunning), lines->end());
                std::sort(lines->begin(), lines->end());
            }
            Lines onlyOurs, onlyTheirs;
            std::set_difference(ours.begin(), ours.end(), theirs.begin(), theirs.end(), std::back_inserter(onlyOurs));
            std::set_difference(theirs.begin(), theirs.end(), ours.begin(), ours.end(), std::back_inserter(onlyTheirs));
            CAPTURE(kind, name);
            CHECK(joined(onlyOurs) == joined(onlyTheirs));
        }
    }
}
