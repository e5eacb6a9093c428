#include "session/outside.hpp"

#include <charconv>

namespace comptoir::session {
namespace {

/// asyncio:
///
///     async def removal(places):
///         await places.acquire()   # and never gives it back
template <class State>
loop::Coro<> removal(loop::StateRef<State> places) {
  co_await loop::Acquire<State>(std::move(places));
}

/// The oldest task of that name which is not done.
loop::TaskRef find_task(const loop::Loop& loop, std::string_view name) {
  for (const loop::TaskRef& task : loop.all_tasks()) {
    if (reads(task.get_name(), name)) return task;
  }
  return {};
}

Refusal fail(const loop::TaskRef& task) {
  const auto error = std::make_exception_ptr(loop::ConnectionError("connection lost"));
  return task.core()->fail_wait(error) ? Refusal::none : Refusal::no_call;
}

}  // namespace

bool can_fail(loop::FutureKind kind) {
  using loop::FutureKind;
  return kind == FutureKind::sleep || kind == FutureKind::stream_read || kind == FutureKind::drain || kind == FutureKind::executor;
}

bool reads(const loop::Name& name, std::string_view text) {
  const std::string_view prefix = name.prefix;
  if (!text.starts_with(prefix)) return false;
  if (!name.numbered() || name.part != loop::Part::whole) return name.str() == text;
  text.remove_prefix(prefix.size());
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number == name.number && (text.front() != '0' || text.size() == 1);
}

Outside::Outside(const std::vector<Intervention>& interventions, const trace::Recording& recording, std::vector<Applied>& applied)
    : interventions_(interventions), recording_(recording), applied_(applied) {
  applied_.resize(interventions_.size());
}

void Outside::enter_due(loop::Loop& loop) {
  while (pending() && due(loop, interventions_[entered_].moment)) {
    const std::size_t i = entered_++;
    const auto act_now = [this, &loop, i] {
      const trace::Position position = recording_.handle_count() + 1;   // of the handle that runs
      applied_[i] = {position, act(loop, interventions_[i])};
    };
    loop.call_soon(act_now, word_of(interventions_[i].deed));
  }
}

bool Outside::due(loop::Loop& loop, const trace::Moment& moment) const {
  const loop::Time now = loop.time();
  if (now > moment.time) return true;   // a handle has taken that long
  if (moment.n > 0 && recording_.instant_count() > 0) {
    const trace::Instant instant = recording_.instant(recording_.instant_count() - 1);
    if (instant.time == moment.time && instant.last - instant.first + 1 >= moment.n) return true;
  }
  const auto next = loop.next_time();
  if (next && *next <= moment.time) return false;
  loop.wake_at(moment.time);   // it sleeps, or waits for ever
  return true;
}

Refusal Outside::act(loop::Loop& loop, const Intervention& one) {
  if (one.deed == Deed::block) {
    loop.block(one.time);
    return Refusal::none;
  }
  if (one.deed == Deed::cancel || one.deed == Deed::fail) {
    const loop::TaskRef task = find_task(loop, one.name);
    if (!task) return Refusal::no_task;
    if (one.deed == Deed::fail) return fail(task);
    task.cancel();
    return Refusal::none;
  }
  const model::Doors::Offer* offer = doors_.find(one.deed == Deed::client ? word_of(Deed::client) : std::string_view(one.name));
  if (!offer) return Refusal::no_place;
  if (!offer->open()) return Refusal::too_late;
  if ((one.deed == Deed::client) != (offer->guests != nullptr)) return Refusal::no_place;
  if (one.deed == Deed::remove) return remove(loop, *offer);
  if (offer->lock) return Refusal::one_place;
  if (offer->guests) offer->guests->come();
  else offer->semaphore->release();
  return Refusal::none;
}

Refusal Outside::remove(loop::Loop& loop, const model::Doors::Offer& offer) {
  loop.create_task(offer.lock ? removal(offer.lock->shared()) : removal(offer.semaphore->shared()), {removal_prefix, ++removals_});
  return Refusal::none;
}

}  // namespace comptoir::session
