"""One order, one person at the counter: a burger, fries and a drink."""
# if variant=sync
import time
# else
import asyncio
# end

BURGER = 60  # =burger
FRIES = 120  # =fries
DRINK = 30  # =drink


# if variant=sync
def make(dish, seconds):
    print(f"{dish} started")  # @1
    time.sleep(seconds)  # @2
    print(f"{dish} ready")  # @3


def main():
    make("burger", BURGER)
    make("fries", FRIES)
    make("drink", DRINK)


main()
# else
async def make(dish, seconds):
    print(f"{dish} started")  # @1
    await asyncio.sleep(seconds)  # @2
    print(f"{dish} ready")  # @3


async def main():
    dishes = [
        asyncio.create_task(make("burger", BURGER)),
        asyncio.create_task(make("fries", FRIES)),
        asyncio.create_task(make("drink", DRINK)),
    ]
    await asyncio.gather(*dishes)  # @4


asyncio.run(main())
# end
