// The twins of tests/oracle/probes.py: the queues.
#include "probe_programs.hpp"

namespace comptoir::loop {
namespace {

Coro<> join(World& w, Queue<std::string>& queue) {
  co_await queue.join();
  w.emit("joined");
}

struct Ticket {
  std::uint32_t rank;
  int who;
  friend bool operator<(const Ticket& a, const Ticket& b) { return a.rank < b.rank; }
};

Coro<> offer(World& w, PriorityQueue<int>& queue, int rank) {
  co_await queue.put(rank);
  w.emit("offered " + std::to_string(rank));
}

}  // namespace

void add_queue_probes(Programs& programs) {
  programs["p15_queue_put_cancel"].main = [](World& w) -> Coro<Json> {
    Queue<std::string> queue(1, "Q");
    queue.put_nowait("first");
    std::vector<Task<>> tasks;
    for (int i = 0; i < 5; ++i) tasks.push_back(w.spawn(put_one(w, queue, std::to_string(i)), "P" + std::to_string(i)));
    co_await sleep(s(1));
    tasks[0].cancel();
    w.emit("got " + queue.get_nowait());
    tasks[1].cancel();
    co_await sleep(s(1));
    w.emit("got " + queue.get_nowait());
    queue.put_nowait("thief");
    tasks[3].cancel();
    co_await sleep(s(1));
    w.emit("got " + queue.get_nowait());
    co_await wait(tasks);
    co_return cancelled(tasks);
  };
  programs["p16_queue_put_stolen"].main = [](World& w) -> Coro<Json> {
    Queue<std::string> queue(2, "Q");
    std::vector<Task<>> tasks;
    for (int i = 0; i < 5; ++i) tasks.push_back(w.spawn(put_one(w, queue, std::to_string(i)), "P" + std::to_string(i)));
    co_await sleep(s(1));
    for (int i = 0; i < 3; ++i) {
      w.emit("got " + queue.get_nowait());
      queue.put_nowait("thief");
      co_await sleep(s(1));
    }
    for (int i = 0; i < 5; ++i) {
      const std::string item = co_await queue.get();
      w.emit("got " + item + " qsize=" + std::to_string(queue.qsize()) + " full=" + python(queue.full()));
    }
    co_await wait(tasks);
    co_return nullptr;
  };
  programs["p17_queue_get_cancel"].main = [](World& w) -> Coro<Json> {
    Queue<std::string> queue(0, "Q");
    std::vector<Task<>> tasks;
    for (int i = 0; i < 6; ++i) tasks.push_back(w.spawn(get_one(w, queue), "G" + std::to_string(i)));
    co_await sleep(s(1));
    tasks[0].cancel();
    queue.put_nowait("a");
    tasks[1].cancel();
    co_await sleep(s(1));
    queue.put_nowait("b");
    w.emit("stole " + queue.get_nowait());
    tasks[3].cancel();
    co_await sleep(s(1));
    queue.put_nowait("c");
    queue.put_nowait("d");
    co_await wait(tasks);
    co_return cancelled(tasks);
  };
  programs["p18_queue_join"].main = [](World& w) -> Coro<Json> {
    Queue<std::string> queue(0, "Q");
    co_await queue.join();
    w.emit("nothing to wait for");
    queue.put_nowait("0");
    queue.put_nowait("1");
    std::vector<Task<>> tasks;
    for (const char* name : {"J0", "J1", "J2"}) tasks.push_back(w.spawn(join(w, queue), name));
    co_await sleep(s(1));
    tasks[1].cancel();
    queue.task_done();
    queue.get_nowait();
    co_await sleep(s(1));
    queue.task_done();
    queue.put_nowait("more");
    tasks.push_back(w.spawn(join(w, queue), "J3"));
    co_await sleep(s(1));
    queue.task_done();
    try {
      queue.task_done();
    } catch (const ValueError&) {
      w.emit(describe(std::current_exception()));
    }
    co_await wait(tasks);
    co_return queue.qsize();
  };
  programs["p19_priority_ties"].main = [](World& w) -> Coro<Json> {
    PriorityQueue<Ticket> queue;
    Json out = Json::array();
    std::uint32_t seed = 1;
    for (int i = 0; i < 60; ++i) {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      if (seed >> 16 & 3) {
        queue.put_nowait({seed >> 18 & 3, i});
      } else if (!queue.empty()) {
        out.push_back(queue.get_nowait().who);
      }
    }
    while (!queue.empty()) out.push_back((co_await queue.get()).who);

    PriorityQueue<int> narrow(2);
    std::vector<Task<>> tasks;
    for (int rank : {5, 3, 4, 1, 2}) tasks.push_back(w.spawn(offer(w, narrow, rank), "O" + std::to_string(rank)));
    for (int i = 0; i < 5; ++i) {
      co_await sleep(s(1));
      w.emit("got " + std::to_string(co_await narrow.get()));
    }
    co_await wait(tasks);

    LifoQueue<int> stack;
    tasks.clear();
    for (int i = 0; i < 3; ++i) tasks.push_back(w.spawn(get_one(w, stack), "G" + std::to_string(i)));
    co_await sleep(s(1));
    for (int i = 0; i < 3; ++i) stack.put_nowait(i);
    co_await wait(tasks);
    co_return out;
  };
}

}  // namespace comptoir::loop
