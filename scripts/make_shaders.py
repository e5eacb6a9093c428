#!/usr/bin/env python3
"""Embeds GLSL files as string constants: shapes.vert becomes comptoir::draw::shaders::shapes_vert. Without their comments and margins,
which a browser has no use for."""

import argparse
import pathlib
import re


def bare(text):
    """One line for each of the file that says something."""
    lines = (re.sub(r"\s*//.*", "", line).strip() for line in text.splitlines())
    return "".join(line + "\n" for line in lines if line)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("shaders", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    out = ["// Made from shaders/.", "#pragma once", "", "#include <string_view>", "", "namespace comptoir::draw::shaders {", ""]
    for path in sorted(arguments.shaders):
        name = path.name.replace(".", "_").replace("-", "_")
        out += [f'inline constexpr std::string_view {name} = R"glsl({bare(path.read_text(encoding="utf-8"))})glsl";', ""]
    out += ["}  // namespace comptoir::draw::shaders", ""]
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text("\n".join(out), encoding="utf-8")


if __name__ == "__main__":
    main()
