"""The benchmark of the manager's search (bench_plan.cpp): restaurants a second, native and as WebAssembly under node, made for speed and
as the page is, which is made small; beside CPython's asyncio and, where it is installed, SimPy on a sample of the same problem.

A figure is the median of the repetitions but the first, which warms up; processor time counts."""
import json
import re
import shutil
import statistics
import subprocess
import sys

from plan_problem import EVERY

NATIVE = ["build/native-release/tests/bench_plan"]
PROGRAMS = {"native": NATIVE, "wasm": ["node", "--no-liftoff", "build/web-bench/tests/bench_plan.js"],
            "page": ["node", "--no-liftoff", "build/web-release/tests/bench_plan.js"]}
TITLES = {"native": "native", "wasm": "WebAssembly, node", "page": "WebAssembly as the page has it", "asyncio": "CPython 3.11 asyncio", "simpy": "SimPy"}
WHOLE = 2   # seconds of the 10 000 restaurants in the browser, in slices of 10 ms of each 16.7 ms frame
PAGE = WHOLE * 1e9 * 10 / 16.7 / 1_000_000   # ns per client


def ns_of(line):
    return statistics.median(line["ns"][1:] or line["ns"])


def instructions():
    """Per client of one restaurant more, by callgrind; None where there is no valgrind or it does not work."""
    if shutil.which("valgrind") is None:
        return None

    def counted(repeats):
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *NATIVE, "frame", str(repeats)]
        total = re.search(r"Collected : (\d+)", subprocess.run(command, capture_output=True, text=True).stderr)
        return int(total[1]) if total else None

    few, many = counted(2), counted(12)
    return None if few is None or many is None else (many - few) / (10 * 108 * 24)


def measure(bench, last_line, asyncio_file):
    """Adds its figures to those of the loop's benchmark; `asyncio_file` is what asyncio_plan.py has printed."""
    repeats = 2 if bench.quick else 5
    for platform, program in PROGRAMS.items():
        for problem in ("search", "parts", "frame"):
            line = last_line([*program, problem, str(repeats if problem == "search" else 10 * repeats), str(EVERY)])
            if line is None:
                sys.exit(f"bench: {' '.join(program)} {problem} does not run")
            goal = {"at_most": PAGE} if (platform, problem) == ("page", "search") else {}
            bench.add(f"plan_{problem}_{platform}", ns_of(line), "ns", **goal)
            bench.add(f"plan_{problem}_{platform}_rate", line["restaurants"] * 1e9 / (ns_of(line) * line["clients"]), "restaurants/s")
            bench.add(f"plan_{problem}_{platform}_time", ns_of(line) * line["clients"] / 1e6, "ms")
            if problem == "search":
                satisfied = line["satisfied"]
    with open(asyncio_file) as lines:
        peers = {"asyncio": json.loads(lines.readline())}
    if subprocess.run([sys.executable, "-c", "import SimPy.Simulation"], capture_output=True).returncode == 0:
        peers["simpy"] = last_line([sys.executable, "tests/bench/simpy_plan.py"])
    for peer, line in peers.items():
        if line["satisfied"] != satisfied:
            sys.exit(f"bench: {peer} did different work: {line}, not {satisfied} satisfied")
        bench.add(f"plan_search_{peer}", ns_of(line), "ns")
        bench.add(f"plan_search_{peer}_rate", line["restaurants"] * 1e9 / (ns_of(line) * line["clients"]), "restaurants/s")
        bench.add(f"plan_search_{peer}_times", ns_of(line) / bench.value("plan_search_native"), "x")
    if (count := instructions()) is not None:
        bench.add("plan_search_instructions", count, "instructions")


def print_table(bench):
    print("\nThe manager's search: 10 000 restaurants of 100 clients, each run; with stations run once; 108 restaurants of 24 clients")
    print(" " * 32 + "".join(f"{title:>16}" for title in ("ns per client", "restaurants/s", "all, ms", "stations, ms", "108, ms")))
    for who, title in TITLES.items():
        keys = (f"plan_search_{who}", f"plan_search_{who}_rate", f"plan_search_{who}_time", f"plan_parts_{who}_time", f"plan_frame_{who}_time")
        if bench.value(keys[0]) is None:
            print(f"{title:32}not installed")
            continue
        print(f"{title:32}" + "".join("".rjust(16) if bench.value(key) is None else f"{bench.value(key):16.4g}" for key in keys))
    page = bench.figures["plan_search_page"]
    print(f"  as the page has it: goal {page['goal']} ns, {WHOLE} s of slices: {'met' if page['met'] else 'NOT met'}")
    for peer in ("asyncio", "simpy"):
        if times := bench.value(f"plan_search_{peer}_times"):
            print(f"  {TITLES[peer]}: times as slow as native: {times:.4g} (every {EVERY}th restaurant)")
    if count := bench.value("plan_search_instructions"):
        print(f"  instructions per client: {count:.0f}")
