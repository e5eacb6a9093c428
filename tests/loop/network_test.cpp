// What the recorded runs of the network don't show: memory, and ends of the loop in the midst of things.
#include <memory>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "loop/asyncio.hpp"

namespace comptoir::loop {
namespace {

constexpr const char* host = "127.0.0.1";

Coro<> echo(StreamReader reader, StreamWriter writer) {
  for (;;) {
    const std::string data = co_await reader.read(1024);
    if (data.empty()) break;
    writer.write(data);
    co_await writer.drain();
  }
  writer.close();
}
Coro<std::string> call(Network network, std::string text) {
  const auto [reader, writer] = co_await open_connection(network, host, 80);
  writer.write(text);
  std::string reply = co_await reader.readexactly(text.size());
  writer.close();
  co_await writer.wait_closed();
  co_return reply;
}
Coro<std::string> call_echo(Network network) {
  const Server server = co_await start_server(network, echo, host, 80);
  const std::string reply = co_await call(network, "hello");
  co_await sleep(seconds(1));
  co_return reply;
}

TEST(Network, LeavesNothingBehind) {
  Loop loop;
  {
    const Network network(milliseconds(250));
    EXPECT_EQ(loop.run_until_complete(call_echo(network)), "hello");
  }
  EXPECT_EQ(loop.live_blocks(), 0u);
}

/// Readers, drains, jobs, a server and connections on their way, none of which will end.
Coro<> unfinished(Network network) {
  const Server server = co_await start_server(network, echo, host, 80);
  const auto forever = create_task(server.serve_forever(), "forever");
  const auto [reader, writer] = co_await open_connection(network, host, 80);
  writer.transport().set_write_buffer_limits(2);
  const auto client = [](Network n) -> Coro<> { co_await call(n, "never read"); };
  std::vector<Task<>> tasks;
  for (int i = 0; i < 3; ++i) {
    tasks.push_back(create_task(client(network)));
    co_await sleep(milliseconds(300));
  }
  writer.write("on the way");
  tasks.push_back(create_task(writer.drain()));
  const auto read = [](StreamReader from) -> Coro<> { co_await from.readline(); };
  tasks.push_back(create_task(read(reader)));
  const auto job = run_in_executor(seconds(9), [kept = std::make_shared<int>(7)] { return kept; });
  co_await job;
}

// After every possible number of handles.
TEST(Network, TheLoopMayGoInTheMidstOfThings) {
  for (std::size_t handles = 0;; ++handles) {
    const Network network(milliseconds(250));
    auto loop = std::make_unique<Loop>();
    const auto main = loop->create_task(unfinished(network));
    loop->begin(main);
    if (!loop->run_handles(handles)) break;
    loop.reset();
    ASSERT_LT(handles, 1000u);
  }
}

TEST(Network, StreamsOutliveTheLoop) {
  std::optional<Streams> streams;
  std::optional<Server> server;
  {
    const Network network;
    Loop loop;
    const auto connect = [](Network to, std::optional<Streams>& client, std::optional<Server>& serving) -> Coro<> {
      serving = co_await start_server(to, echo, host, 80);
      client = co_await open_connection(to, host, 80);
      client->writer.write("hello");
      client->writer.transport().pause_reading();
    };
    loop.run_until_complete(connect(network, streams, server));
  }
  streams->writer.write("nobody delivers it");
  streams->writer.transport().resume_reading();
  EXPECT_FALSE(streams->writer.is_closing());
  streams->writer.close();
  EXPECT_TRUE(streams->writer.is_closing());
  server->close();
  EXPECT_FALSE(server->is_serving());
}

TEST(Network, AServerOfTheSameAddressReplacesTheOther) {
  const auto main = []() -> Coro<std::string> {
    const Network network(milliseconds(1));
    const auto say = [](const char* word) {
      return [word](StreamReader, StreamWriter writer) {
        writer.write(word);
        writer.close();
      };
    };
    const Server first = co_await start_server(network, say("first"), host, 80);
    const Server second = co_await start_server(network, say("second"), host, 80);
    const auto [reader, writer] = co_await open_connection(network, host, 80);
    co_return co_await reader.read();
  };
  Loop loop;
  EXPECT_EQ(loop.run_until_complete(main()), "second");
}

TEST(Streams, RefuseALimitOfZero) {
  const auto main = []() -> Coro<> { co_await open_connection(Network(), host, 80, 0); };
  Loop loop;
  EXPECT_THROW(loop.run_until_complete(main()), ValueError);
}

TEST(Executor, AJobMayGiveWhatCannotBeCopied) {
  const auto main = []() -> Coro<int> {
    const std::unique_ptr<int> seven = co_await to_thread(seconds(1), [] { return std::make_unique<int>(7); });
    co_return *seven;
  };
  Loop loop;
  EXPECT_EQ(loop.run_until_complete(main()), 7);
  EXPECT_EQ(loop.time(), Time{} + seconds(1));
  EXPECT_EQ(loop.live_blocks(), 0u);
}

// Not a recorded run: there a cycle of references keeps the future until the end.
TEST(Executor, AnErrorThatNobodyLooksAtIsReported) {
  const auto main = []() -> Coro<> {
    run_in_executor(seconds(1), [] { throw IndexError("unseen"); });
    co_await sleep(seconds(2));
  };
  Loop loop;
  loop.run_until_complete(main());
  ASSERT_EQ(loop.reports().size(), 1u);
  EXPECT_STREQ(loop.reports()[0].message, "Future exception was never retrieved");
  EXPECT_EQ(describe(loop.reports()[0].exception), "IndexError(unseen)");
}

TEST(Executor, NothingStartsBeforeToThreadIsAwaited) {
  Loop loop;
  int ran = 0;
  const auto main = [](int& count) -> Coro<> {
    Coro<> waiting = to_thread(seconds(1), [&count] { ++count; });
    co_await sleep(seconds(2));
    EXPECT_EQ(count, 0);
    co_await std::move(waiting);
    EXPECT_EQ(count, 1);
  };
  loop.run_until_complete(main(ran));
  EXPECT_EQ(loop.time(), Time{} + seconds(3));
}

}  // namespace
}  // namespace comptoir::loop
