# SPDX-License-Identifier: Apache-2.0
"""What roles and policies of templates allow, as an IAM policy evaluator says (npm's iam-simulate): all that each statement is
for, nothing beside it, and none of what could be done with aws-emr-launch's (docs/access.md).

The evaluator knows AWS's service authorization reference: an action that does not exist, a resource that an action does not
have, or a condition key that is never there for it, is an error here.
"""

import copy
import functools
import json
import os
import shutil
import subprocess

import pytest

from templates import FIXTURES, deployment, of_type, resolved
from harness import ROOT

PACKAGES = os.environ.get("EMRYS_POLICY_SIMULATOR", str(ROOT / "target/xtask/policy-simulator/node_modules"))
ACCOUNT, OTHER_ACCOUNT, REGION = "123456789012", "210987654321", "eu-west-1"

# What a statement without conditions on `*` must not be mistaken for: what changes something, by service.
BESIDE = {
    "ec2": "ec2:DeleteVpc",
    "elasticmapreduce": "elasticmapreduce:ModifyInstanceFleet",
    "ssm": "ssm:SendCommand",
    "cloudwatch": "cloudwatch:DeleteDashboards",
    "application-autoscaling": "application-autoscaling:DeleteScheduledAction",
}


def values(reference):
    """What stands for a reference in an account."""
    pseudo = {
        "AWS::Partition": "aws", "AWS::Region": REGION, "AWS::AccountId": ACCOUNT, "AWS::URLSuffix": "amazonaws.com",
    }
    if reference in pseudo:
        return pseudo[reference]
    if reference.endswith("Vpc"):
        return "vpc-0123456789abcdef0"
    if reference.endswith("SecurityGroup.GroupId"):
        return f"sg-{len(reference):017x}"
    if reference.endswith("Key.Arn"):
        return f"arn:aws:kms:{REGION}:{ACCOUNT}:key/{reference}"
    if reference.startswith("SplitSecret"):
        return f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:emrys/{reference}-AbCdEf"
    if reference.endswith("Queue.Arn"):
        return f"arn:aws:sqs:{REGION}:{ACCOUNT}:{reference}"
    if reference.endswith(".Arn"):
        return f"arn:aws:iam::{ACCOUNT}:role/{reference.removesuffix('.Arn')}"
    # Conditions: whatever can be created is.
    return True if reference.startswith(("Create", "Same")) else reference


@functools.cache
def policies(name):
    """The policies of a template, by logical ids."""
    template = deployment(name)["template"]
    found = {}
    for role, own in of_type(template, "AWS::IAM::Role").items():
        for policy in own["Properties"].get("Policies", []):
            found[role] = resolved(policy["PolicyDocument"], values)
    for policy, own in of_type(template, "AWS::IAM::ManagedPolicy").items():
        found[policy] = resolved(own["Properties"]["PolicyDocument"], values)
    return found


def simulate(requests):
    """What IAM would say of each request."""
    if not os.path.exists(os.path.join(PACKAGES, "@cloud-copilot", "iam-simulate")):
        pytest.skip(f"iam-simulate is not in {PACKAGES}: `cargo xtask test --acceptance` installs it")
    node = shutil.which("node") or pytest.skip("there is no Node.js")
    program = ROOT / "tests" / "policies" / "simulate.mjs"
    text = "".join(f"{json.dumps(request)}\n" for request in requests)
    ended = subprocess.run(
        [node, program], input=text, text=True, capture_output=True, timeout=600,
        env={**os.environ, "EMRYS_POLICY_SIMULATOR": PACKAGES}, check=False,
    )
    assert ended.returncode == 0, ended.stderr
    answers = [json.loads(line) for line in ended.stdout.splitlines()]
    assert len(answers) == len(requests)
    return answers


# The evaluator knows no keys of encryption contexts: another key stands for the one that there is.
CONTEXT_KEY = ("kms:EncryptionContext:aws:states:stateMachineArn", "aws:PrincipalTag/stateMachineArn")


def request(policy, action, resource, context=None):
    made = {"policies": [policy], "action": action, "resource": resource, "context": context or {}}
    return json.loads(json.dumps(made).replace(*CONTEXT_KEY))


def listed(value):
    return value if isinstance(value, list) else [value]


def actions(statement):
    """The actions of a statement; one that ends with a star stands for its best known."""
    known = {
        "kms:GenerateDataKey*": "kms:GenerateDataKey", "kms:ReEncrypt*": "kms:ReEncryptFrom",
        "ssm:GetParameter*": "ssm:GetParameters", "cloudformation:Describe*": "cloudformation:DescribeStacks",
    }
    return [known.get(action, action) for action in listed(statement["Action"])]


def example(resource):
    """A resource that a pattern is for."""
    return "*" if resource == "*" else resource.replace("??????", "AbCdEf").replace("*", "x")


def context(statement):
    """What makes the conditions of a statement hold."""
    keys = {}
    for operator, tests in statement.get("Condition", {}).items():
        for key, value in tests.items():
            value = listed(value)
            if operator == "Null":
                value = ["sales"]
            keys[key] = value if operator.startswith("ForAnyValue") else example(str(value[0]))
    return keys


def elsewhere(resource):
    """The same resource, but not the one that is meant: of another account, or of another name."""
    parts = resource.split(":", 5)
    if len(parts) > 4 and parts[4] == ACCOUNT:
        return ":".join([*parts[:4], OTHER_ACCOUNT, parts[5]])
    # Buckets have no account in their ARNs.
    bucket, *key = parts[5].split("/", 1)
    return ":".join([*parts[:5], "/".join([f"{bucket}-another", *key])])


def allowed_cases(policy, statement):
    """Requests that a statement is for: each of its actions, and each of its resources."""
    for action in actions(statement):
        for resource in listed(statement["Resource"]):
            yield request(policy, action, example(resource), context(statement))


def denied_cases(policy, statement):
    """Requests that look like those of a statement, and are not: by another resource, without a condition's key, with
    another value of it, by an action beside it."""
    action = actions(statement)[0]
    resources = [example(resource) for resource in listed(statement["Resource"])]
    keys = context(statement)
    for resource in resources:
        if resource == "*":
            service = action.split(":")[0]
            if service in BESIDE:
                yield request(policy, BESIDE[service], "*", keys)
        else:
            yield request(policy, action, elsewhere(resource), keys)
        optional = {key for operator, tests in statement.get("Condition", {}).items() if operator.endswith("IfExists") for key in tests}
        for key in keys:
            without = {own: value for own, value in keys.items() if own != key}
            if key not in optional:
                yield request(policy, action, resource, without)
            nulls = statement["Condition"].get("Null", {})
            if key not in nulls:
                value = "false" if keys[key] == "true" else "true" if keys[key] == "false" else "arn:aws:x:::another"
                yield request(policy, action, resource, {**without, key: value})


def every_statement():
    """Each statement of each policy of each fixture."""
    for name in FIXTURES:
        for owner, policy in policies(name).items():
            for statement in policy["Statement"]:
                yield name, owner, policy, statement


# Actions that IAM checks on resources of several types at once, or of a type of its own: the evaluator refuses the pair of such
# an action and one of the statement's other resources. What is left of the statement is evaluated.
def is_no_pair(answer):
    return "error" in answer


def test_every_statement_is_on_the_page():
    """docs/access.md says of each statement what it is for."""
    page = (ROOT / "docs" / "access.md").read_text()
    missing = set()
    for fixture in FIXTURES:
        for resource in deployment(fixture)["template"]["Resources"].values():
            properties = resource["Properties"]
            documents = [own["PolicyDocument"] for own in properties.get("Policies", [])]
            documents += [properties["PolicyDocument"]] if "PolicyDocument" in properties else []
            sids = [statement["Sid"] for own in documents for statement in own["Statement"]]
            missing |= {sid for sid in sids if f"`{sid.rstrip('0123456789')}" not in page}
    assert not missing


def test_every_statement_allows_what_it_is_for_and_nothing_beside_it():
    places, requests, wanted = [], [], []
    for name, owner, policy, statement in every_statement():
        sid = statement["Sid"]
        for case in allowed_cases(policy, statement):
            places.append((name, owner, sid)), requests.append(case), wanted.append(True)
        for case in denied_cases(policy, statement):
            places.append((name, owner, sid)), requests.append(case), wanted.append(False)
    wrong, covered = [], {place: set() for place in places}
    unpaired = set()
    for place, case, expected, answer in zip(places, requests, wanted, simulate(requests), strict=True):
        told = (place, case["action"], case["resource"], case["context"], answer)
        if is_no_pair(answer):
            unpaired.add((place, case["action"], case["resource"]))
            continue
        if expected:
            if answer["result"] == "Allowed" and place[2] in answer["statements"]:
                covered[place].add((True, case["action"]))
            elif not answer["ignored"]:
                wrong.append(told)
            continue
        if answer["result"] != "Allowed":
            covered[place].add((False, ""))
        elif place[2] in answer["statements"]:
            wrong.append(told)
    assert not wrong, "\n".join(map(str, wrong[:40]))
    statements = list(every_statement())
    without = []
    for name, owner, _, statement in statements:
        cases = covered[name, owner, statement["Sid"]]
        missing = set(actions(statement)) - {action for is_allowed, action in cases if is_allowed}
        if missing or (False, "") not in cases:
            without.append((name, owner, statement["Sid"], sorted(missing), "denied" if (False, "") in cases else "no denied case"))
    print(f"{len(statements)} statements, {len(requests)} requests, {len(unpaired)} pairs that IAM does not have")
    assert not without, "\n".join(map(str, without))


def test_a_wider_policy_is_found_out():
    """The test above fails for a statement whose condition is gone or whose resource is everything."""
    policy = policies("minimal")["FunctionNightlyRole"]
    narrow = next(own for own in policy["Statement"] if own["Sid"] == "LaunchCluster")
    wide = copy.deepcopy(policy)
    next(own for own in wide["Statement"] if own["Sid"] == "LaunchCluster").pop("Condition")
    cases = [case | {"policies": [wide]} for case in denied_cases(wide, narrow)]
    assert "Allowed" in {answer.get("result") for answer in simulate(cases)}


def arn(service, resource, account=ACCOUNT):
    return f"arn:aws:{service}:{REGION}:{account}:{resource}"


def role(name):
    return f"arn:aws:iam::{ACCOUNT}:role/{name}"


TAG = "elasticmapreduce:ResourceTag/emrys:namespace"
REQUESTED = "elasticmapreduce:RequestTag/emrys:namespace"
CLUSTER = arn("elasticmapreduce", "cluster/j-1")
ENTRY = arn("ssm", "parameter/emrys/clusters/minimal/small")
FUNCTION = arn("states", "stateMachine:minimal_nightly")

# What is tried, by whom, and whether it may be done: for each way in which aws-emr-launch could be misused.
ATTACKS = [
    # An edited parameter changes what is launched: neither the machine nor those who start it may write one.
    ("an edited parameter", "FunctionNightlyRole", "ssm:PutParameter", ENTRY, {"ssm:Overwrite": "true"}, False),
    ("an edited parameter", "FunctionNightlyRole", "ssm:PutParameter", ENTRY, {"ssm:Overwrite": "false"}, False),
    ("an edited parameter", "LaunchersNightlyPolicy", "ssm:PutParameter", ENTRY, {}, False),
    ("an edited parameter", "LaunchersPolicy", "ssm:PutParameter", ENTRY, {}, False),
    ("an edited parameter", "ReadersPolicy", "ssm:PutParameter", ENTRY, {}, False),
    ("a parameter read", "FunctionNightlyRole", "ssm:GetParameter", ENTRY, {}, True),
    ("another's parameter read", "FunctionNightlyRole", "ssm:GetParameter", arn("ssm", "parameter/emrys/clusters/other/small"), {}, False),
    # Somebody else's lock is not taken away by overwriting it.
    ("a lock", "FunctionNightlyRole", "ssm:PutParameter", arn("ssm", "parameter/emrys/locks/minimal/x"), {"ssm:Overwrite": "false"}, True),
    ("a lock overwritten", "FunctionNightlyRole", "ssm:PutParameter", arn("ssm", "parameter/emrys/locks/minimal/x"), {"ssm:Overwrite": "true"}, False),
    ("another's lock", "FunctionNightlyRole", "ssm:PutParameter", arn("ssm", "parameter/emrys/locks/other/x"), {"ssm:Overwrite": "false"}, False),
    # Another role, or the right one for another service.
    ("the profile's role", "FunctionNightlyRole", "iam:PassRole", role("ProfilePlainServiceRole"), {"iam:PassedToService": "elasticmapreduce.amazonaws.com"}, True),
    ("another role", "FunctionNightlyRole", "iam:PassRole", role("Administrator"), {"iam:PassedToService": "elasticmapreduce.amazonaws.com"}, False),
    ("the roles swapped", "FunctionNightlyRole", "iam:PassRole", role("ProfilePlainServiceRole"), {"iam:PassedToService": "ec2.amazonaws.com"}, False),
    ("the roles swapped", "FunctionNightlyRole", "iam:PassRole", role("ProfilePlainInstanceRole"), {"iam:PassedToService": "elasticmapreduce.amazonaws.com"}, False),
    ("another role to instances", "ProfilePlainServiceRole", "iam:PassRole", role("Administrator"), {"iam:PassedToService": "ec2.amazonaws.com"}, False),
    ("a role to launch with", "LaunchersPolicy", "iam:PassRole", role("ProfilePlainServiceRole"), {"iam:PassedToService": "elasticmapreduce.amazonaws.com"}, False),
    # Clusters without the namespace's tag, or with another one's.
    ("a cluster of the namespace", "FunctionNightlyRole", "elasticmapreduce:RunJobFlow", "*", {REQUESTED: "minimal"}, True),
    ("a cluster without tag", "FunctionNightlyRole", "elasticmapreduce:RunJobFlow", "*", {}, False),
    ("a forged tag", "FunctionNightlyRole", "elasticmapreduce:RunJobFlow", "*", {REQUESTED: "other"}, False),
    ("a forged tag", "FunctionNightlyRole", "elasticmapreduce:AddTags", CLUSTER, {REQUESTED: "other"}, False),
    ("another's cluster described", "FunctionNightlyRole", "elasticmapreduce:DescribeCluster", CLUSTER, {TAG: "other"}, False),
    ("another's cluster ended", "FunctionNightlyRole", "elasticmapreduce:TerminateJobFlows", CLUSTER, {TAG: "other"}, False),
    ("a cluster of nobody ended", "FunctionNightlyRole", "elasticmapreduce:TerminateJobFlows", CLUSTER, {}, False),
    # The sweep ends clusters of its namespace, and no others.
    ("a cluster swept", "SweepRole", "elasticmapreduce:TerminateJobFlows", CLUSTER, {TAG: "minimal"}, True),
    ("another's cluster swept", "SweepRole", "elasticmapreduce:TerminateJobFlows", CLUSTER, {TAG: "other"}, False),
    ("a cluster launched by the sweep", "SweepRole", "elasticmapreduce:RunJobFlow", "*", {REQUESTED: "minimal"}, False),
    ("a role passed by the sweep", "SweepRole", "iam:PassRole", role("ProfilePlainServiceRole"), {"iam:PassedToService": "elasticmapreduce.amazonaws.com"}, False),
    ("an entry deleted by the sweep", "SweepRole", "ssm:DeleteParameter", ENTRY, {}, False),
    # Those who launch one function launch that one, and nothing beside it.
    ("the function", "LaunchersNightlyPolicy", "states:StartExecution", FUNCTION, {}, True),
    ("another function", "LaunchersNightlyPolicy", "states:StartExecution", arn("states", "stateMachine:minimal_other"), {}, False),
    ("a function of another namespace", "LaunchersPolicy", "states:StartExecution", arn("states", "stateMachine:other_nightly"), {}, False),
    ("the sweep started by people", "LaunchersPolicy", "states:StartExecution", arn("states", "stateMachine:minimal_emrys-sweep"), {}, False),
    ("a cluster without a function", "LaunchersPolicy", "elasticmapreduce:RunJobFlow", "*", {REQUESTED: "minimal"}, False),
    ("a function redefined", "LaunchersPolicy", "states:UpdateStateMachine", FUNCTION, {"aws:ResourceTag/emrys:namespace": "minimal"}, False),
    # Those who read change nothing.
    ("an execution started by a reader", "ReadersPolicy", "states:StartExecution", FUNCTION, {}, False),
    ("another's entries", "ReadersPolicy", "ssm:GetParametersByPath", arn("ssm", "parameter/emrys/clusters/other"), {}, False),
    ("another's clusters", "ReadersPolicy", "elasticmapreduce:DescribeCluster", CLUSTER, {TAG: "other"}, False),
    # Those who define a namespace do not define another one, also one that begins alike, nor their own rights.
    ("a machine defined", "DefinersPolicy", "states:UpdateStateMachine", FUNCTION, {"aws:ResourceTag/emrys:namespace": "minimal"}, True),
    ("a machine of a namespace that begins alike", "DefinersPolicy", "states:UpdateStateMachine", arn("states", "stateMachine:minimal_two_nightly"), {"aws:ResourceTag/emrys:namespace": "minimal_two"}, False),
    ("another's entry", "DefinersPolicy", "ssm:PutParameter", arn("ssm", "parameter/emrys/clusters/minimal-two/small"), {}, False),
    ("a role of a namespace that begins alike", "DefinersPolicy", "iam:PutRolePolicy", role("emrys.minimal-two.plain.eu-west-1.service"), {}, False),
    ("a role of a namespace that begins alike", "DefinersPolicy", "iam:PassRole", role("emrys/minimal-two/x"), {"iam:PassedToService": "states.amazonaws.com"}, False),
    ("one's own rights", "DefinersPolicy", "iam:CreatePolicyVersion", f"arn:aws:iam::{ACCOUNT}:policy/emrys.minimal.define.eu-west-1", {}, False),
    ("one's own rights", "DefinersPolicy", "iam:AttachUserPolicy", f"arn:aws:iam::{ACCOUNT}:user/somebody", {}, False),
    # Instances: no data but what is said, no roles, no clusters.
    ("a log", "ProfilePlainInstanceRole", "s3:PutObject", "arn:aws:s3:::acme-logs/emr/a", {}, True),
    ("a log read", "ProfilePlainInstanceRole", "s3:GetObject", "arn:aws:s3:::acme-logs/emr/a", {}, False),
    ("code", "ProfilePlainInstanceRole", "s3:GetObject", "arn:aws:s3:::acme-artifacts/emr/a", {}, True),
    ("code changed", "ProfilePlainInstanceRole", "s3:PutObject", "arn:aws:s3:::acme-artifacts/emr/a", {}, False),
    ("other data", "ProfilePlainInstanceRole", "s3:GetObject", "arn:aws:s3:::acme-payroll/a", {}, False),
    ("an instance that launches clusters", "ProfilePlainInstanceRole", "elasticmapreduce:RunJobFlow", "*", {REQUESTED: "minimal"}, False),
    ("an instance that reads the registry", "ProfilePlainInstanceRole", "ssm:GetParameter", ENTRY, {}, False),
    # EMR: only instances of a namespace, only in the VPC.
    ("an instance that is nobody's ended", "ProfilePlainServiceRole", "ec2:TerminateInstances", arn("ec2", "instance/i-1"), {}, False),
    ("an instance ended", "ProfilePlainServiceRole", "ec2:TerminateInstances", arn("ec2", "instance/i-1"), {"aws:ResourceTag/emrys:namespace": "minimal"}, True),
    ("another VPC", "ProfilePlainServiceRole", "ec2:RunInstances", arn("ec2", "subnet/subnet-1"), {"ec2:Vpc": arn("ec2", "vpc/vpc-other")}, False),
    ("a secret that no configuration has", "ProfilePlainServiceRole", "secretsmanager:GetSecretValue", arn("secretsmanager", "secret:x-AbCdEf"), {}, False),
]


def test_what_could_be_done_with_aws_emr_launch_cannot_be_done():
    found = policies("minimal")
    requests = [request(found[who], action, resource, keys) for _, who, action, resource, keys, _ in ATTACKS]
    wrong = [
        (attack, answer) for attack, answer in zip(ATTACKS, simulate(requests), strict=True)
        if (answer.get("result") == "Allowed") != attack[-1]
    ]
    assert not wrong, "\n".join(map(str, wrong))


STARTED = "elasticmapreduce:ResourceTag/emrys:started-by"


def execution(machine, account=ACCOUNT):
    return arn("states", f"execution:{machine}:run", account)


# What the sweep of `pipes` may end: what is of its namespace, and what those of its executions have started elsewhere that
# start something there.
SWEPT = [
    ("its own", {TAG: "pipes", STARTED: execution("other_x")}, True),
    ("started elsewhere", {TAG: "platform", STARTED: execution("pipes_elsewhere")}, True),
    ("another's", {TAG: "platform", STARTED: execution("platform_elsewhere")}, False),
    ("one of a name that ends alike", {TAG: "platform", STARTED: execution("my_pipes_elsewhere")}, False),
    ("one of a name that begins alike", {TAG: "platform", STARTED: execution("pipes_elsewhere_too")}, False),
    ("another account's", {TAG: "platform", STARTED: execution("pipes_elsewhere", OTHER_ACCOUNT)}, False),
    ("one that a pipeline without launches elsewhere is said to have started", {TAG: "platform", STARTED: execution("pipes_batch")}, False),
    ("nobody's", {TAG: "platform"}, False),
    ("one without tags", {}, False),
    ("another tag", {TAG: "platform", "elasticmapreduce:ResourceTag/started-by": execution("pipes_elsewhere")}, False),
]


def test_the_sweep_ends_what_its_executions_started_elsewhere_and_nobody_elses():
    policy = policies("pipelines")["SweepRole"]
    for action in ["DescribeCluster", "SetTerminationProtection", "TerminateJobFlows"]:
        requests = [request(policy, f"elasticmapreduce:{action}", CLUSTER, keys) for _, keys, _ in SWEPT]
        wrong = [
            (what, action, answer) for (what, _, allowed), answer in zip(SWEPT, simulate(requests), strict=True)
            if (answer.get("result") == "Allowed") != allowed
        ]
        assert not wrong, "\n".join(map(str, wrong))
    # It tells the topics of failures alone, and launches nothing elsewhere either.
    requests = [
        request(policy, "sns:Publish", arn("sns", "failures")),
        request(policy, "sns:Publish", arn("sns", "others")),
        request(policy, "elasticmapreduce:AddTags", CLUSTER, {STARTED: execution("pipes_elsewhere"), REQUESTED: "platform"}),
    ]
    assert [answer.get("result") == "Allowed" for answer in simulate(requests)] == [True, False, False]


def test_secrets_are_read_by_whom_they_are_for():
    """Configuration secrets by EMR, Kerberos' passwords by the nested machine, and neither by anybody else."""
    metastore = arn("secretsmanager", "secret:metastore/password-AbCdEf")
    kdc = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:kdc-AbCdEf"
    for name, secret, reader in [("secrets", metastore, "ProfilePlainServiceRole"), ("kerberos", kdc, "FunctionNightlySecretRole")]:
        found = policies(name)
        requests = [request(policy, "secretsmanager:GetSecretValue", secret) for policy in found.values()]
        allowed = [who for who, answer in zip(found, simulate(requests), strict=True) if answer.get("result") == "Allowed"]
        assert allowed == [reader]


def test_a_secret_that_is_split_is_read_by_whoever_deploys_and_its_members_by_emr():
    found = policies("secrets")
    whole = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:sales/metastore-AbCdEf"
    member = values(next(iter(of_type(deployment("secrets")["template"], "AWS::SecretsManager::Secret"))))
    for secret, readers in [(whole, ["DefinersPolicy"]), (member, ["ProfilePlainServiceRole"])]:
        requests = [request(policy, "secretsmanager:GetSecretValue", secret) for policy in found.values()]
        allowed = [who for who, answer in zip(found, simulate(requests), strict=True) if answer.get("result") == "Allowed"]
        assert allowed == readers


def test_nobody_acts_in_a_role_for_another_account():
    """Each role's trust: one service, for what is named of this account; EC2 alone says nothing of that."""
    for name in FIXTURES:
        for logical_id, own in of_type(deployment(name)["template"], "AWS::IAM::Role").items():
            for statement in resolved(own["Properties"]["AssumeRolePolicyDocument"], values)["Statement"]:
                service = statement["Principal"]["Service"]
                if service == "ec2.amazonaws.com":
                    assert "Condition" not in statement
                    continue
                condition = statement["Condition"]
                assert condition["StringEquals"]["aws:SourceAccount"] == ACCOUNT, logical_id
                source = condition["ArnLike"]["aws:SourceArn"]
                assert source.split(":")[4] == ACCOUNT, (logical_id, source)
                if service == "states.amazonaws.com":
                    assert "*" not in source


def test_passed_roles_name_their_service():
    for _, owner, _, statement in every_statement():
        if "iam:PassRole" in actions(statement):
            assert "iam:PassedToService" in statement["Condition"]["StringEquals"], owner
            assert "*" not in listed(statement["Resource"])


def test_a_boundary_is_on_every_role_that_is_created():
    for logical_id, own in of_type(deployment("everything")["template"], "AWS::IAM::Role").items():
        boundary = own["Properties"].get("PermissionsBoundary")
        assert boundary == "arn:aws:iam::123456789012:policy/boundary", logical_id
