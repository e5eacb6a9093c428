"""Prints random programs with what CPython makes of them: for each a line with the program, the lines of its trace, and an
empty line.

    python3.11 program_traces.py --first 1 --programs 2000
"""
import argparse
import gc
import multiprocessing
import os
import sys

import program_run
from random_programs import random_program


def entry(program):
    return "\n".join([program_run.line(program), *program_run.lines_of(program_run.run(program)), "", ""])


def entry_of(seed):
    return entry(random_program(seed))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--programs", type=int, default=2000)
    arguments = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        parser.exit(3, "needs Python 3.11: other versions of asyncio differ in some iterations\n")
    gc.freeze()
    seeds = range(arguments.first, arguments.first + arguments.programs)
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for text in pool.imap(entry_of, seeds, chunksize=50):
            sys.stdout.write(text)


if __name__ == "__main__":
    main()
