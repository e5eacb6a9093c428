# include article_loop.py


def tic_tac():
    print("Tic")  # @2
    yield  # @3
    print("Tac")  # @4
    yield  # @5
    return "Boum!"


# if variant=spam
def spam():
    for word in ("Spam", "Eggs", "Bacon"):
        print(word)  # @6
        yield  # @7
    return "SPAM!"


# end
# if variant=complete
loop.run_until_complete(tic_tac())
# else
loop.schedule(tic_tac())
# if variant=spam
loop.schedule(spam())
# else
loop.schedule(tic_tac())
# end
loop.run_until_empty()
# end
