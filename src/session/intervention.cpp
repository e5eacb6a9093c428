#include "session/intervention.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "session/mark.hpp"
#include "session/parameter_table.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

constexpr std::array<const char*, deed_count> words = {"cancel", "client", "add", "remove", "fail", "block"};
constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t last_moment = 1'000'000'000 * second;
constexpr std::int64_t longest_block = 3'600 * second;

/// The part before the separator, which goes with it; all of it when there is none.
std::string_view take(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

}  // namespace

const char* word_of(Deed deed) { return words[static_cast<std::size_t>(deed)]; }

std::string all_deeds() {
  std::string all;
  for (const char* word : words) all.append(all.empty() ? "" : ", ").append(word);
  return all;
}

std::optional<Intervention> read_deed(std::string_view word, std::string_view argument) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  Intervention read{.moment = {}, .deed = static_cast<Deed>(found - words.begin())};
  switch (read.deed) {
    case Deed::client:
      if (!argument.empty()) return std::nullopt;
      break;
    case Deed::block: {
      const auto time = parse_seconds(argument, longest_block);
      if (!time || *time == 0) return std::nullopt;
      read.time = {*time};
      break;
    }
    case Deed::cancel: case Deed::add: case Deed::remove: case Deed::fail:
      if (argument.empty() || argument.size() > longest_name) return std::nullopt;
      read.name = argument;
  }
  return read;
}

std::string argument_of(const Intervention& one) {
  return one.deed == Deed::block ? text::plain_seconds(one.time.ns) : one.name;
}

bool insert(std::vector<Intervention>& all, Intervention one) {
  if (all.size() >= most_interventions) return false;
  const auto place = std::ranges::upper_bound(all, one.moment, comes_before, &Intervention::moment);
  all.insert(place, std::move(one));
  return true;
}

std::string format_intervention(const Intervention& one) {
  std::string out = text::plain_seconds(one.moment.time.ns);
  if (one.moment.n > 0) out.append("-").append(std::to_string(one.moment.n));
  out.append(":").append(word_of(one.deed));
  const std::string argument = argument_of(one);
  return argument.empty() ? out : out.append(":").append(argument);
}

std::optional<Intervention> parse_intervention(std::string_view text) {
  std::string_view moment = take(text, ':');
  const std::string_view word = take(text, ':');
  auto read = read_deed(word, text);
  const bool counted = moment.contains('-');
  const auto time = parse_seconds(take(moment, '-'), last_moment);
  const auto n = counted ? parse_seconds(moment, last_moment) : std::optional<std::int64_t>(0);
  if (!read || !time || !n || *n % second != 0 || (counted && *n == 0)) return std::nullopt;
  read->moment = {loop::Time{*time}, static_cast<std::uint32_t>(*n / second)};
  return read;
}

}  // namespace comptoir::session
