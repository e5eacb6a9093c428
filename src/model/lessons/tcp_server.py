"""A server and its clients: each connects, says hello, is answered, leaves."""
import asyncio

CLIENTS = 3  # =clients
HELLOS = (2, 1, 0)  # of clients 1, 2, 3; then again
PAUSE = 1  # =pause


async def serve(reader, writer):
    print("server: a client has come")  # @1
    while data := await reader.read(1024):  # @2
        print(f"server: {data.decode()}")  # @3
        writer.write(b"welcome")
        await writer.drain()  # @4
    print("server: end of file, a client has left")  # @5
    writer.close()
    await writer.wait_closed()  # @6


async def visit(n):
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)  # @7
    print(f"client {n}: connected")  # @8
    for i in range(HELLOS[(n - 1) % 3]):
        writer.write(f"hello {i} of client {n}".encode())
        await writer.drain()  # @9
        answer = await reader.read(1024)  # @10
        print(f"client {n}: {answer.decode()}")  # @11
        await asyncio.sleep(PAUSE)  # @12
    writer.close()
    await writer.wait_closed()  # @13
    print(f"client {n}: gone")  # @14


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 8888)  # @15
    await asyncio.gather(*(visit(n) for n in range(1, CLIENTS + 1)))  # @16
    await asyncio.sleep(1)  # the last end of file is still on its way  # @17
    server.close()
    await server.wait_closed()  # @18


asyncio.run(main())
