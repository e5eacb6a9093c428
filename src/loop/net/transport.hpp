/// Transport: one end of a connection; Protocol: who is told what happens on it. As in asyncio, but in memory: in each
/// direction a pipe that keeps the order, loses nothing, and delivers after the network's one-way latency.
/// Knows nothing of servers and streams.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "loop/loop.hpp"

namespace comptoir::loop {

class Connection;
class Transport;

struct Address {
  std::string host;
  std::uint16_t port = 0;
  friend auto operator<=>(const Address&, const Address&) = default;
};

/// asyncio.Protocol. A transport owns its protocol, so `transport` is there as long as the protocol is; whoever uses either
/// of them from elsewhere (a timer, a task) keeps a TransportRef. A protocol must not keep one of its own transport.
class Protocol {
 public:
  virtual ~Protocol() = default;
  /// Called by a handle of its own.
  virtual void connection_made(Transport& /*transport*/) {}
  virtual void data_received(std::string_view /*data*/) {}
  /// The other side will send no more. False closes the transport, true leaves it open for writing.
  virtual bool eof_received() { return false; }
  /// Once, and the last call. `error` is null for an ordinary end; on this network nothing else ever happens.
  virtual void connection_lost(const std::exception_ptr& /*error*/) {}
  /// Within write(): more is on its way than the high limit. Then no call before resume_writing.
  virtual void pause_writing() {}
  /// What is on its way is down to the low limit.
  virtual void resume_writing() {}

  /// The name of the handle that calls connection_made: a literal.
  virtual const char* connection_made_label() const { return "Protocol.connection_made"; }
};

/// One end. Names and rules are those of asyncio's socket transports.
class Transport {
 public:
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

  /// Never waits. Once the transport is closing, the data goes nowhere. Throws RuntimeError after write_eof().
  void write(std::string_view data);
  /// The other side gets the end of file after all that was written; this side can still read.
  void write_eof();
  bool can_write_eof() const { return true; }
  /// The other side gets what was written and then the end of file; this side's protocol gets connection_lost with the next
  /// iteration, and no more data.
  void close();
  /// As close(): what was written is on the wire already.
  void abort() { close(); }
  bool is_closing() const { return closing_; }

  /// In bytes on their way; by default 65536 and a quarter of it. Throws ValueError if `low` is above `high`.
  void set_write_buffer_limits(std::optional<std::size_t> high = {}, std::optional<std::size_t> low = {});
  /// Written and not yet delivered: what arrives at a side that has paused reading stays on its way.
  std::size_t get_write_buffer_size() const { return in_flight_; }

  void pause_reading() { reading_paused_ = true; }
  /// The protocol gets what has arrived meanwhile with the next iteration, unless reading is paused again by then.
  void resume_reading();
  bool is_reading() const { return !reading_paused_; }

  const Address& peername() const { return peername_; }
  const Address& sockname() const { return sockname_; }
  Protocol& get_protocol() const { return *protocol_; }

 private:
  friend class Connection;
  friend class TransportRef;
  Transport(Connection& connection, std::unique_ptr<Protocol> protocol, Address peername, Address sockname);

  void ship(std::optional<std::string> item);
  void arrive();
  void take();
  void delivered(std::size_t bytes);
  void pause_writing_if_full();
  void lose();

  Connection& connection_;
  std::unique_ptr<Protocol> protocol_;
  Address peername_, sockname_;
  std::deque<std::optional<std::string>> inbox_;  // on its way to this side, or arrived and held; none: end of file
  std::size_t held_ = 0;                          // arrived while reading was paused
  std::size_t in_flight_ = 0;
  std::size_t high_ = 64 * 1024;
  std::size_t low_ = 16 * 1024;
  bool closing_ = false;
  bool lost_ = false;
  bool eof_written_ = false;
  bool writing_paused_ = false;
  bool reading_paused_ = false;
};

/// A counted reference to a transport. It keeps the whole connection: both ends, and both protocols.
class TransportRef {
 public:
  TransportRef() = default;
  explicit TransportRef(Transport& transport);
  TransportRef(const TransportRef& other);
  TransportRef(TransportRef&& other) noexcept : transport_(std::exchange(other.transport_, nullptr)) {}
  TransportRef& operator=(TransportRef other) noexcept {
    std::swap(transport_, other.transport_);
    return *this;
  }
  ~TransportRef();

  Transport* operator->() const { return transport_; }
  Transport& operator*() const { return *transport_; }
  explicit operator bool() const { return transport_ != nullptr; }

 private:
  Transport* transport_ = nullptr;
};

/// Both ends, in one block.
class Connection : public Pooled {
 public:
  Connection(Duration latency, std::unique_ptr<Protocol> server_side, std::unique_ptr<Protocol> client_side, Address server,
             Address client);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Transport server;
  Transport client;

 private:
  friend class Transport;
  friend class TransportRef;
  Duration latency_;
  std::uint32_t refs_ = 0;
};

}  // namespace comptoir::loop
