/// The first difference of two recordings is where comparing the whole state at every position finds it.
#include "trace/first_difference.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "growing.hpp"
#include "mirror.hpp"
#include "programs.hpp"
#include "script.hpp"

namespace comptoir::trace::testing {
namespace {

using State = FirstDifference::State;

struct Recorded {
  Recording recording;
  template <class Program>
  explicit Recorded(Program program) {
    Recorder recorder(recording);
    program(recorder);
    recorder.finish();
  }
};

auto restaurant(const Restaurant& setup) {
  return [setup](loop::Observer& observer) { run_restaurant(observer, setup); };
}

FirstDifference compared(const Recording& a, const Recording& b, std::size_t slice = 1'000'000) {
  FirstDifference difference;
  while (difference.advance(a, b, slice)) {}
  return difference;
}

/// All that a position shows, but for how many units are free: that says how many were made.
std::string shown(Cursor& cursor, Position k) {
  cursor.seek(k);
  std::string text = describe(cursor);
  for (std::size_t at = 0; (at = text.find(" free ", at)) != text.npos;) text.erase(at, text.find(' ', at + 6) - at);
  const Recording& recording = cursor.recording();
  for (std::size_t i = 0; i < recording.printed_until(k); ++i) {
    const PrintedLine line = recording.printed(i);
    text += std::to_string(line.print.key) + ' ' + std::to_string(line.print.a) + ' ' + std::to_string(line.print.b) + '\n';
  }
  for (std::uint32_t i = 1; i <= cursor.counts().created; ++i) text += recording.task(loop::TaskId{i}).name.str() + ' ';
  return text;
}

std::optional<Position> by_states(const Recording& a, const Recording& b) {
  Cursor in_a(a), in_b(b);
  const Position least = std::min(a.handle_count(), b.handle_count());
  for (Position k = 0; k <= least; ++k)
    if (shown(in_a, k) != shown(in_b, k)) return k;
  if (a.handle_count() == b.handle_count()) return std::nullopt;
  return least + 1;
}

TEST(FirstDifference, IsWhereTheStatesPart) {
  std::uint32_t random = 7;
  const auto below = [&random](std::uint32_t n) {
    random = random * 1664525u + 1013904223u;
    return static_cast<std::uint32_t>((std::uint64_t{random} * n) >> 32);
  };
  const auto any = [&] { return Restaurant{4 + below(8), 1 + below(6), loop::milliseconds(250 * (1 + below(3)))}; };
  int found = 0, none = 0;
  for (int i = 0; i < 60; ++i) {
    const Restaurant first = any();
    Restaurant second = any();
    if (below(3) > 0) second.period = first.period;   // else they part in the first handles
    if (below(3) > 0) second.clients = first.clients;
    const Recorded a(restaurant(first)), b(restaurant(second));
    const auto expected = by_states(a.recording, b.recording);
    const FirstDifference difference = compared(a.recording, b.recording);
    ASSERT_EQ(difference.state() == State::found, expected.has_value()) << i;
    if (expected) {
      ASSERT_EQ(difference.position(), *expected) << i;
    }
    ++(expected ? found : none);
  }
  EXPECT_GT(found, 20);
  EXPECT_GT(none, 3);
}

TEST(FirstDifference, OfMuddlesIsTheSameWhateverTheSlices) {
  for (std::uint32_t seed = 1; seed < 6; ++seed) {
    const Recorded a([seed](loop::Observer& o) { run_muddle(o, seed); }), b([seed](loop::Observer& o) { run_muddle(o, seed + 1); });
    const FirstDifference whole = compared(a.recording, b.recording), sliced = compared(a.recording, b.recording, 1);
    ASSERT_EQ(whole.state(), State::found);
    EXPECT_EQ(whole.position(), sliced.position());
    EXPECT_EQ(compared(a.recording, a.recording).state(), State::none);
    const Recorded again([seed](loop::Observer& o) { run_muddle(o, seed); });
    EXPECT_EQ(compared(a.recording, again.recording, 3).state(), State::none);
  }
}

TEST(FirstDifference, HasTheMomentOfTheRunThatIsFirstToHaveIt) {
  // Somebody more comes when the others have been served: the longer run alone has that handle.
  const Recorded three(restaurant({3, 3, loop::milliseconds(500)})), four(restaurant({4, 3, loop::milliseconds(500)}));
  for (const bool turned : {false, true}) {
    const Recording& a = turned ? four.recording : three.recording;
    const Recording& b = turned ? three.recording : four.recording;
    const FirstDifference difference = compared(a, b);
    ASSERT_EQ(difference.state(), State::found);
    EXPECT_EQ(difference.moment(a, b).time, (loop::Time{1'500'000'000})) << turned;
  }
}

TEST(FirstDifference, IsExactWhileARecordingGrows) {
  const Recorded whole(restaurant({8, 2, loop::milliseconds(500)}));
  const Recorded other(restaurant({8, 3, loop::milliseconds(500)}));
  const Position expected = compared(whole.recording, other.recording).position();
  Recording growing;
  Recorder recorder(growing);
  FirstDifference difference;
  Growing observer(recorder, [&] {
    difference.advance(growing, other.recording, 50);
    ASSERT_EQ(difference.state(), growing.handle_count() < expected ? State::searching : State::found) << growing.handle_count();
  });
  run_restaurant(observer, {8, 2, loop::milliseconds(500)});
  EXPECT_EQ(difference.position(), expected);

  // Equal as far as it goes: only its end says that there is nothing.
  Recording same;
  Recorder again(same);
  FirstDifference nothing;
  run_restaurant(again, {8, 3, loop::milliseconds(500)});
  EXPECT_FALSE(nothing.advance(same, other.recording, 1'000'000));
  EXPECT_EQ(nothing.state(), State::searching);
  again.finish();
  nothing.advance(same, other.recording, 1'000'000);
  EXPECT_EQ(nothing.state(), State::none);
}

}  // namespace
}  // namespace comptoir::trace::testing
