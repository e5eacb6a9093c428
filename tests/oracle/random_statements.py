"""The statements of random programs: how often each comes, and how its arguments are chosen. Part of random_programs.py."""

# Kinds of things, and how many a program that uses them has.
THINGS = {
    "lock": (("Lock",), 2), "event": (("Event",), 2), "condition": (("Condition",), 2), "barrier": (("Barrier",), 1),
    "queue": (("Queue", "Queue", "LifoQueue", "PriorityQueue"), 2),
    "semaphore": (("Semaphore", "Semaphore", "BoundedSemaphore"), 2), "future": (("Future",), 3),
}
QUEUES = ("Queue", "LifoQueue", "PriorityQueue")
LOCKS = ("Lock", "Semaphore", "BoundedSemaphore", "Condition")
NAMES = {"Semaphore": "sem", "BoundedSemaphore": "bounded", "Condition": "cond", "LifoQueue": "lifo", "PriorityQueue": "priority"}
THEMES = (*THINGS, "gather", "wait", "wait_for", "timeout", "shield", "as_completed", "group", "callbacks", "errors", "cancel")
ERRORS = ("ValueError", "IndexError", "RuntimeError")
MESSAGES = (None, "m1", "m2")

# operation: (weight, theme). The weight is multiplied when the theme is one of the program's.
ASYNC = {
    "sleep": (9, None), "spawn": (7, None), "call": (3, None), "await": (5, None), "try": (6, None), "loop": (1.5, None),
    "self_await": (0.4, None), "gather": (4, "gather"), "keep_gather": (2, "gather"), "wait": (5, "wait"),
    "with": (8, "lock semaphore condition barrier"), "acquire": (3, "lock semaphore condition"),
    "wait_for": (5, "wait_for"), "limit": (5, "timeout"), "group": (5, "group"), "shield": (4, "shield"),
    "as_completed": (4, "as_completed"), "event_wait": (5, "event"), "condition_wait": (8, "condition"),
    "barrier_wait": (5, "barrier"), "barrier_reset": (0.7, "barrier"), "barrier_abort": (0.5, "barrier"), "put": (5, "queue"),
    "get": (5, "queue"), "join": (1.5, "queue"), "held_notify": (8, "condition"),
}
SYNC = {
    "emit": (4, None), "block": (0.8, None), "cancel": (4, "cancel"), "cancel_self": (0.8, "cancel"), "uncancel": (0.6, "cancel"),
    "cancelling": (0.4, "cancel"), "look": (1.5, None), "drop": (1.2, None), "all_tasks": (0.2, None),
    "raise": (0.8, "errors"), "return": (0.4, None), "release": (3, "lock semaphore condition"),
    "keep_shield": (2, "shield"), "group_spawn": (8, "group"), "reschedule": (2, "timeout"), "event_set": (4, "event"),
    "event_clear": (2, "event"), "notify": (2, "condition"), "put_nowait": (3, "queue"), "get_nowait": (2, "queue"),
    "task_done": (2, "queue"),
    "set_result": (3, "future"), "set_exception": (1, "future"), "spawn": (1, None),
    "callback": (3, "callbacks"), "uncallback": (1, "callbacks"), "soon": (2, "callbacks"), "later": (3, "callbacks"),
    "at": (1, "callbacks"), "handle_cancel": (2, "callbacks"),
}
# Not in callbacks.
NEEDS_TASK = {"group_spawn", "reschedule", "cancel_self", "uncancel", "cancelling", "return", "self_await"}
MAY_RAISE = {"put_nowait", "get_nowait", "task_done", "notify", "group_spawn", "reschedule", "release", "set_result",
             "set_exception"}
# Statements that only name one thing, of one of these kinds; some go on with a number.
ON_THING = {
    "release": LOCKS, "acquire": LOCKS, "event_set": ("Event",), "event_clear": ("Event",), "event_wait": ("Event",),
    "barrier_wait": ("Barrier",), "barrier_reset": ("Barrier",), "barrier_abort": ("Barrier",), "put": QUEUES, "get": QUEUES,
    "join": QUEUES, "put_nowait": QUEUES, "get_nowait": QUEUES, "task_done": QUEUES, "set_result": ("Future",),
}
WITH_NUMBER = {"put", "put_nowait", "set_result"}
PLAIN = {"uncancel", "cancelling", "all_tasks"}


class Statements:
    """What a Maker (random_programs.py) chooses for one statement: a list, with what it costs if that is not 1, or None when
    the program has nothing for it. `body` is the number of the coroutine function it is for, `room` what it may cost."""

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
        if self.themes & {"gather", "shield"}:
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
        for _ in range(self.rng.choice((1, 2, 2, 3, 3, 4) if least else (0, 1, 2, 2, 3))):
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
                items.append(["shield", ref] if "shield" in self.themes and self.rng.random() < 0.3 else ref)
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

    def make_look(self, *_):
        return ["look", self.any_future()]

    def make_drop(self, *_):
        return ["drop", ["t", self.rng.randrange(len(self.slots))]]

    def make_raise(self, *_):
        return ["raise", self.rng.choice((*ERRORS, *ERRORS, "CancelledError")), self.mark()]

    def make_return(self, *_):
        return ["return", self.mark()]

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
        name = self.pick(*LOCKS, "Barrier")
        if name is None or depth > 2:
            return None
        block, cost = self.block(body, room - 1, self.rng.randint(1, 3), depth + 1)
        return (["with", name, block or [["sleep", self.time()]]], cost + 1)

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

    def item(self, body, room):
        """A coroutine, or what may be awaited, with its cost."""
        if self.rng.random() < 0.6 and (bodies := self.affordable(body, room - 1)):
            n = self.rng.choice(bodies)
            return ["c", n], 1 + self.costs[n]
        return self.awaitable(body), 1

    def make_wait_for(self, body, room, _):
        item, cost = self.item(body, room)
        return (["wait_for", item, self.time() if self.rng.random() < 0.9 else None], cost) if item else None

    def make_shield(self, body, room, _):
        item, cost = self.item(body, room)
        return (["await", ["shield", item]], cost) if item else None

    def make_keep_shield(self, body, *_):
        slots = [k for k, lowest in enumerate(self.groups) if lowest > body]
        if not slots:
            return None
        slot = self.rng.choice(slots)
        return ["keep_shield", slot, self.awaitable(self.groups[slot] - 1)]

    def make_as_completed(self, body, *_):
        refs = [ref for _ in range(self.rng.randint(1, 4)) if (ref := self.awaitable(body))]
        return ["as_completed", refs, self.time() if self.rng.random() < 0.5 else None]

    def make_group(self, body, room, depth):
        if depth > 2:
            return None
        self.groups_open += 1
        block, cost = [], 1
        for _ in range(self.rng.randint(0, 3)):
            made = self.make_group_spawn(body, room - cost, depth)
            if made and made[1] < room - cost:
                block.append(made[0])
                cost += made[1]
        rest, price = self.block(body, room - cost, self.rng.randint(1, 3), depth + 1)
        self.groups_open -= 1
        return ["group", self.groups_open, block + rest], cost + price

    def make_group_spawn(self, body, room, _):
        bodies = self.affordable(body, room - 1)
        if not bodies or not self.groups_open:
            return None
        n = self.rng.choice(bodies)
        return ["group_spawn", self.rng.randrange(self.groups_open), *self.spawn(n)[1:]], 1 + self.costs[n]

    def make_limit(self, body, room, depth):
        if depth > 2:
            return None
        self.limits_open += 1
        block, cost = self.block(body, room - 1, self.rng.randint(1, 4), depth + 1)
        self.limits_open -= 1
        return ["limit", self.limits_open, self.time() if self.rng.random() < 0.9 else None, block], cost + 1

    def make_reschedule(self, *_):
        if not self.limits_open:
            return None
        return ["reschedule", self.rng.randrange(self.limits_open), self.time() if self.rng.random() < 0.8 else None]

    def with_condition(self, name, statement):
        """Most often as it should be: with the lock."""
        return (["with", name, [statement]], 2) if self.rng.random() < 0.8 else statement

    def make_condition_wait(self, *_):
        name = self.pick("Condition")
        if name is None:
            return None
        wait = ["condition_wait", name] if self.rng.random() < 0.7 else ["condition_wait_for", name, self.rng.randint(1, 3)]
        return self.with_condition(name, wait)

    def make_notify(self, *_):
        name = self.pick("Condition")
        if name is None:
            return None
        return ["notify", name, self.rng.randint(0, 2)] if self.rng.random() < 0.6 else ["notify_all", name]

    def make_held_notify(self, *_):
        notify = self.make_notify()
        return notify and (["with", notify[1], [notify]], 2)


def without_return(block):
    """A 'finally' keeps what is on its way."""
    kept = []
    for statement in block:
        if statement[0] == "return":
            statement = ["emit", statement[1]]
        kept.append([without_return(part) if is_block(part) else part for part in statement])
    return kept


def is_block(part):
    """Statements, or the handlers of a try."""
    return isinstance(part, list) and bool(part) and all(isinstance(s, list) and s and isinstance(s[0], str) for s in part)
