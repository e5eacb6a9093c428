// The programs of document 003 without a network: requests, threads on a toy processor, many sleepers.
#include "programs.hpp"

namespace comptoir::loop {
namespace {

constexpr double processing = 0.5;
constexpr double delay = 1;

Coro<> fetch(World& w, std::string site) {
  w.emit("robot:prepare:" + site);
  w.loop.block(s(processing));
  w.emit("robot:sent:" + site);
  co_await sleep(s(delay));
  w.emit("server:start:" + site);
  co_await sleep(s(processing));
  w.emit("server:reply:" + site);
  co_await sleep(s(delay));
  w.emit("robot:parse:" + site);
  w.loop.block(s(processing));
  w.emit("robot:done:" + site);
}

/// A toy processor: its threads own a program counter, and share the memory.
struct Machine {
  World& w;
  std::string owner = {};
  std::map<std::string, int> memory = {};
  int switches = 0;

  void slice(const std::string& thread, double seconds) {
    if (!owner.empty() && owner != thread) {
      ++switches;
      w.emit("switch " + owner + "->" + thread);
      w.loop.block(s(0.0625));
    }
    owner = thread;
    w.emit("run " + thread + " pc=" + std::to_string(++memory[thread]));
    w.loop.block(s(seconds));
  }
};

Coro<> thread(Machine& machine, std::string who, int slices) {
  for (int i = 0; i < slices; ++i) {
    machine.slice(who, 0.25);
    co_await sleep(s(0));
  }
}

Coro<> page(World& w, std::string site) {
  const std::pair<const char*, double> steps[] = {
      {"prepare:", processing}, {"request:", delay}, {"server:", processing}, {"reply:", delay}, {"parse:", processing}};
  for (const auto& [step, cost] : steps) {
    w.emit(step + site);
    co_await sleep(s(cost));
  }
  w.emit("done:" + site);
}

Coro<> one(std::vector<int>& order, int i) {
  co_await sleep(s(1));
  order.push_back(i);
}

}  // namespace

void add_course_003_programs(Programs& programs) {
  programs["s003_fig1_one_request"].main = [](World& w) -> Coro<Json> {
    co_await fetch(w, "foo");
    co_return nullptr;
  };
  programs["s003_fig2_two_in_sequence"].main = [](World& w) -> Coro<Json> {
    co_await fetch(w, "foo");
    co_await fetch(w, "bar");
    co_return nullptr;
  };
  programs["s003_fig3_process"].main = [](World& w) -> Coro<Json> {
    Machine machine{w};
    for (int i = 0; i < 3; ++i) machine.slice("main", 0.5);
    co_return machine.switches;
  };
  programs["s003_fig4_threads"].main = [](World& w) -> Coro<Json> {
    Machine machine{w};
    std::vector<Task<>> threads;
    for (const char* who : {"t1", "t2", "t3"}) threads.push_back(w.spawn(thread(machine, who, 2), who));
    co_await gather(threads);
    co_return Json{machine.switches, machine.memory};
  };
  programs["s003_fig5_two_pages_two_threads"].main = [](World& w) -> Coro<Json> {
    co_await gather(w.spawn(page(w, "foo"), "thread:1"), w.spawn(page(w, "bar"), "thread:2"));
    co_return nullptr;
  };
  programs["s003_fig6_switches"].main = [](World& w) -> Coro<Json> {
    Machine machine{w};
    co_await gather(w.spawn(thread(machine, "thread1", 3), "thread1"), w.spawn(thread(machine, "thread2", 2), "thread2"));
    co_return machine.switches;
  };
  programs["s003_fig7_two_pages_asyncio"].main = [](World& w) -> Coro<Json> {
    co_await gather(w.spawn(fetch(w, "bar"), "page:bar"), w.spawn(fetch(w, "foo"), "page:foo"));
    co_return nullptr;
  };
  programs["s003_scale"].main = [](World& w) -> Coro<Json> {
    std::vector<int> order;
    std::vector<Task<>> tasks;
    for (int i = 0; i < 200; ++i) tasks.push_back(w.loop.create_task(one(order, i)));
    co_await gather(tasks);
    co_return order;
  };
}

}  // namespace comptoir::loop
