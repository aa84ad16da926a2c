# SPDX-License-Identifier: Apache-2.0
"""pip for another machine: it evaluates the markers of requirements (`; python_version < "3.10"`) by the Python that runs
it, whatever `--python-version` and `--platform` say (pypa/pip#11664). The first argument has the other machine's values.
"""

import json
import sys

from pip._internal.cli.main import main
from pip._vendor.packaging import markers

other = json.loads(sys.argv.pop(1))
own = markers.default_environment
markers.default_environment = lambda: {**own(), **other}
sys.exit(main())
