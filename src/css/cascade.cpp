#include "css/cascade.h"

#include <algorithm>

namespace oordeel::css {
namespace {

/// Calls `visit` for each declaration, the strongest last.
template <class Visit>
void inOrder(const Layers& layers, Visit visit) {
    for (const bool important : {false, true}) {
        for (const Declarations* layer : layers) {
            for (const Declaration& declaration : *layer) {
                if (declaration.important == important) visit(declaration);
            }
        }
    }
}

/// The declaration that decides each longhand, by index; null: none.
std::vector<const Declaration*> winners(const Layers& layers) {
    std::vector<const Declaration*> won(properties().size(), nullptr);
    inOrder(layers, [&](const Declaration& declaration) {
        if (!declaration.property) return;
        if (!declaration.property->isShorthand()) won[declaration.property->index] = &declaration;
        for (const Property* longhand : declaration.property->longhands) won[longhand->index] = &declaration;
    });
    return won;
}

/// A style with nothing said of it: inherited values from the parent, the others initial.
Style inheriting(const Style& parent) {
    Style style;
    for (const Property& property : properties()) {
        if (property.inherited && !property.isShorthand()) property.copy(style, parent);
    }
    style.language = parent.language;
    for (Border& border : style.border) border.width = pt(2.25);  // medium, which counts once there is a border style
    return style;
}

/// What follows from the values together.
void finish(Style& style, const Style& parent) {
    constexpr int64_t million = 1'000'000;
    if (style.lineHeightMillionths != 0) style.lineHeight = scaled(style.fontSize, style.lineHeightMillionths, million);
    for (Border& border : style.border) {
        if (border.style == BorderStyle::none) border.width = {};
        border.width = std::max(border.width, Length{});
    }
    const auto notNegative = [](Size& size) {  // calc() may come out below zero
        size.length = std::max(size.length, Length{});
        size.thousandths = std::max(size.thousandths, 0);
    };
    for (Size& padding : style.padding) notNegative(padding);
    for (Size* size : {&style.width, &style.height, &style.minWidth, &style.maxWidth, &style.minHeight})
        notNegative(*size);
    for (Length& radius : style.borderRadius) radius = std::max(radius, Length{});
    style.borderSpacing = std::max(style.borderSpacing, Length{});
    // Decorations reach what is inside, but for boxes that stand on their own (CSS Text Decoration 3, section 2).
    if (style.display != Display::inlineBlock && !style.footnote) {
        style.underline |= parent.underline;
        style.lineThrough |= parent.lineThrough;
    }
}

}  // namespace

SharedVariables cascadeVariables(const Layers& layers, const SharedVariables& inherited, Diagnostics& diagnostics) {
    std::map<std::string_view, const Declaration*> own;
    inOrder(layers, [&](const Declaration& declaration) {
        if (!declaration.property) own[declaration.name] = &declaration;
    });
    return extend(inherited, own, diagnostics);
}

Style cascade(const Layers& layers, const Variables& variables, Context& context, Diagnostics& diagnostics) {
    static const size_t afterColor = findProperty("color")->index + 1;
    Style style = inheriting(*context.parent);
    if (!layers.empty()) {
        const std::vector<const Declaration*> won = winners(layers);
        for (size_t i = 0; i < won.size(); ++i) {
            if (i == afterColor) {
                for (Border& border : style.border) border.color = style.color;
            }
            if (!won[i]) continue;
            for (const auto& [property, set] : settingsOf(*won[i], variables, diagnostics)) {
                if (property->index == i) set(style, context);
            }
        }
    }
    finish(style, *context.parent);
    return style;
}

}  // namespace oordeel::css
