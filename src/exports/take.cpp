#include "exports/take.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "exports/clients_csv.hpp"
#include "session/outside.hpp"
#include "session/run_words.hpp"
#include "text/format.hpp"
#include "trace/export_chrome.hpp"
#include "trace/export_csv.hpp"

namespace comptoir::exports {
namespace {

using session::Workbench;
using text::Key;

constexpr std::string_view kinds = "svg, clients, json, chrome, events";

/// Another workbench, where the figure isn't of what this one shows: in another language, at another moment, of another task, beside
/// a run that isn't there.
std::unique_ptr<Workbench> other(const Workbench& bench, const Request& request, text::Language language) {
  const bool compare = std::ranges::any_of(request.views, [](const Panel* view) { return view->name == "compare"; }) && bench.run_count() < 2;
  if (language == bench.language() && !request.at && request.select.empty() && !compare) return nullptr;
  session::Settings settings = session::parse_link(bench.link()).settings;
  settings.language = language;
  if (request.at) settings.moment = request.at;
  auto made = opened(settings, compare);
  if (bench.selected_client() != 0) made->select_client(bench.selected_client());
  if (bench.selected_task() != loop::TaskId::none) made->select_task(bench.selected_task());   // the same run gives the same ids
  return made;
}

Taken take_figure(const Workbench& bench, Request request, const draw::FontFiles* fonts, const Write& write) {
  const text::Language language = request.language.value_or(bench.language());
  const auto own = other(bench, request, language);
  if (!request.select.empty() && !select(*own, request.select))
    return {text::fill(bench.language(), Key::problem_unknown_value, {"select", session::safe_excerpt(request.select), select_allowed})};
  const Workbench& shown = own ? *own : bench;
  FigureStyle style{.views = std::move(request.views), .language = language, .theme = request.theme.value_or(bench.theme()), .size = request.size,
                    .site = std::move(request.site), .fonts = request.words ? nullptr : fonts};
  const picture::Context context = context_of(shown, style);
  if (style.views.empty()) style.views.push_back(&main_panel(context));
  if (const Panel* view = missing_view(shown, style)) return {text::fill(bench.language(), Key::problem_unknown_value, {"view", view->name, panel_names(&context)})};
  write(figure(shown, style));
  return {};
}

}  // namespace

std::unique_ptr<Workbench> opened(const session::Settings& settings, bool compare) {
  auto bench = std::make_unique<Workbench>(settings.language.value_or(text::Language::en), settings.theme.value_or(session::Theme::light));
  if (settings.file) bench->open_file(settings.file);
  else bench->open_link(session::format_link(settings));
  if (compare && bench->run_count() < 2) bench->set_comparing(true);
  while (!bench->idle()) bench->tick(0);   // nothing plays yet
  if (!settings.moment) bench->to_end();
  return bench;
}

bool select(Workbench& bench, std::string_view name) {
  constexpr std::string_view client = "client:";
  if (name.starts_with(client)) {
    std::uint32_t number = 0;
    const char* const end = name.data() + name.size();
    const auto read = std::from_chars(name.data() + client.size(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number == 0 || number > bench.run().clients().size()) return false;
    bench.select_client(number);
    return true;
  }
  const trace::Recording& recording = bench.run().recording();
  for (std::uint32_t id = 1; id <= recording.task_count(); ++id) {
    if (!session::reads(recording.task_name(loop::TaskId{id}), name)) continue;
    bench.select_task(loop::TaskId{id});
    return true;
  }
  return false;
}

const Panel& main_panel(const picture::Context& context) {
  if (context.bench.planning()) return *find_panel("plan");
  const Panel& timeline = *find_panel("timeline");
  return timeline.there(context) ? timeline : *find_panel("drawing");
}

const Panel* missing_view(const Workbench& bench, const FigureStyle& style) {
  const picture::Context context = context_of(bench, style);
  const auto found = std::ranges::find_if_not(style.views, [&context](const Panel* view) { return view->there(context); });
  return found == style.views.end() ? nullptr : *found;
}

Taken take(const Workbench& bench, std::string_view what, std::string_view options, const draw::FontFiles* fonts, std::uint64_t most_events, const Write& write) {
  ReadRequest read = read_request(options, bench.language());
  if (!read.problems.empty()) {
    std::string problems;
    for (const std::string& problem : read.problems) problems.append(problems.empty() ? "" : "\n").append(problem);
    return {std::move(problems)};
  }
  const session::Run& run = bench.run();
  const text::Language language = read.request.language.value_or(bench.language());
  if (what == "svg") return take_figure(bench, std::move(read.request), fonts, write);
  if (what == "clients") {
    if (run.clients().size() == 0) return {std::string(text::entry(language, Key::results_none))};
    clients_csv(run.clients(), write);
    return {};
  }
  constexpr std::array<std::pair<std::string_view, void (*)(const trace::Recording&, const Write&)>, 3> traces = {
      {{"json", nullptr}, {"chrome", trace::export_chrome}, {"events", trace::export_csv}}};   // json: with the words, from the run
  const auto format = std::ranges::find(traces, what, &decltype(traces)::value_type::first);
  if (format == traces.end()) return {text::fill(language, Key::problem_unknown_value, {"export", session::safe_excerpt(what), kinds})};
  if (run.recording().event_count() > most_events) return {{}, run.recording().event_count()};
  if (format->second) format->second(run.recording(), write);
  else session::write_run(run, language, write);
  return {};
}

}  // namespace comptoir::exports
