#include "exports/request.hpp"

#include <gtest/gtest.h>

namespace comptoir::exports {
namespace {

constexpr auto en = text::Language::en;

std::string only_problem(std::string_view words) {
  const ReadRequest read = read_request(words, en);
  EXPECT_EQ(read.problems.size(), 1u) << words;
  return read.problems.empty() ? std::string() : read.problems.front();
}

TEST(Request, WordsSayWhatIsWanted) {
  const auto [request, problems] = read_request("view=timeline,loop&theme=dark&lang=fr&at=3.5-7&width=800&height=400&site=https%3A%2F%2Fexample.org%2Fa%3Fb&letters=words&select=burger:6", en);
  EXPECT_TRUE(problems.empty());
  ASSERT_EQ(request.views.size(), 2u);
  EXPECT_EQ(request.views[0]->name, "timeline");
  EXPECT_EQ(request.views[1]->name, "loop");
  EXPECT_EQ(request.theme, session::Theme::dark);
  EXPECT_EQ(request.language, text::Language::fr);
  EXPECT_EQ(request.at, (trace::Moment{{3'500'000'000}, 7}));
  EXPECT_EQ(request.size.w, 800);
  EXPECT_EQ(request.size.h, 400);
  EXPECT_EQ(request.site, "https://example.org/a?b");
  EXPECT_TRUE(request.words);
  EXPECT_EQ(request.select, "burger:6");
}

TEST(Request, NothingAskedIsNothingWrong) {
  for (const char* words : {"", "&", "&&&"}) {
    const auto [request, problems] = read_request(words, en);
    EXPECT_TRUE(problems.empty()) << words;
    EXPECT_TRUE(request.views.empty());
    EXPECT_EQ(request.size.w, 0);
  }
}

TEST(Request, WhatIsWrongIsNamedWithWhatIsPossible) {
  EXPECT_EQ(only_problem("view=kitchen"), "view: “kitchen” is not possible. Possible values: " + panel_names() + ".");
  EXPECT_EQ(only_problem("theme=red"), "theme: “red” is not possible. Possible values: dark, light.");
  EXPECT_EQ(only_problem("lang=de"), "lang: “de” is not possible. Possible values: fr, en.");
  EXPECT_EQ(only_problem("width=63"), "width: “63” is not possible. Possible values: 64 – 8192.");
  EXPECT_NE(only_problem("colour=blue").find("“colour” does not exist here"), std::string::npos);
  EXPECT_NE(only_problem("view=%E9").find("view"), std::string::npos);
  EXPECT_NE(only_problem("theme=dark&theme=light").find("more than once"), std::string::npos);
  EXPECT_EQ(read_request("theme=rouge", text::Language::fr).problems.front(), "theme\u00a0: «\u00a0rouge\u00a0» n’est pas possible. Valeurs possibles\u00a0: dark, light.");
}

TEST(Request, ValuesOfNoKindAreTaken) {
  for (const char* words : {"view=", "view=loop,", "view=,loop", "view=loop,loop", "view=Loop", "width=", "width=-5", "width=1e3", "width=99999999999999999999", "height=8193", "height=12px",
                            "at=", "at=-1", "at=3.5-0", "at=soon", "site=", "site=//x", "site=javascript:alert(1)", "site=https://", "site=https://a%20b", "site=https://a%22b", "site=https://a%23b",
                            "site=https://a%3Cb", "letters=", "select=", "lang", "=", "%00=1"})
    only_problem(words);
  only_problem("site=https://" + std::string(300, 'a'));
}

TEST(Request, AnyTextWhateverGivesAtMostSomeProblems) {
  std::string flood;
  for (int i = 0; i < 5'000; ++i) flood += "k" + std::to_string(i) + "=%&";
  EXPECT_LE(read_request(flood, en).problems.size(), 20u);
  std::uint32_t state = 1;
  for (int round = 0; round < 2'000; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) {
      state = state * 1'664'525u + 1'013'904'223u;
      constexpr std::string_view pieces = "view=timeline,loop&at=3.5-7&%site=https://\x00\xff\xc3\xa9";
      text += pieces[(state >> 16) % pieces.size()];
    }
    read_request(text, en);
  }
}

}  // namespace
}  // namespace comptoir::exports
