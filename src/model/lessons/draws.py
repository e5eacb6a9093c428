COMING, SODA, BURGER, FRIES = 1, 2, 3, 4


def bits(seed, n):
    """The n-th number that SplitMix64 gives after seed: 64 bits."""
    x = (seed + (n + 1) * 0x9E3779B97F4A7C15) % 2**64
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB % 2**64
    return x ^ (x >> 31)


def draw(what, client):
    """Between 0 and 1: a client's draw, whatever the restaurant."""
    seed = bits(bits(SEED, what), 0)
    return ((bits(seed, client) >> 11) + 0.5) / 2**53


def milliseconds(seconds):
    return math.floor(1000 * seconds + 0.5) / 1000


# if arrivals=poisson
def time_to_next(client):
    p = draw(COMING, client)
    return milliseconds(PERIOD * -math.log(1 - p))


# end
# if times=uniform|exponential|lognormal
def varied(mean, what, client):
    p = draw(what, client)
    # if times=uniform
    width = min(1, DEVIATION / 100 * math.sqrt(3))
    factor = 1 + (2 * p - 1) * width
    # end
    # if times=exponential
    factor = -math.log(1 - p)
    # end
    # if times=lognormal
    variance = math.log(1 + (DEVIATION / 100) ** 2)
    normal = statistics.NormalDist().inv_cdf(p)
    factor = math.exp(math.sqrt(variance) * normal - variance / 2)
    # end
    return milliseconds(mean * factor)


# end
