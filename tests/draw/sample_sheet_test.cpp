#include "sample_sheet.hpp"

#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "draw/svg.hpp"

using namespace comptoir::draw;

// Left in the build folder, so that it can be opened in a browser.
TEST(SampleSheet, IsWrittenForBothThemes) {
  for (const bool dark : {true, false}) {
    const Scene sheet = sample_sheet(dark);
    const std::string svg = to_svg(sheet, {.title = "Sample sheet", .language = "en"});
    EXPECT_NE(svg.find("A callout, above"), svg.npos);
    EXPECT_EQ(svg.find("nan"), svg.npos);
    std::ofstream(std::string(COMPTOIR_BUILD_FOLDER) + (dark ? "/draw-samples-dark.svg" : "/draw-samples-light.svg")) << svg;
  }
}
