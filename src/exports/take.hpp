/// What can be taken away of what a workbench shows, by name: `svg` a figure, `clients` their results as a table, `json`, `chrome`
/// and `events` the whole run. The page's bridge calls it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "exports/figure.hpp"
#include "exports/request.hpp"

namespace comptoir::exports {

using Write = std::function<void(std::string_view)>;

struct Taken {
  std::string problem;             ///< a sentence or some, one a line; empty: all is written
  std::uint64_t too_many = 0;      ///< the run's events, where they are more than allowed: nothing is written
};

/// `options`: as read_request has them; data take none but `lang`, in which problems are said. Text comes piece by piece, in order.
/// Of a trace, no more than `most_events`: it is made in one go.
Taken take(const session::Workbench&, std::string_view what, std::string_view options, const draw::FontFiles*, std::uint64_t most_events, const Write&);

/// A workbench of its own for these settings, in their language and theme: all is recorded, and it stands at their moment, or at
/// the end where they have none. With `compare`, the next variant runs beside it where nothing else does.
std::unique_ptr<session::Workbench> opened(const session::Settings&, bool compare);

/// Selects "client:6", or the task of that name. False: there is none.
bool select(session::Workbench&, std::string_view name);

/// The main panel of what is shown.
const Panel& main_panel(const picture::Context&);
/// The first view that what is shown has nothing for; null: there is none.
const Panel* missing_view(const session::Workbench&, const FigureStyle&);

}  // namespace comptoir::exports
