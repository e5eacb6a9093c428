#include "session/document.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "session/json.hpp"
#include "trace/hash.hpp"

namespace comptoir::session {
namespace {

using nlohmann::json;

json document(const Workbench& bench) {
  json parsed = json::parse(document_json(bench), nullptr, false);
  EXPECT_TRUE(parsed.is_object());
  return parsed;
}

TEST(Json, EscapesWhatMustBeAndReplacesWhatIsNoText) {
  EXPECT_EQ(json_string("a\"\\\n\t\x01\x7f"), "\"a\\\"\\\\\\u000a\\u0009\\u0001\\u007f\"");
  EXPECT_EQ(json_string("é\u202f\U0001F354"), "\"é\u202f\U0001F354\"");
  EXPECT_EQ(json_string("\xff\xc3"), "\"\uFFFD\uFFFD\"");
  JsonWriter writer;
  writer.begin_object().member("a", 1).key("b").begin_array().value(true).null().seconds(2'500'000'000).end_array();
  writer.key("c").begin_object().end_object().key("d").fraction(0.25).key("e").fraction(1e300).end_object();
  EXPECT_EQ(writer.text(), R"({"a":1,"b":[true,null,2.5],"c":{},"d":0.25,"e":null})");
}

TEST(Document, HasAllThatThePageShows) {
  Workbench bench(text::Language::fr, Theme::light);
  bench.seek(loop::Time{3'500'000'000});
  const json d = document(bench);
  EXPECT_EQ(d["language"], "fr");
  EXPECT_EQ(d["theme"], "light");
  EXPECT_EQ(d["revision"], bench.revision());
  EXPECT_EQ(d["lesson"]["id"], "rush-2-per-second");
  EXPECT_EQ(d["lessons"].size(), model::lessons().size());
  EXPECT_EQ(d["time"], "3,500\u00a0s");
  EXPECT_EQ(d["seconds"], 3.5);
  EXPECT_EQ(d["position"]["turns"], 87);
  EXPECT_EQ(d["position"]["steps"], 109);
  EXPECT_EQ(d["position"]["handle"], bench.playhead().position);
  EXPECT_EQ(d["sentence"].get<std::string>().empty(), false);
  EXPECT_EQ(d["announce"], true);
  EXPECT_EQ(d["progress"], nullptr);
  EXPECT_EQ(d["trace_hash"], trace::hash_text(bench.run().recording().hash()));
  EXPECT_EQ(d["problems"], json::array());
  ASSERT_EQ(d["parameters"].size(), 11u);
  EXPECT_EQ(d["parameters"][10]["options"][1]["word"], "slip");
  const json& period = d["parameters"][1];
  EXPECT_EQ(period["key"], "period");
  EXPECT_EQ(period["label"], "Intervalle");
  EXPECT_EQ(period["value"], "0.5");
  EXPECT_EQ(period["shown"], "0,5");
  EXPECT_EQ(period["unit"], "s");
  EXPECT_EQ(period["minimum"], "0");
  EXPECT_EQ(period["maximum"], "3600");
  EXPECT_EQ(period["step"], "0.001");
}

TEST(Document, ListsEachSuspendedTaskOnceAndTimersByDeadline) {
  Workbench bench(text::Language::en);
  bench.seek(loop::Time{3'500'000'000});
  const json d = document(bench);
  std::size_t suspended = 0;
  for (const json& group : d["suspended"]["rows"]) {
    suspended += group["rows"].size();
    for (const json& row : group["rows"]) EXPECT_FALSE(row["why"].get<std::string>().empty());
  }
  EXPECT_EQ(suspended, bench.cursor().counts().suspended);
  EXPECT_EQ(d["timers"]["rows"].size(), bench.cursor().counts().timers);
  EXPECT_EQ(d["timers"]["rows"][0]["due"], "4.0\u00a0s");
  EXPECT_EQ(d["ready"]["rows"].size(), bench.cursor().counts().ready);
}

TEST(Document, ResultsFollowThePlayheadWhenTheFutureIsHidden) {
  Workbench bench(text::Language::en);
  EXPECT_EQ(document(bench)["results"]["satisfied"], 5);
  EXPECT_EQ(document(bench)["results"]["text"], "5 clients of 10 satisfied, at the end of service, at 12.0\u00a0s");
  bench.set_future_shown(false);
  EXPECT_EQ(document(bench)["results"]["satisfied"], 0);
  bench.seek(loop::Time{4'000'000'000});
  const json d = document(bench);
  EXPECT_EQ(d["results"]["satisfied"], 3);
  const json& clients = d["results"]["clients"];
  ASSERT_EQ(clients.size(), 10u);
  EXPECT_EQ(clients[0]["state"], "served");
  EXPECT_EQ(clients[0]["waited"], "4.0\u00a0s");
  EXPECT_EQ(clients[4]["state"], "waiting");
  EXPECT_EQ(clients[4]["waited"], "2.0\u00a0s");
  EXPECT_EQ(clients[9]["state"], "coming");
  bench.to_end();
  EXPECT_EQ(document(bench)["results"]["clients"][9]["state"], "late");
  EXPECT_EQ(document(bench)["results"]["satisfied"], 5);
}

TEST(Document, CutsLongListsAndCountsTheRest) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&clients=1000&period=0");
  while (bench.progress()) bench.tick(0);
  bench.seek(loop::Time{0});
  const json d = document(bench);
  std::size_t shown = 0, more = 0;
  for (const json& group : d["suspended"]["rows"]) {
    shown += group["rows"].size();
    more += group["more"].get<std::size_t>();
  }
  EXPECT_EQ(shown, longest_list);
  EXPECT_EQ(shown + more, bench.cursor().counts().suspended);
  EXPECT_EQ(d["results"]["clients"].size(), longest_list);
  EXPECT_EQ(d["results"]["more"], 800);
  EXPECT_LT(document_json(bench).size(), 200'000u);
}

TEST(Document, IsWellFormedAtEveryHandleInBothLanguages) {
  for (const text::Language language : {text::Language::fr, text::Language::en}) {
    Workbench bench(language);
    for (trace::Position k = 0; k <= bench.run().recording().handle_count(); ++k) {
      bench.seek_position(k);
      bench.select_client(k % 11);
      const json d = document(bench);
      ASSERT_EQ(d["at_start"], k == 0);
      ASSERT_EQ(d["at_end"], k == bench.run().recording().handle_count());
    }
  }
}

}  // namespace
}  // namespace comptoir::session
