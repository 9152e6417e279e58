// An XML file against a table of what its elements may hold → sentences about what is wrong.
//
// The two standards that we write give their rules as XSD. Their tables here are the same rules, so that an archive can
// be checked wherever the program runs; a test holds the tables against the XSDs.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "archive/xml.h"

namespace oordeel::archive {

struct Field {
    std::string name;
    std::string
        type;  ///< another entry of the table, or text, whole, date, time, dateTime, duration, language, address
    int least = 1;
    int most = 1;  ///< -1: any number
};

/// What an element of a type holds.
struct Content {
    std::vector<Field> fields;
    bool inAnyOrder = false;
    bool choice = false;  ///< exactly one of the fields
};

using Table = std::map<std::string, Content, std::less<>>;

/// Whether a text is a time as 2016-07-01T09:00:00, with Z or an offset behind it or nothing (xsd:dateTime).
bool isDateTime(std::string_view text);

/// Everything that breaks the table, each with the path of its element: "MDTO/bestand/omvang is no whole number".
/// An element whose text is empty breaks it, too: both standards let it pass, and it says nothing.
std::vector<std::string> against(const Table& table, const std::string& type, const Element& element);

/// What is wrong with a file of metadata by MDTO 1.0.1: against its XSD, and against what the standard says beside it:
/// a bewaartermijn only with waardering V and ending when it says, a beschrijving where the type is Overig, SHA-256 as
/// 64 digits.
std::vector<std::string> checkMdto(std::string_view bytes);

/// What is wrong with a file of metadata by DIWOO 0.9.8, the standard for publication under the Wet open overheid.
std::vector<std::string> checkDiwoo(std::string_view bytes);

}  // namespace oordeel::archive
