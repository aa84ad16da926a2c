# SPDX-License-Identifier: Apache-2.0
"""What the Developer Guide of Step Functions and the States Language specification say of states, as machines.

The machines are ours; what they give is what the page named beside each says it must be. Nothing here was computed by
the engine.
"""

from . import contexts, errors, expressions, intrinsics, maps, states, variables

MODULES = (contexts, errors, expressions, intrinsics, maps, states, variables)


def examples():
    """Every example by its name."""
    found = {}
    for module in MODULES:
        subject = module.__name__.rpartition(".")[2]
        for example in module.examples():
            name = f"{subject}.{example.name}"
            assert name not in found, f"two examples are called {name}"
            found[name] = example
    return found
