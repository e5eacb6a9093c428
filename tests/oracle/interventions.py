"""Prints restaurants in which somebody intervenes, with what CPython's asyncio makes of them, as one JSON object.

    python3.11 interventions.py --seed 1 --rows 400 > interventions.json
    python3.11 interventions.py --show 'lesson=rush-10&clients=3&do=1:cancel:soda:1'    # all that the digest is of

{"rows": [[link, digest, end, iterations, "1" for each intervention that did something and "0" for the others, how it ended], ...]}

Times are in eighths of a second, so they are exact. The digest is FNV-1a (64 bits) of one line an iteration: its time, its
handles in order, and what each has printed. An intervention "t-n:..." is entered after the n-th handle that ends at time t,
as call_soon_threadsafe enters it from another thread: between two handles, or waking the sleeping loop (interventions in
src/session/outside.cpp). Needs the standard library alone.
"""
import argparse
import asyncio
import itertools
import json
import random
import sys
from asyncio import events

import vloop

ORDER, SERVED, SODA_START, SODA_READY, BURGER_ORDER, BURGER_READY, FRIES_TAKE, FRIES_READY, BATCH_START, BATCH_READY, SATISFIED, FRIES_START = range(1, 13)


class Timer(vloop._FifoTimer):
    __slots__ = ()

    def _run(self):
        self._loop.before(self)
        super()._run()
        self._loop.after()


class Handle(events.Handle):
    __slots__ = ()

    def _run(self):
        self._loop.before(self)
        super()._run()
        self._loop.after()


class Selector:
    def __init__(self, loop):
        self.loop = loop

    def select(self, timeout):
        loop = self.loop
        if timeout == 0:
            return ()
        deadline = loop._scheduled[0]._when if timeout is not None else None
        if loop.pending and (deadline is None or loop.pending[0][0] < deadline):
            loop._clock.now = max(loop._clock.now, loop.pending[0][0])
            loop.enter()
        elif deadline is None:
            raise vloop.Deadlock("nothing ready and no timer")
        else:
            loop._clock.now = deadline
        return ()


class OutsideLoop(vloop.VirtualLoop):
    """Enters interventions [[time, n, callback]] at their moments, and keeps one line an iteration."""

    def __init__(self, pending):
        super().__init__()
        self._selector = Selector(self)
        self._timer_cls = Timer
        self.pending = pending
        self.instant, self.nth = None, 0
        self.lines = []
        self.made = []

    def create_task(self, coro, **options):
        self.made.append(super().create_task(coro, **options))
        return self.made[-1]

    def _call_soon(self, callback, args, context):
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def enter(self):
        self.call_soon(self.pending.pop(0)[2])

    def _run_once(self):
        self.lines.append([])
        super()._run_once()

    def before(self, handle):
        if not self.lines[-1]:
            self.lines[-1].append(str(round(self.time() * 8)))
        label = self._label(handle)
        self.lines[-1].append(label.split("(")[0] if label.startswith(("set_result", "call", "stop_cb")) else label)

    def after(self):
        if self.instant != self.time():
            self.instant, self.nth = self.time(), 0
        self.nth += 1
        while self.pending and (self.time() > self.pending[0][0] or self.time() == self.pending[0][0] and 0 < self.pending[0][1] <= self.nth):
            self.enter()

    def say(self, key, *numbers):
        self.lines[-1].append("!" + ",".join(str(round(number)) for number in (key, *numbers)))


class Restaurant:
    """As src/model/lessons/restaurant.py and unlimited.py; open to the outside as long as main lives."""

    def __init__(self, loop, settings):
        self.loop, self.settings, self.portions = loop, settings, 0
        self.limited = settings["lesson"] != "serve-unlimited"
        self.at_once = settings["lesson"] != "rush-2-per-second"
        self.numbers = itertools.count(int(settings["clients"]) + 1)
        self.removals = itertools.count(1)
        self.open = False
        if self.limited:
            self.soda = asyncio.Lock() if settings["sodas"] == 1 else asyncio.Semaphore(int(settings["sodas"]))
            self.cook, self.fryer = asyncio.Semaphore(int(settings["cooks"])), asyncio.Lock()

    async def get_soda(self, client):
        if not self.limited:
            return await self.make(client, SODA_START, SODA_READY, "t_soda")
        async with self.soda:
            await self.make(client, SODA_START, SODA_READY, "t_soda")

    async def get_burger(self, client):
        if not self.limited:
            return await self.make(client, BURGER_ORDER, BURGER_READY, "t_burger")
        self.loop.say(BURGER_ORDER, client)
        async with self.cook:
            await asyncio.sleep(self.settings["t_burger"])
            self.loop.say(BURGER_READY, client)

    async def get_fries(self, client):
        if not self.limited:
            return await self.make(client, FRIES_START, FRIES_READY, "t_fries")
        async with self.fryer:
            self.loop.say(FRIES_TAKE, client)
            if self.portions == 0:
                await self.make(client, BATCH_START, BATCH_READY, "t_fries")
                self.portions = int(self.settings["batch"])
            self.portions -= 1
            self.loop.say(FRIES_READY, client)

    async def make(self, client, start, ready, time):
        self.loop.say(start, client)
        await asyncio.sleep(self.settings[time])
        self.loop.say(ready, client)

    async def serve(self, client):
        self.loop.say(ORDER, client)
        start = self.loop.time()
        await asyncio.wait([asyncio.create_task(self.get_soda(client), name=f"soda:{client}"),
                            asyncio.create_task(self.get_fries(client), name=f"fries:{client}"),
                            asyncio.create_task(self.get_burger(client), name=f"burger:{client}")])
        self.loop.say(SERVED, client, (self.loop.time() - start) * 8)
        return self.loop.time() - start

    def order(self, client):
        self.orders.append(asyncio.create_task(self.serve(client), name=f"serve:{client}"))

    async def main(self):
        self.open, self.orders = True, []
        try:
            for client in range(1, int(self.settings["clients"]) + 1):
                self.order(client)
                if not self.at_once:
                    await asyncio.sleep(self.settings["period"])
            await asyncio.wait(self.orders)
            while late := [order for order in self.orders if not order.done()]:
                await asyncio.wait(late)
            if not self.at_once:
                self.loop.say(SATISFIED, sum(order.result() < self.settings["patience"] for order in self.orders), len(self.orders))
        finally:
            self.open = False

    # -- what is done from outside; True when it does something
    def task(self, name):
        return next((task for task in asyncio.all_tasks(self.loop) if task.get_name() == name), None)

    def place(self, name):
        return getattr(self, name, None) if self.limited and self.open and name in ("soda", "cook", "fryer") else None

    def act(self, deed, name):
        if deed == "block":
            self.loop.block(float(name))
        elif deed == "client":
            if not self.open:
                return False
            self.order(next(self.numbers))
        elif deed in ("cancel", "fail"):
            task = self.task(name)
            if task is None:
                return False
            if deed == "cancel":
                task.cancel()
            elif sleeps(task):
                task._fut_waiter.set_exception(ConnectionError("connection lost"))
            else:
                return False
        else:
            place = self.place(name)
            if place is None or deed == "add" and isinstance(place, asyncio.Lock):
                return False
            if deed == "add":
                place.release()
            else:
                asyncio.create_task(self.removal(place), name=f"removal:{next(self.removals)}")
        return True

    async def removal(self, place):
        await place.acquire()


def sleeps(task):
    """It waits for asyncio.sleep(), here the simulated call to the outside, and that is not over."""
    if task._fut_waiter is None or task._fut_waiter.done():
        return False
    coroutine = task.get_coro()
    while getattr(coroutine, "cr_await", None) is not None:
        if coroutine.cr_code.co_name == "sleep":
            return True
        coroutine = coroutine.cr_await
    return False


def fnv(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


DEFAULTS = {"clients": 10, "period": 0.5, "patience": 5, "sodas": 1, "cooks": 3, "batch": 5, "t_soda": 1, "t_burger": 3, "t_fries": 4}


def run(link):
    words = dict(pair.split("=", 1) for pair in link.split("&"))
    settings = {"lesson": words["lesson"], **{key: float(words.get(key, value)) for key, value in DEFAULTS.items()}}
    interventions = []
    for text in filter(None, words.get("do", "").split(",")):
        moment, deed, *name = text.split(":", 2)
        time, _, n = moment.partition("-")
        interventions.append((float(time), int(n or 0), deed, ":".join(name)))
    interventions.sort(key=lambda one: (one[0], one[1] or float("inf")))
    did = ["0"] * len(interventions)
    pending = []
    loop = OutsideLoop(pending)
    restaurant = Restaurant(loop, settings)

    def callback(i, deed, name):
        def act():
            did[i] = "1" if restaurant.act(deed, name) else "0"
        return act

    pending.extend([time, n, callback(i, deed, name)] for i, (time, n, deed, name) in enumerate(interventions))
    loop.set_exception_handler(lambda *_: None)
    main = loop.create_task(restaurant.main(), name="main")
    try:
        ending = "ok"
        try:
            loop.run_until_complete(main)
        except vloop.Deadlock:
            ending = "deadlock"
        except BaseException as error:
            ending = type(error).__name__
        if ending != "deadlock":
            left = [task for task in loop.made if not task.done()]   # as asyncio.run ends, in order of creation
            for task in left:
                task.cancel()
            if left:
                try:
                    loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
                except vloop.Deadlock:
                    ending = "deadlock"
    finally:
        vloop.install_ordered_sets(False)
    lines = [" ".join(line) for line in loop.lines if line]
    return lines, [link, fnv("\n".join(lines)), vloop.num(loop.time() * 8), len(lines), "".join(did), ending]


def eighths(rng, limit, zero=0.05):
    return 0 if rng.random() < zero else rng.randint(1, limit * 8) / 8


def random_link(rng):
    lesson = rng.choice(("rush-2-per-second", "rush-2-per-second", "rush-10", "rush-10", "serve-unlimited"))
    limited = lesson != "serve-unlimited"
    clients = rng.randint(1, 9)
    words = [f"lesson={lesson}", f"clients={clients}"]
    if lesson == "rush-2-per-second":
        words.append(f"period={vloop.num(eighths(rng, 1))}")
    if limited:
        words += [f"sodas={rng.randint(1, 2)}", f"cooks={rng.randint(1, 3)}", f"batch={rng.randint(1, 5)}"]
    words += [f"{key}={vloop.num(eighths(rng, 3))}" for key in ("t_soda", "t_burger", "t_fries")]
    deeds = []
    for _ in range(rng.randint(1, 5)):
        deed = rng.choice(("cancel", "fail", "client", "add", "remove", "block"))
        moment = f"{vloop.num(eighths(rng, rng.choice((1, 4, 12)), 0.1))}" + (f"-{rng.randint(1, 12)}" if rng.random() < 0.6 else "")
        name = {"client": "", "block": f":{vloop.num(rng.randint(1, 16) / 8)}"}.get(deed)
        if deed in ("cancel", "fail"):
            name = ":main" if rng.random() < 0.05 else f":{rng.choice(('serve', 'soda', 'burger', 'fries', 'burger', 'removal'))}:{rng.randint(1, clients + 1)}"
        elif name is None:
            name = ":" + rng.choice(("cook", "cook", "soda", "fryer", "nothing"))
        deeds.append(f"{moment}:{deed}{name}")
    return "&".join(words) + "&do=" + ",".join(deeds)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=400)
    parser.add_argument("--show")
    arguments = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        parser.exit(3, "needs Python 3.11: other versions of asyncio differ in some iterations\n")
    if arguments.show:
        lines, row = run(arguments.show)
        print("\n".join(lines), row, sep="\n")
        return
    rng = random.Random(arguments.seed)
    rows = [json.dumps(run(random_link(rng))[1], separators=(",", ":")) for _ in range(arguments.rows)]
    print('{"rows":[\n' + ",\n".join(rows) + "\n]}")


if __name__ == "__main__":
    main()
