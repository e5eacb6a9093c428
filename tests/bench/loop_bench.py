"""The benchmark of the loop: the six workloads (workloads.hpp) on the faithful minimum and on this loop, native and as
WebAssembly under node, beside CPython's asyncio and, where they are installed, SimPy and Asio.

loop_bench.py [--json] [--quick] ASYNCIO PLAN: files with the lines of asyncio_workloads.py and asyncio_plan.py, which need a Python of
their own.
Run in the project's folder, everything compiled: the native program by native-release; the one for node by web-bench, which
differs from the page's own build in that it is made for speed, as the native one is; the manager's search (plan_bench.py) is also
measured as web-release makes it. Both sides of a ratio are compiled by
the same compiler with the same flags. What `bench` says of pictures and `bench_trace` of recordings, on both, comes first.

A program runs a workload several times, and the first time, which warms up, is not counted where there are others. The two
sides take turns, on one core; processor time counts, not the clock on the wall; a figure is the median of all turns, a ratio
the median of the ratios of each turn.
Instructions are counted by callgrind, as the difference of two sizes, so that what is done once does not count."""
import json
import os
import re
import shutil
import statistics
import subprocess
import sys

import plan_bench
import workloads

NATIVE = ["build/native-release/tests/bench_loop"]
# Without the first, quick compiler of node: a figure would tell how far the second one had got.
NODE = ["node", "--no-liftoff", "build/web-bench/tests/bench_loop.js"]
OPERATIONS = {"w1": "switch", "w2": "sleep", "w3": "acquire", "w4": "client", "w5": "task", "w6": "sleeper"}
REPEATS = {"w1": 6, "w2": 3, "w3": 6, "w4": 4, "w5": 6, "w6": 2}
# The tasks and rounds of two runs, of which callgrind's difference is taken.
COUNTED = {"w1": ((1_000, 10), (1_000, 60)), "w2": ((100_000, 1), (100_000, 2)), "w3": ((1_000, 10), (1_000, 60)),
           "w4": ((2_000, 1), (6_000, 1)), "w5": ((10_000, 1_000), (60_000, 1_000))}

AT_MOST = {"w1": 1.4, "w2": 1.5, "w3": 1.4, "w4": 1.4, "w5": 1.5, "w6": 1.5}  # times the faithful minimum
FASTER = {"w1": 240, "w2": 65, "w3": 350, "w4": 430, "w5": 130, "w6": 55}     # times as fast as CPython's asyncio
FASTER_GC_OFF = 190                                                           # the same, w4 without its garbage collector
BYTES = {"native": 200, "wasm": 150}                                          # of a sleeping task
PEAK = 40 * 2**20                                                             # of w4, in bytes


def progress(text):
    print(text, file=sys.stderr, flush=True)


def last_line(command):
    """The JSON line that a program prints; None where it can't run."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return json.loads(done.stdout.splitlines()[-1])
    except (OSError, subprocess.CalledProcessError, IndexError):
        return None


def ns_of(line):
    return statistics.median(line["ns"][1:] or line["ns"])


class Bench:
    def __init__(self, quick):
        self.quick = quick
        self.sizes = workloads.QUICK_SIZES if quick else workloads.SIZES
        self.figures = {}

    def add(self, key, value, unit, **goal):
        """`at_most` or `at_least`: the goal of performance."""
        figure = {"value": float(f"{value:.4g}"), "unit": unit}
        if "at_most" in goal:
            figure |= {"goal": f"<= {goal['at_most']:g}", "met": value <= goal["at_most"]}
        if "at_least" in goal:
            figure |= {"goal": f">= {goal['at_least']:g}", "met": value >= goal["at_least"]}
        self.figures[key] = figure

    def value(self, key):
        return self.figures[key]["value"] if key in self.figures else None

    def sides(self, platform, program, turns):
        """The minimum and the loop, turn by turn."""
        for name, (tasks, rounds) in self.sizes.items():
            progress(f"  {platform} {name} ...")
            arguments = [name, str(tasks), str(rounds), str(REPEATS[name])]
            lines = {"minimum": [], "loop": []}
            for _ in range(turns):
                for side, of_side in lines.items():
                    of_side.append(last_line([*program, side, *arguments]))
                    if of_side[-1] is None:
                        sys.exit(f"bench: {' '.join(program)} {side} {' '.join(arguments)} does not run")
            work = {tuple(line[key] for key in ("operations", "end_ns", "checksum")) for both in lines.values() for line in both}
            if len(work) != 1:
                sys.exit(f"bench: in {name} the minimum and the loop did different work: {work}")
            for side, of_side in lines.items():
                self.add(f"loop_{name}_{platform}_{side}", statistics.median(map(ns_of, of_side)), "ns")
                if name == "w6":
                    goal = {"at_most": BYTES[platform]} if side == "loop" else {}
                    self.add(f"loop_w6_{platform}_{side}_bytes", of_side[0]["heap_asleep"] / tasks, "bytes", **goal)
                if name == "w4":
                    goal = {"at_most": PEAK / 2**20} if side == "loop" else {}
                    self.add(f"loop_w4_{platform}_{side}_peak", of_side[0]["heap_peak"] / 2**20, "MiB", **goal)
                if name in ("w4", "w6") and platform == "native" and "rss_peak" in of_side[0]:
                    self.add(f"loop_{name}_native_{side}_resident", of_side[0]["rss_peak"] / 2**20, "MiB")
            ratios = [ns_of(loop) / ns_of(minimum) for minimum, loop in zip(lines["minimum"], lines["loop"])]
            self.add(f"loop_{name}_{platform}_ratio", statistics.median(ratios), "x", at_most=AT_MOST[name])

    def instructions(self):
        """False where there is no valgrind, or it does not work."""
        def counted(side, name, size):
            command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *NATIVE, side, name, *map(str, size)]
            done = subprocess.run(command, capture_output=True, text=True)
            total = re.search(r"Collected : (\d+)", done.stderr)
            return (int(total[1]), json.loads(done.stdout)["operations"]) if total else None

        if shutil.which("valgrind") is None:
            return False
        for name, two_sizes in COUNTED.items():
            if self.quick and name == "w2":
                two_sizes = ((10_000, 1), (10_000, 3))
            progress(f"  instructions {name} ...")
            for side in ("minimum", "loop"):
                few, many = (counted(side, name, size) for size in two_sizes)
                if few is None or many is None:
                    return False
                self.add(f"loop_{name}_instructions_{side}", (many[0] - few[0]) / (many[1] - few[1]), "instructions")
            self.add(f"loop_{name}_instructions_ratio",
                     self.value(f"loop_{name}_instructions_loop") / self.value(f"loop_{name}_instructions_minimum"), "x")
        return True

    def peer(self, peer, lines):
        """How many times as fast as this one the loop is; `lines` as bench_loop prints them."""
        for line in lines:
            name, gc_off = line["workload"], line["loop"].endswith("gc off")
            key = f"loop_{name}_{peer}" + gc_off * "_gc_off"
            self.add(key, ns_of(line), "ns")
            goal = {"at_least": FASTER_GC_OFF if gc_off else FASTER[name]} if peer == "asyncio" else {}
            self.add(key + "_times", ns_of(line) / self.value(f"loop_{name}_native_loop"), "x", **goal)
            memory = line.get("rss_growth", line.get("rss_peak"))
            if name == "w6" and memory:
                self.add(key + "_bytes", memory / line["tasks"], "bytes")
            if (line["tasks"], line["rounds"]) == self.sizes[name]:
                expected = last_line([*NATIVE, "minimum", name, str(line["tasks"]), str(line["rounds"])])
                if line["operations"] != expected["operations"] or abs(line["end_ns"] - expected["end_ns"]) > 1_000:
                    sys.exit(f"bench: in {name} {peer} did different work: {line}, not {expected}")

    def asio(self):
        lines = []
        for name, (tasks, rounds) in self.sizes.items():
            line = last_line([*NATIVE, "asio", name, str(tasks), str(rounds)])
            if line is None:
                return []
            progress(f"  Asio {name}")
            lines.append(line)
        return lines

    def simpy(self):
        command = [sys.executable, "tests/bench/simpy_workloads.py", "all"] + self.quick * ["--quick"]
        if subprocess.run([sys.executable, "-c", "import SimPy.Simulation"], capture_output=True).returncode != 0:
            return []
        progress("  SimPy ...")
        done = subprocess.run(command, capture_output=True, text=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def rows(self, title, keys, missing=""):
        """A line of the table: the figures of these keys, in columns."""
        figures = [self.figures.get(key.format(w=name)) for key in keys for name in OPERATIONS]
        if not any(figures):
            return [f"{title:28}{missing}"] if missing else []
        cells = "".join("" .rjust(11) if figure is None else f"{figure['value']:11.4g}" for figure in figures)
        lines = [f"{title:28}{cells}"]
        if any(figure and "goal" in figure for figure in figures):
            goals = ["" if figure is None or "goal" not in figure else f"{figure['goal']} {'met' if figure['met'] else 'NOT'}"
                     for figure in figures]
            lines.append(f"{'  goal':28}" + "".join(goal.rjust(11) for goal in goals))
        return lines

    def print_table(self, valgrind):
        print("\nThe loop beside the faithful minimum and others: ns per operation, the same work in virtual time")
        print(" " * 28 + "".join(f"{name + ' ' + operation:>11}" for name, operation in OPERATIONS.items()))
        lines = []
        for platform, title in (("native", "native"), ("wasm", "WebAssembly, node")):
            lines += self.rows(f"minimum, {title}", [f"loop_{{w}}_{platform}_minimum"])
            lines += self.rows(f"this loop, {title}", [f"loop_{{w}}_{platform}_loop"])
            lines += self.rows("  ratio", [f"loop_{{w}}_{platform}_ratio"])
        for peer, title in (("asyncio", "CPython 3.11 asyncio"), ("asyncio_gc_off", "  its gc off"), ("simpy", "SimPy"), ("asio", "Asio")):
            lines += self.rows(title, [f"loop_{{w}}_{peer}"], "" if peer == "asyncio_gc_off" else "not installed")
            lines += self.rows("  times as slow, native", [f"loop_{{w}}_{peer}_times"])
        lines += self.rows("instructions, minimum", ["loop_{w}_instructions_minimum"], "" if valgrind else "valgrind is not installed, or does not work here")
        lines += self.rows("instructions, this loop", ["loop_{w}_instructions_loop"])
        lines += self.rows("  ratio", ["loop_{w}_instructions_ratio"])
        print("\n".join(lines))
        print("\nMemory, by what operator new gave; resident is the whole program's peak")
        for key, figure in self.figures.items():
            if figure["unit"] in ("bytes", "MiB"):
                goal = f"goal {figure['goal']}: {'met' if figure['met'] else 'NOT met'}" if "goal" in figure else ""
                print(f"{figure['value']:12.4g} {figure['unit']:9} {key:36} {goal}")


def main():
    options = {"--json", "--quick"} & set(sys.argv)
    asyncio_file, plan_file = [argument for argument in sys.argv[1:] if argument not in options]
    bench = Bench("--quick" in options)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    progress("The benchmark of the loop")
    bench.sides("native", NATIVE, turns=2 if bench.quick else 5)
    bench.sides("wasm", NODE, turns=2 if bench.quick else 3)
    valgrind = bench.instructions()
    with open(asyncio_file) as lines:
        bench.peer("asyncio", [json.loads(line) for line in lines])
    bench.peer("simpy", bench.simpy())
    bench.peer("asio", bench.asio())
    progress("The manager's search")
    plan_bench.measure(bench, last_line, plan_file)
    progress("Pictures and recordings")
    others = [["build/native-release/tests/bench"], ["build/native-release/tests/bench_trace", "native"],
              ["node", "--no-liftoff", "build/web-bench/tests/bench_trace.js", "wasm"]]
    said = [subprocess.run(command + sorted(options), stdout=subprocess.PIPE, text=True, check=True).stdout for command in others]
    if "--json" in options:
        figures = {}
        for figures_of in said:
            figures |= json.loads(figures_of)
        print(json.dumps(figures | bench.figures))
    else:
        print("\n".join(said), end="")
        bench.print_table(valgrind)
        plan_bench.print_table(bench)


main()
