"""Three things that main can await, for the same answer."""
import asyncio

DELAY = 2  # =delay


# if variant=coroutine|task
async def find_price():
    await asyncio.sleep(DELAY)  # @1
    return 12


# end
async def main():
    print("what is the price?")  # @2
    # if variant=coroutine
    price = await find_price()  # @3
    # end
    # if variant=task
    task = asyncio.create_task(find_price())
    price = await task  # @3
    # end
    # if variant=future
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(DELAY, future.set_result, 12)
    price = await future  # @3
    # end
    print(f"the price is {price}")  # @4


asyncio.run(main())
