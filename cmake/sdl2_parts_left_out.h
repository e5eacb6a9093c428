/* SDL's configuration for Emscripten, without what the page doesn't use. Each file of SDL begins with this one. */
#include "SDL_config.h"
#define SDL_AUDIO_DISABLED 1
#define SDL_JOYSTICK_DISABLED 1
#define SDL_SENSOR_DISABLED 1
#define SDL_RENDER_DISABLED 1
#define SDL_TIMERS_DISABLED 1
#define SDL_LEAN_AND_MEAN 1
/* Only a few whole numbers are read: its own reading of them is smaller than the C library's. */
#undef HAVE_VSSCANF
#undef HAVE_STRTOD
/* No variable of an environment is there to be read. */
#undef HAVE_GETENV
#undef HAVE_SETENV
#undef HAVE_PUTENV
#undef HAVE_UNSETENV
