#include "session/run.hpp"

#include <algorithm>
#include <exception>

#include "loop/errors.hpp"
#include "loop/runner.hpp"
#include "model/program.hpp"
#include "trace/recorder.hpp"

namespace comptoir::session {
namespace {

/// The recorder is asked whether it is full after every so many handles, counted from the run's beginning: so a run is
/// cut at the same handle whatever its slices.
constexpr std::size_t handles_between_looks = 1'000;
/// A limit is asked after at most so many handles, or pieces of work within one: a tenth of a millisecond or two, lanes and
/// clients included.
constexpr std::size_t handles_between_asks = 200;

/// With more tasks than that it is made in the slices.
constexpr std::uint32_t crowd_from = 1'000;

}  // namespace

/// The live program, with the recorder that listens.
struct Run::Engine {
  Engine(Run& run, Between between)
      : recorder(run.recording_), observer(between ? between(recorder) : &recorder),
        outside(run.settings_.interventions, run.recording_, run.applied_), loop(observer) {
    const Settings& settings = run.settings_;
    loop.set_exception_handler([&run](const loop::ExceptionContext& context) { run.reported(context); });
    if (on_article_loop(settings)) return;
    const model::Lesson& lesson = *settings.lesson;
    main = loop.create_task(lesson.open ? lesson.open(loop, lesson, settings.values, outside.doors())
                                        : lesson.program(loop, lesson, settings.values), "main");
    loop.begin(main);
  }

  /// True while there is more to do.
  bool run_handles(const Settings& settings, std::size_t budget, bool in_pieces) {
    if (!main) {
      run_article(settings);
      return false;
    }
    loop.pause_within_handles(in_pieces ? handles_between_asks : SIZE_MAX);
    if (run_loop(budget)) return true;
    if (ending || loop.deadlocked()) return false;
    ending = true;   // as asyncio.run ends
    const loop::FutureRef left = loop::begin_cancelling_all_tasks(loop);
    if (left) loop.begin(left);
    return bool(left);
  }

  /// One by one as long as interventions are to come, for they may be due after any handle.
  bool run_loop(std::size_t budget) {
    while (outside.pending()) {
      if (budget-- == 0) return true;
      if (!loop.within_handle()) outside.enter_due(loop);
      if (!loop.run_handles(1)) return false;
    }
    return budget == 0 || loop.run_handles(budget);
  }

  /// Once at each, right after it has run.
  bool is_time_to_look(std::size_t handle) {
    if (handle % handles_between_looks != 0 || loop.within_handle()) return false;
    return std::exchange(looked, handle) != handle;
  }

  void run_article(const Settings& settings) {
    mini::Loop article(observer);
    try {
      settings.lesson->article(article, *settings.lesson, settings.values);
    } catch (const loop::IndexError&) {   // an empty queue, as deque.popleft() has it: the program's end
    }
  }

  trace::Recorder recorder;   // outlives the loop
  loop::Observer* observer;
  Outside outside;            // so do its doors
  loop::Loop loop;
  loop::TaskRef main;
  bool ending = false;
  std::size_t looked = 0;     // at this handle
};

/// What asyncio logs, at the handle that runs or has run last.
void Run::reported(const loop::ExceptionContext& context) {
  const trace::Position position = engine_ ? engine_->recorder.now() : recording_.handle_count();
  reports_.push_back({position, engine_ ? engine_->loop.time() : loop::Time{}, context.message, context.task,
                      context.exception ? loop::describe(context.exception) : std::string()});
}

Run::Run(const Settings& settings, Between between) : settings_(settings), clients_(settings_) {
  if (settings_.file) read_file();
  else engine_ = std::make_unique<Engine>(*this, between);
}

Run::~Run() = default;

/// All of it is recorded already.
void Run::read_file() {
  const trace::ImportedRun& file = settings_.file->run;
  for (const trace::ImportedRun::Report& report : file.reports)
    reports_.push_back({report.position, report.time, report.message, report.task, report.error});
  cut_ = !file.complete;
  deadlocked_ = file.recording.deadlocked();
}

bool Run::advance(std::size_t handles, SliceLimit* limit) {
  while (engine_ && handles > 0) {
    const std::size_t to_look = handles_between_looks - recording_.handle_count() % handles_between_looks;
    const std::size_t some = std::min({handles, to_look, limit ? handles_between_asks : to_look});
    const bool more = engine_->run_handles(settings_, some, limit != nullptr);
    handles -= some;
    const bool cut = more && engine_->is_time_to_look(recording_.handle_count()) && engine_->recorder.full();
    if (!more) deadlocked_ = engine_->loop.deadlocked();
    note_offers();
    if (!more || cut) stop(cut);
    if (!limit) continue;
    follow();
    if (limit->over()) break;
  }
  follow();
  return engine_ != nullptr;
}

/// What is made of the recording while it grows.
void Run::follow() {
  if (settings_.file) return;
  lanes_.extend(recording_);
  if (recording_.task_count() > crowd_from) crowd_.extend(recording_);   // of few tasks it is made when it is asked for
  clients_.extend(recording_);
}

/// A program opens its doors one after the other, and closes them before it ends.
void Run::note_offers() {
  const auto& offers = engine_->outside.doors().offers();
  for (std::size_t i = offers_.size(); i < offers.size(); ++i) offers_.push_back({offers[i].name, offers[i].one_place});
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
