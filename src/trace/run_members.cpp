#include "trace/run_members.hpp"

#include <limits>

#include "trace/events.hpp"

namespace comptoir::trace {
namespace {

struct Row {
  const char* word;
  MemberType type;
};

constexpr Row rows[] = {
    {"version", MemberType::number}, {"title", MemberType::text}, {"made_by", MemberType::text}, {"time", MemberType::text},
    {"hash", MemberType::text}, {"end_time", MemberType::number}, {"complete", MemberType::truth}, {"program", MemberType::object},
    {"tasks", MemberType::array}, {"resources", MemberType::array}, {"events", MemberType::array}, {"reports", MemberType::array},
    {"file", MemberType::text}, {"source", MemberType::text}, {"places", MemberType::array},
    {"event", MemberType::text}, {"k", MemberType::number}, {"t", MemberType::number}, {"handle", MemberType::number},
    {"task", MemberType::number}, {"other", MemberType::number}, {"resource", MemberType::number}, {"kind", MemberType::text},
    {"future", MemberType::text}, {"name", MemberType::text}, {"number", MemberType::number}, {"a", MemberType::number},
    {"b", MemberType::number}, {"text", MemberType::text}, {"id", MemberType::number}, {"parent", MemberType::number},
    {"created", MemberType::number}, {"permits", MemberType::number}, {"message", MemberType::text}, {"error", MemberType::text},
};
static_assert(sizeof rows / sizeof *rows == member_count);

constexpr const Row& row(Member member) { return rows[static_cast<std::size_t>(member)]; }

using enum Member;
constexpr EventShape shapes[] = {
    {"iteration", EventKind::iteration, bits(t), 0},
    {"block", EventKind::block, bits(t), 0},
    {"deadlock", EventKind::deadlock, 0, 0},
    {"timers_rebuilt", EventKind::timers_rebuilt, 0, 0},
    {"run", EventKind::run, bits(handle), 0},
    {"done", EventKind::done, bits(handle), 0},
    {"skipped", EventKind::skipped, bits(handle), 0},
    {"handle_cancelled", EventKind::handle_cancelled, bits(handle), 0},
    {"timer_due", EventKind::timer_due, bits(handle), 0},
    {"timer_purged", EventKind::timer_purged, bits(handle), 0},
    {"callback_raised", EventKind::callback_raised, bits(handle), 0},
    {"scheduled", EventKind::scheduled, bits(handle, kind), bits(task, future, name)},
    {"timer_scheduled", EventKind::timer_scheduled, bits(handle, kind, number), bits(task, future, name)},
    {"task_created", EventKind::task_created, bits(task, name), bits(other)},
    {"awaits_child", EventKind::awaits_child, bits(task, other), 0},
    {"waits", EventKind::waits, bits(task), bits(kind, resource, other)},
    {"cancel_requested", EventKind::cancel_requested, bits(task), 0},
    {"cancel_pending", EventKind::cancel_pending, bits(task), 0},
    {"error_unseen", EventKind::error_unseen, bits(task), 0},
    {"finished", EventKind::finished, bits(task, kind), 0},
    {"resource_created", EventKind::resource_created, bits(resource, kind), bits(name, number)},
    {"queued", EventKind::queued, bits(resource, task), 0},
    {"granted", EventKind::granted, bits(resource, task), 0},
    {"acquired", EventKind::acquired, bits(resource, task), 0},
    {"left", EventKind::left, bits(resource, task), 0},
    {"released", EventKind::released, bits(resource), bits(task)},
    {"print", EventKind::print, 0, bits(task, number, a, b, text)},
    {"line", EventKind::line, bits(number), bits(task)},
};

}  // namespace

const char* word(Member member) { return row(member).word; }
MemberType type_of(Member member) { return row(member).type; }

const char* word(MemberType type) {
  constexpr const char* words[] = {"number", "text", "true, false", "{…}", "[…]"};
  return words[static_cast<std::size_t>(type)];
}

std::string words_of(Members members) {
  std::string words;
  for (std::size_t i = 0; i < member_count; ++i) {
    if (members >> i & 1) (words += words.empty() ? "" : ", ") += rows[i].word;
  }
  return words;
}

std::optional<Member> find_member(Members members, std::string_view name) {
  for (std::size_t i = 0; i < member_count; ++i) {
    if ((members >> i & 1) && name == rows[i].word) return static_cast<Member>(i);
  }
  return std::nullopt;
}

Range range_of(Member member) {
  switch (member) {
    case end_time: case t: case created: return {0, last_time};
    case k: case parent: case other: return {0, id_limit - 1};
    case handle: case task: case resource: case id: return {1, id_limit - 1};
    case permits: return {0, 1'000'000'000};
    case places: return {0, 65'535};
    default: return {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
  }
}

std::span<const EventShape> event_shapes() { return shapes; }

Members event_members() {
  Members all = bits(event, k, t);
  for (const EventShape& shape : shapes) all |= shape.required | shape.optional;
  return all;
}

}  // namespace comptoir::trace
