"""Two pages are prepared by one processor: who runs, and where does that change?"""
# if variant=threads
import threading
# else
import asyncio
# end
import time

SLICE = 0.25  # =slice

last = None  # the page that ran last
switches = 0


def work(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def step(page, number):
    global last, switches
    if last not in (None, page):
        switches += 1
        print(f"switch from page {last} to page {page}")  # @1
    last = page
    print(f"page {page}, step {number}")  # @2
    work(SLICE)  # @3


# if variant=threads
def prepare(page, steps):
    for number in range(1, steps + 1):
        step(page, number)


def main():
    threads = [threading.Thread(target=prepare, args=(1, 3)), threading.Thread(target=prepare, args=(2, 2))]
    for thread in threads:
        thread.start()
        time.sleep(SLICE / 2)  # half a slice between the two
    for thread in threads:
        thread.join()  # @5
    print(f"switches: {switches}")  # @6


main()
# else
async def prepare(page, steps):
    for number in range(1, steps + 1):
        step(page, number)
        # if pause=none
        # no await here: nobody else can come in
        # else
        await asyncio.sleep(0)  # @4
        # end


async def main():
    await asyncio.gather(prepare(1, 3), prepare(2, 2))  # @5
    print(f"switches: {switches}")  # @6


asyncio.run(main())
# end
