/// Restaurants of a plan in words, for the board and the command line alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/plan.hpp"
#include "text/keys.hpp"

namespace comptoir::session {

/// Why a restaurant fails, in a few words: "the fryer is too small: 1.25 portions a second for a demand of 2"; empty when it holds.
std::string reason_of(text::Language, const model::Plan&, const model::Candidate&);
/// "2 machines, 6 cooks, 8 portions".
std::string equipment_words(text::Language, const model::Equipment&);
/// "2-6-8", parted by what the place allows: links '-', commands a space, joined outputs '+'.
std::string format_equipment(const model::Equipment&, char separator);
/// The same of three words; nothing when one of them is no size that may be.
std::optional<model::Equipment> read_equipment(std::string_view sodas, std::string_view cooks, std::string_view batch);
std::optional<model::Equipment> read_equipment(std::string_view text, char separator);
/// By chance: "between 90 and 98% of clients: 20 days, 95% interval"; empty where nothing is by chance.
std::string interval_words(text::Language, const model::Plan&, const model::Candidate&);
/// A cost with two decimals at most: "4.6".
std::string cost_text(text::Language, std::int64_t cost);
/// The same with its unit where it is money: "106 €/h".
std::string cost_words(text::Language, const model::Plan&, std::int64_t cost);
/// Today's restaurant among the numbers that pictures and the page's document give: none of the range and no proposal has it.
inline constexpr std::uint64_t todays_number = model::most_candidates;
/// Whether shares are told in percent: by chance, or for ever.
bool in_percent(const model::Plan&);
/// "21/24", "87%": cut and never rounded up, so that no promise seems kept that isn't.
std::string satisfied_words(text::Language, const model::Plan&, const model::Candidate&);
/// "5.5 s"; "endless" where a queue grows for ever.
std::string worst_words(text::Language, const model::Candidate&);
/// What so many places serve a second when each takes so long; what is asked of them is one place of the period. Infinite where it takes no time.
double a_second(std::int64_t places, loop::Duration each);
/// So many a second, with two decimals at most; "∞".
std::string rate_text(text::Language, double per_second);

}  // namespace comptoir::session
