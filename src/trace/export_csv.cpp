#include "trace/export_csv.hpp"

#include "trace/event_rows.hpp"
#include "trace/text_pieces.hpp"

namespace comptoir::trace {

void export_csv(const Recording& recording, const std::function<void(std::string_view)>& write) {
  TextPieces out(write);
  const auto number = [&out](std::uint32_t n) {
    if (n != 0) out << n;
    out << ',';
  };
  out << "position,time,event,handle,kind,task,other,resource,detail\r\n";
  EventRows rows([&](const EventRow& row) {
    out << row.position << ',' << row.time.ns << ',' << row.event << ',';
    number(row.handle);
    out << row.kind << ',';
    number(row.task);
    number(row.other);
    number(row.resource);
    std::string detail = row.name;
    if (row.has_number) detail += (detail.empty() ? "" : " ") + std::to_string(row.number);
    if (std::string_view(row.event) == "print") detail += " " + std::to_string(row.a) + " " + std::to_string(row.b);
    out.csv(detail) << "\r\n";
  });
  recording.replay(rows, recording.handle_count());
}

}  // namespace comptoir::trace
