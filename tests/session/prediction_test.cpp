// "Which task runs next?" at every position of lessons: what is right is what ran, it can be chosen, and the reason fits the state.
#include "session/prediction.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "session/command.hpp"
#include "session/document.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {
namespace {

using Kind = NextReason::Kind;
using State = Prediction::State;
using trace::Position;

/// The task of the next step, read the simplest way.
loop::TaskId ran_next(const trace::Recording& recording, Position after) {
  for (Position k = after + 1; k <= recording.handle_count(); ++k)
    if (recording.is_task_step(k)) return recording.handle(recording.handle_at(k)).info.task;
  return loop::TaskId::none;
}

/// What the state where it was asked must be for each reason.
void expect_fits(const trace::Recording& recording, Position after, const NextReason& reason) {
  trace::Cursor cursor(recording);
  cursor.seek(after, false);
  std::vector<trace::HandleView> ready;
  for (const trace::HandleView& handle : cursor.ready())
    if (!handle.cancelled) ready.push_back(handle);
  const auto steps = [](const trace::HandleView& handle) { return handle.info.kind == loop::HandleKind::step || handle.info.kind == loop::HandleKind::wake; };
  const auto first = std::ranges::find_if(ready, steps);
  switch (reason.kind) {
    case Kind::front:
      ASSERT_FALSE(ready.empty());
      EXPECT_TRUE(first == ready.begin() && first->info.task == reason.task);
      return;
    case Kind::passed: EXPECT_TRUE(first != ready.end() && first->info.task == reason.other && reason.other != reason.task); return;
    case Kind::behind: EXPECT_TRUE(first != ready.begin() && first != ready.end() && first->info.task == reason.task); return;
    default: EXPECT_TRUE(first == ready.end());
  }
  const auto sleeping = cursor.sleeping();
  switch (reason.kind) {
    case Kind::callback: EXPECT_FALSE(ready.empty()); break;
    case Kind::sleep: case Kind::tie: {
      const auto own = std::ranges::find(sleeping, reason.task, &trace::SleeperView::task);
      ASSERT_NE(own, sleeping.end());
      EXPECT_EQ(own->deadline, reason.when);
      EXPECT_GT(reason.when, recording.time_at(after));
      for (const trace::TimerView& timer : cursor.timers())
        EXPECT_TRUE(timer.cancelled || timer.deadline >= reason.when);
      const auto others = std::ranges::count(sleeping, reason.when, &trace::SleeperView::deadline);
      EXPECT_EQ(others > 1, reason.kind == Kind::tie);
      EXPECT_NE(reason.other, reason.task);
      break;
    }
    case Kind::late: EXPECT_LE(std::ranges::find(sleeping, reason.task, &trace::SleeperView::task)->deadline, recording.time_at(after)); break;
    case Kind::stuck: EXPECT_TRUE(ready.empty() && cursor.timers().empty()); break;
    case Kind::over: EXPECT_EQ(ran_next(recording, after), loop::TaskId::none); break;
    default: break;
  }
}

TEST(Prediction, IsWhatRanAtEveryPositionOfEveryLesson) {
  std::map<Kind, int> met;
  for (const model::Lesson& lesson : model::lessons()) {
    Workbench bench(text::Language::en);
    bench.open_link("lesson=" + std::string(lesson.id));
    if (!bench.run().finished()) continue;
    const trace::Recording& recording = bench.run().recording();
    const Position step = std::max<Position>(recording.handle_count() / 150, 1);
    for (Position k = 0; k <= recording.handle_count(); k += step) {
      SCOPED_TRACE(std::string(lesson.id) + " at " + std::to_string(k));
      bench.seek_position(k);
      ASSERT_TRUE(bench.predict());
      const loop::TaskId right = ran_next(recording, k);
      const Choices choices = bench.prediction().choices(recording);
      EXPECT_LE(choices.tasks.size(), 6u);
      EXPECT_TRUE(right == loop::TaskId::none ? choices.none : std::ranges::find(choices.tasks, right) != choices.tasks.end());
      bench.answer_prediction(right);
      EXPECT_EQ(bench.prediction().state(), State::right);
      const NextReason reason = next_reason(recording, k);
      ++met[reason.kind];
      EXPECT_EQ(reason.task, right);
      expect_fits(recording, k, reason);
      const std::string said = bench.prediction().said(text::Language::en, recording);
      EXPECT_FALSE(said.empty());
      EXPECT_EQ(said.find('{'), said.npos) << said;
      EXPECT_NE(said, bench.prediction().said(text::Language::fr, recording));
      for (const loop::TaskId wrong : choices.tasks) {
        if (wrong == right) continue;
        bench.predict();
        bench.answer_prediction(wrong);
        EXPECT_EQ(bench.prediction().state(), State::wrong);
        EXPECT_GT(bench.prediction().said(text::Language::en, recording).size(), said.size()) << "and why the chosen one doesn't";
        break;
      }
    }
  }
  for (const Kind kind : {Kind::front, Kind::behind, Kind::callback, Kind::sleep, Kind::tie, Kind::over}) EXPECT_GT(met[kind], 0) << static_cast<int>(kind);
  for (const auto& [kind, n] : met) RecordProperty("reason" + std::to_string(static_cast<int>(kind)), n);
}

/// The first position of a run at which a reason is given, and its sentence.
std::string first_said(const std::string& link, Kind kind) {
  Workbench bench(text::Language::en);
  bench.open_link(link);
  const trace::Recording& recording = bench.run().recording();
  for (Position k = 0; k <= recording.handle_count(); ++k)
    if (const NextReason reason = next_reason(recording, k); reason.kind == kind) return describe(text::Language::en, recording, reason);
  return "none";
}

TEST(Prediction, SaysWhyInOneSentence) {
  const std::string rush = "lesson=rush-2-per-second";
  EXPECT_EQ(first_said(rush, Kind::front), "main is at the front of the ready queue.");
  EXPECT_EQ(first_said(rush, Kind::sleep), "No task is ready: the loop sleeps until 0.5\u00a0s, and the first timer is that of main.");
  EXPECT_EQ(first_said(rush, Kind::tie), "No task is ready. Two timers are due at 1.0\u00a0s: that of soda\u00a01 was made before that of main.");
  EXPECT_EQ(first_said(rush, Kind::callback), "No task is ready: the callback of burger\u00a05 runs first, and order\u00a05 is woken.");
  EXPECT_EQ(first_said("lesson=cancel", Kind::passed), "example is next in the ready queue: subtask stands before it, but is cancelled.");
  EXPECT_EQ(first_said(rush, Kind::over), "The run ends here: no task takes another step.");
}

TEST(Prediction, AWrongAnswerIsToldWhyThatOneDoesNotRun) {
  Workbench bench(text::Language::en);
  bench.seek(loop::Time{3'600'000'000});
  ASSERT_TRUE(bench.predict());
  const Client sixth = bench.run().clients().client(6);
  bench.answer_prediction(sixth.burger);
  EXPECT_EQ(bench.prediction().state(), State::wrong);
  const std::string said = bench.prediction().said(text::Language::en, bench.run().recording());
  EXPECT_EQ(said, "No task is ready. Two timers are due at 4.0\u00a0s: that of fries\u00a01 was made before that of burger\u00a03. "
                  "Burger 6 is waiting for a cook: all three are busy. It is first in line and goes when burger 3 is ready.");
}

TEST(Prediction, HidesTheFutureWhileItIsAsked) {
  Workbench bench;
  bench.seek(loop::Time{3'500'000'000});
  EXPECT_TRUE(bench.future_shown());
  bench.predict();
  EXPECT_FALSE(bench.future_shown());
  EXPECT_EQ(bench.seen_until(), bench.time());
  bench.answer_prediction(ran_next(bench.run().recording(), bench.playhead().position));
  EXPECT_TRUE(bench.future_shown());
}

TEST(Prediction, IsWithdrawnWhereThePlayheadLeavesTheMoment) {
  for (const char* line : {"step 1", "step -1", "end", "seek 2", "wake 1", "play"}) {
    Workbench bench;
    bench.seek(loop::Time{3'500'000'000});
    bench.predict();
    execute(bench, line);
    bench.tick(1);
    EXPECT_EQ(bench.prediction().state(), State::off) << line;
    EXPECT_TRUE(bench.future_shown());
  }
  Workbench bench;
  bench.predict();
  bench.select_client(3);
  bench.set_language(text::Language::fr);
  bench.tick(1);
  EXPECT_TRUE(bench.predicting()) << "looking around is no leaving";
  bench.set_parameter("cooks", "4");
  EXPECT_FALSE(bench.predicting());
}

TEST(Prediction, AnAnswerStaysWhileOneLooksWhatCame) {
  Workbench bench(text::Language::en);
  bench.predict();
  bench.answer_prediction(loop::TaskId{1});
  const std::string said = bench.prediction().said(text::Language::en, bench.run().recording());
  bench.step_task(1);
  bench.step_task(1);
  EXPECT_EQ(bench.prediction().state(), State::right);
  EXPECT_EQ(bench.prediction().said(text::Language::en, bench.run().recording()), said);
  bench.answer_prediction(loop::TaskId{2});
  EXPECT_EQ(bench.prediction().state(), State::right) << "answered once";
  bench.set_parameter("cooks", "4");
  EXPECT_EQ(bench.prediction().state(), State::off);
}

TEST(Prediction, WithinAHandleThatTakesTimeTheNextOneIsMeant) {
  Workbench bench(text::Language::en);
  bench.open_link("lesson=order-sync-async&variant=sync&t=30");
  ASSERT_TRUE(bench.blocked());
  ASSERT_TRUE(bench.predict());
  EXPECT_TRUE(bench.prediction().choices(bench.run().recording()).none);
  bench.answer_prediction(loop::TaskId{1});
  EXPECT_EQ(bench.prediction().state(), State::wrong) << "it runs already; nothing runs after it";
}

TEST(Prediction, IsNotAskedWhereNobodyKnows) {
  Workbench bench;
  bench.set_slice(300);
  bench.open_link("lesson=rush-2-per-second&clients=2000");
  bench.to_end();
  EXPECT_FALSE(bench.predict()) << "the run still grows";
  bench.cancel();
  bench.to_end();
  EXPECT_FALSE(bench.predict()) << "and was cut";
  EXPECT_TRUE(bench.future_shown());
}

TEST(Prediction, CommandsAndThePageAskIt) {
  Workbench bench(text::Language::en);
  const auto prediction = [&] { return nlohmann::json::parse(document_json(bench))["prediction"]; };
  EXPECT_EQ(prediction(), (nlohmann::json{{"state", "off"}}));
  bench.seek(loop::Time{3'500'000'000});
  EXPECT_EQ(execute(bench, "predict"), "");
  nlohmann::json asked = prediction();
  EXPECT_EQ(asked["state"], "asked");
  EXPECT_EQ(asked["said"], "");
  EXPECT_GE(asked["options"].size(), 2u);
  EXPECT_EQ(asked["none"], "none: the run ends") << "no step is ready";
  EXPECT_EQ(execute(bench, "predict task " + asked["options"][0]["task"].dump()), "");
  EXPECT_NE(prediction()["said"], "");
  EXPECT_EQ(execute(bench, "predict off"), "");
  EXPECT_EQ(prediction()["state"], "off");
  bench.to_start();
  execute(bench, "predict");
  EXPECT_EQ(prediction()["none"], "") << "main is ready: somebody will run";
  execute(bench, "predict none");
  EXPECT_EQ(prediction()["state"], "wrong");
  for (const char* line : {"predict x", "predict task", "predict task 0", "predict task 9999", "predict task x"}) EXPECT_NE(execute(bench, line), "") << line;
}

}  // namespace
}  // namespace comptoir::session
