"""Runs the lessons' Python programs as a person does who has downloaded them: on this machine's python3, in real time, faster.

    python3 lesson_scripts.py SCRIPTS.json RUNS.json

SCRIPTS.json is what `lesson_programs --scripts` writes, RUNS.json what lesson_traces.py does. A program must end without an
error and without a word on standard error; what it prints, parted by the virtual instants of RUNS.json, must be the same sets in
the same order; durations that a program measures itself may differ by a little. Of threads and processes only the end is asked, and of programs on a network, whose latency is real here, the
lines without their order. The last line says how many passed and failed.

A loaded machine may be late: a program that differs gets two more tries, each slower.
"""
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile

LEAST_GAP = 0.1    # real seconds between two instants, on the first try
LONGEST = 20       # real seconds
MEASURED = re.compile(r"\b(in|after) ([\d.]+) s$")


def instants(run):
    """[[time, lines]...]: the printed lines of each virtual instant."""
    groups = []
    for time, line in run["prints"]:
        if not groups or groups[-1][0] != time:
            groups.append([time, []])
        groups[-1][1].append(line)
    return groups


def speed_of(run, attempt):
    times = sorted({0, run["end"], *(time for time, _ in run["prints"])})
    gaps = [after - before for before, after in zip(times, times[1:])]
    fastest = min(gaps, default=1) / (LEAST_GAP * attempt)
    return max(fastest, run["end"] / LONGEST, 0.05)


def untimed(line):
    """The line without a duration that the program has measured, which is late by a little at either end; and that duration."""
    found = MEASURED.search(line)
    return (line, None) if not found else (line.replace(found[0], f"{found[1]} … s"), float(found[2]))


def late(lines, run, speed):
    """What is wrong with a duration: it differs by more than the machine's lateness; or None."""
    expected = sorted(filter(lambda pair: pair[1] is not None, (untimed(line) for _, line in run["prints"])))
    found = sorted(filter(lambda pair: pair[1] is not None, map(untimed, lines)))
    for (_, asked), (line, measured) in zip(expected, found):
        if abs(measured - asked) > asked * 0.02 + LEAST_GAP * speed:
            return f"{line}: {measured} instead of {asked}"
    return None


def parted(lines, groups):
    """The lines, cut into the sizes of the groups; sorted within each."""
    at, parts = 0, []
    for _, group in groups:
        parts.append(sorted(lines[at:at + len(group)]))
        at += len(group)
    return parts + [lines[at:]]


def difference(link, given, run, attempt):
    """None, or what is wrong."""
    if not run and not given["modelled"]:
        return "CPython's virtual run is not recorded: nothing to compare with"
    speed = speed_of(run, attempt) if run else max(1, given["end"] / 3)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "lesson.py")
        with open(path, "w") as file:
            file.write(given["script"])
        try:
            done = subprocess.run([sys.executable, path, str(speed)], capture_output=True, text=True, timeout=90)
        except subprocess.TimeoutExpired:
            return "did not end within 90 seconds"
    errors = done.stderr
    if "was never awaited" in errors and "coroutine-object" in link:
        errors = ""    # what the lesson is about
    if done.returncode or errors:
        return f"exit status {done.returncode}: {errors[-600:]}"
    if not run:
        return None
    lines, groups = done.stdout.splitlines(), instants(run)
    if wrong := late(lines, run, speed):
        return wrong
    lines = [untimed(line)[0] for line in lines]
    groups = [[time, [untimed(line)[0] for line in group]] for time, group in groups]
    if "ping-pong" in link or "tcp-server" in link:
        lines, groups = sorted(lines), [[0, sorted(line for _, line in run["prints"])]]
    expected = [sorted(group) for _, group in groups] + [[]]
    found = parted(lines, groups)
    if found == expected:
        return None
    return f"printed {found}\ninstead of {expected}"


def check(item):
    link, given, run = item
    for attempt in (1, 2, 4):
        wrong = difference(link, given, run, attempt)
        if wrong is None:
            break
    return link, wrong


def main():
    scripts, runs = (json.load(open(path)) for path in sys.argv[1:3])
    items = [(link, given, None if given["modelled"] else runs.get(link)) for link, given in scripts.items()]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for link, wrong in pool.map(check, items):
            if wrong:
                failed += 1
                print(f"-- {link}: {wrong}")
    print(f"{len(items) - failed} passed, {failed} failed")


main()
