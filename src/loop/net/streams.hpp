/// Streams: asyncio's StreamReader and StreamWriter over a Network, open_connection and start_server.
///
///   Coro<> echo(StreamReader reader, StreamWriter writer) {
///     for (std::string data; !(data = co_await reader.read(1024)).empty();) {
///       writer.write(data);
///       co_await writer.drain();
///     }
///   }
///   Network network(milliseconds(250));
///   Server server = co_await start_server(network, echo, "127.0.0.1", 8888);
///   auto [reader, writer] = co_await open_connection(network, "127.0.0.1", 8888);
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "loop/net/network.hpp"
#include "loop/net/stream_protocol.hpp"

namespace comptoir::loop {

/// The end of file came before all that was asked for.
class IncompleteReadError : public EOFError {
 public:
  IncompleteReadError(std::string partial, std::optional<std::size_t> expected);
  const char* name() const override { return "IncompleteReadError"; }
  const std::string& partial() const { return partial_; }
  /// None for readuntil().
  std::optional<std::size_t> expected() const { return expected_; }

 private:
  std::string partial_;
  std::optional<std::size_t> expected_;
};

/// readuntil() went beyond the limit. `consumed()` bytes of the buffer hold no separator.
class LimitOverrunError : public Exception {
 public:
  LimitOverrunError(const std::string& message, std::size_t consumed) : Exception(message), consumed_(consumed) {}
  const char* name() const override { return "LimitOverrunError"; }
  std::size_t consumed() const { return consumed_; }

 private:
  std::size_t consumed_;
};

inline constexpr std::size_t default_stream_limit = 64 * 1024;

/// A counted reference. Data is bytes. One task may read at a time (RuntimeError). Cancelled while it waits, a read leaves what
/// is in the buffer. When the buffer is above twice the limit the transport pauses, until it is within the limit.
class StreamReader {
 public:
  StreamReader(TransportRef transport, StreamReaderProtocol& protocol) : transport_(std::move(transport)), protocol_(&protocol) {}

  /// Up to `n` bytes as soon as there is one; nothing at the end of file. Negative: all until the end of file.
  Coro<std::string> read(std::ptrdiff_t n = -1) const { return read(*this, n); }
  /// Throws IncompleteReadError, with what came, if the end comes before.
  Coro<std::string> readexactly(std::size_t n) const { return readexactly(*this, n); }
  /// With its separator. Throws IncompleteReadError at the end of file; LimitOverrunError, and leaves the buffer, if what comes
  /// before the separator is longer than the limit; ValueError for an empty separator.
  Coro<std::string> readuntil(std::string separator = "\n") const { return readuntil(*this, std::move(separator)); }
  /// With its "\n", or what remains at the end of file, or nothing. Throws ValueError, and drops the line, if it is longer than
  /// the limit.
  Coro<std::string> readline() const { return readline(*this); }

  /// The end has come and the buffer is empty.
  bool at_eof() const { return protocol_->eof() && protocol_->buffer().empty(); }
  std::exception_ptr exception() const { return protocol_->exception(); }
  /// Whoever reads now or later gets it.
  void set_exception(const std::exception_ptr& error) const { protocol_->set_exception(error); }

 private:
  // The coroutines keep the stream.
  static Coro<std::string> read(StreamReader self, std::ptrdiff_t n);
  static Coro<std::string> readexactly(StreamReader self, std::size_t n);
  static Coro<std::string> readuntil(StreamReader self, std::string separator);
  static Coro<std::string> readline(StreamReader self);

  TransportRef transport_;
  StreamReaderProtocol* protocol_;
};

/// A counted reference. When the last one goes and the transport is open, it is closed; a server keeps one of each connection
/// until that is lost, so that only a client's stream ends so. (CPython may come to it later: the traceback of an exception
/// holds the frames that it went through.)
class StreamWriter {
 public:
  StreamWriter(TransportRef transport, StreamReaderProtocol& protocol) : transport_(std::move(transport)), protocol_(&protocol) {
    protocol_->add_writer();
  }
  StreamWriter(const StreamWriter& other) : StreamWriter(other.transport_, *other.protocol_) {}
  StreamWriter(StreamWriter&& other) noexcept
      : transport_(std::move(other.transport_)), protocol_(std::exchange(other.protocol_, nullptr)) {}
  StreamWriter& operator=(StreamWriter other) noexcept {
    std::swap(transport_, other.transport_);
    std::swap(protocol_, other.protocol_);
    return *this;
  }
  ~StreamWriter() {
    if (protocol_) protocol_->drop_writer(*transport_);
  }

  void write(std::string_view data) const { transport_->write(data); }
  template <class Range>
  void writelines(const Range& lines) const {
    std::string all;
    for (const auto& line : lines) all += line;
    write(all);
  }
  void write_eof() const { transport_->write_eof(); }
  bool can_write_eof() const { return transport_->can_write_eof(); }
  void close() const { transport_->close(); }
  bool is_closing() const { return transport_->is_closing(); }
  /// Until the connection is lost.
  Coro<> wait_closed() const { return wait_closed(*this); }
  /// Waits while more is on its way than the high limit, until it is down to the low one; otherwise costs nothing. When the
  /// transport is closing it costs an iteration. Throws the reader's error if there is one, and ConnectionResetError once the
  /// connection is lost.
  Coro<> drain() const { return drain(*this); }

  const Address& peername() const { return transport_->peername(); }
  const Address& sockname() const { return transport_->sockname(); }
  Transport& transport() const { return *transport_; }

 private:
  static Coro<> wait_closed(StreamWriter self);
  static Coro<> drain(StreamWriter self);

  TransportRef transport_;
  StreamReaderProtocol* protocol_;
};

struct Streams {
  StreamReader reader;
  StreamWriter writer;
};

/// As Network::create_connection. `limit` is the reader's, in bytes.
Coro<Streams> open_connection(Network network, std::string host, std::uint16_t port, std::size_t limit = default_stream_limit);

Coro<Server> start_server_with(Network network, ClientConnected connected, std::string host, std::uint16_t port, std::size_t limit);

/// As Network::create_server. `connected(reader, writer)` is called for each connection; if it gives a coroutine, that becomes a
/// task without a parent. An error of it is reported as "Unhandled exception in client_connected_cb", and its transport closed.
template <class Connected>
Coro<Server> start_server(Network network, Connected connected, std::string host, std::uint16_t port,
                          std::size_t limit = default_stream_limit) {
  const auto call = [connected = std::move(connected)](StreamReader reader, StreamWriter writer) -> std::optional<Coro<>> {
    if constexpr (std::is_void_v<std::invoke_result_t<const Connected&, StreamReader, StreamWriter>>) {
      connected(std::move(reader), std::move(writer));
      return std::nullopt;
    } else {
      return connected(std::move(reader), std::move(writer));
    }
  };
  return start_server_with(std::move(network), call, std::move(host), port, limit);
}

}  // namespace comptoir::loop
