#include "loop/net/streams.hpp"

#include "loop/sleep.hpp"

namespace comptoir::loop {
namespace {

std::string incomplete_text(std::size_t partial, std::optional<std::size_t> expected) {
  return std::to_string(partial) + " bytes read on a total of " + (expected ? std::to_string(*expected) : "undefined") +
         " expected bytes";
}

}  // namespace

IncompleteReadError::IncompleteReadError(std::string partial, std::optional<std::size_t> expected)
    : EOFError(incomplete_text(partial.size(), expected)), partial_(std::move(partial)), expected_(expected) {}

// ---- reading ---------------------------------------------------------------------------------------------------------

Coro<std::string> StreamReader::read(StreamReader self, std::ptrdiff_t n) {
  StreamReaderProtocol& stream = *self.protocol_;
  stream.throw_if_failed();
  if (n == 0) co_return "";
  if (n < 0) {
    std::string all;
    for (;;) {
      const std::string block = co_await self.read(static_cast<std::ptrdiff_t>(stream.limit()));
      if (block.empty()) co_return all;
      all += block;
    }
  }
  if (stream.buffer().empty() && !stream.eof()) co_await stream.wait_for_data("read");
  std::string data = stream.take(static_cast<std::size_t>(n));
  stream.maybe_resume_transport();
  co_return data;
}

Coro<std::string> StreamReader::readexactly(StreamReader self, std::size_t n) {
  StreamReaderProtocol& stream = *self.protocol_;
  stream.throw_if_failed();
  if (n == 0) co_return "";
  while (stream.buffer().size() < n) {
    if (stream.eof()) throw IncompleteReadError(stream.take(n), n);
    co_await stream.wait_for_data("readexactly");
  }
  std::string data = stream.take(n);
  stream.maybe_resume_transport();
  co_return data;
}

Coro<std::string> StreamReader::readuntil(StreamReader self, std::string separator) {
  if (separator.empty()) throw ValueError("Separator should be at least one-byte string");
  StreamReaderProtocol& stream = *self.protocol_;
  stream.throw_if_failed();
  std::size_t searched = 0;  // no separator begins before
  std::size_t found;
  for (;;) {
    const std::size_t size = stream.buffer().size();
    if (size >= searched + separator.size()) {
      found = stream.buffer().find(separator, searched);
      if (found != std::string::npos) break;
      searched = size + 1 - separator.size();  // the buffer may end with a part of one
      if (searched > stream.limit()) {
        throw LimitOverrunError("Separator is not found, and chunk exceed the limit", searched);
      }
    }
    if (stream.eof()) throw IncompleteReadError(stream.take(size), {});
    co_await stream.wait_for_data("readuntil");
  }
  if (found > stream.limit()) {
    throw LimitOverrunError("Separator is found, but chunk is longer than limit", found);
  }
  std::string chunk = stream.take(found + separator.size());
  stream.maybe_resume_transport();
  co_return chunk;
}

Coro<std::string> StreamReader::readline(StreamReader self) {
  StreamReaderProtocol& stream = *self.protocol_;
  try {
    co_return co_await self.readuntil("\n");
  } catch (const IncompleteReadError& error) {
    co_return error.partial();
  } catch (const LimitOverrunError& error) {
    const std::size_t consumed = error.consumed();
    if (consumed < stream.buffer().size() && stream.buffer()[consumed] == '\n') {
      stream.take(consumed + 1);
    } else {
      stream.clear();
    }
    stream.maybe_resume_transport();
    throw ValueError(error.what());
  }
}

// ---- writing ---------------------------------------------------------------------------------------------------------

Coro<> StreamWriter::wait_closed(StreamWriter self) {
  co_await FutureAwaiter<void, LibraryFuture>(self.protocol_->closed());
}

Coro<> StreamWriter::drain(StreamWriter self) {
  self.protocol_->throw_if_failed();
  if (self.is_closing()) co_await sleep(Duration{});  // so that connection_lost may come
  co_await self.protocol_->drain_helper();
}

// ---- connections and servers -----------------------------------------------------------------------------------------

Coro<Streams> open_connection(Network network, std::string host, std::uint16_t port, std::size_t limit) {
  auto made = std::make_unique<StreamReaderProtocol>(limit);
  const auto factory = [&made] { return std::move(made); };
  const auto [transport, protocol] = co_await network.create_connection(factory, std::move(host), port);
  co_return Streams{StreamReader(transport, *protocol), StreamWriter(transport, *protocol)};
}

Coro<Server> start_server_with(Network network, ClientConnected connected, std::string host, std::uint16_t port,
                               std::size_t limit) {
  const auto shared = std::make_shared<const ClientConnected>(std::move(connected));
  const auto factory = [shared, limit] { return std::make_unique<StreamReaderProtocol>(limit, shared); };
  return network.create_server(factory, std::move(host), port);
}

}  // namespace comptoir::loop
