"""The manager's search on CPython's asyncio in virtual time, a sample of it, as one JSON line."""
import asyncio

import plan_problem
from asyncio_loop import VirtualLoop


class Restaurant:
    def __init__(self, sodas, cooks, batch):
        self.soda = asyncio.Semaphore(sodas)
        self.cook = asyncio.Semaphore(cooks)
        self.fryer = asyncio.Lock()
        self.batch, self.portions = batch, 0

    async def get_soda(self):
        async with self.soda:
            await asyncio.sleep(plan_problem.T_SODA)

    async def get_burger(self):
        async with self.cook:
            await asyncio.sleep(plan_problem.T_BURGER)

    async def get_fries(self):
        async with self.fryer:
            if self.portions == 0:
                await asyncio.sleep(plan_problem.T_FRIES)
                self.portions = self.batch
            self.portions -= 1

    async def serve(self):
        loop = asyncio.get_running_loop()
        start = loop.time()
        await asyncio.wait([asyncio.create_task(dish) for dish in (self.get_soda(), self.get_fries(), self.get_burger())])
        return loop.time() - start


async def rush(restaurant):
    orders = []
    for _ in range(plan_problem.CLIENTS):
        orders.append(asyncio.create_task(restaurant.serve()))
        await asyncio.sleep(plan_problem.PERIOD)
    await asyncio.wait(orders)
    return sum(order.result() < plan_problem.PATIENCE for order in orders)


def run(sodas, cooks, batch):
    return VirtualLoop().run_until_complete(rush(Restaurant(sodas, cooks, batch)))


plan_problem.main("asyncio", run)
