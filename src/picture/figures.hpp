/// The people and things of the restaurant, one by one. They know their own numbers only, nothing of the run.
#pragma once

#include <cstdint>
#include <string_view>

#include "draw/scene.hpp"
#include "picture/theme.hpp"

namespace comptoir::picture {

/// The one person at the counter: head at `centre`, 36 px wide, cut off by the counter 22 px below.
void crew_member(draw::Scene&, const Theme&, draw::Point centre);
/// The striped edge at the top of the room, 15 px high.
void awning(draw::Scene&, const Theme&, draw::Rect);
/// The tiles that clients stand on, but for the panel's lower corners.
void tiled_floor(draw::Scene&, const Theme&, draw::Rect);

/// A cook: ring of radius 16 with a hat (none when small); `progress` of the burger, 0 to 1. No number: at rest.
void cook(draw::Scene&, const Theme&, draw::Point centre, float radius, std::string_view number, float progress);
/// A soda machine with its cup, 48 px: `fill` of the cup, 0 to 1; under 0: no cup.
void soda_machine(draw::Scene&, const Theme&, draw::Rect, float fill);
/// Someone in a line: a dotted circle, or a pill for a long number.
float queuer_width(std::string_view number);
void queuer(draw::Scene&, const Theme&, draw::Point centre, std::string_view number, bool selected);

enum class TokenState : std::uint8_t { coming, waiting, running, served_in_time, served_late };
/// A client: the ring is the share of the patience used, `late` past it. `coming`: a dotted ghost.
void client_token(draw::Scene&, const Theme&, draw::Point centre, float radius, std::string_view number, TokenState,
                  float patience_used, bool selected);

enum class DishState : std::uint8_t { waiting, ready, being_made, done };
/// A dish under its client: icon of 13 px, a mark 11 px below it.
void dish(draw::Scene&, const Theme&, draw::Point centre, std::uint8_t which, DishState);

}  // namespace comptoir::picture
