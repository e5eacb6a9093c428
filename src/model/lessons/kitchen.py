soda = asyncio.Lock() if SODAS == 1 else asyncio.Semaphore(SODAS)
cook = asyncio.Semaphore(COOKS)
fryer = asyncio.Lock()
portions = 0


def clock():
    return asyncio.get_running_loop().time()


async def get_soda(client):
    async with soda:  # @1
        print(f"client {client}: cup in place")
        # if times=uniform|exponential|lognormal
        await asyncio.sleep(varied(T_SODA, SODA, client))  # @2
        # else
        await asyncio.sleep(T_SODA)  # @2
        # end
        print(f"client {client}: soda ready")


async def get_burger(client):
    print(f"client {client}: burger ordered")
    async with cook:  # @3
        # if times=uniform|exponential|lognormal
        await asyncio.sleep(varied(T_BURGER, BURGER, client))  # @4
        # else
        await asyncio.sleep(T_BURGER)  # @4
        # end
        print(f"client {client}: burger ready")


async def get_fries(client):
    global portions
    async with fryer:  # @5
        print(f"client {client}: takes fries")
        if portions == 0:
            print(f"client {client}: fries put to cook")
            # if times=uniform|exponential|lognormal
            await asyncio.sleep(varied(T_FRIES, FRIES, client))  # @6
            # else
            await asyncio.sleep(T_FRIES)  # @6
            # end
            portions = BATCH
            print(f"client {client}: fries cooked")
            # if fryer=slip
            portions -= 1  # @7
            print(f"client {client}: fries ready")
        # else
        portions -= 1  # @7
        print(f"client {client}: fries ready")
        # end


async def serve(client):
    print(f"client {client}: order")
    start = clock()  # @8
    dishes = [
        asyncio.create_task(get_soda(client)),
        asyncio.create_task(get_fries(client)),
        asyncio.create_task(get_burger(client)),
    ]
    await asyncio.wait(dishes)  # @9
    waited = clock() - start  # @10
    print(f"client {client}: served in {round(waited, 3)} s")
    return waited
