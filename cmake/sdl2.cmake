# SDL2, never in this repository: from its own (pinned), or from the folder in FETCHCONTENT_SOURCE_DIR_SDL2
# (a CMake variable, or one of the environment).
#
# The page takes a window and a WebGL context from SDL, and keys and pointer from the browser. Emscripten's own port of
# SDL takes no options and makes the program a tenth larger: here only the files for window and context are compiled.
include(FetchContent)
if(NOT FETCHCONTENT_SOURCE_DIR_SDL2 AND DEFINED ENV{FETCHCONTENT_SOURCE_DIR_SDL2})
  set(FETCHCONTENT_SOURCE_DIR_SDL2 "$ENV{FETCHCONTENT_SOURCE_DIR_SDL2}")
endif()
FetchContent_Declare(sdl2
  GIT_REPOSITORY https://github.com/libsdl-org/SDL.git
  GIT_TAG release-2.32.4
  GIT_SHALLOW ON
  SOURCE_SUBDIR no-cmake-in-there)
FetchContent_MakeAvailable(sdl2)
set(COMPTOIR_SDL2_FOLDER "${sdl2_SOURCE_DIR}" CACHE INTERNAL "")

set(sdl2_files SDL.c SDL_error.c SDL_hints.c atomic/SDL_atomic.c atomic/SDL_spinlock.c
  stdlib/SDL_getenv.c stdlib/SDL_malloc.c stdlib/SDL_qsort.c stdlib/SDL_stdlib.c stdlib/SDL_string.c
  thread/SDL_thread.c thread/generic/SDL_sysmutex.c thread/generic/SDL_syssem.c
  thread/generic/SDL_systhread.c thread/generic/SDL_systls.c
  video/SDL_rect.c video/SDL_video.c
  video/emscripten/SDL_emscriptenvideo.c)
list(TRANSFORM sdl2_files PREPEND "${sdl2_SOURCE_DIR}/src/")

# Whole objects: with link-time optimisation, what nothing calls is left out all the same.
add_library(sdl2 OBJECT ${sdl2_files} "${PROJECT_SOURCE_DIR}/cmake/sdl2_parts_left_out.c" "${PROJECT_SOURCE_DIR}/cmake/sdl2_webgl.c")
target_include_directories(sdl2 SYSTEM PUBLIC "${sdl2_SOURCE_DIR}/include" PRIVATE "${sdl2_SOURCE_DIR}")
target_compile_options(sdl2 PRIVATE -include "${PROJECT_SOURCE_DIR}/cmake/sdl2_parts_left_out.h" -w)
# Emscripten must not fill in with its own SDL 1, in JavaScript; no table of every WebGL function by name, and
# no list of extensions.
target_link_options(sdl2 PUBLIC -sAUTO_JS_LIBRARIES=0 -lGL -sGL_ENABLE_GET_PROC_ADDRESS=0 -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0
  -sGL_SUPPORT_SIMPLE_ENABLE_EXTENSIONS=0 -sGL_TRACK_ERRORS=0)
