# SPDX-License-Identifier: Apache-2.0
"""What EmrWorkflow's users bring: EmrWorkflow's demo, as examples."""

import pytest

from harness import ROOT, emrys


@pytest.mark.parametrize("example", ["emrworkflow-job/job.xml", "emrworkflow-flow"])
def test_the_demo_runs(home, example):
    done = emrys(home, "run", ROOT / "examples" / example, check=0, timeout=120)
    assert "second step" in done.stdout + done.stderr
