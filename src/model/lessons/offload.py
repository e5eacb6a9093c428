"""Sums to compute beside a clock that has to tick: which thread, which process computes?"""
import asyncio
# if variant=process
import concurrent.futures
# end
import time

SUMS = 2  # =sums
SECONDS = 2  # =seconds
TICK = 0.75  # =tick


def work(seconds):
    end = time.thread_time() + seconds  # stands still while another thread has the GIL
    while time.thread_time() < end:
        pass


async def tick():
    ticks = 0
    while True:
        await asyncio.sleep(TICK)  # @1
        ticks += 1
        print(f"tick {ticks}")  # @2


async def add_up(number):
    # if variant=blocking
    work(SECONDS)  # @3
    # end
    # if variant=thread
    await asyncio.to_thread(work, SECONDS)  # @4
    # end
    # if variant=process
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(pool, work, SECONDS)  # @5
    # end
    print(f"sum {number} done")  # @6


async def main():
    clock = asyncio.create_task(tick())
    sums = [asyncio.create_task(add_up(number)) for number in range(1, SUMS + 1)]
    await asyncio.gather(*sums)  # @7
    clock.cancel()


# if variant=process
if __name__ == "__main__":
    with concurrent.futures.ProcessPoolExecutor(SUMS) as pool:
        asyncio.run(main())
# else
asyncio.run(main())
# end
