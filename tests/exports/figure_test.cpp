#include "exports/figure.hpp"

#include <gtest/gtest.h>

#include <string>

#include "exports/take.hpp"
#include "session/lesson_words.hpp"
#include "tests/exports/xml_check.hpp"

namespace comptoir::exports {
namespace {

using testing::read_xml;
using testing::Xml;

std::unique_ptr<session::Workbench> bench_at(std::string_view link) { return opened(session::parse_link(link).settings, false); }

std::vector<const Panel*> views(std::string_view names) { return *read_views(names); }

FigureStyle style_of(std::string_view names, text::Language language = text::Language::en) {
  return {.views = views(names), .language = language, .site = "https://example.org/course/", .fonts = &draw::embedded_fonts()};
}

bool contains(std::string_view text, std::string_view part) { return text.contains(part); }

/// Elements that a picture is made of: none of them runs, loads or links anything.
const std::set<std::string> harmless = {"svg", "title", "desc", "metadata", "rdf:RDF", "rdf:Description", "defs", "g", "use", "path", "rect", "line", "circle",
                                        "polygon", "clipPath", "pattern", "text", "dcterms:title", "dcterms:description", "dcterms:language", "dcterms:source",
                                        "dcterms:relation", "dcterms:creator", "dcterms:rights", "dcterms:license"};

void expect_picture(const std::string& svg, const std::string& of) {
  const Xml xml = read_xml(svg);
  EXPECT_EQ(xml.problem, "") << of;
  for (const std::string& element : xml.elements) EXPECT_TRUE(harmless.contains(element)) << of << ": " << element;
  for (const std::string& attribute : xml.attributes) EXPECT_FALSE(attribute.starts_with("on") || attribute == "href") << of << ": " << attribute;
}

TEST(Figure, EveryPanelOfEveryLessonIsWellFormed) {
  for (const model::Lesson& lesson : model::lessons()) {
    const std::string id(lesson.id);
    if (id == "scale") continue;   // as large as the others together
    const auto bench = bench_at("lesson=" + id);
    for (const Panel& panel : panels()) {
      FigureStyle style = style_of(panel.name);
      if (panel.there(context_of(*bench, style))) expect_picture(figure(*bench, style), id + " " + std::string(panel.name));
    }
  }
}

TEST(Figure, EveryPanelIsWellFormedInBothLanguagesThemesAndKindsOfLetters) {
  const auto bench = bench_at("lesson=rush-2-per-second&cooks=4&t=3.5&a=cooks:3");
  ASSERT_TRUE(bench->keeping());
  for (const char* name : {"floor", "loop", "timeline", "compare", "metrics", "results", "code", "why", "console", "settings"}) {
    for (const auto language : {text::Language::fr, text::Language::en}) {
      for (const auto theme : {session::Theme::dark, session::Theme::light}) {
        for (const draw::FontFiles* fonts : {&draw::embedded_fonts(), static_cast<const draw::FontFiles*>(nullptr)}) {
          FigureStyle style = style_of(name, language);
          style.theme = theme;
          style.fonts = fonts;
          const std::string svg = figure(*bench, style);
          expect_picture(svg, name);
          EXPECT_EQ(contains(svg, "<text"), fonts == nullptr) << name;
          EXPECT_TRUE(contains(svg, theme == session::Theme::dark ? "fill=\"#1c1a17\"" : "fill=\"#fffcf6\"")) << name;
        }
      }
    }
  }
}

TEST(Figure, SaysWhatItIsWhereItIsFromAndUnderWhichLicence) {
  const auto bench = bench_at("lesson=rush-2-per-second&cooks=4&t=3.5&n=2&theme=dark");
  const Xml xml = read_xml(figure(*bench, style_of("timeline", text::Language::fr)));
  const std::string title(session::lesson_words(text::Language::fr, bench->lesson(), "title"));
  EXPECT_TRUE(xml.has_text(title));
  EXPECT_TRUE(xml.has_text(title + " · 3,5\u00a0s. "));
  EXPECT_TRUE(xml.has_text("Document 004, partie 6"));
  EXPECT_TRUE(xml.has_text("CC BY 4.0"));
  EXPECT_TRUE(xml.has_text("https://creativecommons.org/licenses/by/4.0/"));
  EXPECT_TRUE(xml.has_text("https://example.org/course/#lesson=rush-2-per-second&cooks=4&t=3.5&n=2&lang=fr"));
  FigureStyle words = style_of("timeline", text::Language::fr);
  words.fonts = nullptr;
  const Xml shown = read_xml(figure(*bench, words));
  EXPECT_TRUE(shown.has_text(title + " · 3,5\u00a0s · Document 004, partie 6 · Comptoir, CC BY 4.0   https://example.org/course/#lesson=rush-2-per-second&cooks=4&t=3.5&n=2&lang=fr"));
}

TEST(Figure, HasNothingToPress) {
  const auto drawn = [](std::string_view link, std::string_view panel) {
    FigureStyle style = style_of(panel);
    style.fonts = nullptr;   // words stay words
    return figure(*bench_at(link), style);
  };
  const std::string code = drawn("lesson=rush-2-per-second&t=3.5", "code");
  EXPECT_TRUE(contains(code, ">Python<"));
  EXPECT_FALSE(contains(code, "C++"));
  const std::string variant = drawn("lesson=names", "code");
  EXPECT_TRUE(contains(variant, ">Synchronous<"));
  EXPECT_FALSE(contains(variant, ">Asynchronous<"));
  EXPECT_FALSE(contains(drawn("lesson=rush-2-per-second", "why"), "Click"));
  EXPECT_FALSE(contains(drawn("lesson=rush-2-per-second", "settings"), ">Reset<"));
}

TEST(Figure, ItsLinkOpensTheSameMomentOfTheSameRun) {
  const auto bench = bench_at("lesson=rush-10&clients=7&t=2.5&n=3&do=1.5:client&marks=1:Here");
  const auto again = bench_at(permalink(*bench, style_of("loop")));
  EXPECT_EQ(again->run().recording().hash(), bench->run().recording().hash());
  EXPECT_EQ(again->playhead().position, bench->playhead().position);
  EXPECT_EQ(again->settings().marks, bench->settings().marks);
}

struct Box { float w = 0, h = 0; };
Box box_of(const std::string& svg) {
  Box box;
  EXPECT_EQ(std::sscanf(svg.c_str() + svg.find("viewBox"), "viewBox=\"0 0 %f %f\"", &box.w, &box.h), 2) << svg.substr(0, 300);
  return box;
}

TEST(Figure, PanelsStandInRowsThatAreEquallyWide) {
  const auto bench = bench_at("lesson=rush-2-per-second&t=3.5");
  const auto box = [&](std::string_view names) { return box_of(figure(*bench, style_of(names))); };
  const float foot = box("timeline").h - 260;
  EXPECT_GT(foot, 16);
  EXPECT_EQ(box("timeline").w, 1136);
  EXPECT_EQ(box("timeline,loop").w, 1136);
  EXPECT_EQ(box("timeline,loop").h, 260 + 8 + 308 + foot);
  EXPECT_EQ(box("timeline,loop,why").h, 260 + 8 + 308 + foot) << "the loop and the card fit side by side";
  EXPECT_EQ(box("timeline,floor,loop").h, 260 + 8 + 248 + 8 + 308 + foot);
}

TEST(Figure, ASizeIsThatOfItsPanelsTogether) {
  const auto bench = bench_at("lesson=rush-2-per-second&t=3.5");
  for (const char* names : {"timeline", "timeline,loop", "floor,why,console"}) {
    for (const draw::Size size : {draw::Size{700, 420}, {1500, 900}, {64, 64}}) {
      FigureStyle style = style_of(names);
      style.size = size;
      const std::string svg = figure(*bench, style);
      EXPECT_EQ(read_xml(svg).problem, "");
      EXPECT_EQ(box_of(svg).w, size.w) << names;
      EXPECT_GE(box_of(svg).h, size.h) << names;
      EXPECT_LE(box_of(svg).h, size.h + 200) << names;
    }
  }
}

TEST(Figure, WhatOthersWroteIsTextAndNothingElse) {
  const auto bench = bench_at("lesson=rush-2-per-second&t=3.5&marks=1:%3Cscript%3Ealert(1)%3C%2Fscript%3E,2:%22%20onload%3D%22x,3.5:%5D%5D%3E%26lt%3B,4:%E4%BD%A0%E5%A5%BD%F0%9F%98%80");
  ASSERT_EQ(bench->settings().marks.size(), 4u);
  for (const char* names : {"timeline", "timeline,loop,floor,why,console"}) expect_picture(figure(*bench, style_of(names)), names);
  FigureStyle hostile = style_of("timeline");
  hostile.site = "https://example.org/\"><script>alert(1)</script>";
  expect_picture(figure(*bench, hostile), "site");
}

TEST(Figure, ItsIdsAreItsOwn) {
  const auto bench = bench_at("lesson=rush-2-per-second&t=3.5");
  const std::set<std::string> ids = read_xml(figure(*bench, style_of("loop"))).ids;
  for (const std::string& id : read_xml(figure(*bench, style_of("timeline"))).ids) EXPECT_FALSE(ids.contains(id)) << id;
}

TEST(Figure, IsTheSameBytesEachTime) {
  const auto first = bench_at("lesson=rush-2-per-second&t=3.5"), second = bench_at("lesson=rush-2-per-second&t=3.5");
  EXPECT_EQ(figure(*first, style_of("timeline,loop")), figure(*second, style_of("timeline,loop")));
}

}  // namespace
}  // namespace comptoir::exports
