#include "trace/export_json.hpp"

#include "trace/event_rows.hpp"
#include "trace/text_pieces.hpp"

namespace comptoir::trace {

namespace {

void write_tasks(TextPieces& out, const Recording& recording) {
  for (std::uint32_t id = 1; id <= recording.task_count(); ++id) {
    const TaskInfo task = recording.task(loop::TaskId{id});
    out << (id == 1 ? "\n" : ",\n") << "{\"id\":" << id << ",\"name\":";
    out.json(task.name.str()) << ",\"parent\":" << number(task.parent) << ",\"created\":" << task.created.ns << '}';
  }
}

void write_resources(TextPieces& out, const Recording& recording) {
  for (std::uint32_t id = 1; id <= recording.resource_count(); ++id) {
    const ResourceInfo resource = recording.resource(loop::ResourceId{id});
    out << (id == 1 ? "\n" : ",\n") << "{\"id\":" << id << ",\"kind\":\"" << word(resource.kind) << "\",\"name\":";
    out.json(resource.name.str()) << ",\"permits\":" << resource.permits << '}';
  }
}

void write_program(TextPieces& out, const RunWords& words) {
  out << "\"program\":{\"file\":";
  out.json(words.file) << ",\"source\":";
  out.json(words.source);
  if (!words.places.empty()) {
    out << ",\"places\":[";
    for (std::size_t i = 0; i < words.places.size(); ++i) out << (i == 0 ? "" : ",") << words.places[i];
    out << ']';
  }
  out << "},\n";
}

void write_reports(TextPieces& out, const RunWords& words) {
  for (std::size_t i = 0; i < words.reports.size(); ++i) {
    const RunWords::Report& report = words.reports[i];
    out << (i == 0 ? "\n" : ",\n") << "{\"k\":" << report.position << ",\"t\":" << report.time.ns << ",\"message\":";
    out.json(report.message);
    if (report.task != loop::TaskId::none) out << ",\"task\":" << number(report.task);
    if (!report.error.empty()) (out << ",\"error\":").json(report.error);
    out << '}';
  }
}

}  // namespace

void export_json(const Recording& recording, const std::function<void(std::string_view)>& write) { export_json(recording, {}, write); }

void export_json(const Recording& recording, const RunWords& words, const std::function<void(std::string_view)>& write) {
  TextPieces out(write);
  out << "{\"version\":1,";
  if (!words.title.empty()) (out << "\"title\":").json(words.title) << ',';
  out << "\"made_by\":\"Comptoir\",\"time\":\"" << (words.real_time ? "real" : "virtual") << "\",\"hash\":\"" << hash_text(recording.hash())
      << "\",\"end_time\":" << recording.end_time().ns << ",\"complete\":" << (recording.finished() && words.complete ? "true" : "false") << ",\n";
  if (!words.source.empty()) write_program(out, words);
  out << "\"tasks\":[";
  write_tasks(out, recording);
  out << "],\"resources\":[";
  write_resources(out, recording);
  out << "],\"events\":[";

  bool first = true;
  std::size_t printed = 0;
  EventRows rows([&](const EventRow& row) {
    out << (first ? "\n" : ",\n") << "{\"k\":" << row.position << ",\"t\":" << row.time.ns << ",\"event\":\"" << row.event << '"';
    first = false;
    if (row.handle != 0) out << ",\"handle\":" << row.handle;
    if (*row.kind != '\0') out << ",\"kind\":\"" << row.kind << '"';
    if (*row.future != '\0') out << ",\"future\":\"" << row.future << '"';
    if (row.task != 0) out << ",\"task\":" << row.task;
    if (row.other != 0) out << ",\"other\":" << row.other;
    if (row.resource != 0) out << ",\"resource\":" << row.resource;
    if (!row.name.empty()) (out << ",\"name\":").json(row.name);
    if (row.has_number) out << ",\"number\":" << row.number;
    if (row.a != 0 || row.b != 0) out << ",\"a\":" << row.a << ",\"b\":" << row.b;
    if (row.is_print && words.printed) (out << ",\"text\":").json(words.printed(printed++));
    out << '}';
  });
  recording.replay_all(rows);
  out << "],\"reports\":[";
  write_reports(out, words);
  out << "]}\n";
}

}  // namespace comptoir::trace
