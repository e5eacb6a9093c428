"""Records what CPython's asyncio does with streams, connections and executors: traces/r01_... .json.

    python3.11 probes_net.py traces

Each program has its twin in tests/loop/stream_programs.cpp. The network is the one of vloop.py. Standard library alone.
"""
import asyncio
import json
import pathlib
import sys

from vloop import emit, jsonable, run_traced

HOST = "127.0.0.1"
PROBES = {}


def probe(name, about, **loop):
    def keep(program):
        PROBES[name] = (program, about, loop)
        return program
    return keep


def spawn(coro, name):
    return asyncio.create_task(coro, name=name)


def caught(error):
    emit("caught " + jsonable(error))


async def serve(handler, body, limit=2 ** 16):
    """body(reader, writer) in one connection to a server with this handler."""
    server = await asyncio.start_server(handler, HOST, 80, limit=limit)
    async with server:
        await body(*await asyncio.open_connection(HOST, 80, limit=limit))


async def read_all(reader, writer):
    while data := await reader.read(100):
        emit("server got " + data.decode())
    emit("server eof")
    writer.close()


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


# ---- reading -------------------------------------------------------------------------------------------------------------
@probe("r07_readexactly", "whole numbers of bytes out of pieces, then too few: IncompleteReadError with what came", latency=0.25)
async def _(lp):
    async def pieces(reader, writer):
        for piece in (b"ab", b"cdefg", b"hi"):
            writer.write(piece)
            await asyncio.sleep(0.5)
        writer.close()

    async def body(reader, writer):
        for n in (0, 3, 4, 5):
            try:
                emit("read " + (await reader.readexactly(n)).decode())
            except asyncio.IncompleteReadError as error:
                caught(error)
                emit("partial %s of %d" % (error.partial.decode(), error.expected))
        emit("rest '%s'" % (await reader.read()).decode())
    await serve(pieces, body)


@probe("r08_readline", "lines and separators across pieces; too long ones; the end without a separator", latency=0.25)
async def _(lp):
    async def pieces(reader, writer):
        for piece in (b"one\ntw", b"o\n", b"far too long a li", b"ne\nshort\nalso far too long\n", b"a=", b"=b==c", b"==", b"last"):
            writer.write(piece)
            await asyncio.sleep(0.25)
        writer.close()

    async def body(reader, writer):
        for _i in range(6):
            try:
                emit("line " + (await reader.readline()).decode().strip())
            except ValueError as error:
                caught(error)
        for separator in (b"==", b"==", b"", b"==", b"?", b"?"):
            try:
                emit("until " + (await reader.readuntil(separator)).decode())
            except (ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
                caught(error)
        emit("end '%s'" % (await reader.readline()).decode())
    await serve(pieces, body, limit=12)


@probe("r09_reader_cancelled", "a cancelled read loses nothing; two tasks that read at once; a read cut short by a timeout", latency=0.25)
async def _(lp):
    async def slowly(reader, writer):
        for piece in (b"one", b"two", b"three"):
            await asyncio.sleep(1)
            writer.write(piece)
        await asyncio.sleep(1)
        writer.close()

    async def read(reader):
        try:
            emit("read " + (await reader.read(100)).decode())
        except asyncio.CancelledError:
            emit("read cancelled")
            raise
        except RuntimeError as error:
            caught(error)

    async def body(reader, writer):
        first = spawn(read(reader), "first")
        await asyncio.sleep(0.5)
        await spawn(read(reader), "second")
        first.cancel()
        await asyncio.wait([first])
        await asyncio.sleep(1)
        await spawn(read(reader), "third")
        # Data and the cancellation in one iteration: the data stays.
        fourth = spawn(read(reader), "fourth")
        lp.call_at(2.25, fourth.cancel)
        await asyncio.wait([fourth])
        await asyncio.sleep(0)
        await read(reader)
        emit("rest " + (await reader.read()).decode())
    await serve(slowly, body)


@probe("r10_reader_limit", "a reader that does not read: at twice its limit the transport pauses, and drain waits at the other side", latency=0.25)
async def _(lp):
    async def pour(reader, writer):
        writer.transport.set_write_buffer_limits(high=8)
        for i in range(8):
            writer.write(b"%d---" % i)
            emit("wrote %d, on the way %d" % (i, writer.transport.get_write_buffer_size()))
            await writer.drain()
        writer.close()
        emit("poured")

    async def body(reader, writer):
        await asyncio.sleep(3)
        emit("reading %s" % writer.transport.is_reading())
        while data := await reader.read(6):
            emit("read " + data.decode())
            await asyncio.sleep(0.5)
        emit("read all")
        writer.transport.set_write_buffer_limits(low=3)
        try:
            writer.transport.set_write_buffer_limits(high=1, low=2)
        except ValueError as error:
            caught(error)
    await serve(pour, body, limit=4)


@probe("r11_readexactly_above_limit", "readexactly of more than the limit resumes a paused transport", latency=0.25)
async def _(lp):
    async def pour(reader, writer):
        for i in range(6):
            writer.write(b"%d---" % i)
        writer.close()

    async def body(reader, writer):
        await asyncio.sleep(1)
        emit("reading %s" % writer.transport.is_reading())
        emit("read " + (await reader.readexactly(18)).decode())
        emit("rest " + (await reader.read()).decode())
    await serve(pour, body, limit=4)


# ---- writing -------------------------------------------------------------------------------------------------------------
@probe("r12_drain", "three tasks wait in drain: one is cancelled, then all go on together; drain in a task cancelled with it", latency=0.5)
async def _(lp):
    async def drain(writer):
        try:
            await writer.drain()
            emit("drained")
        except asyncio.CancelledError:
            emit("drain cancelled")
            raise

    async def body(reader, writer):
        writer.transport.set_write_buffer_limits(high=4, low=0)
        writer.write(b"12345")
        tasks = [spawn(drain(writer), f"D{i}") for i in (1, 2, 3)]
        await asyncio.sleep(0.25)
        tasks[1].cancel()
        await asyncio.wait(tasks)
        writer.write(b"12345")
        last = spawn(drain(writer), "last")
        lp.call_later(0.5, last.cancel)
        await asyncio.wait([last])
    await serve(read_all, body)


@probe("r13_drain_after_close", "drain after close: ConnectionResetError once the connection is lost, also for those that wait", latency=0.5)
async def _(lp):
    async def drain(writer):
        try:
            await writer.drain()
            emit("drained")
        except ConnectionResetError as error:
            caught(error)

    async def body(reader, writer):
        writer.transport.set_write_buffer_limits(high=4)
        writer.write(b"12345")
        waiting = spawn(drain(writer), "waiting")
        await asyncio.sleep(0.25)
        writer.close()
        emit("closing %s" % writer.is_closing())
        writer.write(b"lost")
        await drain(writer)
        await drain(writer)
        await writer.wait_closed()
        await waiting
        emit("'%s'" % (await reader.read()).decode())
    await serve(read_all, body)


@probe("r14_lost_with_error", "a connection lost with an error: readers, drains and wait_closed get it", latency=0.5)
async def _(lp):
    async def attempt(coro):
        try:
            await coro
            emit("fine")
        except ConnectionResetError as error:
            caught(error)

    async def body(reader, writer):
        writer.transport.set_write_buffer_limits(high=4)
        writer.write(b"12345")
        tasks = [spawn(attempt(reader.read(10)), "read"), spawn(attempt(writer.drain()), "drain"),
                 spawn(attempt(writer.wait_closed()), "wait_closed")]
        lost = writer.transport.get_protocol().connection_lost
        lp.call_later(0.25, lambda: lost(ConnectionResetError("by peer")))
        await asyncio.wait(tasks)
        await attempt(reader.readexactly(1))
        await attempt(writer.drain())
        emit("exception " + jsonable(reader.exception()))
        writer.close()
    await serve(read_all, body)


@probe("r15_wait_closed_cancelled", "a cancelled wait_closed cancels what the others wait for", latency=0.25)
async def _(lp):
    async def wait_closed(writer):
        try:
            await writer.wait_closed()
            emit("closed")
        except asyncio.CancelledError:
            emit("cancelled")
            raise

    async def body(reader, writer):
        tasks = [spawn(wait_closed(writer), f"W{i}") for i in (1, 2)]
        await asyncio.sleep(1)
        tasks[0].cancel()
        await asyncio.wait(tasks)
        writer.close()
        await asyncio.sleep(1)
    await serve(read_all, body)


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


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, (program, about, loop) in PROBES.items():
        trace = {"schema": 1, "id": name, "doc": "probe", "kind": "asyncio", "about": about, "tie": "fifo", "loop": loop,
                 **run_traced(program, **loop)}
        (folder / f"{name}.json").write_text(json.dumps(trace, separators=(",", ":")) + "\n", encoding="utf-8")
        print(name, trace["status"], trace["result"], trace["t_end"], trace["n_ticks"])


if __name__ == "__main__":
    main()
