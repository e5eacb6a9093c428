"""Two workers add to one counter."""
# if variant=threads
import threading
import time
# else
import asyncio
# end

ROUNDS = 2  # =rounds
FAST = 1  # =fast
SLOW = 1.5  # =slow

counter = 0
# if variant=broken|locked
updates = 0
lock = asyncio.Lock()
# end


# if variant=threads
def work(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def add_one(worker, seconds):
    global counter
    value = counter
    print(f"worker {worker} reads {value}")  # @1
    work(seconds)  # @2
    counter = value + 1
    print(f"worker {worker} writes {counter}")  # @3


def run(worker, seconds):
    for _ in range(ROUNDS):
        add_one(worker, seconds)


def main():
    workers = [
        threading.Thread(target=run, args=(1, FAST)),
        threading.Thread(target=run, args=(2, SLOW)),
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()  # @6
    print(f"{2 * ROUNDS} updates, counter {counter}")  # @7


main()
# else
async def add_one(worker, seconds):
    global counter, updates
    value = counter
    print(f"worker {worker} reads {value}")  # @1
    await asyncio.sleep(seconds)  # @2
    counter = value + 1
    updates += 1
    print(f"worker {worker} writes {counter}")  # @3


# end
# if variant=broken
async def run(worker, seconds):
    for _ in range(ROUNDS):
        # if guard=none
        await add_one(worker, seconds)  # @5
        # else
        async with lock:  # @4
            await add_one(worker, seconds)  # @5
        # end


# end
# if variant=locked
async def run(worker, seconds):
    for _ in range(ROUNDS):
        async with lock:  # @4
            await add_one(worker, seconds)  # @5


# end
# if variant=broken|locked
async def main():
    await asyncio.gather(run(1, FAST), run(2, SLOW))  # @6
    print(f"{updates} updates, counter {counter}")  # @7


asyncio.run(main())
# end
