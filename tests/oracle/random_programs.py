"""Random asyncio programs, as data: a seed gives a program, always the same one.

A program is {"seed", "things", "bodies", "callbacks"}. `things` are the primitives, [kind, name, argument]. Each body is a
list of statements: body 0 is main, the others are coroutine functions; `callbacks` are lists of statements that do not wait.
A statement is [operation, arguments ...]; program_text.py says what each means, in Python. Times are in eighths of a second.

Why every program ends: a body only calls or starts bodies of a higher number, and a callback only those that register no
callback; loops have small counts. So the number of statements has a bound, which is kept below LIMIT, and the only ways for
a run to stop are the end of main and a deadlock, which is a result like any other.
"""
import random
from itertools import accumulate

LIMIT = 160          # statements that main may cause, all in all
BODY_LIMIT = 45      # the same for another body

# What the programs do not do, and why.
EXCLUDED = (
    ("tasks that wait for one another in a circle",
     "cancelling one of them recurses for ever in CPython's Task.cancel (RecursionError, or a crash of the C stack):"
     " a body only awaits tasks of bodies of a higher number"),
    ("a task that awaited itself, awaited once more",
     "CPython leaves it marked as being awaited, and says \"await wasn't used with future\" to the next: only main does it, once"),
    ("coroutines that are never awaited",
     "CPython says so by a warning of the interpreter, not by the loop: no line of a trace would show it"),
    ("frames that outlive their coroutine",
     "a traceback keeps frames, and they keep the tasks that their coroutine waited for, so that 'never retrieved' comes late,"
     " with CPython's garbage collector: program_run.py takes the tracebacks away wherever a program catches an exception"),
    ("statements at the interpreter's end",
     "CPython closes the coroutines that are left, in no known order, which runs their finally blocks: nothing they do then counts"),
    ("'finally' that returns", "it drops a cancellation silently, which is Python's syntax and not the loop's"),
)

# Kinds of things, and how many a program that uses them has.
THINGS = {
    "lock": (("Lock",), 2), "semaphore": (("Semaphore", "Semaphore", "BoundedSemaphore"), 2), "future": (("Future",), 3),
}
NAMES = {"Semaphore": "sem", "BoundedSemaphore": "bounded", "Condition": "cond"}
THEMES = (*THINGS, "gather", "wait", "callbacks", "errors", "cancel")
ERRORS = ("ValueError", "IndexError", "RuntimeError")
MESSAGES = (None, None, "m1", "m2")

# operation: (weight, theme). The weight is multiplied when the theme is one of the program's.
ASYNC = {
    "sleep": (9, None), "spawn": (7, None), "call": (3, None), "await": (5, None), "try": (6, None), "loop": (1.5, None),
    "self_await": (0.4, None), "gather": (4, "gather"), "keep_gather": (2, "gather"), "wait": (5, "wait"),
    "with": (8, "lock semaphore"), "acquire": (3, "lock semaphore"),
}
SYNC = {
    "emit": (4, None), "block": (0.8, None), "cancel": (3, "cancel"), "cancel_self": (0.7, "cancel"), "uncancel": (0.6, "cancel"),
    "cancelling": (0.4, "cancel"), "look": (1.5, None), "drop": (1.2, None), "all_tasks": (0.2, None),
    "raise": (0.8, "errors"), "return": (0.4, None), "release": (3, "lock semaphore"),
    "set_result": (3, "future"), "set_exception": (1, "future"), "spawn": (1, None),
    "callback": (3, "callbacks"), "uncallback": (1, "callbacks"), "soon": (2, "callbacks"), "later": (3, "callbacks"),
    "at": (1, "callbacks"), "handle_cancel": (2, "callbacks"),
}
NEEDS_TASK = {"cancel_self", "uncancel", "cancelling", "return", "self_await"}
MAY_RAISE = {"release", "set_result", "set_exception"}


class Maker:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        rng = self.rng
        self.themes = set(rng.sample(THEMES, rng.randint(2, 5)))
        self.things = []
        for theme, (kinds, most) in THINGS.items():
            if theme in self.themes or rng.random() < 0.1:
                for n in range(rng.randint(1, most)):
                    self.things.append(self.thing(rng.choice(kinds), n))
        self.times = [0, *rng.sample((1, 2, 3, 4, 6, 8), rng.randint(1, 3))]
        self.bodies = [None] * rng.randint(3, 8)
        self.costs = [0] * len(self.bodies)
        self.callbacks = []
        self.callback_costs = []
        # Which body's task a slot holds; a group's slot: the lowest body that it may wait for.
        self.slots = [n for n in range(1, len(self.bodies)) for _ in range(rng.randint(1, 2))]
        self.groups = [rng.randint(1, len(self.bodies) - 1) for _ in range(2)]
        self.next_mark = 0
        self.self_awaited = False
        self.tables = {False: self.weighted(SYNC), True: self.weighted(SYNC | ASYNC)}
        self.program = self.make(seed)

    def thing(self, kind, n):
        name = f"{NAMES.get(kind, kind.lower())}{n}"
        if kind in ("Semaphore", "BoundedSemaphore"):
            return [kind, name, self.rng.choice((0, 1, 1, 2, 3) if kind == "Semaphore" else (1, 2))]
        return [kind, name]

    def make(self, seed):
        rng = self.rng
        leaves = rng.randint(len(self.bodies) // 2 + 1, len(self.bodies))  # these register no callback
        for n in reversed(range(1, len(self.bodies))):
            if n == leaves - 1:
                self.make_callbacks(n + 1)
            self.bodies[n], self.costs[n] = self.block(n, BODY_LIMIT, rng.randint(2, 6), 0)
        main = []
        cost = 0
        for n in rng.sample(range(1, len(self.bodies)), min(len(self.bodies) - 1, rng.randint(2, 5))):
            if cost + self.costs[n] < LIMIT * 2 // 3:
                main.append(self.spawn(n))
                cost += 1 + self.costs[n]
        rest, _ = self.block(0, LIMIT - cost, rng.randint(3, 9), 0)
        self.bodies[0] = main + self.ending(rest)
        return {"seed": seed, "things": self.things, "bodies": self.bodies, "callbacks": self.callbacks}

    def ending(self, rest):
        """Most mains live on, and let the others end; some help those that wait for ever."""
        rng = self.rng
        if rng.random() < 0.2:
            return rest
        if rest:
            rest = [["try", rest, [["BaseException", [], False]], None]]
        rest.append(["sleep", rng.choice((8, 16, 24))])
        if rng.random() < 0.5:
            for kind, name, *_ in self.things:
                rest.append(["attempt", ["set_result", name, self.mark()] if kind == "Future" else ["release", name]])
            rest.append(["sleep", 8])
        if rng.random() < 0.3:
            rest += [["cancel", ["t", k], None] for k in range(len(self.slots))]
            rest.append(["sleep", rng.choice((0, 8))])
        return rest

    def make_callbacks(self, first_body):
        for _ in range(self.rng.randint(1, 4)):
            block, cost = self.block(first_body - 1, 20, self.rng.randint(1, 3), 0, waits=False)
            self.callbacks.append(block)
            self.callback_costs.append(cost)

    # -- blocks ------------------------------------------------------------------
    def block(self, body, room, size, depth, waits=True):
        """Statements of a body, and what they cost at most."""
        statements, cost = [], 0
        for _ in range(size):
            made = self.statement(body, room - cost, depth, waits)
            if made is not None:
                statements.append(made[0])
                cost += made[1]
        return statements, cost

    def statement(self, body, room, depth, waits):
        rng = self.rng
        for _ in range(8 if room > 0 else 0):
            operation = rng.choices(self.tables[waits][0], cum_weights=self.tables[waits][1])[0]
            if not waits and operation in NEEDS_TASK:
                continue
            made = getattr(self, "make_" + operation)(body, room, depth)
            if made is None:
                continue
            statement, cost = made if isinstance(made, tuple) else (made, 1)
            if cost > room:
                continue
            if operation in MAY_RAISE and rng.random() < 0.7:
                statement = ["attempt", statement]
            return statement, cost
        return None

    def weighted(self, table):
        """What the program's themes are about comes often."""
        weights = [weight * (1 if theme is None else 2 if self.themes & set(theme.split()) else 0.15)
                   for weight, theme in table.values()]
        return list(table), list(accumulate(weights))

    # -- choices -------------------------------------------------------------------
    def mark(self):
        self.next_mark += 1
        return self.next_mark

    def time(self):
        return self.rng.choice(self.times)

    def pick(self, *kinds):
        names = [thing[1] for thing in self.things if thing[0] in kinds]
        return self.rng.choice(names) if names else None

    def affordable(self, body, room):
        return [n for n in range(body + 1, len(self.bodies)) if self.costs[n] < room]

    def awaitable(self, body):
        """A task, future or group that the body may wait for."""
        choices = [["t", k] for k, n in enumerate(self.slots) if n > body]
        choices += [["f", thing[1]] for thing in self.things if thing[0] == "Future"]
        if "gather" in self.themes or "shield" in self.themes:
            choices += [["g", k] for k, n in enumerate(self.groups) if n > body]
        return self.rng.choice(choices) if choices else None

    def any_future(self):
        rng = self.rng
        if rng.random() < 0.25 and (name := self.pick("Future")):
            return ["f", name]
        if rng.random() < 0.2:
            return ["g", rng.randrange(len(self.groups))]
        return ["t", rng.randrange(len(self.slots))]

    def items(self, body, room, nested, least=1):
        """What gather and its like are given, with its cost: coroutines, tasks, futures, gathers."""
        items, cost = [], 1
        for _ in range(self.rng.choice((1, 2, 2, 3, 3, 4)) if least else self.rng.randint(0, 3)):
            kind = self.rng.random()
            if kind < 0.4 and (bodies := self.affordable(body, room - cost)):
                n = self.rng.choice(bodies)
                items.append(["c", n])
                cost += 1 + self.costs[n]
            elif kind < 0.5 and nested:
                inner, price = self.items(body, room - cost, False)
                items.append(["gather", inner, self.rng.random() < 0.3])
                cost += price
            elif ref := self.awaitable(body):
                items.append(ref)
        return items, cost

    def handle(self):
        return self.rng.randrange(3) if self.rng.random() < 0.7 else None

    # -- statements that do not wait ---------------------------------------------------
    def make_emit(self, *_):
        return ["emit", self.mark()]

    def make_block(self, *_):
        return ["block", self.rng.choice((1, 1, 2, 4))]

    def spawn(self, n):
        slots = [k for k, owner in enumerate(self.slots) if owner == n]
        slot = self.rng.choice(slots) if self.rng.random() < 0.85 else None
        return ["spawn", n, slot, self.rng.random() < 0.8]

    def make_spawn(self, body, room, _):
        bodies = self.affordable(body, room - 1)
        if not bodies:
            return None
        n = self.rng.choice(bodies)
        return self.spawn(n), 1 + self.costs[n]

    def make_cancel(self, *_):
        return ["cancel", self.any_future(), self.rng.choice(MESSAGES)]

    def make_cancel_self(self, *_):
        return ["cancel_self", self.rng.choice(MESSAGES)]

    def make_uncancel(self, *_):
        return ["uncancel"]

    def make_cancelling(self, *_):
        return ["cancelling"]

    def make_look(self, *_):
        return ["look", self.any_future()]

    def make_drop(self, *_):
        return ["drop", ["t", self.rng.randrange(len(self.slots))]]

    def make_all_tasks(self, *_):
        return ["all_tasks"]

    def make_raise(self, *_):
        return ["raise", self.rng.choice((*ERRORS, *ERRORS, "CancelledError")), self.mark()]

    def make_return(self, *_):
        return ["return", self.mark()]

    def make_release(self, *_):
        name = self.pick("Lock", "Semaphore", "BoundedSemaphore")
        return name and ["release", name]

    def make_set_result(self, *_):
        name = self.pick("Future")
        return name and ["set_result", name, self.mark()]

    def make_set_exception(self, *_):
        name = self.pick("Future")
        return name and ["set_exception", name, self.rng.choice(ERRORS), self.mark()]

    def callback(self, room):
        choices = [c for c, cost in enumerate(self.callback_costs) if cost < room]
        return self.rng.choice(choices) if choices else None

    def with_callback(self, room, make):
        c = self.callback(room)
        return None if c is None else (make(c), 1 + self.callback_costs[c])

    def make_callback(self, _body, room, _):
        return self.with_callback(room, lambda c: ["callback", self.any_future(), c, self.handle()])

    def make_uncallback(self, *_):
        return ["uncallback", self.any_future(), self.rng.randrange(3)]

    def make_soon(self, _body, room, _):
        return self.with_callback(room, lambda c: ["soon", c, self.handle()])

    def make_later(self, _body, room, _):
        return self.with_callback(room, lambda c: ["later", self.time(), c, self.handle()])

    def make_at(self, _body, room, _):
        return self.with_callback(room, lambda c: ["at", self.rng.choice((0, 2, 4, 8, 12)), c, self.handle()])

    def make_handle_cancel(self, *_):
        return ["handle_cancel", self.rng.randrange(3)]

    # -- statements that may wait --------------------------------------------------------
    def make_sleep(self, *_):
        return ["sleep", self.time()]

    def make_call(self, body, room, _):
        bodies = self.affordable(body, room - 1)
        if not bodies:
            return None
        n = self.rng.choice(bodies)
        return ["call", n], 1 + self.costs[n]

    def make_await(self, body, *_):
        ref = self.awaitable(body)
        return ref and ["await", ref]

    def make_self_await(self, body, _, depth):
        if body > 0 or depth > 0 or self.self_awaited:
            return None
        self.self_awaited = True
        return ["self_await"]

    def make_loop(self, body, room, depth):
        if depth > 2:
            return None
        count = self.rng.randint(2, 3)
        block, cost = self.block(body, room // count, self.rng.randint(1, 3), depth + 1)
        return (["loop", count, block], cost * count) if block else None

    def make_try(self, body, room, depth):
        if depth > 2:
            return None
        rng = self.rng
        block, cost = self.block(body, room, rng.randint(1, 4), depth + 1)
        handlers = []
        for kind in sorted(rng.sample(("CancelledError", "Exception", "ValueError", "BaseException"), rng.choice((0, 1, 1, 2))),
                           key=("ValueError", "CancelledError", "Exception", "BaseException").index):
            inner, price = self.block(body, room - cost, rng.randint(0, 2), depth + 1)
            handlers.append([kind, inner, rng.random() < 0.5])
            cost += price
        last = None
        if not handlers or rng.random() < 0.25:
            last, price = self.block(body, room - cost, rng.randint(1, 2), depth + 1)
            last = without_return(last)
            cost += price
        return (["try", block, handlers, last], cost) if block else None

    def make_with(self, body, room, depth):
        name = self.pick("Lock", "Semaphore", "BoundedSemaphore")
        if name is None or depth > 2:
            return None
        block, cost = self.block(body, room - 1, self.rng.randint(1, 3), depth + 1)
        return (["with", name, block or [["sleep", self.time()]]], cost + 1)

    def make_acquire(self, *_):
        name = self.pick("Lock", "Semaphore", "BoundedSemaphore")
        return name and ["acquire", name]

    def make_gather(self, body, room, _):
        items, cost = self.items(body, room, True, least=0)
        return ["gather", items, self.rng.random() < 0.35], cost

    def make_keep_gather(self, body, room, _):
        slots = [k for k, lowest in enumerate(self.groups) if lowest > body]
        if not slots:
            return None
        slot = self.rng.choice(slots)
        items, cost = self.items(self.groups[slot] - 1, room, True)
        return ["keep_gather", slot, items, self.rng.random() < 0.35], cost

    def make_wait(self, body, *_):
        refs = [ref for _ in range(self.rng.choice((1, 2, 2, 3, 3, 4))) if (ref := self.awaitable(body))]
        when = self.rng.choice(("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"))
        return ["wait", refs, when, self.time() if self.rng.random() < 0.5 else None]


def without_return(block):
    """A 'finally' keeps what is on its way."""
    kept = []
    for statement in block:
        if statement[0] == "return":
            statement = ["emit", statement[1]]
        kept.append([without_return(part) if is_block(part) else
                     [[kind, without_return(inner), again] for kind, inner, again in part] if is_handlers(statement, part) else part
                     for part in statement])
    return kept


def is_block(part):
    return isinstance(part, list) and bool(part) and all(isinstance(s, list) and s and isinstance(s[0], str) for s in part)


def is_handlers(statement, part):
    return statement[0] == "try" and part is statement[2]


def random_program(seed):
    return Maker(seed).program
