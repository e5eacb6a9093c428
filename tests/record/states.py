"""What a run's file says, iteration by iteration: the handles that ran, the ready queue and the heap at the end, what was printed.
Two runs that say the same here did the same."""
import heapq
import json


def label(event):
    """Tasks by their numbers: the recorder calls one after its coroutine where our loop's program gives it a name."""
    return f"{event['kind']}({event['task']})" if event.get("task") else event["kind"]


class Iteration:
    def __init__(self, time):
        self.time = time
        self.ran, self.prints, self.ready, self.timers = [], [], [], []

    def as_list(self):
        return [self.time, self.ran, self.prints, self.ready, self.timers]


def iterations(whole):
    labels, ready, heap, cancelled = {}, [], [], set()
    found = [Iteration(0)]

    def close():
        found[-1].ready = [("~" if handle in cancelled else "") + labels[handle] for handle in ready]
        found[-1].timers = sorted([deadline, labels[handle], handle in cancelled] for deadline, _, handle in heap)

    for event in whole["events"]:
        kind, handle = event["event"], event.get("handle")
        if kind == "iteration":
            close()
            found.append(Iteration(event["t"]))
        elif kind in ("scheduled", "timer_scheduled"):
            labels[handle] = label(event)
            if kind == "scheduled":
                ready.append(handle)
            else:
                heapq.heappush(heap, (event["number"], handle, handle))
        elif kind == "handle_cancelled":
            cancelled.add(handle)
        elif kind in ("run", "skipped"):
            assert ready.pop(0) == handle
            if kind == "run":
                found[-1].ran.append(labels[handle])
        elif kind in ("timer_due", "timer_purged"):
            assert heapq.heappop(heap)[2] == handle
            if kind == "timer_due":
                ready.append(handle)
        elif kind == "timers_rebuilt":
            heap = [entry for entry in heap if entry[2] not in cancelled]
            heapq.heapify(heap)
        elif kind == "print":
            found[-1].prints.append(event.get("text", ""))
    close()
    return [iteration.as_list() for iteration in found]


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)
