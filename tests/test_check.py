# SPDX-License-Identifier: Apache-2.0
"""`emrys check` for people, for code review and for editors; what other verbs tell of what it finds."""

import json
import subprocess

from harness import binary

DOCUMENT = """\
allow: { unbounded-wait: somebody watches }
clusters:
  early: { release_label: emr-7.99.0 }
job_flows:
  one: { cluster: early, steps: [] }
  other:
    cluster: { release_label: emr-7.5.0, applications: [Spark], configurations: [{ classification: spark-default }] }
    flow: [{ start_cluster: {} }, { wait: { for: idle } }]
"""


def emrys(folder, *arguments, text=None):
    return subprocess.run([binary(), *arguments], cwd=folder, input=text, capture_output=True, text=True, timeout=60)


def test_code_review_gets_what_is_allowed_as_suppressed(tmp_path):
    (tmp_path / "emrys.yaml").write_text(DOCUMENT)
    done = emrys(tmp_path, "check", "--sarif")
    assert done.returncode == 0, done.stderr
    [run] = json.loads(done.stdout)["runs"]
    by_rule = {result["ruleId"]: result for result in run["results"]}
    assert {"release-newer-than-catalog", "unknown-classification", "unbounded-wait"} <= by_rule.keys()
    assert by_rule["unbounded-wait"]["suppressions"][0]["justification"] == "somebody watches"
    assert "suppressions" not in by_rule["unknown-classification"]
    place = by_rule["unknown-classification"]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "emrys.yaml", "uriBaseId": "SRCROOT"}
    assert (place["region"]["startLine"], place["region"]["snippet"]["text"]) == (7, "spark-default")
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert "## Source" in next(rule for rule in rules if rule["id"] == "unbounded-wait")["help"]["markdown"]


def test_warnings_can_be_denied_and_allowed(tmp_path):
    (tmp_path / "emrys.yaml").write_text(DOCUMENT)
    assert emrys(tmp_path, "check", "--deny-warnings").returncode == 3
    allowed = DOCUMENT.replace("allow: {", "allow: { unknown-classification: it is ours,")
    (tmp_path / "emrys.yaml").write_text(allowed)
    done = emrys(tmp_path, "check", "--deny-warnings")
    assert (done.returncode, "(2 allowed)" in done.stderr) == (0, True), done.stderr


def test_an_editor_checks_what_is_not_saved(tmp_path):
    (tmp_path / "emrys.yaml").write_text(DOCUMENT)
    (tmp_path / "clusters.emrys.yaml").write_text("clusters: {}\n")
    draft = "clusters:\n  early: { release_label: emr-7.5.0 }\n"
    done = emrys(tmp_path, "check", "--json", "--stdin", "clusters.emrys.yaml", ".", text=draft)
    [twice] = [found for found in json.loads(done.stdout) if found["code"] == "duplicate-name"]
    assert {label["file"] for label in twice["labels"]} == {"clusters.emrys.yaml", "emrys.yaml"}
    done = emrys(tmp_path, "check", "--stdin", "new.yaml", text="clusters: { a: { relese_label: emr-7.5.0 } }\n")
    assert done.returncode == 3 and "new.yaml:1:" in done.stderr, done.stderr


def test_a_run_is_told_the_warnings_of_its_own_job_flow(tmp_path):
    (tmp_path / "emrys.yaml").write_text(DOCUMENT)
    one, other = emrys(tmp_path, "plan", "one"), emrys(tmp_path, "plan", "other")
    assert (one.returncode, other.returncode) == (0, 0), one.stderr + other.stderr
    assert "unknown-classification" not in one.stderr
    assert "unknown-classification" in other.stderr
    assert "release-newer-than-catalog" not in one.stderr, "notes are for emrys check"


def test_all_codes_are_listed_by_family(tmp_path):
    listed = emrys(tmp_path, "explain").stdout
    assert "\nrelease: " in listed
    assert any(line.split()[:2] == ["warning", "unknown-classification"] for line in listed.splitlines())
    assert "unknown-classification" in json.loads(emrys(tmp_path, "explain", "--json").stdout)
