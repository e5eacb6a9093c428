"""A fast-food restaurant with as many machines as one likes."""
# if variant=sync
import time
# else
import asyncio
# end

CLIENTS = 1  # =clients
T_SODA = 1  # =t_soda
T_BURGER = 3  # =t_burger
T_FRIES = 4  # =t_fries


# if variant=sync
def get_soda(client):
    print(f"client {client}: cup in place")  # @1
    time.sleep(T_SODA)  # @2
    print(f"client {client}: soda ready")  # @3


def get_burger(client):
    print(f"client {client}: burger ordered")  # @13
    time.sleep(T_BURGER)  # @4
    print(f"client {client}: burger ready")  # @14


def get_fries(client):
    print(f"client {client}: fries put to cook")  # @5
    time.sleep(T_FRIES)  # @6
    print(f"client {client}: fries ready")  # @7


def serve(client):
    print(f"client {client}: order")  # @8
    start = time.monotonic()
    get_soda(client)
    get_fries(client)
    get_burger(client)
    waited = time.monotonic() - start
    print(f"client {client}: served in {round(waited, 3):g} s")  # @10


def main():
    for client in range(1, CLIENTS + 1):
        serve(client)


main()
# else
def clock():
    return asyncio.get_running_loop().time()


async def get_soda(client):
    print(f"client {client}: cup in place")
    await asyncio.sleep(T_SODA)  # @2
    print(f"client {client}: soda ready")


async def get_burger(client):
    print(f"client {client}: burger ordered")
    await asyncio.sleep(T_BURGER)  # @4
    print(f"client {client}: burger ready")


async def get_fries(client):
    print(f"client {client}: fries put to cook")
    await asyncio.sleep(T_FRIES)  # @6
    print(f"client {client}: fries ready")


async def serve(client):
    print(f"client {client}: order")
    start = clock()  # @8
    dishes = [
        asyncio.create_task(get_soda(client)),
        asyncio.create_task(get_fries(client)),
        asyncio.create_task(get_burger(client)),
    ]
    await asyncio.wait(dishes)  # @9
    waited = clock() - start  # @10
    print(f"client {client}: served in {round(waited, 3)} s")


async def main():
    orders = [asyncio.create_task(serve(client)) for client in range(1, CLIENTS + 1)]
    await asyncio.wait(orders)  # @12


asyncio.run(main())
# end
