#include "trace/export_chrome.hpp"

#include <algorithm>

#include "trace/lanes.hpp"
#include "trace/text_pieces.hpp"
#include "trace/words.hpp"

namespace comptoir::trace {

namespace {

/// The "processes" that a viewer groups lanes by, and shows in this order. Viewers know threads by numbers from 1.
constexpr std::uint32_t thread_group = 1, service_group = 2, task_group = 3, thread_lane = 1;

class Writer {
 public:
  explicit Writer(const std::function<void(std::string_view)>& write) : out_(write) { out_ << "{\"displayTimeUnit\":\"ns\",\"traceEvents\":["; }
  ~Writer() { out_ << "]}\n"; }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void name_lane(const char* what, std::uint32_t group, std::uint32_t lane, std::string_view name) {
    begin(group, lane);
    out_ << "\"ph\":\"M\",\"name\":\"" << what << "\",\"args\":{\"name\":";
    out_.json(name) << "}}";
  }
  void name_group(std::uint32_t group, std::string_view name) {
    name_lane("process_name", group, 0, name);
    begin(group, 0);
    out_ << "\"ph\":\"M\",\"name\":\"process_sort_index\",\"args\":{\"sort_index\":" << group << "}}";
  }
  void slice(std::uint32_t group, std::uint32_t lane, loop::Time from, loop::Time to, std::string_view name, Position k) {
    begin(group, lane);
    out_ << "\"ph\":\"X\",\"ts\":";
    microseconds(from.ns);
    out_ << ",\"dur\":";
    microseconds(std::max<std::int64_t>(0, to.ns - from.ns));
    out_ << ",\"name\":";
    out_.json(name) << ",\"args\":{\"position\":" << k << "}}";
  }

 private:
  void begin(std::uint32_t group, std::uint32_t lane) {
    out_ << (first_ ? "\n{" : ",\n{") << "\"pid\":" << group << ",\"tid\":" << lane << ',';
    first_ = false;
  }
  void microseconds(std::int64_t ns) {
    const std::string fraction = std::to_string(1000 + ns % 1000);
    out_ << ns / 1000 << '.' << std::string_view(fraction).substr(1);
  }
  TextPieces out_;
  bool first_ = true;
};

std::string name_of(const Recording& recording, loop::TaskId id) {
  return id == loop::TaskId::none ? std::string() : recording.task(id).name.str();
}

std::string handle_name(const Recording& recording, loop::HandleId id) {
  const loop::HandleInfo info = recording.handle(id).info;
  const std::string about = info.text.empty() ? name_of(recording, info.task) : info.text.str();
  return about.empty() ? word(info.kind) : std::string(word(info.kind)) + "(" + about + ")";
}

void write_resource(Writer& out, const Recording& recording, const Lanes& lanes, loop::ResourceId id, std::uint32_t& lane) {
  const std::string name = recording.resource(id).name.str();
  const auto& holds = lanes.holds(id);
  for (std::uint32_t slot = 0; slot < lanes.slot_count(id); ++slot, ++lane) {
    out.name_lane("thread_name", service_group, lane, name + " " + std::to_string(slot + 1));
    for (const std::uint32_t i : lanes.holds_of_slot(id, slot))
      out.slice(service_group, lane, holds[i].from, holds[i].to, name_of(recording, holds[i].task), holds[i].from_at);
  }
}

}  // namespace

void export_chrome(const Recording& recording, const std::function<void(std::string_view)>& write) {
  Lanes lanes;
  lanes.extend(recording);
  Writer out(write);
  out.name_group(thread_group, "loop");
  out.name_group(service_group, "services");
  out.name_group(task_group, "tasks");
  out.name_lane("thread_name", thread_group, thread_lane, "thread");
  for (Position k = 1; k <= recording.handle_count(); ++k)
    out.slice(thread_group, thread_lane, recording.start_at(k), recording.time_at(k), handle_name(recording, recording.handle_at(k)), k);
  for (std::uint32_t id = 1; id <= recording.task_count(); ++id) {
    const loop::TaskId task{id};
    out.name_lane("thread_name", task_group, id, name_of(recording, task));
    for (const Suspension& s : lanes.suspensions(task)) {
      std::string what = word(s.wait.kind);
      if (s.wait.resource != loop::ResourceId::none) what += " " + recording.resource(s.wait.resource).name.str();
      else if (s.wait.task != loop::TaskId::none) what += " " + name_of(recording, s.wait.task);
      out.slice(task_group, id, s.from, s.to, what, s.from_at);
    }
  }
  std::uint32_t lane = 1;
  for (std::uint32_t id = 1; id <= recording.resource_count() && id <= lanes.resource_count(); ++id)
    write_resource(out, recording, lanes, loop::ResourceId{id}, lane);
}

}  // namespace comptoir::trace
