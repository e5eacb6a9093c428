/// One scene with everything that can be drawn, to be looked at: every kind of shape, every icon, every state.
#pragma once

#include "draw/scene.hpp"

namespace comptoir::draw {

Scene sample_sheet(bool dark);

}  // namespace comptoir::draw
