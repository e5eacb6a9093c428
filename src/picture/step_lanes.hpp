/// One column a handle, one row a task: for runs whose clock never moves, and for one instant of any run, opened into its handles.
#pragma once

#include <optional>

#include "draw/scene.hpp"
#include "picture/timeline_panel.hpp"

namespace comptoir::picture {

/// A finished run of tasks that took no virtual time.
bool shows_steps(const Context&, std::size_t track = 0);

struct StepView {
  std::optional<HandleRange> handles = {};   ///< nothing: all of a run that is one instant, or what fits about the present
  std::optional<float> first_row = {};
  bool hits = false;                         ///< a Hit::timeline area under the columns, which are Hit::moment
};

/// In `area`, from its numbers to the last row; names on the left, from x = 16. The result: which rows were drawn.
LaneRows step_lanes(draw::Scene&, const Context&, draw::Rect area, float names, const StepView& = {}, std::size_t track = 0);

/// Where the columns of positions first ..= last lie: position k from x + width * (k - place).
struct StepColumns {
  double place = 1;
  float x = 0, width = 0;
  trace::Position first = 1, last = 0;
  trace::Position at(float px) const {
    const double k = width > 0 ? place + static_cast<double>((px - x) / width) : place;
    return static_cast<trace::Position>(k < first ? first : k > last ? last : k);
  }
};
StepColumns step_columns(const Context&, draw::Rect area, const std::optional<HandleRange>&, std::size_t track = 0);

}  // namespace comptoir::picture
