# include article_task.py


def tic_tac():
    print("Tic")  # @1
    yield  # @2
    print("Tac")  # @3
    yield  # @4
    return "Boum!"


task = Task(tic_tac())
print(task)  # @5
while not task.is_done():
    task.run()
    print(task)  # @6
print("StopIteration brought", repr(task.value))  # @7
