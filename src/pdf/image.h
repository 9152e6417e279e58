// A picture made of pixels → an image object.
#pragma once

#include "pdf/objects.h"
#include "picture/picture.h"

namespace oordeel::pdf {

/// A JPEG goes in as it is. Pixels are packed without loss: as numbers into a palette where there are few colours,
/// otherwise by PNG's predictors; their opacity becomes a soft mask, which PDF/A-2 allows. Colours are those of the
/// output intent.
Reference addImage(File& file, const picture::Picture& picture);

}  // namespace oordeel::pdf
