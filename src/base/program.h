// The running program and its libraries → a text that is another one as soon as any of them is.
#pragma once

#include <string>

namespace oordeel {

/// The build ids of the program and of every library it is linked with, as their linkers made them from their contents.
/// Of a file without one, its path and size.
std::string programIdentity();

}  // namespace oordeel
