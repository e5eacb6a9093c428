"""Probes of callbacks, of a future's states, of errors that nobody looks at, and of the end of a run: see task_probes.py."""
import asyncio

from task_probes import group_of, job, probe, slow_to_cancel, spawn, tell, record_all
from vloop import emit, jsonable, name


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


if __name__ == "__main__":
    record_all()
