#include "picture/task_label.hpp"

#include "session/labels.hpp"

namespace comptoir::picture {
using model::Role;
using text::Key;

std::optional<draw::Icon> icon_of(Role role) {
  switch (role) {
    case Role::soda: return draw::Icon::soda;
    case Role::burger: return draw::Icon::burger;
    case Role::fries: return draw::Icon::fries;
    case Role::serve: return draw::Icon::client;
    case Role::main: return draw::Icon::door;
    case Role::other: break;
  }
  return std::nullopt;
}

draw::Icon icon_of(model::Station station) {
  switch (station) {
    case model::Station::soda: return draw::Icon::soda;
    case model::Station::cook: return draw::Icon::burger;
    case model::Station::fryer: break;
  }
  return draw::Icon::fries;
}

std::string_view name_of(const Context& ctx, model::Station station) {
  switch (station) {
    case model::Station::soda: return ctx.words(Key::task_station_soda);
    case model::Station::cook: return ctx.words(Key::task_station_cook);
    case model::Station::fryer: break;
  }
  return ctx.words(Key::task_station_fryer);
}

std::string short_label(const loop::Name& name) {
  const Role role = model::role_of(name);
  return name.numbered() && role != Role::other ? std::to_string(name.number) : session::plain_label(name);
}

std::string label_in_code(const loop::Name& name) {
  const std::string argument = name.numbered() ? '(' + std::to_string(name.number) + ')' : std::string("()");
  switch (model::role_of(name)) {
    case Role::soda: return "get_soda" + argument;
    case Role::burger: return "get_burger" + argument;
    case Role::fries: return "get_fries" + argument;
    case Role::serve: return "serve" + argument;
    case Role::main: return "main()";
    case Role::other: break;
  }
  return session::plain_label(name);
}

std::string_view callback_name(loop::HandleKind kind) {
  using loop::HandleKind;
  switch (kind) {
    case HandleKind::step: return "step";
    case HandleKind::wake: return "wakeup";
    case HandleKind::set_result: return "set_result";
    case HandleKind::gather_cb: return "gather";
    case HandleKind::wait_cb: return "wait";
    case HandleKind::group_cb: return "TaskGroup";
    case HandleKind::as_completed_cb: case HandleKind::as_completed_timeout: return "as_completed";
    case HandleKind::release: return "release";
    case HandleKind::shield_inner: case HandleKind::shield_outer: return "shield";
    case HandleKind::timeout: return "timeout";
    case HandleKind::stop_cb: return "stop";
    case HandleKind::call: break;
  }
  return "call";
}

bool is_selected(const Context& ctx, loop::TaskId id) {
  if (id == loop::TaskId::none) return false;
  if (ctx.bench.selected_task() == id) return true;
  const std::uint32_t client = ctx.bench.selected_client();
  return client != 0 && model::client_of(ctx.bench.run().recording().task(id).name) == client;
}

}  // namespace comptoir::picture
