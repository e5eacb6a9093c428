"""A site with so few visitors that their waits never overlap."""
# if variant=sync
import time
# else
import asyncio
# end

VISITORS = 1  # =visitors
DATABASE = 2  # =database


# if variant=sync
def show_page(visitor):
    time.sleep(DATABASE)  # @1
    print(f"page {visitor} shown")  # @2


def main():
    for visitor in range(1, VISITORS + 1):
        show_page(visitor)


main()
# else
async def show_page(visitor):
    await asyncio.sleep(DATABASE)  # @1
    print(f"page {visitor} shown")  # @2


async def main():
    pages = [asyncio.create_task(show_page(visitor)) for visitor in range(1, VISITORS + 1)]
    await asyncio.gather(*pages)  # @3


asyncio.run(main())
# end
