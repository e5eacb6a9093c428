/// Clients whom somebody sends from outside while the restaurant serves: they are numbered after all that are expected, and
/// main waits for them and counts them too. In Python, in a callback that call_soon_threadsafe has entered,
///
///     number = next(numbers)                                 # numbers = itertools.count(CLIENTS + 1)
///     orders.append(asyncio.create_task(serve(number), name=f"serve:{number}"))
///
/// and, because asyncio.wait(orders) has taken its set when it began, after it
///
///     while late := [order for order in orders if not order.done()]:
///         await asyncio.wait(late)
#pragma once

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "loop/wait.hpp"
#include "model/doors.hpp"

namespace comptoir::model {

/// `serve(number)` gives the coroutine of a client.
template <class Serve>
class Latecomers final : Doors::Guests {
 public:
  Latecomers(Doors* doors, std::int64_t expected, std::vector<loop::Task<loop::Duration>>& orders, Serve serve)
      : orders_(orders), serve_(std::move(serve)), last_(static_cast<std::uint32_t>(expected)), door_(doors, {.name = "client", .guests = this}) {}

  /// After the wait for `orders`: until those that came meanwhile are served. Without any it takes no iteration.
  loop::Coro<> served() {
    for (;;) {
      std::vector<loop::Task<loop::Duration>> late;
      std::ranges::copy_if(orders_, std::back_inserter(late), [](const auto& order) { return !order.done(); });
      if (late.empty()) co_return;
      co_await loop::wait(late);
    }
  }

 private:
  void come() override {
    const std::uint32_t number = ++last_;
    orders_.push_back(loop::create_task(serve_(number), {"serve:", number}));
  }

  std::vector<loop::Task<loop::Duration>>& orders_;
  Serve serve_;
  std::uint32_t last_;
  Doors::Door door_;
};

}  // namespace comptoir::model
