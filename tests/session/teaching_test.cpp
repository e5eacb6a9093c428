#include "session/teaching.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "session/command.hpp"
#include "session/document.hpp"
#include "tests/session/random.hpp"
#include "trace/hash.hpp"

namespace comptoir::session {
namespace {

using nlohmann::json;
using Kind = Problem::Kind;

constexpr std::string_view rush = "lesson=rush-2-per-second";

std::string linked(std::string_view more) { return std::string(rush).append("&").append(more); }

/// A workbench that has opened the rush with these keys.
struct Taught {
  Workbench bench;
  explicit Taught(std::string_view more) { EXPECT_TRUE(bench.open_link(linked(more)).empty()) << more; }
  std::string operator()(std::string_view line) { return execute(bench, line); }
  json document() const { return json::parse(document_json(bench)); }
};

std::string hash_of(std::string_view more) {
  Run run(parse_link(linked(more)).settings);
  run.advance(1'000'000);
  return trace::hash_text(run.recording().hash());
}

constexpr const char* refused = "Locked by whoever made this link.";

TEST(Teaching, NamesEachPartThatIsWrongAndTakesTheOthers) {
  const ParsedLink link = parse_link(linked("panels=loop,menu,code&lock=cooks,doors&hide=why,results&play=maybe&present=yes&goal=served:5,served:6,cost:x&expect=12"));
  std::vector<std::string> said;
  for (const Problem& problem : link.problems) said.push_back(describe(text::Language::en, problem));
  ASSERT_EQ(said.size(), 8u);
  EXPECT_EQ(said[0], "panels: “menu” is not possible. Possible values: settings, results, floor, loop, timeline, code, why, console.");
  EXPECT_TRUE(said[1].starts_with("lock: “doors” is not possible. Possible values: all, edit, move, do, clients, period,")) << said[1];
  EXPECT_EQ(said[2], "hide: “results” is not possible. Possible values: code, answer, why, console.");
  EXPECT_EQ(said[3], "play: “maybe” is not possible. Possible values: off, on.");
  EXPECT_EQ(said[4], "present: “yes” is not possible. Possible values: 0, 1.");
  EXPECT_EQ(said[5], "goal is given more than once: “served:6” is ignored.");
  EXPECT_TRUE(said[6].starts_with("goal: “cost:x” is not possible. Possible values: served:5,")) << said[6];
  EXPECT_EQ(said[7], "expect: “12” is not possible. Possible values: 0123456789abcdef.");
  EXPECT_EQ(format_link(link.settings), linked("panels=loop,code&lock=cooks&hide=why&goal=served:5"));
}

TEST(Teaching, KeysWithoutAValueAreSaid) {
  for (const std::string_view key : teaching_keys) {
    for (const char* end : {"", "=", "=,", "=,,,"}) {
      const ParsedLink link = parse_link(std::string(key) + end);
      ASSERT_EQ(link.problems.size(), 1u) << key << end;
      EXPECT_EQ(link.problems.front().kind, Kind::unknown_value);
      EXPECT_EQ(link.settings, default_settings());
    }
  }
}

TEST(Teaching, GivesBackWhateverALinkAsks) {
  Random random(77);
  for (int i = 0; i < 2'000; ++i) {
    const auto lessons = model::lessons();
    Settings settings = settings_of(lessons[random.below(lessons.size())]);
    Teaching& t = settings.teaching;
    const auto rows = settings.lesson->parameters;
    if (random.chance(2)) {
      t.panels.emplace();
      for (std::size_t p = 0; p < panel_words.size(); ++p)
        if (random.chance(2)) t.panels->add(static_cast<PanelName>(p));
      if (t.panels->empty()) t.panels.reset();
    }
    t.locks = {.edit = random.chance(3), .move = random.chance(3), .act = random.chance(3)};
    for (std::size_t row = 0; row < rows.size(); ++row)
      if (random.chance(4)) t.locks.parameters.push_back(row);
    for (const PanelName panel : {PanelName::code, PanelName::why, PanelName::console})
      if (random.chance(3)) t.hidden.add(panel);
    t.answer_hidden = random.chance(3);
    if (random.chance(2)) t.play = random.chance(2);
    t.present = random.chance(3);
    if (random.chance(2)) t.goal.push_back({.kind = Condition::Kind::end, .limit = static_cast<std::int64_t>(random.below(1'000'000'000'000))});
    if (random.chance(2) && find_parameter(*settings.lesson, "cooks")) t.goal.push_back({.kind = Condition::Kind::cost, .limit = static_cast<std::int64_t>(random.below(100'000))});
    for (std::size_t row = 0; row < rows.size(); ++row)
      if (random.chance(4) && rows[row].key != "satisfied") t.goal.push_back({.kind = Condition::Kind::parameter, .limit = rows[row].initial, .row = row});
    if (random.chance(2)) t.expected = random.next();
    const std::string text = format_link(settings);
    const ParsedLink link = parse_link(text);
    ASSERT_TRUE(link.problems.empty()) << text;
    ASSERT_EQ(link.settings, settings) << text;
  }
}

TEST(Teaching, TakesHostileValues) {
  Random random(5);
  constexpr std::string_view words[] = {"all", "edit", "loop", "answer", "served:5", "served:", "cost:99999999999999999999", "cooks:4", "cooks", "1", "on", ",", "%2C", "%00",
                                        "%ff", "<b>", "&lt;", "\"'", "0123456789abcdef", "0123456789abcdefg", ":", "::", "-1", "1e9", "é", "\xff", "satisfied:200001"};
  for (int i = 0; i < 6'000; ++i) {
    std::string text = std::string(random.chance(2) ? rush : "lesson=names");
    for (std::uint64_t n = 1 + random.below(4); n > 0; --n) {
      text.append("&").append(teaching_keys[random.below(teaching_keys.size())]).append("=");
      for (std::uint64_t part = random.below(5); part > 0; --part) text.append(words[random.below(std::size(words))]).append(random.chance(3) ? "" : ",");
    }
    const ParsedLink link = parse_link(text);
    for (const Problem& problem : link.problems) ASSERT_FALSE(describe(text::Language::fr, problem).empty());
    const ParsedLink again = parse_link(format_link(link.settings));
    ASSERT_TRUE(again.problems.empty()) << text;
    ASSERT_EQ(again.settings, link.settings) << text;
  }
}

TEST(Lock, OfAllRefusesWhateverWouldChangeTheLessonOrItsMoment) {
  Taught run("t=3.5&marks=4:Rush&lock=all");
  const std::string before = run.bench.link();
  for (const char* line : {"play", "toggle", "step 1", "handle -1", "start", "end", "seek 2", "position 4", "line 12", "printed 0", "speed 2", "iteration 1", "event 1", "wake 1",
                           "served 1", "run 1", "stop add late", "mark.go 0", "mark.next 1", "differ", "set cooks 4", "type cooks 4", "reset cooks", "reset", "lesson rush-10",
                           "compare on", "keep", "mark Here", "mark.remove 0", "mark.caption 0 Other", "do client", "undone 0", "undo", "redo"}) {
    EXPECT_EQ(run(line), refused) << line;
    EXPECT_EQ(run.bench.link(), before) << line;
  }
  run("lang fr");
  EXPECT_EQ(run("play"), "Verrouillé par qui a fait ce lien.");
}

TEST(Lock, LeavesTheReaderTheReadersOwn) {
  Taught run("lock=all");
  for (const char* line : {"lang fr", "theme light", "level expert", "future hidden", "select client 6", "pause", "predict", "dismiss", "ask on", "answer 0", "question skip", "cancel", "present 1", "answer.hidden on", "edit over"}) {
    EXPECT_EQ(run(line), "") << line;
  }
  EXPECT_EQ(run("open lesson=rush-10"), "");
  EXPECT_EQ(run.bench.lesson().id, "rush-10");
  EXPECT_EQ(run("play"), "") << "another link has its own locks";
}

TEST(Lock, OfOneGroupLeavesTheOthers) {
  Taught edit("lock=edit");
  EXPECT_EQ(edit("set cooks 4"), refused);
  EXPECT_EQ(edit("step 1"), "");
  EXPECT_EQ(edit("do client"), "");
  EXPECT_EQ(edit("undo"), "");
  EXPECT_TRUE(edit.bench.settings().interventions.empty());
  Taught move("lock=move");
  EXPECT_EQ(move("end"), refused);
  EXPECT_EQ(move("set cooks 4"), "");
  EXPECT_EQ(move("do client"), "");
  Taught act("lock=do");
  EXPECT_EQ(act("do client"), refused);
  EXPECT_EQ(act("set cooks 4"), "");
  EXPECT_EQ(act("end"), "");
}

TEST(Lock, OfAParameterKeepsItsValueWhenTheOthersGoBack) {
  Taught run("cooks=4&lock=cooks");
  EXPECT_EQ(run("set cooks 5"), refused);
  EXPECT_EQ(run("type cooks 5"), refused);
  EXPECT_EQ(run("reset cooks"), refused);
  EXPECT_EQ(run("set sodas 2"), "");
  EXPECT_EQ(run("reset"), "");
  EXPECT_EQ(format_scenario(run.bench.settings()), "lesson=rush-2-per-second&cooks=4");
}

TEST(Lock, WhatPlaysCanAlwaysBePaused) {
  Taught run("lock=all");
  run.bench.play();
  EXPECT_EQ(run("toggle"), "");
  EXPECT_FALSE(run.bench.playing());
  EXPECT_EQ(run("toggle"), refused);
}

TEST(Lock, WhatWasBeforeTheLinkIsNotBroughtBackByUndoing) {
  Workbench bench;
  bench.set_parameter("cooks", "6");
  bench.open_link(linked("lock=cooks"));
  EXPECT_FALSE(bench.can_undo());
}

TEST(Hide, TheAnswerIsNeitherInResultsNorInTheFutureNorInAnAnsweredQuestion) {
  Taught run("ask=on&hide=answer");
  json document = run.document();
  EXPECT_EQ(document["results"], nullptr);
  EXPECT_EQ(document["future"], "hidden");
  run("answer 0");
  run("answer 1");
  run("answer 2");
  document = run.document();
  if (document["question"].is_object()) {
    for (const json& option : document["question"]["options"]) EXPECT_EQ(option["state"], "open");
    EXPECT_EQ(document["question"]["answered"], false);
  }
  run("end");
  EXPECT_EQ(run.document()["takeaway_shown"], false);
  EXPECT_EQ(run.document()["future"], "hidden") << "even at the end";
  run("answer.hidden");
  document = run.document();
  EXPECT_EQ(document["results"]["satisfied"], 5);
  EXPECT_EQ(document["future"], "shown");
  EXPECT_EQ(run.bench.link({.moment = false, .language = false, .theme = false}), linked("ask=on"));
}

TEST(Hide, APredictionsAnswerComesBackWithTheOthers) {
  Taught run("t=3.5");
  run("predict");
  run("predict show");
  EXPECT_EQ(run.document()["prediction"]["state"], "right");
  run("answer.hidden on");
  EXPECT_EQ(run.document()["prediction"]["state"], "off");
  run("answer.hidden off");
  EXPECT_FALSE(run.document()["prediction"]["said"].get<std::string>().empty());
}

TEST(Hide, LeavesWhatIsHiddenOutOfTheDocument) {
  Taught run("t=3.5&hide=code,why,console");
  const json document = run.document();
  EXPECT_EQ(document["teaching"]["panels"], (json{"settings", "results", "floor", "loop", "timeline"}));
  EXPECT_EQ(document["console"], json::array());
  EXPECT_EQ(document["selection"]["why"], "");
  for (const json& group : document["suspended"]["rows"])
    for (const json& row : group["rows"]) EXPECT_EQ(row["why"], "");
}

TEST(Present, ShowsThreePanelsUnlessTheLinkNamesOthers) {
  EXPECT_EQ(Taught("present=1").document()["teaching"]["panels"], (json{"floor", "loop", "timeline"}));
  EXPECT_EQ(Taught("present=1&panels=code,loop").document()["teaching"]["panels"], (json{"loop", "code"}));
  Workbench names;
  names.open_link("lesson=names&present=1");
  EXPECT_EQ(json::parse(document_json(names))["teaching"]["panels"], (json{"loop", "timeline", "code"})) << "there is no floor";
  EXPECT_EQ(Taught("").document()["teaching"], nullptr);
}

TEST(Present, GoesOnFromLessonToLesson) {
  Taught run("present=1&lock=cooks&goal=served:5");
  EXPECT_EQ(run("lesson rush-10"), "");
  EXPECT_EQ(run.bench.link({.language = false, .theme = false}), "lesson=rush-10&present=1");
  EXPECT_EQ(run("present 0"), "");
  EXPECT_TRUE(run.bench.teaching().none());
}

TEST(Expect, SaysThatTheLessonGivesAnotherRun) {
  const std::string hash = hash_of("cooks=4");
  Taught same(std::string("cooks=4&expect=") + hash);
  EXPECT_FALSE(same.bench.unexpected());
  Taught other("cooks=4&expect=0123456789abcdef");
  EXPECT_EQ(trace::hash_text(other.bench.unexpected().value_or(0)), hash);
  EXPECT_EQ(other.document()["teaching"]["expect"], (json{{"expected", "0123456789abcdef"}, {"found", hash}}));
}

TEST(Expect, IsOfTheLinksOwnRunOnly) {
  Taught run("expect=0123456789abcdef");
  const LinkOptions plain{.moment = false, .language = false, .theme = false};
  EXPECT_EQ(run.bench.link(plain), linked("expect=0123456789abcdef")) << "a reload says it again";
  EXPECT_EQ(run("set cooks 4"), "");
  EXPECT_FALSE(run.bench.unexpected()) << "the reader's own change is no surprise";
  EXPECT_EQ(run.bench.link(plain), linked("cooks=4"));
  EXPECT_EQ(run("undo"), "");
  EXPECT_TRUE(run.bench.unexpected());
}

TEST(Link, HoldsOnlyTheTickedParts) {
  Taught run("t=3.5&level=expert&future=hidden&stop=late&marks=4:Rush&panels=loop&lock=cooks&hide=code&play=off&present=1&goal=served:5");
  const LinkOptions nothing{.moment = false, .language = false, .theme = false, .view = false, .marks = false, .locks = false};
  EXPECT_EQ(run.bench.link(nothing), linked("goal=served:5")) << "an answer is one to something";
  const auto with = [&](auto change) {
    LinkOptions options = nothing;
    change(options);
    return run.bench.link(options);
  };
  EXPECT_EQ(with([](LinkOptions& o) { o.view = true; }), linked("level=expert&future=hidden&panels=loop&play=off&present=1&goal=served:5"));
  EXPECT_EQ(with([](LinkOptions& o) { o.marks = true; }), linked("stop=late&marks=4:Rush&goal=served:5"));
  EXPECT_EQ(with([](LinkOptions& o) { o.locks = true; }), linked("lock=cooks&hide=code&goal=served:5"));
}

TEST(Link, OfATenClientLessonChangedInThreePlacesIsShort) {
  const ParsedLink link = parse_link("lesson=rush-2-per-second&sodas=2&cooks=6&batch=8");
  const std::string address = "https://comptoir.example.org/v1/#" + format_link(link.settings);
  EXPECT_LT(address.size(), 120u) << address;
}

TEST(Goal, IsInTheDocumentWithWhatCameOfIt) {
  Taught run("goal=served:5,satisfied:5");
  json goal = run.document()["goal"];
  EXPECT_EQ(goal["known"], true);
  EXPECT_EQ(goal["met"], false);
  EXPECT_EQ(goal["conditions"][0], (json{{"kind", "served"}, {"limit", "5\u00a0s"}, {"name", ""}, {"met", false}, {"figure", "7.5\u00a0s"}, {"client", 10}, {"total", 0}, {"missing", false}}));
  EXPECT_EQ(goal["conditions"][1]["met"], true);
  run("answer.hidden on");
  goal = run.document()["goal"];
  EXPECT_EQ(goal["known"], false) << "it would be the answer";
  EXPECT_FALSE(goal["conditions"][0].contains("figure"));
}

}  // namespace
}  // namespace comptoir::session
