/// More tasks than named rows: thin rows of one task each, then rows that stand for as many tasks each, drawn as merged and
/// saying how many. What they cost follows the pixels.
#pragma once

#include <cstdint>
#include <string>

#include "draw/scene.hpp"
#include "picture/crowd_view.hpp"
#include "picture/lane_marks.hpp"
#include "trace/crowd.hpp"

namespace comptoir::picture {

/// How high a row is decides what it can say.
enum class RowKind : std::uint8_t { named, thin, merged };
struct CrowdPlan {
  RowKind kind = RowKind::named;
  trace::CrowdRows rows;      ///< of named and thin rows, `per_row` is 1
  float pitch = 0;            ///< from one row to the next
};
/// Named rows from 19 px on, thin ones from 3 px on; else merged ones of `merged_row` px or more.
inline constexpr float named_row = 19, thin_row = 3, merged_row = 14;
CrowdPlan crowd_plan(const CrowdView&, std::uint32_t total, float height, float least_merged = merged_row);

/// Thin or merged rows in `area`, their numbers from x = `left`, under a line that says what one row stands for and what its
/// parts mean. What of the area that line takes is `crowd_caption`.
inline constexpr float crowd_caption = 18;
void crowd_rows(const LaneSpace&, draw::Rect area, float left, const CrowdPlan&);
/// Merged rows alone, from y down.
void merged_rows(const LaneSpace&, const CrowdPlan&, float y);

/// The codes of Hit::crowd: which row it is.
constexpr std::uint64_t crowd_hit(std::uint32_t first, std::uint32_t count) { return std::uint64_t{count} << 32 | first; }
/// What a view shows that looks into that row.
constexpr CrowdView crowd_of(std::uint64_t hit) { return {.first = static_cast<std::uint32_t>(hit), .tasks = static_cast<std::uint32_t>(hit >> 32)}; }
/// "Tasks 1 to 1,024, at 3.5 s", and "sleeping 3 · waiting its turn 12 · …": exact at that time.
struct CrowdWords { std::string title, fact; };
CrowdWords crowd_words(const Context&, std::uint64_t hit, loop::Time, std::size_t track = 0);

}  // namespace comptoir::picture
