"""Prints what CPython makes of the lessons' Python programs, in virtual time, as one JSON object: link -> run.

    python3.11 lesson_traces.py PROGRAMS.json

PROGRAMS.json is what lesson_programs (tests/lessons/write_programs.cpp) writes: each lesson's program, in several settings. A
run holds "prints" [[time, text], ...] and "end", and of an asyncio program "ticks": as vloop.py has them, with tasks named T1,
T2 ... in order of creation, and "lines", where each suspended task stands in the program. Tasks' names and those of callbacks
are the lesson's own and not compared.

`time.sleep` and the function `work` of programs that compute move the virtual clock.
"""
import ast
import asyncio
import json
import re
import sys
import time
import traceback
import warnings
from asyncio import events

import vloop

class LessonLoop(vloop.VirtualLoop):
    """Names tasks by number, and says at the end of each iteration where those that wait stand in the program."""

    def __init__(self, **options):
        self._tasks_made = 0
        super().__init__(**options)

    def run_in_executor(self, executor, function, *arguments):
        """A worker of its own for each job: it begins at once, its waits take time there, and the loop goes on."""
        started = self._clock.now
        try:
            result, error = function(*arguments), None
        except Exception as raised:
            result, error = None, raised
        cost, self._clock.now = self._clock.now - started, started

        def job():
            if error:
                raise error
            return result
        job.cost = cost
        return super().run_in_executor(executor, job)

    def call_at(self, when, callback, *args, context=None):
        """In whole nanoseconds, as virtual time is: sums of milliseconds are no exact floats."""
        return super().call_at(round(when, 9), callback, *args, context=context)

    def create_task(self, coro, *, name=None, context=None):
        self._tasks_made += 1
        return super().create_task(coro, name=f"T{self._tasks_made}", context=context)

    def _end_tick(self):
        super()._end_tick()
        tick = self.ticks[-1]
        tick["lines"] = {}
        for entry in self._entries:
            task = entry["ref"]() if entry["ref"] else None
            if task is not None and entry["state"].startswith("wait:"):
                line = line_of(task.get_coro())
                if line:
                    tick["lines"][entry["name"]] = line
        for key in ("run", "ready"):
            tick[key] = [neutral(label) for label in tick[key]]
        for timer in tick["timers"]:
            timer[2] = neutral(timer[2])


def neutral(label):
    """Without the name of a plain callback."""
    return re.sub(r"^(~?)call\(.*\)$", r"\1call", label)


def line_of(coroutine):
    """The innermost line of the program: what is awaited below it belongs to asyncio."""
    line = None
    while coroutine is not None:
        frame = getattr(coroutine, "cr_frame", None)
        if frame is None:
            return line
        if frame.f_code.co_filename == "<lesson>":
            line = frame.f_lineno
        coroutine = coroutine.cr_await
    return line


class Clock(ast.NodeTransformer):
    """`def work(seconds)` computes until a clock says so: in virtual time it only takes that long."""

    def visit_FunctionDef(self, node):
        if node.name == "work":
            call = ast.parse(f"import time\ntime.sleep({node.args.args[0].arg})").body
            node.body = [ast.fix_missing_locations(ast.copy_location(each, node.body[0])) for each in call]
        return node


class Run:
    """One program, run once."""

    def __init__(self, latency=0.0):
        self.clock = vloop.VirtualClock()
        self.latency = latency
        self.prints = []
        self.loop = None

    def print(self, *values, sep=" ", end="\n", flush=False, file=None):
        text = sep.join(map(str, values))
        self.prints.append([vloop.num(self.clock.now), text])

    def run(self, main, *, debug=None):
        if events._get_running_loop() is not None:
            raise RuntimeError("asyncio.run() cannot be called from a running event loop")
        loop = self.loop = LessonLoop(trace=True, clock=self.clock, latency=self.latency)
        asyncio.set_event_loop(loop)
        try:
            return loop.run_until_complete(loop.create_task(main))
        finally:
            left = asyncio.all_tasks(loop)
            for task in sorted(left, key=lambda task: int(task.get_name()[1:])):
                task.cancel()
            if left:
                loop.run_until_complete(asyncio.gather(*sorted(left, key=lambda task: int(task.get_name()[1:])), return_exceptions=True))
            asyncio.set_event_loop(None)

    def sleep(self, seconds):
        self.clock.now += seconds

    def trace(self, text):
        names = {"__name__": "__main__", "print": self.print}
        kept = asyncio.run, time.sleep, time.perf_counter, time.monotonic
        asyncio.run, time.sleep = self.run, self.sleep
        time.perf_counter = time.monotonic = lambda: self.clock.now
        try:
            tree = Clock().visit(ast.parse(text))
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                exec(compile(tree, "<lesson>", "exec"), names)
        finally:
            asyncio.run, time.sleep, time.perf_counter, time.monotonic = kept
        self.prints.sort(key=lambda entry: entry[0])
        result = {"prints": self.prints, "end": vloop.num(self.clock.now)}
        if self.loop:
            result["ticks"] = self.loop.ticks
        return result


def main():
    programs = json.load(open(sys.argv[1]))
    runs = {}
    for link, given in programs.items():
        try:
            runs[link] = Run(given["latency"]).trace(given["program"])   # latency: of the network, where there is one
        except BaseException:
            print(f"{link}: the Python program ends in an error\n{traceback.format_exc()}", file=sys.stderr)
            runs[link] = {"error": traceback.format_exc().splitlines()[-1]}
    json.dump(runs, sys.stdout)


if __name__ == "__main__":
    if sys.version_info[:2] != (3, 11):
        sys.exit("needs Python 3.11: other versions of asyncio differ in some iterations")
    main()
