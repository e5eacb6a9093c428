/// Who the clients of a restaurant are and when they were served, gathered from a recording while it grows.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "session/settings.hpp"
#include "trace/recording.hpp"

namespace comptoir::session {

/// Tasks that are not there yet are TaskId::none.
struct Client {
  std::uint32_t number = 0;                 ///< from 1
  loop::TaskId serve = loop::TaskId::none;
  loop::TaskId soda = loop::TaskId::none;
  loop::TaskId burger = loop::TaskId::none;
  loop::TaskId fries = loop::TaskId::none;
  loop::Time arrived;                       ///< planned until the serve task is made
  std::optional<loop::Time> served;
  trace::Position served_at = 0;            ///< the handle in which it was served; 0: not yet
};

struct Score {
  std::uint32_t satisfied = 0;  ///< served in strictly less than the patience
  std::uint32_t served = 0;
  std::uint32_t total = 0;      ///< of the settings, or those who came when the settings do not say
  friend bool operator==(const Score&, const Score&) = default;
};

class Clients {
 public:
  explicit Clients(const Settings&);

  /// Takes in what was recorded since the last call. Costs time for the new part only.
  void extend(const trace::Recording&);

  /// Clients that will come in all, those not yet recorded included; one whom an intervention sends counts from when it is
  /// recorded. 0 for lessons without clients.
  std::uint32_t size() const;
  /// Client n, 1 <= n <= size(). One that has not been recorded yet has its planned arrival and no tasks.
  Client client(std::uint32_t n) const;
  /// Clients with a serve task so far.
  std::uint32_t arrived() const { return arrived_; }
  loop::Duration patience() const { return patience_; }
  loop::Time planned_arrival(std::uint32_t n) const;
  bool satisfied(const Client&) const;

  /// Client numbers in order of service.
  std::uint32_t served_count() const { return static_cast<std::uint32_t>(services_.size()); }
  std::uint32_t served(std::uint32_t i) const { return services_[i].number; }

  /// When handle k has run.
  Score score_at(trace::Position) const;
  /// When every handle at or before that time has run.
  Score score_at(loop::Time) const;
  /// As far as it is recorded.
  Score score() const;

 private:
  struct Service {
    std::uint32_t number = 0;
    std::uint32_t satisfied = 0;   ///< satisfied ones among the services up to this one
    loop::Time time;
    trace::Position position = 0;
  };
  Client* known(std::uint32_t number);
  Client expected(std::uint32_t n) const;
  Score after(std::size_t services) const;

  std::uint32_t planned_ = 0;
  loop::Duration period_;                    ///< between clients, where it is the same for all
  std::vector<loop::Time> drawn_;            ///< where it is not: when client n comes, at n - 1
  loop::Duration patience_;
  std::uint32_t most_ = 0;          ///< with all whom interventions send
  trace::Chunked<Client> known_;    ///< client n at n - 1; one that has not come is as expected
  std::uint32_t arrived_ = 0;
  trace::Chunked<Service> services_;
  std::size_t tasks_read_ = 0;
  std::size_t prints_read_ = 0;
};

}  // namespace comptoir::session
