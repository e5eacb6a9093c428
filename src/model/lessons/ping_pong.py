# if variant=callback
"""A server that sends back what it gets, cut up into callbacks."""
# else
"""A server that sends back what it gets, as one coroutine."""
# end
import asyncio


# if variant=callback
class Pong(asyncio.Protocol):
    def connection_made(self, transport):
        print("server: connected")  # @1
        self.transport = transport

    def data_received(self, data):
        print(f"server: got {data.decode()}")  # @2
        self.transport.write(data)
        asyncio.get_running_loop().call_soon(self.data_written)

    def data_written(self):
        print("server: answered")  # @3
        self.transport.close()


# else
async def pong(reader, writer):
    print("server: connected")  # @1
    data = await reader.read(100)  # @4
    print(f"server: got {data.decode()}")  # @2
    writer.write(data)
    await writer.drain()  # @5
    print("server: answered")  # @3
    writer.close()


# end
async def client():
    reader, writer = await asyncio.open_connection("127.0.0.1", 8007)  # @6
    writer.write(b"ping")
    answer = await reader.read(100)  # @7
    print(f"client: got {answer.decode()}")  # @8
    if await reader.read(100) == b"":  # @9
        print("client: the end")  # @10
    writer.close()


async def main():
    # if variant=callback
    server = await asyncio.get_running_loop().create_server(Pong, "127.0.0.1", 8007)  # @11
    # else
    server = await asyncio.start_server(pong, "127.0.0.1", 8007)  # @11
    # end
    async with server:  # @12
        await asyncio.create_task(client())  # @13


asyncio.run(main())
