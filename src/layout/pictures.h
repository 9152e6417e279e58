// Pictures that a document names and that are files of their own, read before it is set: layout opens no files.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <variant>

#include "css/css.h"
#include "html/document.h"
#include "picture/picture.h"

namespace oordeel::layout {

/// An SVG file: a document that holds one <svg>. No style sheet of the page reaches into it, as in a browser.
struct DrawingFile {
    html::Document document;
    css::Styles styles;
    html::NodeId svg = html::noNode;
};

using PictureFile = std::variant<std::shared_ptr<const picture::Picture>, std::shared_ptr<const DrawingFile>>;

/// By the `src` that names them.
using Pictures = std::map<std::string, PictureFile, std::less<>>;

}  // namespace oordeel::layout
