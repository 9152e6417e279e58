#include "layout/picture_box.h"

#include <algorithm>
#include <charconv>

#include "layout/box.h"
#include "layout/flow.h"
#include "layout/svg.h"

namespace oordeel::layout {
namespace {

using html::NodeId;

constexpr Length pixel{750};  // of CSS, and that of a picture (css-images-3, 5.2): 1/96 inch

constexpr Length largest{14'400'000};  // 200 inch, the largest page that PDF readers show

// Printed with fewer pixels an inch, a picture looks coarse; 300 is what printers ask for.
constexpr int64_t fewestPixelsAnInch = 150;

class Setter {
  public:
    Setter(Context& context, NodeId node, Length whole, Length free)
        : context_(context), id_(node), node_(context.document[node]), style_(context.style(node)), whole_(whole) {
        for (const css::Side side : {css::top, css::right, css::bottom, css::left})
            edge_[side] = style_.border[side].width + style_.padding[side].of(whole);
        room_ = {whole, free - edge_[css::left] - edge_[css::right],
                 context.areaHeight - edge_[css::top] - edge_[css::bottom]};
    }

    Fragment set() {
        if (node_.name == "svg") {
            if (const auto size = fit(naturalSize(context_, id_, whole_))) {
                frame(*size);
                for (Mark& mark : drawSvg(context_, id_, *size)) add(std::move(mark));
            } else {
                complainOfNoSize(context_, id_);
            }
        } else if (const PictureFile* file = find()) {
            std::visit([&](const auto& picture) { set(*picture); }, *file);
        }
        return std::move(out_);
    }

  private:
    const PictureFile* find() const {
        const std::string* source = html::attribute(node_, "src");
        if (!context_.pictures || !source) return nullptr;
        const auto found = context_.pictures->find(*source);
        return found == context_.pictures->end() ? nullptr : &found->second;
    }

    void set(const picture::Picture& picture) {
        const Length width = pixel * picture.width(), height = pixel * picture.height();
        const auto size = fit(withAttributes({width, height, height.points() / width.points()}));
        if (!size) return;
        frame(*size);
        add({owner(), Image{{{}, {}, size->width, size->height}, std::get<0>(*find())}});
        if (whole_.units > 0) checkPixels(picture, *size);
    }

    void set(const DrawingFile& file) {
        Context context(file.document, file.styles, context_.fonts, context_.diagnostics);
        NaturalSize natural = naturalSize(context, file.svg, {});
        // Without a viewBox, its own width and height are one, as they are for browsers.
        std::optional<PictureSize> own;
        if (natural.ratio == 0 && natural.width && natural.height && natural.width->units > 0 &&
            natural.height->units > 0) {
            own = {*natural.width, *natural.height};
            natural.ratio = own->height.points() / own->width.points();
        }
        const auto size = fit(withAttributes(natural));
        if (!size) return complainOfNoSize(context, file.svg);
        frame(*size);
        for (Mark& mark : drawSvg(context, file.svg, *size, own)) {
            mark.owner = owner();
            add(std::move(mark));
        }
    }

    static void complainOfNoSize(Context& context, NodeId svg) {
        context.error(svg, "this drawing has no size; give <svg> a width and a height, or a viewBox");
    }

    /// An empty alt says that the picture only decorates.
    NodeId owner() const {
        const std::string* alternative = html::attribute(node_, "alt");
        const bool says = alternative && alternative->find_first_not_of(" \t\r\n\f") != std::string::npos;
        return says ? id_ : html::noNode;
    }

    // --- size

    /// width and height of an <img>, in pixels or, of a width, per cent, where the style sheet gives neither side.
    NaturalSize withAttributes(NaturalSize natural) {
        if (!style_.width.isAuto() || !style_.height.isAuto()) {
            natural.width = natural.height = std::nullopt;
            return natural;
        }
        const std::optional<Length> width = pixels("width"), height = pixels("height");
        if (!width && !height) return natural;
        natural.width = width;
        natural.height = height;
        if (width && height && width->units > 0) natural.ratio = height->points() / width->points();
        return natural;
    }

    std::optional<Length> pixels(std::string_view name) {
        for (const html::Attribute& attribute : node_.attributes) {
            if (attribute.name != name) continue;
            std::string_view digits = attribute.value;
            const bool isShare = digits.ends_with('%') && name == "width";
            if (isShare) digits.remove_suffix(1);
            int number = 0;
            const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
            if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || number < 0) {
                context_.diagnostics.error(attribute.at, "the " + attribute.name +
                                                             " of a picture is a number of pixels, such as 240; "
                                                             "other units are for the style sheet");
                return std::nullopt;
            }
            if (!isShare) return pixel * number;
            if (whole_.units > 0) return scaled(whole_, number, 100);
        }
        return std::nullopt;
    }

    std::optional<PictureSize> fit(const NaturalSize& natural) {
        css::Style style = style_;
        if (style.borderBox) {  // widths of the style then count the edges in
            const auto inner = [&](css::Size& size, Length edges) {
                if (size.isAuto()) return;
                size = {css::Size::Kind::length, std::max(Length{}, size.of(whole_) - edges), 0};
            };
            const Length across = edge_[css::left] + edge_[css::right], down = edge_[css::top] + edge_[css::bottom];
            for (css::Size* size : {&style.width, &style.minWidth, &style.maxWidth}) inner(*size, across);
            inner(style.height, down);
        }
        auto size = pictureSize(style, natural, room_);
        if (size && size->height > room_.height / 2) {
            room_.height -= heightOfOthers();
            if (room_.height.units > 0) size = pictureSize(style, natural, room_);
        }
        if (size && std::max(size->width, size->height) > largest) {
            context_.error(id_, "this picture is larger than any page");
            size->width = size->height = {};
        }
        return size;
    }

    /// What must be on the page beside the picture: the rest of its line, and of its figure the caption.
    Length heightOfOthers() {
        Length height;
        NodeId inside = id_;
        if (style_.display != css::Display::block) height += context_.style(node_.parent).fontSize;
        while (inside != html::noNode && context_.document[inside].name != "figure")
            inside = context_.document[inside].parent;
        if (inside == html::noNode) return height;
        const auto edges = [&](const css::Style& style, bool withMargins) {
            for (const css::Side side : {css::top, css::bottom}) {
                height += style.border[side].width + style.padding[side].of(whole_);
                if (withMargins) height += style.margin[side].of(whole_);
            }
        };
        edges(context_.style(inside), false);
        for (const NodeId child : context_.document[inside].children) {
            if (context_.document[child].name != "figcaption") continue;
            const size_t notes = context_.notes.size();
            height += setBlock(context_, child, whole_).height;
            context_.notes.resize(notes);  // they are counted when the caption is set
            edges(context_.style(child), true);
        }
        return height;
    }

    void checkPixels(const picture::Picture& picture, PictureSize size) {
        if (size.width.units <= 0 || size.height.units <= 0) return;
        const int64_t across = int64_t{picture.width()} * 72'000 / size.width.units;
        const int64_t down = int64_t{picture.height()} * 72'000 / size.height.units;
        const int64_t density = std::min(across, down);
        if (density >= fewestPixelsAnInch) return;
        const auto millimetres = static_cast<int64_t>(picture.width() * 25.4 / fewestPixelsAnInch);
        const int64_t wanted = scaled(size.width, fewestPixelsAnInch, 72'000).units;
        context_.warning(id_, "\"" + *html::attribute(node_, "src") + "\" has " + std::to_string(density) +
                                  " pixels an inch here and will look coarse in print; show it at most " +
                                  std::to_string(millimetres) + "mm wide, or take a picture of at least " +
                                  std::to_string(wanted) + " pixels across");
    }

    // --- marks

    void frame(PictureSize size) {
        out_.width = size.width + edge_[css::left] + edge_[css::right];
        out_.height = size.height + edge_[css::top] + edge_[css::bottom];
        for (Path& path : paintBox(style_, {{}, {}, out_.width, out_.height}))
            out_.pieces.push_back(pieceOf({html::noNode, std::move(path)}));
    }

    void add(Mark mark) { out_.pieces.push_back(pieceOf(std::move(mark), {edge_[css::left], edge_[css::top]})); }

    Context& context_;
    NodeId id_;
    const html::Node& node_;
    const css::Style& style_;
    Length whole_;
    css::Sides<Length> edge_{};  ///< border and padding
    Room room_;
    Fragment out_;
};

}  // namespace

Fragment setPicture(Context& context, NodeId node, Length whole, Length free) {
    return Setter(context, node, whole, free).set();
}

}  // namespace oordeel::layout
