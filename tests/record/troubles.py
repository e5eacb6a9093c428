"""A day on which everything goes wrong that asyncio only logs: a callback that raises, an error that nobody asks for, alarms that are all called
off, and in the end a customer who waits for what nobody brings."""
import asyncio


def alarm(which):
    raise ValueError(f"alarm {which} rings")


async def delivery():
    raise LookupError("no such street")


async def day():
    loop = asyncio.get_running_loop()
    loop.call_soon(alarm, "fire")
    forgotten = asyncio.create_task(delivery(), name="delivery")
    alarms = [loop.call_later(60 + i, alarm, i) for i in range(150)]
    await asyncio.sleep(0.1)
    del forgotten
    for one in alarms:
        one.cancel()
    await asyncio.sleep(0.1)
    print("the alarms are off")


async def customer():
    await asyncio.get_running_loop().create_future()


asyncio.run(day())
try:
    asyncio.run(customer())
except RuntimeError as error:
    print(f"the shop closes: {error}")
