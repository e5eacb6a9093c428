// Dear ImGui's configuration. It draws, and nothing else: see src/app/surface.hpp.
#pragma once
#include <cstdio>

// The only numbers that it would read from a text are those of an .ini file, and there is none.
#define sscanf(...) 0
