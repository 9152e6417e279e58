// The events of yaml-cpp → a Value, refusing what YAML allows and people misread.
#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "base/value.h"

namespace oordeel::yaml {

/// Thrown through yaml-cpp when reading on makes no sense. Caught in load.cpp.
struct Refusal {
    size_t offset = 0;
    std::string message;
};

/// How far yaml-cpp has come.
struct Progress {
    size_t events = 0;
    size_t offset = 0;  ///< of the latest event
};

/// Byte offset in the text of the place that yaml-cpp marks.
size_t offsetOf(const YAML::Mark& mark, std::string_view text);

class Builder : public YAML::EventHandler {
  public:
    Builder(const Source& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {}

    void OnDocumentStart(const YAML::Mark& mark) override;
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& text) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override;
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override;

    /// What was built; null before the document is whole.
    Value take() { return std::move(root_); }
    const Progress& progress() const { return progress_; }
    /// Offset of the innermost `[` or `{` that is still open, or npos.
    size_t openBracket() const;

  private:
    /// A list or map under construction.
    struct Frame {
        Value value;
        bool flow = false;    // written in [ ] or { }
        bool isKey = false;   // stands where a key should
        bool hasKey = false;  // a map whose latest key waits for its value
        bool badKey = false;  // that key was refused, and its value goes with it
        std::string key;
        Position keyAt;
    };

    size_t advance(const YAML::Mark& mark);
    bool expectsKey() const;
    void open(Value::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::EmitterStyle::value style);
    void close();
    void put(Value value);
    void key(std::string text, size_t offset, bool plain);
    void refuseKey(size_t offset, std::string message);
    Value plain(const std::string& text, size_t offset);
    void refuseTag(size_t offset);
    void refuseAnchor(size_t offset);
    void refuseTab(size_t offset);
    void refuseRemark(size_t from);
    void refuseKeyAlone();
    void refuseDuplicates(const Value& map);
    bool writesNull(size_t offset) const;
    size_t scalarEnd(size_t offset, const std::string& text) const;
    void error(size_t offset, std::string message);
    Position position(size_t offset) const { return {&source_, static_cast<uint32_t>(offset)}; }
    char at(size_t offset) const { return offset < source_.text.size() ? source_.text[offset] : '\0'; }

    const Source& source_;
    Diagnostics& diagnostics_;
    Progress progress_;
    size_t errors_ = 0;
    bool started_ = false;
    std::vector<Frame> frames_;
    Value root_;
};

}  // namespace oordeel::yaml
