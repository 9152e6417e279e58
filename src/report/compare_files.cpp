#include "report/compare_files.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "base/file.h"
#include "report/compare.h"
#include "report/dataset.h"
#include "report/json.h"
#include "report/kader_file.h"

namespace oordeel::report {
namespace fs = std::filesystem;
namespace {

constexpr size_t largestList = size_t{16} << 20;

/// An assessment with its kader. The kaders stand in a deque, which does not move them.
struct Gelezen {
    const rules::Toetsingskader* kader = nullptr;
    rules::Beoordeling beoordeling;
    rules::Scorecard kaart;
};

class Comparer {
  public:
    explicit Comparer(const CompareRequest& request) : request_(request) {}

    CompareAnswer compare() {
        readData();
        const std::map<std::string, Gelezen> toen = readSide(request_.toen), nu = readSide(request_.nu);
        readOvergang();
        CompareAnswer answer;
        answer.hasErrors = diagnostics_.hasErrors();
        answer.messages = diagnostics_.text();
        if (answer.hasErrors) return answer;
        for (const auto& [id, one] : toen)
            if (!nu.count(id)) answer.lone.push_back("\"" + id + "\" has no assessment in " + shown(request_.nu));
        for (const auto& [id, one] : nu) {
            const auto before = toen.find(id);
            if (before == toen.end())
                answer.lone.push_back("\"" + id + "\" has no assessment in " + shown(request_.toen));
            else
                answer.output += outputOf(id, before->second, one, answer.output.empty());
        }
        return answer;
    }

  private:
    /// The kaders, names of organisations and overgangen that the documents of the data folder use.
    void readData() {
        const fs::path file = fs::is_directory(request_.data) ? request_.data / "documenten.yaml" : request_.data;
        const Documenten documenten =
            readDocumenten(sources_.add(shown(file), readFile(file, largestList)), sources_, diagnostics_);
        std::set<std::string> read;
        for (const Soort& soort : documenten.soorten) {
            for (const NamedFile* named : {&soort.kader, &soort.vorigKader})
                if (!named->path.empty() && read.insert(shown(named->path)).second) readKader(*named);
            if (!soort.organisaties.path.empty() && read.insert(shown(soort.organisaties.path)).second)
                readNames(soort.organisaties);
            if (!soort.overgang.path.empty() && read.insert(shown(soort.overgang.path)).second)
                overgangFiles_.push_back(soort.overgang);
        }
    }

    void readKader(const NamedFile& named) {
        std::vector<const Source*> files;
        rules::Toetsingskader kader;
        if (!loadKader(named, kader, files, sources_, diagnostics_)) return;
        const bool known = std::any_of(kaders_.begin(), kaders_.end(),
                                       [&](const auto& other) { return rules::zelfdeKader(kader, other); });
        if (!known) kaders_.push_back(std::move(kader));
    }

    /// Names for the text; what is wrong with the list is told by who makes documents of it.
    void readNames(const NamedFile& named) {
        Value file;
        const Source* source = open(named, sources_, diagnostics_);
        if (!source || !load(*source, file, diagnostics_)) return;
        const Value* list = file.find("organisaties");
        for (const Value& item : list ? list->list : std::vector<Value>{}) {
            const Value *id = item.find("id"), *naam = item.find("naam");
            if (id && naam) names_.emplace(id->text, naam->text);
        }
    }

    void readOvergang() {
        if (!request_.overgang.empty()) overgangFiles_ = {{request_.overgang, {}}};
        std::vector<const rules::Toetsingskader*> known;
        for (const rules::Toetsingskader& kader : kaders_) known.push_back(&kader);
        for (const NamedFile& named : overgangFiles_) {
            const Source* source = open(named, sources_, diagnostics_);
            Value file;
            if (!source || !load(*source, file, diagnostics_)) continue;
            overgangen_.push_back(rules::readOvergang(file, known, diagnostics_));
            overgangen_.push_back(rules::omgekeerd(overgangen_.back()));
        }
    }

    std::map<std::string, Gelezen> readSide(const fs::path& path) {
        std::vector<fs::path> files{path};
        if (fs::is_directory(path)) {
            files.clear();
            for (const auto& entry : fs::directory_iterator(path))
                if (entry.path().extension() == ".yaml" || entry.path().extension() == ".yml")
                    files.push_back(entry.path());
            std::sort(files.begin(), files.end());
        }
        std::map<std::string, Gelezen> out;
        for (const fs::path& file : files) {
            Value value;
            if (!load(sources_.add(shown(file), readFile(file, largestList)), value, diagnostics_)) continue;
            const rules::Toetsingskader* kader = kaderOf(value);
            if (!kader) continue;
            Gelezen one{kader, rules::readBeoordeling(value, *kader, diagnostics_), {}};
            if (diagnostics_.hasErrors()) continue;
            one.kaart = rules::score(*kader, one.beoordeling);
            const std::string id = one.beoordeling.organisatie;
            if (!out.emplace(id, std::move(one)).second)
                diagnostics_.error(value.at, "\"" + id + "\" has two assessments here; name one of them");
        }
        return out;
    }

    const rules::Toetsingskader* kaderOf(const Value& file) {
        const Value *id = file.find("kader"), *versie = file.find("versie");
        std::string known;
        for (const rules::Toetsingskader& kader : kaders_) {
            if (id && versie && kader.id == id->text && kader.versie == versie->text) return &kader;
            known += (known.empty() ? "" : ", ") + kader.id + " " + kader.versie;
        }
        if (!id || !versie)
            diagnostics_.error(file.at,
                               "this says not by which kader and version it was made; write kader: and versie:");
        else
            diagnostics_.error(id->at, "no kader \"" + id->text + "\" of version " + versie->text + " is used in " +
                                           shown(request_.data) + "; known are " + known);
        return nullptr;
    }

    std::string outputOf(const std::string& id, const Gelezen& toen, const Gelezen& nu, bool first) const {
        const auto overgang = std::find_if(overgangen_.begin(), overgangen_.end(), [&](const rules::Overgang& one) {
            return one.past(*toen.kader, *nu.kader);
        });
        const rules::Kant then{toen.kader, &toen.beoordeling, &toen.kaart}, now{nu.kader, &nu.beoordeling, &nu.kaart};
        const auto name = names_.find(id);
        const Value value = comparison(
            rules::vergelijk(then, now, overgang == overgangen_.end() ? nullptr : &*overgang, request_.peildatum), then,
            now, name == names_.end() ? id : name->second);
        if (request_.json) return json(value) + "\n";
        return (first ? "" : "\n") + comparisonText(value);
    }

    const CompareRequest& request_;
    Sources sources_;
    Diagnostics diagnostics_;
    std::deque<rules::Toetsingskader> kaders_;
    std::map<std::string, std::string> names_;
    std::vector<NamedFile> overgangFiles_;
    std::deque<rules::Overgang> overgangen_;
};

}  // namespace

CompareAnswer compareFiles(const CompareRequest& request) {
    return Comparer(request).compare();
}

}  // namespace oordeel::report
