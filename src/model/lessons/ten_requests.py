"""Ten pages to fetch. A pause stands for each thing that a request waits for."""
# if variant=sync
import time
# else
import asyncio
# end

REQUESTS = 10  # =requests
CONNECT = 0.25  # =connect
SERVER = 0.5  # the fastest one  # =server
BODY = 0.125  # =body


# if variant=sync
def fetch(n):
    print(f"request {n} sent")  # @1
    time.sleep(CONNECT)  # @2
    time.sleep(SERVER + n % 4 / 4)  # @3
    time.sleep(BODY)  # @4
    print(f"page {n} read")  # @5


def main():
    for n in range(REQUESTS):
        fetch(n)


main()
# else
async def fetch(n):
    print(f"request {n} sent")  # @1
    await asyncio.sleep(CONNECT)  # @2
    await asyncio.sleep(SERVER + n % 4 / 4)  # @3
    await asyncio.sleep(BODY)  # @4
    print(f"page {n} read")  # @5


async def main():
    await asyncio.gather(*(fetch(n) for n in range(REQUESTS)))  # @6


asyncio.run(main())
# end
