// A server of one answer, written twice: as a protocol whose methods are called back, and as a coroutine on streams.
#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

// listing
// if variant=callback
class Pong : public Protocol {
 public:
  void connection_made(Transport& transport) override {
    line(1);
    say(0);
    transport_ = &transport;
  }
  void data_received(std::string_view data) override {
    line(2);
    say(1);
    transport_->write(data);
    const auto written = [this, keep = TransportRef(*transport_)] { data_written(); };
    Loop::running().call_soon(written, "Pong.data_written");
  }
  const char* connection_made_label() const override { return "Pong.connection_made"; }

 private:
  void data_written() {
    line(3);
    say(2);
    transport_->close();
  }

  Transport* transport_ = nullptr;
};
// else
Coro<> pong(StreamReader reader, StreamWriter writer) {
  line(1);
  say(0);
  line(4);
  const std::string data = co_await reader.read(100);
  line(2);
  say(1);
  writer.write(data);
  line(5);
  co_await writer.drain();
  line(3);
  say(2);
  writer.close();
}
// end

Coro<> client(Network network) {
  line(6);
  const auto [reader, writer] = co_await open_connection(network, "127.0.0.1", 8007);
  writer.write("ping");
  line(7);
  const std::string answer = co_await reader.read(100);
  line(8);
  say(3);
  line(9);
  const std::string rest = co_await reader.read(100);
  if (rest.empty()) {
    line(10);
    say(4);
  }
  writer.close();
}

// if variant=callback
Coro<Server> serve_callbacks(Network network) {
  const auto protocol = [] { return std::make_unique<Pong>(); };
  line(11);
  co_return co_await network.create_server(protocol, "127.0.0.1", 8007);
}
// else
Coro<Server> serve_streams(Network network) {
  line(11);
  co_return co_await start_server(network, pong, "127.0.0.1", 8007);
}
// end

Coro<> in_a_task(Network network) {
  const auto task = create_task(client(network), "client");
  line(13);
  co_await task;
}

Coro<> one_client(Network network, Server server) {
  const auto body = [&network](Server&) { return in_a_task(network); };
  line(12);
  co_await async_with(server, body);
}
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  const Network network(given.duration("latency"));
  if (given.is("variant", "callback")) {
    co_await one_client(network, co_await serve_callbacks(network));
  } else {
    co_await one_client(network, co_await serve_streams(network));
  }
}

constexpr std::array<std::string_view, 2> variants{"callback", "coroutine"};
constexpr std::array rows{
    choice("variant", variants),
    duration("latency", milliseconds(500), seconds(2), milliseconds(250)),
};

}  // namespace

extern const Lesson ping_pong;
const Lesson ping_pong{.id = "ping-pong", .chapter = 4, .stage = Stage::wire, .pace = 0.5, .parameters = rows,
                       .program = program};

}  // namespace comptoir::model
