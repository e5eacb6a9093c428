"""Three greetings, each after a wait."""
# if variant=sync
import time
# else
import asyncio
# end

DELAY = 10  # =delay


# if variant=sync
def greet(name):
    time.sleep(DELAY)  # @1
    print(name)  # @2


def main():
    greet("Daniel")
    greet("Donna")
    greet("Diane")


main()
# else
async def greet(name):
    await asyncio.sleep(DELAY)  # @1
    print(name)  # @2


async def main():
    await asyncio.gather(greet("Daniel"), greet("Donna"), greet("Diane"))  # @3


asyncio.run(main())
# end
