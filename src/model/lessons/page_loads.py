"""Two pages are downloaded: a little computing at both ends, and much waiting in between."""
# if variant=threads
import threading
# end
# if variant=coroutines
import asyncio
# end
import time

COMPUTE = 0.5  # =compute
DELAY = 1  # =delay
SERVER = 0.5  # =server


def work(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


# if variant=coroutines
async def load():
    work(COMPUTE)  # @1
    await asyncio.sleep(DELAY)  # @2
    await asyncio.sleep(SERVER)  # @3
    await asyncio.sleep(DELAY)  # @4
    work(COMPUTE)  # @5


async def main():
    tasks = [asyncio.create_task(load()) for _ in range(2)]
    for page, task in enumerate(tasks, 1):
        await task  # @6
        print(f"page {page} loaded")  # @7


asyncio.run(main())
# else
def load():
    work(COMPUTE)  # @1
    time.sleep(DELAY)  # @2
    time.sleep(SERVER)  # @3
    time.sleep(DELAY)  # @4
    work(COMPUTE)  # @5


# if variant=process
def main():
    for page in (1, 2):
        load()
        print(f"page {page} loaded")  # @7


# else
def main():
    threads = [threading.Thread(target=load) for _ in range(2)]
    for thread in threads:
        thread.start()
    for page, thread in enumerate(threads, 1):
        thread.join()  # @6
        print(f"page {page} loaded")  # @7


# end
main()
# end
