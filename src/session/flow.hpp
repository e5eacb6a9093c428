/// How a restaurant's run flowed: how much each station was used, who waited there when, and Little's law as a check.
/// Whole nanoseconds and counts; ratios are the reader's business. Knows no words.
#pragma once

#include <cstdint>
#include <vector>

#include "model/roles.hpp"
#include "session/run.hpp"

namespace comptoir::session {

/// So many are there from that time on.
struct QueueStep {
  loop::Time time;
  std::int64_t length = 0;
  friend bool operator==(const QueueStep&, const QueueStep&) = default;
};

/// The mean number L of those who are inside is their arrivals a second, λ, times their mean time inside, W. Over a time in which
/// everybody came and left, both sides are the same sum, counted in two ways: by instants, and by persons.
struct Little {
  std::int64_t count = 0;        ///< who came
  loop::Duration inside;         ///< how many were there, summed over the time: from the steps of their number
  loop::Duration spent;          ///< how long each of them was there, summed one by one
  loop::Duration span;           ///< over which L and λ are meant

  double number() const;         ///< L
  double a_second() const;       ///< λ
  double seconds() const;        ///< W
};

struct StationFlow {
  model::Station station = model::Station::soda;
  std::int64_t places = 1;       ///< those that interventions add too; the fryer is one place, whatever its portions
  loop::Duration busy;           ///< place-time: two places taken for 1 s are 2 s. The fryer's is that of its batches
  std::vector<QueueStep> queue;  ///< who waits, for some time at least; ends at 0 when all was over
  std::int64_t longest = 0;
  loop::Duration queued;         ///< the queue's length summed over the time
  Little little;                 ///< of those who wait for it or have a place

  double use(loop::Duration span) const;   ///< 0 to 1
};

/// From the opening, at 0, until the last client has left, or the end of what is recorded.
struct Flow {
  loop::Duration span;
  std::vector<StationFlow> stations;   ///< those that the restaurant has: soda, cook, fryer
  Little restaurant;                   ///< of the clients, from their arrival until they are served, or sent away
};
Flow flow_of(const Run&);

}  // namespace comptoir::session
