#include "trace/events.hpp"

#include <string_view>

namespace comptoir::trace {

namespace {

constexpr std::uint32_t head(Op op, std::uint32_t id) { return static_cast<std::uint32_t>(op) | id << 8; }
constexpr std::uint32_t low(std::int64_t v) { return static_cast<std::uint32_t>(static_cast<std::uint64_t>(v)); }
constexpr std::uint32_t high(std::int64_t v) { return static_cast<std::uint32_t>(static_cast<std::uint64_t>(v) >> 32); }
constexpr bool fits_word(std::int64_t v) { return v >= 0 && v <= 0xffff'ffff; }
constexpr Op plus(Op base, std::uint8_t kind) { return static_cast<Op>(static_cast<std::uint8_t>(base) + kind); }

// Second word of a scheduled handle: future kind, flags, prefix << 16.
constexpr std::uint32_t has_text = 1u << 8, has_number = 1u << 9;
// Second word of a wait: flags, resource << 8; where there is no resource, timer << 8.
constexpr std::uint32_t has_task = 1, has_timer = 2, has_children = 4, has_resource = 8;
// Second word of a print: key, flags.
constexpr std::uint32_t a_word = 1u << 16, a_long = 1u << 17, b_word = 1u << 18, b_long = 1u << 19;

std::uint32_t put_argument(std::uint32_t* out, std::int64_t v) {
  if (v == 0) return 0;
  out[0] = low(v);
  if (fits_word(v)) return 1;
  out[1] = high(v);
  return 2;
}

}  // namespace

Offset Events::plain(Op op, std::uint32_t id) {
  open()[0] = head(op, id);
  return commit(1);
}

Offset Events::clock(Op op, loop::Time time) {
  std::uint32_t* out = open();
  out[0] = head(op, 0);
  out[1] = low(time.ns);
  out[2] = high(time.ns);
  return commit(3);
}

Offset Events::scheduled(const Scheduled& s) {
  const auto kind = static_cast<std::uint8_t>(s.info.kind);
  const auto task = number(s.info.task);
  const bool text = !s.info.text.empty();
  std::uint32_t* out = open();
  if (!s.is_timer && !text && s.info.future == loop::FutureKind::none) {
    out[0] = head(plus(Op::scheduled, kind), task);
    return commit(1);
  }
  out[0] = head(plus(s.is_timer ? Op::timer : Op::scheduled_more, kind), task);
  out[1] = static_cast<std::uint32_t>(s.info.future);
  std::uint32_t words = 2;
  if (s.is_timer) {
    out[2] = low(s.deadline.ns);
    out[3] = high(s.deadline.ns);
    out[4] = s.serial;
    words = 5;
  }
  if (text) {
    out[1] |= has_text | prefix(s.info.text.prefix) << 16;
    if (s.info.text.numbered()) {
      out[1] |= has_number;
      out[words++] = s.info.text.number;
    }
  }
  return commit(words);
}

Scheduled read_scheduled(const Events& events, const std::uint32_t* at, std::uint32_t& words) {
  Scheduled s;
  s.info.kind = handle_kind_of(at[0]);
  s.info.task = task_of(at[0]);
  words = 1;
  if ((at[0] & 0xf0) == static_cast<std::uint32_t>(Op::scheduled)) return s;
  s.info.future = static_cast<loop::FutureKind>(at[1] & 0xff);
  words = 2;
  if ((at[0] & 0xf0) == static_cast<std::uint32_t>(Op::timer)) {
    s.is_timer = true;
    s.deadline = read_time(at + 2);
    s.serial = at[4];
    words = 5;
  }
  if (at[1] & has_text) s.info.text = events.name(at[1] >> 16, (at[1] & has_number) ? at[words++] : loop::Name::no_number);
  return s;
}

Offset Events::task_created(loop::TaskId id, loop::Name name, loop::TaskId parent) {
  const std::uint32_t literal = prefix(name.prefix);
  std::uint32_t* out = open();
  out[0] = head(Op::task_created, number(id));
  out[1] = number(parent);
  out[2] = literal;
  out[3] = name.number;
  return commit(4);
}

Offset Events::child(loop::TaskId waiter, loop::TaskId child) {
  std::uint32_t* out = open();
  out[0] = head(Op::child, number(child));
  out[1] = number(waiter);
  return commit(2);
}

Offset Events::waits(loop::TaskId task, const Wait& wait) {
  const auto kind = static_cast<std::uint8_t>(wait.on.kind);
  std::uint32_t* out = open();
  const bool timer_beside = wait.on.resource == loop::ResourceId::none;
  std::uint32_t flags = (timer_beside ? number(wait.timer) : number(wait.on.resource)) << 8;
  std::uint32_t words = 2;
  if (wait.on.task != loop::TaskId::none) {
    flags |= has_task;
    out[words++] = number(wait.on.task);
  }
  if (wait.timer != loop::HandleId::none) {
    flags |= has_timer;
    if (!timer_beside) out[words++] = number(wait.timer);
  }
  if (wait.children != 0) {
    flags |= has_children;
    out[words++] = wait.first_child;
    out[words++] = wait.children;
  }
  if (!timer_beside) flags |= has_resource;
  if (flags == 0) words = 1;
  else out[1] = flags;
  out[0] = head(plus(flags == 0 ? Op::waits : Op::waits_more, kind), number(task));
  return commit(words);
}

Wait read_wait(const std::uint32_t* at, std::uint32_t& words) {
  Wait wait;
  wait.on.kind = future_kind_of(at[0]);
  words = 1;
  if ((at[0] & 0xe0) == static_cast<std::uint32_t>(Op::waits)) return wait;
  const std::uint32_t flags = at[1];
  if (flags & has_resource) wait.on.resource = static_cast<loop::ResourceId>(flags >> 8);
  words = 2;
  if (flags & has_task) wait.on.task = loop::TaskId{at[words++]};
  if (flags & has_timer) wait.timer = loop::HandleId{flags & has_resource ? at[words++] : flags >> 8};
  if (flags & has_children) {
    wait.first_child = at[words++];
    wait.children = at[words++];
  }
  return wait;
}

Offset Events::resource_created(loop::ResourceId id, loop::ResourceKind kind, loop::Name name, std::uint32_t permits) {
  const std::uint32_t literal = prefix(name.prefix);
  std::uint32_t* out = open();
  out[0] = head(Op::resource_created, number(id));
  out[1] = literal | static_cast<std::uint32_t>(kind) << 16 | static_cast<std::uint32_t>(name.part) << 24;
  out[2] = name.number;
  out[3] = permits;
  return commit(4);
}

loop::Name read_resource_name(const Events& events, const std::uint32_t* at) {
  loop::Name name = events.name(at[1] & 0xffff, at[2]);
  name.part = static_cast<loop::Part>(at[1] >> 24);
  return name;
}

Offset Events::of_resource(Op op, loop::ResourceId resource, loop::TaskId task) {
  std::uint32_t* out = open();
  out[0] = head(op, number(task));
  out[1] = number(resource);
  return commit(2);
}

Offset Events::print(loop::TaskId task, const loop::Print& print) {
  std::uint32_t* out = open();
  out[0] = head(Op::print, number(task));
  const std::uint32_t a = put_argument(out + 2, print.a);
  const std::uint32_t b = put_argument(out + 2 + a, print.b);
  out[1] = print.key | (a == 1 ? a_word : a == 2 ? a_long : 0) | (b == 1 ? b_word : b == 2 ? b_long : 0);
  return commit(2 + a + b);
}

loop::Print read_print(const std::uint32_t* at, std::uint32_t& words) {
  const std::uint32_t flags = at[1];
  loop::Print print;
  print.key = static_cast<std::uint16_t>(flags);
  words = 2;
  if (flags & a_word) print.a = at[words++];
  if (flags & a_long) { print.a = read_time(at + words).ns; words += 2; }
  if (flags & b_word) print.b = at[words++];
  if (flags & b_long) { print.b = read_time(at + words).ns; words += 2; }
  return print;
}

Offset Events::line(loop::TaskId task, std::uint16_t place) {
  std::uint32_t* out = open();
  out[0] = head(Op::line, number(task));
  out[1] = place;
  return commit(2);
}

/// Literals are few: the same one is nearly always found by its pointer. Equal texts share a number.
std::uint32_t Events::prefix(const char* literal) {
  for (std::size_t i = 0; i < prefixes_.size(); ++i)
    if (prefixes_[i] == literal) return static_cast<std::uint32_t>(i);
  for (std::size_t i = 0; i < prefixes_.size(); ++i)
    if (std::string_view(prefixes_[i]) == literal) return static_cast<std::uint32_t>(i);
  if (prefixes_.size() == 0x10000) return 0;
  prefixes_.push_back(literal);
  return static_cast<std::uint32_t>(prefixes_.size() - 1);
}

}  // namespace comptoir::trace
