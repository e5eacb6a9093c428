class Task:
    """A generator, run from one yield to the next."""

    def __init__(self, generator):
        self.generator = generator
        self.name = generator.__name__
        self.status = "NEW"
        self.value = None

    def run(self):
        self.status = "RUNNING"
        try:
            next(self.generator)
        except StopIteration as stop:
            self.status, self.value = "FINISHED", stop.value
        except Exception as error:
            self.status, self.value = "ERROR", error

    def is_done(self):
        return self.status in ("FINISHED", "ERROR")

    def cancel(self):
        if not self.is_done():
            self.status = "CANCELLED"

    def __str__(self):
        value = f" {self.value!r}" if self.is_done() else ""
        return f"{self.name} {self.status}{value}"
