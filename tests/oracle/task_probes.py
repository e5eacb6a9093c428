"""What the probes in probes_*.py of tasks share. Each probe runs under vloop on CPython 3.11.7, and its trace goes to OUT:

    python3.11 probes_wait_for.py [OUT]      (also probes_timeout.py, probes_group.py, probes_ends.py)

OUT is traces/ beside this file if it is not given. The programs of the same names in tests/loop/*_probes.cpp and
as_completed_programs.cpp are compared with them, iteration by iteration.
"""
import asyncio
import json
import os
import sys

from vloop import emit, jsonable, run_traced

PROBES = {}


def probe(fn):
    PROBES[fn.__name__] = fn
    return fn


def spawn(coro, label):
    return asyncio.create_task(coro, name=label)


async def job(seconds, result=None, exc=None):
    emit("start")
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        emit("cancelled")
        raise
    emit("end")
    if exc is not None:
        raise exc
    return result


async def slow_to_cancel(seconds, cleanup, exc=None, survive=False):
    """Asleep; when cancelled it works on for a while, and then ends as it is told."""
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        emit("cleanup")
        await asyncio.sleep(cleanup)
        emit("clean")
        if exc is not None:
            raise exc
        if not survive:
            raise
    return "survived"


async def end_of(aw):
    try:
        return "result %s" % await aw
    except (Exception, asyncio.CancelledError) as e:
        return jsonable(e)


async def tell(aw):
    emit(await end_of(aw))


async def group_of(*children, body=None, label=""):
    async with asyncio.TaskGroup() as group:
        for i, child in enumerate(children):
            group.create_task(child, name="%s%d" % (label, i + 1))
        if body is not None:
            await body
        emit("body end")
    emit("group end")


async def fail(text):
    raise ValueError(text)


def dump(trace):
    ticks = trace.pop("ticks")
    body = ",\n".join(json.dumps(t, separators=(",", ":")) for t in ticks)
    text = json.dumps(trace, separators=(",", ":"))[:-1] + ',"ticks":[\n' + body + "\n]}\n"
    return text.replace("_LabelledGather", "_GatheringFuture")    # vloop's own class has asyncio's words


def record_all():
    out = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "traces")
    for probe_name, program in PROBES.items():
        with open(os.path.join(out, probe_name + ".json"), "w") as file:
            file.write(dump(run_traced(program)))
