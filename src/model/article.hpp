/// What a lesson's program on the loop that document 004 builds is written with: program.hpp, for mini::Loop.
#pragma once

#include <cstdint>

#include "loop/mini/mini_loop.hpp"
#include "model/program.hpp"

namespace comptoir::model {

/// The program prints its n-th text (from 0), with up to two whole numbers.
inline void say(const mini::Loop& loop, std::uint16_t n, std::int64_t a = 0, std::int64_t b = 0) {
  loop.print({static_cast<std::uint16_t>(first_own_print + n), a, b});
}

}  // namespace comptoir::model
