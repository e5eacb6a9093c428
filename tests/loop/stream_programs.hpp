/// What the probes of streams share: one server, one connection.
#pragma once

#include <string>
#include <utility>

#include "programs.hpp"

namespace comptoir::loop {

inline constexpr const char* host = "127.0.0.1";

/// A coroutine that takes the program's world, as the handler of a server.
template <class Function>
auto handler(World& w, Function function) {
  return [&w, function](StreamReader reader, StreamWriter writer) { return function(w, std::move(reader), std::move(writer)); };
}

inline void caught(World& w, const std::exception& error) {
  const auto* python = dynamic_cast<const Exception*>(&error);
  w.emit("caught " + std::string(python ? python->name() : "Exception") + "(" + error.what() + ")");
}

/// Reads to the end, then closes.
Coro<> read_all(World& w, StreamReader reader, StreamWriter writer);

/// body(w, reader, writer) in one connection to a server with this handler.
template <class Handler, class Body>
Coro<> serve(World& w, Network network, Handler handle, Body body, std::size_t limit = default_stream_limit) {
  const Server server = co_await start_server(network, handler(w, handle), host, 80, limit);
  const auto inside = [&](const Server&) -> Coro<> {
    const auto [reader, writer] = co_await open_connection(network, host, 80, limit);
    co_await body(w, reader, writer);
  };
  co_await async_with(server, inside);
}

}  // namespace comptoir::loop
