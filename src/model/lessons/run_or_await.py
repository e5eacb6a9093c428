"""Starting main from a script, and from a notebook."""
import asyncio

DELAY = 1  # =delay


async def main():
    print("main begins")  # @1
    await asyncio.sleep(DELAY)  # @2
    print("main ends")  # @3


# if variant=script
asyncio.run(main())
# else
async def cell():
    """A cell of a notebook, whose loop is running already."""
    coroutine = main()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)  # @4
        coroutine.close()
    await main()  # @5


asyncio.run(cell())
# end
