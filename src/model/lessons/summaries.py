"""Summaries of three pages: a wait, then a page to fetch."""
# if variant=async
import asyncio
# end
import time

PAGES = "coroutines", "threads", "concurrency"
T_WAIT = 6  # =t_wait
T_FETCH = 0.5  # =t_fetch


# if variant=sync
def fetch(page):
    """Stands for a request to the site of the page."""
    time.sleep(T_FETCH)  # @1


def summarise(page):
    time.sleep(T_WAIT)  # @2
    fetch(page)
    print(f"{page}: summary ready")  # @4


def main():
    for page in PAGES:
        summarise(page)


main()
# else
async def fetch(page):
    """Stands for a request to the site of the page."""
    # if fetch=sleep
    time.sleep(T_FETCH)  # @1
    # else
    await asyncio.sleep(T_FETCH)  # @1
    # end


async def summarise(page):
    # if wait=await
    await asyncio.sleep(T_WAIT)  # @2
    # else
    time.sleep(T_WAIT)  # @2
    # end
    await fetch(page)  # @3
    print(f"{page}: summary ready")  # @4


async def main():
    await asyncio.gather(*map(summarise, PAGES))  # @5


asyncio.run(main())
# end
