"""Prints random restaurants with what CPython's asyncio makes of them, as one JSON object.

    python3.11 restaurant_random.py --seed 1 --rows 50

{"rows": [{clients, period, timeout, sodas, cooks, batch, t_soda, t_burger, t_fries,
           times, done_order, lt, end, iterations}, ...]}

Times are seconds in multiples of 1/8. A quarter as many rows follow that are left to chance: they have {arrivals, spread,
deviation, seed} too, and period and t_... are means. All run in whole milliseconds, so they are exact. `times` are in order of
arrival, `done_order` are client numbers in order of completion, `lt` counts times below the timeout. Needs the standard
library alone.
"""
import argparse
import json
import math
import random
import statistics
import sys

from restaurant import Restaurant, always, perf_test
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


def settings_by_chance(rng):
    return {**settings(rng), "arrivals": rng.choice(("regular", "poisson")),
            "spread": rng.choice(("fixed", "uniform", "exponential", "lognormal")), "deviation": rng.randint(0, 100),
            "seed": rng.randint(1, 10**9)}


def bits(seed, n):
    """The n-th number of SplitMix64, from 0."""
    z = (seed + (n + 1) * 0x9E3779B97F4A7C15) % 2**64
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) % 2**64
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) % 2**64
    return z ^ (z >> 31)


def multiple(spread, deviation, p):
    """Of a mean of 1, what a share p of all draws is below."""
    if spread == "uniform":
        return 1 + min(deviation * math.sqrt(3), 1) * (2 * p - 1)
    if spread == "exponential":
        return -math.log(1 - p)
    variance = math.log(1 + deviation**2)
    return math.exp(statistics.NormalDist(-variance / 2, math.sqrt(variance)).inv_cdf(p)) if variance else 1


def time_of(chosen, key, stream, spread):
    """The time of each client, in milliseconds: a function of its number."""
    mean = chosen[key] * 1000
    if spread == "fixed":
        return always(mean)
    seed = bits(bits(chosen["seed"], stream), 0)

    def drawn(client):
        p = ((bits(seed, client) >> 11) + 0.5) / 2**53
        return math.floor(mean * multiple(spread, chosen["deviation"] / 100, p) + 0.5)
    return drawn


def row(chosen):
    made = []
    spread = chosen.get("spread", "fixed")
    dishes = [time_of(chosen, key, stream, spread) for stream, key in enumerate(("t_soda", "t_burger", "t_fries"), 2)]
    period = time_of(chosen, "period", 1, "exponential" if chosen.get("arrivals") == "poisson" else "fixed")

    async def main():
        made.append(Restaurant(chosen["sodas"], chosen["cooks"], chosen["batch"], *dishes))
        return await perf_test(made[0], chosen["clients"], period)

    times, end, iterations = run_plain(main)
    return {**{key: num(value) for key, value in chosen.items()}, "times": [num(t / 1000) for t in times],
            "done_order": made[0].served, "lt": sum(t < chosen["timeout"] * 1000 for t in times), "end": num(end / 1000),
            "iterations": iterations}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=50)
    arguments = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        parser.exit(3, "needs Python 3.11: other versions of asyncio differ in some iterations\n")
    rng = random.Random(arguments.seed)
    rows = [row(settings(rng)) for _ in range(arguments.rows)]
    rows += [row(settings_by_chance(rng)) for _ in range(arguments.rows // 4)]
    print(json.dumps({"rows": rows}, separators=(",", ":")))


if __name__ == "__main__":
    main()
