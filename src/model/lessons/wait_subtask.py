import asyncio

STEPS = 8  # =steps


async def main():
    await example()


async def example():
    print("example starts")  # @2
    print("launching subtask")  # @3
    sub = asyncio.create_task(subtask())
    print("back in example")  # @4
    for _ in range(3):
        print("(example)")  # @5
        await asyncio.sleep(0)  # @6
    await asyncio.wait([sub])  # @7
    print("example ends")  # @8


async def subtask():
    print("subtask starts")  # @9
    for _ in range(STEPS):
        print("(subtask)")  # @10
        await asyncio.sleep(0)  # @11
    print("subtask ends")  # @12


asyncio.run(main())
