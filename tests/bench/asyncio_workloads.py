"""The workloads on CPython's asyncio in virtual time: asyncio_workloads.py WORKLOAD TASKS ROUNDS [--gc-off], or
asyncio_workloads.py all [--quick] for a line each, every one in a process of its own."""
import asyncio
import subprocess
import sys

import workloads
from asyncio_loop import VirtualLoop

operations = 0


async def switcher(rounds):
    global operations
    for _ in range(rounds):
        await asyncio.sleep(0)
    operations += rounds


async def w1(tasks, rounds, _):
    await asyncio.gather(*[asyncio.create_task(switcher(rounds)) for _ in range(tasks)])


async def dozer(delays):
    global operations
    for delay in delays:
        await asyncio.sleep(delay)
    operations += len(delays)


async def w2(tasks, _, delays):
    await asyncio.gather(*[asyncio.create_task(dozer(delays[task])) for task in range(tasks)])


async def locker(lock, rounds):
    global operations
    for _ in range(rounds):
        async with lock:
            operations += 1
            await asyncio.sleep(0)


async def w3(tasks, rounds, _):
    lock = asyncio.Lock()
    await asyncio.gather(*[asyncio.create_task(locker(lock, rounds)) for _ in range(tasks)])


class Restaurant:
    def __init__(self):
        self.soda = asyncio.Lock()
        self.cook = asyncio.Semaphore(workloads.COOKS)
        self.fryer = asyncio.Lock()
        self.portions = 0
        self.all_served = asyncio.get_running_loop().create_future()

    async def get_soda(self):
        async with self.soda:
            await asyncio.sleep(workloads.T_SODA)

    async def get_burger(self):
        async with self.cook:
            await asyncio.sleep(workloads.T_BURGER)

    async def get_fries(self):
        async with self.fryer:
            if self.portions == 0:
                await asyncio.sleep(workloads.T_FRIES)
                self.portions = workloads.BATCH
            self.portions -= 1

    async def serve(self, clients):
        global operations
        await asyncio.gather(self.get_soda(), self.get_burger(), self.get_fries())
        operations += 1
        if operations == clients:
            self.all_served.set_result(None)


async def w4(clients, *_):
    resto = Restaurant()
    for _ in range(clients):
        asyncio.create_task(resto.serve(clients))
        await asyncio.sleep(workloads.PERIOD)
    await resto.all_served


async def trivial():
    global operations
    operations += 1


async def w5(tasks, rounds, _):
    for _ in range(0, tasks, rounds):
        await asyncio.gather(*[asyncio.create_task(trivial()) for _ in range(rounds)])


async def sleeper(delay, tasks, all_awake):
    global operations
    await asyncio.sleep(delay)
    operations += 1
    if operations == tasks:
        all_awake.set_result(None)


async def w6(tasks, _, delays):
    all_awake = asyncio.get_running_loop().create_future()
    for delay in delays:
        asyncio.create_task(sleeper(delay, tasks, all_awake))
    await all_awake


def play(workload, tasks, rounds, delays):
    loop = VirtualLoop()
    loop.run_until_complete({"w1": w1, "w2": w2, "w3": w3, "w4": w4, "w5": w5, "w6": w6}[workload](tasks, rounds, delays))
    return operations, loop.time()


def everything(sizes):
    for workload, (tasks, rounds) in sizes.items():
        for option in [[], ["--gc-off"]] if workload == "w4" else [[]]:
            subprocess.run([sys.executable, __file__, workload, str(tasks), str(rounds), *option], check=True)


if sys.argv[1] == "all":
    everything(workloads.QUICK_PYTHON_SIZES if "--quick" in sys.argv else workloads.PYTHON_SIZES)
else:
    workloads.main("asyncio" + sys.argv[4:].count("--gc-off") * " gc off", play)
