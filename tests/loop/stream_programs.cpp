// Probes of reading from and writing to streams.
#include "stream_programs.hpp"

namespace comptoir::loop {
namespace {

// ---- reading ---------------------------------------------------------------------------------------------------------

Coro<> write_pieces(StreamWriter writer, std::vector<std::string> pieces, double pause) {
  for (const std::string& piece : pieces) {
    writer.write(piece);
    co_await sleep(s(pause));
  }
  writer.close();
}
Coro<> pieces_of_letters(World&, StreamReader, StreamWriter writer) {
  co_await write_pieces(writer, {"ab", "cdefg", "hi"}, 0.5);
}
Coro<> pieces_of_lines(World&, StreamReader, StreamWriter writer) {
  co_await write_pieces(
      writer, {"one\ntw", "o\n", "far too long a li", "ne\nshort\nalso far too long\n", "a=", "=b==c", "==", "last"}, 0.25);
}

Coro<> read_exact(World& w, StreamReader reader, std::size_t n) {
  try {
    const std::string data = co_await reader.readexactly(n);
    w.emit("read " + data);
  } catch (const IncompleteReadError& error) {
    caught(w, error);
    w.emit("partial " + error.partial() + " of " + std::to_string(*error.expected()));
  }
}
Coro<> read_exact_numbers(World& w, StreamReader reader, StreamWriter) {
  for (std::size_t n : {0, 3, 4, 5}) co_await read_exact(w, reader, n);
  const std::string rest = co_await reader.read();
  w.emit("rest '" + rest + "'");
}

Coro<> read_line(World& w, StreamReader reader) {
  try {
    const std::string line = co_await reader.readline();
    w.emit("line " + line.substr(0, line.find('\n')));
  } catch (const ValueError& error) {
    caught(w, error);
  }
}
Coro<> read_until(World& w, StreamReader reader, std::string separator) {
  try {
    const std::string chunk = co_await reader.readuntil(separator);
    w.emit("until " + chunk);
  } catch (const Exception& error) {
    caught(w, error);
  }
}
Coro<> read_lines(World& w, StreamReader reader, StreamWriter) {
  for (int i = 0; i < 6; ++i) co_await read_line(w, reader);
  for (const char* separator : {"==", "==", "", "==", "?", "?"}) co_await read_until(w, reader, separator);
  const std::string end = co_await reader.readline();
  w.emit("end '" + end + "'");
}

Coro<> write_slowly(World&, StreamReader, StreamWriter writer) {
  for (const char* piece : {"one", "two", "three"}) {
    co_await sleep(s(1));
    writer.write(piece);
  }
  co_await sleep(s(1));
  writer.close();
}
Coro<> read_once(World& w, StreamReader reader) {
  try {
    const std::string data = co_await reader.read(100);
    w.emit("read " + data);
  } catch (const RuntimeError& error) {
    caught(w, error);
  } catch (const CancelledError&) {
    w.emit("read cancelled");
    throw;
  }
}
Coro<> cancel_reads(World& w, StreamReader reader, StreamWriter) {
  const auto first = w.spawn(read_once(w, reader), "first");
  co_await sleep(s(0.5));
  co_await w.spawn(read_once(w, reader), "second");
  first.cancel();
  co_await wait(first);
  co_await sleep(s(1));
  co_await w.spawn(read_once(w, reader), "third");
  const auto fourth = w.spawn(read_once(w, reader), "fourth");
  w.loop.call_at(Time{} + s(2.25), [fourth] { fourth.cancel(); }, "fourth.cancel");
  co_await wait(fourth);
  co_await sleep(s(0));
  co_await read_once(w, reader);
  const std::string rest = co_await reader.read();
  w.emit("rest " + rest);
}

Coro<> pour_and_drain(World& w, StreamReader, StreamWriter writer) {
  writer.transport().set_write_buffer_limits(8);
  for (int i = 0; i < 8; ++i) {
    writer.write(std::to_string(i) + "---");
    w.emit("wrote " + std::to_string(i) + ", on the way " + std::to_string(writer.transport().get_write_buffer_size()));
    co_await writer.drain();
  }
  writer.close();
  w.emit("poured");
}
Coro<> read_late(World& w, StreamReader reader, StreamWriter writer) {
  co_await sleep(s(3));
  w.emit("reading " + python(writer.transport().is_reading()));
  for (;;) {
    const std::string data = co_await reader.read(6);
    if (data.empty()) break;
    w.emit("read " + data);
    co_await sleep(s(0.5));
  }
  w.emit("read all");
  writer.transport().set_write_buffer_limits({}, 3);
  try {
    writer.transport().set_write_buffer_limits(1, 2);
  } catch (const ValueError& error) {
    caught(w, error);
  }
}

Coro<> pour(World&, StreamReader, StreamWriter writer) {
  for (int i = 0; i < 6; ++i) writer.write(std::to_string(i) + "---");
  writer.close();
  co_return;
}
Coro<> read_much(World& w, StreamReader reader, StreamWriter writer) {
  co_await sleep(s(1));
  w.emit("reading " + python(writer.transport().is_reading()));
  const std::string data = co_await reader.readexactly(18);
  w.emit("read " + data);
  const std::string rest = co_await reader.read();
  w.emit("rest " + rest);
}

// ---- writing ---------------------------------------------------------------------------------------------------------

Coro<> drain(World& w, StreamWriter writer) {
  try {
    co_await writer.drain();
    w.emit("drained");
  } catch (const ConnectionResetError& error) {
    caught(w, error);
  } catch (const CancelledError&) {
    w.emit("drain cancelled");
    throw;
  }
}
Coro<> drain_three(World& w, StreamReader, StreamWriter writer) {
  writer.transport().set_write_buffer_limits(4, 0);
  writer.write("12345");
  const std::vector<Task<>> tasks{w.spawn(drain(w, writer), "D1"), w.spawn(drain(w, writer), "D2"),
                                  w.spawn(drain(w, writer), "D3")};
  co_await sleep(s(0.25));
  tasks[1].cancel();
  co_await wait(tasks);
  writer.write("12345");
  const auto last = w.spawn(drain(w, writer), "last");
  w.loop.call_later(s(0.5), [last] { last.cancel(); }, "last.cancel");
  co_await wait(last);
}
Coro<> drain_closed(World& w, StreamReader reader, StreamWriter writer) {
  writer.transport().set_write_buffer_limits(4);
  writer.write("12345");
  const auto waiting = w.spawn(drain(w, writer), "waiting");
  co_await sleep(s(0.25));
  writer.close();
  w.emit("closing " + python(writer.is_closing()));
  writer.write("lost");
  co_await drain(w, writer);
  co_await drain(w, writer);
  co_await writer.wait_closed();
  co_await waiting;
  const std::string rest = co_await reader.read();
  w.emit("'" + rest + "'");
}

template <class T>
Coro<> attempt(World& w, Coro<T> coroutine) {
  try {
    co_await std::move(coroutine);
    w.emit("fine");
  } catch (const ConnectionResetError& error) {
    caught(w, error);
  }
}
Coro<> lose(World& w, StreamReader reader, StreamWriter writer) {
  writer.transport().set_write_buffer_limits(4);
  writer.write("12345");
  const std::vector<Task<>> tasks{w.spawn(attempt(w, reader.read(10)), "read"), w.spawn(attempt(w, writer.drain()), "drain"),
                                  w.spawn(attempt(w, writer.wait_closed()), "wait_closed")};
  const auto lost = [transport = TransportRef(writer.transport())] {
    transport->get_protocol().connection_lost(std::make_exception_ptr(ConnectionResetError("by peer")));
  };
  w.loop.call_later(s(0.25), lost, "<lambda>");
  co_await wait(tasks);
  co_await attempt(w, reader.readexactly(1));
  co_await attempt(w, writer.drain());
  w.emit("exception " + describe(reader.exception()));
  writer.close();
}

Coro<> wait_closed(World& w, StreamWriter writer) {
  try {
    co_await writer.wait_closed();
    w.emit("closed");
  } catch (const CancelledError&) {
    w.emit("cancelled");
    throw;
  }
}
Coro<> cancel_wait_closed(World& w, StreamReader, StreamWriter writer) {
  const std::vector<Task<>> tasks{w.spawn(wait_closed(w, writer), "W1"), w.spawn(wait_closed(w, writer), "W2")};
  co_await sleep(s(1));
  tasks[0].cancel();
  co_await wait(tasks);
  writer.close();
  co_await sleep(s(1));
}

using Body = Coro<> (*)(World&, StreamReader, StreamWriter);
template <auto latency_ms, Body handle, Body body, std::size_t limit = default_stream_limit>
Coro<Json> probe(World& w) {
  co_await serve(w, Network(milliseconds(latency_ms)), handle, body, limit);
  co_return nullptr;
}

}  // namespace

void add_stream_programs(Programs& programs) {
  programs["r07_readexactly"].main = probe<250, pieces_of_letters, read_exact_numbers>;
  programs["r08_readline"].main = probe<250, pieces_of_lines, read_lines, 12>;
  programs["r09_reader_cancelled"].main = probe<250, write_slowly, cancel_reads>;
  programs["r10_reader_limit"].main = probe<250, pour_and_drain, read_late, 4>;
  programs["r11_readexactly_above_limit"].main = probe<250, pour, read_much, 4>;
  programs["r12_drain"].main = probe<500, read_all, drain_three>;
  programs["r13_drain_after_close"].main = probe<500, read_all, drain_closed>;
  programs["r14_lost_with_error"].main = probe<500, read_all, lose>;
  programs["r15_wait_closed_cancelled"].main = probe<250, read_all, cancel_wait_closed>;
}

}  // namespace comptoir::loop
