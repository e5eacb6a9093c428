#include "session/kept_document.hpp"

#include <algorithm>

#include "session/labels.hpp"
#include "session/metrics.hpp"
#include "text/format.hpp"

namespace comptoir::session {

using text::Key;

namespace {

[[gnu::noinline]] void write_kept(JsonWriter& json, const Workbench& bench) {
  const text::Language language = bench.language();
  const bool future = bench.future_shown();
  const auto scenario = [&](std::size_t i) {
    const std::string words = scenario_words(language, bench.run(i).settings(), bench.run(1 - i).settings());
    return words.empty() ? std::string(text::entry(language, Key::compare_same_settings)) : words;
  };
  json.begin_object().member("a", scenario(1)).member("b", scenario(0)).key("differs_at");
  const auto first = bench.first_difference();
  if (first && (future || bench.difference_reached()))
    json.value(text::fill(language, Key::narration_seconds, {clock_seconds(language, std::max(first->time, loop::Time{}).ns)}));
  else json.null();
  json.member("differs", difference_words(language, bench, future)).key("metrics").begin_array();
  for (const Metric& metric : metrics(language, bench, future)) {
    json.begin_object().member("label", metric.label).member("a", metric.a).member("b", metric.b).member("difference", metric.difference);
    json.member("better", std::string_view(&metric.better, metric.better ? 1 : 0)).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

void write_kept_member(JsonWriter& json, const Workbench& bench) {
  json.key("kept");
  if (bench.keeping()) write_kept(json, bench);
  else json.null();
}

}  // namespace comptoir::session
