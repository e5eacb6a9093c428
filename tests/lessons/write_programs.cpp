// lesson_programs [LESSON...]: the Python programs to be run by lesson_traces.py, as JSON: {link: {"program", "latency"}}.
// lesson_programs --scripts: each variant's program as a file to download, as JSON: {link: {"script", "modelled", "end"}}.
// lesson_programs --logs FOLDER: every lesson's whole log, into FOLDER/ID.txt: what the tests hold.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "session/json.hpp"
#include "session/link.hpp"
#include "session/python_program.hpp"
#include "session/run.hpp"
#include "tests/lessons/lesson_links.hpp"
#include "tests/lessons/lesson_logs.hpp"

namespace {

int write_logs(const std::string& folder) {
  for (const comptoir::model::Lesson& lesson : comptoir::model::lessons()) {
    std::string name(lesson.id);
    std::ranges::replace(name, '-', '_');
    std::ofstream(folder + "/" + name + ".txt") << comptoir::session::lesson_logs(lesson);
  }
  return 0;
}

void write_scripts() {
  using namespace comptoir;
  session::JsonWriter json;
  json.begin_object();
  for (const model::Lesson& lesson : model::lessons()) {
    session::Settings settings = session::settings_of(lesson);
    const model::Values own = settings.values;
    for (bool more = true; more;) {
      json.key(session::format_scenario(settings)).begin_object().member("script", session::python_script(settings));
      json.member("modelled", model::is_modelled(lesson, settings.values));
      session::Run run(settings);
      while (run.advance(1'000'000)) {
      }
      json.key("end").seconds(run.recording().end_time().ns).end_object();
      const auto next = session::next_variant(settings);
      more = next && next->values != own;
      if (more) settings = *next;
    }
  }
  json.end_object();
  std::puts(json.text().c_str());
}

}  // namespace

int main(int count, char** words) {
  using namespace comptoir;
  const std::vector<std::string_view> wanted(words + 1, words + count);
  if (wanted.size() == 2 && wanted[0] == "--logs") return write_logs(std::string(wanted[1]));
  if (wanted.size() == 1 && wanted[0] == "--scripts") {
    write_scripts();
    return 0;
  }
  session::JsonWriter json;
  json.begin_object();
  for (const model::Lesson& lesson : model::lessons()) {
    bool chosen = wanted.empty();
    for (const std::string_view id : wanted) chosen = chosen || id == lesson.id;
    if (!chosen) continue;
    for (const std::string& link : session::compared_links(lesson)) {
      const session::Settings settings = session::parse_link(link).settings;
      json.key(link).begin_object().member("program", session::python_program(settings));
      json.key("latency").seconds(session::value_of(settings, "latency").value_or(0)).end_object();   // of the network
    }
  }
  json.end_object();
  std::puts(json.text().c_str());
}
