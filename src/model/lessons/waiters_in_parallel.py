# if variant=async
"""One employee at the counter, who lets the machines work and serves on."""
import asyncio
# else
"""Five employees at the counter: each waits for every dish of one order."""
import threading
# end
import time

CLIENTS = 5  # =clients
PERIOD = 10  # =period
TAKE = 10  # =take
BURGER = 60  # =burger
FRIES = 120  # =fries
DRINK = 30  # =drink


# if variant=async
async def make(seconds):
    await asyncio.sleep(seconds)  # @1


async def serve(client):
    time.sleep(TAKE)  # busy hands  # @2
    await asyncio.gather(make(BURGER), make(FRIES), make(DRINK))  # @3
    print(f"order {client} served")  # @4


async def main():
    orders = []
    for client in range(1, CLIENTS + 1):
        orders.append(asyncio.create_task(serve(client)))
        await asyncio.sleep(PERIOD)  # @5
    await asyncio.gather(*orders)  # @6


asyncio.run(main())
# else
def serve(client):
    time.sleep(TAKE)  # busy hands  # @2
    for seconds in (BURGER, FRIES, DRINK):
        time.sleep(seconds)  # idle hands  # @3
    print(f"order {client} served")  # @4


def main():
    employees = []
    for client in range(1, CLIENTS + 1):
        employees.append(threading.Thread(target=serve, args=(client,)))
        employees[-1].start()
        time.sleep(PERIOD)  # @5
    for employee in employees:
        employee.join()  # @6


main()
# end
