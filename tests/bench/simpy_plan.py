"""The manager's search on SimPy, as Debian's python3-simpy has it (SimPy 2.3), a sample of it, as one JSON line."""
from SimPy.Simulation import Process, Resource, Simulation, hold, release, request

import plan_problem


class Restaurant:
    def __init__(self, sim, sodas, cooks, batch):
        self.soda = Resource(sodas, sim=sim)
        self.cook = Resource(cooks, sim=sim)
        self.fryer = Resource(1, sim=sim)
        self.batch, self.portions = batch, 0
        self.satisfied = 0


class Client:
    """Whom the last of three dishes serves."""

    def __init__(self, resto, now):
        self.resto, self.start, self.left = resto, now, 3

    def one_less(self, now):
        self.left -= 1
        if self.left == 0 and now - self.start < plan_problem.PATIENCE:
            self.resto.satisfied += 1


class Dish(Process):
    def soda(self, resto, client):
        yield request, self, resto.soda
        yield hold, self, plan_problem.T_SODA
        yield release, self, resto.soda
        client.one_less(self.sim.now())

    def burger(self, resto, client):
        yield request, self, resto.cook
        yield hold, self, plan_problem.T_BURGER
        yield release, self, resto.cook
        client.one_less(self.sim.now())

    def fries(self, resto, client):
        yield request, self, resto.fryer
        if resto.portions == 0:
            yield hold, self, plan_problem.T_FRIES
            resto.portions = resto.batch
        resto.portions -= 1
        yield release, self, resto.fryer
        client.one_less(self.sim.now())


class Rush(Process):
    def main(self, resto):
        for _ in range(plan_problem.CLIENTS):
            client = Client(resto, self.sim.now())
            for dish in (Dish.soda, Dish.fries, Dish.burger):
                process = Dish(sim=self.sim)
                self.sim.activate(process, dish(process, resto, client))
            yield hold, self, plan_problem.PERIOD


def run(sodas, cooks, batch):
    sim = Simulation()
    sim.initialize()
    resto = Restaurant(sim, sodas, cooks, batch)
    process = Rush(sim=sim)
    sim.activate(process, process.main(resto))
    sim.simulate(until=1e12)
    return resto.satisfied


plan_problem.main("simpy", run)
