// The MDTO of all informatieobjecten of an archive → what is wrong with how they are parts of each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace oordeel::archive {

/// What the metadata of an informatieobject say of its place.
struct Place {
    std::string path;                ///< of the metadata, to be named in a sentence
    std::vector<std::string> names;  ///< its identificaties: kenmerk and bron
    std::vector<std::string> of;     ///< those of what it is part of (isOnderdeelVan)
    std::string level;               ///< aggregatieniveau, or empty
};

/// Reads the place from a file of metadata; one that is no informatieobject has no names.
Place placeOf(std::string path, std::string_view bytes);

/// One thing that is wrong, and where.
struct Misplaced {
    std::string path, what;
};

/// What MDTO asks of isOnderdeelVan and its schema cannot say (MDTO 1.0.1, 3.1.15): what an object is part of is in the
/// archive, stands higher in the list of aggregatieniveaus (Archief, Serie, Dossier, Archiefstuk), and no object is
/// part of itself, however far round. An identificatie is that of one object. Time grows with the number of places.
std::vector<Misplaced> misplaced(const std::vector<Place>& places);

}  // namespace oordeel::archive
