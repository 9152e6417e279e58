#include "report/json.h"

#include <cstdio>

namespace oordeel::report {
namespace {

void appendText(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < ' ') {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(c));
            out += escaped;
        } else {
            out += c;
        }
    }
    out += '"';
}

void append(std::string& out, const Value& value) {
    switch (value.kind) {
        case Value::Kind::null:
            out += "null";
            break;
        case Value::Kind::boolean:
            out += value.flag ? "true" : "false";
            break;
        case Value::Kind::text:
            appendText(out, value.text);
            break;
        case Value::Kind::list:
            out += '[';
            for (size_t i = 0; i < value.list.size(); ++i) {
                if (i > 0) out += ',';
                append(out, value.list[i]);
            }
            out += ']';
            break;
        case Value::Kind::map:
            out += '{';
            for (const Entry* entry : value.entries()) {
                if (out.back() != '{') out += ',';
                appendText(out, entry->key);
                out += ':';
                append(out, entry->value);
            }
            out += '}';
            break;
    }
}

}  // namespace

std::string json(const Value& value) {
    std::string out;
    append(out, value);
    return out;
}

}  // namespace oordeel::report
