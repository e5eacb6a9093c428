#include <algorithm>
#include <cassert>

#include "trace/crowd_change.hpp"

namespace comptoir::trace {

using namespace crowd;

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
  /// Most changes fall into the column of the one before.
  std::size_t column(std::int64_t time) {
    if (time >= edges_[last_] && time < edges_[last_ + 1]) return last_;
    const double guess = static_cast<double>(time - edges_.front()) * columns_per_ns_;
    std::size_t c = std::min(static_cast<std::size_t>(guess), columns_ - 1);
    while (time >= edges_[c + 1]) ++c;
    while (time < edges_[c]) --c;
    return last_ = c;
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
      if (group.summaries[middle].first < time) low = middle;
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
    auto counts = group.summaries[b].before;
    bool begun = false;
    const auto begin = [&] {
      for (std::size_t d = 0; d < doings; ++d) initial.of[d] += counts[d];
      begun = true;
    };
    for (; b * Crowd::in_block < group.size; ++b) {
      const Crowd::Summary& summary = group.summaries[b];
      const std::uint32_t size = std::min(Crowd::in_block, group.size - b * Crowd::in_block);
      if (begun && summary.first >= edges_.back()) break;
      if (begun && size == Crowd::in_block && summary.last < edges_.back()) {
        const std::size_t c = column(summary.first);
        if (summary.last < edges_[c + 1]) {
          const bool more = (b + 1) * Crowd::in_block < group.size;
          const auto& after = more ? group.summaries[b + 1].before : group.now;
          const auto left = static_cast<float>(edges_[c + 1] - summary.first);
          for (std::size_t d = 0; d < doings; ++d) {
            const int net = after[d] - summary.before[d];
            cells[c].mean[d] += (static_cast<float>(net) * left - summary.moment[d]) * shares_[c];
            cells[c].last.of[d] += static_cast<std::uint32_t>(net);
          }
          cells[c].seen |= summary.seen;
          continue;
        }
      }
      const Crowd::Block& block = group.blocks[b];
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
    constexpr std::uint8_t unknown = 0xff, counted = 0xfe;
    // What each did at the first edge, as far as it is known by a change before it; or that this has been counted.
    std::array<std::uint8_t, large> doing;
    doing.fill(unknown);
    std::uint32_t unknowns = size;
    const auto count = [&](unsigned member, unsigned code) {
      unknowns -= doing[member] == unknown;
      doing[member] = counted;
      if (const std::int64_t row = row_of(member); row >= 0 && code != gone) ++initial_[static_cast<std::size_t>(row)].of[code - 1];
    };
    for (std::uint32_t at = block_before(group, edges_.front()) * Crowd::in_block; at < group.size; ++at) {
      const Crowd::Block& block = group.blocks[at / Crowd::in_block];
      const std::int64_t time = block.time[at % Crowd::in_block];
      const std::uint16_t what = block.what[at % Crowd::in_block];
      const unsigned member = member_of(what), before = before_of(what), after = after_of(what);
      if (time < edges_.front()) {
        unknowns -= doing[member] == unknown;
        doing[member] = static_cast<std::uint8_t>(after);
        continue;
      }
      if (doing[member] != counted) count(member, before);
      if (time >= edges_.back()) {
        if (unknowns == 0) break;
        continue;
      }
      if (const std::int64_t row = row_of(member); row >= 0) {
        const std::size_t c = column(time);
        change(cells_[static_cast<std::size_t>(row) * columns_ + c], static_cast<float>(edges_[c + 1] - time) * shares_[c], before, after);
      }
    }
    for (unsigned member = 0; member < size; ++member)
      if (doing[member] != counted) count(member, doing[member] == unknown ? crowd_.tasks_[first + member] & 7u : doing[member]);
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
  std::size_t last_ = 0;
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
