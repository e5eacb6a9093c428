#include "trace/words.hpp"

#include <cstddef>

namespace comptoir::trace {

namespace {

constexpr const char* handle_words[] = {"step",    "wake",         "set_result",   "gather_cb", "wait_cb", "group_cb", "as_completed_cb",
                                        "release", "shield_inner", "shield_outer", "timeout",   "stop_cb", "call",    "as_completed_timeout"};
constexpr const char* future_words[] = {"",          "future",   "sleep",           "lock",   "sem",   "event",        "cond",
                                        "barrier",   "queue.get", "queue.put",      "gather", "wait",  "wait_for",     "cancel_and_wait",
                                        "shield",    "group",    "as_completed",    "task",   "stream.read", "drain", "executor",
                                        "connect",   "stream.closed", "serve_forever"};
constexpr const char* resource_words[] = {"lock", "semaphore", "bounded_semaphore", "event", "condition", "barrier", "queue", "lifo_queue", "priority_queue"};
constexpr const char* outcome_words[] = {"result", "cancelled", "error"};

template <class Kind>
const char* pick(std::span<const char* const> words, Kind kind) {
  const auto i = static_cast<std::size_t>(kind);
  return i < words.size() ? words[i] : "?";
}

}  // namespace

std::span<const char* const> words_of_handles() { return handle_words; }
std::span<const char* const> words_of_futures() { return future_words; }
std::span<const char* const> words_of_resources() { return resource_words; }
std::span<const char* const> words_of_outcomes() { return outcome_words; }

const char* word(loop::HandleKind kind) { return pick(handle_words, kind); }
const char* word(loop::FutureKind kind) { return pick(future_words, kind); }
const char* word(loop::ResourceKind kind) { return pick(resource_words, kind); }
const char* word(loop::Outcome outcome) { return pick(outcome_words, outcome); }

}  // namespace comptoir::trace
