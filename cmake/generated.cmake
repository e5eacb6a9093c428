# Files made at build time, in the build tree: texts, fonts and their widths, shaders.
set(generated "${PROJECT_BINARY_DIR}/generated")
set(scripts "${PROJECT_SOURCE_DIR}/scripts")

# The catalogues: text/keys.hpp and text/catalogues.cpp for C++, texts.fr.json and texts.en.json for the page. The target
# embedded_texts has all texts inside: a program that links it needs no files.
function(comptoir_generate_texts target)
  file(GLOB catalogues CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/text/fr.json" "${PROJECT_SOURCE_DIR}/src/text/en.json")
  list(LENGTH catalogues count)
  if(NOT count EQUAL 2)
    return()
  endif()
  file(GLOB lessons CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/model/lessons/*.json")
  set(made "${generated}/text/keys.hpp" "${generated}/text/catalogues.cpp" "${generated}/text/embedded_texts.cpp" "${generated}/web/texts.fr.json" "${generated}/web/texts.en.json"
           "${generated}/web/texts.fr.later.json" "${generated}/web/texts.en.later.json")
  add_custom_command(OUTPUT ${made}
    COMMAND ${COMPTOIR_PYTHON} "${scripts}/make_texts.py" --french "${PROJECT_SOURCE_DIR}/src/text/fr.json"
            --english "${PROJECT_SOURCE_DIR}/src/text/en.json" --lessons "${PROJECT_SOURCE_DIR}/src/model/lessons" --cpp "${generated}/text" --web "${generated}/web"
    DEPENDS "${scripts}/make_texts.py" ${catalogues} ${lessons} COMMENT "Making the texts" VERBATIM)
  add_custom_target(texts DEPENDS ${made})
  target_sources(${target} PRIVATE "${generated}/text/keys.hpp" "${generated}/text/catalogues.cpp")
  add_library(embedded_texts OBJECT "${generated}/text/embedded_texts.cpp")
  target_link_libraries(embedded_texts PUBLIC ${target})
  # Whoever includes text/keys.hpp waits for it.
  add_dependencies(${target} texts)
endfunction()

# The subset fonts, and the table of their widths for pictures drawn without a screen. The target embedded_fonts has the files inside,
# for programs that draw the outlines of words and have no page.
function(comptoir_generate_font_widths target)
  file(GLOB catalogues CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/text/*.json" "${PROJECT_SOURCE_DIR}/src/model/lessons/*.json")
  set(packages "${PROJECT_SOURCE_DIR}/node_modules/@expo-google-fonts")
  set(faces inter-400 inter-600 mono-400)
  set(files "${packages}/inter/400Regular/Inter_400Regular.ttf" "${packages}/inter/600SemiBold/Inter_600SemiBold.ttf"
            "${packages}/jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf")
  if(NOT EXISTS "${packages}")
    message(FATAL_ERROR "The fonts are not there yet: run `./run setup` once (it installs the pinned npm packages)")
  endif()
  list(TRANSFORM faces PREPEND "${generated}/fonts/" OUTPUT_VARIABLE fonts)
  list(TRANSFORM fonts APPEND ".ttf")
  list(APPEND fonts "${generated}/fonts/faces.ttf")
  set(embedded "${generated}/draw/embedded_fonts.cpp")
  add_custom_command(OUTPUT ${fonts} "${generated}/draw/font_widths.cpp" "${embedded}"
    COMMAND ${COMPTOIR_PYTHON} "${scripts}/make_fonts.py" --fonts ${files} --names ${faces} --catalogues ${catalogues}
            --out "${generated}/fonts" --table "${generated}/draw/font_widths.cpp" --embedded "${embedded}"
    DEPENDS "${scripts}/make_fonts.py" ${files} ${catalogues} COMMENT "Subsetting the fonts" VERBATIM)
  add_custom_target(fonts DEPENDS ${fonts})
  target_sources(${target} PRIVATE "${generated}/draw/font_widths.cpp")
  add_library(embedded_fonts OBJECT "${embedded}")
  target_link_libraries(embedded_fonts PUBLIC ${target})
endfunction()

# shaders/*.vert and *.frag as constants in draw/shaders.hpp.
function(comptoir_generate_shaders target)
  file(GLOB shaders CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/shaders/*.vert" "${PROJECT_SOURCE_DIR}/shaders/*.frag")
  add_custom_command(OUTPUT "${generated}/draw/shaders.hpp"
    COMMAND ${COMPTOIR_PYTHON} "${scripts}/make_shaders.py" --out "${generated}/draw/shaders.hpp" ${shaders}
    DEPENDS "${scripts}/make_shaders.py" ${shaders} COMMENT "Embedding the shaders" VERBATIM)
  target_sources(${target} PRIVATE "${generated}/draw/shaders.hpp")
endfunction()

# The lessons' sheets: texts and listings, generated/lessons/ID.sheet for the page. The target lesson_sheets has all of them
# inside: a program that links it needs no files.
function(comptoir_generate_lessons target)
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/model/lessons/*" "${PROJECT_SOURCE_DIR}/src/model/*.cpp")
  set(embedded "${generated}/model/embedded_sheets.cpp")
  add_custom_command(OUTPUT "${embedded}"
    COMMAND ${COMPTOIR_PYTHON} "${scripts}/make_lessons.py" --model "${PROJECT_SOURCE_DIR}/src/model" --out "${generated}/lessons" --embedded "${embedded}"
    COMMAND ${CMAKE_COMMAND} -E touch "${embedded}"
    DEPENDS "${scripts}/make_lessons.py" ${sources} COMMENT "Making the lessons' sheets" VERBATIM)
  add_library(lesson_sheets OBJECT "${embedded}")
  target_link_libraries(lesson_sheets PUBLIC ${target})
endfunction()
