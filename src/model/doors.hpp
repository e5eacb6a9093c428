/// What a running program offers to whoever changes its run from outside: places that can be added and taken away, and
/// whether one more client may come. A program opens its doors itself, and they close when it ends.
/// Knows nothing of when somebody comes.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "loop/lock.hpp"
#include "loop/semaphore.hpp"

namespace comptoir::model {

class Doors {
 public:
  /// Takes in one more client, from a plain callback of the loop.
  class Guests {
   public:
    virtual void come() = 0;

   protected:
    ~Guests() = default;
  };

  /// One of the three; null when the program has closed it.
  struct Offer {
    std::string_view name;               ///< the resource's; "client" for clients
    loop::Semaphore* semaphore = nullptr;
    loop::Lock* lock = nullptr;
    Guests* guests = nullptr;
    bool one_place = lock != nullptr;    ///< for ever: a Lock
    bool open() const { return semaphore || lock || guests; }
  };

  /// Open while it lives. Without doors, nothing.
  class Door {
   public:
    Door(Doors* doors, Offer offer) : doors_(doors), name_(offer.name) {
      if (doors_) doors_->offers_.push_back(offer);
    }
    Door(const Door&) = delete;
    Door& operator=(const Door&) = delete;
    ~Door() {
      if (!doors_) return;
      for (Offer& offer : doors_->offers_) {
        if (offer.name == name_) offer = {.name = name_, .one_place = offer.one_place};
      }
    }

   private:
    Doors* doors_;
    std::string_view name_;
  };

  /// What is, or was, offered, in the order in which it was opened.
  const std::vector<Offer>& offers() const { return offers_; }
  /// Null when it was never offered.
  const Offer* find(std::string_view name) const {
    const auto found = std::ranges::find(offers_, name, &Offer::name);
    return found == offers_.end() ? nullptr : &*found;
  }

 private:
  std::vector<Offer> offers_;
};

}  // namespace comptoir::model
