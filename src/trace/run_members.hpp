/// The members that a run's file may have, by name, and which event has which: docs/run.schema.json as tables.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace comptoir::trace {

/// Longest texts of a file, in bytes.
inline constexpr std::size_t most_of_text = 4'000, most_of_source = 1'000'000;
/// The last time that a file may name: 126 years, in nanoseconds.
inline constexpr std::int64_t last_time = 4'000'000'000'000'000'000;

/// The key of a printed line that has none in the file: those from here on are of the program's own texts.
inline constexpr std::uint16_t own_print = 1'000;

enum class Member : std::uint8_t {
  // Of the whole.
  version, title, made_by, time, hash, end_time, complete, program, tasks, resources, events, reports,
  // Of the program.
  file, source, places,
  // Of tasks, resources, events and reports.
  event, k, t, handle, task, other, resource, kind, future, name, number, a, b, text, id, parent, created, permits, message, error,
};
inline constexpr std::size_t member_count = static_cast<std::size_t>(Member::error) + 1;

enum class MemberType : std::uint8_t { number, text, truth, object, array };

/// Members as bits.
using Members = std::uint64_t;
constexpr Members bit(Member member) { return Members{1} << static_cast<unsigned>(member); }
template <class... More>
constexpr Members bits(More... members) { return (Members{0} | ... | bit(members)); }

const char* word(Member);
MemberType type_of(Member);
const char* word(MemberType);
/// "handle, kind": in the order of the enumeration.
std::string words_of(Members);
/// One of them by its name.
std::optional<Member> find_member(Members, std::string_view name);
/// Of a number, whatever its event.
struct Range { std::int64_t least, most; };
Range range_of(Member);

enum class EventKind : std::uint8_t {
  iteration, block, deadlock, timers_rebuilt,
  run, done, skipped, handle_cancelled, timer_due, timer_purged, callback_raised,
  scheduled, timer_scheduled,
  task_created, awaits_child, waits, cancel_requested, cancel_pending, error_unseen, finished,
  resource_created, queued, granted, acquired, left, released,
  print, line,
};

/// The members of an event besides `event`, `k` and `t`.
struct EventShape {
  const char* word;
  EventKind kind;
  Members required, optional;
};
std::span<const EventShape> event_shapes();

/// Objects of the file that are no event: what they must have, and may.
struct ObjectShape { Members required, optional; };
inline constexpr ObjectShape whole_shape{
    bits(Member::version, Member::events),
    bits(Member::title, Member::made_by, Member::time, Member::hash, Member::end_time, Member::complete, Member::program, Member::tasks,
         Member::resources, Member::reports)};
inline constexpr ObjectShape program_shape{bits(Member::file, Member::source), bits(Member::places)};
inline constexpr ObjectShape task_shape{bits(Member::id, Member::name), bits(Member::parent, Member::created)};
inline constexpr ObjectShape resource_shape{bits(Member::id, Member::kind, Member::name), bits(Member::permits)};
inline constexpr ObjectShape report_shape{bits(Member::k, Member::t, Member::message), bits(Member::task, Member::error)};
/// All that any event has.
Members event_members();

}  // namespace comptoir::trace
