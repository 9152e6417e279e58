// Rules about how large things may be (ISO 19005-2, 6.1.13), and about names that must be UTF-8.
#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule integers{"limit-integers", {"6.1.13"}, "Integers lie between -2147483648 and 2147483647"};
constexpr Rule reals{"limit-reals",
                     {"6.1.13"},
                     "Reals lie between -3.403e38 and 3.403e38, and are zero or at least 1.175e-38 away from it"};
constexpr Rule strings{"limit-strings", {"6.1.13"}, "Strings are at most 32767 bytes long"};
constexpr Rule names{"limit-names", {"6.1.13"}, "Names are at most 127 bytes long"};
constexpr Rule objects{"limit-objects", {"6.1.13"}, "There are at most 8388607 indirect objects"};
constexpr Rule pageSize{
    "limit-page-size", {"6.1.13"}, "The boxes of a page are at least 3 and at most 14400 units wide and high"};
constexpr Rule utf8Names{"names-utf8", {"6.1.8"}, "Names of fonts, of spot colours and of structure types are UTF-8"};

class Walker {
  public:
    Walker(Findings& found) : found_(found) {}

    void walk(const Object& indirect) {
        place_ = at(indirect);
        std::vector<Object> open{indirect};
        bool isRoot = true;
        while (!open.empty()) {
            Object object = open.back();
            open.pop_back();
            if (object.isIndirect() && !isRoot) continue;  // has its own turn
            isRoot = false;
            if (object.isStream()) object = object.getDict();
            if (object.isArray()) {
                const std::vector<Object> items = object.getArrayAsVector();
                open.insert(open.end(), items.begin(), items.end());
            } else if (object.isDictionary()) {
                for (const auto& [key, value] : object.getDictAsMap()) {
                    checkName(key);
                    if (isUtf8Key(key)) checkUtf8(value);
                    open.push_back(value);
                }
            } else {
                checkScalar(object);
            }
        }
    }

  private:
    static bool isUtf8Key(const std::string& key) { return key == "/BaseFont" || key == "/FontName" || key == "/S"; }

    void checkUtf8(const Object& name) {
        if (findBadUtf8(nameOf(name))) found_.add(utf8Names, place_, quoted(nameOf(name)));
    }

    void checkName(const std::string& name) {
        if (name.size() > 128)  // with its slash
            found_.add(names, place_, quoted(name.substr(1)) + " has " + std::to_string(name.size() - 1) + " bytes");
    }

    void checkScalar(Object object) {
        if (object.isName()) {
            checkName(object.getName());
        } else if (object.isString()) {
            if (const size_t size = object.getStringValue().size(); size > 32767)
                found_.add(strings, place_, "one has " + std::to_string(size) + " bytes");
        } else if (object.isInteger()) {
            const long long value = object.getIntValue();
            if (value > 2147483647LL || value < -2147483648LL) found_.add(integers, place_, std::to_string(value));
        } else if (object.isReal()) {
            checkReal(object.getRealValue());
        }
    }

    void checkReal(std::string digits) {
        if (digits.starts_with('+')) digits.erase(0, 1);
        double value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        const bool small = value != 0 && std::abs(value) < 1.175e-38;
        if (error == std::errc::result_out_of_range || std::abs(value) > 3.403e38 || small)
            found_.add(reals, place_, quoted(digits));
    }

    Findings& found_;
    Place place_;
};

void checkPage(const Page& page, size_t number, Findings& found) {
    for (const char* key : {"/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"}) {
        // MediaBox and CropBox may stand higher in the page tree.
        Object node = page.dictionary;
        for (int steps = 0; steps < 64 && !has(node, key) && has(node, "/Parent"); ++steps)
            node = entry(node, "/Parent");
        const std::vector<Object> sides = itemsOf(entry(node, key));
        if (sides.size() != 4) continue;
        double side[4] = {};
        for (size_t i = 0; i < 4; ++i) side[i] = numberOf(sides[i]).value_or(0);
        for (const double length : {std::abs(side[2] - side[0]), std::abs(side[3] - side[1])}) {
            if (length >= 3 && length <= 14400) continue;
            found.add(pageSize, at(number, page.dictionary),
                      std::string(key + 1) + " is " + std::to_string(std::lround(std::min(length, 1e9))) + " units");
        }
    }
}

void check(Subject& file, Findings& found) {
    Walker walker(found);
    for (const Object& object : file.objects) walker.walk(object);
    walker.walk(file.trailer);
    constexpr size_t most = 8388607;
    if (file.objects.size() > most) found.add(objects, {}, "there are " + std::to_string(file.objects.size()));
    for (size_t i = 0; i < file.pages.size(); ++i) checkPage(file.pages[i], i + 1, found);
}

}  // namespace

Family limitRules() {
    return {"Limits", {&integers, &reals, &strings, &names, &objects, &pageSize, &utf8Names}, check};
}

}  // namespace oordeel::verify
