"""Probes of wait_for, shield and as_completed: see task_probes.py."""
import asyncio

from task_probes import job, probe, slow_to_cancel, spawn, tell, record_all
from vloop import emit, name


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


if __name__ == "__main__":
    record_all()
