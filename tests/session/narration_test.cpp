#include "session/narration.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "model/roles.hpp"

namespace comptoir::session {
namespace {

using text::Language;

/// Settings in which everything that a restaurant can do happens.
constexpr std::string_view scenarios[] = {
    "lesson=rush-2-per-second",
    "lesson=rush-2-per-second&clients=24&cooks=1&sodas=2&batch=1",
    "lesson=rush-2-per-second&clients=12&period=0&t_soda=0&t_burger=0&t_fries=0",
    "lesson=rush-2-per-second&clients=30&period=0.25&cooks=5&sodas=3&batch=8&patience=4",
    "lesson=rush-2-per-second&clients=1",
    "lesson=rush-steady",
    "lesson=rush-10",
    "lesson=serve-one",
    "lesson=serve-unlimited",
    "lesson=serve-constrained",
};

/// A word has a letter or a digit; it ends at a space, no-break ones too.
std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool within = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    const bool space = rest.starts_with(' ') || rest.starts_with("\u00a0");
    const bool letter = std::isalnum(static_cast<unsigned char>(text[i])) || (static_cast<unsigned char>(text[i]) >= 0xc3 && !rest.starts_with("\u202f"));
    if (space) within = false;
    else if (letter && !within) {
      within = true;
      ++words;
    }
  }
  return words;
}

TEST(Narration, HasOneShortSentenceForEveryHandleInBothLanguages) {
  for (const Language language : {Language::fr, Language::en}) {
    for (const std::string_view link : scenarios) {
      Workbench bench(language);
      ASSERT_TRUE(bench.open_link(link).empty());
      bench.set_language(language);
      for (trace::Position k = 0; k <= bench.run().recording().handle_count(); ++k) {
        bench.seek_position(k);
        const std::string said = sentence(bench);
        SCOPED_TRACE(std::string(link) + " at " + std::to_string(k) + ": " + said);
        ASSERT_GT(said.size(), 10u);
        ASSERT_TRUE(said.ends_with('.'));
        ASSERT_LE(words_in(said), 20u);
        ASSERT_EQ(said.find("  "), std::string::npos);
        ASSERT_EQ(said.find('{'), std::string::npos);
        ASSERT_EQ(said.find("\u00a0s\u00a0"), std::string::npos);
        ASSERT_EQ(said.find(" \u00a0s"), std::string::npos) << "a time is missing";
      }
    }
  }
}

TEST(Narration, SaysThatTheLoopSleepsBetweenInstants) {
  Workbench bench(Language::fr);
  EXPECT_EQ(sentence(bench), "Rien n’a encore tourné\u00a0: la tâche main attend son premier pas.");
  bench.seek(loop::Time{3'700'000'000});
  EXPECT_EQ(sentence(bench), "Rien n’est prêt\u00a0: la boucle dort jusqu’à 4,0\u00a0s.");
}

TEST(Narration, TellsTheFirstStepsOfTheRush) {
  Workbench bench(Language::en);
  std::vector<std::string> said;
  for (int i = 0; i < 6; ++i) {
    bench.step_task(1);
    said.push_back(sentence(bench));
  }
  EXPECT_EQ(said[0], "Client 1 comes in: main makes the order, then goes to sleep until 0.5\u00a0s.");
  EXPECT_EQ(said[1], "Client 1 orders: three tasks are made, one for each dish, and the order waits for them.");
  EXPECT_EQ(said[2], "A machine is free: soda 1 pours until 1.0\u00a0s.");
  EXPECT_EQ(said[3], "The fryer is free but empty: fries 1 start a batch until 4.0\u00a0s.");
  EXPECT_EQ(said[4], "A cook is free: burger 1 is on the grill until 3.0\u00a0s.");
  bench.to_end();
  EXPECT_EQ(sentence(bench), "The task main is done: the loop stops.");
  bench.step_task(-1);
  EXPECT_EQ(sentence(bench), "All orders are served: 5 clients of 10 are satisfied.");
}

/// Everything that a sentence names has happened: no client or time beyond what the state at the playhead shows.
TEST(Narration, NeverTellsTheFuture) {
  Workbench bench(Language::en);
  const trace::Recording& recording = bench.run().recording();
  for (trace::Position k = 1; k <= recording.handle_count(); ++k) {
    bench.seek_position(k);
    const std::string said = sentence(bench);
    const std::size_t until = said.find("until ");
    if (until == std::string::npos) continue;
    const std::string time = said.substr(until + 6, said.find("\u00a0s") - until - 6);
    bool known = false;
    for (const trace::TimerView& timer : bench.cursor_after().timers()) known = known || clock_seconds(Language::en, timer.deadline.ns) == time;
    EXPECT_TRUE(known) << said;
  }
}

TEST(Why, SaysWhoIsBusyThePlaceAndWhoFreesIt) {
  Workbench bench(Language::fr);
  bench.seek(loop::Time{3'500'000'000});
  const Client six = bench.run().clients().client(6);
  EXPECT_EQ(why(bench, six.burger).text(),
            "Le burger 6 attend un cuisinier\u00a0: les trois sont occupés. Il est premier dans la file\u202f; il passera quand le burger 3 sera prêt.");
  bench.set_language(Language::en);
  EXPECT_EQ(why(bench, six.burger).text(), "Burger 6 is waiting for a cook: all three are busy. It is first in line and goes when burger 3 is ready.");
  EXPECT_EQ(why(bench, six.soda).text(), "Soda 6 is waiting for the machine: it is busy. It is number 2 in line; the next machine comes free at 4.0\u00a0s.");
  EXPECT_EQ(why(bench, six.serve).text(), "Order 6 waits for its dishes: still missing the soda, the fries and the burger.");
  EXPECT_EQ(why(bench, bench.run().clients().client(3).burger).text(), "A cook is making burger 3: its task sleeps until 4.0\u00a0s.");
  EXPECT_EQ(why(bench, loop::TaskId{1}).text(), "The task main sleeps until 4.0\u00a0s: its wake-up is scheduled.");
  EXPECT_TRUE(why(bench, six.burger).words.at(0).bold);
  EXPECT_EQ(why(bench, six.burger).subject, "burger\u00a0" "6");
  EXPECT_EQ(why(bench, six.burger).reason.place_in_line, 1u);
}

TEST(Why, HasWordsForEveryTaskAtEveryMoment) {
  for (const Language language : {Language::fr, Language::en}) {
    for (const std::string_view link : scenarios) {
      Workbench bench(language);
      bench.open_link(link);
      bench.set_language(language);
      const trace::Recording& recording = bench.run().recording();
      const trace::Position step = std::max<trace::Position>(1, recording.handle_count() / 40);
      for (trace::Position k = 0; k <= recording.handle_count(); k += step) {
        bench.seek_position(k);
        for (std::uint32_t id = 1; id <= recording.task_count(); ++id) {
          const WhyText said = why(bench, loop::TaskId{id});
          ASSERT_FALSE(said.words.empty());
          const std::string text = said.text();
          ASSERT_EQ(text.find_first_of("{}*"), std::string::npos) << text;
          ASSERT_TRUE(text.ends_with('.')) << text;
          ASSERT_EQ(text.find("  "), std::string::npos) << text;
          ASSERT_EQ(text.find(" ."), std::string::npos) << text;
        }
      }
    }
  }
}

TEST(Why, OfNoTaskIsEmpty) {
  const Workbench bench;
  EXPECT_TRUE(why(bench, loop::TaskId::none).words.empty());
  EXPECT_TRUE(why(bench, loop::TaskId{99'999}).words.empty());
  EXPECT_EQ(why_subject(bench), loop::TaskId::none);
}

TEST(Why, ASelectedClientsFirstWaitingDishIsTheSubject) {
  Workbench bench;
  bench.seek(loop::Time{3'500'000'000});
  bench.select_client(6);
  EXPECT_EQ(why_subject(bench), bench.run().clients().client(6).burger);
  bench.select_task(bench.run().clients().client(6).soda);
  EXPECT_EQ(why_subject(bench), bench.run().clients().client(6).soda);
}

/// One satisfied client, or none, is no plural in French.
TEST(Console, CountsAnyNumberOfSatisfiedClients) {
  const model::Lesson& lesson = *model::find_lesson("rush-2-per-second");
  const loop::Print one{static_cast<std::uint16_t>(model::PrintKey::satisfied), 1, 10};
  EXPECT_EQ(console_line(Language::fr, lesson, "main", one), "clients satisfaits\u00a0: 1 sur 10");
  EXPECT_EQ(console_line(Language::en, lesson, "main", one), "1 of 10 clients satisfied");
}

}  // namespace
}  // namespace comptoir::session
