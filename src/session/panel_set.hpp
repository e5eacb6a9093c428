/// Panels by the names that links and the command line have for them, and sets of them.
/// Knows nothing of how a panel looks or where it stands.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace comptoir::session {

enum class PanelName : std::uint8_t { settings, results, floor, loop, timeline, code, why, console };
inline constexpr std::array<std::string_view, 8> panel_words = {"settings", "results", "floor", "loop", "timeline", "code", "why", "console"};

class PanelSet {
 public:
  constexpr PanelSet() = default;
  constexpr PanelSet(std::initializer_list<PanelName> panels) {
    for (const PanelName panel : panels) add(panel);
  }
  static constexpr PanelSet all() {
    PanelSet every;
    every.bits_ = (1u << panel_words.size()) - 1;
    return every;
  }

  constexpr void add(PanelName panel) { bits_ |= bit(panel); }
  constexpr void remove(PanelName panel) { bits_ &= ~bit(panel); }
  constexpr bool has(PanelName panel) const { return (bits_ & bit(panel)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  friend constexpr bool operator==(PanelSet, PanelSet) = default;

 private:
  static constexpr unsigned bit(PanelName panel) { return 1u << static_cast<unsigned>(panel); }
  unsigned bits_ = 0;
};

}  // namespace comptoir::session
