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

from random_statements import (ASYNC, NAMES, NEEDS_TASK, MAY_RAISE, ON_THING, PLAIN, QUEUES, SYNC, THEMES, THINGS, WITH_NUMBER,
                               Statements)

LIMIT = 240          # statements that main may cause, all in all
BODY_LIMIT = 40      # the same for another body

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
    ("the message of a cancelled gather whose last child swallowed a cancellation",
     "CPython finds it in the child, which has kept it by chance: program_run.py takes it away (gather.cpp says so too)"),
    ("the order of reports of one iteration",
     "several references may go at once, in the order of CPython's lists and sets: the reports are compared sorted"),
    ("statements at the interpreter's end",
     "CPython closes the coroutines that are left, in no known order, which runs their finally blocks: nothing they do then counts"),
    ("'finally' that returns", "it drops a cancellation silently, which is Python's syntax and not the loop's"),
)

class Maker(Statements):
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
        self.bodies = [None] * rng.randint(3, 7)
        self.costs = [0] * len(self.bodies)
        self.callbacks = []
        self.callback_costs = []
        # Which body's task a slot holds; a group's slot: the lowest body that it may wait for.
        self.slots = [n for n in range(1, len(self.bodies)) for _ in range(rng.choice((1, 1, 2)))]
        self.groups = [rng.randint(1, len(self.bodies) - 1) for _ in range(2)]
        self.next_mark = 0
        self.self_awaited = False
        self.groups_open = self.limits_open = 0
        self.tables = {False: self.weighted(SYNC), True: self.weighted(SYNC | ASYNC)}
        self.program = self.make(seed)

    def thing(self, kind, n):
        name = f"{NAMES.get(kind, kind.lower())}{n}"
        if kind in ("Semaphore", "BoundedSemaphore"):
            return [kind, name, self.rng.choice((0, 1, 1, 2, 3) if kind == "Semaphore" else (1, 2))]
        if kind == "Barrier" or kind in QUEUES:
            return [kind, name, self.rng.choice((1, 2, 2, 3) if kind == "Barrier" else (0, 1, 1, 2, 3))]
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
        first = [n for n in range(1, len(self.bodies)) for _ in range(rng.choice((0, 1, 1, 1, 2)))]
        rng.shuffle(first)
        for n in first:
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
        if rest and rng.random() < 0.6:
            rest = [["limit", 9, rng.choice((4, 8, 16)), rest]]
        if rest:
            rest = [["try", rest, [["BaseException", [], False]], None]]
        rest.append(["sleep", rng.choice((8, 16, 24))])
        if rng.random() < 0.5:
            rest += [["attempt", self.help_for(*thing)] for thing in self.things if thing[0] != "Barrier"]
            rest.append(["sleep", 8])
        if rng.random() < 0.3:
            rest += [["cancel", ["t", k], None] for k in range(len(self.slots))]
            rest.append(["sleep", rng.choice((0, 8))])
        return rest

    def help_for(self, kind, name, *_):
        if kind == "Future":
            return ["set_result", name, self.mark()]
        if kind == "Event":
            return ["event_set", name]
        if kind in QUEUES:
            return self.rng.choice((["put_nowait", name, self.mark()], ["get_nowait", name], ["task_done", name]))
        return ["release", name]

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
            made = self.make_one(operation, body, room, depth)
            if made is None:
                continue
            statement, cost = made if isinstance(made, tuple) else (made, 1)
            if cost > room:
                continue
            if operation in MAY_RAISE and rng.random() < 0.7:
                statement = ["attempt", statement]
            return statement, cost
        return None

    def make_one(self, operation, body, room, depth):
        if operation in PLAIN:
            return [operation]
        if operation in ON_THING:
            name = self.pick(*ON_THING[operation])
            return name and [operation, name, *([self.rng.randint(1, 9)] if operation in WITH_NUMBER else [])]
        return getattr(self, "make_" + operation)(body, room, depth)

    def weighted(self, table):
        """What the program's themes are about comes often."""
        weights = [weight * (1 if theme is None else 2 if self.themes & set(theme.split()) else 0.15)
                   for weight, theme in table.values()]
        return list(table), list(accumulate(weights))


def random_program(seed):
    return Maker(seed).program
