"""Which thread runs a coroutine?"""
import asyncio
import threading


async def job():
    print(f"job runs in {threading.current_thread().name}")  # @1


async def main():
    print(f"main runs in {threading.current_thread().name}")  # @2
    await job()  # @3


asyncio.run(main())
