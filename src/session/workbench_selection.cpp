// Workbench: the client and the task that are followed everywhere.
#include <algorithm>

#include "model/roles.hpp"
#include "session/workbench.hpp"

namespace comptoir::session {

void Workbench::select_client(std::uint32_t number) {
  selected_client_ = number <= run().clients().size() ? number : 0;
  selected_task_ = loop::TaskId::none;
  selected_name_ = {};
  changed();
}

void Workbench::select_task(loop::TaskId id) {
  if (loop::number(id) > run().recording().task_count()) id = loop::TaskId::none;
  selected_task_ = id;
  selected_name_ = id == loop::TaskId::none ? loop::Name() : run().recording().task(id).name;
  selected_client_ = model::client_of(selected_name_);
  changed();
}

void Workbench::select_none() {
  picked_.reset();
  select_task(loop::TaskId::none);
}

/// The selected task in a run that was made anew or has grown: ids differ from run to run, names do not.
void Workbench::find_selected() {
  if (selected_client_ > run().clients().size()) select_task(loop::TaskId::none);   // the board's card stays
  if (selected_name_.empty()) return;
  const trace::Recording& recording = run().recording();
  if (selected_task_ != loop::TaskId::none) return;
  if (selected_client_ > 0) {
    const Client client = run().clients().client(selected_client_);
    for (const loop::TaskId id : {client.serve, client.soda, client.burger, client.fries}) {
      if (id != loop::TaskId::none && recording.task(id).name == selected_name_) selected_task_ = id;
    }
    return;
  }
  constexpr std::uint32_t most_looked_at = 10'000;
  while (names_read_ < std::min(recording.task_count(), most_looked_at)) {
    const loop::TaskId id{++names_read_};
    if (recording.task_name(id) == selected_name_) {
      selected_task_ = id;
      return;
    }
  }
}

}  // namespace comptoir::session
