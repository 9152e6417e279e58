// Rules about colours: that each means the same on every screen and printer.
#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule intentProfile{
    "colour-intent",
    {"6.2.3"},
    "The output intent for PDF/A has an ICC profile of a screen or printer, in RGB, CMYK or grey"};
constexpr Rule oneIntent{
    "colour-one-intent", {"6.2.3"}, "All output intents have the same profile, in the file itself"};
constexpr Rule profiles{
    "colour-profiles", {"6.2.4.2"}, "Each ICCBased colour space has a valid ICC profile of its number of colours"};
constexpr Rule device{"colour-device",
                      {"6.2.4.3"},
                      "Colours of a device are used only where the output intent, or a default, says what they are"};
constexpr Rule overprint{"colour-overprint", {"6.2.4.2"}, "Nothing in ICCBased CMYK overprints in mode 1 (OPM)"};
constexpr Rule spots{
    "colour-spots",
    {"6.2.4.4"},
    "Each spot colour is described, the same way wherever its name is used, with at most 32 in a space"};
constexpr Rule transfer{
    "colour-transfer",
    {"6.2.5"},
    "Graphics states have no transfer functions, no HTP, and halftones of type 1 or 5 without names"};
constexpr Rule intents{"colour-rendering-intents",
                       {"6.2.6"},
                       "Rendering intents are Perceptual, RelativeColorimetric, AbsoluteColorimetric or Saturation"};

/// What the first 128 bytes of an ICC profile say (ICC.1:2004-10, 7.2).
struct Profile {
    bool valid = false;
    int version = 0;
    std::string device;   ///< "mntr"
    std::string colours;  ///< "RGB "

    int count() const { return colours == "GRAY" ? 1 : colours == "CMYK" ? 4 : 3; }
    bool isKnown(std::initializer_list<std::string_view> devices,
                 std::initializer_list<std::string_view> spaces) const {
        return valid && version < 5 && std::find(devices.begin(), devices.end(), device) != devices.end() &&
               std::find(spaces.begin(), spaces.end(), colours) != spaces.end();
    }
    std::string text() const {
        if (!valid) return "it is no ICC profile";
        return "it is a profile of version " + std::to_string(version) + ", device " + quoted(device) + ", colours " +
               quoted(colours);
    }
};

Profile profileOf(Subject& file, const Object& stream) {
    constexpr size_t headerSize = 128;
    const std::string bytes = file.data(stream).value_or("");
    Profile profile;
    if (bytes.size() < headerSize || bytes.compare(36, 4, "acsp") != 0) return profile;
    uint32_t size = 0;
    for (size_t i = 0; i < 4; ++i) size = size << 8 | static_cast<uint8_t>(bytes[i]);
    profile.valid = size <= bytes.size() && size >= headerSize;
    profile.version = static_cast<uint8_t>(bytes[8]);
    profile.device = bytes.substr(12, 4);
    profile.colours = bytes.substr(16, 4);
    return profile;
}

void checkIntents(Subject& file, Findings& found) {
    std::map<QPDFObjGen, int> profilesUsed;
    for (const Object& intent : itemsOf(entry(file.catalog, "/OutputIntents"))) {
        const std::string kind = nameOf(entry(intent, "/S"));
        const Object stream = entry(intent, "/DestOutputProfile");
        if (isStream(stream)) ++profilesUsed[stream.getObjGen()];
        if (kind == "GTS_PDFX" && has(intent, "/DestOutputProfileRef"))
            found.add(oneIntent, at(intent), "one refers to a profile elsewhere");
        if (kind != "GTS_PDFA1") continue;
        if (!isStream(stream)) {
            found.add(intentProfile, at(intent), "it has no profile");
            continue;
        }
        const Profile profile = profileOf(file, stream);
        if (!profile.isKnown({"prtr", "mntr"}, {"RGB ", "CMYK", "GRAY"}))
            found.add(intentProfile, at(stream), profile.text());
        else if (integerOf(entry(stream, "/N"), 0) != profile.count())
            found.add(intentProfile, at(stream), "N is not " + std::to_string(profile.count()));
        if (profile.valid) file.intendedColours = profile.colours;
    }
    if (profilesUsed.size() > 1)
        found.add(oneIntent, at(file.catalog), "there are " + std::to_string(profilesUsed.size()));
}

void checkDevice(Subject& file, Findings& found) {
    for (const auto& [space, met] : file.content.device) {
        const bool described = space == "DeviceGray"  ? !file.intendedColours.empty()
                               : space == "DeviceRGB" ? file.intendedColours == "RGB "
                                                      : file.intendedColours == "CMYK";
        if (!described) found.add(device, met.place, space + " is used, and nothing says what it is");
    }
}

/// The names of the spot colours of a Separation or DeviceN.
std::vector<std::string> spotsOf(Object space) {
    std::vector<std::string> out;
    for (const Object& name : itemsOf(space.getArrayItem(1))) out.push_back(nameOf(name));
    return out;
}

class Spots {
  public:
    explicit Spots(Findings& found) : found_(found) {}

    void check(Object space, const Place& place) {
        if (space.getArrayNItems() < 4) return found_.add(spots, place, "one has no alternative");
        const bool isSeparation = nameOf(space.getArrayItem(0)) == "Separation";
        const std::vector<std::string> names = spotsOf(space);
        for (const std::string& name : names) {
            if (findBadUtf8(name)) found_.add(spots, place, quoted(name) + " is no UTF-8");
        }
        if (names.size() > 32) found_.add(spots, place, "one has " + std::to_string(names.size()) + " colours");
        if (isSeparation && !names.empty()) {
            // As in the file: the same objects, or direct ones that are written alike.
            const std::string says = space.getArrayItem(2).unparse() + " " + space.getArrayItem(3).unparse();
            const auto [known, isNew] = described_.emplace(names.front(), says);
            if (!isNew && known->second != says)
                found_.add(spots, place, quoted(names.front()) + " is described in two ways");
            return;
        }
        const Object colorants =
            space.getArrayNItems() > 4 ? entry(space.getArrayItem(4), "/Colorants") : Object::newNull();
        for (const std::string& name : names) {
            const bool process =
                name == "Cyan" || name == "Magenta" || name == "Yellow" || name == "Black" || name == "None";
            if (!process && !has(colorants, "/" + name)) found_.add(spots, place, quoted(name) + " is not described");
        }
    }

  private:
    Findings& found_;
    std::map<std::string, std::string> described_;
};

void checkSpaces(Subject& file, Findings& found) {
    Spots spotChecker(found);
    for (const Met& met : file.content.colourSpaces) {
        Object space = met.object;
        const std::string kind = nameOf(space.getArrayItem(0));
        if ((kind == "Separation" || kind == "DeviceN") && space.getArrayNItems() > 1)
            spotChecker.check(space, met.place);
        if (kind != "ICCBased" || space.getArrayNItems() < 2) continue;
        const Object stream = space.getArrayItem(1);
        const Profile profile = profileOf(file, stream);
        const Place place = at(met.place.page, stream);
        if (!profile.isKnown({"prtr", "mntr", "scnr", "spac"}, {"RGB ", "CMYK", "GRAY", "Lab "}))
            found.add(profiles, place, profile.text());
        else if (integerOf(entry(stream, "/N"), 0) != profile.count())
            found.add(profiles, place, "N is not " + std::to_string(profile.count()));
    }
}

void checkHalftone(const Object& halftone, const Place& place, Findings& found) {
    if (!isDictionary(halftone) && !isStream(halftone)) return;
    const int type = integerOf(entry(halftone, "/HalftoneType"), 0);
    if (type != 1 && type != 5) found.add(transfer, place, "a halftone is of type " + std::to_string(type));
    if (has(halftone, "/HalftoneName")) found.add(transfer, place, "a halftone has a name");
}

void checkStates(Subject& file, Findings& found) {
    for (const Met& met : file.content.states) {
        if (has(met.object, "/TR")) found.add(transfer, met.place, "it has TR");
        if (has(met.object, "/TR2") && nameOf(entry(met.object, "/TR2")) != "Default")
            found.add(transfer, met.place, "it has TR2");
        if (has(met.object, "/HTP")) found.add(transfer, met.place, "it has HTP");
        checkHalftone(entry(met.object, "/HT"), met.place, found);
    }
}

void checkOverprint(Subject& file, Findings& found) {
    for (const Place& place : file.content.overprints) found.add(overprint, place, "a mark does");
}

void checkRenderingIntents(Subject& file, Findings& found) {
    constexpr std::string_view allowed[] = {"Perceptual", "RelativeColorimetric", "AbsoluteColorimetric", "Saturation"};
    for (const Met& met : file.content.intents) {
        const std::string name = nameOf(met.object);
        if (std::find(std::begin(allowed), std::end(allowed), name) == std::end(allowed))
            found.add(intents, met.place, "one is " + quoted(name));
    }
}

void check(Subject& file, Findings& found) {
    checkIntents(file, found);
    checkDevice(file, found);
    checkSpaces(file, found);
    checkStates(file, found);
    checkOverprint(file, found);
    checkRenderingIntents(file, found);
}

}  // namespace

Family colourRules() {
    return {
        "Colours", {&intentProfile, &oneIntent, &profiles, &device, &overprint, &spots, &transfer, &intents}, check};
}

}  // namespace oordeel::verify
