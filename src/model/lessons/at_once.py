"""Everybody comes at once in a fast-food restaurant: one thread serves them all."""
import asyncio

CLIENTS = 10  # =clients
SODAS = 1  # =sodas
COOKS = 3  # =cooks
BATCH = 5  # =batch
T_SODA = 1  # =t_soda
T_BURGER = 3  # =t_burger
T_FRIES = 4  # =t_fries

soda = asyncio.Lock() if SODAS == 1 else asyncio.Semaphore(SODAS)
cook = asyncio.Semaphore(COOKS)
fryer = asyncio.Lock()
portions = 0


def clock():
    return asyncio.get_running_loop().time()


async def get_soda(client):
    async with soda:  # @1
        await asyncio.sleep(T_SODA)  # @2


async def get_burger(client):
    async with cook:  # @3
        await asyncio.sleep(T_BURGER)  # @4


async def get_fries(client):
    global portions
    async with fryer:  # @5
        if portions == 0:
            await asyncio.sleep(T_FRIES)  # @6
            portions = BATCH
        portions -= 1  # @7


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
