#include "picture/span_words.hpp"

#include <algorithm>

#include "picture/outcome.hpp"
#include "picture/task_label.hpp"
#include "picture/waiting_marks.hpp"
#include "session/narration.hpp"
#include "trace/cursor.hpp"
#include "trace/task_spans.hpp"
#include "trace/thread_use.hpp"

namespace comptoir::picture {
namespace {

using loop::TaskId;
using text::Key;
using trace::SpanKind;
using trace::TaskSpan;

std::string name_in(const Context& context, TaskId task) {
  return session::task_label(context.language, context.bench.run().recording().task(task).name);
}

std::string doing(const Context& context, const TaskSpan& span) {
  const trace::Recording& recording = context.bench.run().recording();
  switch (span.kind) {
    case SpanKind::sleeping: return std::string(context.words(Key::legend_sleeping));
    case SpanKind::waiting:
      if (span.wait.resource != loop::ResourceId::none) return context.words(Key::timeline_tip_waits, {waited_words(context, recording, span.wait.resource)});
      return std::string(context.words(Key::legend_waiting));
    case SpanKind::joining:
      if (span.wait.task != TaskId::none) return context.words(Key::timeline_tip_waits, {name_in(context, span.wait.task)});
      return std::string(context.words(Key::legend_joining));
    case SpanKind::ready: return std::string(context.words(Key::legend_ready));
    case SpanKind::blocking: return std::string(context.words(Key::lanes_blocked));
  }
  return {};
}

/// Why it ended, or why it lasts.
std::string reason(const Context& context, const TaskSpan& span) {
  const trace::Recording& recording = context.bench.run().recording();
  if (span.kind == SpanKind::ready) {   // somebody else had the thread
    const std::size_t i = trace::first_block_ending_after(recording, span.from);
    if (i >= recording.block_count() || recording.block(i).from >= span.to) return {};
    const TaskId other = recording.handle(recording.handle_at(recording.block(i).position)).info.task;
    return other == TaskId::none ? std::string() : context.words(Key::timeline_tip_thread, {name_in(context, other)});
  }
  if (span.kind != SpanKind::waiting && span.kind != SpanKind::joining) return {};
  const TaskId by = trace::woken_by(recording, span);
  if (by == TaskId::none) return {};
  const bool place = span.kind == SpanKind::waiting && span.wait.resource != loop::ResourceId::none &&
                     recording.resource(span.wait.resource).kind <= loop::ResourceKind::bounded_semaphore;
  if (place) return context.words(Key::timeline_tip_given, {name_in(context, by)});
  return span.kind == SpanKind::joining ? context.words(Key::timeline_tip_ends, {name_in(context, by)}) : std::string();
}

}  // namespace

std::optional<SpanWords> span_words(const Context& context, TaskId task, loop::Time at) {
  const session::Run& run = context.bench.run();
  const auto spans = trace::task_spans(run.recording(), run.lanes(), task);
  // An edge belongs to what begins there.
  const auto after = std::ranges::find_if(spans, [at](const TaskSpan& span) { return span.from > at; });
  if (after == spans.begin()) return std::nullopt;
  const TaskSpan& span = *(after - 1);
  if (span.to < at || !context.shows(span.from, span.from_at)) return std::nullopt;
  SpanWords words{name_in(context, task) + " · " + doing(context, span), {}};
  const auto clock = [&](loop::Time t) { return exact_seconds(context.language, t.ns); };
  const trace::Cursor& cursor = context.bench.cursor();
  const loop::Time now = context.bench.time(), until = context.shown_until();
  const auto deadline = cursor.task(task).deadline;
  const bool timer_says = span.kind == SpanKind::sleeping && span.from_at <= cursor.position() && deadline && *deadline == span.to;
  if ((span.to <= until && !span.open) || timer_says) {
    words.more = context.words(Key::timeline_tip_span, {clock(span.from), clock(span.to), clock(loop::Time{} + (span.to - span.from))});
    const std::string why = reason(context, span);
    if (!why.empty() && (span.to < until || context.shows(span.to, span.to_at))) words.more += " · " + why;
    return words;
  }
  words.more = context.words(Key::timeline_tip_since, {clock(span.from)});
  // What goes on now has a reason that the present shows.
  if (span.from <= now) words.more += " · " + session::why(context.bench, task).text();
  return words;
}

std::optional<SpanWords> handle_words(const Context& context, trace::Position k) {
  const trace::Recording& recording = context.bench.run().recording();
  if (k == 0 || k > recording.handle_count() || k > std::max(context.shown_position(), context.bench.cursor().position())) return std::nullopt;
  const loop::HandleInfo info = recording.handle(recording.handle_at(k)).info;
  const std::string what(is_task_step(info.kind) ? context.words(Key::legend_running) : context.words(Key::legend_callback));
  SpanWords words;
  words.what = info.task == TaskId::none ? what : name_in(context, info.task) + " · " + what;
  if (!is_task_step(info.kind)) words.what += ' ' + std::string(callback_name(info.kind));
  words.more = context.words(Key::timeline_seconds, {exact_seconds(context.language, recording.time_at(k).ns)}) + " · " + text::whole(context.language, k);
  return words;
}

}  // namespace comptoir::picture
