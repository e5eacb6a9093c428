from collections import deque


# include article_task.py


class Loop:
    """A queue of tasks: the first one runs, then goes to the back."""

    def __init__(self):
        self.queue = deque()

    def schedule(self, work):
        task = work if isinstance(work, Task) else Task(work)
        self.queue.append(task)
        return task

    def step(self):
        task = self.queue.popleft()
        if task.status != "CANCELLED":
            task.run()
        if task.status == "RUNNING":
            self.queue.append(task)
        else:
            print(task)  # @1

    def run_until_empty(self):
        while self.queue:
            self.step()

    def run_until_complete(self, work):
        task = self.schedule(work)
        while not task.is_done():
            self.step()


loop = Loop()
