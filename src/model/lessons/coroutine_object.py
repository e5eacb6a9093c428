"""Calling a coroutine function, and running what it returns."""
import asyncio

DELAY = 1  # =delay


async def greet():
    print("hello")  # @1
    await asyncio.sleep(DELAY)  # @2
    print("goodbye")  # @3


async def main():
    greeting = greet()
    print(f"greet() returned a {type(greeting).__name__}")  # @4
    # if variant=await
    await greeting  # @5
    # end
    # if variant=schedule
    task = asyncio.create_task(greeting)
    print("a task has it now")  # @6
    await task  # @7
    # end
    print("main ends")  # @8


asyncio.run(main())
