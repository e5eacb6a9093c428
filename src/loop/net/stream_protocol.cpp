#include "loop/net/stream_protocol.hpp"

#include <cassert>

#include "loop/net/streams.hpp"

namespace comptoir::loop {

StreamReaderProtocol::StreamReaderProtocol(std::size_t limit, std::shared_ptr<const ClientConnected> connected)
    : connected_(std::move(connected)),
      limit_(limit),
      closed_(Loop::running().make_future<Holding<void, LibraryFuture>>(FutureKind::stream_closed)) {
  if (limit == 0) throw ValueError("Limit cannot be <= 0");
}

// ---- the connection --------------------------------------------------------------------------------------------------

void StreamReaderProtocol::connection_made(Transport& transport) {
  transport_ = &transport;
  if (!connected_) return;
  add_writer();  // its own, until the connection is lost
  start_handler();
}

void StreamReaderProtocol::start_handler() {
  const TransportRef transport(*transport_);
  std::optional<Coro<>> handler = (*connected_)(StreamReader(transport, *this), StreamWriter(transport, *this));
  if (!handler) return;
  Loop& loop = Loop::running();
  Task<> task = loop.create_task(std::move(*handler));
  const auto callback = [&loop, task, transport] {
    const std::exception_ptr error = task.exception();
    if (!error) return;
    loop.call_exception_handler({.message = "Unhandled exception in client_connected_cb", .exception = error});
    transport->close();
  };
  task.add_done_callback(callback, Name("callback Task-", task.get_name().number));
}

void StreamReaderProtocol::connection_lost(const std::exception_ptr& error) {
  if (std::exchange(lost_, true)) return;
  if (error) {
    set_exception(error);
  } else {
    feed_eof();
  }
  FutureCore& closed = *closed_.core();
  if (!closed.done()) {
    if (error) {
      closed.set_exception(error);
      closed.mark_seen();  // nobody need look
    } else {
      closed.finish(FutureState::finished);
    }
  }
  for (QueuedWaiter* waiter = drainers_.first(); waiter; waiter = waiter->next) {
    if (error) {
      static_cast<ParkedWaiter*>(waiter)->set_exception(error);
    } else {
      waiter->set_result();
    }
  }
  if (connected_) drop_writer(*transport_);
}

void StreamReaderProtocol::drop_writer(Transport& transport) {
  if (--writers_ == 0) transport.close();
}

// ---- the reader ------------------------------------------------------------------------------------------------------

void StreamReaderProtocol::data_received(std::string_view data) {
  if (lost_) return;
  assert(!eof_);
  buffer_ += data;
  wake_reader();
  if (!reading_paused_ && buffer_.size() > 2 * limit_) {
    reading_paused_ = true;
    transport_->pause_reading();
  }
}

bool StreamReaderProtocol::eof_received() {
  if (!lost_) feed_eof();
  return true;
}

void StreamReaderProtocol::feed_eof() {
  eof_ = true;
  wake_reader();
}

/// asyncio's _wakeup_waiter: raises if the reader has failed, and has not run yet.
void StreamReaderProtocol::wake_reader() {
  ParkedWaiter* const waiter = std::exchange(reader_, nullptr);
  if (!waiter) return;
  if (waiter->error) throw InvalidStateError("invalid state");
  waiter->set_result();
}

void StreamReaderProtocol::set_exception(const std::exception_ptr& error) {
  exception_ = error;
  if (ParkedWaiter* const waiter = std::exchange(reader_, nullptr)) waiter->set_exception(error);
}

Park StreamReaderProtocol::wait_for_data(const char* function) {
  if (reader_) {
    throw RuntimeError(std::string(function) + "() called while another coroutine is already waiting for incoming data");
  }
  assert(!eof_);
  // To wait while the transport is paused would be to wait for ever.
  if (std::exchange(reading_paused_, false)) transport_->resume_reading();
  return Park(FutureKind::stream_read, reader_);
}

std::string StreamReaderProtocol::take(std::size_t n) {
  std::string data = buffer_.substr(0, n);
  buffer_.erase(0, n);
  return data;
}

void StreamReaderProtocol::maybe_resume_transport() {
  if (!reading_paused_ || buffer_.size() > limit_) return;
  reading_paused_ = false;
  transport_->resume_reading();
}

// ---- the writer ------------------------------------------------------------------------------------------------------

void StreamReaderProtocol::resume_writing() {
  writing_paused_ = false;
  for (QueuedWaiter* waiter = drainers_.first(); waiter; waiter = waiter->next) waiter->set_result();
}

namespace {

/// A place in the queue of those that wait for resume_writing.
class Drained {
 public:
  explicit Drained(WaitQueue& queue) : queue_(queue) {}
  Drained(const Drained&) = delete;
  Drained& operator=(const Drained&) = delete;
  ~Drained() {
    if (waiter_.queued) queue_.remove(waiter_);
  }

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> coroutine) {
    TaskCore& task = current();
    waiter_.task = &task;
    queue_.append(waiter_);
    task.suspend(waiter_, coroutine);
  }
  void await_resume() { waiter_.finish(); }

 private:
  ParkedWaiter waiter_{FutureKind::drain};
  WaitQueue& queue_;
};

}  // namespace

Coro<> StreamReaderProtocol::drain_helper() {
  if (lost_) throw ConnectionResetError("Connection lost");
  if (writing_paused_) co_await Drained(drainers_);
}

}  // namespace comptoir::loop
