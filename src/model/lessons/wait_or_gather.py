import asyncio


async def main():
    # if variant=wait
    tasks = [asyncio.create_task(spam()), asyncio.create_task(tic_tac())]
    done, pending = await asyncio.wait(tasks)  # @1
    print(f"{len(done)} done, {len(pending)} pending")  # @2
    # else
    results = await asyncio.gather(spam(), tic_tac())  # @1
    print(results)  # @2
    # end


async def spam():
    for word in ("Spam", "Eggs", "Bacon"):
        print(word)  # @3
        await asyncio.sleep(0)  # @4
    return "SPAM!"


async def tic_tac():
    print("Tic")  # @5
    await asyncio.sleep(0)  # @6
    print("Tac")  # @7
    await asyncio.sleep(0)  # @8
    return "Boum!"


asyncio.run(main())
