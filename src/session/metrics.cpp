#include "session/metrics.hpp"

#include <algorithm>
#include <optional>

#include "model/roles.hpp"
#include "session/labels.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

using text::Key;
using text::Language;

enum class Unit : std::uint8_t { count, seconds, percent };
enum class Better : std::uint8_t { unclear, more, less };
using Value = std::optional<std::int64_t>;

class Table {
 public:
  Table(Language language, const RunFigures& a, const RunFigures& b) : language_(language), a_(a), b_(b) {}

  void add(std::string label, Value a, Value b, Unit unit, Better better = Better::unclear) {
    Metric row{.label = std::move(label), .a = words(a, unit), .b = words(b, unit), .difference = {}};
    if (a && b) {
      row.difference = difference(*b - *a, unit);
      if (better != Better::unclear && *a != *b) row.better = (*b > *a) == (better == Better::more) ? 'b' : 'a';
    }
    rows_.push_back(std::move(row));
  }
  /// `of` gives the value of one run.
  template <class Of>
  void add(Key label, Of of, Unit unit, Better better = Better::unclear) {
    add(std::string(text::entry(language_, label)), of(a_), of(b_), unit, better);
  }
  std::vector<Metric> take() { return std::move(rows_); }

 private:
  std::string words(Value value, Unit unit) const {
    if (!value) return "–";
    if (unit == Unit::seconds) return text::fill(language_, Key::narration_seconds, {clock_seconds(language_, *value)});
    const std::string number = text::whole(language_, *value);
    return unit == Unit::percent ? text::fill(language_, Key::compare_percent, {number}) : number;
  }
  std::string difference(std::int64_t by, Unit unit) const {
    if (by == 0) return std::string(text::entry(language_, Key::compare_same));
    const bool less = by < 0;
    const std::int64_t size = less ? -by : by;
    if (unit == Unit::seconds) return text::fill(language_, less ? Key::compare_less : Key::compare_more, {text::seconds(language_, size)});
    const std::string number = unit == Unit::percent ? text::counted(language_, Key::compare_point_one, Key::compare_point_many, size)
                                                     : text::whole(language_, size);
    return text::fill(language_, less ? Key::compare_fewer : Key::compare_added, {number});
  }

  Language language_;
  const RunFigures& a_;
  const RunFigures& b_;
  std::vector<Metric> rows_;
};

Value ns_of(const std::optional<loop::Duration>& d) { return d ? Value(d->ns) : std::nullopt; }

std::string station_words(Language language, const loop::Name& resource) {
  const auto station = model::station_of(resource);
  if (!station) return plain_label(resource);
  static constexpr Key keys[] = {Key::task_station_soda, Key::task_station_cook, Key::task_station_fryer};
  return std::string(text::entry(language, keys[static_cast<std::size_t>(*station)]));
}

/// A station of either run, found in the other by its name.
void stations(Table& table, Language language, const RunFigures& a, const RunFigures& b) {
  const auto in = [](const RunFigures& run, const loop::Name& name) -> const StationFigures* {
    const auto found = std::ranges::find(run.stations, name, &StationFigures::name);
    return found == run.stations.end() ? nullptr : &*found;
  };
  for (const bool line : {false, true}) {
    for (const StationFigures& station : b.stations) {
      const StationFigures* other = in(a, station.name);
      if (station.name.empty() || !other) continue;
      const std::string name = station_words(language, station.name);
      if (line) table.add(text::fill(language, Key::compare_line, {name}), other->longest_line, station.longest_line, Unit::count, Better::less);
      else table.add(text::fill(language, Key::compare_busy, {name}), other->busy, station.busy, Unit::percent);
    }
  }
}

bool one_thread(const Run& run) { return !model::is_modelled(*run.settings().lesson, run.settings().values); }

}  // namespace

std::vector<Metric> metrics(Language language, const Workbench& bench, bool future) {
  const RunFigures& b = bench.figures(0, future);
  const RunFigures& a = bench.figures(1, future);
  Table table(language, a, b);
  const bool clients = b.score.total > 0 && a.score.total > 0;
  const auto end = [](const RunFigures& run) { return run.over ? Value(run.end.ns) : std::nullopt; };
  if (clients) {
    table.add(Key::compare_satisfied, [](const RunFigures& run) { return Value(run.score.satisfied); }, Unit::count, Better::more);
    table.add(Key::compare_end, end, Unit::seconds, Better::less);
    table.add(Key::compare_mean, [](const RunFigures& run) { return ns_of(run.mean_wait); }, Unit::seconds, Better::less);
    table.add(Key::compare_most, [](const RunFigures& run) { return ns_of(run.most_wait); }, Unit::seconds, Better::less);
    table.add(Key::compare_longest, [](const RunFigures& run) { return ns_of(run.longest_wait); }, Unit::seconds, Better::less);
  } else {
    table.add(Key::compare_total, end, Unit::seconds, Better::less);
  }
  if (one_thread(bench.run(0)) && one_thread(bench.run(1)))
    table.add(Key::compare_blocked_time, [](const RunFigures& run) { return Value(run.blocked.ns); }, Unit::seconds, Better::less);
  stations(table, language, a, b);
  table.add(Key::compare_steps, [](const RunFigures& run) { return Value(run.steps); }, Unit::count);
  table.add(Key::compare_turns, [](const RunFigures& run) { return Value(run.turns); }, Unit::count);
  table.add(Key::compare_handles, [](const RunFigures& run) { return Value(run.position); }, Unit::count);
  table.add(Key::compare_tasks, [](const RunFigures& run) { return Value(run.tasks); }, Unit::count);
  if (!clients) table.add(Key::compare_lines, [](const RunFigures& run) { return Value(static_cast<std::int64_t>(run.lines)); }, Unit::count);
  return table.take();
}

std::string difference_words(Language language, const Workbench& bench, bool future) {
  const auto first = bench.first_difference();
  if (first && (future || bench.difference_reached()))
    return text::fill(language, Key::compare_first, {clock_seconds(language, std::max(first->time, loop::Time{}).ns)});
  const bool all = future && !first && bench.difference_known();
  return std::string(text::entry(language, all ? Key::compare_none : Key::compare_none_yet));
}

}  // namespace comptoir::session
