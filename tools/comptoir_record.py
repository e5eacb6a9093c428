#!/usr/bin/env python3
"""Records an asyncio program as a file that Comptoir opens: every handle, timer, task, lock and printed line of its event loop.

    python3 comptoir_record.py mine.py [arguments of mine.py]
    python3 comptoir_record.py -o run.json --title "My workers" mine.py

The program runs unchanged, on an event loop that tells what it does; nothing has to be installed. Python 3.11 or newer.

  --virtual   time stands still while code runs and jumps to the next timer when nothing is ready: hours take an instant, and the
              same program gives the same recording. time.sleep() moves the clock, too; computing takes no time. Where the program
              waits for sockets or subprocesses, their answers are given a moment before the clock jumps.
  --real      as it really ran, in steps of 0.1 ms. Work that holds the thread for 1 ms or more shows as blocking.
  (neither)   virtual, until the program first waits for a socket, a pipe or a subprocess: from there on real.

  -o FILE     where to write; mine.json beside the present folder's files when absent
  --title T   what the page shows above it; the program's name when absent
  --limit N   events at most (500000): what comes later is not recorded, and the page says so

The file is written when the program ends, in whatever way: by itself, by an exception, by Ctrl-C. Its format is described in
docs/run-format.md of Comptoir. Only loops of the main thread are recorded, and of them asyncio's own kind: a program that brings
a loop of its own (uvloop) runs, but not on this one.

Names: a task without a name of its own is called after its coroutine, a lock or queue after the variable that holds it.
"""
import argparse
import asyncio
import builtins
import collections
import contextlib
import heapq
import itertools
import json
import os
import re
import runpy
import signal
import sys
import threading
import time
import traceback
import weakref
from asyncio import base_events, events, futures, locks, queues, tasks

VERSION = 1
STEP = 100_000              # real times are whole multiples of so many nanoseconds
LEAST_BLOCK = 1_000_000     # a handle that holds the thread so long blocks
GRACE = 0.05                # seconds that an answer from outside may take before a virtual clock jumps
LONGEST_TEXT, LONGEST_SOURCE = 1_000, 250_000   # characters; the format's limits are in bytes
LAST_TIME = 4 * 10**18
MOST_NAMES = 3_000          # different names without their numbers; the format allows 4 000

if sys.version_info < (3, 11):
    sys.exit("comptoir_record.py needs Python 3.11 or newer")

real_time = {name: getattr(time, name) for name in ("sleep", "time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns")}

# What a future is for, by the function of asyncio that makes it.
FUTURES = {
    "sleep": "sleep", "_wait": "wait", "wait_for": "wait_for", "_cancel_and_wait": "cancel_and_wait", "shield": "shield",
    "TaskGroup.__aexit__": "group", "Lock.acquire": "lock", "Semaphore.acquire": "sem", "Event.wait": "event",
    "Condition.wait": "cond", "Queue.get": "queue.get", "Queue.put": "queue.put",
    "StreamReader._wait_for_data": "stream.read", "FlowControlMixin._drain_helper": "drain", "wrap_future": "executor",
    "StreamReaderProtocol.__init__": "stream.closed", "BaseSelectorEventLoop.sock_connect": "connect", "Server.serve_forever": "serve_forever",
    "BaseSelectorEventLoop._create_connection_transport": "connect", "_AsCompletedIterator._wait_for_one": "as_completed",
}
OF_RESOURCE = ("lock", "sem", "event", "cond", "queue.get", "queue.put")

# What a callback is, by its qualified name.
CALLBACKS = {
    "gather.<locals>._done_callback": "gather_cb", "_wait.<locals>._on_completion": "wait_cb",
    "as_completed.<locals>._on_completion": "as_completed_cb", "_AsCompletedIterator._handle_completion": "as_completed_cb",
    "as_completed.<locals>._on_timeout": "as_completed_timeout", "_AsCompletedIterator._handle_timeout": "as_completed_timeout",
    "shield.<locals>._inner_done_callback": "shield_inner", "shield.<locals>._outer_done_callback": "shield_outer",
    "_run_until_complete_cb": "stop_cb", "_set_result_unless_cancelled": "set_result", "_release_waiter": "release",
    "TaskGroup._on_task_done": "group_cb", "Timeout._on_timeout": "timeout",
}


def is_task(thing):
    return isinstance(thing, (tasks.Task, tasks._PyTask))


def is_step(callback):
    """A callback that runs a task on: its first step or one after sleep(0), or a wake-up. None: it is another."""
    if not is_task(getattr(callback, "__self__", None)):
        return None
    kind, name = type(callback).__name__, getattr(callback, "__name__", "")
    if kind == "TaskStepMethWrapper" or name.endswith("__step"):
        return "step"
    if kind == "TaskWakeupMethWrapper" or name == "task_wakeup" or name.endswith("__wakeup"):
        return "wake"
    return None


def nanoseconds(seconds):
    return min(round(seconds * 1e9), LAST_TIME) if seconds < 1e10 else LAST_TIME


def cut(text):
    """A text that the format can hold: not too long, and without half characters."""
    text = text.encode("utf-8", "replace").decode()
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT - 1] + "…"


# ---- What is recorded.

class Record:
    """The events of the run, in order, and the clock that they are told by."""

    def __init__(self, path, mode, limit):
        self.path = os.path.abspath(path)
        self.source = ""
        self.limit = limit
        self.lock = threading.RLock()     # another thread may enter a handle
        self.thread = threading.get_ident()
        self.events = []
        self.full = False
        self.paused = False               # a loop is being taken down: what it does then is not the program's
        self.interrupted = False
        self.reports = []
        self.virtual = mode != "real"
        self.auto = mode == "auto"
        self.was_real = mode == "real"
        self.now = 0                      # virtual nanoseconds, where time is virtual
        self.zero = real_time["monotonic_ns"]()
        self.told = 0                     # the time of the last event
        self.positions = 0                # handles that are over
        self.handles = self.resources = 0
        self.tasks = {}                   # id(task) -> (weak reference, number)
        self.task_names = [None]          # by number
        self.named = collections.Counter()
        self.things = {}                  # id(lock or queue) -> Thing
        self.made = [None]                # Things, by number
        self.futures = {}                 # id(future) -> (weak reference, kind, Thing, owner, children)
        self.iteration = None             # time of the present one, until it is told
        self.running = 0                  # handle
        self.inside = None                # an eager task that runs within a step
        self.maker = 0                    # the task that makes the one which is being made: an eager one is seen first when it runs itself
        self.cancelled = set()            # handles that were told to be
        self.queued = {}                  # task number -> Thing that it queues for
        self.lines = {}                   # task number -> line told last
        self.loop = None

    # -- time

    def time_ns(self):
        return self.now if self.virtual else real_time["monotonic_ns"]() - self.zero

    def clock(self, at_least=0):
        """Of the events: it never goes back, and real times are rounded."""
        now = self.time_ns()
        if not self.virtual:
            now -= now % STEP
        return max(now, self.told, at_least)

    def go_real(self):
        """The program waits for something outside: from here on its clock is the machine's."""
        if self.virtual and self.auto:
            self.zero = real_time["monotonic_ns"]() - self.now
            self.virtual, self.was_real = False, True

    # -- events

    def tell(self, event, **members):
        if self.full or self.paused:
            return
        if len(self.events) >= self.limit and not self.running:
            self.full = True
            print(f"comptoir_record.py: {self.limit} events are recorded; the rest of the run is not (--limit)", file=sys.stderr)
            return
        if self.iteration is not None:
            at, self.iteration = max(self.iteration, self.told), None
            self.told = at
            self.events.append(("iteration", {"t": at}))
        self.events.append((event, members))

    def tell_block(self):
        now = self.clock()
        if now > self.told and self.running:
            self.told = now
            self.tell("block", t=now)

    def next_handle(self, info, deadline=None):
        """The number of a handle that is entered now; 0 when nothing is recorded any more."""
        if self.full or self.paused:
            return 0
        self.handles += 1
        if deadline is None:
            self.tell("scheduled", handle=self.handles, **info)
        else:
            self.tell("timer_scheduled", handle=self.handles, **info, number=max(0, deadline))
        return self.handles

    def tell_cancelled(self, handle):
        if handle and handle not in self.cancelled:
            self.cancelled.add(handle)
            self.tell("handle_cancelled", handle=handle)

    # -- tasks

    def current(self):
        """The number of the task that runs, or 0."""
        if threading.get_ident() != self.thread:
            return 0
        running = events._get_running_loop()
        task = tasks.current_task(running) if running is not None else None
        return 0 if task is None else self.task(task)

    def task(self, task, coroutine=None):
        """Its number: it is made known when it is first seen."""
        known = self.tasks.get(id(task))
        if known is not None and known[0]() is task:
            return known[1]
        if self.paused:
            return 0
        parent = 0
        running = events._get_running_loop()
        if running is not None:
            current = tasks.current_task(running)
            parent = self.maker if current is task else self.task(current) if current is not None else 0
        number = len(self.task_names)
        key = id(task)
        self.tasks[key] = (weakref.ref(task), number)
        self.task_names.append(self.task_name(task, coroutine))
        self.tell("task_created", task=number, name=number, **({"other": parent} if parent else {}))
        return number

    def task_name(self, task, coroutine):
        name = task.get_name()
        if not re.fullmatch(r"Task-\d+", name):
            return name
        if coroutine is None and not task.done():    # an eager task that is over has none any more, and Python 3.12.1 dies of the question
            coroutine = task.get_coro()
        called = getattr(coroutine, "__qualname__", type(coroutine).__name__).split("<locals>.")[-1]
        self.named[called] += 1
        first = len(self.task_names) == 1
        return called if first else f"{called}:{self.named[called]}"

    def renamed(self, task):
        known = self.tasks.get(id(task))
        if known is not None:
            self.task_names[known[1]] = task.get_name()

    def step_over(self, task):
        """What came of a task's step: it ended, or waits for something."""
        number = self.task(task)
        if task.done():
            outcome = "cancelled" if task.cancelled() else "error" if task._exception is not None else "result"
            self.tell("finished", task=number, kind=outcome)
            return
        line = self.line_of(task)
        if line and self.lines.get(number) != line:
            self.lines[number] = line
            self.tell("line", task=number, number=line)
        future = task._fut_waiter
        self.tell("waits", task=number, **(self.wait_of(number, future) if future is not None else {}))

    def wait_of(self, number, future):
        if is_task(future):
            return {"kind": "task", "other": self.task(future)}
        if isinstance(future, tasks._GatheringFuture):
            children, kind, thing, owner = list(future._children), "gather", None, 0
        else:
            _, kind, thing, owner, children = self.futures.get(id(future), (None, "future", None, 0, ()))
        for child in children:
            if is_task(child) and self.running and not self.inside:
                self.tell("awaits_child", task=number, other=self.task(child))
        waits = {"kind": kind}
        if thing is not None:
            waits["resource"] = self.number_of(thing)
        elif kind in ("future", "gather") and owner and owner != number:
            waits["other"] = owner
        return waits

    def line_of(self, task):
        """Where it is suspended, in the program's own file: the innermost such line."""
        line, at = 0, task.get_coro()
        for _ in range(100):
            frame = getattr(at, "cr_frame", None) or getattr(at, "gi_frame", None) or getattr(at, "ag_frame", None)
            if frame is not None and frame.f_code.co_filename == self.path:
                line = frame.f_lineno
            at = getattr(at, "cr_await", None) or getattr(at, "gi_yieldfrom", None) or getattr(at, "ag_await", None)
            if at is None:
                return line
        return line

    # -- futures, and what a handle is about

    def note_future(self, future, frame):
        code = frame.f_code
        ours = "asyncio" in code.co_filename
        kind = FUTURES.get(code.co_qualname, "future") if ours else "future"
        thing, children = None, ()
        if kind in OF_RESOURCE:
            thing = self.thing(frame.f_locals["self"])
            if thing.stands_for is not None:
                thing = thing.stands_for
                kind = "barrier" if thing.kind == "barrier" else kind
        elif kind == "wait":
            children = list(frame.f_locals.get("fs", ()))
        elif kind == "group":
            children = list(getattr(frame.f_locals["self"], "_tasks", ()))
        elif kind in ("wait_for", "shield"):
            children = [child for name in ("fut", "inner") if is_task(child := frame.f_locals.get(name))]
        owner = self.current()
        key = id(future)
        self.futures[key] = (weakref.ref(future, lambda _: self.futures.pop(key, None)), kind, thing, owner, children)
        if thing is not None and owner:
            thing.queue(owner, future)

    def info(self, callback, args):
        """What a handle does, for its event."""
        owner = getattr(callback, "__self__", None)
        if step := is_step(callback):
            return {"kind": step, "task": self.task(owner)}
        function = callback
        while hasattr(function, "func") and hasattr(function, "args"):   # functools.partial
            args = tuple(function.args) + tuple(args or ())
            function = function.func
        name = getattr(function, "__qualname__", type(function).__name__)
        kind = CALLBACKS.get(name)
        if kind is None:
            return {"kind": "call", "name": name.split("<locals>.")[-1].split(".")[-1] or "call"}
        about = {"kind": kind}
        if kind == "timeout":
            about["task"] = self.task(owner._task) if is_task(getattr(owner, "_task", None)) else 0
        else:
            future = next((one for one in args or () if futures.isfuture(one)), None)
            if is_task(future):
                about["task"] = self.task(future)
            elif future is not None:
                _, what, _, owner, _ = self.futures.get(id(future), (None, "future", None, 0, ()))
                about["task"], about["future"] = owner, what
        if not about.get("task"):
            about.pop("task", None)
        return about

    # -- locks, queues and the like

    def thing(self, made):
        known = self.things.get(id(made))
        if known is None or known.made() is not made:
            known = self.things[id(made)] = Thing(self, made)
        return known

    def number_of(self, thing):
        if not thing.number and not self.paused:
            self.made.append(thing)
            thing.number = len(self.made) - 1
            self.tell("resource_created", resource=thing.number, kind=thing.kind, name=thing.number, number=thing.permits)
        return thing.number

    def settle(self, task):
        """It queues for something else, so that it has what it queued for: the notification of a condition, a barrier's passage.
        Or it has given up."""
        thing = self.queued.get(task)
        if thing is None:
            return
        if thing.entry(task)[2] and thing.kind in ("condition", "barrier"):
            thing.acquired(task)
            thing.passed.add(task)
        else:
            thing.leave(task)

    # -- the file

    def names(self):
        """By number: short, and not too many that differ in more than their numbers."""
        seen = set()

        def fitting(name, otherwise):
            name = cut(name or otherwise)[:120]
            key = re.sub(r"\d+$", "", name)
            if key not in seen and len(seen) >= MOST_NAMES:
                return otherwise
            seen.add(key)
            return name
        return ([None] + [fitting(name, f"task:{i}") for i, name in enumerate(self.task_names) if i],
                [None] + [fitting(thing.called(), f"{thing.kind}:{i}") for i, thing in enumerate(self.made) if i])

    def write(self, out, title):
        of_tasks, of_things = self.names()
        whole = {
            "version": VERSION, "title": cut(title),
            "made_by": f"comptoir_record.py {VERSION}, {sys.implementation.name} {'.'.join(map(str, sys.version_info[:3]))}",
            "time": "real" if self.was_real else "virtual", "complete": not (self.full or self.interrupted),
        }
        if len(self.source) <= LONGEST_SOURCE and self.source.count("\n") < 65_000:
            whole["program"] = {"file": os.path.basename(self.path), "source": self.source}

        def compact(value):
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        with open(out, "w", encoding="utf-8") as file:
            file.write(compact(whole)[:-1] + ',"events":[')
            for i, (event, members) in enumerate(self.events):
                if event == "task_created":
                    members = {**members, "name": of_tasks[members["task"]]}
                elif event == "resource_created":
                    members = {**members, "name": of_things[members["resource"]]}
                file.write((",\n" if i else "\n") + compact({"event": event, **members}))
            file.write('],"reports":[')
            for i, report in enumerate(self.reports):
                file.write((",\n" if i else "\n") + compact(report))
            file.write("]}\n")


class Thing:
    """A lock, a semaphore, an event, a condition, a barrier or a queue, and who queues for it."""

    def __init__(self, record, made):
        self.record = record
        self.made = weakref.ref(made)
        self.number = 0
        self.name = None
        self.kind, self.permits = kind_of(made)
        self.stands_for = None      # the barrier whose inner condition this is
        self.part = None            # the Thing whose inner one this is, and how it is called there
        self.line = []              # [task, future, granted]
        self.passed = set()         # tasks that have it already, and go on to a lock

    def look_for_name(self):
        """The variable that holds it, of a frame that is at work: asyncio gives it no name."""
        made = self.made()
        if self.name is not None or self.part is not None or made is None:
            return
        frame = sys._getframe(2)
        while frame is not None:
            if frame.f_code.co_filename == self.record.path:
                places = [frame.f_locals, getattr(frame.f_locals.get("self"), "__dict__", {}), frame.f_globals]
                for name, value in itertools.chain.from_iterable(list(place.items()) for place in places):
                    if value is made and name != "self":
                        self.name = name
                        return
            frame = frame.f_back

    def called(self):
        """Its name, or that of what it is a part of; None when nobody has called it anything."""
        if self.name is None and self.part is not None:
            whole = self.part[0].called()
            return whole and whole + self.part[1]
        return self.name

    def entry(self, task):
        return next((one for one in self.line if one[0] == task), None)

    def queue(self, task, future):
        self.record.settle(task)      # a getter that came too late queues anew
        self.line.append([task, future, False])
        self.record.queued[task] = self
        self.record.tell("queued", resource=self.record.number_of(self), task=task)

    def forget(self, task):
        """True when it was in the line."""
        entry = self.entry(task)
        if entry is None:
            return False
        self.line.remove(entry)
        self.record.queued.pop(task, None)
        return True

    def leave(self, task):
        if self.forget(task):
            self.record.tell("left", resource=self.number, task=task)

    def look(self):
        """Whose turn has come: their futures are done."""
        for entry in self.line:
            task, future, granted = entry
            if not granted and future.done() and not future.cancelled():
                entry[2] = True
                self.record.tell("granted", resource=self.number, task=task)

    def acquired(self, task):
        if not task:
            return
        self.forget(task)
        self.record.tell("acquired", resource=self.record.number_of(self), task=task)

    def released(self, task):
        self.record.tell("released", resource=self.record.number_of(self), **({"task": task} if task else {}))
        self.look()


def kind_of(made):
    if isinstance(made, locks.Lock):
        return "lock", 1
    if isinstance(made, locks.BoundedSemaphore):
        return "bounded_semaphore", min(made._value, 10**9)
    if isinstance(made, locks.Semaphore):
        return "semaphore", min(made._value, 10**9)
    if isinstance(made, locks.Event):
        return "event", 0
    if isinstance(made, locks.Condition):
        return "condition", 0
    if isinstance(made, locks.Barrier):
        return "barrier", made._parties
    if isinstance(made, queues.PriorityQueue):
        return "priority_queue", max(0, made._maxsize)
    return "lifo_queue" if isinstance(made, queues.LifoQueue) else "queue", max(0, made._maxsize)


def follow_primitives(record):
    """asyncio's primitives tell what is done with them. They do what they did: nothing more is awaited."""
    def heard(made):
        """Told at all: in the loop's thread, where it runs."""
        if threading.get_ident() != record.thread or record.full:
            return None
        thing = record.thing(made)
        thing.look_for_name()
        return thing

    def made_known(kind):
        make = kind.__init__

        def init(self, *args, **named):
            make(self, *args, **named)
            if threading.get_ident() == record.thread:
                thing = record.thing(self)
                for name, part in (("_lock", ".lock"), ("_finished", ".finished")):
                    if name in self.__dict__:
                        record.thing(self.__dict__[name]).part = thing, part
        kind.__init__ = init

    def waiting(kind, name):
        """A coroutine after which the task has what it asked for."""
        original = getattr(kind, name)

        async def follow(self, *args, **named):
            thing = heard(self)
            if thing is not None:
                record.settle(record.current())
            try:
                result = await original(self, *args, **named)
            except BaseException:
                if thing is not None:
                    thing.leave(record.current())
                raise
            task = record.current()
            if thing is not None and task in thing.passed:
                thing.passed.discard(task)
            elif thing is not None:
                thing.acquired(task)
            return result
        follow.__name__, follow.__qualname__ = original.__name__, original.__qualname__
        setattr(kind, name, follow)

    def doing(kind, name, tell):
        original = getattr(kind, name)

        def follow(self, *args, **named):
            result = original(self, *args, **named)
            thing = heard(self)
            if thing is not None and thing.stands_for is None:
                tell(thing, record.current())
            elif thing is not None:
                thing.stands_for.look()
            return result
        follow.__name__, follow.__qualname__ = original.__name__, original.__qualname__
        setattr(kind, name, follow)

    for kind in (locks.Lock, locks.Semaphore, locks.Event, locks.Condition, queues.Queue):
        made_known(kind)
    make_barrier = locks.Barrier.__init__

    def barrier(self, *args, **named):
        make_barrier(self, *args, **named)
        record.thing(self._cond).stands_for = record.thing(self)
        record.thing(self._cond).part = record.thing(self), ".cond"
    locks.Barrier.__init__ = barrier

    waiting(locks.Lock, "acquire")
    waiting(locks.Semaphore, "acquire")
    waiting(locks.Event, "wait")
    waiting(locks.Barrier, "wait")
    doing(locks.Lock, "release", Thing.released)
    doing(locks.Semaphore, "release", Thing.released)
    doing(locks.Event, "set", Thing.released)
    doing(locks.Condition, "notify", lambda thing, task: thing.look())
    doing(queues.Queue, "get_nowait", lambda thing, task: (thing.acquired(task), thing.look()))

    # A task that was notified has what it waited for, and goes on to the lock: told before it asks for that.
    wait = locks.Condition.wait

    async def condition_wait(self):
        heard(self)
        return await wait(self)
    condition_wait.__name__, condition_wait.__qualname__ = wait.__name__, wait.__qualname__
    locks.Condition.wait = condition_wait

    # A putter that waited for room leaves the line before it puts; an interrupted one leaves it, too.
    put_nowait, put, get = queues.Queue.put_nowait, queues.Queue.put, queues.Queue.get

    def queue_put_nowait(self, item):
        thing = heard(self)
        if thing is not None and not self.full():
            thing.leave(record.current())
        put_nowait(self, item)
        if thing is not None:
            thing.released(record.current())

    def leaving(original):
        async def follow(self, *args):
            thing = heard(self)
            try:
                return await original(self, *args)
            except BaseException:
                if thing is not None:
                    thing.leave(record.current())
                raise
        follow.__name__, follow.__qualname__ = original.__name__, original.__qualname__
        return follow
    queues.Queue.put_nowait = queue_put_nowait
    queues.Queue.put, queues.Queue.get = leaving(put), leaving(get)


# ---- The loop.

class RecordedTask(tasks.Task):
    """asyncio's own, but it tells of its cancellation."""

    def cancel(self, msg=None):
        record = RecordedTask.record
        heard = not self.done() and threading.get_ident() == record.thread
        if heard:
            number = record.task(self)
            record.tell("cancel_requested", task=number)
        result = super().cancel(msg)
        if heard and self._must_cancel:
            record.tell("cancel_pending", task=number)
        return result

    def set_name(self, value):
        super().set_name(value)
        RecordedTask.record.renamed(self)


RecordedTask.__name__ = RecordedTask.__qualname__ = "Task"   # as reports name it


class RecordedTimer(events.TimerHandle):
    """Equal deadlines fire in order of creation, as they do where two looks at the clock never agree."""
    __slots__ = ("number", "at", "serial")

    def __lt__(self, other):
        return (self.at, self.serial) < (other.at, other.serial)

    def cancel(self):
        self._loop.tell_cancelled(self)
        super().cancel()


class RecordedHandle(events.Handle):
    __slots__ = ("number",)

    def cancel(self):
        self._loop.tell_cancelled(self)
        super().cancel()


class RecordedLoop(asyncio.SelectorEventLoop):
    record = None      # of the process

    def __init__(self, selector=None):
        super().__init__(selector)
        self.numbers = collections.deque()       # of the ready queue's handles; 0: it is not told
        self.serial = itertools.count(1)
        self.clock_selector = self._selector
        self._selector = Waiting(self, self.clock_selector)
        self.jobs = Jobs(self)
        self.children = weakref.WeakSet()        # transports of subprocesses: where a thread waits for them, no file tells of their end

    # -- time

    def time(self):
        record = self.record
        return record.now / 1e9 if record.virtual else (real_time["monotonic_ns"]() - record.zero) / 1e9

    # -- handles

    def _call_soon(self, callback, args, context):
        record = self.record
        handle = RecordedHandle(callback, args, self, context)
        with record.lock:
            handle.number = record.next_handle(record.info(callback, args))
            self.numbers.append(handle.number)
            self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        handle = self._call_soon(callback, args, context)
        self._write_to_self()
        return handle

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        record = self.record
        timer = RecordedTimer(when, callback, args, self, context)
        timer.at = nanoseconds(when)
        if not record.virtual:
            timer.at -= timer.at % STEP
        timer.serial = next(self.serial)
        timer.number = record.next_handle(record.info(callback, args), timer.at)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _add_callback(self, handle):
        """A socket is ready, or a signal came: asyncio enters the same handle each time."""
        if handle._cancelled:
            return
        own = getattr(handle._callback, "__name__", "") == "_read_from_self"   # how another thread wakes the loop: not the program's
        with self.record.lock:
            self.numbers.append(0 if own else self.record.next_handle(self.record.info(handle._callback, handle._args)))
            self._ready.append(handle)

    def tell_cancelled(self, handle):
        """One that has run already is none; of what another thread cancels the loop learns when it comes to it."""
        if handle._cancelled or not handle.number or threading.get_ident() != self.record.thread:
            return
        if getattr(handle, "_scheduled", False) or handle.number in self.numbers:
            self.record.tell_cancelled(handle.number)

    # -- an iteration

    def _run_once(self):
        """asyncio's own, told."""
        record = self.record
        count = len(self._scheduled)
        if (count > base_events._MIN_SCHEDULED_TIMER_HANDLES
                and self._timer_cancelled_count / count > base_events._MIN_CANCELLED_TIMER_HANDLES_FRACTION):
            kept = []
            for timer in self._scheduled:
                if timer._cancelled:
                    record.tell_cancelled(timer.number)
                    timer._scheduled = False
                else:
                    kept.append(timer)
            heapq.heapify(kept)
            self._scheduled = kept
            self._timer_cancelled_count = 0
            record.tell("timers_rebuilt")
        else:
            while self._scheduled and self._scheduled[0]._cancelled:
                self._timer_cancelled_count -= 1
                timer = heapq.heappop(self._scheduled)
                timer._scheduled = False
                record.tell_cancelled(timer.number)
                self.tell_of(timer, "timer_purged")

        timeout = None
        if self._ready or self._stopping:
            timeout = 0
        elif self._scheduled:
            timeout = min(max(0, self._scheduled[0]._when - self.time()), 24 * 3600)
        happened = self._selector.select(timeout)
        end = self.time() + self._clock_resolution
        with record.lock:
            record.iteration = record.clock()
        self._process_events(happened)
        del happened
        with record.lock:
            while self._scheduled:
                timer = self._scheduled[0]
                if (timer.at > record.now) if record.virtual else (timer._when >= end):
                    break
                heapq.heappop(self._scheduled)
                timer._scheduled = False
                if record.iteration is not None:
                    record.iteration = max(record.iteration, timer.at)
                self.tell_of(timer, "timer_due")
                self.numbers.append(timer.number)
                self._ready.append(timer)
            todo = len(self._ready)
        for _ in range(todo):
            handle = self._ready.popleft()
            number = self.numbers.popleft()
            if handle._cancelled:
                if number:
                    record.tell_cancelled(number)
                    record.tell("skipped", handle=number)
            else:
                self.run_handle(handle, number)
            handle = None

    def tell_of(self, timer, event):
        if timer.number:
            self.record.tell(event, handle=timer.number)

    def run_handle(self, handle, number):
        record = self.record
        if not number or record.full:
            handle._run()
            return
        callback = handle._callback
        owner = getattr(callback, "__self__", None)
        stepped = owner if is_step(callback) else None
        begun = real_time["monotonic_ns"]()
        record.tell("run", handle=number)
        record.running = 0 if record.full else number
        try:
            handle._run()
        finally:
            if record.running:
                if not record.virtual and real_time["monotonic_ns"]() - begun >= LEAST_BLOCK:
                    record.tell_block()
                if stepped is not None:
                    record.step_over(stepped)
                record.tell("done", handle=number)
                record.running = 0
                record.positions += 1

    # -- tasks and futures

    def create_task(self, coro, **named):
        before, self.record.maker = self.record.maker, self.record.current()
        try:
            if self.get_task_factory() is not None:
                task = super().create_task(coro, **named)
            else:
                self._check_closed()
                task = RecordedTask(coro, loop=self, **{key: value for key, value in named.items() if value is not None})
        finally:
            self.record.maker = before
        if is_task(task):
            self.eager(task, coro)
        return task

    def eager(self, task, coroutine):
        """One whose coroutine has run already, within the step that made it."""
        record = self.record
        if record.full or record.paused or id(task) in record.tasks and record.tasks[id(task)][0]() is task and not task.done() and task._fut_waiter is None:
            return
        record.inside = task
        record.task(task, coroutine)
        record.step_over(task)
        record.inside = None

    def create_future(self):
        future = super().create_future()
        if threading.get_ident() == self.record.thread and not self.record.full:
            self.record.note_future(future, sys._getframe(1))
        return future

    # -- what is outside

    def _add_reader(self, fd, callback, *args):
        if getattr(callback, "__name__", "") != "_read_from_self":
            self.record.go_real()
        return super()._add_reader(fd, callback, *args)

    def _add_writer(self, fd, callback, *args):
        self.record.go_real()
        return super()._add_writer(fd, callback, *args)

    async def _make_subprocess_transport(self, *args, **named):
        self.record.go_real()
        transport = await super()._make_subprocess_transport(*args, **named)
        self.children.add(transport)
        return transport

    def run_in_executor(self, executor, func, *args):
        return self.jobs.start(executor, func, args)

    async def shutdown_default_executor(self, *args, **named):
        with self.jobs.ending():
            await super().shutdown_default_executor(*args, **named)

    def call_exception_handler(self, context):
        record = self.record
        if threading.get_ident() == record.thread and not record.full:
            report = {"k": record.positions + (1 if record.running else 0), "t": record.told, "message": cut(self.without_folder(context.get("message") or ""))}
            task = context.get("task") or context.get("future")
            error = context.get("exception")
            if is_task(task):
                report["task"] = record.task(task)
                if "never retrieved" in report["message"]:
                    record.tell("error_unseen", task=report["task"])
            if error is not None:
                report["error"] = cut(repr(error))
            if isinstance(context.get("handle"), (RecordedHandle, RecordedTimer)) and context["handle"].number:
                record.tell("callback_raised", handle=context["handle"].number)
            record.reports.append(report)
        super().call_exception_handler(context)

    def without_folder(self, text):
        """asyncio names a callback's whole path: the same program gives the same recording wherever it lies."""
        return text.replace(self.record.path, os.path.basename(self.record.path))

    def shutdown_asyncgens(self):
        """How asyncio.run() takes its loop down begins here."""
        self.forget_rest()
        self.record.paused = True
        return super().shutdown_asyncgens()

    def close(self):
        if not self.is_closed() and not self.is_running():
            self.forget_rest()
            self.record.paused = False
        super().close()

    def forget_rest(self):
        """What is left in the queue and on the heap goes with the loop."""
        record = self.record
        for handle, number in zip(self._ready, self.numbers):
            if number:
                record.tell_cancelled(number)
                record.tell("skipped", handle=number)
        self.numbers = collections.deque([0] * len(self._ready))
        left = [timer for timer in self._scheduled if timer.number]
        for timer in left:
            record.tell_cancelled(timer.number)
            timer.number = 0
        if left:
            record.tell("timers_rebuilt")


class Waiting:
    """The selector, which in virtual time waits only for what is outside, and then moves the clock."""

    def __init__(self, loop, selector):
        self.loop = loop
        self.selector = selector

    def __getattr__(self, name):
        return getattr(self.selector, name)

    def select(self, timeout=None):
        loop, record = self.loop, self.loop.record
        if not record.virtual:
            return self.selector.select(timeout)
        happened = self.selector.select(0)
        while not happened and timeout != 0 and record.virtual:
            if loop._ready:      # entered by another thread
                break
            if loop.jobs.working() or loop.jobs.last and loop.jobs.next_wake() is None:
                happened = self.selector.select(None)
                continue
            outside = len(self.selector.get_map()) > 1 or loop._signal_handlers or any(child.get_returncode() is None for child in loop.children)
            if outside and (happened := self.selector.select(GRACE)):
                break
            timer = loop._scheduled[0].at if loop._scheduled else None
            sleeper = loop.jobs.next_wake()
            if timer is None and sleeper is None:
                if not outside:
                    record.tell("deadlock")
                    raise Deadlock("nothing is ready and no timer is set: the program would wait for ever")
                happened = self.selector.select(None)
            elif sleeper is not None and (timer is None or sleeper <= timer):
                record.now = max(record.now, sleeper)
                loop.jobs.wake()
            else:
                record.now = max(record.now, timer)
                break
        return happened


class Deadlock(RuntimeError):
    pass


class Jobs:
    """Work in other threads. In virtual time the clock waits for it, but for its time.sleep()."""

    def __init__(self, loop):
        self.loop = loop
        self.lock = threading.Lock()
        self.active = 0
        self.last = False                  # the executor is being shut down, and tells when its threads are over
        self.sleepers = []                 # (time, number, event)
        self.count = itertools.count()
        self.inside = threading.local()

    def start(self, executor, func, args):
        loop = self.loop
        loop._check_closed()
        if executor is None:
            loop._check_default_executor()
            executor = loop._default_executor
            if executor is None:
                import concurrent.futures
                executor = loop._default_executor = concurrent.futures.ThreadPoolExecutor(thread_name_prefix="asyncio")
        threads = type(executor).__module__.startswith("concurrent.futures.thread")

        def work():
            self.inside.jobs = self
            return func(*args)
        with self.lock:
            self.active += 1
        try:
            job = executor.submit(work) if threads else executor.submit(func, *args)
        except BaseException:
            self.over(None)
            raise
        future = futures.wrap_future(job, loop=loop)
        job.add_done_callback(self.over)
        return future

    @contextlib.contextmanager
    def ending(self):
        self.last = True
        try:
            yield
        finally:
            self.last = False

    def over(self, _):
        with self.lock:
            self.active -= 1
        self.nudge()

    def nudge(self):
        try:
            self.loop._write_to_self()
        except (AttributeError, OSError):
            pass                           # the loop is closed

    def working(self):
        with self.lock:
            return self.active > 0

    def next_wake(self):
        with self.lock:
            return self.sleepers[0][0] if self.sleepers else None

    def wake(self):
        with self.lock:
            _, _, event = heapq.heappop(self.sleepers)
            self.active += 1
        event.set()

    def sleep(self, seconds):
        event = threading.Event()
        with self.lock:
            heapq.heappush(self.sleepers, (self.loop.record.now + nanoseconds(seconds), next(self.count), event))
            self.active -= 1
        self.nudge()
        event.wait()


# ---- What the program sees.

def follow_output(record):
    """Lines that the program prints, each with its task."""
    class Output:
        def __init__(self, stream):
            self.stream = stream
            self.begun = {}                # by task: what is printed of its line

        def __getattr__(self, name):
            return getattr(self.stream, name)

        def write(self, text):
            written = self.stream.write(text)
            if threading.get_ident() == record.thread and isinstance(text, str) and not record.full:
                task = record.current()
                *lines, rest = (self.begun.pop(task, "") + text).split("\n")
                for line in lines:
                    self.tell(task, line)
                if rest:
                    self.begun[task] = rest[-LONGEST_TEXT:]
            return written

        def tell(self, task, line):
            at = 0
            frame = sys._getframe(1)
            while frame is not None and not at:
                if frame.f_code.co_filename == record.path:
                    at = frame.f_lineno
                frame = frame.f_back
            if task and at and record.lines.get(task) != at:
                record.lines[task] = at
                record.tell("line", task=task, number=at)
            record.tell("print", **({"task": task} if task else {}), text=cut(line))

        def writelines(self, lines):
            for line in lines:
                self.write(line)

        def rest(self):
            for task, text in self.begun.items():
                self.tell(task, text)
            self.begun.clear()
    output = Output(sys.stdout)
    sys.stdout = output
    return output


def follow_clock(record):
    """time.sleep() blocks the loop, in virtual time without waiting; the other clocks tell the same time."""
    began = real_time["time"]()

    def sleep(seconds):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if threading.get_ident() == record.thread:
            if record.virtual:
                record.now += nanoseconds(seconds)
            else:
                real_time["sleep"](seconds)
            record.tell_block()
            return
        jobs = getattr(record.loop.jobs.inside, "jobs", None) if record.loop is not None else None
        if record.virtual and jobs is not None:
            jobs.sleep(seconds)
        else:
            real_time["sleep"](seconds)

    time.sleep = sleep
    if not record.virtual:
        return
    # Once the program's clock has become the machine's, it goes on from where the virtual one was.
    time.time = lambda: began + record.time_ns() / 1e9
    time.time_ns = lambda: int(began * 1e9) + record.time_ns()
    time.monotonic = time.perf_counter = lambda: record.time_ns() / 1e9
    time.monotonic_ns = time.perf_counter_ns = record.time_ns


def follow_loops(record):
    """Every way to a new loop leads to a recorded one, in the main thread."""
    plain = asyncio.SelectorEventLoop

    def new_loop(*args):
        if threading.get_ident() != record.thread:
            return plain(*args)
        record.loop = RecordedLoop(*args)
        return record.loop
    RecordedLoop.record = RecordedTask.record = record
    events.new_event_loop = asyncio.new_event_loop = new_loop
    module = sys.modules[plain.__module__]
    for name in dir(module):
        policy = getattr(module, name)
        if isinstance(policy, type) and hasattr(policy, "_loop_factory"):
            policy._loop_factory = staticmethod(new_loop)
    asyncio.SelectorEventLoop = new_loop
    if hasattr(asyncio, "EventLoop"):
        asyncio.EventLoop = new_loop


def run_program(record, arguments):
    """As `python3 PROGRAM ARGUMENTS` would; the exit status."""
    def stop(*_):
        raise KeyboardInterrupt            # the file is written however the program is stopped
    signal.signal(signal.SIGTERM, stop)
    sys.argv = [record.path, *arguments]
    sys.path[0] = os.path.dirname(record.path)
    try:
        runpy.run_path(record.path, run_name="__main__")
        return 0
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        print(end.code, file=sys.stderr)
        return 1
    except Deadlock as end:
        print(f"comptoir_record.py: {end}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        record.interrupted = True
        print("comptoir_record.py: interrupted", file=sys.stderr)
        return 128 + signal.SIGINT
    except BaseException as error:
        frames = error.__traceback__
        while frames is not None and frames.tb_frame.f_code.co_filename != record.path:
            frames = frames.tb_next
        traceback.print_exception(type(error), error, frames or error.__traceback__)
        record.reports.append({"k": record.positions, "t": record.told, "message": "The program ended with an error", "error": cut(repr(error))})
        return 1


def main():
    parser = argparse.ArgumentParser(prog="comptoir_record.py", description="Records an asyncio program as a file that Comptoir opens.",
                                     epilog="Arguments after the program's name are the program's own.")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--virtual", action="store_true", help="virtual time, whatever the program waits for")
    mode.add_argument("--real", action="store_true", help="as it really ran")
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write (PROGRAM.json in the present folder)")
    parser.add_argument("--title", help="what the page shows above it (the program's name)")
    parser.add_argument("--limit", type=int, default=500_000, metavar="N", help="events at most (500000)")
    parser.add_argument("program", help="a Python file")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    given = parser.parse_args()
    if not 1 <= given.limit <= 10_000_000:
        parser.error(f"--limit {given.limit}: 1 to 10000000")
    name = os.path.splitext(os.path.basename(given.program))[0]
    out = os.path.abspath(given.output or name + ".json")
    record = Record(given.program, "virtual" if given.virtual else "real" if given.real else "auto", given.limit)
    try:
        with open(record.path, encoding="utf-8") as file:
            record.source = file.read()
    except (OSError, UnicodeDecodeError) as error:
        parser.error(f"{given.program}: {error}")
    follow_loops(record)
    follow_primitives(record)
    follow_clock(record)
    output = follow_output(record)
    status = run_program(record, given.arguments)
    output.rest()
    sys.stdout = output.stream
    sys.stdout.flush()
    if record.loop is not None and not record.loop.is_closed():
        record.loop.forget_rest()
    record.write(out, given.title or os.path.basename(given.program))
    print(f"comptoir_record.py: {len(record.events)} events in {out}", file=sys.stderr)
    sys.exit(status)


if __name__ == "__main__":
    main()
