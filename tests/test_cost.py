# SPDX-License-Identifier: Apache-2.0
"""`emrys cost`, and what `emrys plan` says of costs and origins. The engine is not needed."""

import json

import pytest
from harness import emrys

DOCUMENT = """\
clusters:
  analysts:
    release_label: emr-7.5.0
    workload: spark_analytics
    spark: { max_executors: 12 }
    core_instance_group: { instance_type: m5.xlarge, instance_count: 2 }
    task_instance_groups:
      - { instance_type: m5.2xlarge, instance_count: 2, market: SPOT }
job_flows:
  nightly:
    cluster: analysts
    timeout: 2h
    steps:
      - { name: hello, command: [echo, hello] }
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "emrys.yaml").write_text(DOCUMENT)
    return tmp_path


def told(project, *arguments):
    return emrys(project / "home", *arguments, cwd=project)


def cost(project, *arguments):
    answer = told(project, "cost", *arguments, "--json")
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)["cost"]


def test_a_cluster_costs_what_its_instances_cost(project):
    estimate = cost(project, "analysts", "--spot-discount", "0")
    roles = [(pool["role"], pool["instances"]["high"]) for pool in estimate["pools"]]
    assert roles == [("MASTER", 1), ("CORE", 2), ("TASK", 2)]
    ec2 = sum(pool["ec2"]["high"] for pool in estimate["pools"])
    assert ec2 == pytest.approx(3 * 0.192 + 2 * 0.384)
    cheaper = cost(project, "analysts", "--spot-discount", "1")
    assert cheaper["pools"][2]["ec2"]["high"] == 0
    # The fee of EMR is no lower for spot instances.
    assert cheaper["pools"][2]["emr"] == estimate["pools"][2]["emr"]
    assert estimate["usd_per_run"] is None


def test_a_run_costs_as_long_as_it_may_take(project):
    estimate = cost(project, "nightly")
    assert estimate["usd_per_run"]["high"] == pytest.approx(2 * estimate["usd_per_hour"]["high"])
    longer = cost(project, "nightly", "--hours", "3")
    assert longer["usd_per_run"]["high"] == pytest.approx(3 * estimate["usd_per_hour"]["high"])


def test_prices_of_ones_own(project):
    prices = project / "prices.json"
    prices.write_text('{"region": "eu-west-1", "instances": {"m5.xlarge": 10}}')
    estimate = cost(project, "analysts", "--prices", str(prices))
    assert estimate["region"] == "eu-west-1"
    assert estimate["pools"][1]["ec2"]["high"] == 20
    # What is not in the file is not guessed.
    assert any("m5.2xlarge" in name for name in estimate["without_price"])
    prices.write_text('{"region": "eu-west-1"}')
    refused = told(project, "cost", "analysts", "--prices", str(prices))
    assert refused.returncode == 2 and "missing field `instances`" in refused.stderr


def test_a_region_without_prices_is_not_guessed(project):
    refused = told(project, "cost", "analysts", "--on", "http://127.0.0.1:9", "--region", "eu-west-1")
    assert refused.returncode == 2
    assert "not of `eu-west-1`" in refused.stderr and "--prices" in refused.stderr


def test_plan_says_what_it_costs_and_where_things_come_from(project):
    answer = told(project, "plan", "nightly", "--json")
    plan = json.loads(answer.stdout)
    assert plan["cost"]["usd_per_hour"]["high"] > 1
    origins = {origin["setting"]: origin for origin in plan["origins"]}
    assert origins["Spark"]["origin"] == "workload spark_analytics"
    executors = origins["spark-defaults: spark.dynamicAllocation.maxExecutors"]
    assert (executors["value"], executors["origin"]) == ("12", "helper spark")
    assert executors["place"].endswith("emrys.yaml:5:14")
    assert executors["overridden"][0].startswith("20 (workload spark_analytics")
    of_cluster = json.loads(told(project, "plan", "analysts", "--json").stdout)
    assert of_cluster["job_flow"] is None
    assert of_cluster["run_job_flow"]["ReleaseLabel"] == "emr-7.5.0"
