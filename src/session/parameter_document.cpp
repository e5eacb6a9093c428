#include "session/parameter_document.hpp"

#include "session/lesson_words.hpp"
#include "session/parameter_table.hpp"

namespace comptoir::session {
namespace {

/// [{"word","label"}] of a choice.
void write_options(JsonWriter& json, const Workbench& bench, const model::Parameter& row) {
  if (row.kind != model::ParameterKind::choice) return;
  json.key("options").begin_array();
  for (std::size_t i = 0; i < row.options.size(); ++i) {
    json.begin_object().member("word", row.options[i]).member("label", option_label(bench.language(), bench.lesson(), row, i)).end_object();
  }
  json.end_array();
}

}  // namespace

void write_parameter(JsonWriter& json, const Workbench& bench, std::size_t i) {
  const text::Language language = bench.language();
  const model::Parameter& row = bench.rows()[i];
  const std::int64_t value = bench.value(i);
  json.begin_object().member("key", row.key).member("label", parameter_label(language, bench.lesson(), row));
  json.member("group", parameter_group(language, bench.lesson(), row)).member("kind", kind_word(row.kind)).member("value", format_value(row, value));
  write_options(json, bench, row);
  json.member("shown", display_value(language, row, value)).member("unit", unit_of(row));
  json.member("minimum", format_value(row, row.minimum)).member("maximum", format_value(row, row.maximum));
  json.member("step", format_value(row, row.step)).member("initial", format_value(row, row.initial));
  json.member("slider_maximum", format_value(row, row.slider_maximum)).member("slider_step", format_value(row, row.slider_step));
  json.member("allowed", range_text(language, row)).member("help", parameter_help(language, bench.lesson(), row)).end_object();
}

}  // namespace comptoir::session
