"""Records what CPython's asyncio does with connections, servers, protocols and executors: traces r01_... to r06_..., r16_... and r17_....

    python3.11 probes_net.py traces

Each program has its twin in tests/loop/connection_programs.cpp or network_programs.cpp. The network is the one of vloop.py. Standard library alone.
"""
import asyncio
import sys

from net_probe import HOST, Probes, caught, read_all, serve, spawn
from vloop import emit

PROBES = Probes()
probe = PROBES.probe


# ---- connections ---------------------------------------------------------------------------------------------------------
@probe("r01_refused", "nobody listens; a server that is closed; a client that gives up while it connects", latency=0.5)
async def _(lp):
    async def client():
        try:
            await asyncio.open_connection(HOST, 80)
        except ConnectionRefusedError as error:
            caught(error)
        except asyncio.CancelledError:
            emit("gave up")
            raise
    await client()
    server = await asyncio.start_server(read_all, HOST, 80)
    giving_up = spawn(client(), "giving up")
    await asyncio.sleep(0.25)
    giving_up.cancel()
    await asyncio.wait([giving_up])
    server.close()
    await server.wait_closed()
    await client()
    return [server.is_serving(), giving_up.cancelled()]


@probe("r02_give_up_late", "cancelled when both sides are about to be connected: the server's handler waits for ever", latency=0.5)
async def _(lp):
    server = await asyncio.start_server(read_all, HOST, 80)
    client = spawn(asyncio.open_connection(HOST, 80), "client")
    await asyncio.sleep(0.5)
    emit("cancel %s" % client.cancel())
    await asyncio.wait([client])
    await asyncio.sleep(1)
    return client.cancelled()


@probe("r03_half_close", "write_eof ends one direction: the server answers after it, then closes", latency=0.25)
async def _(lp):
    async def answer(reader, writer):
        question = await reader.read(-1)
        emit("question " + question.decode())
        await asyncio.sleep(1)
        writer.writelines([b"an", b"swer"])
        writer.close()
        await writer.wait_closed()
        emit("server closed")

    async def body(reader, writer):
        writer.write(b"how ")
        writer.write(b"much?")
        writer.write_eof()
        writer.write_eof()
        try:
            writer.write(b"!")
        except RuntimeError as error:
            caught(error)
        emit("reply " + (await reader.read(-1)).decode())
        emit("at eof %s" % reader.at_eof())
        writer.close()
        await writer.wait_closed()
        emit("closed")
    await serve(answer, body)


@probe("r04_server_closed", "the server closes while two clients are connected: they go on; a third is refused", latency=0.25)
async def _(lp):
    async def client(pause):
        try:
            reader, writer = await asyncio.open_connection(HOST, 80)
        except ConnectionRefusedError as error:
            return caught(error)
        for word in (b"one", b"two"):
            writer.write(word)
            await asyncio.sleep(pause)
        writer.close()
        emit("left")
    server = await asyncio.start_server(read_all, HOST, 80)
    forever = spawn(server.serve_forever(), "forever")
    clients = [spawn(client(1), "A"), spawn(client(1.5), "B")]
    await asyncio.sleep(0.5)
    try:
        await server.serve_forever()
    except RuntimeError as error:
        caught(error)
    server.close()
    server.close()
    emit("sockets %d" % len(server.sockets))
    await asyncio.wait([*clients, forever, spawn(client(1), "C")])
    try:
        await server.serve_forever()
    except RuntimeError as error:
        caught(error)
    return forever.cancelled()


@probe("r05_dropped_writer", "a client leaves without closing: its transport is closed when the last reference goes", latency=0.25)
async def _(lp):
    async def leave():
        reader, writer = await asyncio.open_connection(HOST, 80)
        writer.write(b"bye")
        emit("leaving")
    server = await asyncio.start_server(read_all, HOST, 80)
    await spawn(leave(), "leave")
    emit("gone")
    await asyncio.sleep(1)


# ---- handlers ------------------------------------------------------------------------------------------------------------
@probe("r06_handler_raises", "a handler that fails is reported and its transport closed; one that is cancelled; a plain function", latency=0.25)
async def _(lp):
    handlers = []

    async def fail(reader, writer):
        handlers.append(asyncio.current_task())
        word = await reader.read(100)
        if word == b"wait":
            await asyncio.sleep(10)
        raise ValueError(word.decode())

    def plain(reader, writer):
        emit("plain %d" % writer.get_extra_info("peername")[1])
        writer.write(b"welcome")
        writer.close()

    def broken(reader, writer):
        raise TypeError("broken")

    async def client(port, word):
        reader, writer = await asyncio.open_connection(HOST, port)
        writer.write(word)
        emit("reply " + (await reader.read()).decode())
    for port, handler in ((80, fail), (81, plain), (82, broken)):
        await asyncio.start_server(handler, HOST, port)
    await spawn(client(80, b"one"), "one")
    waiting = spawn(client(80, b"wait"), "waiting")
    await asyncio.sleep(1)
    handlers[1].cancel()
    await asyncio.sleep(1)
    await spawn(client(81, b"hello"), "plain")
    late = spawn(client(82, b"hello"), "broken")
    await asyncio.sleep(2)
    return [waiting.done(), late.done()]  # nobody closes their transports


@probe("r16_protocols", "callbacks at both sides: back-pressure, an end of file that closes, an error in a callback", latency=0.25)
async def _(lp):
    class Talker(asyncio.Protocol):
        def __init__(self, who):
            self.who = who

        def connection_made(self, transport):
            emit(f"{self.who} made")
            self.transport = transport

        def data_received(self, data):
            emit(f"{self.who} got {data.decode()}")
            if data == b"bad":
                raise ValueError("bad data")

        def pause_writing(self):
            emit(f"{self.who} pause")

        def resume_writing(self):
            emit(f"{self.who} resume")

        def eof_received(self):
            emit(f"{self.who} eof")

        def connection_lost(self, exc):
            emit(f"{self.who} lost")
    made = []

    def server_side():
        made.append(Talker("server"))
        return made[0]
    await lp.create_server(server_side, HOST, 80)
    transport, protocol = await lp.create_connection(lambda: Talker("client"), HOST, 80)
    emit("same %s" % (transport.get_protocol() is protocol))
    transport.set_write_buffer_limits(high=4, low=2)
    server = made[0].transport
    server.pause_reading()
    for word in (b"one", b"bad", b"two"):
        transport.write(word)
    await asyncio.sleep(1)
    emit("on the way %d" % transport.get_write_buffer_size())
    server.resume_reading()
    server.write(b"hello")
    transport.write(b"bad")
    transport.write(b"")
    transport.write_eof()
    await asyncio.sleep(1)
    return [transport.is_closing(), server.is_closing()]


# ---- executors -----------------------------------------------------------------------------------------------------------
def job(cost, function):
    def run():
        return function()
    run.cost = cost
    return run


def fail(error):
    raise error


@probe("r17_executor", "jobs that fail, that are cancelled, that are gathered, that raise CancelledError; to_thread")
async def _(lp):
    async def failing():
        try:
            await lp.run_in_executor(None, job(1, lambda: fail(ValueError("job"))))
        except ValueError as error:
            caught(error)

    async def waiting(future):
        try:
            await future
        except asyncio.CancelledError:
            emit("cancelled")
            raise
    ran = []
    await spawn(failing(), "failing")
    dropped = lp.run_in_executor(None, job(2, lambda: ran.append("dropped")))
    both = [spawn(waiting(dropped), "first"), spawn(waiting(dropped), "second")]
    await asyncio.sleep(1)
    both[0].cancel()
    await asyncio.wait(both)
    first, second = await asyncio.gather(lp.run_in_executor(None, job(3, lambda: "three")),
                                         lp.run_in_executor(None, job(1, lambda: "one")))
    stopped = lp.run_in_executor(None, job(0.5, lambda: fail(asyncio.CancelledError())))
    thread = asyncio.to_thread(lambda: emit("in a thread"))
    await asyncio.sleep(1)
    await thread
    return [first, second, ran, dropped.cancelled(), stopped.done()]


if __name__ == "__main__":
    PROBES.write(sys.argv[1])
