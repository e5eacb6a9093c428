"""Probes of TaskGroup, gather and wait: see task_probes.py."""
import asyncio

from task_probes import fail, group_of, job, probe, slow_to_cancel, spawn, tell, record_all
from vloop import emit, jsonable


# ---- TaskGroup -----------------------------------------------------------------------
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


if __name__ == "__main__":
    record_all()
