#include "session/run.hpp"

#include <algorithm>
#include <exception>

#include "loop/loop.hpp"
#include "trace/recorder.hpp"

namespace comptoir::session {
namespace {

/// The recorder is asked whether it is full after every so many handles, counted from the run's beginning: so a run is
/// cut at the same handle whatever its slices.
constexpr std::size_t handles_between_looks = 1'000;

}  // namespace

struct Run::Engine {
  explicit Engine(trace::Recording& recording, const Settings& settings) : recorder(recording), loop(&recorder) {
    loop.begin(loop.create_task(settings.lesson->program(loop, *settings.lesson, settings.values), "main"));
  }
  trace::Recorder recorder;   // outlives the loop
  loop::Loop loop;
  std::size_t handles = 0;
};

Run::Run(const Settings& settings) : settings_(settings), clients_(settings_) {
  engine_ = std::make_unique<Engine>(recording_, settings_);
}

Run::~Run() = default;

bool Run::advance(std::size_t handles) {
  if (!engine_) return false;
  bool more = true;
  while (more && handles > 0 && !engine_->recorder.full()) {
    const std::size_t to_look = handles_between_looks - engine_->handles % handles_between_looks;
    const std::size_t slice = std::min(handles, to_look);
    more = engine_->loop.run_handles(slice);
    engine_->handles += slice;
    handles -= slice;
  }
  const bool cut = more && engine_->recorder.full();
  if (!more) deadlocked_ = engine_->loop.deadlocked();
  if (!more || cut) stop(cut);
  lanes_.extend(recording_);
  clients_.extend(recording_);
  return engine_ != nullptr;
}

void Run::cancel() {
  if (!engine_) return;
  cancelled_ = true;
  stop(true);
}

void Run::stop(bool cut) {
  cut_ = cut;
  engine_->recorder.finish();
  engine_.reset();
}

double Run::progress() const {
  if (complete()) return 1;
  const double events = static_cast<double>(recording_.event_count()) / static_cast<double>(trace::most_events);
  const double clients = clients_.size();
  const double served = clients > 0 ? (clients_.arrived() + clients_.served_count()) / (2 * clients) : 0;
  return std::min(std::max(events, served), 0.999);
}

}  // namespace comptoir::session
