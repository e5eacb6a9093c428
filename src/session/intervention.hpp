/// What a learner does to a run, as data: at a moment, by name. A part of the settings; a link carries it.
/// Knows nothing of running: outside.hpp does it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "loop/time.hpp"
#include "trace/moment.hpp"

namespace comptoir::session {

enum class Deed : std::uint8_t {
  cancel,   ///< a task: task.cancel()
  client,   ///< one more client comes
  add,      ///< a Semaphore: release()
  remove,   ///< a Semaphore or a Lock: a task that acquires and keeps
  fail,     ///< a task: the call that it waits for raises ConnectionError
  block,    ///< time.sleep(): the thread does nothing else
};
inline constexpr std::size_t deed_count = 6;

struct Intervention {
  /// It comes after the n-th handle of that time; n = 0, or more than there are: after the last. Between instants the
  /// sleeping loop is woken; within a handle that blocks: right after it.
  trace::Moment moment;
  Deed deed = Deed::cancel;
  std::string name = {};        ///< of the task or the resource; empty for client and block
  loop::Duration time = {};     ///< of block, more than 0
  friend bool operator==(const Intervention&, const Intervention&) = default;
};

inline constexpr std::size_t most_interventions = 100;
inline constexpr std::size_t longest_name = 60;   ///< bytes

/// "cancel", "client" ...: in links, in commands, and the name of its callback. A literal.
const char* word_of(Deed);
/// "cancel, client, add, ..."
std::string all_deeds();
/// `word` is the deed's, `argument` what follows it: a name or seconds. None when it is no such thing.
std::optional<Intervention> read_deed(std::string_view word, std::string_view argument);
/// What follows the word: the name, the seconds, or nothing.
std::string argument_of(const Intervention&);

/// Puts it behind those of its moment and before later ones. False when there are `most_interventions`.
bool insert(std::vector<Intervention>&, Intervention);

/// As links write it and read it: "3.5-7:cancel:burger:6".
std::string format_intervention(const Intervention&);
std::optional<Intervention> parse_intervention(std::string_view);

}  // namespace comptoir::session
