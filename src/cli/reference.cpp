#include "cli/reference.hpp"

#include <array>

#include "model/plan_parameters.hpp"
#include "session/lesson_words.hpp"
#include "session/parameter_table.hpp"
#include "text/format.hpp"

namespace comptoir::cli {
namespace {

using text::Key;
using text::Language;

/// What may be written after a key, as words and examples of every language, and what holds where it isn't written.
struct Row {
  std::string_view key, values, initial;
  Key help;
};

constexpr std::array rows = {
    Row{"lesson", "rush-2-per-second", "rush-2-per-second", Key::cli_key_lesson},
    Row{"arrive", "0,0.4,1.2", "", Key::cli_key_arrive},
    Row{"do", "3.5-7:cancel:burger:6, 5:fail:soda:3, 4:client, 4.2:add:cook, 4.2:remove:soda, 6:block:2", "", Key::cli_key_do},
    Row{"t", "0 – 1000000000", "", Key::cli_key_t},
    Row{"n", "1, 2, 3 …", "", Key::cli_key_n},
    Row{"level", "discover, loop, expert", "", Key::cli_key_level},
    Row{"future", "hidden, shown", "shown", Key::cli_key_future},
    Row{"ask", "off, on", "off", Key::cli_key_ask},
    Row{"compare", "off, on", "off", Key::cli_key_compare},
    Row{"a", "cooks:3,clients:10, same", "", Key::cli_key_a},
    Row{"aarrive", "0,0.4,1.2, none", "", Key::cli_key_aarrive},
    Row{"ado", "4:add:cook, none", "", Key::cli_key_ado},
    Row{"lang", "fr, en", "", Key::cli_key_lang},
    Row{"theme", "dark, light", "", Key::cli_key_theme},
    Row{"stop", "time:4, task:burger:6, queue:cook, late, error, handles:8", "", Key::cli_key_stop},
    Row{"marks", "start:Empty, 3.5-7:First%20fries", "", Key::cli_key_marks},
    Row{"v", "1", "1", Key::cli_key_v},
    Row{"panels", "settings, results, floor, loop, timeline, code, why, console", "", Key::cli_key_panels},
    Row{"lock", "all, edit, move, do, cooks", "", Key::cli_key_lock},
    Row{"hide", "code, answer, why, console", "", Key::cli_key_hide},
    Row{"play", "off, on", "", Key::cli_key_play},
    Row{"present", "0, 1", "0", Key::cli_key_present},
    Row{"goal", "served:5, satisfied:10, cost:5, end:6.5, blocked:0, cooks:4", "", Key::cli_key_goal},
    Row{"expect", "0123456789abcdef", "", Key::cli_key_expect},
    Row{"plan", "off, on, challenge", "off", Key::cli_key_plan},
    Row{"pick", "2-6-8", "", Key::cli_key_pick},
    Row{"embed", "0, 1", "0", Key::cli_key_embed},   // the page's own: settings know nothing of it
};

/// A row of the manager's plan is a key of its own, with the words of its control.
void write_plan_row(session::JsonWriter& json, const model::Parameter& row) {
  json.begin_object().member("key", row.key).member("values", session::range_text(Language::en, row)).member("default", session::format_value(row, row.initial));
  json.key("help").begin_object();
  for (const Language language : {Language::fr, Language::en})
    json.member(text::code(language), session::parameter_help(language, *model::find_lesson("manager"), row));
  json.end_object().end_object();
}

}  // namespace

void write_keys(session::JsonWriter& json) {
  json.key("keys").begin_array();
  for (const Row& row : rows) {
    if (row.help == Key::cli_key_embed) {   // the page's own is the last one
      for (const model::Parameter& of_plan : model::plan_rows) write_plan_row(json, of_plan);
    }
    json.begin_object().member("key", row.key).member("values", row.values).member("default", row.initial).key("help").begin_object();
    for (const Language language : {Language::fr, Language::en}) json.member(text::code(language), text::entry(language, row.help));
    json.end_object().end_object();
  }
  json.end_array();
}

}  // namespace comptoir::cli
