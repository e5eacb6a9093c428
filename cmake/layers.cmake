# Folder = namespace = target. A layer's files are found by themselves; nobody edits CMake to add one.

# comptoir_layer(NAME dependency...): the target NAME from src/NAME/*.cpp, without main.cpp and the renderer.
function(comptoir_layer name)
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp" "${PROJECT_SOURCE_DIR}/src/${name}/*/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/src/[a-z]+/main\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "/src/draw/renderer[^/]*\\.cpp$")
  # A layer always has one file of its own, so that a layer of headers only is a library as well.
  file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/generated/layers/${name}.cpp" CONTENT "namespace comptoir::${name} {}\n")
  add_library(${name} STATIC ${sources} "${PROJECT_BINARY_DIR}/generated/layers/${name}.cpp")
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/src" "${PROJECT_BINARY_DIR}/generated")
  target_link_libraries(${name} PRIVATE comptoir_warnings PUBLIC ${ARGN})
endfunction()

# comptoir_renderer(NAME dependency...): the only files with GL.
function(comptoir_renderer name)
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/draw/renderer*.cpp")
  file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/generated/layers/${name}.cpp" CONTENT "namespace comptoir::draw {}\n")
  add_library(${name} STATIC ${sources} "${PROJECT_BINARY_DIR}/generated/layers/${name}.cpp")
  comptoir_generate_shaders(${name})
  target_link_libraries(${name} PRIVATE comptoir_warnings PUBLIC ${ARGN})
endfunction()

# comptoir_program(NAME LAYER): the command line, src/LAYER/main.cpp; with Emscripten it runs under node.
function(comptoir_program name layer)
  file(GLOB main CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${layer}/main.cpp")
  if(NOT main)
    return()
  endif()
  add_executable(${name} ${main})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/src/${layer}")
  target_link_libraries(${name} PRIVATE comptoir_warnings ${layer} lesson_sheets embedded_texts embedded_fonts)
  comptoir_for_node(${name})
  if(EMSCRIPTEN)
    set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON)  # the page doesn't need it
  endif()
endfunction()

# comptoir_for_node(TARGET): with Emscripten, a program for node with the machine's files.
function(comptoir_for_node target)
  if(EMSCRIPTEN)
    set_target_properties(${target} PROPERTIES SUFFIX .js)
    target_link_options(${target} PRIVATE -sENVIRONMENT=node -sNODERAWFS -sALLOW_MEMORY_GROWTH -sEXIT_RUNTIME=1
      -sSTACK_SIZE=1MB -Wno-limited-postlink-optimizations)
  endif()
endfunction()

# comptoir_first_lessons(NAME...): the lessons whose programs a first visit loads. The functions of the others are marked by a
# name that no other file has, ".__uniq.": scripts/split_program.py moves them out of the program.
function(comptoir_first_lessons)
  if(EMSCRIPTEN)
    file(GLOB lessons CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/model/lessons/*.cpp")
    foreach(name ${ARGN})
      list(REMOVE_ITEM lessons "${PROJECT_SOURCE_DIR}/src/model/lessons/${name}.cpp")
    endforeach()
    set_source_files_properties(${lessons} PROPERTIES COMPILE_OPTIONS -funique-internal-linkage-names)
  endif()
endfunction()

# comptoir_page(NAME dependency...): comptoir.mjs and comptoir.wasm, from src/app.
function(comptoir_page name)
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources} "${PROJECT_SOURCE_DIR}/cmake/libc_parts_left_out.cpp")
  set_target_properties(${name} PROPERTIES OUTPUT_NAME comptoir SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/src/${name}")
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(${name} PRIVATE comptoir_warnings ${ARGN})
  add_dependencies(${name} lesson_sheets texts)   # the files that it loads
  target_link_options(${name} PRIVATE
    -sMODULARIZE -sEXPORT_ES6 -sEXPORT_NAME=createComptoir -sENVIRONMENT=web
    -sALLOW_MEMORY_GROWTH -sFILESYSTEM=0 -sSTACK_SIZE=512KB
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sHTML5_SUPPORT_DEFERRING_USER_SENSITIVE_REQUESTS=0
    -sINCOMING_MODULE_JS_API=canvas,onAbort,instantiateWasm -sSUPPORT_LONGJMP=0
    -sEXPORTED_RUNTIME_METHODS=HEAPU8,UTF8ToString,stringToUTF8,lengthBytesUTF8,stringToNewUTF8
    -sEXPORTED_FUNCTIONS=_main,_malloc,_free
    -Wno-limited-postlink-optimizations)
  if(CMAKE_BUILD_TYPE STREQUAL Debug)
    target_link_options(${name} PRIVATE -sASSERTIONS=1)
  else()
    # In two, so that a first visit loads less: comptoir.wasm and comptoir.rest.wasm. Binaryen is Emscripten's own.
    find_program(em_config_program NAMES em-config)
    set(binaryen "")
    if(em_config_program)
      execute_process(COMMAND "${em_config_program}" BINARYEN_ROOT OUTPUT_VARIABLE binaryen OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    endif()
    set(script "${PROJECT_SOURCE_DIR}/scripts/split_program.py")
    # Large functions stay apart although they are called once, so that they can go to the rest; each file is inlined within itself then.
    target_link_options(${name} PRIVATE --profiling-funcs "-sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=120")
    set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS "${script}")
    add_custom_command(TARGET ${name} POST_BUILD VERBATIM
      COMMAND ${COMPTOIR_PYTHON} "${script}" "$<TARGET_FILE_DIR:${name}>/comptoir.wasm" --tools "${binaryen}/bin")
  endif()
endfunction()
