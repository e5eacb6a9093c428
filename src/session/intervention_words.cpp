#include "session/intervention_words.hpp"

#include <charconv>

#include "session/labels.hpp"
#include "session/problem.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

using text::Key;
using text::Language;

/// "burger:6" as "burger 6".
std::string task_words(Language language, const std::string& name) {
  const std::size_t digits = name.find_last_not_of("0123456789") + 1;
  const std::string prefix = name.substr(0, digits);
  std::uint32_t number = loop::Name::no_number;
  std::from_chars(name.data() + digits, name.data() + name.size(), number);
  const std::string label = task_label(language, {prefix.c_str(), number});
  return safe_excerpt(reads({prefix.c_str(), number}, name) ? label : name);
}

std::string place_words(Language language, const std::string& name, Key cook, Key soda, Key other) {
  if (name == "cook") return text::fill(language, cook);
  if (name == "soda") return text::fill(language, soda);
  return text::fill(language, other, {name == "fryer" ? std::string(text::entry(language, Key::task_station_fryer)) : safe_excerpt(name)});
}

}  // namespace

std::string words_of(Language language, const Intervention& one) {
  switch (one.deed) {
    case Deed::cancel: return text::fill(language, Key::do_cancel, {task_words(language, one.name)});
    case Deed::fail: return text::fill(language, Key::do_fail, {task_words(language, one.name)});
    case Deed::client: return text::fill(language, Key::do_client);
    case Deed::block: return text::fill(language, Key::do_block, {text::seconds(language, one.time.ns)});
    case Deed::add: return place_words(language, one.name, Key::do_add_cook, Key::do_add_soda, Key::do_add);
    case Deed::remove: break;
  }
  return place_words(language, one.name, Key::do_remove_cook, Key::do_remove_soda, Key::do_remove);
}

std::string label_of(Language language, const Intervention& one) {
  std::string label = words_of(language, one);
  if (label.front() >= 'a' && label.front() <= 'z') label.front() = static_cast<char>(label.front() - 'a' + 'A');   // all begin so
  return label;
}

std::string line_of(Language language, const Intervention& one) {
  return text::fill(language, Key::do_at, {clock_seconds(language, one.moment.time.ns), words_of(language, one)});
}

std::string_view reason_of(Language language, Refusal refusal) {
  switch (refusal) {
    case Refusal::none: return {};
    case Refusal::too_late: return text::entry(language, Key::do_too_late);
    case Refusal::no_task: return text::entry(language, Key::do_no_task);
    case Refusal::no_place: return text::entry(language, Key::do_no_place);
    case Refusal::one_place: return text::entry(language, Key::do_one_place);
    case Refusal::no_call: break;
  }
  return text::entry(language, Key::do_no_call);
}

std::string sentence_of(Language language, const Intervention& one, Refusal refusal) {
  if (refusal != Refusal::none) return text::fill(language, Key::narration_do_nothing, {reason_of(language, refusal)});
  switch (one.deed) {
    case Deed::cancel: return text::fill(language, Key::narration_do_cancel, {task_words(language, one.name)});
    case Deed::fail: return text::fill(language, Key::narration_do_fail, {task_words(language, one.name)});
    case Deed::client: return text::fill(language, Key::narration_do_client);
    case Deed::add: return text::fill(language, Key::narration_do_add);
    case Deed::remove: return text::fill(language, Key::narration_do_remove);
    case Deed::block: break;
  }
  return text::fill(language, Key::narration_do_block);
}

}  // namespace comptoir::session
