#include "session/python_program.hpp"

#include <algorithm>

#include "model/listing.hpp"
#include "session/file_run.hpp"
#include "session/json.hpp"
#include "session/lesson_words.hpp"

namespace comptoir::session {
namespace {

/// What a script holds besides its program. The clocks that programs and asyncio read run faster, and waits are shorter.
constexpr std::string_view faster = R"python(import sys

SPEED = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
if SPEED != 1:
    import asyncio
    import selectors
    import time
    real_clock, real_sleep, real_select = time.monotonic, time.sleep, selectors.DefaultSelector.select
    time.monotonic = time.perf_counter = lambda: real_clock() * SPEED
    real_thread_time = time.thread_time
    time.thread_time = lambda: real_thread_time() * SPEED
    time.sleep = lambda seconds: real_sleep(seconds / SPEED)
    asyncio.BaseEventLoop.time = lambda self: time.monotonic()
    selectors.DefaultSelector.select = lambda self, timeout=None: real_select(self, timeout / SPEED if timeout else timeout)

)python";

/// The last line that runs the loop, asyncio.run(NAME()), awaits NAME() instead.
std::string awaiting(std::string program) {
  constexpr std::string_view call = "\nasyncio.run(";
  const auto at = program.rfind(call);
  if (at == program.npos) return program;
  const auto end = program.find('\n', at + 1);
  if (const auto close = program.rfind(')', end); close != program.npos && close > at) program.erase(close, 1);
  return program.replace(at, call.size(), "\nawait ");
}

void write_cell(JsonWriter& json, std::string_view kind, std::string_view source) {
  json.begin_object().member("cell_type", kind);
  json.key("metadata").begin_object().end_object();
  if (kind == "code") json.key("execution_count").null().key("outputs").begin_array().end_array();
  json.member("source", source).end_object();
}

}  // namespace

std::string python_program(const Settings& settings) {
  if (settings.file) return settings.file->run.source;
  std::string program;
  for (const model::ListingLine& line : model::listing_of(*settings.lesson, "python", settings.values)) program.append(line.words).append("\n");
  return program;
}

std::string python_script(const Settings& settings) {
  std::string program = python_program(settings);
  if (settings.file) return program;   // a person's own, which knows of no speed
  const auto first_end = std::min(program.find('\n') + 1, program.size());
  const bool has_docstring = program.starts_with("\"\"\"");   // of one line; it stays first
  return program.insert(has_docstring ? first_end : 0, faster);
}

std::string python_notebook(const Settings& settings) {
  const text::Language language = settings.language.value_or(text::Language::en);
  const model::Lesson& lesson = *settings.lesson;
  const std::string heading = std::string("# ").append(lesson_words(language, lesson, "title")).append("\n\n").append(lesson_words(language, lesson, "objective"));
  JsonWriter json;
  json.begin_object().key("cells").begin_array();
  write_cell(json, "markdown", heading);
  write_cell(json, "code", awaiting(python_program(settings)));
  json.end_array().key("metadata").begin_object().key("kernelspec").begin_object();
  json.member("display_name", "Python 3").member("language", "python").member("name", "python3").end_object().end_object();
  json.member("nbformat", 4).member("nbformat_minor", 4).end_object();
  return std::move(json).text() + "\n";
}

std::string python_in_form(const Settings& settings, std::string_view form) {
  if (form == "notebook") return python_notebook(settings);
  return form == "script" ? python_script(settings) : python_program(settings);
}

}  // namespace comptoir::session
