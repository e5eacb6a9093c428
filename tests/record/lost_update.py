"""A shared account: every payment reads the balance, waits for the bank, and writes what it has computed. Some of them are lost."""
import asyncio
import time


class Account:
    def __init__(self, balance):
        self.balance = balance

    async def pay_in(self, amount):
        seen = self.balance
        await asyncio.sleep(0.1)             # the bank is asked, and meanwhile others read the same balance
        self.balance = seen + amount


async def careful(account, lock, amount):
    async with lock:
        await account.pay_in(amount)


async def main():
    account = Account(100)
    async with asyncio.TaskGroup() as group:
        for amount in (10, 20, 30, 40):
            group.create_task(account.pay_in(amount), name=f"pay in {amount}")
    print(f"without a lock: {account.balance} instead of 200")
    time.sleep(0.5)                          # somebody writes it down, and holds everybody up
    lock = asyncio.Lock()
    account = Account(100)
    await asyncio.gather(*(careful(account, lock, amount) for amount in (10, 20, 30, 40)))
    print(f"with a lock: {account.balance}")


asyncio.run(main())
