#include "session/mark.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "session/command.hpp"
#include "session/document.hpp"
#include "session/utf8.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {
namespace {

constexpr trace::Moment moment(std::int64_t ns, std::uint32_t n = 0) { return {loop::Time{ns}, n}; }

std::string times(std::size_t n, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += text;
  return out;
}

TEST(Mark, MomentsAreWrittenAndRead) {
  for (const auto& [text, value] : {std::pair{"3.5", moment(3'500'000'000)}, {"3.5-7", moment(3'500'000'000, 7)}, {"0", moment(0)}, {"start", trace::before_first}}) {
    EXPECT_EQ(read_moment(text), value) << text;
    EXPECT_EQ(format_moment(value), text);
  }
  for (const char* text : {"", "-", "x", "3.5-", "3.5-0", "3.5-x", "3.5-1.5", "-3", "3-4-5", "starts"}) EXPECT_FALSE(read_moment(text)) << text;
}

TEST(Mark, TheLastHandleOfATimeComesAfterItsOthers) {
  EXPECT_TRUE(comes_before(trace::before_first, moment(0, 1)));
  EXPECT_TRUE(comes_before(moment(5, 3), moment(5)));
  EXPECT_FALSE(comes_before(moment(5), moment(5, 3)));
  EXPECT_TRUE(comes_before(moment(5), moment(6, 1)));
  EXPECT_FALSE(comes_before(moment(5), moment(5)));
}

TEST(Mark, HostileCaptionsComeBackAsTheyWere) {
  const std::string rtl = "קופה 3 — الزبون";
  const std::vector<std::string> captions = {"&#%,:=+<script>", "<img src=x onerror=alert(1)>", "a,b,c", "100 %", "%2C%00", "\"'`\\", "👩‍🍳🍟", rtl, "",
                                             "é", times(longest_caption, "x"), times(longest_caption, "🍟"), "start", "3.5-7:x", "?#&marks=1:x"};
  Settings settings = default_settings();
  for (std::size_t i = 0; i < captions.size(); ++i) put_mark(settings.marks, {moment(static_cast<std::int64_t>(i) * 1'000'000'000, i % 3), captions[i]});
  put_mark(settings.marks, {trace::before_first, "the start, empty"});
  const std::string link = format_link(settings);
  for (const char c : link) EXPECT_TRUE(c > 0x20 && c < 0x7f && std::string_view("<>\"`").find(c) == std::string_view::npos) << link;
  const ParsedLink read = parse_link("https://example.org/comptoir/#" + link);
  EXPECT_TRUE(read.problems.empty());
  EXPECT_EQ(read.settings, settings);
}

TEST(Mark, TheLongestLinkHasRoomForAllOfThem) {
  Settings settings = default_settings();
  for (std::uint32_t i = 0; i < most_marks; ++i) ASSERT_TRUE(put_mark(settings.marks, {moment(i, i), times(longest_caption, "🍟")}));
  EXPECT_FALSE(put_mark(settings.marks, {moment(1'000), {}}));
  EXPECT_TRUE(put_mark(settings.marks, {moment(3, 3), "another caption"})) << "a mark that is there can be renamed";
  EXPECT_LT(format_link(settings).size(), longest_link);
  EXPECT_EQ(parse_link(format_link(settings)).settings, settings);
}

TEST(Mark, CaptionsAreOneCleanLine) {
  EXPECT_EQ(clean_line("  a\nb\tc\x01  ", 120), "a b c");
  EXPECT_EQ(clean_line("a\u202e" "b\u2066" "c\u200b\ufeff" "d\u0085", 120), "a b c  d");
  EXPECT_EQ(clean_line(times(200, "é"), 120), times(120, "é"));
  EXPECT_EQ(clean_line("👩‍🍳", 120), "👩‍🍳");
  EXPECT_EQ(clean_line("\xff", 120), std::nullopt);
  EXPECT_EQ(clean_line("\xc3", 120), std::nullopt);
  EXPECT_EQ(clean_line("   ", 120), "");
  const ParsedLink link = parse_link("marks=1:a%0Ab%E2%80%AEc,2:" + times(300, "x"));
  ASSERT_EQ(link.settings.marks.size(), 2u);
  EXPECT_EQ(link.settings.marks[0].caption, "a b c");
  EXPECT_EQ(link.settings.marks[1].caption.size(), longest_caption);
}

TEST(Mark, BadPartsOfALinkAreNamedAndTheRestCounts) {
  const ParsedLink link = parse_link("marks=4:later,x:no,3:first,3:again,5:%ff,6:%zz,,2");
  ASSERT_EQ(link.settings.marks.size(), 3u);
  EXPECT_EQ(link.settings.marks[0], (Mark{moment(2'000'000'000), ""})) << "by moment";
  EXPECT_EQ(link.settings.marks[1], (Mark{moment(3'000'000'000), "first"}));
  EXPECT_EQ(link.settings.marks[2].caption, "later");
  ASSERT_EQ(link.problems.size(), 4u);
  EXPECT_EQ(link.problems[0].kind, Problem::Kind::unknown_value);
  EXPECT_EQ(link.problems[1].kind, Problem::Kind::duplicate);
  EXPECT_EQ(link.problems[2].kind, Problem::Kind::bad_encoding);
  std::string many = "marks=";
  for (int i = 0; i < 60; ++i) many += std::to_string(i) + ":x,";
  EXPECT_EQ(parse_link(many).settings.marks.size(), most_marks);
}

TEST(Mark, OneWalksThroughThemByMoment) {
  Workbench bench(text::Language::en);
  EXPECT_TRUE(bench.open_link("marks=4:The%20rush,start:Empty,3.5-2:First%20fries,3.7:Between,1000:Never").empty());
  const auto where = [&] {
    const auto d = nlohmann::json::parse(document_json(bench));
    std::string here;
    for (const auto& mark : d["marks"]) if (mark["here"]) here += mark["caption"].get<std::string>();
    return here;
  };
  EXPECT_EQ(where(), "Empty");
  for (const char* caption : {"First fries", "Between", "The rush", "Never"}) {
    EXPECT_TRUE(bench.move_mark(1));
    EXPECT_EQ(where(), caption);
  }
  EXPECT_TRUE(bench.at_end()) << "beyond the end, the end is shown";
  EXPECT_FALSE(bench.move_mark(1));
  EXPECT_TRUE(bench.move_mark(-1));
  EXPECT_EQ(where(), "The rush");
  bench.seek(loop::Time{3'600'000'000});
  EXPECT_EQ(where(), "");
  EXPECT_TRUE(bench.move_mark(-1));
  EXPECT_EQ(where(), "First fries");
  EXPECT_EQ(bench.run().recording().moment_of(bench.playhead().position), moment(3'500'000'000, 2));
  bench.seek(loop::Time{3'600'000'000});
  bench.play();
  EXPECT_TRUE(bench.move_mark(1));
  EXPECT_FALSE(bench.playing());
  EXPECT_EQ(where(), "Between");
}

TEST(Mark, IsMadeAndRenamedWhereThePlayheadStands) {
  Workbench bench(text::Language::en);
  EXPECT_EQ(execute(bench, "mark The empty restaurant"), "");
  EXPECT_EQ(execute(bench, "seek 3.5 2"), "");
  EXPECT_EQ(execute(bench, "mark"), "");
  EXPECT_EQ(execute(bench, "mark <b>here</b>, & now"), "");
  EXPECT_EQ(execute(bench, "mark"), "");
  ASSERT_EQ(bench.settings().marks.size(), 2u);
  EXPECT_EQ(bench.settings().marks[0], (Mark{trace::before_first, "The empty restaurant"}));
  EXPECT_EQ(bench.settings().marks[1], (Mark{moment(3'500'000'000, 2), "<b>here</b>, & now"})) << "without words the caption stays";
  EXPECT_EQ(bench.link({.moment = false, .language = false, .theme = false}),
            "lesson=rush-2-per-second&marks=start:The%20empty%20restaurant,3.5-2:%3Cb%3Ehere%3C%2Fb%3E%2C%20%26%20now");
  const auto d = nlohmann::json::parse(document_json(bench));
  EXPECT_EQ(d["marks"][0], (nlohmann::json{{"moment", "0.0\u00a0s"}, {"seconds", "0"}, {"caption", "The empty restaurant"}, {"here", false}}));
  EXPECT_EQ(d["marks"][1], (nlohmann::json{{"moment", "3.5\u00a0s"}, {"seconds", "3.5"}, {"caption", "<b>here</b>, & now"}, {"here", true}}));
  EXPECT_EQ(execute(bench, "mark.caption 1 Later"), "");
  EXPECT_EQ(execute(bench, "mark.go 0"), "");
  EXPECT_TRUE(bench.at_start());
  EXPECT_EQ(execute(bench, "mark.next 1"), "");
  EXPECT_EQ(bench.settings().marks[1].caption, "Later");
  EXPECT_EQ(execute(bench, "mark.remove 0"), "");
  EXPECT_EQ(bench.settings().marks.size(), 1u);
  for (const char* line : {"mark.remove 1", "mark.remove", "mark.remove -1", "mark.go 1", "mark.go x", "mark.caption 7 x", "mark.next 3", "mark \xff", "mark.caption 0 \xff"})
    EXPECT_NE(execute(bench, line), "") << line;
}

TEST(Mark, ALessonOfItsOwnHasNoneOfAnother) {
  Workbench bench;
  execute(bench, "mark here");
  execute(bench, "stop add late");
  bench.set_parameter("cooks", "4");
  EXPECT_EQ(bench.settings().marks.size(), 1u) << "an edit keeps them";
  EXPECT_EQ(bench.settings().stops.size(), 1u);
  bench.choose_lesson("cancel");
  EXPECT_TRUE(bench.settings().marks.empty());
  EXPECT_TRUE(bench.settings().stops.empty());
}

}  // namespace
}  // namespace comptoir::session
