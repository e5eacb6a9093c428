# if variant=gil
"""Two downloads, then two computations, in threads of a Python that has a GIL."""
# end
# if variant=free
"""Two downloads, then two computations, in threads of a Python without a GIL: python3.14t."""
# end
# if variant=coroutines
"""Two downloads, then two computations, in coroutines of one thread."""
import asyncio
# else
import threading
# end
import time

DOWNLOAD = 2  # =download
COMPUTE = 2  # =compute


# if variant=coroutines
def work(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


async def download():
    await asyncio.sleep(DOWNLOAD)  # @1


async def compute():
    work(COMPUTE)  # @2


async def both(job):
    await asyncio.gather(job(), job())  # @3


async def main():
    await both(download)  # @4
    print("2 downloads done")  # @5
    await both(compute)  # @6
    print("2 computations done")  # @7


asyncio.run(main())
# else
def work(seconds):
    end = time.thread_time() + seconds  # of this thread: what the others do doesn't count
    while time.thread_time() < end:
        pass


def download():
    time.sleep(DOWNLOAD)  # @1


def compute():
    work(COMPUTE)  # @2


def both(job):
    threads = [threading.Thread(target=job) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()  # @3


def main():
    both(download)  # @4
    print("2 downloads done")  # @5
    both(compute)  # @6
    print("2 computations done")  # @7


main()
# end
