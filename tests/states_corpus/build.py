# SPDX-License-Identifier: Apache-2.0
"""Random JSON, and text as intrinsic functions take it."""

NAMES = ("alpha", "beta", "gamma", "delta")
WORDS = ("", "a", "step", "cluster", "zebra", "été", "{}", "a,b", "it's", "Z", "10", "  ")


def literal(text):
    """A string as an argument of an intrinsic function."""
    for special in "\\'{}":
        text = text.replace(special, "\\" + special)
    return f"'{text}'"


def scalar(random):
    """A value without members."""
    return random.choice(
        [None, True, False, random.randint(-100, 100), random.randint(0, 40) / 4 + 0.25, random.choice(WORDS)]
    )


def value(random, depth=2):
    """A value that is nested no deeper than `depth`."""
    kind = random.choice(("scalar", "array", "object")) if depth else "scalar"
    if kind == "array":
        return [value(random, depth - 1) for _ in range(random.randint(0, 4))]
    if kind == "object":
        return members(random, depth - 1)
    return scalar(random)


def members(random, depth=1):
    """An object."""
    return {name: value(random, depth) for name in random.sample(NAMES, random.randint(1, len(NAMES)))}
