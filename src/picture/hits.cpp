#include "picture/hits.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace comptoir::picture {
namespace {

enum class Form : std::uint8_t {
  plain,      ///< "play"
  numbered,   ///< "task.12"
  parameter,  ///< "param.cooks.field": the row holds "field"
  option,     ///< "param.variant.sync": an option's word instead
};

struct Row {
  Hit what;
  std::string_view name;
  Form form = Form::plain;
};

constexpr std::array rows{
    Row{Hit::task, "task", Form::numbered},
    Row{Hit::client, "client", Form::numbered},
    Row{Hit::resource, "resource", Form::numbered},
    Row{Hit::printed_line, "console.line", Form::numbered},
    Row{Hit::code_line, "code.line", Form::numbered},
    Row{Hit::crowd, "crowd", Form::numbered},
    Row{Hit::timeline, "timeline"},
    Row{Hit::overview, "overview"},
    Row{Hit::play, "play"},
    Row{Hit::start, "start"},
    Row{Hit::end, "end"},
    Row{Hit::step_back, "step.back"},
    Row{Hit::step_forward, "step.forward"},
    Row{Hit::speed_slider, "speed"},
    Row{Hit::zoom_in, "zoom.in"},
    Row{Hit::zoom_out, "zoom.out"},
    Row{Hit::fit, "zoom.fit"},
    Row{Hit::by_station, "timeline.by_station"},
    Row{Hit::by_client, "timeline.by_client"},
    Row{Hit::by_task, "timeline.by_task"},
    Row{Hit::by_tree, "timeline.by_tree"},
    Row{Hit::by_next, "timeline.by_next"},
    Row{Hit::zoom_selection, "zoom.selection"},
    Row{Hit::pan_left, "pan.left"},
    Row{Hit::pan_right, "pan.right"},
    Row{Hit::time_tools, "time"},
    Row{Hit::rows, "timeline.rows"},
    Row{Hit::window, "timeline.window"},
    Row{Hit::fold, "timeline.fold", Form::numbered},
    Row{Hit::mark, "mark", Form::numbered},
    Row{Hit::intervention, "intervention", Form::numbered},
    Row{Hit::param_slider, "slider", Form::parameter},
    Row{Hit::param_field, "field", Form::parameter},
    Row{Hit::param_reset, "reset", Form::parameter},
    Row{Hit::param_option, "", Form::option},
    Row{Hit::reset_all, "settings.reset"},
    Row{Hit::undo, "undo"},
    Row{Hit::redo, "redo"},
    Row{Hit::lesson_previous, "lesson.previous"},
    Row{Hit::lesson_next, "lesson.next"},
    Row{Hit::lesson_list, "lesson.list"},
    Row{Hit::lesson_about, "lesson.about"},
    Row{Hit::share, "share"},
    Row{Hit::compare, "compare"},
    Row{Hit::export_, "export"},
    Row{Hit::language_fr, "language.fr"},
    Row{Hit::language_en, "language.en"},
    Row{Hit::theme, "theme"},
    Row{Hit::menu, "menu"},
    Row{Hit::open_full, "open"},
    Row{Hit::cancel_run, "cancel"},
    Row{Hit::notice_close, "notice.close"},
    Row{Hit::code_python, "code.python"},
    Row{Hit::code_cpp, "code.cpp"},
    Row{Hit::tab, "tab", Form::numbered},
    Row{Hit::tree, "tree"},
    Row{Hit::scroll, "scroll", Form::numbered},
    Row{Hit::drawing_part, "drawing", Form::numbered},
    Row{Hit::moment, "moment", Form::numbered},
    Row{Hit::keep, "keep"},
    Row{Hit::differ, "differ"},
    Row{Hit::plan, "plan"},
    Row{Hit::plan_point, "plan.point", Form::numbered},
    Row{Hit::plan_open, "plan.open"},
    Row{Hit::plan_beside, "plan.beside"},
    Row{Hit::plan_propose, "plan.propose"},
    Row{Hit::plan_reveal, "plan.reveal"},
    Row{Hit::plan_challenge, "plan.challenge"},
    Row{Hit::plan_choice, "plan.choice", Form::numbered},
    Row{Hit::plan_near, "plan.near", Form::numbered},
    Row{Hit::plan_less, "plan.less", Form::numbered},
    Row{Hit::plan_more, "plan.more", Form::numbered},
    Row{Hit::plan_reset, "plan.reset"},
    Row{Hit::plan_stop, "plan.stop"},
    Row{Hit::plan_moment, "plan.moment", Form::numbered},
    Row{Hit::plan_swept, "plan.swept", Form::numbered},
};

constexpr std::string_view parameter_prefix = "param.";

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Pointed> find_option(std::string_view head, std::string_view word, std::span<const model::Parameter> parameters) {
  if (!head.starts_with(parameter_prefix)) return std::nullopt;
  const auto row = std::ranges::find(parameters, head.substr(parameter_prefix.size()), &model::Parameter::key);
  if (row == parameters.end()) return std::nullopt;
  const auto option = std::ranges::find(row->options, word);
  if (option == row->options.end()) return std::nullopt;
  return option_hit(static_cast<std::size_t>(row - parameters.begin()), static_cast<std::size_t>(option - row->options.begin()));
}

}  // namespace

std::string name_of(Pointed at, std::span<const model::Parameter> parameters) {
  const auto row = std::ranges::find(rows, at.what, &Row::what);
  if (row == rows.end()) return {};
  if (row->form == Form::plain) return std::string(row->name);
  if (row->form == Form::numbered) return std::string(row->name) + '.' + std::to_string(at.which);
  if (row->form == Form::option) {
    const std::size_t parameter = parameter_of(at), option = option_of(at);
    if (parameter >= parameters.size() || option >= parameters[parameter].options.size()) return {};
    return std::string(parameter_prefix).append(parameters[parameter].key).append(".").append(parameters[parameter].options[option]);
  }
  if (at.which >= parameters.size()) return {};
  return std::string(parameter_prefix) + std::string(parameters[at.which].key) + '.' + std::string(row->name);
}

std::optional<Pointed> find_name(std::string_view name, std::span<const model::Parameter> parameters) {
  for (const Row& row : rows)
    if (row.form == Form::plain && row.name == name) return Pointed{row.what, 0};

  const std::size_t dot = name.rfind('.');
  if (dot == name.npos) return std::nullopt;
  const std::string_view head = name.substr(0, dot), tail = name.substr(dot + 1);
  for (const Row& row : rows) {
    if (row.form == Form::numbered && row.name == head) {
      if (const auto which = whole_number(tail)) return Pointed{row.what, *which};
    }
    if (row.form == Form::parameter && row.name == tail && head.starts_with(parameter_prefix)) {
      const auto found = std::ranges::find(parameters, head.substr(parameter_prefix.size()), &model::Parameter::key);
      if (found != parameters.end()) return Pointed{row.what, static_cast<std::uint64_t>(found - parameters.begin())};
    }
  }
  return find_option(head, tail, parameters);
}

}  // namespace comptoir::picture
