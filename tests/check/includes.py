#!/usr/bin/env python3
"""Checks the includes of src/ against the table of layers. There is no list of exceptions.

usage: includes.py [folder of sources]      checks it
       includes.py --self-test              checks that bad samples are found
The last line says how many checks passed and failed.
"""

import pathlib
import re
import sys
import tempfile

STANDARD = "the standard library"

# Which other layers each layer may include. Everybody may include the standard library.
MAY_INCLUDE = {
    "loop": set(),
    "trace": {"loop"},
    "model": {"loop"},
    "text": set(),
    "session": {"loop", "trace", "model", "text"},
    "draw": set(),
    "picture": {"session", "trace", "model", "text", "draw"},
    "exports": {"picture", "session", "trace", "model", "text", "draw", "loop"},
    "view": {"picture", "session", "trace", "model", "text", "draw"},
    "cli": {"loop", "trace", "model", "text", "session", "picture", "draw", "exports"},
    "app": {"loop", "trace", "model", "text", "session", "draw", "picture", "view", "exports"},
}

# Outside libraries: what their includes look like, and the files that may have them.
LIBRARIES = [
    ("OpenGL", re.compile(r"^(GL|GLES\d?|EGL|KHR|glad|OpenGL)/"), re.compile(r"^(draw/renderer[^/]*|app/.*)$")),
    ("Dear ImGui", re.compile(r"^(imgui|imconfig|imstb)"), re.compile(r"^(view|app)/")),
    ("SDL", re.compile(r"^SDL2?([/_.]|$)"), re.compile(r"^app/")),
    ("Emscripten", re.compile(r"^emscripten([/.]|$)"), re.compile(r"^app/")),
]

# Layers with virtual time only: no clock, no date.
NO_CLOCK = {"loop", "trace", "model", "text", "session"}
CLOCK_INCLUDE = re.compile(r"^(chrono|ctime|time\.h|sys/time\.h)$")
CLOCK_CALL = re.compile(
    r"std::(?:time|clock)\s*\(|(?<![\w:])::(?:time|clock)\s*\(|\b(?:gettimeofday|clock_gettime)\s*\("
    r"|(?<![\w.:>])time\s*\(\s*(?:NULL|nullptr|0|&\w+)\s*\)")

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:<([^>]+)>|"([^"]+)")')
# The renderer's header is for those that have a screen: pictures know the scene only.
SCREEN_ONLY = {"view", "app"}


def without_comments(text):
    text = re.sub(r"/\*.*?\*/", lambda match: "\n" * match.group().count("\n"), text, flags=re.S)
    return re.sub(r"//[^\n]*", "", text)


def problems_of_file(folder, path):
    name = path.relative_to(folder).as_posix()
    layer = name.split("/")[0]
    found = []
    if layer not in MAY_INCLUDE:
        return [f"{name}: the folder {layer} is no layer"]
    for number, line in enumerate(without_comments(path.read_text(encoding="utf-8")).splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            if layer in NO_CLOCK and CLOCK_CALL.search(line):
                found.append(f"{name}:{number}: {layer} reads a clock; it has virtual time only")
            continue
        target, quoted = match.group(1) or match.group(2), match.group(2) is not None
        if layer in NO_CLOCK and CLOCK_INCLUDE.match(target):
            found.append(f"{name}:{number}: {layer} includes <{target}>; it has virtual time only")
        library = next((entry for entry in LIBRARIES if entry[1].match(target)), None)
        if library:
            if not library[2].match(name):
                found.append(f"{name}:{number}: {target} is {library[0]}, which only {library[2].pattern} may include")
            continue
        other = target.split("/")[0]
        if "/" in target and other in MAY_INCLUDE:
            if other != layer and other not in MAY_INCLUDE[layer]:
                found.append(f"{name}:{number}: {layer} may not include {other} ({target})")
            if target.startswith("draw/renderer") and layer not in SCREEN_ONLY and not name.startswith("draw/renderer"):
                found.append(f"{name}:{number}: {layer} may not include the renderer ({target})")
            if target == "draw/shaders.hpp" and not name.startswith("draw/renderer"):
                found.append(f"{name}:{number}: only the renderer may include the shaders")
        elif quoted:
            found.append(f'{name}:{number}: "{target}" is not of the form "layer/file.hpp"')
        elif "/" in target or "." in target:
            found.append(f"{name}:{number}: <{target}> is not of {STANDARD}")
    return found


def check(folder):
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".hpp", ".cpp", ".h", ".inc"})
    bad = {path: problems_of_file(folder, path) for path in files}
    return files, [problem for problems in bad.values() for problem in problems], sum(1 for problems in bad.values() if problems)


BAD_SAMPLES = {
    "loop/task.hpp": '#include "trace/recording.hpp"\n',
    "model/order.cpp": '#include "text/keys.hpp"\n',
    "text/format.cpp": '#include "loop/time.hpp"\n',
    "draw/svg.cpp": "#include <GLES3/gl3.h>\n",
    "picture/heap.cpp": "#include <imgui.h>\n",
    "picture/loop.cpp": '#include "draw/renderer.hpp"\n',
    "view/screen.cpp": "#include <SDL.h>\n",
    "session/link.cpp": "#include <emscripten/emscripten.h>\n",
    "loop/clock.hpp": "#include <chrono>\n",
    "trace/now.cpp": "auto now = std::time(nullptr);\n",
    "cli/run.cpp": '#include "view/screen.hpp"\n',
    "loop/near.cpp": '#include "task.hpp"\n',
    "model/posix.cpp": "#include <unistd.h>\n",
    "other/file.cpp": "\n",
}
GOOD_SAMPLES = {
    "loop/task.hpp": '#include <coroutine>\n#include "loop/future.hpp"\n// #include <chrono>\nTime time() const;\nauto t = loop.time();\n',
    "session/run.cpp": '#include "loop/loop.hpp"\n#include "text/keys.hpp"\n',
    "draw/renderer.cpp": '#include <GLES3/gl3.h>\n#include "draw/shaders.hpp"\n',
    "view/screen.cpp": '#include <imgui.h>\n#include "picture/heap.hpp"\n#include "draw/renderer.hpp"\n',
    "app/main.cpp": "#include <SDL.h>\n#include <emscripten.h>\n#include <chrono>\n",
}


def self_test():
    passed = failed = 0
    for samples, expected in ((BAD_SAMPLES, True), (GOOD_SAMPLES, False)):
        for name, text in samples.items():
            with tempfile.TemporaryDirectory() as temporary:
                path = pathlib.Path(temporary, name)
                path.parent.mkdir(parents=True)
                path.write_text(text, encoding="utf-8")
                found = check(pathlib.Path(temporary))[1]
            if bool(found) == expected:
                passed += 1
            else:
                failed += 1
                print(f"self-test: {name}: {'was not found bad' if expected else found}")
    return passed, failed


def main():
    if "--self-test" in sys.argv:
        passed, failed = self_test()
    else:
        folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2] / "src"
        files, problems, failed = check(folder)
        passed = len(files) - failed
        for problem in problems:
            print(problem)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
