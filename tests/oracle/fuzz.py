"""Runs random programs in CPython and, over a pipe, on the C++ loop (tests/fuzz/fuzz_loop.cpp), and stops at a difference with
the smallest program that still has one. ./run fuzz starts both and joins their inputs and outputs.
"""
import argparse
import gc
import json
import pathlib
import sys
import time

import program_run
from program_small import smallest
from program_text import text_of
from random_programs import random_program

FOUND = pathlib.Path("build/fuzz/found.json")
KEPT = pathlib.Path("tests/oracle/random_regressions")


def say(text=""):
    print(text, file=sys.stderr, flush=True)


def send(program, expected):
    sys.stdout.write("\n".join([program_run.line(program), *expected, "", ""]))
    sys.stdout.flush()


def answer():
    """None if the traces were the same, otherwise the lines that came out of the C++ loop."""
    lines = []
    while (text := sys.stdin.readline().rstrip("\n")):
        lines.append(text)
    if not lines:
        sys.exit("the C++ side has gone")
    return None if lines[0] == "same" else lines[1:]


def compare(program):
    expected = program_run.lines_of(program_run.run(program))
    send(program, expected)
    return expected, answer()


def show_difference(expected, actual):
    for number, (theirs, mine) in enumerate(zip(expected + ["{}"] * len(actual), actual + ["{}"] * len(expected))):
        if theirs == mine:
            continue
        say(f"\nFirst difference: iteration {number}")
        for before in expected[max(0, number - 2):number]:
            say(f"  both     {before}")
        try:
            theirs, mine = json.loads(theirs), json.loads(mine)
        except ValueError:
            say(f"  here     {mine}")
            return
        for key in sorted({*theirs, *mine}):
            if theirs.get(key) == mine.get(key):
                say(f"  both     {key}: {program_run.line(theirs[key])}")
            else:
                say(f"  CPython  {key}: {program_run.line(theirs.get(key))}")
                say(f"  here     {key}: {program_run.line(mine.get(key))}")
        return


def report(program):
    seed = program["seed"]
    say(f"\nSeed {seed} differs: looking for the smallest program that does ...")
    small = smallest(program, lambda candidate: compare(candidate)[1] is not None)
    expected, actual = compare(small)
    say("\n" + text_of(small))
    say(program_run.line(small))
    if actual is None:
        say("This time they are the same: what CPython does here is not always the same.")
    else:
        show_difference(expected, actual)
    FOUND.parent.mkdir(parents=True, exist_ok=True)
    FOUND.write_text(json.dumps({"why": "", "program": small, "trace": expected}, indent=1) + "\n")
    say(f"\nLeft in {FOUND}. When it is mended, ./run fuzz --keep \"what was wrong\" makes a test of it.")


def keep(why):
    found = json.loads(FOUND.read_text())
    KEPT.mkdir(exist_ok=True)
    place = KEPT / f"{len(list(KEPT.glob('*.json'))) + 1:03}.json"
    rows = [f' "why": {json.dumps(why)},', f' "program": {program_run.line(found["program"])},', ' "trace": [']
    rows.append(",\n".join("  " + json.dumps(text, ensure_ascii=False) for text in found["trace"]) + "]")
    place.write_text("\n".join(["{", *rows, "}"]) + "\n")
    say(f"Kept as {place}")


def fuzz(first, programs, seconds):
    start = said_at = time.monotonic()
    seed, last = first, None if programs is None else first + programs
    pending = []  # one program is on its way while the next one is made
    while (last is None or seed < last) and (seconds is None or time.monotonic() - start < seconds):
        program = random_program(seed)
        expected = program_run.lines_of(program_run.run(program))
        if pending and answer() is not None:
            return report(pending.pop())
        send(program, expected)
        pending = [program]
        seed += 1
        if time.monotonic() - said_at > 10:
            said_at = time.monotonic()
            say(f"  {seed - first} programs are the same, up to seed {seed - 1}")
    if pending and answer() is not None:
        return report(pending.pop())
    say(f"{seed - first} programs (seeds {first} to {seed - 1}) are the same in CPython and here, in {time.monotonic() - start:.0f} s")
    return None


def main():
    parser = argparse.ArgumentParser(prog="./run fuzz", description="Random asyncio programs, in CPython and on the C++ loop.")
    parser.add_argument("--seed", type=int, default=None, help="the first program (by default one by the clock)")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--programs", type=int, help="how many")
    group.add_argument("--minutes", type=float, help="how long; by default one minute")
    parser.add_argument("--show", type=int, metavar="SEED", help="write a program in Python, and its trace")
    parser.add_argument("--file", type=pathlib.Path, help="compare the program in this file alone")
    parser.add_argument("--keep", metavar="WHY", help="make a test of the last program found")
    arguments = parser.parse_args()
    gc.freeze()
    if arguments.show is not None:
        program = random_program(arguments.show)
        say(text_of(program) + "\n" + "\n".join(program_run.lines_of(program_run.run(program))))
    elif arguments.keep:
        keep(arguments.keep)
    elif arguments.file:
        text = json.loads(arguments.file.read_text())
        program = text.get("program", text)
        expected, actual = compare(program)
        say(text_of(program))
        if actual is not None:
            show_difference(expected, actual)
            sys.exit(1)
        say("The same.")
    else:
        seed = int(time.time()) * 1000 if arguments.seed is None else arguments.seed
        seconds = None if arguments.programs else 60 * (arguments.minutes or 1)
        say(f"Random programs from seed {seed} on")
        before = FOUND.stat().st_mtime if FOUND.exists() else None
        fuzz(seed, arguments.programs, seconds)
        if FOUND.exists() and FOUND.stat().st_mtime != before:
            sys.exit(1)


if __name__ == "__main__":
    main()
