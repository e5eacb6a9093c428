// The restaurant of the course, written directly on the loop.
#include "programs.hpp"

namespace comptoir::loop {
namespace {

struct Settings {
  int sodas = 1, cooks = 3, batch = 5;
  double t_soda = 1, t_fries = 4, t_burger = 3;
  bool open = false, literal = false;
};

struct Restaurant {
  World& w;
  Settings set;
  std::vector<std::string> served = {};
  std::optional<Lock> soda_lock = {};
  std::optional<Semaphore> sodas = {}, cook = {};
  std::optional<Lock> fryer = {};
  int portions = 0;

  Restaurant(World& world, Settings settings) : w(world), set(settings) {
    if (set.open) return;
    if (set.sodas == 1) {
      soda_lock.emplace("soda");
    } else {
      sodas.emplace(set.sodas, "soda");
    }
    cook.emplace(set.cooks, "cook");
    fryer.emplace("fryer");
  }
};

Coro<> drink(Restaurant& r) {
  r.w.emit("soda:start");
  co_await sleep(s(r.set.t_soda));
  r.w.emit("soda:ready");
}
Coro<> get_soda(Restaurant& r) {
  if (r.soda_lock) {
    auto held = co_await r.soda_lock->scoped();
    co_await drink(r);
  } else if (r.sodas) {
    auto held = co_await r.sodas->scoped();
    co_await drink(r);
  } else {
    co_await drink(r);
  }
}

Coro<> grill(Restaurant& r) {
  co_await sleep(s(r.set.t_burger));
  r.w.emit("burger:ready");
}
Coro<> get_burger(Restaurant& r) {
  r.w.emit("burger:order");
  if (r.cook) {
    auto held = co_await r.cook->scoped();
    co_await grill(r);
  } else {
    co_await grill(r);
  }
}

Coro<> get_fries(Restaurant& r) {
  if (!r.fryer) {
    r.w.emit("fries:start");
    co_await sleep(s(r.set.t_fries));
    r.w.emit("fries:ready");
    co_return;
  }
  auto held = co_await r.fryer->scoped();
  r.w.emit("fries:take");
  const bool cooked = r.portions == 0;
  if (cooked) {
    r.w.emit("batch:start");
    co_await sleep(s(r.set.t_fries));
    r.portions = r.set.batch;
    r.w.emit("batch:ready");
  }
  if (cooked || !r.set.literal) {
    --r.portions;
    r.w.emit("fries:ready");
  }
}

Coro<double> serve(Restaurant& r, std::string client) {
  r.w.emit("order");
  const Time start = r.w.loop.time();
  const auto soda = r.w.spawn(get_soda(r), "soda:" + client);
  const auto fries = r.w.spawn(get_fries(r), "fries:" + client);
  const auto burger = r.w.spawn(get_burger(r), "burger:" + client);
  co_await wait(soda, fries, burger);
  const double total = in_seconds(r.w.loop.time() - start);
  r.w.emit("served in " + g(total));
  r.served.push_back(client);
  co_return total;
}

Coro<Json> all_at_once(World& w, Settings settings, std::string clients) {
  Restaurant r(w, settings);
  std::vector<Task<double>> tasks;
  for (char client : clients) tasks.push_back(w.spawn(serve(r, {client}), std::string("serve:") + client));
  co_await wait(tasks);
  Json times = Json::object();
  for (std::size_t i = 0; i < tasks.size(); ++i) times[std::string(1, clients[i])] = tasks[i].result();
  co_return Json{{"times", times}, {"done_order", r.served}};
}

Coro<Json> perf_test(World& w, Settings settings, int n, double period, double timeout) {
  Restaurant r(w, settings);
  std::vector<Task<double>> todo;
  for (int i = 1; i <= n; ++i) {
    todo.push_back(w.spawn(serve(r, std::to_string(i)), "serve:" + std::to_string(i)));
    co_await sleep(s(period));
  }
  co_await wait(todo);
  std::vector<double> times;
  int truncated = 0, lt = 0, le = 0;
  for (const auto& task : todo) {
    const double time = task.result();
    times.push_back(time);
    truncated += static_cast<double>(static_cast<int>(time)) < timeout;
    lt += time < timeout;
    le += time <= timeout;
  }
  w.emit(std::to_string(truncated) + " / " + std::to_string(n) + " satisfied");
  std::vector<int> order;
  for (const std::string& client : r.served) order.push_back(std::stoi(client));
  co_return Json{{"times", times}, {"done_order", order}, {"trunc", truncated}, {"lt", lt}, {"le", le}};
}

Coro<> serve_in_group(Restaurant& r, std::string c) {
  co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coro<> {
    group.create_task(get_soda(r), r.w.name("soda:" + c));
    group.create_task(get_fries(r), r.w.name("fries:" + c));
    group.create_task(get_burger(r), r.w.name("burger:" + c));
    co_return;
  });
}
Coro<> impatient(Restaurant& r, std::string c, double patience) {
  try {
    co_await async_with(timeout(s(patience)), [&](Timeout&) -> Coro<> { co_await serve_in_group(r, c); });
    r.w.emit("happy");
  } catch (const TimeoutError&) {
    r.w.emit("left");
  }
}

}  // namespace

void add_restaurant_programs(Programs& programs) {
  programs["s004_serve_A"].driver = [](World& w) -> Json {
    Restaurant r(w, {.open = true});
    return w.loop.run_until_complete(w.loop.create_task(serve(r, "A"), "serve:A"));
  };
  programs["s004_serve_AB_open"].main = [](World& w) { return all_at_once(w, {.open = true}, "AB"); };
  programs["s004_serve_AB"].main = [](World& w) { return all_at_once(w, {}, "AB"); };
  programs["s004_serve_10"].main = [](World& w) { return all_at_once(w, {}, "ABCDEFGHIJ"); };
  programs["s004_serve_10_docperm"].main = [](World& w) { return all_at_once(w, {}, "CDEFAGHBIJ"); };
  programs["s004_perf_10_1_5"].main = [](World& w) { return perf_test(w, {}, 10, 1, 5); };
  programs["s004_perf_10_05_5"].main = [](World& w) { return perf_test(w, {}, 10, 0.5, 5); };
  programs["s004_perf_10_05_5_literal"].main = [](World& w) { return perf_test(w, {.literal = true}, 10, 0.5, 5); };
  programs["s004_manager_2_6_8"].main = [](World& w) {
    return perf_test(w, {.sodas = 2, .cooks = 6, .batch = 8}, 10, 0.5, 5);
  };
  programs["s004_manager_2_5_10"].main = [](World& w) {
    return perf_test(w, {.sodas = 2, .cooks = 5, .batch = 10}, 24, 0.5, 5);
  };
  programs["s004_manager_2_5_8"].main = [](World& w) {
    return perf_test(w, {.sodas = 2, .cooks = 5, .batch = 8}, 24, 0.5, 5);
  };
  programs["n67_impatient_clients_group"].main = [](World& w) -> Coro<Json> {
    Restaurant r(w, {.cooks = 1});
    std::vector<Task<>> clients;
    for (const char* c : {"1", "2", "3"}) clients.push_back(w.spawn(impatient(r, c, 5), std::string("client:") + c));
    co_await gather(clients);
    co_return nullptr;
  };
  programs["n68_burst_ties"].main = [](World& w) {
    return all_at_once(w, {.sodas = 2, .cooks = 4, .batch = 3, .t_soda = 1, .t_fries = 1, .t_burger = 1}, "ABCDEFGHIJKL");
  };
}

}  // namespace comptoir::loop
