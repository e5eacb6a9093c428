"""A tray: a drink, fries and a burger."""
import asyncio

DRINK = 3  # =drink
FRIES = 5  # =fries
BURGER = 5  # =burger


async def make_drink():
    print("cup taken")  # @1
    print("soda flowing")  # @2
    await asyncio.sleep(DRINK)  # @3
    print("drink ready")  # @4


async def make_fries():
    print("bag opened")  # @5
    print("fryer heating")  # @6
    await asyncio.sleep(FRIES)  # @7
    print("fries poured")  # @8
    print("fries ready")  # @9


async def make_burger():
    print("toppings laid out")  # @10
    print("steak on the grill")  # @11
    await asyncio.sleep(BURGER)  # @12
    print("steak done")  # @13
    print("burger ready")  # @14


async def main():
    # if variant=gather
    await asyncio.gather(make_drink(), make_fries(), make_burger())  # @15
    # else
    await make_drink()  # @15
    await make_fries()  # @16
    await make_burger()  # @17
    # end


asyncio.run(main())
