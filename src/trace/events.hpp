/// How an event is written in 32-bit words, and how it is read back as the Observer call it was.
/// The only place that knows the layout. The first word is op | (a task, handle or child id) << 8; ids stay below 2^24.
#pragma once

#include <cstdint>
#include <vector>

#include "loop/ids.hpp"
#include "loop/name.hpp"
#include "loop/observer.hpp"
#include "loop/time.hpp"
#include "trace/event_store.hpp"

namespace comptoir::trace {

inline constexpr std::uint32_t id_limit = 1u << 24;

/// The numbers are a part of the trace hash: never change one, add new ones.
enum class Op : std::uint8_t {
  next_chunk = 0,
  iteration = 1, iteration_same = 2,  ///< the second: the clock has not moved
  run = 3, done = 4, skipped = 5, block = 6,
  handle_cancelled = 7, due = 8, purged = 9, rebuilt = 10,
  task_created = 11, child = 12, cancel_requested = 13,
  finished_result = 14, finished_cancelled = 15, finished_error = 16,
  resource_created = 17, queued = 18, granted = 19, acquired = 20, left = 21, released = 22,
  print = 23, line = 24,
  cancel_pending = 25, error_unseen = 26, callback_raised = 27, deadlock = 28,
  scheduled = 0x40,       ///< + HandleKind: nothing but a task
  scheduled_more = 0x50,  ///< + HandleKind
  timer = 0x60,           ///< + HandleKind
  waits = 0x80,           ///< + FutureKind: nothing else
  waits_more = 0xa0,      ///< + FutureKind
};

/// What a wait refers to beyond the Observer's words.
struct Wait {
  loop::WaitOn on;
  loop::HandleId timer = loop::HandleId::none;  ///< that the task made in the same step
  std::uint32_t first_child = 0, children = 0;  ///< in the recording's table of children
};

/// A scheduled handle or timer. Its id is not written: it follows the last one's.
struct Scheduled {
  loop::HandleInfo info;
  bool is_timer = false;
  loop::Time deadline;
  std::uint32_t serial = 0;
};

/// Writes events; keeps the literals of names, of which there are few.
class Events : public EventStore {
 public:
  Offset plain(Op, std::uint32_t id = 0);
  Offset clock(Op, loop::Time);
  Offset scheduled(const Scheduled&);
  Offset task_created(loop::TaskId, loop::Name, loop::TaskId parent);
  Offset child(loop::TaskId waiter, loop::TaskId child);
  Offset waits(loop::TaskId, const Wait&);
  Offset resource_created(loop::ResourceId, loop::ResourceKind, loop::Name, std::uint32_t permits);
  Offset of_resource(Op, loop::ResourceId, loop::TaskId);
  Offset print(loop::TaskId, const loop::Print&);
  Offset line(loop::TaskId, std::uint16_t place);

  loop::Name name(std::uint32_t prefix, std::uint32_t number) const { return {prefixes_[prefix], number}; }
  /// How many literals of names there are: prefixes 0 and up.
  std::size_t literals() const { return prefixes_.size(); }

 private:
  std::uint32_t prefix(const char* literal);
  std::vector<const char*> prefixes_;
};

/// What a reader must know besides the words.
struct Implied {
  std::uint32_t last_handle = 0;
  loop::Time now;
};

constexpr Op op_of(std::uint32_t word) { return static_cast<Op>(word & 0xff); }
constexpr std::uint32_t id_of(std::uint32_t word) { return word >> 8; }
constexpr loop::TaskId task_of(std::uint32_t word) { return static_cast<loop::TaskId>(word >> 8); }
constexpr loop::HandleId handle_of(std::uint32_t word) { return static_cast<loop::HandleId>(word >> 8); }
constexpr bool is_scheduled(std::uint32_t word) { return (word & 0xff) >= 0x40 && (word & 0xff) < 0x70; }
constexpr loop::HandleKind handle_kind_of(std::uint32_t word) { return static_cast<loop::HandleKind>(word & 0x0f); }
constexpr loop::FutureKind future_kind_of(std::uint32_t word) { return static_cast<loop::FutureKind>(word & 0x1f); }
/// Of the second word of a created resource.
constexpr loop::ResourceKind resource_kind_of(std::uint32_t word) { return static_cast<loop::ResourceKind>(word >> 16 & 0xff); }
/// A handle that steps its task.
constexpr bool steps_task(loop::HandleKind kind) {
  return kind == loop::HandleKind::step || kind == loop::HandleKind::wake;
}

/// `words` gets the number of words read.
Scheduled read_scheduled(const Events&, const std::uint32_t* at, std::uint32_t& words);
Wait read_wait(const std::uint32_t* at, std::uint32_t& words);
loop::Name read_resource_name(const Events&, const std::uint32_t* at);
loop::Print read_print(const std::uint32_t* at, std::uint32_t& words);
inline loop::Time read_time(const std::uint32_t* at) {
  return {static_cast<std::int64_t>(at[0] | std::uint64_t{at[1]} << 32)};
}

/// Reads the events from `from` to `to`, whole ones. For each, `visitor.at(offset)`, then the Observer call of its name
/// (any type with these functions will do; the calls need not be virtual).
template <class Visitor>
void read_events(const Events& events, Offset from, Offset to, Implied& implied, Visitor& visitor) {
  using loop::ResourceId;
  while (from < to) {
    const auto run = events.run(from, to);
    const std::uint32_t* at = run.data();
    const std::uint32_t* const begin = at;
    const std::uint32_t* const end = at + run.size();
    while (at < end) {
      const std::uint32_t word = *at;
      if (op_of(word) == Op::next_chunk) { at = end; break; }
      visitor.at(from + static_cast<Offset>(at - begin));
      std::uint32_t words = 1;
      switch (op_of(word)) {
        case Op::iteration: implied.now = read_time(at + 1); visitor.on_iteration(implied.now); words = 3; break;
        case Op::iteration_same: visitor.on_iteration(implied.now); break;
        case Op::block: implied.now = read_time(at + 1); visitor.on_block(implied.now); words = 3; break;
        case Op::run: visitor.on_handle_run(handle_of(word)); break;
        case Op::done: visitor.on_handle_done(handle_of(word)); break;
        case Op::skipped: visitor.on_handle_skipped(handle_of(word)); break;
        case Op::handle_cancelled: visitor.on_handle_cancelled(handle_of(word)); break;
        case Op::due: visitor.on_timer_due(handle_of(word)); break;
        case Op::purged: visitor.on_timer_purged(handle_of(word)); break;
        case Op::rebuilt: visitor.on_timers_rebuilt(); break;
        case Op::task_created:
          visitor.on_task_created(task_of(word), events.name(at[2], at[3]), loop::TaskId{at[1]});
          words = 4;
          break;
        case Op::child: visitor.on_awaits_child(loop::TaskId{at[1]}, task_of(word)); words = 2; break;
        case Op::cancel_requested: visitor.on_task_cancel_requested(task_of(word)); break;
        case Op::cancel_pending: visitor.on_task_cancel_pending(task_of(word)); break;
        case Op::error_unseen: visitor.on_error_unseen(task_of(word)); break;
        case Op::callback_raised: visitor.on_callback_raised(handle_of(word)); break;
        case Op::deadlock: visitor.on_deadlock(); break;
        case Op::finished_result: visitor.on_task_finished(task_of(word), loop::Outcome::result); break;
        case Op::finished_cancelled: visitor.on_task_finished(task_of(word), loop::Outcome::cancelled); break;
        case Op::finished_error: visitor.on_task_finished(task_of(word), loop::Outcome::error); break;
        case Op::resource_created:
          visitor.on_resource_created(ResourceId{id_of(word)}, resource_kind_of(at[1]), read_resource_name(events, at), at[3]);
          words = 4;
          break;
        case Op::queued: visitor.on_queued(ResourceId{at[1]}, task_of(word)); words = 2; break;
        case Op::granted: visitor.on_granted(ResourceId{at[1]}, task_of(word)); words = 2; break;
        case Op::acquired: visitor.on_acquired(ResourceId{at[1]}, task_of(word)); words = 2; break;
        case Op::left: visitor.on_left(ResourceId{at[1]}, task_of(word)); words = 2; break;
        case Op::released: visitor.on_released(ResourceId{at[1]}, task_of(word)); words = 2; break;
        case Op::print: visitor.on_print(task_of(word), read_print(at, words)); break;
        case Op::line: visitor.on_line(task_of(word), static_cast<std::uint16_t>(at[1])); words = 2; break;
        default:
          if (is_scheduled(word)) {
            const Scheduled s = read_scheduled(events, at, words);
            const loop::HandleId id{++implied.last_handle};
            if (s.is_timer) visitor.on_timer_scheduled(id, s.info, s.deadline, s.serial);
            else visitor.on_handle_scheduled(id, s.info);
          } else {
            const Wait wait = read_wait(at, words);
            visitor.on_task_waits(task_of(word), wait.on);
          }
      }
      at += words;
    }
    from += static_cast<Offset>(at - begin);
  }
}

}  // namespace comptoir::trace
