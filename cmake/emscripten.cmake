# Finds Emscripten's own toolchain file through the emcc on PATH.
find_program(COMPTOIR_EMCC emcc REQUIRED)
if(NOT COMPTOIR_EMSCRIPTEN_ROOT)
  find_program(em_config_program NAMES em-config)
  if(em_config_program)
    execute_process(COMMAND ${em_config_program} EMSCRIPTEN_ROOT OUTPUT_VARIABLE emscripten_root
                    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
  if(NOT EXISTS "${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
    file(REAL_PATH "${COMPTOIR_EMCC}" real_emcc)
    get_filename_component(emscripten_root "${real_emcc}" DIRECTORY)
  endif()
  if(NOT EXISTS "${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
    message(FATAL_ERROR "Emscripten's CMake modules were not found beside ${COMPTOIR_EMCC}: "
                        "give their folder with -DCOMPTOIR_EMSCRIPTEN_ROOT=...")
  endif()
  set(COMPTOIR_EMSCRIPTEN_ROOT "${emscripten_root}" CACHE PATH "The folder that holds emcc.py")
endif()
include("${COMPTOIR_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")
