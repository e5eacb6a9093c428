"""Opens what record_all.py recorded, and compares the lessons with our own loop: compare_records.py COMPTOIR FOLDER

FOLDER/NAME.loop.json is the lesson's run as our loop has it, FOLDER/VERSION/NAME.json the recording of its Python program. Each must open;
of CPython 3.11's, every iteration must have run the same handles at the same time and left the same ready queue and heap. What asyncio keeps
in a set comes in any order. The last line says how many passed and failed.
"""
import json
import pathlib
import subprocess
import sys

import states

expected = {   # of our own programs: tasks at least, the last line, and a kind of wait that is in it
    "mail_room": (4, "10 of 10 parcels, in the order ", "queue.get"),
    "echo_server": (7, "everybody has been answered", "stream.read"),
    "lost_update": (9, "with a lock: 200", "lock"),
    "everything": (9, "all of it holds", "executor"),
    "troubles": (3, "the shop closes: nothing is ready", "future"),
}


def alike(iteration):
    """The callbacks of wait() that stand together are those of a set."""
    time, ran, prints, ready, timers = iteration
    groups = [sorted(label for label in queue if label.startswith("wait_cb")) for queue in (ran, ready)]
    others = [[label for label in queue if not label.startswith("wait_cb")] for queue in (ran, ready)]
    return time, groups, others, len(prints), timers


def lesson_differs(name, whole, folder):
    loop, record = states.iterations(states.read(folder / f"{name}.loop.json")), states.iterations(whole)
    for number, (ours, cpythons) in enumerate(zip(loop, record)):
        if alike(ours) != alike(cpythons):
            return f"iteration {number}: the loop's\n  {ours}\nCPython's\n  {cpythons}"
    return None if len(loop) == len(record) else f"{len(loop)} iterations, CPython's {len(record)}"


def program_differs(name, whole):
    tasks, last, kind = expected[name]
    prints = [event.get("text", "") for event in whole["events"] if event["event"] == "print"]
    if sum(event["event"] == "task_created" for event in whole["events"]) < tasks:
        return "tasks are missing"
    if not prints or not prints[-1].startswith(last):
        return f"it ends with {prints[-1:]}"
    if not any(event["event"] == "waits" and event.get("kind") == kind for event in whole["events"]):
        return f"nobody waits for {kind}"
    return None if whole["complete"] else "it is not complete"


def difference(comptoir, path, folder):
    opened = subprocess.run([comptoir, "open", path, "--trace", "json"], capture_output=True, text=True)
    if opened.returncode != 0:
        return opened.stderr
    whole = json.loads(opened.stdout)
    if path.stem in expected:
        return program_differs(path.stem, whole)
    return lesson_differs(path.stem, whole, folder) if path.parent.name == "3.11" else None


def main(comptoir, folder):
    good = bad = 0
    for path in sorted(folder.glob("3.*/*.json")):
        wrong = difference(comptoir, path, folder)
        good, bad = good + (wrong is None), bad + (wrong is not None)
        if wrong is not None:
            print(f"{path}: {wrong}")
    print(f"{good} passed, {bad} failed")
    return bad != 0 or good == 0


sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
