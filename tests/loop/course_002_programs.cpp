// The programs of document 002 without a network: counters and HTTP requests.
#include "programs.hpp"

namespace comptoir::loop {
namespace {

Coro<> count(World& w, int base) {
  for (int i = 0; i < 5; ++i) {
    w.emit(std::to_string(base + i));
    co_await sleep(s(1));
  }
}


/// An HTTP client: to connect, the server's time and the body are all sleeps.
struct Response {
  World& w;
  int number;

  Coro<> aenter() {
    co_await sleep(s(0.25));
    co_await sleep(s(0.5 + 0.25 * (number % 4)));
    w.emit("headers");
  }
  Coro<bool> aexit(std::exception_ptr) { co_return false; }
  Coro<> read() { co_await sleep(s(0.125)); }
};

Coro<> request(World& w, int i) {
  w.emit("get:" + std::to_string(i));
  const auto body = [&w, i](Response& response) -> Coro<> {
    co_await response.read();
    w.emit("body:" + std::to_string(i));
  };
  co_await async_with(Response{w, i}, body);
}

}  // namespace

void add_course_002_programs(Programs& programs) {
  programs["s002_count_async"].main = [](World& w) -> Coro<Json> {
    co_await gather(count(w, 0), count(w, 10));
    co_return nullptr;
  };
  programs["s002_count_sync"].main = [](World& w) -> Coro<Json> {
    for (int base : {0, 10}) {
      for (int i = 0; i < 5; ++i) {
        w.emit(std::to_string(base + i));
        w.loop.block(s(1));
      }
    }
    co_return nullptr;
  };
  programs["s002_http_sequential"].main = [](World& w) -> Coro<Json> {
    for (int i = 0; i < 10; ++i) co_await request(w, i);
    co_return nullptr;
  };
  programs["s002_http_concurrent"].main = [](World& w) -> Coro<Json> {
    std::vector<Task<>> requests;
    for (int i = 0; i < 10; ++i) requests.push_back(w.spawn(request(w, i), "http:" + std::to_string(i)));
    co_await gather(requests);
    co_return nullptr;
  };
}

}  // namespace comptoir::loop
