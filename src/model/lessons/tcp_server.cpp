// A server and its clients over a network in memory: what is sent arrives after the latency.
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "model/program.hpp"

namespace comptoir::model {
namespace {

using namespace loop;

/// What a client says, as the server reads it.
struct Hello {
  std::int64_t number, client;

  std::string text() const { return "hello " + std::to_string(number) + " of client " + std::to_string(client); }
  static Hello read(const std::string& text) { return {number_after(text, "hello "), number_after(text, "client ")}; }

 private:
  static std::int64_t number_after(const std::string& text, std::string_view word) {
    std::int64_t number = 0;
    const auto at = text.find(word) + word.size();
    std::from_chars(text.data() + at, text.data() + text.size(), number);
    return number;
  }
};

// listing
constexpr std::array<std::int64_t, 3> hellos{2, 1, 0};  // of clients 1, 2, 3; then again

Coro<> serve(StreamReader reader, StreamWriter writer) {
  line(1);
  say(0);
  for (;;) {
    line(2);
    const std::string data = co_await reader.read(1024);
    if (data.empty()) break;
    const Hello hello = Hello::read(data);
    line(3);
    say(1, hello.number, hello.client);
    writer.write("welcome");
    line(4);
    co_await writer.drain();
  }
  line(5);
  say(2);
  writer.close();
  line(6);
  co_await writer.wait_closed();
}

Coro<> visit(Network network, std::uint32_t n, Duration pause) {
  line(7);
  const auto [reader, writer] = co_await open_connection(network, "127.0.0.1", 8888);
  line(8);
  say(3, n);
  for (std::int64_t i = 0; i < hellos[(n - 1) % 3]; ++i) {
    writer.write(Hello{i, n}.text());
    line(9);
    co_await writer.drain();
    line(10);
    const std::string answer = co_await reader.read(1024);
    line(11);
    say(4, n);
    line(12);
    co_await sleep(pause);
  }
  writer.close();
  line(13);
  co_await writer.wait_closed();
  line(14);
  say(5, n);
}

Coro<> open_and_close(Network network, std::uint32_t clients, Duration pause) {
  line(15);
  const Server server = co_await start_server(network, serve, "127.0.0.1", 8888);
  std::vector<Task<>> visits;
  for (std::uint32_t n = 1; n <= clients; ++n) visits.push_back(create_task(visit(network, n, pause), {"client ", n}));
  line(16);
  co_await gather(visits);
  line(17);
  co_await sleep(seconds(1));  // the last end of file is still on its way
  server.close();
  line(18);
  co_await server.wait_closed();
}
// end of listing

Coro<void> program(Loop&, const Lesson& lesson, const Values& values) {
  const Given given(lesson, values);
  return open_and_close(Network(given.duration("latency")), static_cast<std::uint32_t>(given.count("clients")),
                        given.duration("pause"));
}

/// Shorter than the second for which the server stays open.
constexpr Parameter latency() {
  Parameter row = duration("latency", milliseconds(250), milliseconds(500), milliseconds(50));
  row.maximum = milliseconds(875).ns;
  return row;
}
constexpr std::array rows{
    count("clients", 3, 1'000, 12),
    latency(),
    duration("pause", seconds(1), seconds(5)),
};

}  // namespace

extern const Lesson tcp_server;
const Lesson tcp_server{.id = "tcp-server", .chapter = 7, .stage = Stage::wire, .parameters = rows, .program = program};

}  // namespace comptoir::model
