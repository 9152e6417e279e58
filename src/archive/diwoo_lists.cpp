// The lists of TOOI that DIWOO 0.9.8 takes its terms from, as far as an inspectorate or a council publishes such
// documents.
#include <algorithm>

#include "archive/diwoo.h"

namespace oordeel::archive {
namespace {

std::vector<Term> listOf(std::initializer_list<std::pair<const char*, const char*>> terms) {
    std::vector<Term> out;
    for (const auto& [label, code] : terms)
        out.push_back({label, std::string("https://identifier.overheid.nl/tooi/def/thes/kern/") + code});
    return out;
}

}  // namespace

const std::vector<Term>& categorieen() {
    // In the order of article 3.3 of the Wet open overheid: the place is the number of the category in the Woo-index.
    static const std::vector<Term> list = listOf({
        {"wetten en algemeen verbindende voorschriften", "c_139c6280"},
        {"overige besluiten van algemene strekking", "c_aab6bfc7"},
        {"ontwerpen van wet- en regelgeving met adviesaanvraag", "c_759721e2"},
        {"organisatie en werkwijze", "c_40a05794"},
        {"bereikbaarheidsgegevens", "c_89ee6784"},
        {"bij vertegenwoordigende organen ingekomen stukken", "c_8c840238"},
        {"vergaderstukken Staten-Generaal", "c_c76862ab"},
        {"vergaderstukken decentrale overheden", "c_db4862c3"},
        {"agenda’s en besluitenlijsten bestuurscolleges", "c_3a248e3a"},
        {"adviezen", "c_99a836c7"},
        {"convenanten", "c_8fc2335c"},
        {"jaarplannen en jaarverslagen", "c_c6cd1213"},
        {"subsidieverplichtingen anders dan met beschikking", "c_cf268088"},
        {"Woo-verzoeken en -besluiten", "c_3baef532"},
        {"onderzoeksrapporten", "c_fdaee95e"},
        {"beschikkingen", "c_46a81018"},
        {"klachtoordelen", "c_a870c43d"},
    });
    return list;
}

const std::vector<Term>& documentsoorten() {
    static const std::vector<Term> list = listOf({
        {"aanwijzingsbeschikking", "c_c1956ef0"},
        {"advies", "c_d506b718"},
        {"advies Raad van State", "c_9b2d26fc"},
        {"adviesaanvraag", "c_a40458df"},
        {"adviesdocument", "c_7051a61f"},
        {"adviesvoorstel", "c_0e425c23"},
        {"agenda", "c_f90465b3"},
        {"ambtsbericht", "c_8b92eab4"},
        {"begroting", "c_dfa0ff1f"},
        {"beleidsdocument", "c_10eb451d"},
        {"beleidsnota", "c_9376c730"},
        {"beleidsregel", "c_fbaa7e4b"},
        {"benoemingsbeschikking", "c_acb44d77"},
        {"beschikking", "c_93b0d113"},
        {"beschikking tot handhaving", "c_1c7656ac"},
        {"beschikking tot opleggen boete", "c_45be34e9"},
        {"beschikking tot opleggen last onder bestuursdwang", "c_a55b7649"},
        {"beschikking tot opleggen last onder dwangsom", "c_566a4430"},
        {"beslisnota", "c_2977c34f"},
        {"beslissing op Wob-/Woo-verzoek", "c_4f50ca9c"},
        {"besluit", "c_465163c9"},
        {"besluitenlijst", "c_d4a4792f"},
        {"bezwaarschrift", "c_06a67c95"},
        {"brief", "c_7652d853"},
        {"brochure", "c_97f44ea5"},
        {"circulaire", "c_3eb5572a"},
        {"communicatie-uiting", "c_75007d14"},
        {"concessie", "c_30e8b503"},
        {"convenant", "c_386e74cb"},
        {"diplomatieke verklaring", "c_4bd6c154"},
        {"document van burger", "c_7ab92a02"},
        {"erkenningsbeschikking", "c_2ab17960"},
        {"evaluatierapport", "c_38ba44de"},
        {"formulier", "c_3a121159"},
        {"ingekomen stuk", "c_de27ae7a"},
        {"inspectierapport", "c_4efe1293"},
        {"instemmingsbeschikking", "c_2c0438f4"},
        {"jaarplan", "c_a6f44748"},
        {"jaarverslag", "c_3d782f30"},
        {"kaart", "c_b3a6a7fc"},
        {"klacht", "c_ef935990"},
        {"mediatekst", "c_6604fe5b"},
        {"memorie van antwoord", "c_1422b182"},
        {"memorie van toelichting", "c_11305262"},
        {"ministeriële regeling", "c_d2a6707c"},
        {"motie", "c_bf0f9c95"},
        {"nader rapport", "c_0d0e9b52"},
        {"nadere memorie van antwoord", "c_622408c6"},
        {"niet-dossierstuk", "c_f1652921"},
        {"nieuwsbericht", "c_c2f56984"},
        {"nota n.a.v. het nader verslag", "c_8f5898e5"},
        {"nota n.a.v. het verslag", "c_bee85371"},
        {"nota van wijziging", "c_c2052ba5"},
        {"onderzoeksrapport", "c_6f49bf34"},
        {"ontheffingsaanvraag", "c_d943ca24"},
        {"ontheffingsbeschikking", "c_f7dc55d9"},
        {"organisatiegegevens", "c_9ecc0007"},
        {"parlementair document", "c_1986dbe5"},
        {"persbericht", "c_7eba29ad"},
        {"plan", "c_5b1055aa"},
        {"publicatie", "c_6bbc9177"},
        {"rapport", "c_3300f29a"},
        {"regeling", "c_995d4fe9"},
        {"richtlijn", "c_41ac5574"},
        {"subsidieaanvraag", "c_5824891d"},
        {"subsidiebeschikking", "c_aebfec50"},
        {"termijnagenda", "c_a1dae55d"},
        {"toespraak", "c_2aedadff"},
        {"verantwoordingsrapport", "c_99d3e284"},
        {"vergaderstuk", "c_7f9dffa7"},
        {"vergaderverslag", "c_42e406dd"},
        {"vergunning", "c_002fc258"},
        {"vergunningaanvraag", "c_dad2a6ed"},
        {"voorstel van wet", "c_33d7570c"},
        {"voortgangsrapport", "c_cccba364"},
        {"zienswijze", "c_df2cb56e"},
    });
    return list;
}

const std::vector<Term>& redenen() {
    static const std::vector<Term> list = listOf({
        {"correctie privacygevoelige gegevens", "c_098c1346"},
        {"correctie procedurele fout", "c_c77c86e0"},
    });
    return list;
}

Term term(const std::vector<Term>& list, const std::string& label) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const Term& one) { return one.label == label; });
    return found == list.end() ? Term{label, ""} : *found;
}

}  // namespace oordeel::archive
