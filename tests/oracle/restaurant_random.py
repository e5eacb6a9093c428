"""Prints random restaurants with what CPython's asyncio makes of them, as one JSON object.

    python3.11 restaurant_random.py --seed 1 --rows 50

{"rows": [{clients, period, timeout, sodas, cooks, batch, t_soda, t_burger, t_fries,
           times, done_order, lt, end, iterations}, ...]}

Times are seconds in multiples of 1/8, so they are exact. `times` are in order of arrival, `done_order` are client
numbers in order of completion, `lt` counts times below the timeout. Needs the standard library alone.
"""
import argparse
import json
import random
import sys

from restaurant import Restaurant, perf_test
from vloop import num, run_plain


def eighths(rng, limit, zero=0.1):
    """A time up to `limit` seconds, sometimes 0, in multiples of 1/8 s."""
    return 0 if rng.random() < zero else rng.randint(1, limit * 8) / 8


def settings(rng):
    return {
        "clients": rng.randint(1, 60), "period": eighths(rng, rng.choice((1, 2, 6))), "timeout": eighths(rng, 12, 0.02),
        "sodas": rng.randint(1, 6), "cooks": rng.randint(1, 6), "batch": rng.randint(1, 12),
        "t_soda": eighths(rng, 6), "t_burger": eighths(rng, 6), "t_fries": eighths(rng, 6),
    }


def row(chosen):
    made = []

    async def main():
        made.append(Restaurant(*(chosen[key] for key in ("sodas", "cooks", "batch", "t_soda", "t_burger", "t_fries"))))
        return await perf_test(made[0], chosen["clients"], chosen["period"])

    times, end, iterations = run_plain(main)
    return {**{key: num(value) for key, value in chosen.items()}, "times": [num(t) for t in times],
            "done_order": made[0].served, "lt": sum(t < chosen["timeout"] for t in times), "end": num(end),
            "iterations": iterations}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=50)
    arguments = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        parser.exit(3, "needs Python 3.11: other versions of asyncio differ in some iterations\n")
    rng = random.Random(arguments.seed)
    print(json.dumps({"rows": [row(settings(rng)) for _ in range(arguments.rows)]}, separators=(",", ":")))


if __name__ == "__main__":
    main()
