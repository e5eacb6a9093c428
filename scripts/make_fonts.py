#!/usr/bin/env python3
"""Subsets the fonts to the characters that the texts use, writes the table of their widths, and the files as C++ for programs that
have no page.

The page loads one file, faces.ttf: the fonts, one behind the other in the order of their names. They are alike, so that they compress
to less together.
"""

import argparse
import json
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

ALWAYS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "ÀÂÄÆÇÈÉÊËÎÏÔÖÙÛÜŸàâäæçèéêëîïôöùûüÿŒœ"
    + "«»‘’“”–—−…·•×÷°→←↑↓≤≥≠≈½¼∞\u00a0"
)
# A narrow no-break space is used in French typography; a font without one gets it from the thin space or the space.
NARROW_SPACE = 0x202F
# Units in an em. Outlines are whole units: with fewer the file is smaller, and at 60 pixels a letter's edge is off by a sixteenth of one.
UNITS = 512


def texts_in(value):
    if isinstance(value, dict):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)
    else:
        yield str(value)


def wanted_characters(catalogues):
    used = set()
    for path in catalogues:
        for text in texts_in(json.loads(path.read_text(encoding="utf-8"))):
            used |= set(text)
    used -= set("\n\t")
    return used


def add_narrow_space(font):
    best = font.getBestCmap()
    if NARROW_SPACE in best:
        return
    source = best.get(0x2009, best[0x20])
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12):
            table.cmap[NARROW_SPACE] = source


def subset_font(path, characters):
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.name_IDs = [1, 2, 13, 14]  # the family, its style and the licence stay in the file
    options.name_legacy = False
    options.notdef_outline = True
    options.glyph_names = False
    options.legacy_kern = False
    options.drop_tables += ["DSIG", "GDEF", "GPOS", "GSUB", "STAT", "MVAR", "HVAR", "meta", "gasp"]
    font = TTFont(path)
    add_narrow_space(font)
    missing = sorted(character for character in characters if ord(character) not in font.getBestCmap())
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in characters] + [NARROW_SPACE])
    subsetter.subset(font)
    scale_upem(font, UNITS)
    without_overlaps(font)
    return font, missing


def without_overlaps(font):
    """Browsers refuse a font that marks an overlap elsewhere than at a letter's first point; no renderer here needs the mark."""
    table = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = table[name]
        if glyph.numberOfContours > 0:
            glyph.flags = bytearray(flag & ~0x40 for flag in glyph.flags)


def table_cpp(fonts):
    out = ["// Made from the subset fonts.", "#include <array>", "", '#include "draw/font_table.hpp"', "",
           "namespace comptoir::draw {", "namespace {", ""]
    faces = []
    for index, font in enumerate(fonts):
        cmap, widths = font.getBestCmap(), font["hmtx"].metrics
        glyphs = ", ".join(f"{{0x{code:x}, {widths[cmap[code]][0]}}}" for code in sorted(cmap))
        out.append(f"constexpr GlyphAdvance glyphs_{index}[] = {{{glyphs}}};")
        head, hhea, os2 = font["head"], font["hhea"], font["OS/2"]
        faces.append(f"    {{{head.unitsPerEm}, {hhea.ascent}, {hhea.descent}, {os2.sCapHeight}, glyphs_{index}}},")
    out += ["", f"constexpr std::array<FaceTable, {len(fonts)}> faces = {{{{", *faces, "}};", "", "}  // namespace", "",
            "const FaceTable& face_table(Face face) { return faces[static_cast<std::size_t>(face)]; }", "",
            "}  // namespace comptoir::draw", ""]
    return "\n".join(out)


def embedded_cpp(paths):
    out = ["// Made from the subset fonts.", '#include "draw/outlines.hpp"', "", "namespace comptoir::draw {", "namespace {", ""]
    for index, path in enumerate(paths):
        data = path.read_bytes()
        lines = (",".join(map(str, data[at:at + 40])) for at in range(0, len(data), 40))
        out += [f"constexpr std::uint8_t font_{index}[] = {{", *(line + "," for line in lines), "};", ""]
    files = ", ".join(f"font_{index}" for index in range(len(paths)))
    out += [f"constexpr FontFiles files = {{{files}}};", "", "}  // namespace", "", "const FontFiles& embedded_fonts() { return files; }", "",
            "}  // namespace comptoir::draw", ""]
    return "\n".join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fonts", nargs="+", required=True)
    parser.add_argument("--names", nargs="+", required=True)
    parser.add_argument("--catalogues", nargs="*", type=pathlib.Path, default=[])
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--table", type=pathlib.Path, required=True)
    parser.add_argument("--embedded", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    used = wanted_characters(arguments.catalogues)
    arguments.out.mkdir(parents=True, exist_ok=True)
    arguments.table.parent.mkdir(parents=True, exist_ok=True)
    fonts = []
    for path, name in zip(arguments.fonts, arguments.names, strict=True):
        font, missing = subset_font(path, used | set(ALWAYS))
        lost = [character for character in missing if character in used]
        if lost:
            listed = ", ".join(f"{character} (U+{ord(character):04X})" for character in lost)
            sys.exit(f"{name}: a text uses characters that this font does not have: {listed}")
        font["head"].modified = font["head"].created  # the same bytes at every build
        font.recalcTimestamp = False
        font.save(arguments.out / f"{name}.ttf")
        fonts.append(font)
    (arguments.out / "faces.ttf").write_bytes(b"".join((arguments.out / f"{name}.ttf").read_bytes() for name in arguments.names))
    arguments.table.write_text(table_cpp(fonts), encoding="utf-8")
    arguments.embedded.write_text(embedded_cpp([arguments.out / f"{name}.ttf" for name in arguments.names]), encoding="utf-8")


if __name__ == "__main__":
    main()
