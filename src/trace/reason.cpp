#include "trace/reason.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace comptoir::trace {

using loop::number;

namespace {

/// Tasks looked at for one answer. A gather over 100 000 children is answered from the first of them.
constexpr int most_looked_at = 2000;

Link link(LinkKind kind, loop::TaskId task = loop::TaskId::none) {
  return {kind, task, loop::ResourceId::none, loop::HandleId::none};
}

/// How a wait ends, as far as the present shows.
struct WaitEnd {
  std::vector<Link> chain;
  std::optional<loop::Time> when;
  bool known() const { return when.has_value(); }
};

class Follower {
 public:
  explicit Follower(const Cursor& cursor) : cursor_(cursor) {}

  /// What ends the wait of a waiting task.
  WaitEnd of_wait(const TaskView& view) {
    path_.push_back(view.id);
    WaitEnd ending;
    if (view.wait.kind == loop::FutureKind::sleep) ending = of_timer(view);
    else if (view.wait.resource != loop::ResourceId::none) ending = of_resource(view.wait.resource, view.id);
    else if (!view.children.empty()) ending = of_children(view.children);
    else if (view.wait.task != loop::TaskId::none) ending = of_task(view.wait.task);
    else ending.chain = {link(LinkKind::future)};
    path_.pop_back();
    if (view.deadline && (!ending.known() || *view.deadline < *ending.when)) ending = of_timer(view);
    return ending;
  }

 private:
  WaitEnd of_timer(const TaskView& view) {
    if (!view.deadline) return {{link(LinkKind::future)}, {}};
    return {{Link{LinkKind::timer, view.id, loop::ResourceId::none, view.timer}}, std::max(*view.deadline, cursor_.time())};
  }

  /// When a task goes on: the chain begins with it.
  WaitEnd of_task(loop::TaskId id) {
    if (std::ranges::find(path_, id) != path_.end()) return {{link(LinkKind::cycle, id)}, {}};
    const TaskView view = cursor_.task(id);
    if (view.state == TaskState::running) return {{link(LinkKind::running, id)}, cursor_.time()};
    if (view.state != TaskState::waiting) return {{link(LinkKind::ready, id)}, cursor_.time()};
    if (const auto found = tasks_.find(id); found != tasks_.end()) return found->second;
    if (++looked_at_ > most_looked_at) return {{link(LinkKind::task, id)}, {}};
    WaitEnd ending = of_wait(view);
    ending.chain.insert(ending.chain.begin(), link(LinkKind::task, id));
    tasks_.emplace(id, ending);
    return ending;
  }

  /// The holder that goes on first. A free unit belongs to whom it was granted, so to that task's next step; but nobody who
  /// got a queue's item, or a notification, will hand it on.
  WaitEnd of_resource(loop::ResourceId id, loop::TaskId waiter) {
    const ResourceView resource = cursor_.resource(id);
    WaitEnd best;
    const auto take = [&](loop::TaskId task) {
      WaitEnd ending = of_task(task);
      if (best.chain.empty() || (ending.known() && (!best.known() || *ending.when < *best.when))) best = std::move(ending);
    };
    for (const HolderView holder : resource.holders) {
      if (looked_at_ > most_looked_at) break;
      take(holder.task);
    }
    const bool held = resource.kind <= loop::ResourceKind::bounded_semaphore;
    if (held && best.chain.empty() && !resource.waiters.empty()) {
      const WaiterView first = resource.waiters.front();
      if (first.granted && first.task != waiter) take(first.task);
    }
    if (best.chain.empty()) best.chain = {link(LinkKind::future)};
    best.chain.insert(best.chain.begin(), Link{LinkKind::resource, loop::TaskId::none, id, loop::HandleId::none});
    return best;
  }

  /// The child that ends last: one of which nothing is known holds up the group for longest.
  WaitEnd of_children(const Children& children) {
    WaitEnd last;
    for (const loop::TaskId child : children) {
      if (looked_at_ > most_looked_at) break;
      if (cursor_.is_over(child)) continue;
      WaitEnd ending = of_task(child);
      if (looked_at_ > most_looked_at && !last.chain.empty()) break;
      const bool later = last.chain.empty() || (last.known() && (!ending.known() || *ending.when > *last.when));
      if (later) last = std::move(ending);
    }
    if (last.chain.empty()) last.chain = {link(LinkKind::future)};
    return last;
  }

  const Cursor& cursor_;
  std::vector<loop::TaskId> path_;
  std::map<loop::TaskId, WaitEnd> tasks_;
  int looked_at_ = 0;
};

}  // namespace

Reason why(const Cursor& cursor, loop::TaskId id) {
  const TaskView view = cursor.task(id);
  Reason reason;
  reason.task = id;
  reason.state = view.state;
  reason.wait = view.wait;
  reason.since = view.since;
  reason.place_in_line = cursor.place_in_line(view.wait.resource, id);
  if (reason.place_in_line != 0 && view.state != TaskState::running)
    reason.granted = cursor.resource(view.wait.resource).waiters[reason.place_in_line - 1].granted;
  if (view.state != TaskState::waiting) return reason;

  reason.children = static_cast<std::uint32_t>(view.children.size());
  for (const loop::TaskId child : view.children)
    if (!cursor.is_over(child)) ++reason.children_pending;
  WaitEnd ending = Follower(cursor).of_wait(view);
  reason.chain = std::move(ending.chain);
  reason.when = ending.when;
  const LinkKind last = reason.chain.back().kind;
  if (last == LinkKind::timer || last == LinkKind::running || last == LinkKind::ready) reason.waker = reason.chain.back();
  return reason;
}

}  // namespace comptoir::trace
