#include "session/plan_settings.hpp"

#include <algorithm>

#include "session/parameter_table.hpp"
#include "session/plan_words.hpp"

namespace comptoir::session {
namespace {

constexpr std::array<std::string_view, 3> shown_words = {"off", "on", "challenge"};

std::size_t row_of(std::string_view key) {
  return static_cast<std::size_t>(std::ranges::find(model::plan_rows, key, &model::Parameter::key) - model::plan_rows.begin());
}

}  // namespace

StudyShown study_of(const PlanSettings& plan) { return static_cast<StudyShown>(plan.values[model::plan_row("study")]); }

std::string_view sweep_of(const PlanSettings& plan) { return model::sweep_options[static_cast<std::size_t>(plan.values[model::plan_row("sweep")])]; }

void look_as(PlanSettings& plan, const PlanSettings& others) {
  for (std::size_t i = 0; i < plan.values.size(); ++i) {
    if (model::plan_rows[i].group == model::study_group) plan.values[i] = others.values[i];
  }
}

std::vector<std::string_view> plan_keys() {
  std::vector<std::string_view> keys = {"plan", "pick"};
  for (const model::Parameter& row : model::plan_rows) keys.push_back(row.key);
  return keys;
}

bool is_plan_key(std::string_view key) { return key == "plan" || key == "pick" || row_of(key) < model::plan_rows.size(); }

std::optional<Problem> read_plan(PlanSettings& plan, std::string_view key, std::string_view value) {
  if (key == "plan") {
    const auto word = std::ranges::find(shown_words, value);
    if (word == shown_words.end()) return Problem{Problem::Kind::unknown_value, std::string(key), safe_excerpt(value), "off, on, challenge", "off", nullptr, std::nullopt};
    plan.shown = static_cast<PlanShown>(word - shown_words.begin());
    return std::nullopt;
  }
  if (key == "pick") {
    plan.pick = read_equipment(value, '-');
    if (plan.pick) return std::nullopt;
    return Problem{Problem::Kind::unknown_value, std::string(key), safe_excerpt(value), "2-6-8, 1-1-1 – 100-100-1000", {}, nullptr, std::nullopt};
  }
  const std::size_t i = row_of(key);
  auto read = parse_value(model::plan_rows[i], value, Source::link);
  if (!read) {
    read.error().used_value = model::plan_rows[i].initial;
    return std::move(read.error());
  }
  plan.values[i] = *read;
  return std::nullopt;
}

std::string format_plan(const PlanSettings& plan) {
  std::string link;
  if (plan.shown != PlanShown::off) link.append("&plan=").append(shown_words[static_cast<std::size_t>(plan.shown)]);
  if (plan.pick) link.append("&pick=").append(format_equipment(*plan.pick, '-'));
  for (std::size_t i = 0; i < plan.values.size(); ++i) {
    const model::Parameter& row = model::plan_rows[i];
    if (plan.values[i] != row.initial) link.append("&").append(row.key).append("=").append(format_value(row, plan.values[i]));
  }
  return link;
}

}  // namespace comptoir::session
