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
async def load(page):
    work(COMPUTE)  # @1
    print(f"page {page} requested")  # @2
    await asyncio.sleep(DELAY)  # @3
    await asyncio.sleep(SERVER)  # @4
    await asyncio.sleep(DELAY)  # @5
    work(COMPUTE)  # @6
    print(f"page {page} loaded")  # @7


async def main():
    await asyncio.gather(load(1), load(2))  # @8


asyncio.run(main())
# else
def load(page):
    work(COMPUTE)  # @1
    print(f"page {page} requested")  # @2
    time.sleep(DELAY)  # @3
    time.sleep(SERVER)  # @4
    time.sleep(DELAY)  # @5
    work(COMPUTE)  # @6
    print(f"page {page} loaded")  # @7


# if variant=process
def main():
    load(1)
    load(2)


# else
def main():
    threads = [threading.Thread(target=load, args=(page,)) for page in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()  # @8


# end
main()
# end
