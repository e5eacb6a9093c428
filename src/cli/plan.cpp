#include "cli/plan.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <exception>
#include <thread>

#include "session/json.hpp"
#include "session/link.hpp"
#include "session/parameter_table.hpp"
#include "session/plan_words.hpp"
#include "text/format.hpp"

namespace comptoir::cli {
namespace {

using model::Candidate;
using model::Equipment;
using session::JsonWriter;
using text::Key;

constexpr std::size_t slice = 10'000'000;

model::Plan plan_of(const session::Settings& settings) {
  return model::plan_of(model::restaurant_setup(settings.lesson->parameters, settings.values), settings.plan.values);
}

/// As numbers that a program reads: four decimals.
void write_cost(JsonWriter& json, std::int64_t cost) {
  const std::int64_t tenthousandths = (cost * 10'000 + model::parts_of_one / 2) / model::parts_of_one;
  json.key("cost").seconds(tenthousandths * 100'000);
}

void write_candidate(JsonWriter& json, const model::Plan& plan, const Candidate& candidate) {
  const Equipment& has = candidate.equipment;
  json.begin_object().member("sodas", has.sodas).member("cooks", has.cooks).member("batch", has.batch);
  write_cost(json, candidate.cost);
  json.member("satisfied", candidate.satisfied).member("clients", candidate.clients);
  json.key("worst");
  if (candidate.grows) json.null();   // without end
  else json.seconds(candidate.worst.ns);
  json.member("holds", candidate.holds);
  if (plan.restaurant.by_chance()) {
    json.key("low").fraction(std::floor(candidate.low * 1000) / 1000).key("high").fraction(std::ceil(candidate.high * 1000) / 1000);   // never narrower than it is
    json.member("runs", plan.repetitions());
  }
  const std::string reason = session::reason_of(text::Language::en, plan, candidate);
  if (!reason.empty()) json.member("reason", reason);
  json.end_object();
}

std::string part_text(model::Part part) { return std::to_string(part.index + 1) + "/" + std::to_string(part.count); }

/// "LINK PART RESTAURANTS RUNS 2+6+8,2+5+8": what joining needs.
std::string join_text(const PlanFound& found, const model::Answer& answer) {
  std::string text = session::format_link(found.settings) + " " + part_text(found.part) + " " + std::to_string(found.restaurants) + " " + std::to_string(found.runs) + " ";
  std::vector<std::size_t> named = answer.frontier;
  if (answer.best) named.push_back(*answer.best);
  for (std::size_t i = 0; i < named.size(); ++i) text.append(i ? "," : "").append(session::format_equipment(found.candidates[named[i]].equipment, '+'));
  return named.empty() ? text + "-" : text;
}

std::optional<std::int64_t> read_whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && stop == text.data() + text.size() && value >= 0 && !text.empty() ? std::optional(value) : std::nullopt;
}

/// The text up to `separator`, which is taken off with it.
std::string_view taken(std::string_view& text, char separator) {
  const std::string_view part = text.substr(0, text.find(separator));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

struct ReadPart {
  std::string link;
  model::Part part;
  std::int64_t restaurants = 0, runs = 0;
  std::vector<Equipment> named;
};

std::optional<ReadPart> read_part(std::string_view json) {
  constexpr std::string_view mark = "\"join\":\"";
  const std::size_t at = json.rfind(mark);
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view text = json.substr(at + mark.size());
  text = text.substr(0, text.find('"'));
  ReadPart read;
  read.link = taken(text, ' ');
  std::string_view part = taken(text, ' ');
  const auto index = read_whole(taken(part, '/')), count = read_whole(part);
  const auto restaurants = read_whole(taken(text, ' ')), runs = read_whole(taken(text, ' '));
  if (!index || !count || !restaurants || !runs || *index < 1 || *index > *count) return std::nullopt;
  read.part = {*index - 1, *count};
  read.restaurants = *restaurants;
  read.runs = *runs;
  while (!text.empty() && text != "-") {
    const auto one = session::read_equipment(taken(text, ','), '+');
    if (!one) return std::nullopt;
    read.named.push_back(*one);
  }
  return read;
}

/// Runs that restaurant for the answer, once.
void add(std::vector<Candidate>& candidates, const model::Plan& plan, const Equipment& equipment) {
  if (std::ranges::find(candidates, equipment, &Candidate::equipment) == candidates.end()) candidates.push_back(model::run_candidate(plan, equipment));
}

}  // namespace

PlanFound search_plan(const session::Settings& settings, model::Part part, unsigned threads) {
  PlanFound found{.settings = settings, .plan = plan_of(settings), .part = part, .restaurants = 0, .runs = 0, .candidates = {}};
  const auto workers = found.plan.parts ? 1 : static_cast<std::int64_t>(std::max(1u, threads));   // each would run every station
  std::vector<std::unique_ptr<model::PlanSearch>> searches;
  for (std::int64_t i = 0; i < workers; ++i)
    searches.push_back(std::make_unique<model::PlanSearch>(found.plan, model::Part{part.index + part.count * i, part.count * workers}));
  std::vector<std::exception_ptr> errors(searches.size());
  const auto work = [&](std::size_t i) {
    try {
      while (searches[i]->advance(slice)) continue;
    } catch (...) {   // out of memory: said by the thread that waits
      errors[i] = std::current_exception();
    }
  };
#ifdef __EMSCRIPTEN__
  for (std::size_t i = 0; i < searches.size(); ++i) work(i);
#else
  std::vector<std::jthread> running;
  for (std::size_t i = 1; i < searches.size(); ++i) running.emplace_back(work, i);
  work(0);
  running.clear();   // waits
#endif
  for (const std::exception_ptr& error : errors) {
    if (error) std::rethrow_exception(error);
  }
  // In the order of one search, whatever the number of threads.
  std::size_t most = 0;
  for (const auto& search : searches) most = std::max(most, search->candidates().size());
  for (std::size_t row = 0; row < most; ++row) {
    for (const auto& search : searches) {
      if (row < search->candidates().size()) found.candidates.push_back(search->candidates()[row]);
    }
  }
  for (const auto& search : searches) found.runs += search->runs();
  found.restaurants = std::ssize(found.candidates);
  return found;
}

std::string plan_json(const PlanFound& found) {
  const model::Answer answer = model::answer_of(found.plan, found.candidates);
  JsonWriter json;
  json.begin_object().member("v", 1).member("settings", session::format_link(found.settings));
  json.member("restaurants", found.restaurants).member("runs", found.runs).member("part", part_text(found.part));
  json.key("best");
  if (answer.best) write_candidate(json, found.plan, found.candidates[*answer.best]);
  else json.null();
  json.key("today");
  write_candidate(json, found.plan, model::run_candidate(found.plan, found.plan.today()));
  const auto list = [&](std::string_view name, const std::vector<std::size_t>& indices) {
    json.key(name).begin_array();
    for (const std::size_t i : indices) write_candidate(json, found.plan, found.candidates[i]);
    json.end_array();
  };
  list("frontier", answer.frontier);
  list("near_misses", answer.near_misses);
  json.member("join", join_text(found, answer)).end_object();
  return std::move(json).text() + "\n";
}

std::string plan_summary(const PlanFound& found, text::Language language) {
  const model::Answer answer = model::answer_of(found.plan, found.candidates);
  const std::string count = text::whole(language, found.restaurants);
  const auto line = [&](const Candidate& candidate) {
    const std::string reason = session::reason_of(language, found.plan, candidate);
    return "  " + session::cost_words(language, found.plan, candidate.cost) + "  " + session::satisfied_words(language, found.plan, candidate) + "  " +
           session::equipment_words(language, candidate.equipment) + (reason.empty() ? "" : " · " + reason) + "\n";
  };
  std::string out;
  if (answer.best) {
    const Candidate& best = found.candidates[*answer.best];
    out = text::fill(language, Key::plan_found, {count, count, session::equipment_words(language, best.equipment), session::cost_words(language, found.plan, best.cost)}) + "\n";
  } else {
    out = text::fill(language, Key::plan_found_none, {count, count}) + "\n";
  }
  out.append(text::entry(language, Key::plan_key_front)).append("\n");
  for (const std::size_t i : answer.frontier) out += line(found.candidates[i]);
  if (!answer.near_misses.empty()) out.append(text::entry(language, Key::plan_near_title)).append("\n");
  for (const std::size_t i : answer.near_misses) out += line(found.candidates[i]);
  return out;
}

std::optional<PlanFound> join_plans(std::span<const std::string> texts, JoinProblem& problem) {
  std::vector<ReadPart> parts;
  const auto refuse = [&](std::size_t file, JoinProblem::Kind kind, std::string value = {}) {
    problem = {file, kind, std::move(value)};
    return std::nullopt;
  };
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto part = read_part(texts[i]);
    const auto link = part ? std::optional(session::parse_link(part->link)) : std::nullopt;
    if (!link || !link->problems.empty() || !model::has_plan(*link->settings.lesson)) return refuse(i, JoinProblem::Kind::no_part);
    if (!parts.empty() && (part->link != parts.front().link || part->part.count != parts.front().part.count)) return refuse(i, JoinProblem::Kind::other_search, part->link);
    const bool twice = std::ranges::any_of(parts, [&](const ReadPart& other) { return other.part.index == part->part.index; });
    if (twice) return refuse(i, JoinProblem::Kind::twice, part_text(part->part));
    parts.push_back(std::move(*part));
  }
  if (parts.empty()) return refuse(0, JoinProblem::Kind::no_part);
  const std::int64_t count = parts.front().part.count;
  for (std::int64_t index = 0; index < count; ++index) {
    if (std::ranges::none_of(parts, [&](const ReadPart& part) { return part.part.index == index; })) return refuse(texts.size(), JoinProblem::Kind::missing, part_text({index, count}));
  }
  PlanFound found;
  found.settings = session::parse_link(parts.front().link).settings;
  found.plan = plan_of(found.settings);
  for (const ReadPart& part : parts) {
    found.restaurants += part.restaurants;
    found.runs += part.runs;
    for (const Equipment& equipment : part.named) add(found.candidates, found.plan, equipment);
  }
  // The near misses may be of any part: they are run.
  if (const auto best = model::answer_of(found.plan, found.candidates).best) {
    for (const Equipment& smaller : model::one_less(found.plan, found.candidates[*best].equipment)) add(found.candidates, found.plan, smaller);
  }
  return found;
}

}  // namespace comptoir::cli
