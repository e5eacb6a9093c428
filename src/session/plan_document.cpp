#include "session/plan_document.hpp"

#include <algorithm>

#include "session/parameter_document.hpp"
#include "session/plan_words.hpp"
#include "session/study_document.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

using model::Candidate;
using text::Key;

constexpr std::size_t longest_frontier = 60;

class PlanDocument {
 public:
  PlanDocument(JsonWriter& json, const Workbench& bench) : json_(json), bench_(bench), board_(*bench.board()), language_(bench.language()) {}

  void write() {
    const bool challenge = bench_.settings().plan.shown == PlanShown::challenge, hidden = challenge && !board_.revealed();
    json_.begin_object().member("shown", challenge ? "challenge" : "on").member("hidden", hidden).key("rows").begin_array();
    for (std::size_t row = bench_.lesson().parameters.size(); row < bench_.rows().size(); ++row) write_parameter(json_, bench_, row);
    json_.end_array().member("said", said(hidden)).member("searching", !board_.complete());
    json_.key("best");
    restaurant(hidden ? nullptr : board_.best());
    json_.key("today");
    restaurant(board_.today());
    json_.key("near").begin_array();
    if (!hidden) for (const std::size_t i : board_.answer().near_misses) restaurant(&board_.candidates()[i]);
    json_.end_array().key("frontier").begin_array();
    const auto& frontier = board_.answer().frontier;
    for (std::size_t i = 0; !hidden && i < std::min(frontier.size(), longest_frontier); ++i) restaurant(&board_.candidates()[frontier[i]]);
    json_.end_array().key("proposed").begin_array();
    for (const Candidate& candidate : board_.proposed()) restaurant(&candidate);
    json_.end_array().key("study");
    write_study(json_, bench_);
    json_.end_object();
  }

 private:
  std::string cost(const Candidate& candidate) const { return cost_words(language_, board_.plan(), candidate.cost); }

  std::string said(bool hidden) const {
    if (board_.size() == 0) return std::string(text::entry(language_, Key::plan_empty));
    if (board_.too_many())
      return text::fill(language_, Key::problem_too_many_restaurants, {text::whole(language_, board_.size()), text::whole(language_, model::most_candidates)});
    if (hidden) return std::string(text::entry(language_, Key::plan_challenge_ask));
    const std::string known = text::whole(language_, static_cast<std::int64_t>(board_.known())), all = text::whole(language_, board_.size());
    const Candidate* best = board_.best();
    if (!best) return text::fill(language_, Key::plan_found_none, {known, all});
    return text::fill(language_, Key::plan_found, {known, all, equipment_words(language_, best->equipment), cost(*best)});
  }

  /// As the board's points have them: of the range, or of proposals, in their order; today's own.
  std::size_t number_of(const Candidate& candidate) const {
    const auto within = [&](std::span<const Candidate> all) { return &candidate >= all.data() && &candidate < all.data() + all.size(); };
    if (within(board_.candidates())) return static_cast<std::size_t>(&candidate - board_.candidates().data());
    if (within(board_.proposed())) return static_cast<std::size_t>(&candidate - board_.proposed().data());
    return todays_number;
  }

  void restaurant(const Candidate* candidate) {
    if (!candidate) {
      json_.null();
      return;
    }
    const model::Equipment& has = candidate->equipment;
    json_.begin_object().member("number", number_of(*candidate)).member("equipment", format_equipment(has, ' '));
    json_.member("words", equipment_words(language_, has)).member("cost", cost(*candidate));
    json_.member("satisfied", satisfied_words(language_, board_.plan(), *candidate)).member("holds", candidate->holds);
    json_.member("worst", worst_words(language_, *candidate)).member("reason", reason_of(language_, board_.plan(), *candidate)).end_object();
  }

  JsonWriter& json_;
  const Workbench& bench_;
  const PlanBoard& board_;
  text::Language language_;
};

}  // namespace

void write_plan(JsonWriter& json, const Workbench& bench) { PlanDocument(json, bench).write(); }

}  // namespace comptoir::session
