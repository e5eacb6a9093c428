"""A request to a server, seen by who asks: a little computing, a lot of waiting."""
import asyncio
import time

WORK = 0.5  # =work
TRAVEL = 1  # =travel
SERVER = 0.5  # =server


def work(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


async def fetch(page):
    print(f"{page}: prepare the request")  # @1
    work(WORK)  # @2
    print(f"{page}: sent")  # @3
    await asyncio.sleep(TRAVEL)  # @4
    print(f"{page}: the server computes")  # @5
    await asyncio.sleep(SERVER)  # @6
    print(f"{page}: the answer leaves")  # @7
    await asyncio.sleep(TRAVEL)  # @8
    print(f"{page}: read the answer")  # @9
    work(WORK)  # @10
    print(f"{page}: done")  # @11


async def main():
    await fetch("foo")  # @12
    # if variant=two
    await fetch("bar")  # @13
    # end


asyncio.run(main())
