// Probes of connections, servers, handlers and protocols.
#include "stream_programs.hpp"

namespace comptoir::loop {

Coro<> read_all(World& w, StreamReader reader, StreamWriter writer) {
  for (;;) {
    const std::string data = co_await reader.read(100);
    if (data.empty()) break;
    w.emit("server got " + data);
  }
  w.emit("server eof");
  writer.close();
}

namespace {

Coro<> connect_or_say(World& w, Network network) {
  try {
    co_await open_connection(network, host, 80);
  } catch (const ConnectionRefusedError& error) {
    caught(w, error);
  } catch (const CancelledError&) {
    w.emit("gave up");
    throw;
  }
}

Coro<> answer(World& w, StreamReader reader, StreamWriter writer) {
  const std::string question = co_await reader.read(-1);
  w.emit("question " + question);
  co_await sleep(s(1));
  writer.writelines(std::vector<std::string>{"an", "swer"});
  writer.close();
  co_await writer.wait_closed();
  w.emit("server closed");
}
Coro<> ask(World& w, StreamReader reader, StreamWriter writer) {
  writer.write("how ");
  writer.write("much?");
  writer.write_eof();
  writer.write_eof();
  try {
    writer.write("!");
  } catch (const RuntimeError& error) {
    caught(w, error);
  }
  const std::string reply = co_await reader.read(-1);
  w.emit("reply " + reply);
  w.emit("at eof " + python(reader.at_eof()));
  writer.close();
  co_await writer.wait_closed();
  w.emit("closed");
}

Coro<> two_words(World& w, Network network, double pause) {
  std::optional<Streams> streams;
  try {
    streams = co_await open_connection(network, host, 80);
  } catch (const ConnectionRefusedError& error) {
    caught(w, error);
    co_return;
  }
  for (const char* word : {"one", "two"}) {
    streams->writer.write(word);
    co_await sleep(s(pause));
  }
  streams->writer.close();
  w.emit("left");
}

Coro<> serve_forever_or_say(World& w, Server server) {
  try {
    co_await server.serve_forever();
  } catch (const RuntimeError& error) {
    caught(w, error);
  }
}

Coro<> leave(World& w, Network network) {
  const auto [reader, writer] = co_await open_connection(network, host, 80);
  writer.write("bye");
  w.emit("leaving");
}

Coro<> fail(std::vector<TaskRef>& handlers, StreamReader reader, StreamWriter) {
  handlers.push_back(current_task());
  const std::string word = co_await reader.read(100);
  if (word == "wait") co_await sleep(s(10));
  throw ValueError(word);
}
Coro<> say(World& w, Network network, std::uint16_t port, std::string word) {
  const auto [reader, writer] = co_await open_connection(network, host, port);
  writer.write(word);
  const std::string reply = co_await reader.read();
  w.emit("reply " + reply);
}

class Talker : public Protocol {
 public:
  Talker(World& world, std::string name) : w(world), who(std::move(name)) {}
  void connection_made(Transport& made) override {
    w.emit(who + " made");
    transport = &made;
  }
  void data_received(std::string_view data) override {
    w.emit(who + " got " + std::string(data));
    if (data == "bad") throw ValueError("bad data");
  }
  void pause_writing() override { w.emit(who + " pause"); }
  void resume_writing() override { w.emit(who + " resume"); }
  bool eof_received() override {
    w.emit(who + " eof");
    return false;
  }
  void connection_lost(const std::exception_ptr&) override { w.emit(who + " lost"); }
  const char* connection_made_label() const override { return "Talker.connection_made"; }

  World& w;
  std::string who;
  Transport* transport = nullptr;
};

}  // namespace

void add_connection_programs(Programs& programs) {
  programs["r01_refused"].main = [](World& w) -> Coro<Json> {
    const Network network(s(0.5));
    co_await connect_or_say(w, network);
    const Server server = co_await start_server(network, handler(w, read_all), host, 80);
    const auto giving_up = w.spawn(connect_or_say(w, network), "giving up");
    co_await sleep(s(0.25));
    giving_up.cancel();
    co_await wait(giving_up);
    server.close();
    co_await server.wait_closed();
    co_await connect_or_say(w, network);
    co_return Json{server.is_serving(), giving_up.cancelled()};
  };
  programs["r02_give_up_late"].main = [](World& w) -> Coro<Json> {
    const Network network(s(0.5));
    const Server server = co_await start_server(network, handler(w, read_all), host, 80);
    const auto client = w.spawn(open_connection(network, host, 80), "client");
    co_await sleep(s(0.5));
    w.emit("cancel " + python(client.cancel()));
    co_await wait(client);
    co_await sleep(s(1));
    co_return client.cancelled();
  };
  programs["r03_half_close"].main = [](World& w) -> Coro<Json> {
    co_await serve(w, Network(s(0.25)), answer, ask);
    co_return nullptr;
  };
  programs["r04_server_closed"].main = [](World& w) -> Coro<Json> {
    const Network network(s(0.25));
    const Server server = co_await start_server(network, handler(w, read_all), host, 80);
    const auto forever = w.spawn(server.serve_forever(), "forever");
    std::vector<Task<>> tasks{w.spawn(two_words(w, network, 1), "A"), w.spawn(two_words(w, network, 1.5), "B")};
    co_await sleep(s(0.5));
    co_await serve_forever_or_say(w, server);
    server.close();
    server.close();
    w.emit("sockets " + std::to_string(server.sockets().size()));
    tasks.push_back(forever);
    tasks.push_back(w.spawn(two_words(w, network, 1), "C"));
    co_await wait(tasks);
    co_await serve_forever_or_say(w, server);
    co_return forever.cancelled();
  };
  programs["r05_dropped_writer"].main = [](World& w) -> Coro<Json> {
    const Network network(s(0.25));
    const Server server = co_await start_server(network, handler(w, read_all), host, 80);
    co_await w.spawn(leave(w, network), "leave");
    w.emit("gone");
    co_await sleep(s(1));
    co_return nullptr;
  };
  programs["r06_handler_raises"].main = [](World& w) -> Coro<Json> {
    const Network network(s(0.25));
    std::vector<TaskRef> handlers;
    const auto failing = [&](StreamReader reader, StreamWriter writer) { return fail(handlers, reader, writer); };
    const auto plain = [&w](StreamReader, StreamWriter writer) {
      w.emit("plain " + std::to_string(writer.peername().port));
      writer.write("welcome");
      writer.close();
    };
    const auto broken = [](StreamReader, StreamWriter) { throw TypeError("broken"); };
    co_await start_server(network, failing, host, 80);
    co_await start_server(network, plain, host, 81);
    co_await start_server(network, broken, host, 82);
    co_await w.spawn(say(w, network, 80, "one"), "one");
    const auto waiting = w.spawn(say(w, network, 80, "wait"), "waiting");
    co_await sleep(s(1));
    handlers[1].cancel();
    co_await sleep(s(1));
    co_await w.spawn(say(w, network, 81, "hello"), "plain");
    const auto late = w.spawn(say(w, network, 82, "hello"), "broken");
    co_await sleep(s(2));
    co_return Json{waiting.done(), late.done()};
  };
  programs["r16_protocols"].main = [](World& w) -> Coro<Json> {
    const Network network(s(0.25));
    std::vector<Talker*> made;
    const auto server_side = [&] {
      auto talker = std::make_unique<Talker>(w, "server");
      made.push_back(talker.get());
      return talker;
    };
    co_await network.create_server(server_side, host, 80);
    const auto client_side = [&w] { return std::make_unique<Talker>(w, "client"); };
    const auto [transport, protocol] = co_await network.create_connection(client_side, host, 80);
    w.emit("same " + python(&transport->get_protocol() == protocol));
    transport->set_write_buffer_limits(4, 2);
    Transport& server = *made[0]->transport;
    server.pause_reading();
    for (const char* word : {"one", "bad", "two"}) transport->write(word);
    co_await sleep(s(1));
    w.emit("on the way " + std::to_string(transport->get_write_buffer_size()));
    server.resume_reading();
    server.write("hello");
    transport->write("bad");
    transport->write("");
    transport->write_eof();
    co_await sleep(s(1));
    co_return Json{transport->is_closing(), server.is_closing()};
  };
}

}  // namespace comptoir::loop
