"""Records what CPython's asyncio does with reading from and writing to streams: traces r07_... to r15_....

    python3.11 probes_streams.py traces

Each program has its twin in tests/loop/stream_programs.cpp. The network is the one of vloop.py. Standard library alone.
"""
import asyncio
import sys

from net_probe import Probes, caught, read_all, serve, spawn
from vloop import emit, jsonable

PROBES = Probes()
probe = PROBES.probe


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


if __name__ == "__main__":
    PROBES.write(sys.argv[1])
