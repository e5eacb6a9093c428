#include "loop/net/network.hpp"

#include "loop/library_future.hpp"
#include "loop/sleep.hpp"

namespace comptoir::loop {
namespace {

/// What create_connection awaits at last: a handle of its own completes it.
class ConnectFuture : public LibraryFuture {
 public:
  ConnectFuture() : LibraryFuture(FutureKind::connect) {}

  void set_result_soon() {
    handle_.kind = HandleKind::set_result;
    handle_.future = this;
    handle_.group = this;
    add_ref();  // for the ready queue
    loop()->schedule(handle_);
  }
  void on_child_done(DoneCallback&) override {
    if (!done()) finish(FutureState::finished);
  }

 private:
  DoneCallback handle_;
};

void call_connection_made(Loop& loop, Transport& transport) {
  loop.call_soon([side = TransportRef(transport)] { side->get_protocol().connection_made(*side); },
                 transport.get_protocol().connection_made_label());
}

}  // namespace

Coro<Server> Network::create_server(State state, ProtocolFactory factory, Address address) {
  const StateRef<ServerState> server(new ServerState(std::move(factory), address));
  state->servers.insert_or_assign(std::move(address), server);
  co_await sleep(Duration{});
  co_return Server(server);
}

Coro<TransportRef> Network::connect(State state, ProtocolFactory factory, Address address) {
  co_await sleep(state->latency);
  const auto found = state->servers.find(address);
  if (found == state->servers.end() || found->second->closed) {
    throw ConnectionRefusedError("nothing listens on " + address.host + ":" + std::to_string(address.port));
  }
  ServerState& server = *found->second;
  ++server.accepted;
  const Address client{address.host, static_cast<std::uint16_t>(50000 + server.accepted)};
  auto server_side = server.factory();
  auto client_side = factory();
  Loop& loop = Loop::running();
  auto* const connection = loop.make_future<Connection>(state->latency, std::move(server_side), std::move(client_side), address, client);
  const TransportRef transport(connection->client);
  call_connection_made(loop, connection->server);
  call_connection_made(loop, connection->client);
  const FutureRef connected(loop.make_future<ConnectFuture>());
  static_cast<ConnectFuture*>(connected.core())->set_result_soon();
  co_await FutureWait(connected);
  co_return transport;
}

Coro<> Server::serve_forever(StateRef<ServerState> state) {
  if (state->forever) throw RuntimeError("server is already being awaited on serve_forever()");
  if (state->closed) throw RuntimeError("server is closed");
  try {
    co_await Park(FutureKind::serve_forever, state->forever);
  } catch (const CancelledError&) {
    close(*state);
    throw;
  }
}

void Server::close() const { close(*state_); }

void Server::close(ServerState& state) {
  if (std::exchange(state.closed, true)) return;
  if (state.forever && !state.forever->done()) state.forever->cancel(nullptr);
}

Coro<> Server::wait_closed() const { co_await sleep(Duration{}); }
Coro<> Server::aenter() const { co_return; }
Coro<bool> Server::aexit(std::exception_ptr) const {
  close();
  co_return false;
}

}  // namespace comptoir::loop
