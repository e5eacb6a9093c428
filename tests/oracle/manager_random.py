"""Prints random problems of the manager with what CPython's asyncio makes of them, as one JSON object.

    python3.11 manager_random.py --seed 1 --problems 200

{"problems": [{clients, period, patience, share, t_soda, t_burger, t_fries, sodas, cooks, batch, today, shop, prices, everything,
               arrive, candidates, best, frontier}, ...]}

Ranges are [first, last], prices [soda, cook, portion] in 1/3000, and `today` is the fryer that is there. `arrive` has the times at which
clients come, where that is not every `period`. Of each restaurant `candidates`
has [sodas, cooks, batch, cost in 1/3000, satisfied, worst time]; `best` (or null) and `frontier` are [sodas, cooks, batch].
Times are seconds in multiples of 1/8, so they are exact. Needs the standard library alone.
"""
import argparse
import itertools
import json
import random
import sys

from restaurant import Restaurant, always, listed_test, perf_test
from restaurant_random import eighths
from vloop import num, run_plain

DOCUMENT = (1, 3, 5)   # what is there already, of document 004


def some_range(rng, least, most, widest):
    first = rng.randint(least, most)
    return [first, min(most, first + rng.randint(0, widest - 1))]


def problem(rng):
    chosen = {
        "clients": rng.randint(1, 24), "period": eighths(rng, rng.choice((1, 2))), "patience": eighths(rng, 12, 0.05),
        "share": rng.choice((0, 1, 50, 80, 95, 100)), "t_soda": eighths(rng, 3), "t_burger": eighths(rng, 5), "t_fries": eighths(rng, 5),
        "sodas": some_range(rng, 1, 4, 3), "cooks": some_range(rng, 1, 8, 4), "batch": some_range(rng, 1, 10, 4),
        "today": rng.randint(1, 10), "shop": rng.random() < 0.25,
        "prices": rng.choice(([6000, 2000, 600], [3000, 3000, 3000], [rng.randint(0, 9000) for _ in range(3)])), "everything": rng.random() < 0.3,
    }
    if rng.random() < 0.3 and chosen["period"] > 0:   # a station that just keeps up
        chosen["t_burger"] = chosen["period"] * rng.randint(*chosen["cooks"])
    chosen["arrive"] = sorted(eighths(rng, 10) for _ in range(chosen["clients"])) if rng.random() < 0.3 else []
    return chosen


def run(chosen, equipment):
    async def main():
        restaurant = Restaurant(*equipment, *(always(chosen[key]) for key in ("t_soda", "t_burger", "t_fries")))
        if chosen["arrive"]:
            return await listed_test(restaurant, chosen["arrive"])
        return await perf_test(restaurant, chosen["clients"], always(chosen["period"]))

    times, _, _ = run_plain(main)
    return sum(time < chosen["patience"] for time in times), max(times)


def answer(chosen):
    sizes = [range(chosen[key][0], chosen[key][1] + 1) for key in ("sodas", "cooks", "batch")]
    if chosen["shop"]:
        sizes[2] = [size for size in sizes[2] if size in (8, chosen["today"])]
    rows = []
    for equipment in itertools.product(*sizes):
        more = equipment if chosen["everything"] else [max(0, size - there) for size, there in zip(equipment, DOCUMENT)]
        rows.append((*equipment, sum(n * price for n, price in zip(more, chosen["prices"])), *run(chosen, equipment)))
    # At the same cost the one that satisfies more, then the one with the shorter longest wait, then the smaller.
    in_order = sorted(rows, key=lambda row: (row[3], -row[4], row[5], row[:3]))
    best = next((row[:3] for row in in_order if row[4] * 100 >= chosen["share"] * chosen["clients"]), None)
    frontier = [row[:3] for i, row in enumerate(in_order) if all(row[4] > other[4] for other in in_order[:i])]
    return {**chosen, "candidates": [(*row[:5], num(row[5])) for row in rows], "best": best, "frontier": frontier}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--problems", type=int, default=200)
    arguments = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        parser.exit(3, "needs Python 3.11: other versions of asyncio differ in some iterations\n")
    rng = random.Random(arguments.seed)
    print(json.dumps({"problems": [answer(problem(rng)) for _ in range(arguments.problems)]}, separators=(",", ":")))


if __name__ == "__main__":
    main()
