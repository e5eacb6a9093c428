#include "cli/program.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <memory>
#include <iterator>
#include <system_error>
#include <thread>

#include "cli/options.hpp"
#include "cli/plan.hpp"
#include "cli/report.hpp"
#include "exports/clients_csv.hpp"
#include "exports/take.hpp"
#include "session/link.hpp"
#include "session/python_program.hpp"
#include "session/run_words.hpp"
#include "text/format.hpp"
#include "trace/export_chrome.hpp"
#include "trace/export_csv.hpp"
#include "trace/recorder.hpp"

namespace comptoir::cli {
namespace {

using text::Key;

/// Handles between two looks at whether the run has ended.
constexpr std::size_t slice = 1'000'000;

void write_trace(const session::Run& run, text::Language language, std::string_view format, const Write& out) {
  const trace::Recording& recording = run.recording();
  if (format == "chrome") trace::export_chrome(recording, out);
  else if (format == "json") session::write_run(run, language, out);
  else trace::export_csv(recording, out);
}

void write_table(const session::Run& run, std::string_view what, const Write& out) {
  if (what == "clients") exports::clients_csv(run.clients(), out);
  else trace::export_csv(run.recording(), out);
}

/// The picture at the settings' moment; without one, at the end.
int picture(session::Settings settings, const Options& options, const Write& out, const Write& error, const Save& save) {
  const exports::Request& request = options.request;
  if (request.at) settings.moment = request.at;
  settings.theme = request.theme.value_or(settings.theme.value_or(session::Theme::light));
  const bool compare = std::ranges::any_of(request.views, [](const exports::Panel* view) { return view->name == "compare"; });
  const auto bench = exports::opened(settings, compare);
  if (!request.select.empty() && !exports::select(*bench, request.select)) {
    error(text::fill(options.words(), Key::cli_bad_value, {"--select", session::safe_excerpt(request.select), exports::select_allowed}) + "\n");
    return 2;
  }
  exports::FigureStyle style{.views = request.views, .language = options.words(), .theme = *settings.theme, .size = request.size,
                             .site = request.site, .fonts = request.words ? nullptr : &draw::embedded_fonts()};
  const picture::Context context = exports::context_of(*bench, style);
  if (style.views.empty()) style.views.push_back(&exports::main_panel(context));
  if (const exports::Panel* view = exports::missing_view(*bench, style)) {
    error(text::fill(options.words(), Key::cli_bad_value, {"--view", view->name, exports::panel_names(&context)}) + "\n");
    return 2;
  }
  const std::string svg = exports::figure(*bench, style);
  if (options.file.empty()) {
    out(svg);
    return 0;
  }
  const std::string problem = save(options.file, svg);
  if (!problem.empty()) error(text::fill(options.words(), Key::cli_file_failed, {options.file, problem}) + "\n");
  return problem.empty() ? 0 : 1;
}

/// The run in a file; null when there is a problem, which is said.
std::shared_ptr<const session::FileRun> read_file(const std::string& path, const Write& error) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    error(path + ": " + std::generic_category().message(errno) + "\n");
    return nullptr;
  }
  session::FileReader reader;
  std::string piece(1 << 16, '\0');
  bool good = true;
  while (good && stream) {
    stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    good = reader.read(std::string_view(piece).substr(0, static_cast<std::size_t>(stream.gcount())));
  }
  auto file = good ? reader.finish(path) : nullptr;
  if (!file) {
    const trace::ImportProblem& problem = reader.problem();
    error(path + ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column) + ": " + reader.problem_json() + "\n");
  }
  return file;
}

int show(session::Settings, const Options&, const Write& out, const Write& error, const Save&);

int open(const Options& options, const Write& out, const Write& error, const Save& save) {
  for (const std::string& problem : options.problems) error(problem + "\n");
  if (!options.problems.empty()) return 2;
  const auto file = read_file(options.settings, error);
  if (!file) return 2;
  session::Settings settings = session::settings_of(file);
  settings.language = options.words();
  return show(std::move(settings), options, out, error, save);
}

bool said_problems(const Options& options, const Write& error) {
  for (const std::string& problem : options.problems) error(problem + "\n");
  return !options.problems.empty();
}

int run(Options& options, const Write& out, const Write& error, const Save& save) {
  session::ParsedLink link = session::parse_link(options.settings);
  if (!options.language) options.language = link.settings.language;
  for (session::Problem& problem : link.problems) {
    problem.used.clear();   // nothing is run instead
    problem.used_value.reset();
    options.problems.push_back(session::describe(options.words(), problem));
  }
  if (said_problems(options, error)) return 2;
  link.settings.language = options.words();
  return show(std::move(link.settings), options, out, error, save);
}

void say_found(const PlanFound& found, const Options& options, const Write& out) {
  out(options.output == Output::json ? plan_json(found) : plan_summary(found, options.words()));
}

int plan(Options& options, const Write& out, const Write& error) {
  session::ParsedLink link = session::parse_link(options.settings);
  // Where no lesson is named, it is the manager's, which has chance, too, unless what is said of it is of another one.
  const bool bare = options.settings.find("://") != options.settings.npos && options.settings.find_first_of("#?") == options.settings.npos;
  session::ParsedLink managers = session::parse_link(options.settings + (bare ? "#" : "&") + "lesson=manager");   // of two, the first one counts
  if (managers.settings.lesson != link.settings.lesson && (managers.problems.empty() || !link.problems.empty())) link = std::move(managers);
  if (!options.language) options.language = link.settings.language;
  for (session::Problem& problem : link.problems) {
    problem.used.clear();   // nothing is searched instead
    problem.used_value.reset();
    options.problems.push_back(session::describe(options.words(), problem));
  }
  const bool other_output = options.output != Output::summary && options.output != Output::json;
  if (other_output) options.problems.push_back(text::fill(options.words(), Key::cli_bad_value, {"plan", "--log, --trace, --csv, --svg, --python", "--json"}));
  if (!model::has_plan(*link.settings.lesson))
    options.problems.push_back(text::fill(options.words(), Key::cli_bad_value, {"lesson", link.settings.lesson->id, "manager, rush-2-per-second, rush-steady"}));
  if (said_problems(options, error)) return 2;
  const unsigned threads = options.jobs ? options.jobs : std::thread::hardware_concurrency();
  const model::Plan wanted = model::plan_of(model::restaurant_setup(link.settings.lesson->parameters, link.settings.values), link.settings.plan.values);
  const std::int64_t all = model::Choices(wanted).size();
  if ((all + options.parts - 1) / options.parts > model::most_candidates) {
    const std::int64_t parts = (all + model::most_candidates - 1) / model::most_candidates;
    error(text::fill(options.words(), Key::cli_plan_too_many, {text::whole(options.words(), all), text::whole(options.words(), model::most_candidates), std::to_string(parts)}) + "\n");
    return 2;
  }
  say_found(search_plan(link.settings, {options.part - 1, options.parts}, threads), options, out);
  return 0;
}

/// What is wrong with the outputs that are joined is said with the file it is in.
int join(const Options& options, const Write& out, const Write& error) {
  if (said_problems(options, error)) return 2;
  std::vector<std::string> texts;
  for (const std::string& path : options.files) {
    std::ifstream stream(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    if (!stream.is_open()) {
      error(path + ": " + std::generic_category().message(errno) + "\n");
      return 2;
    }
  }
  JoinProblem problem;
  const auto found = join_plans(texts, problem);
  if (!found) {
    using enum JoinProblem::Kind;
    const Key key = problem.kind == no_part ? Key::cli_join_no_part : problem.kind == other_search ? Key::cli_join_other : problem.kind == twice ? Key::cli_join_twice : Key::cli_join_missing;
    const std::string file = problem.file < options.files.size() ? options.files[problem.file] : "--join";
    error(text::fill(options.words(), key, {file, session::safe_excerpt(problem.value)}) + "\n");
    return 2;
  }
  say_found(*found, options, out);
  return 0;
}

int show(session::Settings settings, const Options& options, const Write& out, const Write& error, const Save& save) {
  if (options.output == Output::svg) return picture(std::move(settings), options, out, error, save);
  if (options.output == Output::python) {
    out(session::python_in_form(settings, options.what));
    return 0;
  }
  session::Run run(settings);
  while (run.advance(slice)) {
  }
  if (options.output == Output::csv && options.what == "clients" && run.clients().size() == 0) {
    error(std::string(text::entry(options.words(), Key::results_none)) + "\n");
    return 2;
  }
  switch (options.output) {
    case Output::summary: out(run_summary(run, options.words())); break;
    case Output::json: out(run_json(run)); break;
    case Output::log: out(run_log(run, options.words())); break;
    case Output::trace: write_trace(run, options.words(), options.what, out); break;
    case Output::csv: write_table(run, options.what, out); break;
    case Output::svg: case Output::python: break;
  }
  if (run.truncated() && !settings.file) {
    const std::string time = text::seconds(options.words(), run.recording().end_time().ns);
    error(text::fill(options.words(), Key::problem_run_cut, {time, text::whole(options.words(), trace::most_events)}) + "\n");
  }
  const auto expected = settings.teaching.expected;
  if (expected && run.finished() && run.recording().hash() != *expected) {
    error(text::fill(options.words(), Key::later_expect, {trace::hash_text(*expected), trace::hash_text(run.recording().hash())}) + "\n");
  }
  if (run.deadlocked()) error(std::string(text::entry(options.words(), Key::problem_deadlock)) + "\n");
  return 0;
}

}  // namespace

int run_program(std::span<const std::string_view> words, const Write& out, const Write& error, const Save& save) {
  Options options = read_options(words);
  if (options.command == Command::run) return run(options, out, error, save);
  if (options.command == Command::open) return open(options, out, error, save);
  if (options.command == Command::plan) return options.join ? join(options, out, error) : plan(options, out, error);
  for (const std::string& problem : options.problems) error(problem + "\n");
  if (!options.problems.empty()) return 2;
  if (options.command == Command::list) out(options.output == Output::json ? list_json() : list_text(options.words()));
  else out(std::string(text::entry(options.words(), Key::cli_help)) + "\n");
  return 0;
}

}  // namespace comptoir::cli
