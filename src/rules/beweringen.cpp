#include "rules/beweringen.h"

#include <algorithm>

#include "base/nearest.h"
#include "base/reader.h"
#include "rules/navraag.h"

namespace oordeel::rules {
namespace {

using Kind = dutch::Quantity::Kind;

class BeweringLezer {
  public:
    BeweringLezer(const Value& value, const Verzameling& verzameling, const std::vector<Cijfer>& cijfers,
                  Diagnostics& diagnostics)
        : reader_(value, "a statement", diagnostics),
          verzameling_(verzameling),
          cijfers_(cijfers),
          diagnostics_(diagnostics) {
        bewering_.at = value.at;
    }

    Bewering lees() {
        bewering_.plaats = reader_.text("plaats");
        bewering_.nummers = reader_.texts("bij", false);
        bewering_.over = reader_.text("over");
        bewering_.toelichting = reader_.optionalText("toelichting");
        leesBeweerd();
        const Value* cijfer = reader_.value("cijfer");
        const bool nietTeToetsen = reader_.has("niet te toetsen");
        if (nietTeToetsen) bewering_.reden = reader_.text("niet te toetsen");
        if ((cijfer != nullptr) == nietTeToetsen)
            reader_.error("cijfer",
                          "a statement has either a `cijfer` that tests it or `niet te toetsen` with the reason; "
                          "write one of the two");
        reader_.finish();
        if (cijfer) toets(*cijfer);
        return std::move(bewering_);
    }

  private:
    void leesBeweerd() {
        bewering_.tekst = reader_.optionalText("tekst");
        for (const std::string& id : reader_.texts("namen", false)) bewering_.namen.push_back(naamVanOrganisatie(id));
        const std::string beweert = reader_.optionalText("beweert", bewering_.tekst);
        if (!beweert.empty()) bewering_.beweerd = dutch::readQuantity(beweert);
        if (bewering_.tekst.empty() && bewering_.namen.empty())
            reader_.error("tekst",
                          "nothing says what is stated; write the words of the document, such as 69%, or "
                          "`namen` with organisations");
    }

    std::string naamVanOrganisatie(const std::string& id) {
        std::vector<std::string> ids;
        for (const Lid& lid : verzameling_.leden) {
            ids.push_back(lid.id);
            if (lid.id == id) return lid.naam;
        }
        reader_.error("namen", "no organisation in this set has the id \"" + id + "\"" + didYouMean(id, ids));
        return id;
    }

    void toets(const Value& definitie) {
        bewering_.cijfer = readCijfer(definitie, verzameling_, cijfers_, diagnostics_);
        if (!bewering_.cijfer) return;
        bool goed = true;
        if (!bewering_.namen.empty()) {
            bewering_.ontbreken = verschil(bewering_.cijfer->namen, bewering_.namen);
            bewering_.teveel = verschil(bewering_.namen, bewering_.cijfer->namen);
            goed = bewering_.ontbreken.empty() && bewering_.teveel.empty();
        } else if (!bewering_.beweerd) {
            reader_.error("tekst", "\"" + bewering_.tekst +
                                       "\" is no number, percentage or word for a share; write only those words, or "
                                       "say under `beweert` what they mean");
            return;
        } else {
            goed = klopt(*bewering_.beweerd, *bewering_.cijfer);
        }
        bewering_.uitslag = goed ? Bewering::Uitslag::klopt : Bewering::Uitslag::kloptNiet;
    }

    /// The names of the first list that the second has not.
    static std::vector<std::string> verschil(const std::vector<std::string>& een,
                                             const std::vector<std::string>& twee) {
        std::vector<std::string> out;
        for (const std::string& naam : een)
            if (std::find(twee.begin(), twee.end(), naam) == twee.end()) out.push_back(naam);
        return out;
    }

    Reader reader_;
    const Verzameling& verzameling_;
    const std::vector<Cijfer>& cijfers_;
    Diagnostics& diagnostics_;
    Bewering bewering_;
};

}  // namespace

bool klopt(const dutch::Quantity& beweerd, const Cijfer& cijfer) {
    const bool deel = cijfer.totaal && *cijfer.totaal > 0;
    switch (beweerd.kind) {
        case Kind::number:
            return cijfer.decimalen == 0 && beweerd.value == cijfer.waarde;
        case Kind::partOf:
            return deel && beweerd.value == cijfer.waarde && beweerd.whole == *cijfer.totaal;
        case Kind::percentage: {
            // Less than one point: |claimed − 100·part/whole| < 1, without dividing.
            if (!deel) return false;
            const int64_t difference = beweerd.value * *cijfer.totaal - 100 * cijfer.waarde;
            return difference < *cijfer.totaal && -difference < *cijfer.totaal;
        }
        case Kind::share:
            return deel && beweerd.word->isTrue(cijfer.waarde, *cijfer.totaal);
    }
    return false;
}

Beweringen readBeweringen(const Value& file, const Verzameling& verzameling, Diagnostics& diagnostics) {
    Beweringen out;
    Reader reader(file, "the file of statements", diagnostics);
    out.id = reader.text("id");
    out.titel = reader.text("document");
    out.bron = reader.text("bron");
    if (reader.has("cijfers")) {
        Value cijfers = Value::ofMap();
        cijfers.set("cijfers", *reader.value("cijfers"));
        cijfers.at = reader.at("cijfers");
        out.cijfers = readCijfers(cijfers, verzameling, diagnostics);
    }
    for (const Value& value : reader.list("beweringen"))
        out.beweringen.push_back(BeweringLezer(value, verzameling, out.cijfers, diagnostics).lees());
    reader.finish();
    return out;
}

}  // namespace oordeel::rules
