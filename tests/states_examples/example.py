# SPDX-License-Identifier: Apache-2.0
"""One example, and the addresses of the pages."""

from dataclasses import dataclass, field
from typing import Any

GUIDE = "https://docs.aws.amazon.com/step-functions/latest/dg/"
SPECIFICATION = "https://states-language.net/"


@dataclass(frozen=True)
class Example:
    """A machine, its input, and what it must give: an output, or an error."""

    name: str
    page: str
    definition: dict
    given: Any = field(default_factory=dict)
    output: Any = None
    error: str | None = None
    # What the cause of the failure must say, too.
    cause: str = ""
