// One suite over everything that lets a limited number of tasks pass: Lock, Semaphore(1), Semaphore(3).
#include <memory>
#include <vector>

#include <gtest/gtest.h>

#include "programs.hpp"

namespace comptoir::loop {
namespace {

struct OneLock {
  static constexpr int permits = 1;
  Lock it{"X"};
};
struct SemaphoreOf1 {
  static constexpr int permits = 1;
  Semaphore it{1, "X"};
};
struct SemaphoreOf3 {
  static constexpr int permits = 3;
  Semaphore it{3, "X"};
};

/// A local variable of a coroutine: counts frames that are alive.
struct Counted {
  static inline int alive = 0;
  Counted() { ++alive; }
  Counted(const Counted&) = delete;
  ~Counted() { --alive; }
};

template <class X>
class Passing : public testing::Test {
 protected:
  World w;
  std::unique_ptr<X> x = std::make_unique<X>();
  std::vector<int> entered;
  int inside = 0;
  int most_inside = 0;

  ~Passing() override { x.reset(); }
};
using Kinds = testing::Types<OneLock, SemaphoreOf1, SemaphoreOf3>;
TYPED_TEST_SUITE(Passing, Kinds);

template <class X>
Coro<> pass(X& x, std::vector<int>& entered, int& inside, int& most, int i, Duration stay) {
  Counted counted;
  auto held = co_await x.it.scoped();
  entered.push_back(i);
  most = std::max(most, ++inside);
  co_await sleep(stay);
  --inside;
}

TYPED_TEST(Passing, NeverLetsInMoreThanItsPermitsAndServesInOrderOfComing) {
  for (int i = 0; i < 20; ++i) {
    this->w.loop.create_task(pass(*this->x, this->entered, this->inside, this->most_inside, i, milliseconds(250 * (1 + i % 3))));
  }
  EXPECT_THROW(this->w.loop.run_forever(), Deadlock);  // everybody has left, and nothing more will come
  EXPECT_EQ(this->most_inside, TypeParam::permits);
  ASSERT_EQ(this->entered.size(), 20u);
  EXPECT_TRUE(std::is_sorted(this->entered.begin(), this->entered.end()));
  EXPECT_FALSE(this->x->it.locked());
  EXPECT_EQ(this->w.loop.live_blocks(), 0u);
}

template <class X>
Coro<> cancel_one(World& w, X& x, std::vector<int>& entered, int& inside, int& most, bool after_grant) {
  for (int i = 0; i < X::permits; ++i) co_await x.it.acquire();
  const auto first = w.spawn(pass(x, entered, inside, most, 1, seconds(1)), "first");
  const auto second = w.spawn(pass(x, entered, inside, most, 2, seconds(1)), "second");
  co_await sleep(seconds(1));
  if (after_grant) x.it.release();
  EXPECT_TRUE(first.cancel());
  if (!after_grant) x.it.release();
  co_await wait(first, second);
  EXPECT_TRUE(first.cancelled());
  EXPECT_FALSE(second.cancelled());
  for (int i = 1; i < X::permits; ++i) x.it.release();
}

TYPED_TEST(Passing, ServesTheNextWhenAWaiterIsCancelled) {
  this->w.loop.run_until_complete(
      this->w.loop.create_task(cancel_one(this->w, *this->x, this->entered, this->inside, this->most_inside, false)));
  EXPECT_EQ(this->entered, std::vector<int>{2});
  EXPECT_FALSE(this->x->it.locked());
}

TYPED_TEST(Passing, PassesTheTurnOnWhenAGrantedWaiterIsCancelled) {
  this->w.loop.run_until_complete(
      this->w.loop.create_task(cancel_one(this->w, *this->x, this->entered, this->inside, this->most_inside, true)));
  EXPECT_EQ(this->entered, std::vector<int>{2});
  EXPECT_FALSE(this->x->it.locked());
  const auto& events = this->w.trace.resource_events;
  EXPECT_NE(std::find(events.begin(), events.end(), "left X by first"), events.end());
  EXPECT_EQ(events.back().substr(0, 8), "released");
}

TYPED_TEST(Passing, MayBeDestroyedWhileTasksHoldItAndWaitForIt) {
  for (int i = 0; i < 10; ++i) {
    this->w.loop.create_task(pass(*this->x, this->entered, this->inside, this->most_inside, i, seconds(1)));
  }
  this->w.loop.run_once();
  EXPECT_EQ(this->inside, TypeParam::permits);
  this->x.reset();
  EXPECT_THROW(this->w.loop.run_forever(), Deadlock);
  EXPECT_EQ(this->entered.size(), 10u);
  EXPECT_EQ(this->w.loop.live_blocks(), 0u);
}

TYPED_TEST(Passing, LeavesNoFrameWhenTheLoopGoesAtAnyHandle) {
  for (int handles = 0; handles < 60; ++handles) {
    auto world = std::make_unique<World>();
    auto x = std::make_unique<TypeParam>();
    std::vector<int> entered;
    int inside = 0, most = 0;
    for (int i = 0; i < 6; ++i) {
      world->loop.create_task(pass(*x, entered, inside, most, i, milliseconds(250)));
    }
    const auto main =
        world->loop.create_task(cancel_one(*world, *x, entered, inside, most, handles % 2 == 0));
    world->loop.begin(main);
    world->loop.run_handles(static_cast<std::size_t>(handles));
    if (handles % 3 == 0) x.reset();  // the primitive before or after the loop
    world.reset();
    EXPECT_EQ(Counted::alive, 0) << "after " << handles << " handles";
  }
}

}  // namespace
}  // namespace comptoir::loop
