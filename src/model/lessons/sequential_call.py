# if variant=article
# include article_loop.py


STEPS = 2  # =steps


def example():
    print("example starts")  # @2
    print("launching subtask")  # @3
    yield from subtask()  # @10
    print("back in example")  # @4
    for _ in range(3):
        print("(example)")  # @5
        yield  # @6


def subtask():
    print("subtask starts")  # @7
    for _ in range(STEPS):
        print("(subtask)")  # @8
        yield  # @9


loop.run_until_complete(example())
# else
import asyncio

STEPS = 2  # =steps


async def main():
    await example()  # @11


async def example():
    print("example starts")  # @2
    print("launching subtask")  # @3
    await subtask()  # @10
    print("back in example")  # @4
    for _ in range(3):
        print("(example)")  # @5
        await asyncio.sleep(0)  # @6


async def subtask():
    print("subtask starts")  # @7
    for _ in range(STEPS):
        print("(subtask)")  # @8
        await asyncio.sleep(0)  # @9


asyncio.run(main())
# end
