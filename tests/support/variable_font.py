#!/usr/bin/python3
"""Makes square-variable.ttf: a font with one axis, from weight 400 to 700, on which every square grows from 0.6 em to a
whole em wide, in steps that have names: Regular, Medium (500) and Bold.

Needs Debian's python3-fonttools. Run it in this folder; the same font comes out, byte for byte.
"""
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

EM, ASCENT, DESCENT, NARROW = 1000, 800, -200, 600
CHARACTERS = [0x20, *range(0x61, 0x7B)]


def name(character):
    return f"uni{character:04X}"


def square():
    pen = TTGlyphPen(None)
    pen.moveTo((0, DESCENT))
    pen.lineTo((0, ASCENT))
    pen.lineTo((NARROW, ASCENT))
    pen.lineTo((NARROW, DESCENT))
    pen.closePath()
    return pen.glyph()


GLYPHS = [".notdef", *map(name, CHARACTERS)]
font = FontBuilder(EM, isTTF=True)
font.setupGlyphOrder(GLYPHS)
font.setupCharacterMap({c: name(c) for c in CHARACTERS})
empty = TTGlyphPen(None).glyph()
font.setupGlyf({g: empty if g == name(0x20) else square() for g in GLYPHS})
font.setupHorizontalMetrics({g: (NARROW, 0) for g in GLYPHS})
font.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
font.setupNameTable({"familyName": "Variable Squares", "styleName": "Regular", "psName": "VariableSquares"})
font.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWeightClass=400, fsType=0)
font.setupPost()
font.setupFvar(
    [("wght", 400, 400, 700, "Weight")],
    [
        {"location": {"wght": weight}, "stylename": style}
        for weight, style in [(400, "Regular"), (500, "Medium"), (700, "Bold")]
    ],
)
wider = EM - NARROW
phantoms = [(0, 0), (wider, 0), (0, 0), (0, 0)]
font.setupGvar(
    {
        g: [
            TupleVariation(
                {"wght": (0, 1, 1)},
                ([] if g == name(0x20) else [(0, 0), (0, 0), (wider, 0), (wider, 0)]) + phantoms,
            )
        ]
        for g in GLYPHS
    }
)
font.font["head"].created = font.font["head"].modified = 0
font.font.recalcTimestamp = False
font.save("square-variable.ttf")
