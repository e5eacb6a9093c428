"""CPython's own event loop in virtual time, for its benchmarks."""
import asyncio


class VirtualLoop(asyncio.BaseEventLoop):
    """CPython's own loop; its selector never waits but moves the clock to the first deadline."""

    def __init__(self):
        super().__init__()
        self.now = 0.0
        self._selector = self

    def time(self):
        return self.now

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("nothing is ready and there is no timer")
        if timeout > 0:
            self.now = self._scheduled[0].when()
        return ()

    def _process_events(self, events):
        pass
