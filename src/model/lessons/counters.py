"""Two counters that print a number, pause, and go on."""
# if variant=async|blocking
import asyncio
# end
# if variant=sync|blocking
import time
# end

COUNT = 5  # =count
PAUSE = 1  # =t_pause


# if variant=sync
def count_from(start):
    for number in range(start, start + COUNT):
        print(number)  # @1
        time.sleep(PAUSE)  # @2


def main():
    count_from(0)
    count_from(10)


main()
# end
# if variant=async
async def count_from(start):
    for number in range(start, start + COUNT):
        print(number)  # @1
        await asyncio.sleep(PAUSE)  # @2


# end
# if variant=blocking
async def count_from(start):
    for number in range(start, start + COUNT):
        print(number)  # @1
        # if pause=sleep
        time.sleep(PAUSE)  # @2
        # else
        await asyncio.sleep(PAUSE)  # @2
        # end


# end
# if variant=async|blocking
async def main():
    await asyncio.gather(count_from(0), count_from(10))  # @3


asyncio.run(main())
# end
