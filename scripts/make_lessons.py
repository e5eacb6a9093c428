#!/usr/bin/env python3
"""The lessons' sheets: make_lessons.py --model MODEL_FOLDER --out FOLDER --embedded FILE.cpp

A sheet is all that a lesson says and shows: its texts, its Python program, its C++ listing. lessons/ID.json, ID.py and
the "// listing" regions of ID.cpp become FOLDER/ID.sheet (with the '-' of the id), which the page loads when asked for,
and all of them together FILE.cpp, for programs without a page.

A sheet is a list of records, each a key and its texts: "key US french US english RS", or "key US text RS" for a text of no
language (US and RS are the control characters 1F and 1E). Keys are the paths in the JSON, counted from 0: "title",
"prints.2", "questions.0.options.1.wrong"; of a list, also "questions.count".

In C++, the lines between "// listing NAMES" and "// end of listing" are shown; a lesson shows its own file's regions, or
those of that name in src/model/*.cpp when it says "// listing = NAME". What lets somebody come from outside is left out
(lines that end with "// outside", a parameter `Doors* doors`), and so are pause points, what lets go of tasks piece by piece, and lines that only speak to the observer:
line(n) marks the line after it as place n, and say(n, ...) shows as the print that it is. A program whose line is
"# include FILE.py" holds that file there.
"""
import argparse
import json
import pathlib
import re
import sys

LISTING = re.compile(r"^// listing(?: ([\w ]+))?\n(.*?)^// end of listing$", re.M | re.S)
US, RS = "\x1f", "\x1e"


def shown_print(match: re.Match, prints: list) -> str:
    """say(2, a, b); as the print that it stands for."""
    indent, loop, number, rest = match.groups()
    if int(number) >= len(prints):
        sys.exit(f"say({number}): the lesson has {len(prints)} prints")
    text = prints[int(number)]["en"]
    arguments = [part.strip().removesuffix(".ns") for part in (rest or "").lstrip(",").split(",") if part.strip()]
    text = re.sub(r"\{(\d)[^}]*\}", "{}", text)
    return f'{indent}print("{text}"' + "".join(f", {argument}" for argument in arguments) + ");\n"


def without_observer(text: str, prints: list) -> str:
    text = re.sub(r"^ *say\(PrintKey.*\);\n", "", text, flags=re.M)
    text = re.sub(r"^.*// outside\n|^ *co_await (?:pause_point|let_go)\(.*\);\n", "", text, flags=re.M).replace(", Doors* doors", "")
    text = re.sub(r"^( *)say\((loop, )?(\d+)((?:, [^;]+)?)\);\n", lambda m: shown_print(m, prints), text, flags=re.M)
    return re.sub(r"^ *(?:loop\.)?line\((\d+)\);\n(.*)$", r"\2  // @\1", text, flags=re.M)


def regions(path: pathlib.Path) -> list:
    return [((names or "").split(), text) for names, text in LISTING.findall(path.read_text())]


def cpp_listing(model: pathlib.Path, path: pathlib.Path, prints: list) -> str:
    source = path.read_text()
    borrowed = re.search(r"^// listing = (\w+)$", source, re.M)
    if borrowed:
        parts = [text for file in sorted(model.glob("*.cpp")) for names, text in regions(file) if borrowed[1] in names]
    else:
        parts = [text for _, text in regions(path)]
    if not parts:
        sys.exit(f"{path}: no listing")
    return "\n".join(without_observer(text, prints).strip("\n") + "\n" for text in parts)


def python_program(path: pathlib.Path) -> str:
    return re.sub(r"^# include (\w+\.py)\n", lambda m: python_program(path.parent / m[1]), path.read_text(), flags=re.M)


def flat(value, key: str, records: list) -> None:
    """The JSON as records; a pair of languages is one record."""
    if isinstance(value, dict) and set(value) == {"fr", "en"}:
        records.append((key, value["fr"], value["en"]))
    elif isinstance(value, dict):
        for name, item in value.items():
            flat(item, f"{key}.{name}" if key else name, records)
    elif isinstance(value, list):
        records.append((key + ".count", str(len(value))))
        for i, item in enumerate(value):
            flat(item, f"{key}.{i}", records)
    else:
        records.append((key, str(value)))


def sheet(model: pathlib.Path, path: pathlib.Path) -> str:
    try:
        texts = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        sys.exit(f"{path}: not JSON: {error}")
    records: list = []
    flat(texts, "", records)
    records.append(("python", python_program(path.with_suffix(".py"))))
    records.append(("cpp", cpp_listing(model, path.with_suffix(".cpp"), texts.get("prints", []))))
    records.append(("file", path.stem + ".py"))
    text = "".join(US.join(record) + RS for record in records)
    if any(US in part or RS in part for record in records for part in record):
        sys.exit(f"{path}: holds a control character")
    return text


def write(path: pathlib.Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def literal(text: str) -> str:
    """As raw strings: each within the length that compilers allow."""
    pieces = [text[i:i + 8000] for i in range(0, len(text), 8000)]
    return " ".join(f'R"~~~~({piece})~~~~"' for piece in pieces)


EMBEDDED = """// Made by scripts/make_lessons.py.
#include <array>

#include "model/sheet.hpp"

namespace comptoir::model {{
namespace {{
using namespace std::string_view_literals;
constexpr std::array<EmbeddedSheet, {count}> all{{{{
{rows}
}}}};
[[maybe_unused]] const bool installed = (embed_sheets(all), true);
}}  // namespace
}}  // namespace comptoir::model
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--embedded", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    sheets = {path.stem.replace("_", "-"): sheet(arguments.model, path)
              for path in sorted(arguments.model.glob("lessons/*.json"))}
    for old in arguments.out.glob("*.sheet"):
        if old.stem not in sheets:
            old.unlink()
    for name, text in sheets.items():
        write(arguments.out / f"{name}.sheet", text)
    rows = "\n".join(f'    {{"{name}"sv, {literal(text)}sv}},' for name, text in sheets.items())
    write(arguments.embedded, EMBEDDED.format(count=len(sheets), rows=rows))


main()
