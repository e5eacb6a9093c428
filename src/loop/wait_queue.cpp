#include "loop/wait_queue.hpp"

#include "loop/task.hpp"

namespace comptoir::loop {

std::vector<TaskId> WaitQueue::tasks() const {
  std::vector<TaskId> ids;
  for (const QueuedWaiter* waiter = first_; waiter; waiter = waiter->next) ids.push_back(waiter->task->id);
  return ids;
}

}  // namespace comptoir::loop
