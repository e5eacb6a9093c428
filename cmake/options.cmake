# Compiler options. Those that change what code means hold for everything; warnings hold for our own code.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Results are the same on every machine: no multiply and add is ever fused.
add_compile_options(-ffp-contract=off)

if(EMSCRIPTEN)
  add_compile_options(-fwasm-exceptions)
  add_link_options(-fwasm-exceptions)
  set(CMAKE_C_FLAGS_DEBUG "-O1")
  set(CMAKE_CXX_FLAGS_DEBUG "-O1")
  set(CMAKE_C_FLAGS_MINSIZEREL "-Oz -DNDEBUG")
  set(CMAKE_CXX_FLAGS_MINSIZEREL "-Oz -DNDEBUG")
else()
  find_program(CCACHE ccache)
  if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
  endif()
endif()

if(COMPTOIR_LTO)
  add_compile_options(-flto)
  add_link_options(-flto)
endif()

if(COMPTOIR_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

add_library(comptoir_warnings INTERFACE)
target_compile_options(comptoir_warnings INTERFACE -Wall -Wextra -Werror)
# g++ 12 sees overlapping copies in std::string's own operator+ where there are none (its bug 105329, mended in 13).
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(comptoir_warnings INTERFACE -Wno-restrict)
endif()
