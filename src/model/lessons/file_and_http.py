"""A file is written while a page is fetched. Pauses stand for the disk and for the network."""
# if variant=async
import asyncio
# end
import time

DISK = 1.5  # =disk
CONNECT = 0.25  # =connect
SERVER = 0.5  # =server
BODY = 0.125  # =body


def write_file():
    time.sleep(DISK)  # @2


# if variant=sync
def save():
    print("file: writing")  # @1
    write_file()
    print("file: written")  # @3


def fetch():
    print("page: request sent")  # @4
    time.sleep(CONNECT)  # @5
    time.sleep(SERVER)  # @6
    time.sleep(BODY)  # @7
    print("page: read")  # @8


def main():
    save()
    fetch()


main()
# else
async def save():
    print("file: writing")  # @1
    # if write=direct
    write_file()
    # else
    await asyncio.to_thread(write_file)  # @10
    # end
    print("file: written")  # @3


async def fetch():
    print("page: request sent")  # @4
    await asyncio.sleep(CONNECT)  # @5
    await asyncio.sleep(SERVER)  # @6
    await asyncio.sleep(BODY)  # @7
    print("page: read")  # @8


async def main():
    await asyncio.gather(save(), fetch())  # @9


asyncio.run(main())
# end
