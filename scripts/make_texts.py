#!/usr/bin/env python3
"""Turns the two catalogues into C++ (keys.hpp, catalogues.cpp, embedded_texts.cpp) and into texts.<language>.json for the page.

The page loads the file of one language, for itself and for the program. It is one object: what the page's own modules say, the keys
that begin as PAGE says, and under "" what the program says: all texts in the order of the keys, one a line. Those that only the page
or the command line says (OUTSIDE) are empty lines there. What modules say that the page loads later (LATER, BOTH) is in a second file,
texts.<language>.later.json. embedded_texts.cpp has all texts, for programs without a page.
Keys that are looked for by their names begin as NAMED says. PLAIN ones are in the program in English, whatever is loaded.

A catalogue is one flat JSON object: key -> text with {0}-style places. Both must have the same keys and places.
Of each lesson (--lessons FOLDER: ID.json) the texts by which it is chosen go in, too: lesson.ID.title, .short, .objective,
with the '-' of the id for '_'.
"""

import argparse
import json
import pathlib
import re
import sys

KEY = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*")
PAGE = ("web.", "header.", "transport.", "settings.", "results.title", "compare.keep", "compare.difference", "view.results", "plan.show", "plan.hide")
LATER = "later."
# What the board says as well as a module that is loaded later.
BOTH = ("param.batch", "param.cooks", "param.sodas", "plan.beside", "plan.challenge", "plan.group.today", "plan.less", "plan.more", "plan.near_title", "plan.open",
        "plan.propose", "plan.reset", "plan.reveal", "plan.stop")
OUTSIDE = ("web.", "cli.", LATER)
NAMED = ("lesson.", "narration.number_", "param.", "plan.")
PLAIN = "console."
PLACE = re.compile(r"\{(\d+)\}")
CPP_WORDS = {"and", "break", "case", "catch", "class", "const", "continue", "default", "delete", "do", "else", "enum",
             "export", "false", "float", "for", "if", "int", "long", "new", "not", "or", "private", "public", "return",
             "short", "static", "switch", "this", "throw", "true", "try", "union", "using", "void", "while"}


def read_catalogue(path):
    def unique(pairs):
        seen = {}
        for key, value in pairs:
            if key in seen:
                sys.exit(f"{path}: the key {key} is there twice")
            seen[key] = value
        return seen

    try:
        catalogue = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=unique)
    except ValueError as error:
        sys.exit(f"{path}: not JSON: {error}")
    for key, text in catalogue.items():
        if not KEY.fullmatch(key):
            sys.exit(f"{path}: the key {key!r} is not of the form lower-case.words")
        if not isinstance(text, str):
            sys.exit(f"{path}: {key} is not a text")
        rest = PLACE.sub("", text)
        if "{" in rest or "}" in rest:
            sys.exit(f"{path}: {key}: a brace that is not a place such as {{0}}: {text}")
    return catalogue


LESSON_TEXTS = ("title", "short", "objective")


def add_lessons(folder, catalogues):
    for path in sorted(folder.glob("*.json")):
        try:
            texts = json.loads(path.read_text(encoding="utf-8"))
            for name in LESSON_TEXTS:
                for language, catalogue in catalogues.items():
                    catalogue[f"lesson.{path.stem.replace('_', '-')}.{name}"] = texts[name][language]
        except (ValueError, KeyError) as error:
            sys.exit(f"{path}: {error!r}")


def enumerator(key):
    name = re.sub(r"[.-]", "_", key)
    return name + "_" if name in CPP_WORDS else name


def check_pair(french, english):
    problems = [f"{key}: in the French catalogue only" for key in sorted(french.keys() - english.keys())]
    problems += [f"{key}: in the English catalogue only" for key in sorted(english.keys() - french.keys())]
    for key in sorted(french.keys() & english.keys()):
        places = [sorted(set(PLACE.findall(catalogue[key])), key=int) for catalogue in (french, english)]
        if places[0] != places[1]:
            problems.append(f"{key}: the places differ: French has {places[0]}, English has {places[1]}")
    names = {}
    for key in french:
        other = names.setdefault(enumerator(key), key)
        if other != key:
            problems.append(f"{key} and {other} would have the same enumerator")
    if problems:
        sys.exit("The catalogues do not agree:\n  " + "\n  ".join(problems))


def cpp_string(text):
    out = []
    for byte in text.encode("utf-8"):
        char = chr(byte)
        if char in '"\\':
            out.append("\\" + char)
        elif 32 <= byte < 127:
            out.append(char)
        else:
            out.append(f"\\{byte:03o}")  # octal escapes end after three digits, so what follows cannot join them
    return '"' + "".join(out) + '"sv'


KEYS_HPP = """// Made from src/text/fr.json and src/text/en.json.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace comptoir::text {{

enum class Language : std::uint8_t {{ fr, en }};

enum class Key : std::uint16_t {{
{enumerators}
}};

inline constexpr std::size_t key_count = {count};

// The text as the catalogue has it, with its places.
std::string_view entry(Language language, Key key);
std::string_view key_name(Key key);
// Of the keys that are looked for by name: NAMED in scripts/make_texts.py.
std::optional<Key> find_key(std::string_view name);

}}  // namespace comptoir::text
"""

CATALOGUES_CPP = """// Made from src/text/fr.json and src/text/en.json.
#include <algorithm>
#include <array>

#include "text/catalogue.hpp"

namespace comptoir::text {{
namespace {{

using namespace std::string_view_literals;

constexpr std::array<std::string_view, key_count> names = {{
{names}
}};

struct Named {{
  std::string_view name;
  std::uint16_t key;
}};

// Sorted, so that a name is found by halving.
constexpr Named named[] = {{
{named}
}};

constexpr std::size_t first_plain = {first_plain};
constexpr std::string_view plain[] = {{
{plain}
}};

}}  // namespace

std::string_view key_name(Key key) {{ return names[static_cast<std::size_t>(key)]; }}

std::optional<Key> find_key(std::string_view name) {{
  const auto place = std::ranges::lower_bound(named, name, {{}}, &Named::name);
  if (place == std::end(named) || place->name != name) return std::nullopt;
  return static_cast<Key>(place->key);
}}

std::string_view plain_entry(Key key) {{
  const std::size_t place = static_cast<std::size_t>(key) - first_plain;   // below the first: a very large number
  return place < std::size(plain) ? plain[place] : std::string_view();
}}

}}  // namespace comptoir::text
"""

EMBEDDED_CPP = """// Made from src/text/fr.json and src/text/en.json.
#include "text/catalogue.hpp"

namespace comptoir::text {{
namespace {{

using namespace std::string_view_literals;

constexpr std::string_view french[key_count] = {{
{french}
}};

constexpr std::string_view english[key_count] = {{
{english}
}};

[[maybe_unused]] const bool embedded = (embed_catalogues(french, english), true);

}}  // namespace
}}  // namespace comptoir::text
"""


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != content:   # what is the same isn't compiled again
        path.write_text(content, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--french", type=pathlib.Path, required=True)
    parser.add_argument("--english", type=pathlib.Path, required=True)
    parser.add_argument("--lessons", type=pathlib.Path)
    parser.add_argument("--cpp", type=pathlib.Path, required=True)
    parser.add_argument("--web", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    french, english = read_catalogue(arguments.french), read_catalogue(arguments.english)
    if arguments.lessons:
        add_lessons(arguments.lessons, {"fr": french, "en": english})
    check_pair(french, english)
    keys = sorted(french, key=lambda key: key.encode("utf-8"))
    if not keys:
        sys.exit("The catalogues are empty")

    def lines(items):
        return "\n".join(f"    {item}," for item in items)

    write(arguments.cpp / "keys.hpp", KEYS_HPP.format(enumerators=lines(map(enumerator, keys)), count=len(keys)))
    plain = [i for i, key in enumerate(keys) if key.startswith(PLAIN)]
    if not plain:
        sys.exit(f"No key begins with {PLAIN}")
    write(arguments.cpp / "catalogues.cpp", CATALOGUES_CPP.format(
        names=lines(cpp_string(key) for key in keys),
        named=lines(f"{{{cpp_string(key)}, {i}}}" for i, key in enumerate(keys) if key.startswith(NAMED)),
        first_plain=plain[0], plain=lines(cpp_string(english[keys[i]]) for i in plain)))
    write(arguments.cpp / "embedded_texts.cpp", EMBEDDED_CPP.format(
        french=lines(cpp_string(french[key]) for key in keys),
        english=lines(cpp_string(english[key]) for key in keys)))
    for language, catalogue in (("fr", french), ("en", english)):
        texts = {key: catalogue[key] for key in keys if key.startswith(PAGE)}
        own = ["" if key.startswith(OUTSIDE) else catalogue[key] for key in keys]
        for key, text in zip(keys, own):
            if "\n" in text:
                sys.exit(f"{key}: a line feed parts the texts of the page's program")
        later = {key: catalogue[key] for key in keys if key.startswith(LATER) or key in BOTH}
        write(arguments.web / f"texts.{language}.later.json", json.dumps(later, ensure_ascii=False, separators=(",", ":")))
        texts[""] = "".join(text + "\n" for text in own)
        write(arguments.web / f"texts.{language}.json", json.dumps(texts, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
