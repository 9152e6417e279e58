#!/usr/bin/python3
"""Makes square.ttf and square-bold.ttf, the font of the layout tests: every character is one em wide, so that a person
can count a line. A letter is a filled square from the descent (0.2 em) to the ascent (0.8 em); spaces are empty.
The features that styles switch show by letter: lnum makes 0 an L, onum an O, tnum a T, pnum a P; smcp makes a an A.

Needs Debian's python3-fonttools. Run it in this folder; the same fonts come out, byte for byte.
"""
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM, ASCENT, DESCENT = 1000, 800, -200
BLANK = {0x20, 0xA0}
CHARACTERS = [
    *range(0x20, 0x7F),  # ASCII
    *range(0xA0, 0x100),  # Latin-1: é, ë, ï, no-break space, soft hyphen, ...
    0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x20AC,
]
FEATURES = {"lnum": "0L", "onum": "0O", "tnum": "0T", "pnum": "0P", "smcp": "aA"}


def name(character):
    return f"uni{character:04X}"


def square():
    pen = TTGlyphPen(None)
    pen.moveTo((0, DESCENT))
    pen.lineTo((0, ASCENT))
    pen.lineTo((EM, ASCENT))
    pen.lineTo((EM, DESCENT))
    pen.closePath()
    return pen.glyph()


def make(path, style, weight):
    glyphs = [".notdef", *map(name, CHARACTERS)]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({c: name(c) for c in CHARACTERS})
    blank = {name(c) for c in BLANK}
    builder.setupGlyf({g: TTGlyphPen(None).glyph() if g in blank else square() for g in glyphs})
    builder.setupHorizontalMetrics({g: (EM, 0) for g in glyphs})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT, lineGap=0)
    builder.setupNameTable({
        "familyName": "Vierkant", "styleName": style, "uniqueFontIdentifier": f"Vierkant {style}",
        "fullName": f"Vierkant {style}", "psName": f"Vierkant-{style}", "version": "Version 1.0",
    })
    bold = weight >= 700
    builder.setupOS2(
        sTypoAscender=ASCENT, sTypoDescender=DESCENT, sTypoLineGap=0, usWinAscent=ASCENT, usWinDescent=-DESCENT,
        sxHeight=500, sCapHeight=ASCENT, usWeightClass=weight, fsSelection=0x20 if bold else 0x40,
        yStrikeoutPosition=250, yStrikeoutSize=50, achVendID="NONE")
    builder.setupPost(keepGlyphNames=False, underlinePosition=-100, underlineThickness=50)
    builder.updateHead(macStyle=1 if bold else 0, created=0, modified=0)
    addOpenTypeFeaturesFromString(builder.font, "languagesystem DFLT dflt; languagesystem latn dflt;" + "".join(
        f"feature {tag} {{ sub {name(ord(one))} by {name(ord(other))}; }} {tag};"
        for tag, (one, other) in FEATURES.items()))
    builder.font.recalcTimestamp = False
    builder.save(path)


make("square.ttf", "Regular", 400)
make("square-bold.ttf", "Bold", 700)
