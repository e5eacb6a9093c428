#include "session/history_document.hpp"

#include "model/restaurant_parameters.hpp"
#include "session/arrivals.hpp"
#include "session/intervention_words.hpp"
#include "session/labels.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

using trace::TaskState;

constexpr loop::Duration offered_block = loop::seconds(1);

[[gnu::noinline]] void write_made(JsonWriter& json, const Workbench& bench) {
  const text::Language language = bench.language();
  json.key("interventions").begin_array();
  for (std::size_t i = 0; i < bench.settings().interventions.size(); ++i) {
    const Intervention& one = bench.settings().interventions[i];
    const auto refusal = bench.came_of(i);
    json.begin_object().member("text", line_of(language, one));
    json.member("moment", text::fill(language, text::Key::narration_seconds, {clock_seconds(language, one.moment.time.ns)}));
    json.member("applied", refusal == Refusal::none).member("note", refusal ? reason_of(language, *refusal) : std::string_view()).end_object();
  }
  json.end_array();
}

void write_offer(JsonWriter& json, const Workbench& bench, const Intervention& one, Refusal refusal) {
  // The run's end is stuck where it is; any other one is the program's own.
  if (bench.at_end() && !bench.run().deadlocked()) refusal = Refusal::too_late;
  const std::string argument = argument_of(one);
  std::string command = std::string("do ").append(word_of(one.deed));
  if (!argument.empty()) command.append(" ").append(argument);
  json.begin_object().member("do", word_of(one.deed)).member("command", command).member("label", label_of(bench.language(), one));
  json.member("enabled", refusal == Refusal::none).member("why", reason_of(bench.language(), refusal)).end_object();
}

void write_task_offers(JsonWriter& json, const Workbench& bench) {
  if (bench.selected_task() == loop::TaskId::none) return;
  const std::string name = bench.run().recording().task(bench.selected_task()).name.str();
  const trace::TaskView task = bench.cursor_after().task(bench.selected_task());
  const bool lives = task.state != TaskState::absent && task.state < TaskState::done;
  const bool calls = task.state == TaskState::waiting && can_fail(task.wait.kind);
  write_offer(json, bench, {.moment = {}, .deed = Deed::cancel, .name = name}, lives ? Refusal::none : Refusal::no_task);
  write_offer(json, bench, {.moment = {}, .deed = Deed::fail, .name = name}, !lives ? Refusal::no_task : calls ? Refusal::none : Refusal::no_call);
}

[[gnu::noinline]] void write_can(JsonWriter& json, const Workbench& bench) {
  json.key("can").begin_array();
  if (!bench.run().settings().file && !on_article_loop(bench.run().settings())) {
    write_task_offers(json, bench);
    for (const Run::Offer& offer : bench.run().offers()) {
      if (offer.name == word_of(Deed::client)) {
        write_offer(json, bench, {.moment = {}, .deed = Deed::client}, Refusal::none);
        continue;
      }
      const std::string name(offer.name);
      write_offer(json, bench, {.moment = {}, .deed = Deed::add, .name = name}, offer.lock ? Refusal::one_place : Refusal::none);
      write_offer(json, bench, {.moment = {}, .deed = Deed::remove, .name = name}, Refusal::none);
    }
    write_offer(json, bench, {.moment = {}, .deed = Deed::block, .time = offered_block}, Refusal::none);
  }
  json.end_array();
}

[[gnu::noinline]] void write_arrivals(JsonWriter& json, const Workbench& bench) {
  const model::Lesson& lesson = bench.lesson();
  if (model::has_arrivals(lesson.parameters)) json.member("arrive", format_arrivals(listed_arrivals(lesson, bench.settings().values)));
}

}  // namespace

void write_history(JsonWriter& json, const Workbench& bench, bool tools) {
  json.key("history").begin_object().member("undo", bench.can_undo()).member("redo", bench.can_redo());
  if (tools) {
    write_made(json, bench);
    write_can(json, bench);
    write_arrivals(json, bench);
  }
  json.end_object();
}

}  // namespace comptoir::session
