# SPDX-License-Identifier: Apache-2.0
"""`emrys convert --to cloudformation` of what has something to deploy: it is what deploying sends, cfn-lint finds nothing in it,
and what is wrong is said with its place. Terraform has its own file among the clients.
"""

import json
import shutil
from pathlib import Path

import pytest

import small_project
from harness import ROOT, emrys
from templates import of_type
from test_deploy_cloudformation import STACK, aws, run  # noqa: F401 - fixtures
from test_templates import lint

FIXTURES = sorted((Path(__file__).parent / "deploy").glob("*.yaml"))


def convert(home, subject, *arguments, check=0, **more):
    return emrys(home, "convert", subject, "--to", "cloudformation", *arguments, check=check, **more)


def subject(name, folder):
    """A fixture, an example or the small project, as a folder."""
    if name == "small":
        return small_project.write(folder)
    if name == "emr_launch":
        return shutil.copytree(ROOT / "examples" / name, folder)
    folder.mkdir()
    shutil.copy(FIXTURES[0].parent / f"{name}.yaml", folder / "emrys.yaml")
    shutil.copy(FIXTURES[0].parent / "prepare.sh", folder)
    return folder


@pytest.mark.parametrize("name", ["small", "emr_launch", *(path.stem for path in FIXTURES)])
def test_cfn_lint_finds_nothing_and_the_same_project_gives_the_same_text(name, tmp_path):
    folder = subject(name, tmp_path / "project")
    written = convert(tmp_path / "home", folder)
    file = tmp_path / "template.json"
    file.write_text(written.stdout)
    status, said = lint(file)
    assert (status, said.strip()) == (0, ""), said
    assert of_type(json.loads(written.stdout), "AWS::IAM::Role")
    # From another folder, with another home.
    again = convert(tmp_path / "another", ".", cwd=folder)
    assert again.stdout == written.stdout
    # What has to be in buckets before is named, and nothing else is said.
    hints = [line for line in written.stderr.splitlines() if line.startswith("hint: upload ")]
    assert written.stderr.splitlines() == hints
    for hint in hints:
        path, uri = hint.removeprefix("hint: upload ").removesuffix(" before").split(" to ")
        assert Path(path).is_file() and uri.startswith("s3://")
        # The template names what is to be uploaded.
        assert uri.split("/", 3)[3] in written.stdout


def test_it_is_what_deploying_sends(aws, run, tmp_path):  # noqa: F811 - fixtures
    written = json.loads(convert(tmp_path / "another", run.project).stdout)
    run("deploy", "--yes")
    [stored] = [
        own for own in aws.client("s3").list_objects_v2(Bucket="acme-code")["Contents"] if "/templates/" in own["Key"]
    ]
    sent = aws.client("s3").get_object(Bucket="acme-code", Key=stored["Key"])["Body"].read()
    assert json.loads(sent) == written
    # It is written in the same order, too: whoever compares two of them sees what has changed.
    assert json.dumps(json.loads(sent)) == json.dumps(written)
    assert aws.client("cloudformation").get_template(StackName=STACK)["TemplateBody"] == written


def test_a_cluster_that_is_named_is_a_cluster(tmp_path):
    folder = subject("emr_launch", tmp_path / "project")
    project = json.loads(convert(tmp_path / "home", folder).stdout)
    assert not of_type(project, "AWS::EMR::Cluster")
    clusters = [line.split(":")[0].strip() for line in (folder / "clusters.emrys.yaml").read_text().splitlines() if line[:2] == "  " and line[2:3].isalpha()]
    only = json.loads(convert(tmp_path / "home", folder, "--name", clusters[0], "--artifacts", "s3://acme/x").stdout)
    assert len(of_type(only, "AWS::EMR::Cluster")) == 1
    assert not of_type(only, "AWS::StepFunctions::StateMachine")


@pytest.mark.parametrize("to", ["cloudformation", "terraform", "hcl"])
@pytest.mark.parametrize(
    "more, word",
    [
        ("  odd: { profile: nowhere, cluster: small }", "nowhere"),
        ("  odd: { profile: existing, cluster: smal }", "smal"),
        ("  odd: { profile: existing, cluster: small, allowed_overrides: { A: { path: Nowhere.Else } } }", "Nowhere"),
        ("  odd: { profile: existing, cluster: small, tags: { 'emrys:keep': 'true' } }", "emrys:keep"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(to, more, word, tmp_path):
    folder = small_project.write(tmp_path / "project", more=more)
    refused = emrys(tmp_path / "home", "convert", folder, "--to", to, check=3)
    line = (folder / "emrys.yaml").read_text().splitlines().index(more) + 1
    assert f"emrys.yaml:{line}:" in refused.stderr, refused.stderr
    assert word in refused.stderr and "panicked" not in refused.stderr
    assert not refused.stdout


@pytest.mark.parametrize("to", ["cloudformation", "terraform", "hcl"])
def test_a_lock_file_that_was_edited_is_refused(to, tmp_path):
    folder = small_project.write(tmp_path / "project")
    value = "{}"
    entry = {"value": value, "digest": "0" * 64, "version": 1, "fetched_from": "123456789012/eu-central-1"}
    (folder / "emrys.lock.json").write_text(json.dumps({"schema": 1, "entries": {"profile a/b": entry}}))
    refused = emrys(tmp_path / "home", "convert", folder, "--to", to, check=3)
    assert "emrys.lock.json" in refused.stderr and "a/b" in refused.stderr and not refused.stdout


@pytest.mark.parametrize("to", ["terraform", "hcl"])
def test_a_long_template_needs_a_bucket_for_terraform(to, tmp_path):
    folder = small_project.write(tmp_path / "project")
    text = (folder / "emrys.yaml").read_text().replace("    artifacts: s3://acme-code/sales/\n", "")
    (folder / "emrys.yaml").write_text(text)
    refused = emrys(tmp_path / "home", "convert", folder, "--to", to, check=2)
    assert "more than 51200 are taken from a bucket alone" in refused.stderr
    assert "--artifacts s3://bucket/prefix" in refused.stderr and not refused.stdout
    named = emrys(tmp_path / "home", "convert", folder, "--to", to, "--artifacts", "s3://mine/below", check=0)
    assert "below/sales/templates/" in named.stdout
