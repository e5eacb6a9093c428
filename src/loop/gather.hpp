/// gather: a future of all the results, in the order of the arguments. Coroutines become tasks at once.
#pragma once

#include <tuple>
#include <variant>
#include <vector>

#include "loop/group_future.hpp"
#include "loop/loop.hpp"

namespace comptoir::loop {

/// Pass first for results and errors side by side: gather(return_exceptions, ...).
struct ReturnExceptions {};
inline constexpr ReturnExceptions return_exceptions;

/// The end of one child, as a value. Without an error there is a result.
template <class T>
struct Settled {
  std::exception_ptr error;
  [[no_unique_address]] Slot<T> result;
};

/// Done when all children are, or at the first error or cancelled child, which goes out at once; the other children run
/// on, and their errors are silent. Each child costs a handle (gather_cb). Cancelling cancels every child; the awaiting task
/// resumes after the callback of the first one that is cancelled.
class GatherCore : public GroupFuture {
 public:
  using Collect = void (*)(GatherCore&);
  GatherCore(std::size_t children, Collect collect, bool keep_errors);

  /// All children at once; an empty gather is done at once.
  void start(std::span<FutureCore* const> children);
  /// One child after the other, in the order of the arguments: that of a done one is called before the next task begins.
  void add(FutureCore& child) { watch_one(child, HandleKind::gather_cb); }
  bool cancel(const char* message) override;
  WaitOn wait_on() const override { return {.kind = FutureKind::gather, .task = owner_}; }
  void on_child_done(DoneCallback& node) override;

 private:
  Collect collect_;
  bool keep_errors_;
  bool cancel_requested_ = false;
};

template <class R>
class Gathering : public TypedRef<R, GatherCore, FutureRef> {
 public:
  using TypedRef<R, GatherCore, FutureRef>::TypedRef;
};

namespace gathering {

template <class T>
using Value = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

template <class T, class Core, class Ref>
TypedRef<T, Core, Ref> to_child(const TypedRef<T, Core, Ref>& future) {
  return future;
}
template <class T>
TypedRef<T, TaskCore, TaskRef> to_child(Coro<T>&& coroutine) {
  auto task = Loop::running().create_task(std::move(coroutine));
  task.core()->log_destroy_pending = false;  // nobody else can have it
  return task;
}

template <class Any>
concept awaitable = requires(Any&& any) { to_child(std::forward<Any>(any)); };

template <class Typed>
struct Of;
template <class T, class Core, class Ref>
struct Of<TypedRef<T, Core, Ref>> {
  using Type = T;
  static Value<T> value(DoneCallback& node) {
    if constexpr (std::is_void_v<T>) {
      return {};
    } else {
      return hand_out<T>(slot_of<T, Core>(*node.future));
    }
  }
  static Settled<T> settled(DoneCallback& node) {
    FutureCore& child = *node.future;
    if (child.state == FutureState::cancelled) return {child.cancelled_value(), {}};
    if (child.state == FutureState::error) return {child.exception(), {}};
    if constexpr (std::is_void_v<T>) {
      return {};
    } else {
      return {nullptr, hand_out<T>(slot_of<T, Core>(*node.future))};
    }
  }
};

template <class R>
Gathering<R> make(std::span<FutureCore* const> children, GatherCore::Collect collect, bool keep_errors) {
  Loop* loop = children.empty() ? &Loop::running() : children.front()->loop();
  Gathering<R> gathered(loop->make_future<Holding<R, GatherCore>>(children.size(), collect, keep_errors));
  static_cast<GatherCore*>(gathered.core())->start(children);
  return gathered;
}

template <class T>
Loop* loop_of(const Coro<T>&) {
  return &Loop::running();
}
inline Loop* loop_of(const FutureRef& future) { return future.core()->loop(); }

template <class R, class First, class... Awaitable>
Gathering<R> make_of(GatherCore::Collect collect, bool keep_errors, First&& first, Awaitable&&... others) {
  Loop* loop = loop_of(first);
  Gathering<R> gathered(loop->make_future<Holding<R, GatherCore>>(1 + sizeof...(Awaitable), collect, keep_errors));
  auto& core = *static_cast<GatherCore*>(gathered.core());
  core.add(*to_child(std::forward<First>(first)).core());
  (core.add(*to_child(std::forward<Awaitable>(others)).core()), ...);
  return gathered;
}

template <class R, class... Typed>
void collect_tuple(GatherCore& core) {
  const auto nodes = core.children();
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    static_cast<Holding<R, GatherCore>&>(core).result.emplace(Of<Typed>::value(nodes[I])...);
  }(std::index_sequence_for<Typed...>());
}

template <class Awaitable>
using Typed = decltype(to_child(std::declval<Awaitable>()));

template <class... Awaitable>
auto of_arguments(Awaitable&&... awaitables) {
  using R = std::tuple<Value<typename Of<Typed<Awaitable>>::Type>...>;
  return make_of<R>(collect_tuple<R, Typed<Awaitable>...>, false, std::forward<Awaitable>(awaitables)...);
}

template <class R, class... Typed>
void settle_tuple(GatherCore& core) {
  const auto nodes = core.children();
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    static_cast<Holding<R, GatherCore>&>(core).result.emplace(Of<Typed>::settled(nodes[I])...);
  }(std::index_sequence_for<Typed...>());
}

template <class... Awaitable>
auto of_settled_arguments(Awaitable&&... awaitables) {
  using R = std::tuple<Settled<typename Of<Typed<Awaitable>>::Type>...>;
  return make_of<R>(settle_tuple<R, Typed<Awaitable>...>, true, std::forward<Awaitable>(awaitables)...);
}

template <class Typed>
std::vector<FutureCore*> cores_of(const std::vector<Typed>& children) {
  std::vector<FutureCore*> cores;
  cores.reserve(children.size());
  for (const auto& child : children) cores.push_back(child.core());
  return cores;
}

template <class T, class Core, class Ref>
auto base_of(const TypedRef<T, Core, Ref>&) -> TypedRef<T, Core, Ref>;
template <class Any>
using Base = decltype(base_of(std::declval<const Any&>()));

}  // namespace gathering

/// Any mix of coroutines, tasks, futures, gathers; the result is a tuple (std::monostate for void).
template <class... Awaitable>
  requires(sizeof...(Awaitable) > 0 && (gathering::awaitable<Awaitable> && ...))
auto gather(Awaitable&&... awaitables) {
  return gathering::of_arguments(std::forward<Awaitable>(awaitables)...);
}

/// The result is a vector; nothing for tasks of void.
template <class Any>
auto gather(const std::vector<Any>& children) {
  using Of = gathering::Of<gathering::Base<Any>>;
  using T = typename Of::Type;
  const auto cores = gathering::cores_of(children);
  if constexpr (std::is_void_v<T>) {
    return gathering::make<void>(cores, [](GatherCore&) {}, false);
  } else {
    using R = std::vector<T>;
    return gathering::make<R>(
        cores,
        [](GatherCore& core) {
          R results;
          for (DoneCallback& node : core.children()) results.push_back(Of::value(node));
          static_cast<Holding<R, GatherCore>&>(core).result.emplace(std::move(results));
        },
        false);
  }
}

/// The result is a tuple of Settled; it raises only if the gather itself is cancelled.
template <class... Awaitable>
  requires(sizeof...(Awaitable) > 0 && (gathering::awaitable<Awaitable> && ...))
auto gather(ReturnExceptions, Awaitable&&... awaitables) {
  return gathering::of_settled_arguments(std::forward<Awaitable>(awaitables)...);
}

/// The result is a vector of Settled<T>; it raises only if the gather itself is cancelled.
template <class Any>
auto gather(ReturnExceptions, const std::vector<Any>& children) {
  using Of = gathering::Of<gathering::Base<Any>>;
  using R = std::vector<Settled<typename Of::Type>>;
  return gathering::make<R>(
      gathering::cores_of(children),
      [](GatherCore& core) {
        R results;
        for (DoneCallback& node : core.children()) results.push_back(Of::settled(node));
        static_cast<Holding<R, GatherCore>&>(core).result.emplace(std::move(results));
      },
      true);
}

}  // namespace comptoir::loop
