"""A greeting that waits, and two sums that compute the first digits of 5**1000000 and 3**1000000."""
# if variant=async
import asyncio
# end
import time

GREETING = 10  # =greeting
FIRST_SUM = 7.156  # =first
SECOND_SUM = 3.334  # =second


def work(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


# if variant=sync
def greet(name):
    time.sleep(GREETING)  # @1
    print(name)  # @2


def add_up(seconds, digits):
    work(seconds)  # @3
    print(digits)  # @4


def main():
    greet("Daniel")
    add_up(FIRST_SUM, 10)
    add_up(SECOND_SUM, 17)


main()
# else
async def greet(name):
    await asyncio.sleep(GREETING)  # @1
    print(name)  # @2


async def add_up(seconds, digits):
    work(seconds)  # @3
    print(digits)  # @4


async def main():
    greeting = asyncio.create_task(greet("Daniel"))
    first = asyncio.create_task(add_up(FIRST_SUM, 10))
    second = asyncio.create_task(add_up(SECOND_SUM, 17))
    await greeting  # @5
    await first  # @6
    await second  # @7


asyncio.run(main())
# end
