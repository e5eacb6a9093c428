/// Identities of what a loop makes: strong, counted from 1 in order of creation, never addresses.
#pragma once

#include <cstdint>

namespace comptoir::loop {

enum class TaskId : std::uint32_t { none = 0 };
enum class HandleId : std::uint32_t { none = 0 };    ///< every call_soon and every timer gets one
enum class ResourceId : std::uint32_t { none = 0 };  ///< locks, semaphores, events, queues ...

constexpr std::uint32_t number(TaskId id) { return static_cast<std::uint32_t>(id); }
constexpr std::uint32_t number(HandleId id) { return static_cast<std::uint32_t>(id); }
constexpr std::uint32_t number(ResourceId id) { return static_cast<std::uint32_t>(id); }

}  // namespace comptoir::loop
