"""Three jobs as three tasks: does each wait, or compute?"""
import asyncio
# if variant=cpu
import time
# end

JOBS = 3  # =jobs
SECONDS = 2  # =seconds


# if variant=cpu
def work(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


# end
async def job(number):
    print(f"job {number} starts")  # @1
    # if variant=io
    await asyncio.sleep(SECONDS)  # @2
    # else
    work(SECONDS)  # @3
    # end
    print(f"job {number} ends")  # @4


async def main():
    jobs = [asyncio.create_task(job(number)) for number in range(1, JOBS + 1)]
    await asyncio.gather(*jobs)  # @5


asyncio.run(main())
