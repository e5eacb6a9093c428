// The twins of tests/oracle/probes.py: Barrier.
#include "probe_programs.hpp"

namespace comptoir::loop {

namespace {

Coro<> abort_soon(Barrier& barrier) {
  co_await sleep(Duration{});
  co_await barrier.abort();
}

Coro<> enter(World& w, Barrier& barrier, double delay) {
  co_await sleep(s(delay));
  co_await async_with(barrier, [&w](int index) -> Coro<> {
    w.emit("index " + std::to_string(index));
    if (index == 0) throw ValueError("inside");
    co_return;
  });
}

}  // namespace

void add_barrier_probes(Programs& programs) {
  programs["p10_barrier_abort"].main = [](World& w) -> Coro<Json> {
    Barrier barrier(3, "B");
    std::vector<Task<>> tasks = {w.spawn(arrive(w, barrier, 0), "T0"), w.spawn(arrive(w, barrier, 0.5), "T1"),
                                 w.spawn(arrive(w, barrier, 1.5), "T2")};
    co_await sleep(s(1));
    co_await barrier.abort();
    w.emit("aborted waiting=" + std::to_string(barrier.n_waiting()) + " broken=" + python(barrier.broken()));
    co_await sleep(s(1));
    co_await barrier.reset();
    w.emit("reset broken=" + python(barrier.broken()));
    for (const char* name : {"T3", "T4", "T5"}) tasks.push_back(w.spawn(arrive(w, barrier), name));
    co_await wait(tasks);
    co_return nullptr;
  };
  programs["p11_barrier_reset"].main = [](World& w) -> Coro<Json> {
    Barrier barrier(3, "B");
    std::vector<Task<>> tasks = {w.spawn(arrive(w, barrier), "T0"), w.spawn(arrive(w, barrier), "T1")};
    co_await sleep(s(1));
    tasks.push_back(w.spawn(barrier.reset(), "reset"));
    for (const char* name : {"T2", "T3"}) tasks.push_back(w.spawn(arrive(w, barrier), name));
    co_await sleep(s(1));
    w.emit("waiting=" + std::to_string(barrier.n_waiting()));
    co_await barrier.wait();
    co_await wait(tasks);
    co_await barrier.reset();
    co_return barrier.n_waiting();
  };
  programs["p12_barrier_drain"].main = [](World& w) -> Coro<Json> {
    Barrier barrier(2, "B");
    std::vector<Task<>> tasks;
    for (int i = 0; i < 6; ++i) tasks.push_back(w.spawn(arrive(w, barrier), "T" + std::to_string(i)));
    co_await wait(tasks);
    tasks = {w.spawn(arrive(w, barrier), "A0"), w.spawn(arrive(w, barrier), "A1"), w.spawn(abort_soon(barrier), "abort"),
             w.spawn(arrive(w, barrier), "A2")};
    co_await wait(tasks);
    co_return barrier.broken();
  };
  programs["p13_barrier_cancel"].main = [](World& w) -> Coro<Json> {
    Barrier barrier(3, "B");
    std::vector<Task<>> tasks = {w.spawn(arrive(w, barrier), "T0"), w.spawn(arrive(w, barrier), "T1")};
    co_await sleep(s(1));
    tasks[0].cancel();
    co_await sleep(s(1));
    w.emit("waiting=" + std::to_string(barrier.n_waiting()));
    for (const char* name : {"T2", "T3"}) tasks.push_back(w.spawn(arrive(w, barrier, 1), name));
    co_await sleep(Duration{});
    co_await sleep(s(1));
    tasks[1].cancel();
    co_await wait(tasks);
    for (const char* name : {"U0", "U1", "U2", "U3"}) tasks.push_back(w.spawn(arrive(w, barrier, 1), name));
    co_await sleep(Duration{});
    co_await sleep(s(1));
    tasks[4].cancel();
    tasks[7].cancel();
    co_await wait(tasks);
    Json out = cancelled(tasks);
    out.push_back(barrier.n_waiting());
    co_return out;
  };
  programs["p14_barrier_async_with"].main = [](World& w) -> Coro<Json> {
    Barrier barrier(2, "B");
    const auto slow = w.spawn(enter(w, barrier, 1), "slow");
    const auto quick = w.spawn(enter(w, barrier, 0.5), "quick");
    co_await wait(slow, quick);
    Barrier one(1);
    Json out = Json::array({describe(quick.exception())});
    out.push_back(co_await one.wait());
    out.push_back(co_await one.wait());
    out.push_back(one.parties());
    out.push_back(one.n_waiting());
    try {
      Barrier(0);
    } catch (const ValueError&) {
      out.push_back(describe(std::current_exception()));
    }
    co_return out;
  };
}

}  // namespace comptoir::loop
