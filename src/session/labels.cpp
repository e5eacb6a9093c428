#include "session/labels.hpp"

#include <optional>

#include "model/roles.hpp"
#include "session/lesson_words.hpp"
#include "session/outside.hpp"
#include "session/run.hpp"
#include "text/format.hpp"

namespace comptoir::session {
namespace {

using model::PrintKey;
using model::Role;
using text::Key;

std::optional<Key> key_of(std::uint16_t print) {
  switch (static_cast<PrintKey>(print)) {
    case PrintKey::order: return Key::console_order;
    case PrintKey::served: return Key::console_served;
    case PrintKey::soda_start: return Key::console_soda_start;
    case PrintKey::soda_ready: return Key::console_soda_ready;
    case PrintKey::burger_order: return Key::console_burger_order;
    case PrintKey::burger_ready: return Key::console_burger_ready;
    case PrintKey::fries_take: return Key::console_fries_take;
    case PrintKey::fries_ready: return Key::console_fries_ready;
    case PrintKey::batch_start: return Key::console_batch_start;
    case PrintKey::batch_ready: return Key::console_batch_ready;
    case PrintKey::satisfied: return Key::console_satisfied;
    case PrintKey::fries_start: return Key::console_fries_start;
  }
  return std::nullopt;
}

}  // namespace

std::string task_label(text::Language language, const loop::Name& name) {
  const std::string number = name.numbered() ? text::whole(language, name.number) : std::string();
  switch (model::role_of(name)) {
    case Role::soda: return text::fill(language, Key::task_soda, {number});
    case Role::burger: return text::fill(language, Key::task_burger, {number});
    case Role::fries: return text::fill(language, Key::task_fries, {number});
    case Role::serve: return text::fill(language, Key::task_serve, {number});
    case Role::main: case Role::other: break;
  }
  if (std::string_view(name.prefix) == removal_prefix) return text::fill(language, Key::task_removal, {number});
  return plain_label(name);
}

std::string plain_label(const loop::Name& name) {
  std::string label = name.str();
  const std::string_view prefix = name.prefix;
  if (name.numbered() && prefix.ends_with(':')) label[prefix.size() - 1] = ' ';
  return label;
}

std::string station_label(text::Language language, const loop::Name& resource) {
  const auto station = model::station_of(resource);
  if (!station) return resource.str();
  switch (*station) {
    case model::Station::soda: return std::string(text::entry(language, Key::task_station_soda));
    case model::Station::cook: return std::string(text::entry(language, Key::task_station_cook));
    case model::Station::fryer: break;
  }
  return std::string(text::entry(language, Key::task_station_fryer));
}

std::string console_line(text::Language language, const model::Lesson& lesson, const loop::Name& task, const loop::Print& print) {
  if (print.key >= model::first_own_print) {
    const std::string key = "prints." + std::to_string(print.key - model::first_own_print);
    return filled_print(language, lesson_words(language, lesson, key), print.a, print.b);
  }
  const auto key = key_of(print.key);
  if (!key) return task.str();
  const std::string client = text::whole(language, model::client_of(task));
  const bool waited = static_cast<PrintKey>(print.key) == PrintKey::served;
  const std::string a = waited ? clock_seconds(language, print.a) : text::whole(language, print.a);
  return text::fill(language, *key, {client, a, text::whole(language, print.b)});
}

std::string printed_line(text::Language language, const Run& run, std::size_t i) {
  if (const auto words = run.printed_words(i); !words.empty()) return std::string(words);
  const trace::PrintedLine line = run.recording().printed(i);
  const loop::Name name = line.task == loop::TaskId::none ? loop::Name() : run.recording().task_name(line.task);
  return console_line(language, *run.settings().lesson, name, line.print);
}

std::string plain_line(const model::Lesson& lesson, const loop::Name& task, const loop::Print& print) {
  constexpr std::string_view no_break = "\u00a0";
  std::string line = console_line(text::Language::en, lesson, task, print);
  for (auto at = line.find(no_break); at != line.npos; at = line.find(no_break, at)) line.replace(at, no_break.size(), " ");
  return line;
}

std::string clock_seconds(text::Language language, std::int64_t ns) {
  return ns % 1'000'000'000 == 0 ? text::decimal(language, ns, 1) : text::seconds(language, ns);
}

std::string number_word(text::Language language, std::int64_t n) {
  if (n < 2 || n > 10) return text::whole(language, n);
  const auto key = text::find_key("narration.number_" + std::to_string(n));
  return key ? std::string(text::entry(language, *key)) : text::whole(language, n);
}

}  // namespace comptoir::session
