#include "verify/subject.h"

#include <algorithm>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFExc.hh>
#include <set>

namespace oordeel::verify {

namespace {

// What all streams of a file together may unpack to. A report of 600 pages takes 10 MB.
constexpr size_t mostBytes = size_t{256} << 20;
constexpr size_t mostPages = 1'000'000;

/// The end of a qpdf pipeline: takes what is unpacked until it is too much.
class Limited : public Pipeline {
  public:
    explicit Limited(size_t room) : Pipeline("limited", nullptr), room_(room) {}

    void write(const unsigned char* data, size_t size) override {
        if (size > room_ - bytes.size()) {
            overflows = true;
            throw TooMuch("its streams unpack to more than 256 MB");
        }
        bytes.append(reinterpret_cast<const char*>(data), size);
    }
    void finish() override {}

    std::string bytes;
    bool overflows = false;

  private:
    size_t room_;
};

}  // namespace

Subject::Subject(std::string_view all) : bytes(all) {
    qpdf.setSuppressWarnings(true);
    qpdf.processMemoryFile("file", all.data(), all.size());
    trailer = qpdf.getTrailer();
    catalog = qpdf.getRoot();
    objects = qpdf.getAllObjects();
    findPages();
}

void Subject::findPages() {
    struct Node {
        Object object, resources;
    };
    std::vector<Node> open{{entry(catalog, "/Pages"), Object::newNull()}};
    std::set<QPDFObjGen> seen;
    while (!open.empty()) {
        const auto [node, inherited] = open.back();
        open.pop_back();
        Object object = node;
        if (!object.isDictionary()) {
            pageTreeFault = "one of its nodes is no dictionary";
            continue;
        }
        if (object.isIndirect() && !seen.insert(object.getObjGen()).second) {
            pageTreeFault = "object " + std::to_string(object.getObjectID()) + " stands in it twice";
            continue;
        }
        const Object own = entry(object, "/Resources");
        const Object resources = isDictionary(own) ? own : inherited;
        Object kids = entry(object, "/Kids");
        if (kids.isArray()) {
            const std::vector<Object> items = kids.getArrayAsVector();
            for (auto kid = items.rbegin(); kid != items.rend(); ++kid) open.push_back({*kid, resources});
        } else if (pages.size() < mostPages) {
            pages.push_back({object, resources});
            pageNumbers[object.getObjGen()] = pages.size();
        }
    }
    if (pages.empty() && pageTreeFault.empty()) pageTreeFault = "it has no page";
}

std::optional<std::string> Subject::data(Object stream) {
    if (!stream.isStream()) return std::nullopt;
    Limited sink(mostBytes - unpacked_);
    bool done = false, filtered = false;
    try {
        done = stream.pipeStreamData(&sink, &filtered, 0, qpdf_dl_specialized, true, false);
    } catch (const TooMuch&) {
        throw;
    } catch (const std::exception&) {
        done = false;
    }
    if (sink.overflows) throw TooMuch("its streams unpack to more than 256 MB");
    unpacked_ += sink.bytes.size();
    if (!done || (!filtered && has(stream, "/Filter"))) return std::nullopt;
    return std::move(sink.bytes);
}

void Subject::spend(size_t steps) {
    constexpr size_t most = 20'000'000;
    spent_ += steps;
    if (spent_ > most) throw TooMuch("its tables are larger than any real file's");
}

size_t Subject::pageOf(const Object& page) const {
    const auto found = pageNumbers.find(page.getObjGen());
    return found == pageNumbers.end() ? 0 : found->second;
}

Place at(size_t page, const Object& object) {
    return {page, numberOfObject(object), ""};
}

Place at(const Object& object) {
    return at(0, object);
}

}  // namespace oordeel::verify
