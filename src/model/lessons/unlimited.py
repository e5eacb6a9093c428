"""A fast-food restaurant with as many machines as one likes."""
import asyncio

CLIENTS = 1  # =clients
T_SODA = 1  # =t_soda
T_BURGER = 3  # =t_burger
T_FRIES = 4  # =t_fries


def clock():
    return asyncio.get_running_loop().time()


async def get_soda(client):
    await asyncio.sleep(T_SODA)  # @2


async def get_burger(client):
    await asyncio.sleep(T_BURGER)  # @4


async def get_fries(client):
    await asyncio.sleep(T_FRIES)  # @6


async def serve(client):
    start = clock()  # @8
    dishes = [
        asyncio.create_task(get_soda(client)),
        asyncio.create_task(get_fries(client)),
        asyncio.create_task(get_burger(client)),
    ]
    await asyncio.wait(dishes)  # @9
    return clock() - start  # @10


async def main():
    orders = [asyncio.create_task(serve(client)) for client in range(1, CLIENTS + 1)]
    await asyncio.wait(orders)  # @12
    for client, order in enumerate(orders, 1):
        print(f"client {client}: {order.result():g} s")


asyncio.run(main())
