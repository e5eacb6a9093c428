#include "loop/net/transport.hpp"

namespace comptoir::loop {
namespace {

// Those of the recorded runs, whose transport in memory has these names.
constexpr const char* arrive_label = "MemTransport._arrive";
constexpr const char* lost_label = "MemTransport._call_connection_lost";

}  // namespace

Connection::Connection(Duration latency, std::unique_ptr<Protocol> server_side, std::unique_ptr<Protocol> client_side,
                       Address server_address, Address client_address)
    : server(*this, std::move(server_side), client_address, server_address),
      client(*this, std::move(client_side), server_address, client_address),
      latency_(latency) {}

TransportRef::TransportRef(Transport& transport) : transport_(&transport) { ++transport_->connection_.refs_; }
TransportRef::TransportRef(const TransportRef& other) : transport_(other.transport_) {
  if (transport_) ++transport_->connection_.refs_;
}
TransportRef::~TransportRef() {
  if (transport_ && --transport_->connection_.refs_ == 0) delete &transport_->connection_;
}

Transport::Transport(Connection& connection, std::unique_ptr<Protocol> protocol, Address peername, Address sockname)
    : connection_(connection), protocol_(std::move(protocol)), peername_(std::move(peername)), sockname_(std::move(sockname)) {}

// ---- writing ---------------------------------------------------------------------------------------------------------

void Transport::write(std::string_view data) {
  if (eof_written_) throw RuntimeError("Cannot call write() after write_eof()");
  if (closing_ || data.empty()) return;
  in_flight_ += data.size();
  ship(std::string(data));
  pause_writing_if_full();
}

void Transport::write_eof() {
  if (closing_ || eof_written_) return;
  eof_written_ = true;
  ship({});
}

void Transport::ship(std::optional<std::string> item) {
  Loop* const loop = FramePool::of(&connection_)->owner();
  if (loop == nullptr) return;
  Transport& peer = this == &connection_.client ? connection_.server : connection_.client;
  peer.inbox_.push_back(std::move(item));
  const auto arrive = [side = TransportRef(peer)] { side->arrive(); };
  if (connection_.latency_ > Duration{}) {
    loop->call_later(connection_.latency_, arrive, arrive_label);
  } else {
    loop->call_soon(arrive, arrive_label);
  }
}

void Transport::set_write_buffer_limits(std::optional<std::size_t> high, std::optional<std::size_t> low) {
  const std::size_t high_limit = high ? *high : low ? 4 * *low : 64 * 1024;
  const std::size_t low_limit = low.value_or(high_limit / 4);
  if (low_limit > high_limit) {
    throw ValueError("high (" + std::to_string(high_limit) + ") must be >= low (" + std::to_string(low_limit) + ") must be >= 0");
  }
  high_ = high_limit;
  low_ = low_limit;
  pause_writing_if_full();
}

void Transport::pause_writing_if_full() {
  if (in_flight_ <= high_ || writing_paused_) return;
  writing_paused_ = true;
  protocol_->pause_writing();
}

void Transport::delivered(std::size_t bytes) {
  in_flight_ -= bytes;
  if (!writing_paused_ || in_flight_ > low_) return;
  writing_paused_ = false;
  protocol_->resume_writing();
}

// ---- reading ---------------------------------------------------------------------------------------------------------

void Transport::arrive() {
  if (reading_paused_) {
    ++held_;
  } else {
    take();
  }
}

void Transport::take() {
  const std::optional<std::string> item = std::move(inbox_.front());
  inbox_.pop_front();
  if (!item) {
    if (!lost_ && !protocol_->eof_received()) close();
    return;
  }
  Transport& peer = this == &connection_.client ? connection_.server : connection_.client;
  peer.delivered(item->size());
  if (!lost_ && !closing_) protocol_->data_received(*item);
}

void Transport::resume_reading() {
  reading_paused_ = false;
  Loop* const loop = FramePool::of(&connection_)->owner();
  for (std::size_t held = std::exchange(held_, 0); held > 0 && loop; --held) {
    loop->call_soon([side = TransportRef(*this)] { side->arrive(); }, arrive_label);
  }
}

// ---- the end ---------------------------------------------------------------------------------------------------------

void Transport::close() {
  if (closing_) return;
  closing_ = true;
  Loop* const loop = FramePool::of(&connection_)->owner();
  if (loop == nullptr) return;
  if (!eof_written_) ship({});
  loop->call_soon([side = TransportRef(*this)] { side->lose(); }, lost_label);
}

void Transport::lose() {
  if (std::exchange(lost_, true)) return;
  protocol_->connection_lost(nullptr);
}

}  // namespace comptoir::loop
