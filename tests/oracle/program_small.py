"""Makes a random program as small as it can be while something remains true of it: drops statements, takes the inside of a
block in its place, drops handlers, bodies and primitives, and makes times and options plain.
"""
import copy
import json

BLOCKS = {"try": (1, 3), "loop": (2,), "with": (2,), "group": (2,), "limit": (3,)}
PLAIN = {"spawn": {2: None, 3: True}, "sleep": {1: 1}, "cancel": {2: None}, "cancel_self": {1: None}, "try": {3: None},
         "wait": {2: "ALL_COMPLETED", 3: None}, "gather": {2: False}, "keep_gather": {3: False}, "loop": {1: 2},
         "wait_for": {2: None}, "as_completed": {2: None}, "group_spawn": {3: None, 4: True}, "limit": {2: None},
         "callback": {3: None}, "soon": {2: None}, "later": {1: 1, 3: None}}


def is_list_of_entries(part):
    """A block, the handlers of a try, the arguments of gather: a list of lists that begin with a word."""
    return isinstance(part, list) and bool(part) and all(isinstance(entry, list) and entry and isinstance(entry[0], str)
                                                         for entry in part)


def lists(part, path=()):
    """The paths of all lists of entries, the outer ones first."""
    if is_list_of_entries(part):
        yield path
    if isinstance(part, (list, dict)):
        for key, inner in part.items() if isinstance(part, dict) else enumerate(part):
            yield from lists(inner, (*path, key))


def at(program, path):
    for key in path:
        program = program[key]
    return program


def changed(program, path, change):
    copied = copy.deepcopy(program)
    change(at(copied, path))
    return copied


def without(program, path, start, count):
    return changed(program, path, lambda entries: entries.__delitem__(slice(start, start + count)))


def candidates(program):
    """Smaller programs, those with most left out first."""
    for path in lists(program):
        entries = at(program, path)
        if path == ("things",):
            text = json.dumps([program["bodies"], program["callbacks"]])
            for n in reversed(range(len(entries))):
                if f'"{entries[n][1]}"' not in text:
                    yield without(program, path, n, 1)
            continue
        size = len(entries)
        while size:
            for start in range(0, len(entries), size):
                yield without(program, path, start, size)
            size //= 2
        for n, entry in enumerate(entries):
            for place in BLOCKS.get(entry[0], ()):
                if inside := entry[place]:
                    yield changed(program, path, lambda e, n=n, inside=inside: e.__setitem__(slice(n, n + 1), copy.deepcopy(inside)))
            if entry[0] == "attempt":
                yield changed(program, path, lambda e, n=n: e.__setitem__(n, e[n][1]))
            for place, value in PLAIN.get(entry[0], {}).items():
                if entry[place] != value:
                    yield changed(program, path, lambda e, n=n, place=place, value=value: e[n].__setitem__(place, value))


def has_its_blocks(part, groups=(), limits=()):
    """A group or a time limit is known in its own block only."""
    if not isinstance(part, list) or not part:
        return True
    if part[0] == "group_spawn" and part[1] not in groups or part[0] == "reschedule" and part[1] not in limits:
        return False
    groups += (part[1],) if part[0] == "group" else ()
    limits += (part[1],) if part[0] == "limit" else ()
    return all(has_its_blocks(inner, groups, limits) for inner in part)


def smallest(program, still):
    """`still(candidate)` says whether the candidate is worth going on with."""
    tried = set()
    while True:
        for candidate in candidates(program):
            key = json.dumps(candidate)
            if key in tried or not has_its_blocks(candidate["bodies"]):
                continue
            tried.add(key)
            if still(candidate):
                program = candidate
                break
        else:
            return program
