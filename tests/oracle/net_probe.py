"""What the probes of the network share: the programs of a file, one connection, and the writing of the traces."""
import asyncio
import json
import pathlib

from vloop import emit, jsonable, run_traced

HOST = "127.0.0.1"


class Probes(dict):
    """name -> (program, what it is about, options of the loop)."""

    def probe(self, name, about, **loop):
        def keep(program):
            assert name not in self, name
            self[name] = (program, about, loop)
            return program
        return keep

    def write(self, folder):
        for name, (program, about, loop) in self.items():
            trace = {"schema": 1, "id": name, "doc": "probe", "kind": "asyncio", "about": about, "tie": "fifo", "loop": loop,
                     **run_traced(program, **loop)}
            text = json.dumps(trace, separators=(",", ":")) + "\n"
            pathlib.Path(folder, f"{name}.json").write_text(text, encoding="utf-8")
            print(name, trace["status"], trace["result"], trace["t_end"], trace["n_ticks"])


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
