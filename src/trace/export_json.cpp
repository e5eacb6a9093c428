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

}  // namespace

void export_json(const Recording& recording, const std::function<void(std::string_view)>& write) {
  TextPieces out(write);
  out << "{\"version\":1,\"hash\":\"" << hash_text(recording.hash()) << "\",\"end_time\":" << recording.end_time().ns
      << ",\"tasks\":[";
  write_tasks(out, recording);
  out << "],\"resources\":[";
  write_resources(out, recording);
  out << "],\"events\":[";

  bool first = true;
  EventRows rows([&](const EventRow& row) {
    out << (first ? "\n" : ",\n") << "{\"k\":" << row.position << ",\"t\":" << row.time.ns << ",\"event\":\"" << row.event << '"';
    first = false;
    if (row.handle != 0) out << ",\"handle\":" << row.handle;
    if (*row.kind != '\0') out << ",\"kind\":\"" << row.kind << '"';
    if (row.task != 0) out << ",\"task\":" << row.task;
    if (row.other != 0) out << ",\"other\":" << row.other;
    if (row.resource != 0) out << ",\"resource\":" << row.resource;
    if (!row.name.empty()) (out << ",\"name\":").json(row.name);
    if (row.has_number) out << ",\"number\":" << row.number;
    if (row.a != 0 || row.b != 0) out << ",\"a\":" << row.a << ",\"b\":" << row.b;
    out << '}';
  });
  recording.replay(rows, recording.handle_count());
  out << "]}\n";
}

}  // namespace comptoir::trace
