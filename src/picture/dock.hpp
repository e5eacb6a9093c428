/// What a phone holds at its lower edge: the scrubber, the transport, the tabs.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "draw/scene.hpp"
#include "picture/context.hpp"
#include "picture/time_axis.hpp"

namespace comptoir::picture {

enum class PhoneTab : std::uint8_t { floor, loop, timeline, code, settings };
inline constexpr std::size_t phone_tab_count = 5;
inline constexpr std::array phone_tabs{PhoneTab::floor, PhoneTab::loop, PhoneTab::timeline, PhoneTab::code, PhoneTab::settings};

inline constexpr float dock_height = 212;
/// The slider of the speed is a button here: Hit::speed_slider goes to the next stop.
draw::Scene dock(const Context&, draw::Size, PhoneTab chosen, std::span<const PhoneTab> shown = phone_tabs);
/// Times along the scrubber; its Hit::overview area spans it.
TimeAxis dock_axis(const Context&, draw::Size);

}  // namespace comptoir::picture
