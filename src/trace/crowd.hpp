/// How many tasks of a range sleep, wait in line, wait for tasks or could run, at any time: an index made while a recording
/// grows, for timelines that show more tasks than rows. Knows nothing of pixels.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "trace/recording.hpp"

namespace comptoir::trace {

/// What a living task does. As in task_spans; `awake`: it is ready or runs. Of what happens at one instant only the end counts.
enum class Doing : std::uint8_t { sleeping, waiting, joining, awake };
inline constexpr std::size_t doings = 4;

/// Tasks by what they do.
struct CrowdCounts {
  std::array<std::uint32_t, doings> of = {};
  std::uint32_t living() const { return of[0] + of[1] + of[2] + of[3]; }
  friend bool operator==(const CrowdCounts&, const CrowdCounts&) = default;
};

/// One row of tasks during one stretch of time.
struct CrowdCell {
  std::array<float, doings> mean = {};   ///< tasks, averaged over the stretch
  CrowdCounts last;                      ///< just before its end, exact
  std::uint8_t seen = 0;                 ///< bit d: at some time in it, or just before, a task was doing d
};

/// Rows of as many tasks each, in order of creation: the first begins with task number first + 1.
struct CrowdRows {
  std::uint32_t first = 0;      ///< a multiple of `per_row`
  std::uint32_t per_row = 1;    ///< a power of two
  std::uint32_t rows = 0;       ///< the last may have fewer tasks
};

/// Only grows. About 16 bytes for each time that a task begins to do something else.
class Crowd {
 public:
  /// Reads on from where it stopped. The recording must be the same one, grown or not. The last instant is known when the
  /// recording goes beyond it, or has finished.
  void extend(const Recording&);
  void clear() { *this = {}; }

  std::uint32_t task_count() const { return static_cast<std::uint32_t>(tasks_.size()); }
  std::size_t bytes() const;
  std::size_t changes() const { return changes_; }

  /// What tasks first + 1 ..= first + count do at a time, when all that happens then has happened. Tasks that there are not
  /// count as none.
  CrowdCounts at(std::uint32_t first, std::uint32_t count, loop::Time) const;

  /// A cell for each row and column, row by row: column c is from edges[c] to edges[c + 1]. Edges rise; there are at least
  /// two, and all but the outer ones, and one more, are about equally far from each other. `cells` is made as long as needed.
  /// Costs some ns for each change within the edges; much less where many fall into one column.
  void cells(const CrowdRows&, std::span<const loop::Time> edges, std::vector<CrowdCell>& cells) const;

 private:
  friend struct CrowdFiller;
  friend class CrowdSweep;
  static constexpr std::uint32_t in_block = 16;
  /// Changes of a group in order of time. `what`: before | after << 3 | member << 6, where 0 is "not living", else Doing + 1.
  struct Block {
    std::array<std::int64_t, in_block> time;
    std::array<std::uint16_t, in_block> what;
  };
  /// Enough of a block to pass over it; but for `before`, only of full ones.
  struct Summary {
    std::int64_t first, last;
    std::array<float, doings> moment;            ///< sum of (how many more do it) x (time since the block's first change)
    std::array<std::uint16_t, doings> before;    ///< of the group, at the block's beginning
    std::uint8_t seen;                           ///< what some began
  };
  /// The first tasks are groups of one, for those live long; then groups of 8, then of 1 024, of which many blocks fall into one
  /// column.
  struct Group {
    Chunked<Block, 1, 8> blocks;
    Chunked<Summary, 1, 8> summaries;
    std::uint32_t size = 0;
    std::array<std::uint16_t, doings> now = {};
  };
  struct Extent { std::int64_t first = 0, last = 0; };
  /// bits 0 to 2 and 3 to 5: what it did at the end of the instant before, and now, as in `what`
  using TaskBits = std::uint8_t;
  static constexpr TaskBits noted = 0x80;

  static std::uint32_t group_of(std::uint32_t task);
  static std::uint32_t first_of(std::uint32_t group);
  static std::uint32_t size_of(std::uint32_t group);
  void change(std::uint32_t task, std::int64_t time, unsigned before, unsigned after);
  void woke_before(std::uint32_t task, std::int64_t time);
  static void sum_up(Group&, std::uint32_t block);
  void end_instant();

  Chunked<TaskBits> tasks_;
  std::vector<Group> groups_;
  std::vector<Extent> extents_;
  std::vector<std::uint32_t> noted_;   ///< tasks that may have changed at this instant
  std::int64_t instant_ = 0;
  loop::HandleId running_ = loop::HandleId::none;
  std::size_t changes_ = 0, block_bytes_ = 0;
  Implied implied_;
  Offset read_ = 0;
};

}  // namespace comptoir::trace
