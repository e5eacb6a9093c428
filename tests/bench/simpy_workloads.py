"""The workloads on SimPy, as Debian's python3-simpy has it (SimPy 2.3): simpy_workloads.py WORKLOAD TASKS ROUNDS, or
simpy_workloads.py all [--quick] for a line each. Its processes can't be awaited: an event is signalled by the last."""
import subprocess
import sys

from SimPy.Simulation import Process, Resource, SimEvent, Simulation, hold, release, request, waitevent

import workloads

operations = 0


class Switcher(Process):
    def main(self, rounds):
        global operations
        for _ in range(rounds):
            yield hold, self, 0
        operations += rounds


class Dozer(Process):
    def main(self, delays):
        global operations
        for delay in delays:
            yield hold, self, delay
        operations += len(delays)


class Locker(Process):
    def main(self, lock, rounds):
        global operations
        for _ in range(rounds):
            yield request, self, lock
            operations += 1
            yield hold, self, 0
            yield release, self, lock


class Dish(Process):
    def soda(self, resto, order):
        yield request, self, resto.soda
        yield hold, self, workloads.T_SODA
        yield release, self, resto.soda
        order.one_less()

    def burger(self, resto, order):
        yield request, self, resto.cook
        yield hold, self, workloads.T_BURGER
        yield release, self, resto.cook
        order.one_less()

    def fries(self, resto, order):
        yield request, self, resto.fryer
        if resto.portions == 0:
            yield hold, self, workloads.T_FRIES
            resto.portions = workloads.BATCH
        resto.portions -= 1
        yield release, self, resto.fryer
        order.one_less()


class Order:
    """A gather of three."""

    def __init__(self, sim):
        self.left = 3
        self.ready = SimEvent(sim=sim)

    def one_less(self):
        self.left -= 1
        if self.left == 0:
            self.ready.signal()


class Restaurant:
    def __init__(self, sim):
        self.soda = Resource(1, sim=sim)
        self.cook = Resource(workloads.COOKS, sim=sim)
        self.fryer = Resource(1, sim=sim)
        self.portions = 0


class Client(Process):
    def main(self, resto):
        global operations
        order = Order(self.sim)
        for dish in (Dish.soda, Dish.burger, Dish.fries):
            process = Dish(sim=self.sim)
            self.sim.activate(process, dish(process, resto, order))
        yield waitevent, self, order.ready
        operations += 1


class Rush(Process):
    def main(self, clients):
        resto = Restaurant(self.sim)
        for _ in range(clients):
            client = Client(sim=self.sim)
            self.sim.activate(client, client.main(resto))
            yield hold, self, workloads.PERIOD


class Trivial(Process):
    def main(self, order):
        global operations
        operations += 1
        order.one_less()
        return
        yield


class Spawner(Process):
    def main(self, tasks, rounds):
        for _ in range(0, tasks, rounds):
            order = Order(self.sim)
            order.left = rounds
            for _ in range(rounds):
                process = Trivial(sim=self.sim)
                self.sim.activate(process, process.main(order))
            yield waitevent, self, order.ready


class Sleeper(Process):
    def main(self, delay):
        global operations
        yield hold, self, delay
        operations += 1


def play(workload, tasks, rounds, delays):
    sim = Simulation()
    sim.initialize()

    def start(kind, *arguments):
        process = kind(sim=sim)
        sim.activate(process, process.main(*arguments))

    if workload == "w3":
        lock = Resource(1, sim=sim)
    for task in range(1 if workload in ("w4", "w5") else tasks):
        match workload:
            case "w1": start(Switcher, rounds)
            case "w2": start(Dozer, delays[task])
            case "w3": start(Locker, lock, rounds)
            case "w4": start(Rush, tasks)
            case "w5": start(Spawner, tasks, rounds)
            case "w6": start(Sleeper, delays[task])
    sim.simulate(until=1e12)
    return operations, sim.now()


if sys.argv[1] == "all":
    sizes = workloads.QUICK_PYTHON_SIZES if "--quick" in sys.argv else workloads.PYTHON_SIZES
    for name, (count, times) in sizes.items():
        subprocess.run([sys.executable, __file__, name, str(count), str(times)], check=True)
else:
    workloads.main("simpy", play)
