#include "session/plan_words.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "model/restaurant.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

using model::Candidate;
using model::Station;
using text::Key;

Key too_slow(Station station, std::int64_t sodas) {
  if (station == Station::soda) return sodas == 1 ? Key::plan_reason_capacity_one_soda : Key::plan_reason_capacity_soda;
  return station == Station::cook ? Key::plan_reason_capacity_cook : Key::plan_reason_capacity_fryer;
}

Key too_late(Station station) {
  if (station == Station::soda) return Key::plan_reason_wait_soda;
  return station == Station::cook ? Key::plan_reason_wait_cook : Key::plan_reason_wait_fryer;
}

/// What a division left out, in percent: it comes back before whole percents are cut.
constexpr double left_out = 1e-9;

/// Whole percents, never more than there is; and never less.
std::string percent(text::Language language, double share) { return text::whole(language, std::llround(std::floor(share * 100 + left_out))); }
std::string percent_up(text::Language language, double share) { return text::whole(language, std::llround(std::ceil(share * 100 - left_out))); }

std::optional<std::int64_t> read_size(std::string_view text, std::int64_t most) {
  std::int64_t size = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  return error == std::errc{} && stop == text.data() + text.size() && size >= 1 && size <= most ? std::optional(size) : std::nullopt;
}

}  // namespace

std::string reason_of(text::Language language, const model::Plan& plan, const Candidate& candidate) {
  if (candidate.holds || !candidate.known()) return {};
  const std::int64_t late = candidate.clients - candidate.satisfied;
  if (candidate.low < candidate.high && candidate.satisfied * 100 >= plan.share * candidate.clients) {
    return text::fill(language, Key::plan_reason_interval,
                      {percent(language, candidate.share()), percent(language, candidate.low), text::whole(language, plan.repetitions())});
  }
  const auto station = candidate.bottleneck();
  if (!station) return text::fill(language, Key::plan_reason_short, {text::whole(language, late), text::whole(language, candidate.clients)});
  const model::RestaurantSetup& shop = plan.restaurant;
  const model::Equipment& has = candidate.equipment;
  const loop::Duration dish = std::array{shop.t_soda, shop.t_burger, shop.t_fries}[static_cast<std::size_t>(*station)];
  if (shop.times == model::Spread::fixed && !model::satisfied(shop, dish))
    return text::fill(language, Key::plan_reason_dish, {text::seconds(language, dish.ns), text::seconds(language, shop.patience.ns)});
  const double serves[] = {a_second(has.sodas, shop.t_soda), a_second(has.cooks, shop.t_burger), a_second(has.batch, shop.t_fries)};
  const double served = serves[static_cast<std::size_t>(*station)], demand = a_second(1, shop.period);
  if (!shop.arrivals.empty()) return text::fill(language, Key::plan_reason_short, {text::whole(language, late), text::whole(language, candidate.clients)});   // a list has no rate
  if (served < demand || candidate.grows) return text::fill(language, too_slow(*station, has.sodas), {rate_text(language, served), rate_text(language, demand)});
  return text::fill(language, too_late(*station), {text::whole(language, candidate.late[static_cast<std::size_t>(*station)])});
}

std::string equipment_words(text::Language language, const model::Equipment& has) {
  return text::fill(language, has.sodas == 1 ? Key::plan_equipment_one : Key::plan_equipment,
                    {text::whole(language, has.sodas), text::whole(language, has.cooks), text::whole(language, has.batch)});
}

std::string format_equipment(const model::Equipment& has, char separator) {
  return std::to_string(has.sodas) + separator + std::to_string(has.cooks) + separator + std::to_string(has.batch);
}

std::optional<model::Equipment> read_equipment(std::string_view sodas, std::string_view cooks, std::string_view batch) {
  const auto a = read_size(sodas, 100), b = read_size(cooks, 100), c = read_size(batch, 1'000);
  return a && b && c ? std::optional(model::Equipment{*a, *b, *c}) : std::nullopt;
}

std::optional<model::Equipment> read_equipment(std::string_view text, char separator) {
  const std::size_t first = text.find(separator), second = first == text.npos ? first : text.find(separator, first + 1);
  if (second == text.npos) return std::nullopt;
  return read_equipment(text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1));
}

std::string interval_words(text::Language language, const model::Plan& plan, const Candidate& candidate) {
  if (candidate.low >= candidate.high) return {};
  return text::fill(language, Key::plan_interval, {percent(language, candidate.low), percent_up(language, candidate.high), text::whole(language, plan.repetitions())});
}

std::string cost_words(text::Language language, const model::Plan& plan, std::int64_t cost) {
  const std::string number = cost_text(language, cost);
  return plan.prices.everything ? text::fill(language, Key::plan_cost_money, {number}) : number;
}

bool in_percent(const model::Plan& plan) { return plan.steady || plan.restaurant.by_chance(); }

std::string satisfied_words(text::Language language, const model::Plan& plan, const Candidate& candidate) {
  if (!in_percent(plan)) return text::whole(language, candidate.satisfied) + "/" + text::whole(language, candidate.clients);
  return text::fill(language, Key::plan_percent, {percent(language, candidate.share())});
}

std::string worst_words(text::Language language, const Candidate& candidate) {
  if (candidate.grows) return std::string(text::entry(language, Key::plan_endless));
  return text::fill(language, Key::narration_seconds, {text::seconds(language, candidate.worst.ns)});
}

std::string cost_text(text::Language language, std::int64_t cost) {
  const std::int64_t hundredths = (cost * 100 + model::parts_of_one / 2) / model::parts_of_one;
  return text::seconds(language, hundredths * 10'000'000);
}

double a_second(std::int64_t places, loop::Duration each) {
  constexpr double second = 1e9;
  return each.ns > 0 ? static_cast<double>(places) * second / static_cast<double>(each.ns) : std::numeric_limits<double>::infinity();
}

std::string rate_text(text::Language language, double per_second) {
  if (!std::isfinite(per_second)) return "∞";
  return text::seconds(language, std::llround(per_second * 100) * 10'000'000);
}

}  // namespace comptoir::session
