#!/usr/bin/env python3
"""Splits the linked program in two: split_program.py COMPTOIR_WASM --tools FOLDER...

COMPTOIR.wasm keeps what a first visit needs, and COMPTOIR.rest.wasm beside it gets the rest, which the page loads before it opens a
lesson outside (web/rest.mjs). COMPTOIR.whole.wasm stays in one, for scripts/site/bundle.mjs. Binaryen's wasm-split does it; here the functions of the rest are chosen:

- those that a pattern of REST names, but for what is surely used by others as well: of functions that are the same the linker makes one;
- and then, again and again, each that only functions of the rest use.

The program must have been linked with its functions' names (--profiling-funcs); what is written has none. A call from the program to
the rest goes through a table, and before the rest is there ends in an import, "placeholder", that loads it: so a function that is
chosen wrongly costs time and does no harm (tests/browser/split.test.mjs finds it). COMPTOIR.split.txt names the functions of the rest, their places in the table, and who
calls them from the program; COMPTOIR.sizes.txt those that stay, with their bytes before they are made small once more, the largest first.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

REST = [
    r"\.__uniq\.",                         # the programs of the lessons outside (comptoir_first_lessons in CMakeLists.txt)
    r"\bcomptoir::mini::",                 # document 004's loop
    r"\bcomptoir::model::(start_server|say\(comptoir::mini)",
    # What only those lessons use of asyncio: the network and its streams, groups, time limits.
    r"\bcomptoir::loop::(detail::)?(Network|Transport|Server|Stream|Protocol|Connection|start_server|open_connection|TaskGroup|Timeout|timeout)",
    r"\bcomptoir::loop::(StateRef|Shared|CallOf)<comptoir::loop::(Network|Transport|Server|Stream|Connection)",
    r"\bcomptoir::loop::(wait_for|as_completed|shield|to_thread|run_in_executor|Barrier|Condition|Event|Queue)\b",
    # The picture of one lesson; programs to take away.
    r"\bcomptoir::picture::(drawing_panel|step_lanes|step_columns)\b", r"\bcomptoir::session::python_",
    # What is taken away: figures and data.
    r"\bcomptoir::exports::", r"\bcomptoir::app::(Application::take\(|tell_piece)", r"\bcomptoir::view::SceneText::files",
    r"\bcomptoir::draw::(Outlines::|to_svg|\(anonymous namespace\)::(SvgWriter|add_contour|FaceUsed))",
    r"\bcomptoir::trace::(export_|EventRows|TextPieces|\(anonymous namespace\)::(write_|Writer))", r"\bcomptoir::picture::code_height",
    # The time machine: what a person asks for by a command, a link's list or the kept run, and the rows of crowds and trees.
    r"\bcomptoir::session::\(anonymous namespace\)::(move<|served\(|stop\(|mark|of_mark<|predict\(|intervene\(|undone\(|keep\(|no_index|read_(index|stops|marks|do|kept_do|interventions|arrive|kept_arrive|list)\b|arrive\("
    r"|write_(stops|prediction|made|can|kept|arrivals)\(comptoir::session::JsonWriter|(Event|Task|Wake)Scan)",
    r"\bcomptoir::session::(find_stop|read_stop|read_arrivals|format_arrivals|listed_arrivals|arrivals_of_run|put_mark|insert|metrics|figures_of|read_kept|write_kept|scenario_words|difference_words|kind_label|line_of|reason_of|sentence_of|words_of)\(",
    r"\bcomptoir::session::(label_of\(comptoir::text::Language, comptoir::session::Intervention|describe\(comptoir::text::Language, comptoir::session::Stop)",
    r"\bcomptoir::session::(Prediction::|Workbench::(set_arrivals|keep_arrivals|come_by|figures|go_mark|go_served|go_intervention|move_|run_to_stop|intervene|stop_words|answer_prediction|predict\(|came_of))",
    r"\bcomptoir::trace::(Crowd::(extend|change)|FirstDifference::)",
    r"\bcomptoir::loop::CallOf<comptoir::session::Outside::",
    r"\bcomptoir::session::(describe\(comptoir::text::Language, comptoir::session::Problem|\(anonymous namespace\)::complain_of_repeated)",
    r"\bcomptoir::picture::moments_of_settings",
    r"\bcomptoir::picture::(metrics_height|metrics_table|kept_stations|difference_line|difference_chip|crowd_rows|crowd_words)\(",
    # Runs from files.
    r"\bcomptoir::(trace::(JsonImport|JsonReader|RunRules|OwnNames|ImportedRun|words_of_handles|words_of_futures|find_member|range_of)|session::(FileReader::|FileRun::|settings_of\(std::|Workbench::open_file|Run::read_file)|app::Application::import)",
    # What a teacher's link asks (web/rest.mjs: needsRest), and panels that it chooses or locks.
    r"\bcomptoir::session::(read_teaching|format_teaching|write_teaching|write_goal|read_condition|format_condition|cost_of|shown_value|Teaching::shown)\b",
    r"\bcomptoir::session::(find\(comptoir::session::Run|Workbench::(findings|keep_teaching|is_authors|unexpected|set_presenting|set_answer_hidden|reveal_prediction|locked_parameter))",
    r"\bcomptoir::session::\(anonymous namespace\)::(answer_hidden|is_locked)\(|\bcomptoir::session::Prediction::reveal",
    r"\bcomptoir::picture::\(anonymous namespace\)::(holds|lock_of|lock_sign)\(|\bcomptoir::view::\(anonymous namespace\)::tiles\(",
    # The manager's search.
    r"^comptoir::model::(PlanSearch::|StationRuns::|Trial::|Plan::(fryers|setup_of)|Choices::|Candidate::|\(anonymous namespace\)::Places::)",
    r"^comptoir::model::(run_candidate|answer_of|better|cost_of|repeated_round|clients_to_see_a_round|capacity_of|overloaded|slowest|rush\(comptoir::model::RestaurantSetup)\b",
    # The manager's plan.
    r"\bcomptoir::picture::(plan_(scatter|rates|card|near|goal|key|points?|candidate|demand|hidden)|equipment_chips|proposal|tick_step|cost_words|in_percent|satisfied_words)",
    r"\bcomptoir::view::(place_plan|plan_\w+_width|Screen::reveal_on_board|\(anonymous namespace\)::(plan_heights|choose_restaurant))",
    r"\bcomptoir::session::(PlanBoard::|read_plan|format_plan|write_plan|equipment_words|cost_text|cost_words|in_percent|satisfied_words|worst_words|rate_text)",
    r"\bcomptoir::session::(reason_of\(comptoir::text::Language, comptoir::model::Plan|Workbench::(make_board|open_restaurant|propose|reveal_plan|pick|show_plan|set_plan_row|reset_plan))",
    r"\bcomptoir::session::(plan(_open|_pick|_propose)?\(comptoir::session::Workbench|\(anonymous namespace\)::(read_equipment|PlanDocument|values_with)\b)",
    # What is found out about one of its restaurants.
    r"^comptoir::model::(Sweep::|sweep_values\(|only\()|^comptoir::picture::plan_(study|queues|paths|rates|sweep|option)\(",
    r"^comptoir::session::(Study::|flow_of\(|longest_paths\(|write_study\(|(study_note|(cut|use|queue|little|check|swept|opens)_words)\()",
    r"^comptoir::session::(Little|StationFlow)::|^comptoir::session::Workbench::(follow_study|advance_study|open_moment|take_swept)\(",
    # What Dear ImGui links and the page never calls: it begins no window there.
    r"^(TableSettingsHandler|WindowSettingsHandler)_(WriteAll|ReadLine|ReadOpen|ApplyAll)",
]
# What is linked and no first visit runs, as counting calls has shown (wasm-split --instrument): parts of Dear ImGui that nothing of ours
# asks for, windows of SDL that close or change, fonts of another kind, what prints numbers for messages of errors, what catches
# exceptions. These stay in the rest whoever else may use them.
NEVER = [
    r"^Im(DrawListSplitter::|FontAtlas(BuildMain|BuildSetupFontBakedFallback|FontDestroyOutput)|GuiTextBuffer::|FormatString)",
    r"^(TableSettingsHandler|WindowSettingsHandler)_ClearAll",
    r"^stbtt__(run_charstring|cff_|csctx_|dict_|get_subrs|tesselate_cubic|track_vertex|buf_range)",
    r"^SDL_(DestroyWindow|VideoQuit|QuitSubSystem|GetClosestDisplayMode|SetDisplayModeForDisplay|EGL_SetSwapInterval|SetError)",
    r"^Emscripten_(SetWindow|DestroyWindow|GetWindowSizeInPixels|GetDisplayUsableBounds|GLES_SwapWindow)|^cmpmodes$",
    r"^(fmt_fp|fmt_u|printf_core|pop_arg\w*|getint|out|pad|__vfprintf_internal|vsnprintf|sn_write|frexp|__stdio_\w+|__towrite)$",
    r"^__cxxabiv1::.*(type_info|readEncodedPointer|readSLEB128|exception_cleanup)|^_Unwind_CallPersonality$|^demangling_terminate_handler|^__rem_pio2f$",
    r"\bcomptoir::loop::(describe\(std::exception_ptr|Transport::|StreamReaderProtocol::|TaskGroupCore::|Loop::call_exception_handler|\(anonymous namespace\)::cancel_and_gather)",
    r"\bcomptoir::picture::\(anonymous namespace\)::Drawing::",
]
# Of each lesson, what the page looks for to know whether its program is there.
PROGRAM = re.compile(r"::(program|article)\(")
# Where coroutines are made.
COROUTINES = re.compile(r"\bcomptoir::(loop|model)::")
SMALL = 24   # bytes of code, below which a function's own place in the table costs as much as the function

FEATURES = ["exception-handling", "bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "multivalue"]


def leb(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def to_leb(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out + bytes([value]))


def sections(data):
    """(id, content) of each section."""
    at = 8
    while at < len(data):
        kind = data[at]
        size, start = leb(data, at + 1)
        yield kind, data[start:start + size]
        at = start + size


def named(content):
    size, at = leb(content, 0)
    return content[at:at + size], content[at + size:]


def function_names(data):
    names = {}
    for kind, content in sections(data):
        if kind != 0 or named(content)[0] != b"name":
            continue
        rest = named(content)[1]
        at = 0
        while at < len(rest):
            part = rest[at]
            size, at = leb(rest, at + 1)
            end = at + size
            if part == 1:
                count, at = leb(rest, at)
                for _ in range(count):
                    index, at = leb(rest, at)
                    length, at = leb(rest, at)
                    names[index] = rest[at:at + length].decode()
                    at += length
            at = end
    return names


def numbered(data, count):
    """The same program, each function named by its number: names are neither unique nor plain."""
    entries = b"".join(to_leb(i) + to_leb(len(f"f{i}")) + f"f{i}".encode() for i in range(count))
    part = to_leb(count) + entries
    content = b"\4name" + b"\1" + to_leb(len(part)) + part
    kept = [(kind, body) for kind, body in sections(data) if kind != 0]
    return data[:8] + b"".join(bytes([kind]) + to_leb(len(body)) + body for kind, body in [*kept, (0, content)])


def readable(names):
    """Demangled where the linker has not done it."""
    if not any(name.startswith("_Z") for name in names.values()) or not (tool := shutil.which("c++filt") or shutil.which("llvm-cxxfilt")):
        return names
    lines = subprocess.run([tool], input="\n".join(names.values()), capture_output=True, text=True, check=True).stdout.split("\n")
    return dict(zip(names, lines))


class Program:
    """Who needs whom, as wasm-dis shows it. A function is needed where it is called, where the number of its place in the table is a
    constant (a coroutine's next step, a callback), where that number lies in the data (virtual functions), and where it is exported.
    A number that means something else keeps a function that could go: no harm."""

    def __init__(self, text, data):
        self.defined = []
        self.callers = {}      # function: functions
        self.held = set()      # exported
        self.places = {}       # function: its places in the table
        constants = {}         # number: functions that have it
        stored = {}            # number: functions that write it to memory
        current = None
        parents = []           # what begins on the lines before, one a level of indentation
        for line in text:
            if begins := re.match(r" \(func \$f(\d+)", line):
                current = int(begins[1])
                self.defined.append(current)
            elif found := re.match(r" \(elem [^(]*\(i32\.const (\d+)\)(.*)", line):
                for place, function in enumerate(re.findall(r"\$f(\d+)", found[2]), int(found[1])):
                    self.places.setdefault(int(function), []).append(place)
            elif re.match(r" \((export|start|global|elem) ", line):
                self.held.update(map(int, re.findall(r"\$f(\d+)", line)))
            if found := re.search(r"\((?:call|return_call|ref\.func) \$f(\d+)", line):
                if int(found[1]) != current:
                    self.callers.setdefault(int(found[1]), set()).add(current)
            elif found := re.search(r"\((i32|i64)\.const (-?\d+)", line):
                value = int(found[2])
                for number in [value] if found[1] == "i32" else [value & 0xFFFFFFFF, value >> 32]:
                    constants.setdefault(number, set()).add(current)
                    if parents[len(line) - len(line.lstrip()) - 1].startswith(("(i32.store", "(i64.store")):
                        stored.setdefault(number, set()).add(current)
            depth = len(line) - len(line.lstrip())
            parents[depth:] = [line.strip()] * (depth + 1 - len(parents[:depth]))
        self.sizes = dict(zip(self.defined, code_sizes(data)))
        words = data_words(data)
        self.in_data = {i for i, places in self.places.items() if words.intersection(places)}
        self.takers, self.writers = ({i: set().union(*(numbers.get(place, set()) for place in places)) for i, places in self.places.items()}
                                     for numbers in (constants, stored))

    def users(self, function):
        return (self.callers.get(function, set()) | self.takers.get(function, set())) - {function}

    def sure_users(self, function):
        """Those among them where a number is hardly something else: it is stored, or the function has several places."""
        takers = self.takers if len(self.places.get(function, [])) > 1 else self.writers
        return self.callers.get(function, set()) | takers.get(function, set())


def code_sizes(data):
    code = next(content for kind, content in sections(data) if kind == 10)
    count, at = leb(code, 0)
    for _ in range(count):
        size, at = leb(code, at)
        yield size
        at += size


def data_words(data):
    """The numbers in the data that may be places in the table."""
    content = next(content for kind, content in sections(data) if kind == 11)
    words = set()
    for start in range(4):
        end = start + (len(content) - start) // 4 * 4
        words.update(memoryview(content[start:end]).cast("I"))
    return words


def choose(names, program):
    pattern, never = (re.compile("|".join(f"(?:{each})" for each in names_of)) for names_of in (REST, NEVER))
    free = {i for i in program.defined if i not in program.held and (program.sizes[i] > SMALL or PROGRAM.search(names.get(i, "")))}
    stay = {i for i in free if never.search(names.get(i, ""))}
    rest = stay | {i for i in free if pattern.search(names.get(i, ""))}
    makers = {i for i in program.defined if COROUTINES.search(names.get(i, ""))}
    while back := {i for i in (rest - stay) & makers if (program.sure_users(i) & makers) - rest}:
        rest -= back
    while more := {i for i in free - rest - program.in_data if program.users(i) and program.users(i) <= rest}:
        rest |= more
    return rest


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--tools", nargs="*", default=[], help="folders in which wasm-split may be, before the PATH")
    options = parser.parse_args()
    path = os.pathsep.join([*options.tools, os.environ.get("PATH", "")])

    def tool(name, *args):
        program = shutil.which(name, path=path)
        if not program:
            sys.exit(f"error: {name} was not found\n  -> install Binaryen, which Emscripten needs as well")
        return subprocess.run([program, *args], check=True, stdout=subprocess.PIPE, text=True).stdout

    features = [f"--enable-{feature}" for feature in FEATURES]
    with open(options.program, "rb") as file:
        data = file.read()
    names = readable(function_names(data))
    if not names:
        sys.exit(f"error: {options.program} has no names of functions\n  -> link it with --profiling-funcs")
    count = max(names) + 1
    with tempfile.TemporaryDirectory() as folder:
        def at(name):
            return os.path.join(folder, name)
        with open(at("whole.wasm"), "wb") as file:
            file.write(numbered(data, count))
        text = tool("wasm-dis", *features, at("whole.wasm")).split("\n")
        program = Program(text, data)
        rest = choose(names, program)
        with open(at("list"), "w") as file:
            file.write("\n".join(f"f{i}" for i in sorted(rest)))
        tool("wasm-split", at("whole.wasm"), *features, f"--split-funcs=@{at('list')}", "-o1", at("one.wasm"), "-o2", at("two.wasm"), "--export-prefix=%",
             "--placeholdermap")
        stem = os.path.splitext(options.program)[0]
        beside = stem + ".rest.wasm"
        for made, target in [("two.wasm", beside), ("one.wasm", options.program)]:
            tool("wasm-opt", "-Oz", "--strip-debug", *features, at(made), "-o", at("done.wasm"))
            shutil.copyfile(at("done.wasm"), target)
        tool("wasm-opt", "--strip-debug", *features, at("whole.wasm"), "-o", at("done.wasm"))
        shutil.copyfile(at("done.wasm"), stem + ".whole.wasm")
        places = {}
        with open(at("one.wasm.placeholders")) as file:
            for place, name in (line.strip().split(":") for line in file):
                places.setdefault(int(name[1:]), []).append(place)
        with open(stem + ".split.txt", "w") as file:
            for i in sorted(rest):
                print(",".join(places.get(i, "-")), names.get(i, "?"), file=file)
                for j in sorted(program.users(i) - rest):
                    print("    from", names.get(j, "?"), file=file)
        with open(stem + ".sizes.txt", "w") as file:
            for i in sorted(set(program.defined) - rest, key=lambda i: -program.sizes[i]):
                print(program.sizes[i], names.get(i, "?"), file=file)
    print(f"{len(rest)} of {len(program.defined)} functions are in {os.path.basename(beside)}")


if __name__ == "__main__":
    main()
