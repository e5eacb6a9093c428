#!/usr/bin/env python3
"""Embed the programs that lessons show: make_listings.py MODEL_FOLDER OUT_HEADER

Every lessons/NAME.py becomes the constant NAME_py. In C++ files, the lines between "// listing NAME" and
"// end of listing" become NAME_cpp (of several names and several regions if need be): what a page shows is the code that runs. Lines that only speak to the
observer are left out: say(...), and line(n), which marks the line after it as place n.
"""
import pathlib
import re
import sys

LISTING = re.compile(r"^// listing ([\w ]+)\n(.*?)^// end of listing$", re.M | re.S)


def constant(name: str, text: str) -> str:
    if ')listing"' in text:
        sys.exit(f"{name}: a listing must not hold the text that ends its literal")
    return f'inline constexpr std::string_view {name} = R"listing({text})listing";\n'


def without_observer(text: str) -> str:
    text = re.sub(r"^ *say\(.*\);\n", "", text, flags=re.M)
    return re.sub(r"^ *line\((\d+)\);\n(.*)$", r"\2  // @\1", text, flags=re.M)


def main() -> None:
    model, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    parts = [constant(f"{path.stem}_py", path.read_text()) for path in sorted(model.glob("lessons/*.py"))]
    listings: dict[str, list[str]] = {}
    for path in sorted(model.rglob("*.cpp")):
        for names, text in LISTING.findall(path.read_text()):
            for name in names.split():
                listings.setdefault(name, []).append(without_observer(text).strip("\n") + "\n")
    parts += [constant(f"{name}_cpp", "\n".join(regions)) for name, regions in sorted(listings.items())]
    header = ("// Made by scripts/make_listings.py.\n#pragma once\n#include <string_view>\n"
              "namespace comptoir::model::listings {\n" + "".join(parts) + "}\n")
    out.parent.mkdir(parents=True, exist_ok=True)
    if not out.exists() or out.read_text() != header:
        out.write_text(header)


main()
