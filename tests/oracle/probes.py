"""Small programs at the edges of asyncio's primitives, run by CPython: the traces p01_... are made here.

    python3.11 probes.py FOLDER        writes one trace for each into FOLDER (tests/oracle/traces)

Their twins in C++ are tests/loop/probe_*_programs.cpp.
"""
import asyncio
import json
import os
import sys

from vloop import emit, name, run_traced

PROBES = {}


def probe(sid, about):
    def keep(program):
        assert sid not in PROBES, sid
        PROBES[sid] = (about, program)
        return program
    return keep


def spawn(coro, label):
    return asyncio.create_task(coro, name=label)


def says(error):
    return f"{type(error).__name__}({error})"


async def hold(lock, seconds):
    emit("want")
    async with lock:
        emit("got")
        await asyncio.sleep(seconds)
    emit("left")


# ---- Event, Lock ---------------------------------------------------------------------------------------------------
async def pass_event(event):
    try:
        await event.wait()
        emit("passed")
    except asyncio.CancelledError as error:
        emit("cancelled " + str(error))
        raise


@probe("p01_event_cancel", "waiters cancelled before and after set() in one step; a second set(); a message; waiting again after clear()")
async def _(loop):
    event = name(asyncio.Event(), "E")
    tasks = [spawn(pass_event(event), f"W{i}") for i in range(4)]
    await asyncio.sleep(1)
    tasks[0].cancel("early")
    event.set()
    event.set()
    tasks[1].cancel("late")
    event.clear()
    tasks.append(spawn(pass_event(event), "W4"))
    await asyncio.sleep(1)
    event.set()
    await asyncio.wait(tasks)
    return [task.cancelled() for task in tasks]


@probe("p02_lock_released_inside", "async with of a lock that was released inside, and given to another task meanwhile: RuntimeError at its end")
async def _(loop):
    lock = name(asyncio.Lock(), "L")

    async def user():
        async with lock:
            lock.release()
            await asyncio.sleep(1)
        emit("never here")
    tasks = [spawn(user(), "U1"), spawn(hold(lock, 0.5), "U2")]
    await asyncio.wait(tasks)
    return says(tasks[0].exception())


@probe("p03_deadlock", "every task waits for ever on a primitive of another kind, some of them unnamed: automatic names by first need")
async def _(loop):
    event, queue, condition = asyncio.Event(), asyncio.Queue(), asyncio.Condition()
    stack, bounded, heap = asyncio.LifoQueue(1), asyncio.BoundedSemaphore(1), asyncio.PriorityQueue()
    barrier, named = asyncio.Barrier(2), name(asyncio.Barrier(2), "B")

    async def in_condition():
        async with condition:
            await condition.wait()

    async def on_lock():
        async with condition:
            await asyncio.sleep(1)
            async with condition:
                emit("never here")
    await stack.put(1)
    await bounded.acquire()
    tasks = [spawn(coro, label) for coro, label in (
        (queue.get(), "getter"), (event.wait(), "event"), (in_condition(), "condition"), (on_lock(), "lock"),
        (stack.put(2), "putter"), (bounded.acquire(), "bounded"), (heap.get(), "heap"), (barrier.wait(), "barrier"),
        (named.wait(), "named"), (stack.join(), "join"))]
    await asyncio.wait(tasks)


# ---- Condition -------------------------------------------------------------------------------------------------------
async def wait_in(condition, times=1):
    async with condition:
        for i in range(times):
            try:
                await condition.wait()
                emit(f"notified locked={condition.locked()}")
            except asyncio.CancelledError as error:
                emit(f"cancelled {error} locked={condition.locked()}")
                raise
    emit("out")


@probe("p04_condition_cancel_waiting", "a waiter is cancelled while another task has the lock: it takes the lock first")
async def _(loop):
    condition = name(asyncio.Condition(), "C")
    tasks = [spawn(wait_in(condition), f"W{i}") for i in range(3)]
    await asyncio.sleep(1)
    async with condition:
        tasks[1].cancel("message")
        await asyncio.sleep(1)
        condition.notify_all()
    await asyncio.wait(tasks)
    return [task.cancelled() for task in tasks]


@probe("p05_condition_cancel_notified", "a waiter is cancelled after it was notified: the notification is lost")
async def _(loop):
    condition = name(asyncio.Condition(), "C")
    tasks = [spawn(wait_in(condition), f"W{i}") for i in range(3)]
    await asyncio.sleep(1)
    async with condition:
        condition.notify()
        tasks[0].cancel("too late")
        condition.notify()
    await asyncio.sleep(1)
    emit(f"W2 done={tasks[2].done()}")
    async with condition:
        tasks[2].cancel()
        condition.notify()
    await asyncio.wait(tasks)
    return [task.cancelled() for task in tasks]


@probe("p06_condition_cancel_retaking", "cancelled, once and twice, while it queues for the lock again: CancelledError without the message, with the lock")
async def _(loop):
    condition = name(asyncio.Condition(), "C")
    tasks = [spawn(wait_in(condition), f"W{i}") for i in range(3)]
    await asyncio.sleep(1)
    async with condition:
        condition.notify(2)
        tasks[2].cancel("first")
        await asyncio.sleep(1)
        tasks[0].cancel("in line")
        tasks[2].cancel("second")
        await asyncio.sleep(1)
        tasks[2].cancel("third")
        await asyncio.sleep(1)
    await asyncio.wait(tasks)
    return [task.cancelled() for task in tasks]


@probe("p07_condition_errors", "wait and notify without the lock; another task's lock will do; notify(0), notify of nobody")
async def _(loop):
    condition = name(asyncio.Condition(), "C")
    out = []
    for call in (condition.notify, condition.notify_all, condition.release):
        try:
            call()
        except RuntimeError as error:
            out.append(says(error))
    try:
        await condition.wait()
    except RuntimeError as error:
        out.append(says(error))
    waiter = spawn(wait_in(condition), "W")
    holder = spawn(hold(condition, 1), "H")
    await asyncio.sleep(0.5)
    condition.notify(0)
    condition.notify(-1)
    condition.notify_all()
    condition.notify_all()
    await asyncio.wait([waiter, holder])
    out.append(condition.locked())
    return out


@probe("p08_condition_shared_lock", "two conditions on one given lock: a bounded buffer")
async def _(loop):
    lock = name(asyncio.Lock(), "L")
    not_full, not_empty = name(asyncio.Condition(lock), "not_full"), name(asyncio.Condition(lock), "not_empty")
    items = []

    async def produce(first):
        for i in range(first, first + 3):
            async with lock:
                await not_full.wait_for(lambda: len(items) < 2)
                items.append(i)
                emit(f"put {i}")
                not_empty.notify()

    async def consume():
        for _i in range(3):
            async with not_empty:
                left = await not_empty.wait_for(lambda: len(items))
                emit(f"took {items.pop(0)} of {left}")
                not_full.notify()
            await asyncio.sleep(0.25)
    tasks = [spawn(consume(), "C1"), spawn(produce(10), "P1"), spawn(produce(20), "P2"), spawn(consume(), "C2")]
    await asyncio.wait(tasks)


@probe("p09_condition_wait_for_cancel", "wait_for: notified in vain, cancelled between two tests of the predicate, many waits of one task")
async def _(loop):
    condition = name(asyncio.Condition(), "C")
    level = 0

    async def until(n):
        async with condition:
            try:
                emit(f"value {await condition.wait_for(lambda: level if level >= n else 0)}")
            except asyncio.CancelledError:
                emit(f"cancelled locked={condition.locked()}")
    tasks = [spawn(until(n), f"U{n}") for n in (0, 2, 3, 9)] + [spawn(wait_in(condition, 3), "three")]
    for _i in range(4):
        await asyncio.sleep(1)
        async with condition:
            level += 1
            condition.notify_all()
    tasks[3].cancel()
    await asyncio.wait(tasks)


# ---- Barrier -----------------------------------------------------------------------------------------------------------
async def arrive(barrier, delay=0.0):
    await asyncio.sleep(delay)
    emit(f"arrives waiting={barrier.n_waiting} broken={barrier.broken}")
    try:
        emit(f"index {await barrier.wait()}")
    except asyncio.BrokenBarrierError as error:
        emit(says(error))
    except asyncio.CancelledError:
        emit("cancelled")
        raise


@probe("p10_barrier_abort", "abort while two wait; who comes later is refused, until reset")
async def _(loop):
    barrier = name(asyncio.Barrier(3), "B")
    tasks = [spawn(arrive(barrier, delay), f"T{i}") for i, delay in enumerate((0, 0.5, 1.5))]
    await asyncio.sleep(1)
    await barrier.abort()
    emit(f"aborted waiting={barrier.n_waiting} broken={barrier.broken}")
    await asyncio.sleep(1)
    await barrier.reset()
    emit(f"reset broken={barrier.broken}")
    tasks += [spawn(arrive(barrier), f"T{i}") for i in (3, 4, 5)]
    await asyncio.wait(tasks)


@probe("p11_barrier_reset", "reset while two wait; who comes while they leave waits for that, and is of the next round")
async def _(loop):
    barrier = name(asyncio.Barrier(3), "B")
    tasks = [spawn(arrive(barrier), f"T{i}") for i in range(2)]
    await asyncio.sleep(1)
    tasks.append(spawn(barrier.reset(), "reset"))
    tasks += [spawn(arrive(barrier), f"T{i}") for i in (2, 3)]
    await asyncio.sleep(1)
    emit(f"waiting={barrier.n_waiting}")
    await barrier.wait()
    await asyncio.wait(tasks)
    await barrier.reset()
    return barrier.n_waiting


@probe("p12_barrier_drain", "four more come while a round of two leaves; abort while one leaves breaks it for those still inside")
async def _(loop):
    barrier = name(asyncio.Barrier(2), "B")

    async def abort():
        await asyncio.sleep(0)
        await barrier.abort()
    tasks = [spawn(arrive(barrier), f"T{i}") for i in range(6)]
    await asyncio.wait(tasks)
    tasks = [spawn(arrive(barrier), f"A{i}") for i in range(2)]
    tasks.append(spawn(abort(), "abort"))
    tasks.append(spawn(arrive(barrier), "A2"))
    await asyncio.wait(tasks)
    return barrier.broken


@probe("p13_barrier_cancel", "one that waits is cancelled: it counts no more; one is cancelled after the round was complete, and one that waits for the next")
async def _(loop):
    barrier = name(asyncio.Barrier(3), "B")
    tasks = [spawn(arrive(barrier), f"T{i}") for i in range(2)]
    await asyncio.sleep(1)
    tasks[0].cancel()
    await asyncio.sleep(1)
    emit(f"waiting={barrier.n_waiting}")
    tasks += [spawn(arrive(barrier, 1), f"T{i}") for i in (2, 3)]
    await asyncio.sleep(0)
    await asyncio.sleep(1)
    tasks[1].cancel()
    await asyncio.wait(tasks)
    tasks += [spawn(arrive(barrier, 1), f"U{i}") for i in range(4)]
    await asyncio.sleep(0)
    await asyncio.sleep(1)
    tasks[4].cancel()
    tasks[7].cancel()
    await asyncio.wait(tasks)
    return [task.cancelled() for task in tasks] + [barrier.n_waiting]


@probe("p14_barrier_async_with", "async with gives the index; a barrier of one; none of zero")
async def _(loop):
    barrier = name(asyncio.Barrier(2), "B")

    async def enter(delay):
        await asyncio.sleep(delay)
        async with barrier as index:
            emit(f"index {index}")
            if index == 0:
                raise ValueError("inside")
    tasks = [spawn(enter(1), "slow"), spawn(enter(0.5), "quick")]
    await asyncio.wait(tasks)
    one = asyncio.Barrier(1)
    out = [says(tasks[1].exception()), await one.wait(), await one.wait(), one.parties, one.n_waiting]
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        out.append(says(error))
    return out


# ---- Queue ---------------------------------------------------------------------------------------------------------------
async def put(queue, item):
    try:
        await queue.put(item)
        emit(f"put {item}")
    except asyncio.CancelledError:
        emit("cancelled")
        raise


async def get(queue):
    try:
        emit(f"got {await queue.get()}")
    except asyncio.CancelledError:
        emit("cancelled")
        raise


@probe("p15_queue_put_cancel", "putters cancelled: while they wait, and after they were woken, with room left and without")
async def _(loop):
    queue = name(asyncio.Queue(1), "Q")
    queue.put_nowait("first")
    tasks = [spawn(put(queue, str(i)), f"P{i}") for i in range(5)]
    await asyncio.sleep(1)
    tasks[0].cancel()
    emit("got " + queue.get_nowait())
    tasks[1].cancel()
    await asyncio.sleep(1)
    emit(f"got {queue.get_nowait()}")
    queue.put_nowait("thief")
    tasks[3].cancel()
    await asyncio.sleep(1)
    emit("got " + queue.get_nowait())
    await asyncio.wait(tasks)
    return [task.cancelled() for task in tasks]


@probe("p16_queue_put_stolen", "a woken putter finds the room taken: it waits again, behind the others")
async def _(loop):
    queue = name(asyncio.Queue(2), "Q")
    tasks = [spawn(put(queue, str(i)), f"P{i}") for i in range(5)]
    await asyncio.sleep(1)
    for _i in range(3):
        emit(f"got {queue.get_nowait()}")
        queue.put_nowait("thief")
        await asyncio.sleep(1)
    for _i in range(5):
        emit(f"got {await queue.get()} qsize={queue.qsize()} full={queue.full()}")
    await asyncio.wait(tasks)


@probe("p17_queue_get_cancel", "getters cancelled: first in line, after being woken with the item still there, and after it was taken")
async def _(loop):
    queue = name(asyncio.Queue(), "Q")
    tasks = [spawn(get(queue), f"G{i}") for i in range(6)]
    await asyncio.sleep(1)
    tasks[0].cancel()
    queue.put_nowait("a")
    tasks[1].cancel()
    await asyncio.sleep(1)
    queue.put_nowait("b")
    emit("stole " + queue.get_nowait())
    tasks[3].cancel()
    await asyncio.sleep(1)
    queue.put_nowait("c")
    queue.put_nowait("d")
    await asyncio.wait(tasks)
    return [task.cancelled() for task in tasks]


@probe("p18_queue_join", "several joins, one cancelled; more is put before they run; join of what is finished does not yield")
async def _(loop):
    queue = name(asyncio.Queue(), "Q")

    async def join():
        await queue.join()
        emit("joined")
    await queue.join()
    emit("nothing to wait for")
    for i in range(2):
        queue.put_nowait(str(i))
    tasks = [spawn(join(), f"J{i}") for i in range(3)]
    await asyncio.sleep(1)
    tasks[1].cancel()
    queue.task_done()
    queue.get_nowait()
    await asyncio.sleep(1)
    queue.task_done()
    queue.put_nowait("more")
    tasks.append(spawn(join(), "J3"))
    await asyncio.sleep(1)
    queue.task_done()
    try:
        queue.task_done()
    except ValueError as error:
        emit(says(error))
    await asyncio.wait(tasks)
    return queue.qsize()


class Ticket:
    def __init__(self, rank, who):
        self.rank, self.who = rank, who

    def __lt__(self, other):
        return self.rank < other.rank


@probe("p19_priority_ties", "equal priorities come out as heapq has them, pushes and pops mixed; a full PriorityQueue; getters of a LifoQueue")
async def _(loop):
    queue = asyncio.PriorityQueue()
    out = []
    seed = 1
    for i in range(60):
        seed = seed * 1103515245 + 12345 & 0x7fffffff
        if seed >> 16 & 3:
            queue.put_nowait(Ticket(seed >> 18 & 3, i))
        elif not queue.empty():
            out.append(queue.get_nowait().who)
    while not queue.empty():
        out.append((await queue.get()).who)

    narrow = asyncio.PriorityQueue(2)

    async def offer(rank):
        await narrow.put(rank)
        emit(f"offered {rank}")
    tasks = [spawn(offer(rank), f"O{rank}") for rank in (5, 3, 4, 1, 2)]
    for _i in range(5):
        await asyncio.sleep(1)
        emit(f"got {await narrow.get()}")
    await asyncio.wait(tasks)

    stack = asyncio.LifoQueue()
    tasks = [spawn(get(stack), f"G{i}") for i in range(3)]
    await asyncio.sleep(1)
    for i in range(3):
        stack.put_nowait(i)
    await asyncio.wait(tasks)
    return out


@probe("p20_all_cancelled", "tasks that wait on a primitive each are cancelled in one step, in reverse; all primitives go on")
async def _(loop):
    lock, semaphore = name(asyncio.Lock(), "L"), name(asyncio.Semaphore(1), "S")
    event, condition = name(asyncio.Event(), "E"), name(asyncio.Condition(), "C")
    barrier, queue, narrow = name(asyncio.Barrier(3), "B"), name(asyncio.Queue(), "Q"), name(asyncio.Queue(1), "N")
    await lock.acquire()
    await semaphore.acquire()
    narrow.put_nowait(0)

    def all_wait(tag):
        return [spawn(coro, label + tag) for coro, label in (
            (hold(lock, 1), "lock"), (hold(semaphore, 1), "semaphore"), (pass_event(event), "event"),
            (wait_in(condition), "condition"), (arrive(barrier), "barrier"), (get(queue), "get"), (put(narrow, 1), "put"))]
    first, second = all_wait("1"), all_wait("2")
    await asyncio.sleep(1)
    for task in reversed(first):
        task.cancel()
    lock.release()
    semaphore.release()
    event.set()
    async with condition:
        condition.notify(1)
    queue.put_nowait("item")
    narrow.get_nowait()
    await asyncio.sleep(1)
    await asyncio.wait(first + second, timeout=3)
    return [task.done() for task in first + second]


# ---- the files -------------------------------------------------------------------------------------------------------------
def write(folder):
    sys.unraisablehook = lambda _: None  # of coroutines that end with their loop
    for sid, (about, program) in PROBES.items():
        trace = run_traced(program)
        ticks = trace.pop("ticks")
        head = {"schema": 1, "id": sid, "doc": "probe", "kind": "asyncio", "about": about, "tie": "fifo", "loop": {}, **trace}
        body = ",\n".join(json.dumps(tick, separators=(",", ":")) for tick in ticks)
        with open(os.path.join(folder, sid + ".json"), "w") as file:
            file.write(json.dumps(head, separators=(",", ":"))[:-1] + ',"ticks":[\n' + body + "\n]}\n")
        print(sid, trace["status"], trace["n_ticks"], "iterations")


if __name__ == "__main__":
    write(sys.argv[1])
