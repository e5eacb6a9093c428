"""A rush in a fast-food restaurant: one thread serves everybody."""
import asyncio
# if arrivals=poisson,times=uniform|exponential|lognormal
import math
# end
# if times=lognormal
import statistics
# end

# if arrivals=list
ARRIVALS = [0, 0.4, 0.7]  # =arrive
CLIENTS = len(ARRIVALS)
# else
CLIENTS = 10  # =clients
PERIOD = 0.5  # =period
# end
PATIENCE = 5  # =patience
SODAS = 1  # =sodas
COOKS = 3  # =cooks
BATCH = 5  # =batch
T_SODA = 1  # =t_soda
T_BURGER = 3  # =t_burger
T_FRIES = 4  # =t_fries
# if times=uniform|lognormal
DEVIATION = 50  # =deviation
# end
# if arrivals=poisson,times=uniform|exponential|lognormal
SEED = 1  # =seed

# include draws.py
# else

# end
# include kitchen.py


async def main():
    orders = []
    # if arrivals=list
    before = 0
    for client, time in enumerate(ARRIVALS, 1):
        await asyncio.sleep(time - before)  # @11
        before = time
        orders.append(asyncio.create_task(serve(client)))
    # else
    for client in range(1, CLIENTS + 1):
        orders.append(asyncio.create_task(serve(client)))
        # if arrivals=poisson
        await asyncio.sleep(time_to_next(client))  # @11
        # else
        await asyncio.sleep(PERIOD)  # @11
        # end
    # end
    await asyncio.wait(orders)  # @12
    # if satisfied=whole
    happy = sum(int(order.result()) < PATIENCE for order in orders)
    # else
    happy = sum(order.result() < PATIENCE for order in orders)
    # end
    print(f"{happy} of {CLIENTS} clients satisfied")  # @13


asyncio.run(main())
