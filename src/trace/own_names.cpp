#include "trace/own_names.hpp"

#include <charconv>

namespace comptoir::trace {
namespace {

/// Takes the end off that says which part of a thing is named.
loop::Part part_of(std::string_view& text) {
  for (const loop::Part part : {loop::Part::condition_lock, loop::Part::condition, loop::Part::lock, loop::Part::finished}) {
    const std::string_view suffix = loop::suffix(part);
    if (text.size() <= suffix.size() || !text.ends_with(suffix)) continue;
    text.remove_suffix(suffix.size());
    return part;
  }
  return loop::Part::whole;
}

/// Takes the digits off at the end, if they are a number as it is written.
std::uint32_t number_of(std::string_view& text) {
  std::size_t digits = text.size() - (text.find_last_not_of("0123456789") + 1);
  while (digits > 1 && text[text.size() - digits] == '0') --digits;   // "007" is "00" and 7
  if (digits == 0 || digits > 9) return loop::Name::no_number;
  std::uint32_t number = 0;
  std::from_chars(text.data() + text.size() - digits, text.data() + text.size(), number);
  text.remove_suffix(digits);
  return number;
}

}  // namespace

std::optional<loop::Name> OwnNames::name(std::string_view text) {
  text = text.substr(0, text.find('\0'));   // a literal ends there
  loop::Name name;
  name.part = part_of(text);
  name.number = number_of(text);
  auto known = known_.find(text);
  if (known == known_.end()) {
    if (texts_.size() == most) return std::nullopt;
    known = known_.insert(texts_.emplace_back(text)).first;
  }
  name.prefix = known->data();
  return name;
}

}  // namespace comptoir::trace
