"""Two clients, one person at the counter. B comes when A has been served a drink, and shares A's fries."""
# if variant=async
import asyncio
# end
import time

BURGER = 60  # =burger
FRIES = 120  # =fries
DRINK = 30  # =drink
TAKING = 0  # =taking


# if variant=sync
def make(dish, seconds):
    time.sleep(seconds)  # @1
    print(f"{dish} ready")  # @2


def serve(client):
    make(f"burger for {client}", BURGER)
    make(f"fries for {client}", FRIES)
    make(f"drink for {client}", DRINK)


def main():
    b_comes = time.monotonic() + DRINK  # and nobody looks up
    serve("A")
    print("A served")  # @3
    time.sleep(TAKING)  # @4
    serve("B")
    print(f"B served after {round(time.monotonic() - b_comes, 3):g} s")  # @5


main()
# else
async def make(dish, seconds):
    await asyncio.sleep(seconds)  # @1
    print(f"{dish} ready")  # @2


async def serve_a(fries):
    drink = asyncio.create_task(make("drink for A", DRINK))
    burger = asyncio.create_task(make("burger for A", BURGER))
    await drink  # @3
    b = asyncio.create_task(serve_b(fries))
    await burger  # @4
    await fries  # @5
    print("A served")  # @6
    await b  # @7


async def serve_b(fries):
    came = time.monotonic()
    await asyncio.sleep(TAKING)  # @8
    burger = asyncio.create_task(make("burger for B", BURGER))
    drink = asyncio.create_task(make("drink for B", DRINK))
    await asyncio.gather(burger, drink)  # @9
    await fries  # @10
    print(f"B served after {round(time.monotonic() - came, 3):g} s")  # @11


async def main():
    fries = asyncio.create_task(make("fries for A and B", FRIES))
    await asyncio.create_task(serve_a(fries))  # @12


asyncio.run(main())
# end
