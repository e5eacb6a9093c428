"""Probes of timeout and cancellation: see task_probes.py."""
import asyncio

from task_probes import job, probe, slow_to_cancel, spawn, tell, record_all
from vloop import block, emit, jsonable


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


if __name__ == "__main__":
    record_all()
