#include "session/critical_path.hpp"

#include <algorithm>
#include <span>

#include "session/labels.hpp"
#include "text/catalogue.hpp"
#include "text/format.hpp"
#include "trace/task_spans.hpp"

namespace comptoir::session {
namespace {

using loop::Time;
using model::Station;
using text::Key;

/// Builds a path part by part, each from where the last one ended.
class PathMaker {
 public:
  PathMaker(const Run& run, const Client& client) : run_(run), recording_(run.recording()), end_(client.arrived), path_{.client = client.number, .waited = *client.served - client.arrived, .parts = {}} {}

  void follow(loop::TaskId dish, Station station) {
    for (const trace::TaskSpan& span : trace::task_spans(recording_, run_.lanes(), dish)) {
      if (span.kind == trace::SpanKind::waiting && span.wait.resource != loop::ResourceId::none) wait(span);
      else add(kind_of(span.kind), station, 0, span.to, span.from_at);
    }
  }
  /// Whatever is left until then.
  void rest(Time to, trace::Position at) { add(PathKind::thread, {}, 0, to, at); }

  CriticalPath take() { return std::move(path_); }

 private:
  static PathKind kind_of(trace::SpanKind kind) {
    switch (kind) {
      case trace::SpanKind::sleeping: case trace::SpanKind::blocking: return PathKind::made;
      case trace::SpanKind::ready: return PathKind::thread;
      default: return PathKind::other;
    }
  }

  void add(PathKind kind, Station station, std::uint32_t cooks_for, Time to, trace::Position at) {
    if (to <= end_) return;
    if (kind == PathKind::thread || kind == PathKind::other) station = {};
    PathPart* last = path_.parts.empty() ? nullptr : &path_.parts.back();
    if (last && last->kind == kind && last->station == station && last->cooks_for == cooks_for) last->to = to;
    else path_.parts.push_back({kind, station, cooks_for, end_, to, at});
    end_ = to;
  }

  /// In a line. That of the fryer is told batch by batch: the lock is held as long as one cooks.
  void wait(const trace::TaskSpan& span) {
    const loop::ResourceId resource = span.wait.resource;
    const auto station = model::station_of(recording_.resource_name(resource));
    if (!station) return add(PathKind::other, {}, 0, span.to, span.from_at);
    if (*station == Station::fryer && run_.lanes().slot_count(resource) > 0) {
      const auto holds = run_.lanes().holds_of_slot(resource, 0);
      const trace::Visible seen = run_.lanes().visible_in_slot(resource, 0, span.from, span.to);
      for (std::size_t i = seen.first; i < seen.last; ++i) {
        const trace::Hold& hold = run_.lanes().holds(resource)[holds[i]];
        if (hold.from >= hold.to || hold.to <= end_ || hold.from >= span.to) continue;
        add(PathKind::place, *station, 0, hold.from, span.from_at);
        add(PathKind::batch, *station, model::client_of(recording_.task_name(hold.task)), std::min(hold.to, span.to), std::max(span.from_at, hold.from_at));
      }
    }
    add(PathKind::place, *station, 0, span.to, span.from_at);
  }

  const Run& run_;
  const trace::Recording& recording_;
  Time end_;
  CriticalPath path_;
};

std::string seconds_words(text::Language language, loop::Duration lasts) {
  return text::fill(language, Key::narration_seconds, {clock_seconds(language, lasts.ns)});
}

Key key_of(const PathPart& part) {
  constexpr Key places[] = {Key::path_place_soda, Key::path_place_cook, Key::path_place_fryer};
  constexpr Key made[] = {Key::path_made_soda, Key::path_made_cook, Key::path_made_fryer};
  if (part.kind == PathKind::thread) return Key::path_thread;
  if (part.kind == PathKind::batch) return Key::path_batch;
  if (part.kind == PathKind::other) return Key::path_other;
  return (part.kind == PathKind::made ? made : places)[static_cast<std::size_t>(part.station)];
}

}  // namespace

std::optional<CriticalPath> critical_path(const Run& run, std::uint32_t number) {
  if (number == 0 || number > run.clients().size()) return std::nullopt;
  const Client client = run.clients().client(number);
  if (!client.served) return std::nullopt;
  const trace::Recording& recording = run.recording();
  // Of dishes that were ready at one time, the one whose step came last: it let the client go.
  struct Dish {
    loop::TaskId task = loop::TaskId::none;
    Station station = {};
    trace::Position ready = 0;
  } last;
  for (Dish dish : {Dish{client.soda, Station::soda}, Dish{client.burger, Station::cook}, Dish{client.fries, Station::fryer}}) {
    const auto ending = dish.task == loop::TaskId::none ? std::nullopt : recording.ending(dish.task);
    if (!ending || ending->position > client.served_at || ending->position < last.ready) continue;
    dish.ready = ending->position;
    last = dish;
  }
  if (last.task == loop::TaskId::none) return std::nullopt;
  PathMaker maker(run, client);
  maker.rest(recording.task(last.task).created, recording.task(client.serve).created_at);
  maker.follow(last.task, last.station);
  maker.rest(*client.served, last.ready);
  return maker.take();
}

std::vector<CriticalPath> longest_paths(const Run& run, std::size_t most) {
  std::vector<Client> served;
  for (std::uint32_t i = 0; i < run.clients().served_count(); ++i) served.push_back(run.clients().client(run.clients().served(i)));
  const auto before = [](const Client& a, const Client& b) {
    const loop::Duration first = *a.served - a.arrived, second = *b.served - b.arrived;
    return first != second ? first > second : a.number < b.number;
  };
  const auto some = static_cast<std::ptrdiff_t>(std::min(most, served.size()));
  std::ranges::partial_sort(served, served.begin() + some, before);
  std::vector<CriticalPath> paths;
  for (const Client& client : std::span(served).first(static_cast<std::size_t>(some))) {
    if (auto path = critical_path(run, client.number)) paths.push_back(std::move(*path));
  }
  return paths;
}

std::string part_words(text::Language language, const PathPart& part) {
  return text::fill(language, key_of(part), {seconds_words(language, part.lasts()), text::whole(language, part.cooks_for)});
}

std::string path_sentence(text::Language language, const CriticalPath& path) {
  const std::string all = seconds_words(language, path.waited);
  if (path.parts.empty()) return text::fill(language, Key::path_at_once, {all});
  std::string parts;
  for (const PathPart& part : path.parts) {
    const std::string words = part_words(language, part);
    parts = parts.empty() ? words : text::fill(language, Key::path_join, {parts, words});
  }
  return text::fill(language, Key::path_sentence, {all, parts});
}

}  // namespace comptoir::session
