#include "picture/locks.hpp"

namespace comptoir::picture {
namespace {

using session::Lock;

Lock lock_of(Hit hit) {
  switch (hit) {
    case Hit::timeline: case Hit::overview: case Hit::play: case Hit::start: case Hit::end: case Hit::step_back: case Hit::step_forward:
    case Hit::speed_slider: case Hit::moment: case Hit::printed_line: case Hit::code_line: case Hit::mark: case Hit::intervention: case Hit::differ:
      return Lock::move;
    case Hit::reset_all: case Hit::lesson_previous: case Hit::lesson_next: case Hit::lesson_list: case Hit::compare: case Hit::keep: case Hit::plan_moment: case Hit::plan_swept:
    case Hit::plan_open: case Hit::plan_beside: case Hit::plan_reset:
      return Lock::edit;
    default: return Lock::none;
  }
}

[[gnu::noinline]] bool holds(const session::Workbench& bench, Pointed what) {
  switch (what.what) {
    case Hit::param_slider: case Hit::param_field: case Hit::param_reset: return bench.locked_parameter(static_cast<std::size_t>(what.which));
    case Hit::param_option: return bench.locked_parameter(parameter_of(what));
    case Hit::undo: case Hit::redo: return bench.locked(Lock::edit) && bench.locked(Lock::act);
    case Hit::play: return bench.locked(Lock::move) && !bench.playing();   // what plays can always be paused
    default: return bench.locked(lock_of(what.what));
  }
}

}  // namespace

bool is_locked(const session::Workbench& bench, Pointed what) { return bench.teaching().locks.any() && holds(bench, what); }

}  // namespace comptoir::picture
