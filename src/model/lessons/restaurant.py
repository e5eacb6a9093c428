"""A rush in a fast-food restaurant: one thread serves everybody."""
import asyncio

CLIENTS = 10  # =clients
PERIOD = 0.5  # =period
PATIENCE = 5  # =patience
SODAS = 1  # =sodas
COOKS = 3  # =cooks
BATCH = 5  # =batch
T_SODA = 1  # =t_soda
T_BURGER = 3  # =t_burger
T_FRIES = 4  # =t_fries

# include kitchen.py


async def main():
    orders = []
    for client in range(1, CLIENTS + 1):
        orders.append(asyncio.create_task(serve(client)))
        await asyncio.sleep(PERIOD)  # @11
    await asyncio.wait(orders)  # @12
    # if satisfied=whole
    happy = sum(int(order.result()) < PATIENCE for order in orders)
    # else
    happy = sum(order.result() < PATIENCE for order in orders)
    # end
    print(f"{happy} of {CLIENTS} clients satisfied")  # @13


asyncio.run(main())
