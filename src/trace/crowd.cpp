#include "trace/crowd.hpp"

#include <algorithm>
#include <cassert>

#include "trace/task_spans.hpp"

namespace comptoir::trace {

using loop::number;

namespace {

constexpr std::uint32_t singles = 512, small_groups_end = 4'096, small = 8, large = 64;
constexpr std::uint32_t first_large = singles + (small_groups_end - singles) / small;
constexpr unsigned gone = 0, awake = 1 + static_cast<unsigned>(Doing::awake);

constexpr unsigned member_of(std::uint16_t what) { return what & 0x3f; }
constexpr unsigned before_of(std::uint16_t what) { return what >> 6 & 7; }
constexpr unsigned after_of(std::uint16_t what) { return what >> 9 & 7; }

unsigned code_of(const loop::WaitOn& on) {
  switch (span_kind(on)) {
    case SpanKind::sleeping: return 1 + static_cast<unsigned>(Doing::sleeping);
    case SpanKind::joining: return 1 + static_cast<unsigned>(Doing::joining);
    default: return 1 + static_cast<unsigned>(Doing::waiting);
  }
}

}  // namespace

std::uint32_t Crowd::group_of(std::uint32_t task) {
  if (task < singles) return task;
  return task < small_groups_end ? singles + (task - singles) / small : first_large + (task - small_groups_end) / large;
}

std::uint32_t Crowd::first_of(std::uint32_t group) {
  if (group < singles) return group;
  return group < first_large ? singles + (group - singles) * small : small_groups_end + (group - first_large) * large;
}

std::uint32_t Crowd::size_of(std::uint32_t group) { return group < singles ? 1 : group < first_large ? small : large; }

std::size_t Crowd::bytes() const {
  return blocks_ * sizeof(Block) + tasks_.bytes() + groups_.capacity() * sizeof(Group) + extents_.capacity() * sizeof(Extent);
}

// ---- Made

/// Hears the events from where the crowd stopped.
struct CrowdFiller {
  Crowd& crowd;
  const Recording& recording;
  loop::HandleId running = loop::HandleId::none;

  unsigned doing(loop::TaskId id) const { return crowd.tasks_[number(id) - 1] >> 3 & 7u; }
  /// What a task does from now on.
  void set(loop::TaskId id, unsigned code) {
    const std::uint32_t task = number(id) - 1;
    Crowd::TaskBits& bits = crowd.tasks_[task];
    const bool known = bits & Crowd::noted;
    bits = static_cast<Crowd::TaskBits>((bits & 7u) | code << 3 | Crowd::noted);
    if (!known) crowd.noted_.push_back(task);
  }
  void time_is(loop::Time t) {
    if (t.ns == crowd.instant_) return;
    crowd.end_instant();
    crowd.instant_ = t.ns;
  }

  void at(Offset) {}
  void on_iteration(loop::Time t) { time_is(t); }
  void on_block(loop::Time t) { time_is(t); }
  void on_handle_run(loop::HandleId id) { running = id; }
  void on_task_created(loop::TaskId id, loop::Name, loop::TaskId) {
    const std::uint32_t group = Crowd::group_of(number(id) - 1);
    if (group == crowd.groups_.size()) {
      crowd.groups_.emplace_back();
      crowd.extents_.emplace_back();
    }
    crowd.tasks_.push_back(gone);
    set(id, awake);
  }
  void on_task_waits(loop::TaskId id, const loop::WaitOn& on) { set(id, code_of(on)); }
  void on_handle_scheduled(loop::HandleId, const loop::HandleInfo& info) {
    if (!steps_task(info.kind) || doing(info.task) == awake) return;
    // A sleep that another task's work has outlasted was over when its time came.
    if (doing(info.task) == 1 + static_cast<unsigned>(Doing::sleeping) && recording.block_count() > 0 && running != loop::HandleId::none)
      if (const auto deadline = recording.deadline(running); deadline && deadline->ns < crowd.instant_) crowd.woke_before(number(info.task) - 1, deadline->ns);
    set(info.task, awake);
  }
  void on_task_finished(loop::TaskId id, loop::Outcome) { set(id, gone); }

  void on_deadlock() {}
  void on_handle_done(loop::HandleId) {}
  void on_handle_skipped(loop::HandleId) {}
  void on_handle_cancelled(loop::HandleId) {}
  void on_timer_scheduled(loop::HandleId, const loop::HandleInfo&, loop::Time, std::uint32_t) {}
  void on_timer_due(loop::HandleId) {}
  void on_timer_purged(loop::HandleId) {}
  void on_timers_rebuilt() {}
  void on_awaits_child(loop::TaskId, loop::TaskId) {}
  void on_task_cancel_requested(loop::TaskId) {}
  void on_task_cancel_pending(loop::TaskId) {}
  void on_error_unseen(loop::TaskId) {}
  void on_callback_raised(loop::HandleId) {}
  void on_resource_created(loop::ResourceId, loop::ResourceKind, loop::Name, std::uint32_t) {}
  void on_queued(loop::ResourceId, loop::TaskId) {}
  void on_granted(loop::ResourceId, loop::TaskId) {}
  void on_acquired(loop::ResourceId, loop::TaskId) {}
  void on_left(loop::ResourceId, loop::TaskId) {}
  void on_released(loop::ResourceId, loop::TaskId) {}
  void on_print(loop::TaskId, const loop::Print&) {}
  void on_line(loop::TaskId, std::uint16_t) {}
};

void Crowd::extend(const Recording& recording) {
  const Offset end = recording.end_of(recording.handle_count());
  if (end > read_) {
    CrowdFiller filler{*this, recording};
    read_events(recording.events_, read_, end, implied_, filler);
    read_ = end;
  }
  if (recording.finished()) end_instant();
}

void Crowd::end_instant() {
  for (const std::uint32_t task : noted_) {
    TaskBits& bits = tasks_[task];
    const unsigned before = bits & 7u, after = bits >> 3 & 7u;
    bits = static_cast<TaskBits>(after << 3 | after);
    if (before != after) change(task, instant_, before, after);
  }
  noted_.clear();
}

/// A task that slept up to the end of the instant before was woken between the two, at a time that has passed.
void Crowd::woke_before(std::uint32_t task, std::int64_t time) {
  TaskBits& bits = tasks_[task];
  const unsigned before = bits & 7u;
  // Fallen asleep at this very instant, or at a time after its deadline: it did not sleep at all.
  if (before != 1 + static_cast<unsigned>(Doing::sleeping)) return;
  bits = static_cast<TaskBits>((bits & ~7u) | awake);
  change(task, time, before, awake);
}

/// Changes come in order of time, but for those that synchronous work has held up.
void Crowd::change(std::uint32_t task, std::int64_t time, unsigned before, unsigned after) {
  const std::uint32_t id = group_of(task);
  Group& group = groups_[id];
  const auto what = static_cast<std::uint16_t>((task - first_of(id)) | before << 6 | after << 9);
  if (group.size % in_block == 0) {
    const std::size_t capacity = group.blocks.bytes();
    group.blocks.push_back({});
    blocks_ += (group.blocks.bytes() - capacity) / sizeof(Block);
    group.blocks.back().before = group.now;
  }
  std::uint32_t at = group.size++;
  ++changes_;
  Extent& extent = extents_[id];
  if (at == 0) extent.first = time;
  if (at == 0 || time >= extent.last) {
    extent.last = time;
  } else {
    // Not before the task's own last change: it fell asleep then.
    for (; at > 0; --at) {
      Block& previous = group.blocks[(at - 1) / in_block];
      const std::uint32_t slot = (at - 1) % in_block;
      if (previous.time[slot] <= time) break;
      if (member_of(previous.what[slot]) == member_of(what)) {
        time = previous.time[slot];
        break;
      }
      Block& block = group.blocks[at / in_block];
      block.time[at % in_block] = previous.time[slot];
      block.what[at % in_block] = previous.what[slot];
    }
    if (at == 0) extent.first = time;
  }
  Block& block = group.blocks[at / in_block];
  block.time[at % in_block] = time;
  block.what[at % in_block] = what;
  if (before != gone) --group.now[before - 1];
  if (after != gone) ++group.now[after - 1];
  if (at + 1 < group.size || group.size % in_block == 0)
    for (std::uint32_t b = at / in_block; b * in_block < group.size; ++b) sum_up(group, b);
}

/// What is kept of a block's changes, and what the next one begins with.
void Crowd::sum_up(Group& group, std::uint32_t b) {
  Block& block = group.blocks[b];
  block.moment = {};
  block.seen = 0;
  auto now = block.before;
  for (std::uint32_t i = 0; i < in_block && b * in_block + i < group.size; ++i) {
    const unsigned before = before_of(block.what[i]), after = after_of(block.what[i]);
    const float since = static_cast<float>(block.time[i] - block.time[0]);
    if (before != gone) {
      --now[before - 1];
      block.moment[before - 1] -= since;
    }
    if (after != gone) {
      ++now[after - 1];
      block.moment[after - 1] += since;
      block.seen = static_cast<std::uint8_t>(block.seen | 1u << (after - 1));
    }
  }
  if ((b + 1) * in_block < group.size) group.blocks[b + 1].before = now;
}

// ---- Asked

/// Walks the changes of groups between two times and gives them to columns.
class CrowdSweep {
 public:
  CrowdSweep(const Crowd& crowd, const CrowdRows& rows, std::span<const loop::Time> edges, std::vector<CrowdCell>& cells)
      : crowd_(crowd), rows_(rows), columns_(edges.size() - 1), cells_(cells) {
    edges_.reserve(edges.size());
    for (const loop::Time edge : edges) edges_.push_back(edge.ns);
    shares_.reserve(columns_);
    for (std::size_t c = 0; c < columns_; ++c) shares_.push_back(1 / static_cast<float>(edges_[c + 1] - edges_[c]));
    columns_per_ns_ = static_cast<double>(columns_) / static_cast<double>(edges_.back() - edges_.front());
    cells.assign(std::size_t{rows.rows} * columns_, {});
    initial_.resize(rows.rows);
  }

  void run() {
    const std::uint32_t end = std::min<std::uint64_t>(crowd_.task_count(), std::uint64_t{rows_.first} + std::uint64_t{rows_.per_row} * rows_.rows);
    if (rows_.first >= end) return;
    const std::uint32_t last = Crowd::group_of(end - 1);
    for (std::uint32_t g = Crowd::group_of(rows_.first); g <= last; ++g) {
      const Crowd::Extent& extent = crowd_.extents_[g];
      if (extent.first >= edges_.back()) continue;
      if (Crowd::size_of(g) <= rows_.per_row) whole(g);
      else members(g);
    }
    add_up();
  }

 private:
  std::size_t column(std::int64_t time) const {
    const double guess = static_cast<double>(time - edges_.front()) * columns_per_ns_;
    std::size_t c = std::min(static_cast<std::size_t>(guess), columns_ - 1);
    while (time >= edges_[c + 1]) ++c;
    while (time < edges_[c]) --c;
    return c;
  }

  static void change(CrowdCell& cell, float share, unsigned before, unsigned after) {
    if (before != gone) {
      cell.mean[before - 1] -= share;
      --cell.last.of[before - 1];   // goes round below 0: put right in add_up
    }
    if (after != gone) {
      cell.mean[after - 1] += share;
      ++cell.last.of[after - 1];
      cell.seen = static_cast<std::uint8_t>(cell.seen | 1u << (after - 1));
    }
  }

  /// The block with the last change before a time, or the first one.
  static std::uint32_t block_before(const Crowd::Group& group, std::int64_t time) {
    std::uint32_t low = 0, high = (group.size - 1) / Crowd::in_block;
    while (low < high) {
      const std::uint32_t middle = high - (high - low) / 2;
      if (group.blocks[middle].time[0] < time) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /// A group within one row.
  void whole(std::uint32_t g) {
    const Crowd::Group& group = crowd_.groups_[g];
    if (group.size == 0) return;
    const std::uint32_t row = (Crowd::first_of(g) - rows_.first) / rows_.per_row;
    CrowdCounts& initial = initial_[row];
    if (crowd_.extents_[g].last < edges_.front()) {
      for (std::size_t d = 0; d < doings; ++d) initial.of[d] += group.now[d];
      return;
    }
    CrowdCell* cells = &cells_[row * columns_];
    std::uint32_t b = block_before(group, edges_.front());
    auto counts = group.blocks[b].before;
    bool begun = false;
    const auto begin = [&] {
      for (std::size_t d = 0; d < doings; ++d) initial.of[d] += counts[d];
      begun = true;
    };
    for (; b * Crowd::in_block < group.size; ++b) {
      const Crowd::Block& block = group.blocks[b];
      const std::uint32_t size = std::min(Crowd::in_block, group.size - b * Crowd::in_block);
      if (begun && block.time[0] >= edges_.back()) break;
      if (begun && size == Crowd::in_block && block.time[size - 1] < edges_.back()) {
        const std::size_t c = column(block.time[0]);
        if (block.time[size - 1] < edges_[c + 1]) {
          const bool more = (b + 1) * Crowd::in_block < group.size;
          const auto& after = more ? group.blocks[b + 1].before : group.now;
          const auto left = static_cast<float>(edges_[c + 1] - block.time[0]);
          for (std::size_t d = 0; d < doings; ++d) {
            const int net = after[d] - block.before[d];
            cells[c].mean[d] += (static_cast<float>(net) * left - block.moment[d]) * shares_[c];
            cells[c].last.of[d] += static_cast<std::uint32_t>(net);
          }
          cells[c].seen |= block.seen;
          continue;
        }
      }
      for (std::uint32_t i = 0; i < size; ++i) {
        const std::int64_t time = block.time[i];
        const unsigned before = before_of(block.what[i]), after = after_of(block.what[i]);
        if (time < edges_.front()) {
          if (before != gone) --counts[before - 1];
          if (after != gone) ++counts[after - 1];
          continue;
        }
        if (!begun) begin();
        if (time >= edges_.back()) return;
        const std::size_t c = column(time);
        change(cells[c], static_cast<float>(edges_[c + 1] - time) * shares_[c], before, after);
      }
    }
    if (!begun) begin();
  }

  /// A group of tasks in several rows: what each did before is what its next change says.
  void members(std::uint32_t g) {
    const Crowd::Group& group = crowd_.groups_[g];
    if (group.size == 0) return;
    const std::uint32_t first = Crowd::first_of(g), size = std::min(Crowd::size_of(g), crowd_.task_count() - first);
    const auto row_of = [&](unsigned member) -> std::int64_t {
      const std::int64_t row = (std::int64_t{first} + member - rows_.first) / rows_.per_row;
      return first + member < rows_.first || row >= std::int64_t{rows_.rows} ? -1 : row;
    };
    std::uint64_t found = 0;
    const std::uint64_t all = size == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1;
    const auto find = [&](unsigned member, unsigned code) {
      found |= std::uint64_t{1} << member;
      if (const std::int64_t row = row_of(member); row >= 0 && code != gone) ++initial_[static_cast<std::size_t>(row)].of[code - 1];
    };
    std::uint64_t seen = 0;   // members whose state at the block's beginning is known, by a change before the first edge
    std::array<std::uint8_t, large> doing = {};
    for (std::uint32_t at = block_before(group, edges_.front()) * Crowd::in_block; at < group.size; ++at) {
      const Crowd::Block& block = group.blocks[at / Crowd::in_block];
      const std::int64_t time = block.time[at % Crowd::in_block];
      const std::uint16_t what = block.what[at % Crowd::in_block];
      const unsigned member = member_of(what), before = before_of(what), after = after_of(what);
      if (time < edges_.front()) {
        seen |= std::uint64_t{1} << member;
        doing[member] = static_cast<std::uint8_t>(after);
        continue;
      }
      if (!(found >> member & 1)) find(member, before);
      if (time >= edges_.back()) {
        if ((found | seen) == all) break;
        continue;
      }
      if (const std::int64_t row = row_of(member); row >= 0) {
        const std::size_t c = column(time);
        change(cells_[static_cast<std::size_t>(row) * columns_ + c], static_cast<float>(edges_[c + 1] - time) * shares_[c], before, after);
      }
    }
    for (unsigned member = 0; member < size; ++member)
      if (!(found >> member & 1)) find(member, seen >> member & 1 ? doing[member] : crowd_.tasks_[first + member] & 7u);
  }

  /// From changes to numbers: what was there before a column goes on in it.
  void add_up() {
    for (std::uint32_t row = 0; row < rows_.rows; ++row) {
      CrowdCounts now = initial_[row];
      CrowdCell* cells = &cells_[row * columns_];
      for (std::size_t c = 0; c < columns_; ++c) {
        CrowdCell& cell = cells[c];
        for (std::size_t d = 0; d < doings; ++d) {
          if (now.of[d] > 0) cell.seen = static_cast<std::uint8_t>(cell.seen | 1u << d);
          cell.mean[d] = std::max(0.f, cell.mean[d] + static_cast<float>(now.of[d]));
          now.of[d] += cell.last.of[d];
        }
        cell.last = now;
      }
    }
  }

  const Crowd& crowd_;
  const CrowdRows& rows_;
  std::size_t columns_;
  std::vector<std::int64_t> edges_;
  std::vector<float> shares_;   ///< 1 / length of each column
  double columns_per_ns_;
  std::vector<CrowdCounts> initial_;
  std::vector<CrowdCell>& cells_;
};

void Crowd::cells(const CrowdRows& rows, std::span<const loop::Time> edges, std::vector<CrowdCell>& cells) const {
  assert(edges.size() >= 2 && rows.per_row > 0 && rows.first % rows.per_row == 0 && (rows.per_row & (rows.per_row - 1)) == 0);
  CrowdSweep(*this, rows, edges, cells).run();
}

CrowdCounts Crowd::at(std::uint32_t first, std::uint32_t count, loop::Time time) const {
  CrowdCounts counts;
  const std::uint32_t end = std::min<std::uint64_t>(task_count(), std::uint64_t{first} + count);
  // Rows of a power of two from a multiple of it, as large as they may be.
  std::vector<CrowdCell> cell;
  const std::array edges{time, time + loop::nanoseconds(1)};
  for (std::uint32_t at = first; at < end;) {
    std::uint32_t size = 1;
    while (at % (2 * size) == 0 && at + 2 * size <= end) size *= 2;
    cells({at, size, 1}, edges, cell);
    for (std::size_t d = 0; d < doings; ++d) counts.of[d] += cell[0].last.of[d];
    at += size;
  }
  return counts;
}

}  // namespace comptoir::trace
