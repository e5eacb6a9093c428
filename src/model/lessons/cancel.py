# if variant=article
# include article_loop.py


# include article_ensure_future.py


STEPS = 5  # =steps


def cancel(task):
    task.cancel()
    yield  # @2


def example():
    print("example starts")  # @3
    print("launching subtask")  # @4
    sub = ensure_future(subtask())
    print("back in example")  # @5
    for _ in range(3):
        print("(example)")  # @6
        yield  # @7
    yield from cancel(sub)  # @8


def subtask():
    print("subtask starts")  # @9
    for _ in range(STEPS):
        print("(subtask)")  # @10
        yield  # @11


loop.run_until_complete(example())
# else
import asyncio

STEPS = 5  # =steps


async def main():
    await example()  # @12


async def example():
    print("example starts")  # @3
    # if variant=asyncio
    print("launching subtask")  # @4
    sub = asyncio.create_task(subtask())
    print("back in example")  # @5
    for _ in range(3):
        print("(example)")  # @6
        await asyncio.sleep(0)  # @7
    sub.cancel()
    await asyncio.sleep(0)  # @8
    # else
    async with asyncio.TaskGroup() as group:  # @8
        print("launching subtask")  # @4
        sub = group.create_task(subtask())
        print("back in example")  # @5
        for _ in range(3):
            print("(example)")  # @6
            await asyncio.sleep(0)  # @7
        sub.cancel()
    # end
    print("subtask cancelled:", sub.cancelled())  # @13


async def subtask():
    print("subtask starts")  # @9
    try:
        for _ in range(STEPS):
            print("(subtask)")  # @10
            await asyncio.sleep(0)  # @11
    finally:
        print("subtask tidies up")  # @14


asyncio.run(main())
# end
