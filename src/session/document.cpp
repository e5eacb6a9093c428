#include "session/document.hpp"

#include <algorithm>

#include "model/roles.hpp"
#include "session/console.hpp"
#include "session/history_document.hpp"
#include "session/json.hpp"
#include "session/kept_document.hpp"
#include "session/lesson_document.hpp"
#include "session/moves_document.hpp"
#include "session/narration.hpp"
#include "session/parameter_document.hpp"
#include "session/plan_document.hpp"
#include "session/teaching_document.hpp"
#include "text/format.hpp"
#include "trace/hash.hpp"

namespace comptoir::session {
namespace {

using text::Key;

/// Timers that are sorted to be listed; of a larger heap only the sleeping tasks are.
constexpr std::size_t most_sorted = 2'000;
constexpr std::size_t most_console_lines = 20;

/// Writes one part of the document after the other.
class Document {
 public:
  Document(const Workbench& bench, bool tools)
      : bench_(bench), tools_(tools), cursor_(bench.cursor()), recording_(bench.run().recording()), language_(bench.language()) {}

  std::string write() {
    json_.begin_object();
    state();
    write_lesson_members(json_, bench_);
    parameters();
    transport();
    words();
    ready();
    suspended();
    timers();
    results();
    if (bench_.keeping()) write_kept_member(json_, bench_);
    else json_.key("kept").null();
    console();
    selection();
    write_moves_members(json_, bench_, tools_);
    write_history(json_, bench_, tools_);
    json_.key("plan");
    if (bench_.planning()) write_plan(json_, bench_);
    else json_.null();
    json_.member("plannable", model::has_plan(bench_.lesson()));
    json_.key("teaching");
    if (!bench_.teaching().none()) write_teaching(json_, bench_);
    else json_.null();
    ending();
    json_.end_object();
    return std::move(json_).text();
  }

 private:
  std::string time(loop::Time when) const { return text::fill(language_, Key::narration_seconds, {clock_seconds(language_, when.ns)}); }
  std::string label(loop::TaskId task) const { return task_label(language_, recording_.task(task).name); }
  std::string reason(loop::TaskId task) const { return shown_.has(PanelName::why) ? why(bench_, task).text() : std::string(); }
  /// What a handle is about, for a person.
  std::string label(const loop::HandleInfo& handle) const {
    const bool steps = handle.kind == loop::HandleKind::step || handle.kind == loop::HandleKind::wake;
    if (handle.task == loop::TaskId::none) return std::string(text::entry(language_, Key::narration_callback));
    return steps ? label(handle.task) : text::fill(language_, Key::narration_callback_of, {label(handle.task)});
  }

  void state() {
    json_.member("revision", bench_.revision()).member("language", text::code(language_));
    json_.member("wanted_language", text::code(bench_.wanted_language()));
    json_.member("theme", bench_.theme() == Theme::dark ? "dark" : "light");
    static constexpr std::string_view levels[] = {"discover", "loop", "expert"};
    json_.member("level", levels[static_cast<std::size_t>(bench_.level())]).member("future", bench_.future_shown() ? "shown" : "hidden");
  }

  void parameters() {
    json_.key("parameters").begin_array();
    for (std::size_t row = 0; row < bench_.lesson().parameters.size(); ++row) write_parameter(json_, bench_, row);
    json_.end_array();
  }

  void transport() {
    const Counts counts = bench_.counts();
    json_.member("playing", bench_.playing()).key("speed").fraction(bench_.speed());
    json_.member("time", text::fill(language_, Key::narration_seconds, {text::decimal(language_, bench_.time().ns, 3)}));
    json_.key("seconds").seconds(bench_.time().ns);
    json_.key("position").begin_object().member("step", counts.step).member("steps", counts.steps).member("turn", counts.turn);
    json_.member("turns", counts.turns).member("handle", bench_.playhead().position).member("handles", recording_.handle_count()).end_object();
    json_.member("at_start", bench_.at_start()).member("at_end", bench_.at_end());
  }

  void words() {
    json_.member("sentence", sentence(bench_)).member("announce", !bench_.playing());
    const auto running = cursor_.running();
    json_.key("running");
    if (running) json_.value(label(running->info));
    else json_.null();
  }

  /// {"rows":[...],"more":n}: `row` writes one of the first 200.
  template <class Row>
  void list(std::string_view name, std::size_t size, Row row) {
    const std::size_t shown = std::min(size, longest_list);
    json_.key(name).begin_object().key("rows").begin_array();
    for (std::size_t i = 0; i < shown; ++i) row(i);
    json_.end_array().member("more", size - shown).end_object();
  }

  void ready() {
    const auto queue = cursor_.ready();
    list("ready", queue.size(), [&](std::size_t i) {
      const trace::HandleView handle = queue[i];
      json_.begin_object().member("task", loop::number(handle.info.task)).member("name", label(handle.info)).end_object();
    });
  }

  /// At most so many rows of `size`; `task` gives the i-th.
  template <class Task>
  void group(std::string_view title, std::size_t size, std::size_t& room, Task task) {
    if (size == 0) return;
    const std::size_t shown = std::min(size, room);
    room -= shown;
    json_.begin_object().member("group", title).key("rows").begin_array();
    for (std::size_t i = 0; i < shown; ++i) {
      const loop::TaskId id = task(i);
      json_.begin_object().member("task", loop::number(id)).member("name", label(id)).member("why", reason(id)).end_object();
    }
    json_.end_array().member("more", size - shown).end_object();
  }

  void suspended() {
    std::size_t room = longest_list;
    json_.key("suspended").begin_object().key("rows").begin_array();
    const auto sleeping = cursor_.sleeping(room);
    group(text::entry(language_, Key::loop_sleeping), cursor_.sleeping_count(), room, [&](std::size_t i) { return sleeping[i].task; });
    for (std::uint32_t id = 1; id <= cursor_.resource_count(); ++id) {
      const trace::ResourceView resource = cursor_.resource(loop::ResourceId{id});
      const loop::Name name = recording_.resource(resource.id).name;
      group(station_label(language_, name), resource.waiters.size(), room, [&](std::size_t i) { return resource.waiters[i].task; });
    }
    const auto others = cursor_.waiting_for_others(room);
    group(text::entry(language_, Key::loop_orders), cursor_.waiting_for_others_count(), room, [&](std::size_t i) { return others[i]; });
    json_.end_array().member("more", 0).end_object();
  }

  struct Due {
    loop::TaskId task;
    loop::Time deadline;
    std::uint32_t serial;
  };

  void timers() {
    const auto heap = cursor_.timers();
    std::vector<Due> due;
    if (heap.size() <= most_sorted) {
      for (const trace::TimerView& timer : heap) {
        if (!timer.cancelled) due.push_back({timer.info.task, timer.deadline, timer.serial});
      }
      std::ranges::partial_sort(due, due.end(), [](const Due& a, const Due& b) { return a.deadline != b.deadline ? a.deadline < b.deadline : a.serial < b.serial; });
    } else {
      for (const trace::SleeperView& sleeper : cursor_.sleeping(longest_list)) {
        if (!sleeper.due) due.push_back({sleeper.task, sleeper.deadline, 0});
      }
    }
    const std::size_t all = heap.size() <= most_sorted ? due.size() : heap.size();
    list("timers", all, [&](std::size_t i) {
      if (i >= due.size()) return;
      const std::string name = due[i].task == loop::TaskId::none ? std::string(text::entry(language_, Key::narration_callback)) : label(due[i].task);
      json_.begin_object().member("task", loop::number(due[i].task)).member("name", name).member("due", time(due[i].deadline)).end_object();
    });
  }

  void results() {
    const Clients& clients = bench_.run().clients();
    json_.key("results");
    if (clients.size() == 0 || !shown_.has(PanelName::results)) {
      json_.null();
      return;
    }
    const bool all = bench_.future_shown() && bench_.run().complete();
    const Score score = all ? clients.score() : clients.score_at(bench_.playhead().position);
    const loop::Time when = all ? recording_.end_time() : bench_.time();
    const std::string total = text::whole(language_, score.total);
    json_.begin_object().member("satisfied", score.satisfied).member("served", score.served).member("total", score.total).member("final", all);
    json_.member("text", text::counted(language_, all ? Key::narration_results_one : Key::narration_results_now_one,
                                       all ? Key::narration_results_many : Key::narration_results_now_many, score.satisfied,
                                       {total, clock_seconds(language_, when.ns)}));
    // A long crowd is shown from a little before those who are being served.
    const std::uint32_t served = clients.score_at(bench_.playhead().position).served;
    const std::uint32_t shown = std::min<std::uint32_t>(clients.size(), longest_list);
    const std::uint32_t first = std::min(served > shown / 4 ? served - shown / 4 : 0, clients.size() - shown) + 1;
    json_.key("clients").begin_array();
    for (std::uint32_t n = first; n < first + shown; ++n) client(clients.client(n));
    json_.end_array().member("first", first).member("more", clients.size() - shown).end_object();
  }

  void client(const Client& client) {
    const loop::Time now = bench_.time();
    const bool served = client.served && client.served_at <= bench_.playhead().position;
    const bool here = client.serve != loop::TaskId::none && recording_.task(client.serve).created_at <= bench_.playhead().position;
    const loop::Duration waited = served ? *client.served - client.arrived : here ? now - client.arrived : loop::Duration{};
    const bool late = here && waited >= bench_.run().clients().patience();
    json_.begin_object().member("n", client.number).member("waited", time(loop::Time{waited.ns}));
    json_.member("state", !here ? "coming" : late ? "late" : served ? "served" : "waiting").member("served", served);
    json_.member("arrival", time(client.arrived)).end_object();
  }

  void console() {
    json_.key("console").begin_array();
    const std::vector<ConsoleLine> lines = console_lines(bench_, shown_.has(PanelName::console) ? most_console_lines : 0);
    for (const ConsoleLine& line : lines) {
      json_.begin_object().member("time", time(line.time)).member("text", line.text).member("kind", line.report ? "report" : "print").end_object();
    }
    json_.end_array();
  }

  void selection() {
    json_.key("selection").begin_object().member("client", bench_.selected_client()).member("task", loop::number(bench_.selected_task()));
    const auto path = shown_.has(PanelName::why) ? path_of_selected(bench_) : std::nullopt;
    json_.member("why", path ? path_sentence(language_, *path) : reason(why_subject(bench_))).end_object();
  }

  void ending() {
    json_.key("progress");
    if (const auto progress = bench_.progress()) json_.fraction(*progress);
    else json_.null();
    json_.key("trace_hash");
    if (bench_.run().finished()) json_.value(trace::hash_text(recording_.hash()));
    else json_.null();
    json_.key("problems").begin_array();
    for (const std::string& notice : bench_.notices()) json_.value(notice);
    json_.end_array();
  }

  const Workbench& bench_;
  bool tools_;
  const PanelSet shown_ = bench_.shown_panels();
  const trace::Cursor& cursor_;
  const trace::Recording& recording_;
  text::Language language_;
  JsonWriter json_;
};

}  // namespace

std::string document_json(const Workbench& bench, bool tools) { return Document(bench, tools).write(); }

}  // namespace comptoir::session
