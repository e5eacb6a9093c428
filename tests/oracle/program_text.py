"""Writes a random program (random_programs.py) as the Python text that CPython runs: what each statement means.

What the text uses beside asyncio (emit, got, v ...) is in program_run.py.
"""

# Statements of one line that do not wait, and those that do; {0} {1} ... are the arguments.
LINES = {
    "emit": 'emit("{0}")',
    "block": "block({0:time})",
    "cancel": "{0:if} said({0}.cancel({1!r}))",
    "cancel_self": "said(current_task().cancel({0!r}))",
    "uncancel": "said(current_task().uncancel())",
    "cancelling": "said(current_task().cancelling())",
    "look": "{0:if} look({0})",
    "drop": "{0} = None",
    "all_tasks": "said(sorted(task.get_name() for task in all_tasks()))",
    "raise": 'raise {0}("{1}")',
    "return": "return {0}",
    "release": "{0}.release()",
    "set_result": "{0}.set_result({1})",
    "set_exception": '{0}.set_exception({1}("{2}"))',
    "uncallback": "{0:if} said({0}.remove_done_callback(v.d{1}))",
    "soon": "{1:to h}call_soon({0:callback})",
    "later": "{2:to h}call_later({0:time}, {1:callback})",
    "at": "{2:to h}call_at({0:time}, {1:callback})",
    "callback": "{0:if} {2:to d}add_done_callback({0}, {1:callback})",
    "handle_cancel": "if v.h{0}: v.h{0}.cancel()",
    "spawn": "{1:to t}spawn({0:body}, {2})",
    "group_spawn": "{2:to t}spawn({1:body}, {3}, group{0})",
    "reschedule": "limit{0}.reschedule({1:moment})",
    "event_set": "{0}.set()",
    "event_clear": "{0}.clear()",
    "notify": "{0}.notify({1})",
    "notify_all": "{0}.notify_all()",
    "put_nowait": "{0}.put_nowait({1})",
    "get_nowait": "said({0}.get_nowait())",
    "task_done": "{0}.task_done()",
    "sleep": "await sleep({0:time})",
    "call": "got(await {0:body}())",
    "await": "{0:if} got(await {0})",
    "self_await": "await current_task()",
    "gather": "got(await gather({0:items}, return_exceptions={1}))",
    "keep_gather": "v.g{0} = gather({1:items}, return_exceptions={2})",
    "keep_shield": "v.g{0} = shield({1})",
    "wait_for": "{0:if} got(await wait_for({0}, {1:time}))",
    "as_completed": "for each in as_completed(live({0:list}), timeout={1:time}): got(await own(each))",
    "wait": "done_pending(await wait(live({0:list}), return_when={1}, timeout={2:time}))",
    "acquire": "said(await {0}.acquire())",
    "event_wait": "said(await {0}.wait())",
    "condition_wait": "said(await {0}.wait())",
    "condition_wait_for": "said(await {0}.wait_for(nth({1})))",
    "barrier_wait": "said(await {0}.wait())",
    "barrier_reset": "await {0}.reset()",
    "barrier_abort": "await {0}.abort()",
    "put": "await {0}.put({1})",
    "get": "got(await {0}.get())",
    "join": "await {0}.join()",
}


def reference(ref):
    kind, name = ref
    return name if kind == "f" else f"v.{kind}{name}"


def item(entry):
    if entry[0] == "c":
        return f"b{entry[1]}()"
    if entry[0] == "gather":
        return f"gather({items(entry[1])}, return_exceptions={entry[2]})"
    if entry[0] == "shield":
        return f"shield({item(entry[1])})"
    return reference(entry)


def items(entries):
    return f"*live({', '.join(map(item, entries))})"


class Argument:
    """One argument of a statement, as LINES asks for it."""

    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return repr(self.value)

    def __format__(self, how):
        value = self.value
        if how == "time":
            return "None" if value is None else f"{value / 8:g}"
        if how == "if":
            while value[0] == "shield":
                value = value[1]
            return f"if {reference(value)}:" if value[0] in ("t", "g") else ""
        if how == "moment":
            return "None" if value is None else f"time() + {value / 8:g}"
        if how == "body":
            return f"b{value}"
        if how == "callback":
            return f"c{value}"
        if how == "items":
            return items(value)
        if how == "list":
            return ", ".join(map(item, value))
        if how.startswith("to "):
            return "" if value is None else f"v.{how[3:]}{value} = "
        if isinstance(value, list):
            return item(value)
        return str(value)


def line(statement):
    return LINES[statement[0]].format(*map(Argument, statement[1:])).strip()


class Writer:
    def __init__(self):
        self.lines = []

    def add(self, depth, text):
        self.lines.append("    " * depth + text)

    def block(self, statements, depth):
        for statement in statements:
            getattr(self, "write_" + statement[0], self.write_line)(statement, depth)
        if not statements:
            self.add(depth, "pass")

    def write_line(self, statement, depth):
        self.add(depth, line(statement))

    def write_attempt(self, statement, depth):
        self.add(depth, f"with attempt(): {line(statement[1])}")

    def write_loop(self, statement, depth):
        self.add(depth, f"for _ in range({statement[1]}):")
        self.block(statement[2], depth + 1)

    def write_with(self, statement, depth):
        self.add(depth, f"async with {statement[1]}:")
        self.block(statement[2], depth + 1)

    def write_group(self, statement, depth):
        self.add(depth, f"async with TaskGroup() as group{statement[1]}:")
        self.block(statement[2], depth + 1)

    def write_limit(self, statement, depth):
        self.add(depth, f"async with timeout({Argument(statement[2]):time}) as limit{statement[1]}:")
        self.block(statement[3], depth + 1)

    def write_try(self, statement, depth):
        _, block, handlers, last = statement
        if not handlers and last is None:  # what is left of one that was made smaller
            return self.block(block, depth)
        self.add(depth, "try:")
        self.block(block, depth + 1)
        for kind, inner, again in handlers:
            self.add(depth, f"except {kind} as e:")
            self.add(depth + 1, "caught(e)")
            self.block(inner, depth + 1) if inner else None
            if again:
                self.add(depth + 1, "raise")
        if last is not None:
            self.add(depth, "finally:")
            self.add(depth + 1, "leaving()")
            self.block(last, depth + 1) if last else None


def called(part):
    """The numbers of the bodies and callbacks that statements mention, as their names."""
    if not isinstance(part, list) or not part:
        return set()
    names = set().union(*map(called, part))
    place = {"c": ("b", 1), "spawn": ("b", 1), "group_spawn": ("b", 2), "call": ("b", 1), "callback": ("c", 2), "soon": ("c", 1), "later": ("c", 2),
             "at": ("c", 2)}.get(part[0] if isinstance(part[0], str) else None)
    return names | {f"{place[0]}{part[place[1]]}"} if place else names


def text_of(program):
    blocks = {f"b{n}": block for n, block in enumerate(program["bodies"])}
    blocks |= {f"c{n}": block for n, block in enumerate(program["callbacks"])}
    used, more = set(), {"b0"}
    while more:
        used |= more
        more = set().union(*(called(blocks[name]) for name in more)) - used
    writer = Writer()
    writer.add(0, f"# seed {program['seed']}")
    for kind, name, *arguments in program["things"]:
        writer.add(0, f"{name} = {kind}({', '.join(map(repr, [name, *arguments]))})")
    for name in sorted(used, key=lambda name: (name[0] == "b", -int(name[1:]))):
        if name[0] == "c":
            writer.lines += ["", f"def {name}(*_):"]
        else:
            writer.lines += ["", "@clean", "async def main():" if name == "b0" else f"async def {name}():"]
        writer.block(blocks[name], 1)
    return "\n".join(writer.lines) + "\n"
