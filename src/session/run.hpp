/// Settings made into a recording: a loop, the lesson's program on it, a recorder that listens.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "session/clients.hpp"
#include "session/file_run.hpp"
#include "session/outside.hpp"
#include "session/settings.hpp"
#include "trace/crowd.hpp"
#include "trace/lanes.hpp"
#include "trace/recording.hpp"

namespace comptoir::session {

/// What ends a slice before its handles are run: whoever has a clock makes one. A run is the same whatever its slices.
class SliceLimit {
 public:
  virtual ~SliceLimit() = default;
  /// The slice that begins is one of `parts` that are run one after the other.
  virtual void begin(std::size_t parts) = 0;
  /// Asked after every few handles: it has taken long enough.
  virtual bool over() = 0;
};

/// Deterministic: the same settings give the same recording whatever the slices. Not copied, not moved: cursors
/// point into it.
class Run {
 public:
  /// For tests, `between` makes an observer of the recorder's: the loop tells it, and it passes everything on.
  using Between = loop::Observer* (*)(loop::Observer& recorder);
  explicit Run(const Settings&, Between between = nullptr);
  ~Run();
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  /// Runs at most that many handles more, some even if the limit is over. False when the run has ended, was cut or cancelled.
  bool advance(std::size_t handles, SliceLimit* limit = nullptr);
  /// Stops here for good; what was recorded stays.
  void cancel();

  /// The program came to its end, or to a deadlock.
  bool finished() const { return !engine_ && !cut_; }
  /// Stopped before the program's end: trace::most_events, or cancelled.
  bool truncated() const { return cut_; }
  bool cancelled() const { return cancelled_; }
  /// The program's end is never reached: nothing is ready and no timer is set.
  bool deadlocked() const { return deadlocked_; }
  /// Nothing more will be recorded: finished or truncated.
  bool complete() const { return !engine_; }
  /// 0 to 1, never going back; an estimate while the run goes on.
  double progress() const;

  const trace::Recording& recording() const { return settings_.file ? settings_.file->run.recording : recording_; }
  const trace::Lanes& lanes() const { return settings_.file ? settings_.file->lanes : lanes_; }
  const trace::Crowd& crowd() const {
    if (settings_.file) return settings_.file->crowd;
    crowd_.extend(recording_);
    return crowd_;
  }
  const Clients& clients() const { return clients_; }
  const Settings& settings() const { return settings_; }

  /// What asyncio logs because nobody could be told: an error that nobody looked at, a coroutine never awaited.
  struct Report {
    trace::Position position;   ///< of the handle during which it came
    loop::Time time;
    std::string message;        ///< asyncio's words
    loop::TaskId task;
    std::string error;          ///< "ValueError('...')"; empty when there is none
  };
  const std::vector<Report>& reports() const { return reports_; }
  /// A line of the console that a file holds in words; empty where it is a text of the lesson's.
  std::string_view printed_words(std::size_t i) const { return settings_.file ? settings_.file->run.printed[i] : std::string_view(); }

  /// What became of the settings' interventions, one for each.
  const std::vector<Applied>& applied() const { return applied_; }
  /// A resource that the program offers to whoever is outside; a Lock can't be added to.
  struct Offer {
    std::string_view name;
    bool lock = false;
  };
  /// In the order in which the program made them; "client" when more clients may come.
  const std::vector<Offer>& offers() const { return offers_; }

 private:
  struct Engine;
  void read_file();
  void stop(bool cut);
  void follow();
  void note_offers();
  void reported(const loop::ExceptionContext&);

  Settings settings_;
  trace::Recording recording_;
  trace::Lanes lanes_;
  mutable trace::Crowd crowd_;   ///< of what is recorded, by the time it is looked at
  Clients clients_;
  std::vector<Report> reports_;
  std::vector<Applied> applied_;
  std::vector<Offer> offers_;
  std::unique_ptr<Engine> engine_;   ///< the live loop; gone when complete
  bool cut_ = false;
  bool cancelled_ = false;
  bool deadlocked_ = false;
};

}  // namespace comptoir::session
