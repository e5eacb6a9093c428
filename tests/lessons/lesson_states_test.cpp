/// Of every lesson, in many settings: the state that a cursor tells is the one that the loop had while it ran, at every
/// position, forwards, backwards and in jumps, while the handle holds the slot and when it is over.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "loop/errors.hpp"
#include "session/link.hpp"
#include "session/run.hpp"
#include "tests/lessons/random_settings.hpp"
#include "tests/trace/mirror.hpp"

namespace comptoir::session {
namespace {

using trace::Cursor;
using trace::Position;
using trace::testing::Mirror;

/// Handles times tasks, of runs that are looked at: of a lesson's own values, and of others. What is left out is the same
/// program with larger numbers.
constexpr std::uint64_t most_of_own = 200'000, most_of_others = 10'000;
/// Seeking backwards replays what lies between, so that longer runs are looked at in so many of their positions.
constexpr Position most_backwards = 60;

/// The observer between the loop and the recorder: a function without state makes it.
std::unique_ptr<Mirror> mirror;
loop::Observer* make_mirror(loop::Observer& recorder) {
  mirror = std::make_unique<Mirror>(recorder);
  return mirror.get();
}

std::vector<loop::TaskId> ids(const std::vector<loop::TaskRef>& tasks) {
  std::vector<loop::TaskId> found;
  for (const loop::TaskRef& task : tasks) found.push_back(task.id());
  return found;
}

/// What the live loop itself says when a handle is over. The cursor is there, with the slot free.
void compare_with_loop(const loop::Loop& live, const Cursor& cursor) {
  EXPECT_EQ(live.time().ns, cursor.time().ns);
  const std::vector<loop::TaskRef> tasks = live.all_tasks();
  EXPECT_EQ(ids(tasks), cursor.living());
  for (const loop::TaskRef& task : tasks) {
    const trace::TaskView told = cursor.task(task.id());
    const auto waiting = task.waiting();
    ASSERT_EQ(waiting.has_value(), told.state == trace::TaskState::waiting) << "task " << number(task.id());
    if (!waiting) continue;
    EXPECT_EQ(waiting->on.kind, told.wait.kind);
    EXPECT_EQ(waiting->on.resource, told.wait.resource);
    EXPECT_EQ(waiting->on.task, told.wait.task);
    EXPECT_EQ(waiting->since.ns, told.since.ns);
  }
}

void compare(const Settings& settings) {
  Run run(settings, make_mirror);
  Cursor live(run.recording());
  mirror->after_handle = [&] {
    const loop::Loop* const loop = loop::Loop::running_or_null();  // the article's is none
    if (loop == nullptr || testing::Test::HasFailure()) return;
    live.seek(run.recording().handle_count(), false);
    SCOPED_TRACE("handle " + std::to_string(run.recording().handle_count()));
    compare_with_loop(*loop, live);
  };
  while (run.advance(1'000'000)) {
  }
  mirror->finish();
  const trace::Recording& recording = run.recording();
  const Position count = recording.handle_count();
  ASSERT_EQ(mirror->states().size(), count + 1u);
  ASSERT_EQ(mirror->released().size(), count + 1u);

  Cursor cursor(recording);
  const auto same = [&](Position k, bool held) {
    cursor.seek(k, held);
    return trace::testing::describe(cursor) == (held ? mirror->states() : mirror->released())[k];
  };
  const auto difference = [&](Position k, bool held) {
    return " to " + std::to_string(k) + (held ? "\nis\n" : ", slot free\nis\n") + trace::testing::describe(cursor) + "was\n" +
           (held ? mirror->states() : mirror->released())[k];
  };
  for (Position k = 0; k <= count; ++k)
    for (const bool held : {true, false}) ASSERT_TRUE(same(k, held)) << "forwards" << difference(k, held);
  const Position step = std::max<Position>(1, count / most_backwards);
  for (Position k = count + 1; k-- > 0;) {
    if (k % step != 0 && count - k > 10) continue;
    for (const bool held : {false, true}) ASSERT_TRUE(same(k, held)) << "backwards" << difference(k, held);
  }
  Random random(count);
  for (int i = 0; i < 40; ++i) {
    const auto k = static_cast<Position>(random.below(count + 1u));
    const bool held = random.chance(2);
    ASSERT_TRUE(same(k, held)) << "jumping" << difference(k, held);
  }
}

/// Small, so that every position can be compared.
bool small(const Settings& settings, std::uint64_t most) {
  Run run(settings);
  for (std::uint64_t handles = 0; handles < most; handles += 1'000) {
    const bool more = run.advance(1'000);
    const trace::Recording& recording = run.recording();
    if (std::uint64_t{recording.handle_count()} * recording.task_count() > most) return false;
    if (!more) return true;
  }
  return false;
}

class EveryLesson : public testing::TestWithParam<const model::Lesson*> {};

TEST_P(EveryLesson, HasTheStatesOfItsLoop) {
  const model::Lesson& lesson = *GetParam();
  if (!lesson.program && !lesson.article) return;
  std::vector<Settings> all = {settings_of(lesson)};
  for (std::size_t i = 0; i < lesson.parameters.size(); ++i) {
    if (lesson.parameters[i].kind != model::ParameterKind::choice) continue;
    for (std::int64_t value = lesson.parameters[i].minimum; value <= lesson.parameters[i].maximum; ++value) {
      all.push_back(settings_of(lesson));
      all.back().values[i] = value;
    }
  }
  Random random(0x57a7e + lesson.id.size());
  for (int i = 0; i < 5; ++i) all.push_back(random_settings(lesson, random));
  // Somebody changes the run: what a lesson doesn't offer is refused, and is a handle all the same.
  all.push_back(settings_of(lesson));
  for (const char* text : {"1.5-2:block:1", "2:client", "2.5:cancel:burger:2", "3-1:fail:soda:3", "3:add:cook", "3.5:remove:cook"})
    ASSERT_TRUE(insert(all.back().interventions, *parse_intervention(text)));

  std::size_t compared = 0;
  for (const Settings& settings : all) {
    SCOPED_TRACE(format_scenario(settings));
    const bool own = &settings == all.data();
    if (!small(settings, own ? most_of_own : most_of_others)) {
      EXPECT_FALSE(own) << "the lesson's own run is too large to be looked at";
      continue;
    }
    compare(settings);
    ++compared;
    if (HasFailure()) return;
  }
  EXPECT_GE(compared * 2, all.size()) << "most settings are too large to be looked at";
}

/// The loop that document 004 builds says how long its queue is.
TEST(LessonStates, OfTheArticlesLoopHaveItsQueue) {
  std::size_t lessons = 0;
  for (const model::Lesson& lesson : model::lessons()) {
    if (!lesson.article) continue;
    SCOPED_TRACE(std::string(lesson.id));
    ++lessons;
    trace::Recording recording;
    Mirror plain(recording);
    Cursor cursor(recording);
    mini::Loop article(&plain);
    plain.after_handle = [&] {
      cursor.seek(recording.handle_count(), false);
      EXPECT_EQ(article.size(), cursor.ready().size()) << "handle " << recording.handle_count();
    };
    try {
      lesson.article(article, lesson, settings_of(lesson).values);
    } catch (const loop::IndexError&) {  // as it ends
    }
    EXPECT_GT(recording.handle_count(), 0u);
  }
  EXPECT_GE(lessons, 3u);
}

std::string name_of(const testing::TestParamInfo<const model::Lesson*>& info) {
  std::string name(info.param->id);
  std::ranges::replace(name, '-', '_');
  return name;
}
INSTANTIATE_TEST_SUITE_P(LessonStates, EveryLesson, testing::ValuesIn(model::registered_lessons().begin(), model::registered_lessons().end()), name_of);

}  // namespace
}  // namespace comptoir::session
