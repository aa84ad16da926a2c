#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""hadoop-streaming on one machine: commands as mappers and reducers, over folders as file systems."""

import os
import re
import sys

from emrys_shims.streaming.job import main

cores = re.search(r"\d+", os.environ.get("EMRYS_SPARK_MASTER", ""))
sys.exit(main(sys.argv[1:], max(1, int(cores[0])) if cores else 1))
