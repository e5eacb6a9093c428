"""Everybody comes at once in a fast-food restaurant: one thread serves them all."""
import asyncio

CLIENTS = 10  # =clients
SODAS = 1  # =sodas
COOKS = 3  # =cooks
BATCH = 5  # =batch
T_SODA = 1  # =t_soda
T_BURGER = 3  # =t_burger
T_FRIES = 4  # =t_fries

# include kitchen.py


async def main():
    # if order=document
    first = [client for client in (3, 4, 5, 6, 1, 7, 8, 2) if client <= CLIENTS]
    arrivals = first + list(range(9, CLIENTS + 1))
    # else
    arrivals = range(1, CLIENTS + 1)
    # end
    orders = [asyncio.create_task(serve(client)) for client in arrivals]
    await asyncio.wait(orders)  # @12


asyncio.run(main())
