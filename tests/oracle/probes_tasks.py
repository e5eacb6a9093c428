"""Probes of wait_for, timeout, shield, TaskGroup, as_completed, gather, wait, done callbacks and the end of a run.

    python3.11 probes_tasks.py [OUT]

Runs each under vloop on CPython 3.11.7 and writes its trace to OUT (traces/ beside this file).
The programs of the same names in tests/loop/*_probes.cpp are compared with them, iteration by iteration.
"""
import asyncio
import json
import os
import sys

from vloop import emit, block, jsonable, name, run_traced

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


# ---- wait_for --------------------------------------------------------------------
@probe
async def q01_wait_for_cancelled(lp):
    before = spawn(tell(asyncio.wait_for(job(5), 2)), "before")
    before.cancel()
    early = spawn(tell(asyncio.wait_for(job(5), 2)), "early")
    lp.call_at(2, early.cancel)        # older than the timer of wait_for
    late = spawn(tell(asyncio.wait_for(job(5), 2)), "late")
    cleaning = spawn(tell(asyncio.wait_for(slow_to_cancel(5, 1), 2)), "cleaning")
    twice = spawn(tell(asyncio.wait_for(slow_to_cancel(5, 1), 4)), "twice")
    await asyncio.sleep(1)
    lp.call_at(2, late.cancel)         # younger
    lp.call_at(2.5, cleaning.cancel)   # while it waits for the end of the cancelled task
    twice.cancel("first")
    await asyncio.sleep(0.5)
    twice.cancel("second")
    await asyncio.sleep(4)


@probe
async def q02_wait_for_cancelled_when_done(lp):
    async def one(label, first):
        task = spawn(job(1, "value"), label)

        def poke(_task):
            emit("cancel %s" % owner.cancel())
        if first:
            task.add_done_callback(poke)
        owner = spawn(tell(asyncio.wait_for(task, 2)), label + " owner")
        await asyncio.sleep(0)
        if not first:
            task.add_done_callback(poke)
        await asyncio.wait([owner])
        emit("%d" % owner.cancelling())
    await one("before its release", True)
    await one("after its release", False)


@probe
async def q03_wait_for_inner_ends_otherwise(lp):
    await tell(asyncio.wait_for(slow_to_cancel(5, 1, survive=True), 1))
    await tell(asyncio.wait_for(slow_to_cancel(5, 1, ValueError("while cancelled")), 1))
    await tell(asyncio.wait_for(slow_to_cancel(5, 1, asyncio.TimeoutError("its own")), 1))
    await tell(asyncio.wait_for(job(1, exc=ValueError("in time")), 2))
    owner = spawn(tell(asyncio.wait_for(slow_to_cancel(5, 1, ValueError("unseen")), 3)), "owner")
    await asyncio.sleep(1)
    owner.cancel()
    await asyncio.wait([owner])


@probe
async def q04_wait_for_futures(lp):
    done = name(lp.create_future(), "done")
    done.set_result(1)
    failed = name(lp.create_future(), "failed")
    failed.set_exception(ValueError("f"))
    cancelled = name(lp.create_future(), "cancelled")
    cancelled.cancel("why")
    for future in (done, failed, cancelled):
        for timeout in (None, 0, -1, 1):
            await tell(asyncio.wait_for(future, timeout))
    pending = name(lp.create_future(), "pending")
    await tell(asyncio.wait_for(pending, 0))
    emit("%s" % pending.cancelled())
    lone = name(lp.create_future(), "lone")
    lp.call_later(1, lone.cancel)
    await tell(asyncio.wait_for(lone, 2))
    late = name(lp.create_future(), "late")
    await tell(asyncio.wait_for(late, 1))
    emit("%s" % late.cancelled())
    a, b = spawn(job(3, "a"), "A"), spawn(job(1, "b"), "B")
    await tell(asyncio.wait_for(asyncio.gather(a, b), 2))


# ---- timeout ---------------------------------------------------------------------
@probe
async def q05_timeout_nested(lp):
    async def nest(outer, inner):
        async def within():
            async with asyncio.timeout(inner):
                await job(4)

        async def whole():
            async with asyncio.timeout(outer):
                await tell(within())
                await job(4)
        await tell(whole())
    for outer, inner in ((1, 2), (2, 1), (1, 1), (9, 9), (None, 1)):
        emit("%s %s" % (outer, inner))
        await nest(outer, inner)


@probe
async def q06_timeout_reschedule(lp):
    async def attempt(action):
        try:
            action()
        except RuntimeError as e:
            emit(jsonable(e))

    kept = asyncio.timeout(1)
    await attempt(lambda: kept.reschedule(5))

    async def later():
        async with kept:
            kept.reschedule(lp.time() + 3)
            await job(2)
        emit("%s %g" % (kept.expired(), kept.when()))
    await tell(later())
    await attempt(lambda: kept.reschedule(5))
    await tell(later())

    async def changed(before, after):
        async with asyncio.timeout(before) as limit:
            try:
                await asyncio.sleep(0.5)
                limit.reschedule(None if after is None else lp.time() + after)
                await job(2)
            except asyncio.CancelledError:
                await attempt(lambda: limit.reschedule(9))
                emit("%s" % limit.expired())
                raise
        emit("%s" % limit.expired())
    for before, after in ((5, 1), (1, None), (None, 1), (5, 0), (5, -1)):
        await tell(changed(before, after))
    expired = asyncio.timeout(0)

    async def late():
        async with expired:
            await job(1)
    await tell(late())
    await attempt(lambda: expired.reschedule(5))


@probe
async def q07_timeout_at_the_end(lp):
    async def timed(limit, body):
        async with asyncio.timeout(limit):
            await body
        emit("in time")

    async def busy():
        block(2)

    async def busy_then_yields():
        block(2)
        await asyncio.sleep(0)

    async def nothing():
        pass
    await tell(timed(1, job(1)))
    await tell(timed(1, busy()))
    await tell(timed(1, busy_then_yields()))
    await tell(timed(0, nothing()))
    await tell(timed(0, asyncio.sleep(0)))
    await tell(timed(0, job(1)))
    await tell(timed(-1, job(1)))
    await tell(timed(None, job(1)))

    async def at(when, body):
        async with asyncio.timeout_at(when):
            await body
    await tell(at(1, job(1)))
    await tell(at(1, nothing()))
    await tell(at(lp.time(), job(1)))
    await tell(at(lp.time() + 1, job(2)))
    await tell(at(None, job(1)))
    await tell(timed(1, asyncio.wait_for(job(3), 2)))
    await tell(timed(2, asyncio.wait_for(job(3), 1)))
    await tell(timed(1, slow_to_cancel(3, 2)))


@probe
async def q08_timeout_and_cancel(lp):
    async def timed(body, seconds=2):
        async with asyncio.timeout(seconds):
            await body
        emit("after")
        await asyncio.sleep(1)
        emit("alive")

    first = spawn(tell(timed(job(5))), "cancel_first")
    lp.call_at(2, first.cancel)
    second = spawn(tell(timed(job(5))), "timeout_first")
    third = spawn(tell(timed(slow_to_cancel(5, 1))), "while_cleaning")
    fourth = spawn(tell(timed(slow_to_cancel(5, 1, survive=True))), "swallows")
    fifth = spawn(tell(timed(slow_to_cancel(5, 1, ValueError("instead")))), "fails")
    sixth = spawn(tell(timed(slow_to_cancel(5, 2))), "cancelled_before")
    await asyncio.sleep(1)
    lp.call_at(2, second.cancel)
    lp.call_at(2.5, third.cancel)
    sixth.cancel()
    everyone = [first, second, third, fourth, fifth, sixth]
    await asyncio.wait(everyone)
    return [t.cancelling() for t in everyone]


# ---- shield ------------------------------------------------------------------------
@probe
async def q09_shield_ends(lp):
    task = spawn(job(1, "value"), "T")
    await tell(asyncio.shield(task))
    await tell(asyncio.shield(task))
    failing = spawn(job(1, exc=ValueError("v")), "failing")
    await tell(asyncio.shield(failing))
    await tell(asyncio.shield(failing))
    await tell(asyncio.shield(job(1, "a coroutine")))
    future = name(lp.create_future(), "F")
    lp.call_later(1, future.set_result, "set")
    await tell(asyncio.shield(future))
    gone = spawn(job(5), "gone")
    outer = asyncio.shield(gone)
    lp.call_later(1, gone.cancel, "inner")
    await tell(outer)
    emit("%s" % outer.cancelled())
    await tell(asyncio.shield(gone))
    kept = spawn(job(2, "kept"), "kept")
    outer = asyncio.shield(kept)
    emit("%s %s" % (outer.cancel("outer"), outer.cancel()))
    await tell(outer)
    await tell(kept)


@probe
async def q10_shield_callbacks(lp):
    async def late(label, exc, cancel_at):
        task = spawn(job(1, label, exc), label)
        outer = asyncio.shield(task)

        def told(future):
            emit("outer " + ("cancelled" if future.cancelled() else "done"))
        outer.add_done_callback(told)
        lp.call_at(cancel_at, outer.cancel)
        await asyncio.wait([task])
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return task
    # The cancellation comes in the instant in which the task ends, before it and after it.
    await late("value", None, lp.time() + 1)
    unseen = await late("fails", ValueError("after"), lp.time() + 1)
    emit("unseen %s" % unseen._log_traceback)
    del unseen
    limited = spawn(job(3, "goes on"), "limited")
    await tell(asyncio.wait_for(asyncio.shield(limited), 1))
    await tell(asyncio.gather(asyncio.shield(limited), job(1)))
    emit("nobody looks")
    asyncio.shield(job(1, exc=ValueError("nobody looks")))
    await asyncio.sleep(2)


# ---- TaskGroup -----------------------------------------------------------------------
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


@probe
async def q11_group_failures(lp):
    await tell(group_of(job(2), job(3), body=fail("body"), label="a"))
    await tell(group_of(job(2), job(1, exc=ValueError("during exit")), job(3), label="b"))
    await tell(group_of(job(1, exc=ValueError("one")), job(1, exc=IndexError("two")), job(2), label="c"))
    await tell(group_of(job(1, exc=ValueError("child")), body=slow_to_cancel(5, 1, IndexError("body")), label="d"))
    await tell(group_of(job(1, exc=ValueError("child")), body=slow_to_cancel(5, 1, survive=True), label="e"))
    await tell(group_of(slow_to_cancel(5, 1, IndexError("cleanup")), job(1, exc=ValueError("first")), label="f"))
    await tell(group_of(slow_to_cancel(5, 1, survive=True), job(1, exc=ValueError("first")), label="g"))
    await tell(group_of())
    await tell(group_of(body=fail("no child")))
    emit("%d" % asyncio.current_task().cancelling())


@probe
async def q12_group_nested(lp):
    await tell(group_of(group_of(job(1, exc=ValueError("deep")), job(3), label="aa"), job(2), label="a"))
    await tell(group_of(job(3), body=group_of(job(1, exc=ValueError("inner")), job(3), label="bb"), label="b"))
    try:
        await group_of(group_of(job(1, exc=ValueError("v")), job(1, exc=IndexError("i")), label="cc"),
                       job(2, exc=IndexError("j")), slow_to_cancel(9, 1, TypeError("t")), label="c")
    except ExceptionGroup as group:
        emit(jsonable(group))
        for kinds in (ValueError, IndexError, (IndexError, ValueError), OSError, ExceptionGroup, Exception):
            matched, rest = group.split(kinds)
            emit("%s %s" % (jsonable(matched), jsonable(rest)))
        emit(jsonable(group.subgroup(ValueError)))
        emit(str(group))


@probe
async def q13_group_owner_cancelled(lp):
    in_body = spawn(tell(group_of(job(5), body=job(9), label="a")), "in_body")
    in_exit = spawn(tell(group_of(job(5), job(6), label="b")), "in_exit")
    twice = spawn(tell(group_of(slow_to_cancel(5, 2), label="c")), "twice")
    failing = spawn(tell(group_of(slow_to_cancel(5, 1, ValueError("cleanup")), label="d")), "failing")
    both = spawn(tell(group_of(job(1, exc=ValueError("same time")), body=job(9), label="e")), "both")
    before = spawn(tell(group_of(job(5))), "before")
    before.cancel("never started")
    stubborn = spawn(tell(group_of(job(5), body=slow_to_cancel(9, 1, survive=True), label="f")), "stubborn")
    await asyncio.sleep(1)
    everyone = (in_body, in_exit, twice, failing, both, stubborn)
    for task in everyone:
        task.cancel("from main")
    await asyncio.sleep(1)
    twice.cancel("again")
    await asyncio.wait(everyone)
    return [t.cancelling() for t in everyone]


@probe
async def q14_group_create_task(lp):
    def attempt(group, label):
        coro = job(1)
        try:
            return group.create_task(coro, name=label)
        except RuntimeError as e:
            emit(str(e))
            coro.close()

    unentered = asyncio.TaskGroup()
    attempt(unentered, "too_early")
    finished = asyncio.TaskGroup()
    async with finished:
        attempt(finished, "in_time")
    attempt(finished, "too_late")
    try:
        await finished.__aenter__()
    except RuntimeError as e:
        emit(str(e))

    async def adds_more(group):
        await asyncio.sleep(1)
        attempt(group, "added")        # the owner is leaving already

    async def failing_group():
        async with asyncio.TaskGroup() as group:
            group.create_task(job(1, exc=ValueError("x")), name="failing")
            group.create_task(slow_to_cancel(3, 1), name="slow")
            try:
                await asyncio.sleep(5)
            finally:
                attempt(group, "shutting_down")
    async with asyncio.TaskGroup() as group:
        group.create_task(adds_more(group), name="adder")
    await tell(failing_group())

    async def one_cancelled():
        async with asyncio.TaskGroup() as group:
            alone = group.create_task(job(5), name="alone")
            group.create_task(job(2), name="other")
            await asyncio.sleep(1)
            alone.cancel()
        emit("%s" % alone.cancelled())
    await tell(one_cancelled())


@probe
async def q15_group_and_timeout(lp):
    async def limited(limit, coro):
        async with asyncio.timeout(limit):
            await coro
    await tell(limited(1, group_of(job(3), job(4), label="a")))
    await tell(group_of(limited(1, job(3)), job(4), label="b"))
    await tell(limited(1, group_of(job(1, exc=ValueError("same time")), body=job(5), label="c")))
    await tell(limited(2, group_of(slow_to_cancel(5, 2), job(1, exc=ValueError("late")), body=job(5), label="d")))
    await tell(asyncio.wait_for(group_of(job(3), label="e"), 1))
    emit("%d" % asyncio.current_task().cancelling())


# ---- as_completed ------------------------------------------------------------------
@probe
async def q16_as_completed_timeout(lp):
    tasks = [spawn(job(s, "after %d" % s), "T%d" % s) for s in (3, 1, 2, 5)]
    for future in asyncio.as_completed(tasks, timeout=2.5):
        await tell(future)
    # One that is done: of several the order would be that of a set, by address.
    for future in asyncio.as_completed(tasks[1:2] + tasks[0::3], timeout=9):
        await tell(future)
    tasks = [spawn(job(1, "tie"), "U1"), spawn(job(2, "no"), "U2")]
    for future in asyncio.as_completed(tasks, timeout=1):
        await tell(future)
    for future in asyncio.as_completed(tasks[:1], timeout=0):
        await tell(future)
    await asyncio.wait(tasks)


@probe
async def q17_as_completed_odd(lp):
    done = spawn(job(1, "done"), "done")
    await done
    failing, gone = spawn(job(1, exc=ValueError("f")), "failing"), spawn(job(2), "gone")
    lp.call_later(1.5, gone.cancel)
    for future in asyncio.as_completed([done, failing, done, gone]):
        await tell(future)
    # Awaited by tasks, out of order; one of them is cancelled while it waits.
    tasks = [spawn(job(s, "%d" % s), "T%d" % s) for s in (2, 1, 3)]
    waiting = [spawn(tell(future), "W%d" % i) for i, future in enumerate(asyncio.as_completed(tasks))]
    await asyncio.sleep(0.5)
    waiting[0].cancel()
    await asyncio.wait(waiting)
    # Left early.
    tasks = [spawn(job(s, "%d" % s), "V%d" % s) for s in (2, 1)]
    for future in asyncio.as_completed(tasks):
        await tell(future)
        break
    # Cancelled in the instant in which its turn comes.
    tasks = [spawn(job(1, "x"), "X"), spawn(job(2, "y"), "Y")]
    waiting = [spawn(tell(future), "Z%d" % i) for i, future in enumerate(asyncio.as_completed(tasks))]

    def poke(_task):
        waiting[0].cancel()
    await asyncio.sleep(0)
    tasks[0].add_done_callback(poke)
    await asyncio.wait(waiting)
    for future in asyncio.as_completed([job(1, "from coroutines")]):
        await tell(future)
    for future in asyncio.as_completed([]):
        await tell(future)


# ---- gather and wait -------------------------------------------------------------------
@probe
async def q18_gather_odd(lp):
    done = spawn(job(1, "done"), "done")
    await done
    slow = spawn(job(1, "slow"), "slow")
    emit("%s" % await asyncio.gather(slow, done, slow, done))
    failed = spawn(job(1, exc=ValueError("f")), "failed")
    await asyncio.wait([failed])
    await tell(asyncio.gather(done, failed, failed))
    gone = spawn(job(5), "gone")
    gone.cancel("why")
    await tell(asyncio.gather(done, gone))
    await tell(asyncio.gather(gone, failed))
    emit("%s" % [jsonable(x) for x in await asyncio.gather(done, gone, failed, done, return_exceptions=True)])
    outer = asyncio.gather(spawn(slow_to_cancel(5, 1, survive=True), "survivor"), spawn(job(5), "other"),
                           return_exceptions=True)
    lp.call_later(1, outer.cancel, "all of them")
    await tell(outer)
    outer = asyncio.gather(done, done)
    await outer
    emit("%s" % outer.cancel())
    # Cancelled child, then a cancelled gather; then the other way round.
    a, b = spawn(job(5), "A"), spawn(job(5), "B")
    outer = asyncio.gather(a, b)
    a.cancel()
    await tell(outer)
    b.cancel()
    outer = asyncio.gather(spawn(job(1, exc=ValueError("x")), "C"), spawn(slow_to_cancel(5, 1), "D"))
    await tell(outer)
    emit("%s" % outer.cancel())
    await asyncio.sleep(6)


@probe
async def q19_wait_odd(lp):
    def names(some):
        return " ".join(sorted(t.get_name() for t in some)) or "-"

    async def told(tasks, **kw):
        done, pending = await asyncio.wait(tasks, **kw)
        emit("done %s pending %s" % (names(done), names(pending)))
    a, b, c = spawn(job(1), "A"), spawn(job(2, exc=ValueError("b")), "B"), spawn(job(3), "C")
    await told([a, b, a, c, b], return_when=asyncio.FIRST_COMPLETED)
    await told([a, b, c], return_when=asyncio.FIRST_COMPLETED)
    lp.call_later(0.5, a.cancel)
    await told([a, c, b], return_when=asyncio.FIRST_EXCEPTION)
    await told([a, b], return_when=asyncio.FIRST_EXCEPTION)
    d, e = spawn(job(5), "D"), spawn(job(2), "E")
    lp.call_later(1, d.cancel)
    await told([d, e], return_when=asyncio.FIRST_EXCEPTION)    # a cancelled one does not count
    f, g = spawn(job(5), "F"), spawn(job(1), "G")
    await told([f, g], timeout=0)
    await told([f, g], timeout=1)
    waiting = spawn(told([f, g]), "waiting")
    await asyncio.sleep(0)
    waiting.cancel("leave")
    await tell(waiting)
    emit("%s" % f.done())
    f.cancel()
    await told([f, c], timeout=9)


# ---- callbacks ------------------------------------------------------------------------
@probe
async def q20_callbacks(lp):
    future = name(lp.create_future(), "F")

    def raises(_future):
        emit("raises")
        raise ValueError("in a callback")

    def adds(fut):
        emit("adds")
        fut.add_done_callback(added)

    def added(_future):
        emit("added")

    def removes(fut):
        emit("removed %d" % fut.remove_done_callback(added))
    for callback in (raises, adds, removes, added, added):
        future.add_done_callback(callback)
    future.set_result(1)
    await asyncio.sleep(0)
    emit("one")
    await asyncio.sleep(0)
    emit("two")

    def own_end():
        own.cancel()
        emit("cancelled itself %s" % own.cancelled())
    own = lp.call_later(1, own_end)

    def stops_next():
        following.cancel()
        following.cancel()
        emit("cancelled the next one")
    lp.call_later(2, stops_next)
    following = lp.call_later(2, emit, "never")
    lp.call_soon(emit, "soon")

    def fails():
        raise IndexError("in a timer")
    lp.call_later(2, fails)
    await asyncio.sleep(3)
    own.cancel()
    task = spawn(job(1, exc=ValueError("t")), "T")
    task.add_done_callback(raises)
    await tell(task)
    task.add_done_callback(added)
    emit("end")


# ---- states of a future ------------------------------------------------------------------
@probe
async def q21_future_states(lp):
    def attempt(action):
        try:
            emit("%s" % action())
        except (Exception, asyncio.CancelledError) as e:
            emit(jsonable(e))
    future = name(lp.create_future(), "F")
    attempt(future.result)
    attempt(future.exception)
    attempt(lambda: future.cancel("stop"))
    attempt(lambda: future.cancel("again"))
    attempt(lambda: future.set_result(1))
    attempt(lambda: future.set_exception(ValueError("v")))
    attempt(future.result)
    attempt(future.exception)
    await tell(future)
    failed = name(lp.create_future(), "G")
    failed.set_exception(ValueError("g"))
    attempt(lambda: failed.set_exception(ValueError("h")))
    attempt(lambda: failed.cancel())
    attempt(lambda: jsonable(failed.exception()))
    attempt(failed.result)
    done = spawn(job(1, "value"), "T")
    attempt(done.result)
    await done
    attempt(done.exception)
    attempt(done.cancel)
    attempt(done.cancelling)
    attempt(done.result)
    gone = spawn(job(1), "gone")
    attempt(lambda: gone.cancel("one"))
    attempt(lambda: gone.cancel("two"))
    attempt(gone.cancelling)
    await tell(gone)
    attempt(gone.exception)
    attempt(gone.uncancel)
    attempt(gone.uncancel)
    attempt(gone.uncancel)
    future = name(lp.create_future(), "P")
    lp.call_later(1, future.set_exception, ValueError("set later"))
    lp.call_later(1, future.cancel)
    await tell(future)
    renamed = spawn(job(1), "before")
    await asyncio.sleep(0)
    renamed.set_name("after")
    await renamed
    emit(renamed.get_name())


@probe
async def q22_never_retrieved(lp):
    future = name(lp.create_future(), "F")
    future.set_exception(ValueError("future"))
    seen = name(lp.create_future(), "G")
    seen.set_exception(ValueError("seen"))
    seen.exception()
    emit("drop")
    lp._obj_names.clear()
    del future, seen
    emit("dropped")
    task = spawn(job(1, exc=ValueError("cancelled later")), "T")
    await asyncio.sleep(2)
    task.cancel()          # that counts as having seen the error
    del task
    emit("gather")
    asyncio.gather(job(1, exc=ValueError("gathered")))
    await asyncio.sleep(2)
    emit("wait")
    await asyncio.wait([spawn(job(1, exc=ValueError("waited")), "W")])
    emit("left")

    async def keeps(*futures):
        await asyncio.sleep(9)
    never = name(lp.create_future(), "never")
    spawn(keeps(spawn(job(1, exc=ValueError("kept")), "kept"), never), "pending")
    lp.call_later(1, never.set_exception, ValueError("kept future"))
    spawn(keeps(asyncio.gather(job(1, exc=ValueError("kept gather")))), "pending too")
    lp._obj_names.clear()
    del never
    await asyncio.sleep(2)


# ---- the end of a run ---------------------------------------------------------------------
def cancel_all_tasks(lp):
    """asyncio.runners._cancel_all_tasks, in the order of creation."""
    left = [e["ref"]() for e in lp._entries if e["ref"]() is not None and not e["ref"]().done()]
    if not left:
        return
    for task in left:
        task.cancel()
    lp.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            lp.call_exception_handler({"message": "unhandled exception during asyncio.run() shutdown",
                                       "exception": task.exception(), "task": task})


def run(lp, main):
    try:
        return lp.run_until_complete(lp.create_task(main, name="main"))
    finally:
        cancel_all_tasks(lp)


@probe
def q23_run_leftovers(lp):
    async def spawns():
        try:
            await asyncio.sleep(9)
        finally:
            spawn(job(1), "newborn")

    async def main():
        spawn(job(9), "quick")
        spawn(slow_to_cancel(9, 1), "slow")
        spawn(slow_to_cancel(9, 1, ValueError("cleanup")), "failing")
        spawn(slow_to_cancel(9, 2, survive=True), "survivor")
        spawn(spawns(), "spawns")
        spawn(group_of(job(9), slow_to_cancel(9, 3), label="g"), "group")
        await asyncio.sleep(1)
        spawn(job(9), "never started")
        emit("main end")
    run(lp, main())
    emit("closed")


@probe
def q24_run_main_fails(lp):
    async def main():
        spawn(job(9), "left")
        await asyncio.sleep(1)
        raise ValueError("main")
    run(lp, main())


@probe
def q25_run_main_cancelled(lp):
    async def main():
        spawn(slow_to_cancel(9, 1), "left")
        lp.call_later(1, asyncio.current_task().cancel)
        await asyncio.sleep(2)
    run(lp, main())


# ---- cancellation --------------------------------------------------------------------------
@probe
async def q26_cancel_messages(lp):
    async def bare(aw):
        return await aw

    async def limited(aw):
        return await asyncio.wait_for(aw, 5)

    async def shielded(aw):
        return await asyncio.shield(aw)

    async def gathered(aw):
        return await asyncio.gather(aw)

    async def grouped(aw):
        async with asyncio.TaskGroup() as group:
            group.create_task(aw, name="grouped child")

    async def timed(aw):
        async with asyncio.timeout(5):
            await aw
    for how in (bare, limited, shielded, gathered, grouped, timed):
        task = spawn(tell(how(job(3))), how.__name__)
        await asyncio.sleep(1)
        task.cancel("of " + how.__name__)
        await task
    inner = spawn(job(9), "inner")
    for how in (bare, limited, shielded, gathered):
        task = spawn(tell(how(inner)), how.__name__ + " of inner")
        await asyncio.sleep(1)
        inner.cancel("from below")
        await task
        inner = spawn(job(9), "inner of " + how.__name__)
    await asyncio.sleep(0)
    inner.cancel()
    await tell(inner)


@probe
async def q27_uncancel(lp):
    async def swallows():
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            emit("%d" % asyncio.current_task().cancelling())
            emit("%d" % asyncio.current_task().uncancel())
        async with asyncio.timeout(1):
            await asyncio.sleep(2)
    task = spawn(tell(swallows()), "once")
    other = spawn(tell(swallows()), "twice")
    await asyncio.sleep(1)
    task.cancel()
    other.cancel("a")
    other.cancel("b")
    await asyncio.wait([task, other])
    emit("%d %d" % (task.cancelling(), other.cancelling()))

    async def cancels_itself():
        asyncio.current_task().cancel("self")
        async with asyncio.timeout(1):
            await asyncio.sleep(2)
    await tell(spawn(cancels_itself(), "itself"))

    async def pending_then_uncancelled():
        asyncio.current_task().cancel()
        emit("%d" % asyncio.current_task().uncancel())
        await asyncio.sleep(1)
    await tell(spawn(pending_then_uncancelled(), "uncancelled"))

    async def times_out_while_ready():
        async with asyncio.timeout(1):
            block(1)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
    await tell(times_out_while_ready())


def dump(trace):
    ticks = trace.pop("ticks")
    body = ",\n".join(json.dumps(t, separators=(",", ":")) for t in ticks)
    text = json.dumps(trace, separators=(",", ":"))[:-1] + ',"ticks":[\n' + body + "\n]}\n"
    return text.replace("_LabelledGather", "_GatheringFuture")    # vloop's own class has asyncio's words


if __name__ == "__main__":
    out = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "traces")
    for probe_name, program in PROBES.items():
        with open(os.path.join(out, probe_name + ".json"), "w") as file:
            file.write(dump(run_traced(program)))
