"""A little of everything that asyncio has beside locks and queues, as far as this Python has it; each part says what must come of it."""
import asyncio
import os
import sys
import time


async def number(n):
    return n


async def later(n):
    await asyncio.sleep(n / 100)
    return n


async def eager_tasks():
    loop = asyncio.get_running_loop()
    if sys.version_info >= (3, 12):
        loop.set_task_factory(asyncio.eager_task_factory)
        over, waits = asyncio.create_task(number(1)), asyncio.create_task(later(2))
        assert over.done() and not waits.done()
        async with asyncio.TaskGroup() as group:
            ours = [group.create_task(number(3)), group.create_task(later(4))]
        assert [await over, await waits, *(one.result() for one in ours)] == [1, 2, 3, 4]
        loop.set_task_factory(None)
    if sys.version_info >= (3, 14):
        assert asyncio.create_task(number(5), eager_start=True).done()


async def closed_queue():
    if sys.version_info < (3, 13):
        return
    queue, taken = asyncio.Queue(2), []

    async def take():
        while True:
            taken.append(await queue.get())
    taker = asyncio.create_task(take())
    for n in range(5):
        await queue.put(n)
    await asyncio.sleep(0.1)
    queue.shutdown()
    assert isinstance((await asyncio.gather(taker, return_exceptions=True))[0], asyncio.QueueShutDown) and taken == [0, 1, 2, 3, 4]


async def ends_of_waiting():
    for wait in (asyncio.wait_for(asyncio.sleep(10), 0.05), asyncio.wait_for(asyncio.Event().wait(), 0.05)):
        try:
            await wait
        except TimeoutError:
            continue
        assert False, "it waited"
    assert [await one for one in asyncio.as_completed([later(2), later(1)])] == [1, 2]
    barrier = asyncio.Barrier(2)
    assert sorted(await asyncio.gather(barrier.wait(), barrier.wait())) == [0, 1]


async def outside():
    assert await asyncio.to_thread(sum, [1, 2]) == 3
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", "print('child')", stdout=asyncio.subprocess.PIPE)
    assert (await child.stdout.read(), await child.wait()) == (b"child\n", 0)
    silent = await asyncio.create_subprocess_exec(sys.executable, "-c", "raise SystemExit(3)")
    assert await silent.wait() == 3
    reader, writer = os.pipe()
    got = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().add_reader(reader, lambda: got.done() or got.set_result(os.read(reader, 9)))
    os.write(writer, b"x")
    assert await got == b"x"
    asyncio.get_running_loop().remove_reader(reader)


async def main():
    for part in (eager_tasks, closed_queue, ends_of_waiting, outside):
        await part()
    asyncio.get_running_loop().run_in_executor(None, time.sleep, 0.5)      # the loop's end waits for it


began = time.monotonic()
asyncio.run(main())
assert time.monotonic() - began > 0.5, "a thread was left behind"
with asyncio.Runner() as runner:
    assert [runner.run(number(6)), runner.run(later(7))] == [6, 7]
if sys.version_info >= (3, 13):
    assert asyncio.run(later(8), loop_factory=asyncio.EventLoop) == 8
print("all of it holds")
