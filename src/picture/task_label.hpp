/// What a task is called in pictures: its icon, its short name in a chip, its name in words and in code.
/// Names are read by model::role_of only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "draw/icons.hpp"
#include "model/roles.hpp"
#include "picture/context.hpp"
#include "trace/views.hpp"

namespace comptoir::picture {

/// Nothing for a task that is no part of the restaurant.
std::optional<draw::Icon> icon_of(model::Role);
draw::Icon icon_of(model::Station);
std::string_view name_of(const Context&, model::Station);

/// "6" beside an icon; a task without an icon or a number says its whole name ("main").
std::string short_label(const loop::Name&);
/// "get_burger(6)", as the program calls it.
std::string label_in_code(const loop::Name&);

/// The kind of a callback, as asyncio names it: "set_result", "wait", ...
std::string_view callback_name(loop::HandleKind);
/// Whether a handle of this kind is a step of a task; the others are callbacks of the loop.
constexpr bool is_task_step(loop::HandleKind kind) { return kind == loop::HandleKind::step || kind == loop::HandleKind::wake; }

/// Whether this task, or the client that it works for, is selected.
bool is_selected(const Context&, loop::TaskId);

}  // namespace comptoir::picture
