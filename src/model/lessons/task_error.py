# include article_loop.py


def boom():
    print("boom starts")  # @2
    yield  # @3
    raise ValueError("boom")


def tic_tac():
    print("Tic")  # @4
    yield  # @5
    print("Tac")  # @6
    yield  # @7
    return "Boum!"


loop.schedule(boom())
loop.schedule(tic_tac())
loop.run_until_empty()
