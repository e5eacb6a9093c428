"""A TCP server that answers each line with the same line in capitals, and three clients who talk to it on this machine."""
import asyncio

WORDS = {"Mia": ["hello", "is anybody there", "bye"], "Noor": ["one", "two"], "Olek": ["a line that is somewhat longer than the others", "enough"]}


async def serve(reader, writer):
    while line := await reader.readline():
        await asyncio.sleep(0.02)            # somebody has to think about it
        writer.write(line.upper())
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def client(name, port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for words in WORDS[name]:
        writer.write(f"{words}\n".encode())
        answer = await reader.readline()
        print(f"{name}: {answer.decode().strip()}")
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        async with asyncio.timeout(5):
            await asyncio.gather(*(client(name, port) for name in WORDS))
    print("everybody has been answered")


asyncio.run(main())
