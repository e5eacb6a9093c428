"""Three tasks that each wait for something: in turn, or side by side."""
# if variant=sync
import time
# else
import asyncio
# end

JOBS = 3  # =jobs
SECONDS = 2  # =seconds


# if variant=sync
def job(number):
    print(f"task {number} starts")  # @1
    time.sleep(SECONDS)  # @2
    print(f"task {number} ends")  # @3


def main():
    for number in range(1, JOBS + 1):
        job(number)


main()
# else
async def job(number):
    print(f"task {number} starts")  # @1
    await asyncio.sleep(SECONDS)  # @2
    print(f"task {number} ends")  # @3


async def main():
    jobs = [asyncio.create_task(job(number)) for number in range(1, JOBS + 1)]
    await asyncio.gather(*jobs)  # @4


asyncio.run(main())
# end
