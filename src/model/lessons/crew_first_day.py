"""First day behind the counter: a second client comes one second after the first."""
# if variant=sync
import time
# else
import asyncio
# end

TIMES = {
    "fries": 5,  # =fries
    "drink": 3,  # =drink
    "burger": 5,  # =burger
}


# if variant=sync
def serve(client, *dishes):
    for dish in dishes:
        print(f"client {client}: {dish} started")  # @1
        time.sleep(TIMES[dish])  # @2
        print(f"client {client}: {dish} ready")  # @3
    print(f"client {client} served")  # @4


def main():
    serve(1, "fries", "drink")
    serve(2, "fries", "drink", "burger")


main()
# else
async def make(client, dish):
    print(f"client {client}: {dish} started")  # @1
    await asyncio.sleep(TIMES[dish])  # @2
    print(f"client {client}: {dish} ready")  # @3


async def serve(client, *dishes):
    tasks = [asyncio.create_task(make(client, dish)) for dish in dishes]
    await asyncio.gather(*tasks)  # @5
    print(f"client {client} served")  # @4


async def main():
    first = asyncio.create_task(serve(1, "fries", "drink"))
    await asyncio.sleep(1)  # @6
    second = asyncio.create_task(serve(2, "fries", "drink", "burger"))
    await asyncio.gather(first, second)  # @7


asyncio.run(main())
# end
