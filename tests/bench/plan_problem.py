"""The manager's search of bench_plan.cpp for loops in Python: a sample of its restaurants, and how one is timed."""
import gc
import json
import time

SODAS, COOKS, BATCH = range(1, 11), range(1, 41), range(1, 26)
CLIENTS, PATIENCE, PERIOD = 100, 5, 0.5
T_SODA, T_BURGER, T_FRIES = 1, 3, 4
EVERY = 97   # of the sample: it has all sizes


def main(loop, run):
    """Times run(sodas, cooks, batch), which gives how many clients are satisfied, for every EVERY-th restaurant in the order in which
    bench_plan numbers them. Prints one JSON line, as bench_plan does."""
    restaurants = [(sodas, cooks, batch) for sodas in SODAS for cooks in COOKS for batch in BATCH][::EVERY]
    gc.collect()
    gc.freeze()
    start = time.process_time_ns()
    satisfied = [run(*restaurant) for restaurant in restaurants]
    elapsed = time.process_time_ns() - start
    clients = len(restaurants) * CLIENTS
    print(json.dumps({"plan": loop, "restaurants": len(restaurants), "clients": clients, "satisfied": sum(satisfied), "ns": [elapsed / clients]}))
