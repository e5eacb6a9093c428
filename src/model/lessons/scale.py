# if variant=processes
"""Processes that sleep for a second, all at once."""
import multiprocessing
import time

PROCESSES = 10  # =processes


def job():
    time.sleep(1)  # @1


def main():
    processes = [multiprocessing.Process(target=job) for _ in range(PROCESSES)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()  # @2
    print(f"{len(processes)} processes done")  # @3


if __name__ == "__main__":
    main()
# end
# if variant=threads
"""Threads that sleep for a second, all at once."""
import threading
import time

THREADS = 1000  # =threads


def job():
    time.sleep(1)  # @1


def main():
    threads = [threading.Thread(target=job) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()  # @2
    print(f"{len(threads)} threads done")  # @3


main()
# end
# if variant=coroutines
"""Coroutines that sleep for a second, all at once, in one thread."""
import asyncio

COROUTINES = 10000  # =coroutines


async def job():
    await asyncio.sleep(1)  # @1


async def main():
    coroutines = [job() for _ in range(COROUTINES)]
    await asyncio.gather(*coroutines)  # @2
    print(f"{len(coroutines)} coroutines done")  # @3


asyncio.run(main())
# end
