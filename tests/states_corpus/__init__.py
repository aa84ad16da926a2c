# SPDX-License-Identifier: Apache-2.0
"""State machines in JSONPath, generated: what two interpreters of the States Language are given to compare them.

A case is a definition and an input. What it should give is not known here: `test_states_moto.py` runs each on both
sides. There are no variables: moto reads them with JSONata, which it has not. The same seed gives the same cases, and a case keeps its name when others are added to another subject.
"""

import random

from machines import unique

from . import choices, failures, intrinsics, nesting, paths, tasks, waits

# The cases that run by default. Another seed gives other values to the same subjects.
SEED = 20161123

SUBJECTS = {
    "choice": choices.cases,
    "failure": failures.cases,
    "intrinsic": intrinsics.cases,
    "nesting": nesting.cases,
    "path": paths.cases,
    "task": tasks.cases,
    "wait": waits.cases,
}


def cases(seed=SEED):
    """Every case as (name, definition, input); the name begins with its subject."""
    found = {}
    for subject, generate in SUBJECTS.items():
        for name, definition, given in generate(random.Random(f"{seed} {subject}")):
            name = f"{subject}.{name}"
            assert name not in found, f"two cases are called {name}"
            found[name] = (unique(definition), given)
    return found
