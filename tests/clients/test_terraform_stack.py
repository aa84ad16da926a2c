# SPDX-License-Identifier: Apache-2.0
"""`emrys convert --to terraform|hcl` of what has something to deploy, given to Terraform with the AWS provider: it validates
what comes of every fixture, and applies, compares, changes and destroys a stack of moto's CloudFormation.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

import small_project
from harness import ROOT, binary
from test_deploy_cloudformation import REGION, aws  # noqa: F401 - a fixture

FOLDER = Path(__file__).parent.parent / "deploy"
FIXTURES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
KINDS = [("hcl", "main.tf"), ("terraform", "main.tf.json")]
STACK = "aws_cloudformation_stack"

PROVIDER = """\
provider "aws" {
  region                      = "REGION"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  s3_use_path_style           = true

  endpoints {
    cloudformation = "ENDPOINT"
    iam            = "ENDPOINT"
    s3             = "ENDPOINT"
    sts            = "ENDPOINT"
  }
}
"""


def convert(to, folder, *arguments):
    """What is written of the project in the folder."""
    line = [binary(), "convert", ".", "--to", to, *arguments]
    done = subprocess.run(line, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert to == "cloudformation" or "upload" not in done.stderr, "the module uploads everything itself"
    return done.stdout


def project(name, folder):
    if name == "emr_launch":
        return shutil.copytree(ROOT / "examples" / name, folder)
    folder.mkdir()
    shutil.copy(FOLDER / f"{name}.yaml", folder / "emrys.yaml")
    shutil.copy(FOLDER / "prepare.sh", folder)
    return folder


@pytest.mark.parametrize("name", ["emr_launch", *FIXTURES])
def test_terraform_takes_what_projects_deploy(name, terraform_in, tmp_path):
    folder = project(name, tmp_path / "module")
    (folder / "provider.tf").write_text(PROVIDER.replace("ENDPOINT", "http://127.0.0.1:1").replace("REGION", REGION))
    terraform = None
    for to, file in KINDS:
        written = convert(to, folder, "--artifacts", "s3://acme-code/deploy")
        assert written == convert(to, folder, "--artifacts", "s3://acme-code/deploy")
        assert written.count(STACK) > 0 and "aws_emr_cluster" not in written
        (folder / file).write_text(written)
        terraform = terraform or terraform_in(folder)
        terraform("validate")
        # Only one of the two.
        if to == "hcl":
            terraform("fmt", "-check", file)
            (folder / file).unlink()


@pytest.fixture
def module(aws, tmp_path):  # noqa: F811 - a fixture
    """The small project with a file that its cluster needs, in a folder with a provider that leads to moto."""
    folder = small_project.write(tmp_path / "module")
    (folder / "prepare.sh").write_text("echo ${HOME} %{x}\n")
    text = (folder / "emrys.yaml").read_text()
    (folder / "emrys.yaml").write_text(
        text.replace("    applications: []\n", "    applications: []\n    bootstrap_action: [{ name: prepare, path: prepare.sh }]\n")
    )
    (folder / "provider.tf").write_text(PROVIDER.replace("ENDPOINT", aws.url).replace("REGION", REGION))
    return folder


def test_a_stack_comes_changes_and_goes(module, aws, terraform_in):  # noqa: F811 - a fixture
    """In HCL alone: the same in JSON is validated above and applied below."""
    to, file = KINDS[0]
    formation, s3, ssm = aws.client("cloudformation"), aws.client("s3"), aws.client("ssm")
    keys = lambda: sorted(own["Key"] for own in s3.list_objects_v2(Bucket="acme-code").get("Contents", []))  # noqa: E731
    entry = lambda: json.loads(ssm.get_parameter(Name="/emrys/clusters/sales/small")["Parameter"]["Value"])  # noqa: E731
    wanted = json.loads(convert("cloudformation", module))

    (module / file).write_text(convert(to, module))
    terraform = terraform_in(module)
    terraform("apply", "-input=false", "-auto-approve")
    [stack] = formation.describe_stacks(StackName="emrys-sales")["Stacks"]
    assert stack["StackStatus"] == "CREATE_COMPLETE"
    assert {"Key": "emrys:namespace", "Value": "sales"} in stack["Tags"]
    # The very template that deploying sends, and the file under the key that it names.
    assert formation.get_template(StackName="emrys-sales")["TemplateBody"] == wanted
    [script, template] = keys()
    assert script.startswith("sales/sales/emrys/artifacts/") and script.endswith("/prepare.sh")
    assert template.startswith("sales/sales/templates/")
    assert s3.get_object(Bucket="acme-code", Key=script)["Body"].read() == b"echo ${HOME} %{x}\n"
    [action] = entry()["Request"]["BootstrapActions"]
    assert action["ScriptBootstrapAction"]["Path"] == f"s3://acme-code/{script}"
    outputs = {name: own["value"] for name, own in json.loads(terraform("output", "-json")).items()}
    assert outputs == {own["OutputKey"]: own["OutputValue"] for own in stack["Outputs"]} and outputs
    # 2 would mean that Terraform reads something back that it has not written.
    terraform("plan", "-input=false", "-detailed-exitcode")

    # The file has another content than the key of the module promises: nothing is uploaded under it.
    (module / "prepare.sh").write_text("exit 1\n")
    done = terraform("plan", "-input=false", check=1)
    assert keys() == [script, template], done

    # Written again, it is uploaded under another key, and the stack names that.
    text = (module / "emrys.yaml").read_text()
    (module / "emrys.yaml").write_text(text.replace("maximum: 10", "maximum: 5"))
    (module / file).write_text(convert(to, module))
    terraform("apply", "-input=false", "-auto-approve")
    assert formation.describe_stacks(StackName="emrys-sales")["Stacks"][0]["StackStatus"] == "UPDATE_COMPLETE"
    assert entry()["AllowedOverrides"]["Concurrency"]["Maximum"] == 5
    [another, _] = keys()
    assert another != script
    [action] = entry()["Request"]["BootstrapActions"]
    assert action["ScriptBootstrapAction"]["Path"] == f"s3://acme-code/{another}"

    terraform("destroy", "-input=false", "-auto-approve")
    assert formation.describe_stacks()["Stacks"] == [] and keys() == []


def test_variables_are_the_parameters_of_the_template(module, aws, terraform_in):  # noqa: F811 - a fixture
    """A default of the template's holds until somebody says otherwise."""
    (module / "main.tf").write_text(convert("hcl", module))
    template = json.loads(convert("cloudformation", module))
    role = "arn:aws:iam::000000000000:role/another"
    [name] = [name for name, own in template["Parameters"].items() if own.get("Default", "").endswith(":role/emr-service")]
    terraform = terraform_in(module, **{f"TF_VAR_{name}": role})
    terraform("apply", "-input=false", "-auto-approve")
    [stack] = aws.client("cloudformation").describe_stacks(StackName="emrys-sales")["Stacks"]
    values = {own["ParameterKey"]: own["ParameterValue"] for own in stack["Parameters"]}
    assert values == {key: own.get("Default") for key, own in template["Parameters"].items()} | {name: role}
    profile = json.loads(aws.client("ssm").get_parameter(Name="/emrys/profiles/sales/existing")["Parameter"]["Value"])
    assert profile["Roles"]["Service"] == role


PROFILE = """\
namespace: short
profiles:
  existing:
    description: its "$${texts}" and %{texts} stand for themselves
    logs: s3://acme-logs/emr/
    service_role: arn:aws:iam::000000000000:role/emr-service
    instance_profile: arn:aws:iam::000000000000:instance-profile/emr-instance
    instance_role: arn:aws:iam::000000000000:role/emr-instance
    security_groups: { primary: sg-11111111, core: sg-22222222 }
"""


@pytest.mark.parametrize(("to", "file"), KINDS)
def test_a_short_template_stands_in_the_module(to, file, aws, terraform_in, tmp_path):  # noqa: F811 - a fixture
    folder = tmp_path / "module"
    folder.mkdir()
    (folder / "emrys.yaml").write_text(PROFILE)
    (folder / "provider.tf").write_text(PROVIDER.replace("ENDPOINT", aws.url).replace("REGION", REGION))
    (folder / file).write_text(convert(to, folder))
    terraform = terraform_in(folder)
    if to == "hcl":
        terraform("fmt", "-check", file)
    terraform("apply", "-input=false", "-auto-approve")
    template = aws.client("cloudformation").get_template(StackName="emrys-short")["TemplateBody"]
    assert template == json.loads(convert("cloudformation", folder))
    stored = json.loads(aws.client("ssm").get_parameter(Name="/emrys/profiles/short/existing")["Parameter"]["Value"])
    assert stored["Description"].endswith("and %{texts} stand for themselves")
    # Nothing was uploaded for it.
    assert "Contents" not in aws.client("s3").list_objects_v2(Bucket="acme-code")
    terraform("plan", "-input=false", "-detailed-exitcode")
