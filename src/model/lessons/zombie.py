# if variant=article
# include article_loop.py


# include article_ensure_future.py


STEPS = 5  # =steps


def example():
    print("example starts")  # @2
    print("launching subtask")  # @3
    ensure_future(subtask())
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
print("the loop has stopped")  # @10
loop.run_until_empty()
# else
import asyncio

STEPS = 5  # =steps


async def main():
    await example()  # @11
    print("main ends")  # @12


async def example():
    print("example starts")  # @2
    print("launching subtask")  # @3
    sub = asyncio.create_task(subtask())
    print("back in example")  # @4
    for _ in range(3):
        print("(example)")  # @5
        await asyncio.sleep(0)  # @6


async def subtask():
    print("subtask starts")  # @7
    try:
        for _ in range(STEPS):
            print("(subtask)")  # @8
            await asyncio.sleep(0)  # @9
    except asyncio.CancelledError:
        print("subtask is cancelled")  # @13
        raise


asyncio.run(main())
# end
