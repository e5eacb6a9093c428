# Dear ImGui, never in this repository: from its own (pinned), or from the folder in FETCHCONTENT_SOURCE_DIR_IMGUI.
# (a CMake variable, or one of the environment).
include(FetchContent)
if(NOT FETCHCONTENT_SOURCE_DIR_IMGUI AND DEFINED ENV{FETCHCONTENT_SOURCE_DIR_IMGUI})
  set(FETCHCONTENT_SOURCE_DIR_IMGUI "$ENV{FETCHCONTENT_SOURCE_DIR_IMGUI}")
endif()
FetchContent_Declare(imgui
  GIT_REPOSITORY https://github.com/ocornut/imgui.git
  GIT_TAG v1.92.2b
  GIT_SHALLOW ON
  SOURCE_SUBDIR no-cmake-in-there)
FetchContent_MakeAvailable(imgui)
file(STRINGS "${imgui_SOURCE_DIR}/imgui.h" imgui_version REGEX "#define IMGUI_VERSION ")
if(NOT imgui_version MATCHES "\"1\\.92")
  message(FATAL_ERROR "Dear ImGui 1.92.x is needed and ${imgui_SOURCE_DIR} has: ${imgui_version}")
endif()
set(COMPTOIR_IMGUI_FOLDER "${imgui_SOURCE_DIR}" CACHE INTERNAL "")

add_library(imgui STATIC
  "${imgui_SOURCE_DIR}/imgui.cpp" "${imgui_SOURCE_DIR}/imgui_draw.cpp"
  "${imgui_SOURCE_DIR}/imgui_tables.cpp" "${imgui_SOURCE_DIR}/imgui_widgets.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${imgui_SOURCE_DIR}")
target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_DEFAULT_FONT IMGUI_IMPL_OPENGL_ES3)
target_compile_definitions(imgui PRIVATE "IMGUI_USER_CONFIG=\"${PROJECT_SOURCE_DIR}/cmake/imgui_config.h\"")

# What only src/app may see: ImGui's SDL2 and OpenGL ES 3 backends, and SDL itself.
add_library(imgui_sdl STATIC "${imgui_SOURCE_DIR}/backends/imgui_impl_sdl2.cpp" "${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp")
target_include_directories(imgui_sdl SYSTEM PUBLIC "${imgui_SOURCE_DIR}/backends")
target_compile_options(imgui_sdl PRIVATE -include "${PROJECT_SOURCE_DIR}/cmake/imgui_numbers.h")
target_link_libraries(imgui_sdl PUBLIC imgui sdl2)
