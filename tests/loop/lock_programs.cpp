// Probes of Lock and Semaphore.
#include "programs.hpp"

namespace comptoir::loop {
namespace {

Coro<> greedy(World& w, Lock& lock) {
  for (int i = 0; i < 2; ++i) {
    co_await lock.acquire();
    w.emit("got " + std::to_string(i));
    co_await sleep(s(1));
    lock.release();
    w.emit("released " + std::to_string(i) + " locked=" + python(lock.locked()));
    if (i == 0) w.spawn(hold(w, lock, 0.5), "newcomer");
  }
}
Coro<> greedy(World& w, Semaphore& sem) {
  for (int i = 0; i < 2; ++i) {
    co_await sem.acquire();
    w.emit("got " + std::to_string(i));
    co_await sleep(s(1));
    sem.release();
    w.emit("released " + std::to_string(i) + " locked=" + python(sem.locked()) + " value=" + std::to_string(sem.value()));
    if (i == 0) w.spawn(hold(w, sem, 0.5), "newcomer");
  }
}
template <class L>
Coro<Json> barging(World& w, L& lock) {
  const auto a = w.spawn(greedy(w, lock), "greedy");
  const auto b = w.spawn(hold(w, lock, 1), "waiter");
  co_await wait(a, b);
  co_await sleep(s(3));
  co_return nullptr;
}

template <class F>
std::string raised(F call) {
  try {
    call();
  } catch (...) {
    return describe(std::current_exception());
  }
  return "";
}

}  // namespace

void add_lock_programs(Programs& programs) {
  programs["n01_lock_fifo"].main = [](World& w) -> Coro<Json> {
    Lock lock("L");
    std::vector<Task<>> tasks;
    for (const char* name : {"U1", "U2", "U3", "U4"}) tasks.push_back(w.spawn(hold(w, lock, 1), name));
    co_await wait(tasks);
    co_return nullptr;
  };
  programs["n02_lock_barging"].main = [](World& w) -> Coro<Json> {
    Lock lock("L");
    co_return co_await barging(w, lock);
  };
  programs["n03_lock_cancel_waiter"].main = [](World& w) -> Coro<Json> {
    Lock lock("L");
    std::vector<Task<>> tasks;
    for (const char* name : {"A", "B", "C", "D"}) tasks.push_back(w.spawn(hold(w, lock, 2), name));
    co_await sleep(s(1));
    w.emit("cancel C " + python(tasks[2].cancel()));
    co_await wait(tasks);
    Json cancelled = Json::array();
    for (const auto& task : tasks) cancelled.push_back(task.cancelled());
    co_return cancelled;
  };
  programs["n04_lock_cancel_woken"].main = [](World& w) -> Coro<Json> {
    Lock lock("L");
    co_await lock.acquire();
    const auto b = w.spawn(hold(w, lock, 1), "B");
    const auto c = w.spawn(hold(w, lock, 1), "C");
    co_await sleep(s(1));
    lock.release();
    w.emit("cancel B " + python(b.cancel()));
    co_await wait(b, c);
    co_return Json{b.cancelled(), c.cancelled()};
  };
  programs["n06_lock_errors"].main = [](World&) -> Coro<Json> {
    co_return Json{raised([] { Lock().release(); }), raised([] { BoundedSemaphore(1).release(); }),
                   raised([] { Semaphore(-1); })};
  };
  programs["n07_sem_fifo"].main = [](World& w) -> Coro<Json> {
    Semaphore sem(2, "S");
    std::vector<Task<>> tasks;
    for (double seconds : {3, 1, 2, 1, 1}) {
      tasks.push_back(w.spawn(hold(w, sem, seconds), "U" + std::to_string(tasks.size() + 1)));
    }
    co_await wait(tasks);
    co_return nullptr;
  };
  programs["n08_sem_barging"].main = [](World& w) -> Coro<Json> {
    Semaphore sem(1, "S");
    co_return co_await barging(w, sem);
  };
  programs["n09_sem_cancel_woken"].main = [](World& w) -> Coro<Json> {
    Semaphore sem(1, "S");
    co_await sem.acquire();
    const auto b = w.spawn(hold(w, sem, 1), "B");
    const auto c = w.spawn(hold(w, sem, 1), "C");
    co_await sleep(s(1));
    sem.release();
    w.emit("value=" + std::to_string(sem.value()));
    w.emit("cancel B " + python(b.cancel()));
    co_await wait(b, c);
    co_return Json{b.cancelled(), c.cancelled(), sem.value()};
  };
  programs["n10_sem_multi_release"].main = [](World& w) -> Coro<Json> {
    Semaphore sem(0, "S");
    const auto a = w.spawn(hold(w, sem, 1), "A");
    const auto b = w.spawn(hold(w, sem, 1), "B");
    co_await sleep(s(1));
    for (int i = 0; i < 3; ++i) {
      sem.release();
      w.emit("value=" + std::to_string(sem.value()));
    }
    co_await wait(a, b);
    co_return sem.value();
  };
}

}  // namespace comptoir::loop
