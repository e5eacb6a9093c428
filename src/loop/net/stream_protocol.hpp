/// StreamReaderProtocol: what asyncio's streams make of the callbacks of a transport: a buffer that readers wait for, the
/// writer's drain(), and the end. StreamReader and StreamWriter (streams.hpp) are its two faces.
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "loop/library_future.hpp"
#include "loop/net/park.hpp"
#include "loop/net/transport.hpp"

namespace comptoir::loop {

class StreamReader;
class StreamWriter;

/// Called for each connection of a server; gives a coroutine, or nothing if it was a plain function.
using ClientConnected = std::function<std::optional<Coro<>>(StreamReader, StreamWriter)>;

class StreamReaderProtocol final : public Protocol {
 public:
  /// Throws ValueError if `limit` is 0. `connected` is null on the client's side.
  explicit StreamReaderProtocol(std::size_t limit, std::shared_ptr<const ClientConnected> connected = {});

  void connection_made(Transport& transport) override;
  void data_received(std::string_view data) override;
  bool eof_received() override;
  void connection_lost(const std::exception_ptr& error) override;
  void pause_writing() override { writing_paused_ = true; }
  void resume_writing() override;
  const char* connection_made_label() const override { return "StreamReaderProtocol.connection_made"; }

  // The reader.
  /// Until data, the end of file or an error comes. `function` is named if two tasks read at once: RuntimeError.
  Park wait_for_data(const char* function);
  void set_exception(const std::exception_ptr& error);
  /// The first `n` bytes, or what there is.
  std::string take(std::size_t n);
  void clear() { buffer_.clear(); }
  const std::string& buffer() const { return buffer_; }
  std::size_t limit() const { return limit_; }
  bool eof() const { return eof_; }
  const std::exception_ptr& exception() const { return exception_; }
  void throw_if_failed() const {
    if (exception_) std::rethrow_exception(exception_);
  }
  /// After data was taken: reading goes on if the buffer is within the limit.
  void maybe_resume_transport();

  // The writer.
  /// Throws ConnectionResetError if the connection is lost; waits while writing is paused.
  Coro<> drain_helper();
  FutureRef closed() const { return closed_; }
  void add_writer() { ++writers_; }
  /// The last writer that goes closes its transport.
  void drop_writer(Transport& transport);

 private:
  void feed_eof();
  void wake_reader();
  void start_handler();

  Transport* transport_ = nullptr;
  std::shared_ptr<const ClientConnected> connected_;

  std::string buffer_;
  std::size_t limit_;
  std::exception_ptr exception_;
  ParkedWaiter* reader_ = nullptr;
  bool eof_ = false;
  bool reading_paused_ = false;

  FutureRef closed_;
  WaitQueue drainers_;
  std::size_t writers_ = 0;
  bool writing_paused_ = false;
  bool lost_ = false;
};

}  // namespace comptoir::loop
