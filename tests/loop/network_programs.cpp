// The course's programs with a network or worker threads.
#include "stream_programs.hpp"

namespace comptoir::loop {
namespace {

Coro<> echo(World& w, StreamReader reader, StreamWriter writer) {
  for (;;) {
    const std::string data = co_await reader.read(1024);
    const std::string port = std::to_string(writer.peername().port);
    if (data.empty()) {
      w.emit("eof " + port);
      break;
    }
    w.emit("recv " + data + " " + port);
    writer.write("hello client");
    co_await writer.drain();
  }
}
Coro<Server> start_echo(World& w, Network network) {
  return start_server(network, [&w](StreamReader reader, StreamWriter writer) { return echo(w, reader, writer); }, host, 8888);
}

Coro<> tcp_client(World& w, Network network, std::string tag, std::vector<int> messages, double pause) {
  const auto [reader, writer] = co_await open_connection(network, host, 8888);
  w.emit("connected");
  for (int message : messages) {
    writer.write(tag + std::to_string(message));
    co_await writer.drain();
    const std::string reply = co_await reader.read(1024);
    w.emit("reply " + reply);
    co_await sleep(s(pause));
  }
  writer.close();
  co_await writer.wait_closed();
  w.emit("closed");
}

/// A file as programs on worker threads have it: every call is a job.
struct AsyncFile {
  World& w;
  Json& sink;

  Coro<> job(double cost, const char* event) {
    co_await run_in_executor(s(cost), [] {});
    w.emit(event);
  }
  Coro<> aenter() { return job(0.25, "opened"); }
  Coro<> write(std::string text) {
    co_await run_in_executor(s(0.5), [this, &text] { sink.push_back(text); });
    w.emit("written");
  }
  Coro<> flush() { return job(0.25, "flushed"); }
  Coro<bool> aexit(std::exception_ptr) {
    co_await job(0.125, "closed");
    co_return false;
  }
};
Coro<> ticker(World& w) {
  for (int i = 0; i < 4; ++i) {
    w.emit("tick " + std::to_string(i));
    co_await sleep(s(0.375));
  }
}

/// Ping-pong in callbacks: data, then written.
class PingCallbacks : public Protocol {
 public:
  explicit PingCallbacks(World& world) : w(world) {}
  void connection_made(Transport& made) override {
    transport = &made;
    w.emit("server:connected");
  }
  void data_received(std::string_view data) override {
    w.emit("server:data");
    transport->write(data);
    w.loop.call_soon([this, keep = TransportRef(*transport)] { data_written(); }, "PingCallbacks.data_written");
  }
  void connection_lost(const std::exception_ptr&) override { w.emit("server:lost"); }
  const char* connection_made_label() const override { return "PingCallbacks.connection_made"; }

 private:
  void data_written() {
    w.emit("server:written");
    transport->close();
  }

  World& w;
  Transport* transport = nullptr;
};

Coro<> pong(World& w, StreamReader reader, StreamWriter writer) {
  w.emit("server:connected");
  const std::string data = co_await reader.read(100);
  w.emit("server:data");
  writer.write(data);
  co_await writer.drain();
  w.emit("server:written");
  writer.close();
}

Coro<> ping_client(World& w, Network network) {
  const auto [reader, writer] = co_await open_connection(network, host, 7);
  w.emit("client:connected");
  writer.write("ping");
  const std::string reply = co_await reader.read(100);
  w.emit("client:reply " + reply);
  const std::string tail = co_await reader.read(100);
  w.emit(tail.empty() ? "client:eof" : "client:more");
  writer.close();
}
Coro<Json> ping(World& w, Network network, Server server) {
  const auto body = [&](Server&) -> Coro<> { co_await w.spawn(ping_client(w, network), "client"); };
  co_await async_with(server, body);
  co_return nullptr;
}

Coro<> sink(World& w, int& total, StreamReader reader, StreamWriter) {
  for (;;) {
    const std::string data = co_await reader.read(4);
    if (data.empty()) co_return;
    total += static_cast<int>(data.size());
    w.emit("got " + std::to_string(data.size()));
  }
}

Coro<Json> submit(World& w, double cost, const char* value) {
  w.emit("submit");
  const std::string result = co_await run_in_executor(s(cost), [value] { return std::string(value); });
  w.emit("done " + result);
  co_return result;
}

Coro<> failing_job(World& w) {
  try {
    co_await run_in_executor(s(1), [] { throw ValueError("job"); });
  } catch (const ValueError& error) {
    caught(w, error);
  }
}
template <class Future>
Coro<> wait_for_job(World& w, Future future) {
  try {
    co_await future;
  } catch (const CancelledError&) {
    w.emit("cancelled");
    throw;
  }
}

}  // namespace

void add_network_programs(Programs& programs) {
  programs["s002_tcp_server"].main = [](World& w) -> Coro<Json> {
    Network network(s(0.25));
    const Server server = co_await start_echo(w, network);
    w.emit("serving " + server.sockets()[0].host + ":" + std::to_string(server.sockets()[0].port));
    const auto body = [&](const Server&) -> Coro<> {
      const auto forever = w.spawn(server.serve_forever(), "forever");
      co_await gather(w.spawn(tcp_client(w, network, "a", {1, 2}, 1), "client:a"),
                      w.spawn(tcp_client(w, network, "b", {1}, 0.5), "client:b"),
                      w.spawn(tcp_client(w, network, "c", {}, 0), "client:c"));
      co_await sleep(s(1));
      forever.cancel();
      try {
        co_await forever;
      } catch (const CancelledError&) {
        w.emit("server stopped");
      }
    };
    co_await async_with(server, body);
    co_return nullptr;
  };
  programs["s002_tcp_server_zero_latency"].main = [](World& w) -> Coro<Json> {
    Network network;
    const Server server = co_await start_echo(w, network);
    const auto body = [&](const Server&) -> Coro<> {
      co_await gather(w.spawn(tcp_client(w, network, "a", {1, 2}, 0), "client:a"),
                      w.spawn(tcp_client(w, network, "b", {1}, 0), "client:b"));
    };
    co_await async_with(server, body);
    co_return nullptr;
  };
  programs["s002_tcp_drain"].main = [](World& w) -> Coro<Json> {
    Network network(s(0.5));
    int total = 0;
    const auto handler = [&](StreamReader reader, StreamWriter writer) { return sink(w, total, reader, writer); };
    const Server server = co_await start_server(network, handler, host, 8888);
    const auto body = [&](const Server&) -> Coro<> {
      const auto [reader, writer] = co_await open_connection(network, host, 8888);
      writer.transport().set_write_buffer_limits(8, 2);
      writer.write("12345678");
      co_await writer.drain();
      w.emit("drain: at limit, no wait");
      writer.write("9");
      co_await writer.drain();
      w.emit("drain: above limit, waited");
      writer.close();
      co_await sleep(s(2));
    };
    co_await async_with(server, body);
    co_return total;
  };
  programs["s002_file_write"].main = [](World& w) -> Coro<Json> {
    Json sink = Json::array();
    const auto counting = w.spawn(ticker(w), "ticker");
    const auto body = [](AsyncFile& out) -> Coro<> {
      co_await out.write("meoooow");
      co_await out.flush();
    };
    co_await async_with(AsyncFile{w, sink}, body);
    co_await counting;
    co_return sink;
  };
  programs["s003_pingpong_callback"].main = [](World& w) -> Coro<Json> {
    Network network(s(0.5));
    const Server server = co_await network.create_server([&w] { return std::make_unique<PingCallbacks>(w); }, host, 7);
    co_return co_await ping(w, network, server);
  };
  programs["s003_pingpong_coroutine"].main = [](World& w) -> Coro<Json> {
    Network network(s(0.5));
    const auto handler = [&w](StreamReader reader, StreamWriter writer) { return pong(w, reader, writer); };
    const Server server = co_await start_server(network, handler, host, 7);
    co_return co_await ping(w, network, server);
  };
  programs["n70_executor"].main = [](World& w) -> Coro<Json> {
    const std::vector<Task<Json>> jobs{w.spawn(submit(w, 2, "a"), "A"), w.spawn(submit(w, 1, "b"), "B"),
                                       w.spawn(submit(w, 5, "c"), "C")};
    co_await sleep(s(1.5));
    jobs[2].cancel();
    co_await wait(jobs);
    co_return co_await to_thread(s(0), [] { return 7; });
  };
  programs["r17_executor"].main = [](World& w) -> Coro<Json> {
    Json ran = Json::array();
    co_await w.spawn(failing_job(w), "failing");
    const auto dropped = run_in_executor(s(2), [&ran] { ran.push_back("dropped"); });
    const std::vector<Task<>> both{w.spawn(wait_for_job(w, dropped), "first"), w.spawn(wait_for_job(w, dropped), "second")};
    co_await sleep(s(1));
    both[0].cancel();
    co_await wait(both);
    const auto [first, second] = co_await gather(run_in_executor(s(3), [] { return std::string("three"); }),
                                                 run_in_executor(s(1), [] { return std::string("one"); }));
    const auto stopped = run_in_executor(s(0.5), [] { throw CancelledError(); });
    auto thread = to_thread(s(0), [&w] { w.emit("in a thread"); });
    co_await sleep(s(1));
    co_await std::move(thread);
    co_return Json{first, second, ran, dropped.cancelled(), stopped.done()};
  };
}

}  // namespace comptoir::loop
