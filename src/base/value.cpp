#include "base/value.h"

#include <algorithm>

namespace oordeel {

Value::Value() = default;

Value::Value(std::string words) : kind(Kind::text), text(std::move(words)) {}

Value::Value(const char* words) : Value(std::string(words)) {}

Value Value::ofFlag(bool flag) {
    Value value;
    value.kind = Kind::boolean;
    value.flag = flag;
    value.text = flag ? "true" : "false";
    return value;
}

Value Value::ofList() {
    return ofList(std::vector<Value>());
}

Value Value::ofList(std::vector<Value> items) {
    Value value;
    value.kind = Kind::list;
    value.list = std::move(items);
    return value;
}

Value Value::ofMap() {
    Value value;
    value.kind = Kind::map;
    return value;
}

Value Value::shared(Value map) {
    Value value = ofMap();
    value.at = map.at;
    value.base = std::make_shared<const Value>(std::move(map));
    return value;
}

const Value* Value::find(std::string_view key) const {
    for (const Entry& entry : map) {
        if (entry.key == key) return &entry.value;
    }
    return base ? base->find(key) : nullptr;
}

Value& Value::set(std::string_view key, Value value) {
    kind = Kind::map;
    for (Entry& entry : map) {
        if (entry.key == key) return entry.value = std::move(value);
    }
    map.push_back({std::string(key), std::move(value), {}});
    return map.back().value;
}

std::vector<const Entry*> Value::entries() const {
    std::vector<const Entry*> all;
    if (base) all = base->entries();
    for (const Entry& own : map) {
        const auto same =
            std::find_if(all.begin(), all.end(), [&](const Entry* other) { return other->key == own.key; });
        if (same == all.end()) {
            all.push_back(&own);
        } else {
            *same = &own;
        }
    }
    return all;
}

}  // namespace oordeel
