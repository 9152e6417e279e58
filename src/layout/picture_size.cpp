#include "layout/picture_size.h"

#include <algorithm>

namespace oordeel::layout {
namespace {

std::optional<Length> resolved(const css::Size& size, Length whole) {
    if (size.kind == css::Size::Kind::length) return size.length;
    if (size.kind == css::Size::Kind::percentage && whole.units > 0) return size.of(whole);
    return std::nullopt;
}

bool isLength(const css::Size& size) {
    return size.kind == css::Size::Kind::length;
}

}  // namespace

std::optional<PictureSize> pictureSize(const css::Style& style, const NaturalSize& natural, const Room& room) {
    std::optional<Length> width = resolved(style.width, room.whole);
    std::optional<Length> height = resolved(style.height, {});
    const bool keepsShape = natural.ratio > 0 && !(width && height);
    if (!width) width = natural.width;
    if (!height) height = natural.height;
    if (natural.ratio > 0) {
        if (!width && height) width = pt(height->points() / natural.ratio);
        if (!height && width) height = pt(width->points() * natural.ratio);
    }
    if (!width || !height) return std::nullopt;

    PictureSize size{*width, *height};
    const auto makeWide = [&](Length wanted) {
        if (keepsShape && size.width.units > 0) size.height = scaled(size.height, wanted.units, size.width.units);
        size.width = wanted;
    };
    std::optional<Length> most = resolved(style.maxWidth, room.whole);
    if (most && !isLength(style.maxWidth)) most = std::min(*most, room.width);
    if (most && size.width > *most) makeWide(*most);
    const std::optional<Length> least = resolved(style.minWidth, room.whole);
    if (least && size.width < *least) makeWide(*least);
    if (keepsShape && size.height > room.height) {
        size.width = scaled(size.width, room.height.units, size.height.units);
        size.height = room.height;
    }
    return size;
}

}  // namespace oordeel::layout
