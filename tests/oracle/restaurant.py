"""The restaurant of the course as an ordinary asyncio program: the reference for random settings.

Trimmed copy of the restaurant in the scenarios from which the recorded traces were made.
"""
import asyncio

from vloop import loop_now


def always(time):
    """The same for every client."""
    return lambda client: time


class Restaurant:
    """Limited soda machines, cooks and a fryer that cooks `batch` portions. A time is a function of the client."""

    def __init__(self, sodas, cooks, batch, t_soda, t_burger, t_fries):
        self.t_soda, self.t_burger, self.t_fries = t_soda, t_burger, t_fries
        self.soda = asyncio.Lock() if sodas == 1 else asyncio.Semaphore(sodas)
        self.cook = asyncio.Semaphore(cooks)
        self.fryer = asyncio.Lock()
        self.batch, self.portions = batch, 0
        self.served = []

    async def get_soda(self, client):
        async with self.soda:
            await asyncio.sleep(self.t_soda(client))

    async def get_burger(self, client):
        async with self.cook:
            await asyncio.sleep(self.t_burger(client))

    async def get_fries(self, client):
        async with self.fryer:
            if self.portions == 0:
                await asyncio.sleep(self.t_fries(client))
                self.portions = self.batch
            self.portions -= 1

    async def serve(self, client):
        start = loop_now()
        dishes = (self.get_soda, self.get_fries, self.get_burger)
        await asyncio.wait([asyncio.create_task(dish(client)) for dish in dishes])
        self.served.append(client)
        return loop_now() - start


async def perf_test(restaurant, clients, period):
    """After a client, `period` of it to the next one; gives the service times in order of arrival."""
    todo = []
    for i in range(1, clients + 1):
        todo.append(asyncio.create_task(restaurant.serve(i)))
        await asyncio.sleep(period(i))
    await asyncio.wait(todo)
    return [task.result() for task in todo]


async def listed_test(restaurant, arrivals):
    """A client at each of these times, in order."""
    todo, before = [], 0
    for client, time in enumerate(arrivals, 1):
        await asyncio.sleep(time - before)
        before = time
        todo.append(asyncio.create_task(restaurant.serve(client)))
    await asyncio.wait(todo)
    return [task.result() for task in todo]
