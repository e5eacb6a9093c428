"""What the workloads of workloads.hpp are made of, for loops in Python, and how one is timed: the same JSON line as
bench_loop prints."""
import gc
import json
import resource
import sys
import time

# workload: (tasks, rounds); a Python loop takes fewer sleepers, for memory and time.
SIZES = {"w1": (1_000, 1_000), "w2": (100_000, 10), "w3": (10_000, 100), "w4": (100_000, 1), "w5": (1_000_000, 1_000),
         "w6": (1_000_000, 1)}
PYTHON_SIZES = {**SIZES, "w6": (200_000, 1)}
QUICK_SIZES = {"w1": (1_000, 100), "w2": (10_000, 10), "w3": (1_000, 100), "w4": (10_000, 1), "w5": (100_000, 1_000),
               "w6": (100_000, 1)}
QUICK_PYTHON_SIZES = {"w1": (100, 100), "w2": (2_000, 5), "w3": (500, 20), "w4": (2_000, 1), "w5": (10_000, 1_000),
                      "w6": (10_000, 1)}

T_SODA, T_BURGER, T_FRIES, PERIOD = 1, 3, 4, 0.5
COOKS, BATCH = 3, 5


def durations(task, rounds):
    """The sleeps of a task of w2, in seconds."""
    state, delays = task, []
    for _ in range(rounds):
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFF_FFFF_FFFF_FFFF
        delays.append((1_000 + ((state >> 33) * 999_999_001 >> 31)) / 1e9)
    return delays


def sleep_of(task):
    """How long a task of w6 sleeps, in seconds."""
    return (1_000_000_000 + (task * 2_654_435_761 & 0xFFFF_FFFF)) / 1e9


def peak_memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def run(loop, workload, tasks, rounds, play, collect=True):
    """Times play(workload, tasks, rounds, delays), which gives the operations done and the virtual time at the end;
    delays(task) are the seconds that a task sleeps, made before the clock starts."""
    delays = {"w2": lambda: [durations(task, rounds) for task in range(tasks)],
              "w6": lambda: [sleep_of(task) for task in range(tasks)]}.get(workload, lambda: None)()
    gc.collect()
    gc.freeze()
    if not collect:
        gc.disable()
    memory = peak_memory()
    start = time.process_time_ns()
    operations, end = play(workload, tasks, rounds, delays)
    elapsed = time.process_time_ns() - start
    print(json.dumps({"loop": loop, "workload": workload, "tasks": tasks, "rounds": rounds, "operations": operations,
                      "end_ns": round(end * 1e9), "rss_growth": peak_memory() - memory, "ns": [elapsed / operations]}),
          flush=True)


def main(loop, play):
    """NAME.py WORKLOAD TASKS ROUNDS [--gc-off]"""
    workload, tasks, rounds, *options = sys.argv[1:]
    run(loop, workload, int(tasks), int(rounds), play, collect="--gc-off" not in options)
