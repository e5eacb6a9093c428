#include "programs.hpp"

#include <array>
#include <charconv>

namespace comptoir::loop {

std::string g(double n) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), n, std::chars_format::general, 6).ptr;
  return {text.data(), end};
}

std::string written(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const ValueError& e) {
    return std::string("ValueError(") + e.what() + ")";
  } catch (const IndexError& e) {
    return std::string("IndexError(") + e.what() + ")";
  } catch (...) {
    return "?";
  }
}

Coro<Json> job(World& w, double seconds, Json result, std::exception_ptr error) {
  w.emit("start");
  try {
    co_await sleep(s(seconds));
  } catch (const CancelledError&) {
    w.emit("cancelled");
    throw;
  }
  w.emit("end");
  if (error) std::rethrow_exception(error);
  co_return result;
}

Coro<Json> sleeper(World& w, double seconds) {
  w.emit("start");
  try {
    co_await sleep(s(seconds));
    w.emit("slept");
  } catch (const CancelledError& e) {
    const std::string message = e.message();
    w.emit("cancelled" + (message.empty() ? "" : " " + message));
    throw;
  }
  co_return "value";
}

}  // namespace comptoir::loop
