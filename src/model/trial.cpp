#include "model/trial.hpp"

namespace comptoir::model {

Trial::Trial(const RestaurantSetup& setup) : main_(loop_.create_task(rush(setup, visits_), "main")) { loop_.begin(main_); }

}  // namespace comptoir::model
