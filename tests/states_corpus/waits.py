# SPDX-License-Identifier: Apache-2.0
"""Wait: none longer than a second."""

from machines import chain, passing

PAST = "2016-08-18T17:33:00Z"


def cases(_random):
    waits = {
        "seconds-0": ({"Seconds": 0}, {}),
        "seconds-1": ({"Seconds": 1}, {}),
        "path-0": ({"SecondsPath": "$.s"}, {"s": 0}),
        "path-1": ({"SecondsPath": "$.s"}, {"s": 1}),
        "path-missing": ({"SecondsPath": "$.s"}, {}),
        "path-text": ({"SecondsPath": "$.s"}, {"s": "soon"}),
        "path-negative": ({"SecondsPath": "$.s"}, {"s": -1}),
        "past": ({"Timestamp": PAST}, {}),
        "past-path": ({"TimestampPath": "$.t"}, {"t": PAST}),
        "past-path-offset": ({"TimestampPath": "$.t"}, {"t": "2016-08-18T17:33:00+02:00"}),
        "no-timestamp": ({"TimestampPath": "$.t"}, {"t": "tomorrow"}),
        "input-and-output": ({"Seconds": 0, "InputPath": "$.a", "OutputPath": "$.b"}, {"a": {"b": 3}}),
    }
    for name, (fields, given) in waits.items():
        yield name, chain(("Wait", {"Type": "Wait", **fields}), ("After", passing())), given
