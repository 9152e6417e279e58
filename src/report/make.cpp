#include "report/make.h"

#include <algorithm>
#include <set>

#include "base/dutch.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/stopwatch.h"
#include "css/css.h"
#include "html/document.h"
#include "layout/faint.h"
#include "layout/layout.h"
#include "pdf/write.h"
#include "report/bewering_names.h"
#include "report/cijfer_names.h"
#include "report/claims.h"
#include "report/context.h"
#include "report/grafieken.h"
#include "report/groups.h"
#include "report/metadata.h"
#include "report/personal.h"
#include "report/pictures.h"
#include "report/tellingen.h"
#include "template/mustache.h"
#include "web/fonts.h"
#include "web/page.h"

namespace oordeel::report {
namespace {

constexpr size_t largestPage = size_t{8} << 20;

/// A file of the templates folder, or an error at the place that names it.
const Source* find(const Templates& templates, const NamedFile& file, Diagnostics& diagnostics) {
    const std::string name = file.path.generic_string();
    const Source* source = templates.find(name);
    if (!source && !name.empty()) {
        diagnostics.error(file.at, "there is no file \"" + name + "\" in " + shown(templates.folder()) +
                                       didYouMean(name, templates.names()));
    }
    return source;
}

/// Notes in `used` the template and those that it holds, each once.
std::string render(const Source& source, const Value& names, const Templates& templates,
                   std::vector<const Source*>& used, Diagnostics& diagnostics) {
    const auto note = [&](const Source* one) {
        if (one && std::find(used.begin(), used.end(), one) == used.end()) used.push_back(one);
        return one;
    };
    note(&source);
    mustache::Options options;
    options.escaping = mustache::escapingFor(source.name);
    options.partial = [&](std::string_view name) { return note(templates.find(name)); };
    options.partialNames = templates.names();
    return mustache::render(source, names, options, diagnostics);
}

/// A text of documenten.yaml that may use the template's names.
std::string filledIn(const std::string& text, Position at, const Value& names, Sources& sources,
                     Diagnostics& diagnostics) {
    if (text.find("{{") == std::string::npos) return text;
    const Source& source = embedded(text, at, sources);
    mustache::Options options;
    options.escaping = mustache::Escaping::none;
    const std::string filled = mustache::render(source, names, options, diagnostics);
    return filled.substr(std::min(filled.find_first_not_of(" \t\r\n"), filled.size()));
}

/// The enclosures of a letter, which it counts as well as lists; those of the addressee go before those of all.
Value bijlagen(const Value& geadresseerde, const Value& gegevens) {
    const Value* named = geadresseerde.find("bijlagen");
    if (!named) named = gegevens.find("bijlagen");
    std::vector<Value> items;
    for (const Value& text : named ? named->list : std::vector<Value>{}) {
        items.emplace_back().set("naam", text);
    }
    return group(std::move(items));
}

/// Free data in which figures stand by their names: "{{cijfers.zicht_beter.Deel}}" is written out.
Value withFigures(const Value& data, const Value& names, Sources& sources, Diagnostics& diagnostics) {
    Value out = data;
    if (data.kind == Value::Kind::text) out.text = filledIn(data.text, data.at, names, sources, diagnostics);
    for (Value& item : out.list) item = withFigures(item, names, sources, diagnostics);
    for (Entry& entry : out.map) entry.value = withFigures(entry.value, names, sources, diagnostics);
    return out;
}

/// The names that a template may use.
Value namesOf(const Soort& soort, const Dataset& dataset, size_t index, const Templates& templates, Sources& sources,
              Diagnostics& diagnostics) {
    Value names, figures;
    if (!dataset.cijfers.empty()) figures.set("cijfers", cijferNamen(dataset.cijfers));
    Value gegevens =
        dataset.cijfers.empty() ? soort.gegevens : withFigures(soort.gegevens, figures, sources, diagnostics);
    // Drawings have the colours of the house style, unless the document has its own.
    if (const Value* drawings = soort.huisstijl.find("tekeningen"); drawings && !gegevens.find("huisstijl"))
        gegevens.set("huisstijl", *drawings);
    if (soort.herhaal == Herhaal::perGeadresseerde) {
        const Value& geadresseerde = dataset.geadresseerden[index].velden;
        if (const auto subject = dataset.geadresseerden[index].beoordeling)
            names = context(dataset, *subject, gegevens, templates.folder() / "tekens", sources, diagnostics);
        names.set("geadresseerde", geadresseerde);
        names.set("gegevens", gegevens);
        names.set("bijlagen", bijlagen(geadresseerde, gegevens));
    } else if (dataset.eenmaal) {
        names = context(dataset, gegevens, templates.folder() / "tekens", sources, diagnostics);
    } else {
        names = context(dataset, index, gegevens, templates.folder() / "tekens", sources, diagnostics);
    }
    if (soort.herhaal == Herhaal::overzicht) names.set("documenten", dataset.documenten);
    if (!dataset.cijfers.empty()) names.set("cijfers", *figures.find("cijfers"));
    names.set("tellingen", tellingen(gegevens, diagnostics));
    names.set("grafieken", grafieken(gegevens, readHuisstijl(gegevens, diagnostics), diagnostics));
    names.set("huisstijl", soort.huisstijl);
    if (!dataset.beweringen.empty()) names.set("beweringen", beweringNamen(dataset.beweringen));
    std::vector<Value> uitzonderingen;
    for (const Uitzondering& one : soort.uitzonderingen) {
        Value& item = uitzonderingen.emplace_back(Value::ofMap());
        item.set("tekst", one.tekst);
        item.set("reden", line(one.reden));
    }
    names.set("uitzonderingen", group(std::move(uitzonderingen)));
    if (!soort.datum.empty()) names.set("datum", dutch::longDate(soort.datum));
    return names;
}

/// What a letter brings along, as a part of a page: filled with the letter's own names, but for the texts of its kind.
Value filledBijlage(const Bijlage& bijlage, const std::string& documentName, Value names, const Templates& templates,
                    std::vector<const Source*>& used, Sources& sources, Diagnostics& diagnostics) {
    const Source* source = find(templates, bijlage.sjabloon, diagnostics);
    if (!source) return {};
    names.set("gegevens", bijlage.gegevens);
    std::string text = render(*source, names, templates, used, diagnostics);
    if (mustache::escapingFor(source->name) == mustache::Escaping::markdown && !diagnostics.hasErrors()) {
        const Source& markdown = sources.add(documentName + " bijlage.md", std::move(text));
        text = html::fromMarkdown(markdown, html::RawHtml::pass, diagnostics);
    }
    Value part = Value::ofMap();
    part.set("inhoud", text);
    return part;
}

/// The template filled in: one HTML document as text.
std::string fill(const Soort& soort, const std::string& documentName, Value& names, const Templates& templates,
                 std::vector<const Source*>& used, Sources& sources, Diagnostics& diagnostics) {
    const Source* source = find(templates, soort.sjabloon, diagnostics);
    if (!source) return "";
    std::string text = render(*source, names, templates, used, diagnostics);
    if (mustache::escapingFor(source->name) != mustache::Escaping::markdown || diagnostics.hasErrors()) return text;

    const Source* page = find(templates, soort.pagina, diagnostics);
    if (!page) return "";
    const Source& markdown = sources.add(documentName + ".md", std::move(text));
    names.set("inhoud", html::fromMarkdown(markdown, html::RawHtml::pass, diagnostics));
    if (soort.herhaal == Herhaal::perGeadresseerde) {
        names.set("bijgevoegd", soort.bijgevoegd ? filledBijlage(*soort.bijgevoegd, documentName, names, templates,
                                                                 used, sources, diagnostics)
                                                 : Value());
    }
    return render(*page, names, templates, used, diagnostics);
}

std::vector<const Source*> styleSheets(const html::Document& document, const std::filesystem::path& folder,
                                       Sources& sources, Diagnostics& diagnostics) {
    std::vector<const Source*> sheets;
    for (const html::StyleSheetReference& sheet : html::styleSheets(document)) {
        const Source* source = sheet.href.empty() ? &embedded(sheet.text, sheet.at, sources)
                                                  : open({folder / sheet.href, sheet.at}, sources, diagnostics);
        if (source) sheets.push_back(source);
    }
    return sheets;
}

/// Holds the prose of a document against the data, and what its inspector wrote.
std::vector<Claim> checkProse(html::Document& document, const Soort& soort, const Dataset& dataset, size_t index,
                              Diagnostics& diagnostics) {
    std::vector<Claim> claims = testBound(document, dataset, soort.uitzonderingen, diagnostics);
    checkExceptions(document, soort.uitzonderingen, diagnostics);
    if (dataset.kader.themas.empty()) return claims;
    checkReferences(document, dataset.kader, dataset.vorige.kader.get(), diagnostics);
    if (soort.herhaal == Herhaal::perBeoordeling) checkNames(dataset, dataset.beoordelingen[index], diagnostics);
    return claims;
}

/// The quantities that somebody typed, in the order of their files.
std::vector<Claim> typedClaims(const Soort& soort, const Dataset& dataset, size_t index,
                               const std::vector<const Source*>& templates) {
    std::vector<Claim> claims = unboundIn(soort.gegevens);
    const auto add = [&](std::vector<Claim> more) { claims.insert(claims.end(), more.begin(), more.end()); };
    for (const Source* source : templates) add(unboundIn(*source));
    if (soort.herhaal != Herhaal::perBeoordeling) return claims;
    for (const rules::Bevinding& one : dataset.beoordelingen[index].bevindingen) {
        Value text(one.tekst);
        text.at = one.at;
        add(unboundIn(text));
    }
    for (const rules::Verbeterpunt& punt : dataset.beoordelingen[index].verbeterpunten) {
        Value text(punt.titel + "\n\n" + punt.gevraagd + "\n\n" + punt.maatregel);
        text.at = punt.at;
        if (!punt.afgeleid) add(unboundIn(text));
    }
    return claims;
}

/// The style sheets come first in the head, before those that the page itself names.
std::string withStyles(const Page& page) {
    std::string styles;
    for (const Source* sheet : page.sheets) styles += "<style>\n" + sheet->text + "</style>\n";
    std::string text = page.html->text;
    const std::string head = "<head>\n";
    const size_t at = text.find(head);
    return at == std::string::npos ? styles + text : text.insert(at + head.size(), styles);
}

/// The edition for a browser. Its style sheets are those of the paper and, if the folder of templates has one,
/// web.css.
std::string webEdition(const html::Document& document, const css::Styles& styles,
                       const std::vector<const Source*>& sheets, const pdf::Metadata& metadata,
                       const Templates& templates, const std::string& script, const web::FontFaces& fonts) {
    web::Parts parts{metadata.title, metadata.author, metadata.subject, {}, metadata.date, {}, fonts.rules, {}, {},
                     script};
    for (const std::string& word : metadata.keywords) parts.keywords += (parts.keywords.empty() ? "" : ", ") + word;
    for (const Source* sheet : sheets) parts.sheets.push_back(sheet->text);
    if (const Source* screen = templates.find("web.css")) parts.screen = screen->text;
    parts.pictures = pictureFiles(document, templates.folder());
    return web::write(document, styles, parts);
}

std::vector<std::string> fontsOf(const layout::Pages& pages) {
    std::set<std::string> paths;
    for (const layout::Page& page : pages.pages) {
        for (const layout::Mark& mark : page.marks) {
            const auto* run = std::get_if<layout::TextRun>(&mark.what);
            if (run && run->face) paths.insert(run->face->path);
        }
    }
    return {paths.begin(), paths.end()};
}

/// All that goes into a document beside its tree.
struct Setting {
    std::vector<const Source*> sheets;
    layout::Pictures pictures;
    pdf::Metadata metadata;
    Output output = Output::pdf;
    bool alsoWeb = false;
    const Templates* templates = nullptr;  ///< only a web edition needs them
    std::string script;
};

Printed print(html::Document document, const Setting& setting, text::Fonts& fonts, Diagnostics& diagnostics,
              Times& times) {
    const auto& [sheets, pictures, metadata, output, alsoWeb, templates, script] = setting;
    Stopwatch watch;
    const auto lap = [&](Stage stage) { times.add(stage, watch); };
    if (output == Output::html) return {html::dump(document)};
    const css::Styles styles = css::compute(document, sheets, diagnostics);
    lap(Stage::style);
    if (output == Output::web && diagnostics.hasErrors()) return {};
    if (output == Output::web) {
        const web::FontFaces faces = web::fontFaces(document, styles, fonts);
        Printed web{webEdition(document, styles, sheets, metadata, *templates, script, faces)};
        web.fonts = faces.files;
        lap(Stage::write);
        return web;
    }
    if (output == Output::list) return {layout::dumpList(document, styles, fonts, diagnostics, pictures), 0};
    layout::Pages pages = layout::paginate(document, styles, fonts, diagnostics, pictures);
    lap(Stage::layout);
    layout::warnOfFaint(pages, document, styles, diagnostics);
    lap(Stage::check);
    if (output == Output::pages) return {layout::dump(pages, document), pages.pages.size()};
    if (diagnostics.hasErrors()) return {};
    if (output == Output::tags) return {pdf::dumpTags(pages, document), pages.pages.size()};
    Printed printed{"", pages.pages.size()};
    printed.fonts = fontsOf(pages);
    printed.bytes = pdf::write(std::move(pages), document, metadata);
    if (alsoWeb) {
        printed.web =
            webEdition(document, styles, sheets, metadata, *templates, script, web::fontFaces(document, styles, fonts));
    }
    lap(Stage::write);
    return printed;
}

}  // namespace

Page fillPage(const Soort& soort, const Dataset& dataset, size_t index, const Templates& templates, Sources& sources,
              Diagnostics& diagnostics) {
    Value names = namesOf(soort, dataset, index, templates, sources, diagnostics);
    Page page;
    page.title = filledIn(soort.titel, soort.titelAt, names, sources, diagnostics);
    names.set("titel", page.title);
    const std::string name = soort.id + "/" + dataset.id(index);
    page.html = &sources.add(name + ".html", fill(soort, name, names, templates, page.templates, sources, diagnostics));
    for (const NamedFile& file : soort.stijl) {
        const NamedFile named{filledIn(file.path.generic_string(), file.at, names, sources, diagnostics), file.at};
        if (const Source* sheet = find(templates, named, diagnostics)) page.sheets.push_back(sheet);
    }
    return page;
}

Printed make(const Soort& soort, const Dataset& dataset, size_t index, const Templates& templates, Output output,
             text::Fonts& fonts, Sources& sources, Diagnostics& diagnostics, Beside beside) {
    Times times{};
    Stopwatch watch;
    const auto lap = [&](Stage stage) { times.add(stage, watch); };
    Page page = fillPage(soort, dataset, index, templates, sources, diagnostics);
    lap(Stage::fill);
    if (diagnostics.hasErrors()) return {};
    if (output == Output::source) return {withStyles(page), 0};
    html::Document document = html::parse(*page.html, diagnostics);
    lap(Stage::parse);
    std::vector<Claim> claims;
    if (!diagnostics.hasErrors()) claims = checkProse(document, soort, dataset, index, diagnostics);
    const auto allClaims = [&] { return listed(claims) + listed(typedClaims(soort, dataset, index, page.templates)); };
    if (output == Output::claims) return {allClaims()};
    for (const Source* own : styleSheets(document, templates.folder(), sources, diagnostics))
        page.sheets.push_back(own);
    Setting setting{page.sheets,
                    readPictures(document, templates.folder(), sources, diagnostics),
                    metadataOf(document, diagnostics),
                    output,
                    beside.web,
                    &templates,
                    ""};
    pdf::Metadata& metadata = setting.metadata;
    metadata.title = page.title;
    if (!soort.auteur.empty()) metadata.author = soort.auteur;
    if (!soort.onderwerp.empty()) metadata.subject = soort.onderwerp;
    if (!soort.trefwoorden.empty()) metadata.keywords = soort.trefwoorden;
    if (!soort.datum.empty()) metadata.date = soort.datum;
    if (output == Output::pdfWithData) metadata.attachments = dataFiles(soort, dataset, index);
    const bool letter = soort.herhaal == Herhaal::perGeadresseerde;
    warnOfPersonal(document, {metadata.title, metadata.author, metadata.subject}, soort.functionarissen,
                   {&soort.gegevens, letter ? &dataset.geadresseerden[index].velden : nullptr}, diagnostics);
    if (!soort.script.path.empty()) {
        const NamedFile named{templates.folder() / soort.script.path, soort.script.at};
        if (const Source* script = open(named, sources, diagnostics)) setting.script = script->text;
    }
    lap(Stage::check);
    Printed printed = print(std::move(document), setting, fonts, diagnostics, times);
    if (beside.claims) printed.claims = allClaims();
    printed.title = page.title;
    printed.times = times;
    return printed;
}

Printed printFile(const std::filesystem::path& file, Output output, Sources& sources, Diagnostics& diagnostics) {
    const Source& page = sources.add(shown(file), readFile(file, largestPage));
    html::Document document = html::parse(page, diagnostics);
    Setting setting;
    setting.sheets = styleSheets(document, file.parent_path(), sources, diagnostics);
    setting.pictures = readPictures(document, file.parent_path(), sources, diagnostics);
    setting.metadata = metadataOf(document, diagnostics);
    setting.output = output;
    if (output == Output::pdfWithData) setting.metadata.attachments = pageFiles(page, setting.sheets);
    text::Fonts fonts;
    Times times{};
    return print(std::move(document), setting, fonts, diagnostics, times);
}

}  // namespace oordeel::report
