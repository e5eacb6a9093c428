"""Runs a random program in CPython, in virtual time, and gives its trace as lines of text: one for each iteration, then one
for the end. What is empty is left out, so that a trace is short and two are compared as text.

A traceback keeps frames alive, and they keep the tasks that they waited for: so every place of a program that catches an
exception takes its traceback away, and so does the end of every coroutine. Without that, when a task's error is reported as
'never retrieved' would depend on CPython's garbage. Nothing a program does after the end of its run counts: then CPython
closes the coroutines that are left, in no known order.
"""
import asyncio
import functools
import inspect
import json
import sys
import textwrap
import warnings
from asyncio import taskgroups

import vloop
from program_text import text_of


def rewritten(function, before, after):
    """A function of asyncio with a line of its text changed."""
    source = textwrap.dedent(inspect.getsource(function))
    assert source.count(before) == 1
    names = {}
    exec(source.replace(before, after), function.__globals__, names)
    changed = names[function.__name__]
    changed.__code__ = changed.__code__.replace(co_qualname=function.__code__.co_qualname)
    return changed


# TaskGroup keeps the CancelledError that came while it waited, whose traceback keeps TaskGroup's own frame, and so the task:
# without the traceback, as later CPythons leave it, there is no such circle.
taskgroups.TaskGroup.__aexit__ = rewritten(
    taskgroups.TaskGroup.__aexit__, "propagate_cancellation_error = ex\n", "propagate_cancellation_error = ex.with_traceback(None)\n")
# The one known difference (gather.cpp): the message of a cancellation that a child has swallowed.
gather = rewritten(
    asyncio.gather, "exc = fut._make_cancelled_error()\n                outer.set_exception(exc)\n            else:\n                outer.set_result",
    "exc = fut._make_cancelled_error() if fut.cancelled() else exceptions.CancelledError()\n"
    "                outer.set_exception(exc)\n            else:\n                outer.set_result")


class Slots:
    """The program's variables; None until they are set."""

    def __getattr__(self, name):
        return None


def forget(error):
    """Takes the frames away from an exception, and from those behind it: a frame may hold the exception that holds it."""
    others = [error.__context__, error.__cause__, *getattr(error, "exceptions", ())]
    error.__traceback__ = error.__context__ = error.__cause__ = None
    for other in others:
        if other is not None:
            forget(other)


def words(value):
    return json.dumps(vloop.jsonable(value), separators=(",", ":"))


def clean(function):
    """What leaves the coroutine carries no frames."""
    @functools.wraps(function)
    async def cleaned(*arguments, **named):
        try:
            return await function(*arguments, **named)
        except BaseException as error:
            forget(error)
            raise
    return cleaned


def said(value):
    vloop.emit(words(value))


def got(value):
    vloop.emit("got " + words(value))


def caught(error):
    forget(error)
    vloop.emit("caught " + vloop.jsonable(error))


def leaving():
    """The start of a finally."""
    if error := sys.exception():
        forget(error)
    vloop.emit("leaving")


def look(future):
    if not future.done():
        vloop.emit("pending")
    elif future.cancelled():
        vloop.emit("cancelled")
    else:
        said(future.exception() or future.result())


@clean
async def wait(futures, **named):
    """asyncio.wait, but not of nothing, which is an error."""
    return await asyncio.wait(futures, **named) if futures else ([], [])


@clean
async def own(awaitable):
    return await awaitable


def shield(future):
    return None if future is None else asyncio.shield(future)


def nth(count):
    """A condition that holds from the nth question on."""
    def holds():
        nonlocal count
        count -= 1
        return count <= 0
    return holds


class attempt:
    """`with attempt(): ...` catches an Exception and says which one."""

    def __enter__(self):
        pass

    def __exit__(self, kind, error, _):
        if kind is None or not issubclass(kind, Exception):
            return False
        vloop.emit(words(error))
        return True


class Run:
    """The names that a program's text uses."""

    def __init__(self, loop, program):
        self.loop = loop
        self.v = Slots()
        self.started = {}
        loop.at_exit = self.end
        loop.set_exception_handler(self.report)
        self.names = {
            "v": self.v, "emit": vloop.emit, "said": said, "got": got, "look": look, "caught": caught, "leaving": leaving,
            "attempt": attempt, "live": self.live,
            "done_pending": self.done_pending, "block": vloop.block, "clean": clean, "spawn": self.spawn,
            "call_soon": lambda c: self.loop.call_soon(c), "call_later": lambda d, c: self.loop.call_later(d, c),
            "call_at": lambda d, c: self.loop.call_at(d, c), "add_done_callback": self.add_done_callback,
            "current_task": asyncio.current_task, "all_tasks": asyncio.all_tasks, "sleep": asyncio.sleep,
            "gather": gather, "wait": wait, "wait_for": clean(asyncio.wait_for), "shield": shield,
            "as_completed": asyncio.as_completed, "own": own, "nth": nth, "time": loop.time, "timeout": asyncio.timeout,
            "TaskGroup": asyncio.TaskGroup, "CancelledError": asyncio.CancelledError,
            **{name: name for name in ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED")},
        }
        for kind in ("Lock", "Semaphore", "BoundedSemaphore", "Event", "Condition", "Barrier", "Queue", "LifoQueue", "PriorityQueue"):
            self.names[kind] = functools.partial(self.thing, getattr(asyncio, kind))
        self.names["Future"] = lambda name: loop.name(loop.create_future(), name)
        exec(compile(text_of(program), "program", "exec"), self.names)

    def thing(self, kind, name, *arguments):
        return self.loop.name(kind(*arguments), name)

    def report(self, loop, context):
        loop._on_log(loop, context)
        if error := context.get("exception"):
            forget(error)  # of a callback: its frame keeps the handle, hence the future

    def end(self):
        """No statement works any more: its names are gone."""
        asyncio.TaskGroup._abort = lambda group: None  # nor does the end of a task group's block
        self.names.clear()
        vars(self.v).clear()

    def label(self, future):
        return self.loop._flabel(future)

    def done_pending(self, pair):
        vloop.emit("| ".join("".join(self.label(future) + " " for future in futures) for futures in pair))

    @staticmethod
    def live(*futures):
        return [future for future in futures if future is not None]

    def spawn(self, body, named, group=asyncio):
        if not named:
            return group.create_task(body())
        number = self.started[body] = self.started.get(body, 0) + 1
        return group.create_task(body(), name=f"{body.__name__}:{number}")

    @staticmethod
    def add_done_callback(future, callback):
        def one(_):  # each registration is another function, as each is another handle
            callback()
        one.__qualname__ = callback.__qualname__
        future.add_done_callback(one)
        return one


def run(program):
    """The trace, as run_traced gives it."""
    def entry(loop):
        return loop.create_task(Run(loop, program).names["main"](), name="main")
    hook, sys.unraisablehook = sys.unraisablehook, lambda _: None  # of coroutines that CPython closes after the end
    abort = asyncio.TaskGroup._abort
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return vloop.run_traced(entry)
    finally:
        sys.unraisablehook = hook
        asyncio.TaskGroup._abort = abort


def line(value):
    return json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=False)


def order(record):
    """Reports of one iteration are sorted: which of several references goes first is a matter of CPython's lists and sets."""
    return record.get("task", ""), record["msg"], record.get("exc", ""), record.get("handle", "")


def lines_of(trace):
    """The trace as text, which the C++ side writes in the same way."""
    lines = []
    for tick in trace["ticks"]:
        tick.get("log", []).sort(key=order)
        lines.append(line({key: value for key, value in tick.items() if key != "i" and value not in ([], {})}))
    lines.append(line({
        "status": trace["status"], "result": trace["result"], "t_end": trace["t_end"], "final": trace["final"],
        "tasks": [[name, by, t, tick] for name, _, by, t, tick in trace["tasks"]],
        "exit_log": sorted(trace["exit_log"], key=order),
    }))
    return lines
