def ensure_future(work):
    return loop.schedule(work)
