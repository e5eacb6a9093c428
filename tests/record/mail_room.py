"""A mail room: parcels come in bursts, three sorters take them from one queue, and one of the scales is slow."""
import asyncio

SHELF = 4            # parcels that the shelf holds before the door has to wait
PARCELS = [("books", 0.8), ("letters", 0.3), ("a bicycle", 2.5), ("lamps", 1.2), ("tea", 0.4), ("a violin", 1.9), ("seeds", 0.2), ("maps", 0.6),
           ("a clock", 1.1), ("paint", 0.9)]


async def door(shelf):
    for number, (content, work) in enumerate(PARCELS, 1):
        await shelf.put((number, content, work))
        print(f"door: parcel {number} ({content}) is on the shelf")
        await asyncio.sleep(0.1 if number % 4 else 1.5)      # they come four at a time
    return len(PARCELS)


async def sorter(name, shelf, scales, sorted_parcels):
    while True:
        number, content, work = await shelf.get()
        async with scales:
            await asyncio.sleep(0.25)
        await asyncio.sleep(work)
        sorted_parcels.append(number)
        print(f"{name}: parcel {number} ({content}) is sorted")
        shelf.task_done()


async def main():
    shelf = asyncio.Queue(maxsize=SHELF)
    scales = asyncio.Semaphore(2)
    sorted_parcels = []
    sorters = [asyncio.create_task(sorter(name, shelf, scales, sorted_parcels), name=name) for name in ("Ada", "Ben", "Chi")]
    came = await door(shelf)
    await shelf.join()
    for one in sorters:
        one.cancel()
    await asyncio.gather(*sorters, return_exceptions=True)
    print(f"{len(sorted_parcels)} of {came} parcels, in the order {sorted_parcels}")


if __name__ == "__main__":
    asyncio.run(main())
