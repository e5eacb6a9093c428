/// Network: servers, and connections to them, in memory and in virtual time. It takes the part that sockets have in asyncio.
/// Knows nothing of streams.
///
///   Network network(milliseconds(250));
///   Server server = co_await network.create_server([] { return std::make_unique<Echo>(); }, "127.0.0.1", 8888);
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

#include "loop/acquire.hpp"
#include "loop/net/park.hpp"
#include "loop/net/transport.hpp"

namespace comptoir::loop {

using ProtocolFactory = std::function<std::unique_ptr<Protocol>()>;

struct ServerState : Pooled {
  ProtocolFactory factory;
  Address address;
  std::uint16_t accepted = 0;
  bool closed = false;
  ParkedWaiter* forever = nullptr;  // the task in serve_forever
  std::uint32_t references = 0;

  ServerState(ProtocolFactory f, Address a) : factory(std::move(f)), address(std::move(a)) {}
};

struct NetworkState : Pooled {
  Duration latency;
  std::map<Address, StateRef<ServerState>> servers;
  std::uint32_t references = 0;

  explicit NetworkState(Duration one_way) : latency(one_way) {}
};

/// asyncio.Server: a counted reference, as a Python variable is. Serves from its creation, whether or not somebody awaits
/// serve_forever(). `co_await async_with(server, body)` closes it in the end.
class Server {
 public:
  explicit Server(StateRef<ServerState> state) : state_(std::move(state)) {}

  /// Until close(), or until the task is cancelled, which closes the server: CancelledError in both cases.
  /// Throws RuntimeError if the server is closed or another task is here.
  Coro<> serve_forever() const { return serve_forever(state_); }
  /// No new connections; those that exist go on.
  void close() const;
  /// One iteration.
  Coro<> wait_closed() const;
  bool is_serving() const { return !state_->closed; }
  /// Where it listens; none once it is closed.
  std::span<const Address> sockets() const { return {&state_->address, state_->closed ? 0u : 1u}; }

  Coro<> aenter() const;
  Coro<bool> aexit(std::exception_ptr error) const;

 private:
  static Coro<> serve_forever(StateRef<ServerState> state);
  static void close(ServerState& state);

  StateRef<ServerState> state_;
};

/// A new connection, at the side that asked for it. The transport owns the protocol.
template <class P>
struct Connected {
  TransportRef transport;
  P* protocol;
};

/// A counted reference. The latency holds for every connection, in both directions.
class Network {
 public:
  explicit Network(Duration one_way_latency = {}) : state_(new NetworkState(one_way_latency)) {}

  /// `factory()` gives a std::unique_ptr to the protocol of each connection. Takes one iteration. A server that listened there
  /// is replaced.
  Coro<Server> create_server(ProtocolFactory factory, std::string host, std::uint16_t port) const {
    return create_server(state_, std::move(factory), {std::move(host), port});
  }

  /// `factory()` gives a std::unique_ptr to the protocol of this side. Takes one latency, then an iteration in which both
  /// protocols get connection_made, the server's first. Throws ConnectionRefusedError, after the latency, if nobody listens.
  /// Clients have the ports 50001, 50002 ... of each server.
  template <class Factory>
  auto create_connection(Factory factory, std::string host, std::uint16_t port) const {
    return create_connection(state_, std::move(factory), {std::move(host), port});
  }

 private:
  using State = StateRef<NetworkState>;

  static Coro<Server> create_server(State state, ProtocolFactory factory, Address address);
  static Coro<TransportRef> connect(State state, ProtocolFactory factory, Address address);

  template <class Factory>
  static auto create_connection(State state, Factory factory, Address address)
      -> Coro<Connected<typename std::invoke_result_t<Factory&>::element_type>> {
    using P = typename std::invoke_result_t<Factory&>::element_type;
    P* protocol = nullptr;
    const auto make = [&protocol, &factory]() -> std::unique_ptr<Protocol> {
      auto made = factory();
      protocol = made.get();
      return made;
    };
    TransportRef transport = co_await connect(std::move(state), make, std::move(address));
    co_return Connected<P>{std::move(transport), protocol};
  }

  State state_;
};

}  // namespace comptoir::loop
