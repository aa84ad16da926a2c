# SPDX-License-Identifier: Apache-2.0
"""Launch functions compared with aws-emr-launch: for the same profile, configuration and input, the request that its own
Lambda functions make, and the one that our machine makes on the engine.

Its handlers run in this process, on the engine's Parameter Store and EMR. What differs is in `DIFFERENCES`, and nothing
else may."""

import hashlib
import importlib
import json
import subprocess
import uuid
from copy import deepcopy
from pathlib import Path

import pytest

import machines
from harness import RELEASE, binary, run_job_flow

EXAMPLES = Path(binary()).parent / "examples"
HANDLERS = "aws_emr_launch.lambda_sources.emr_utilities"

TAGS = {"cost": "4711"}
OVERRIDES = [
    {"name": "ClusterName", "path": "Name", "type": "string"},
    {
        "name": "Level",
        "path": "StepConcurrencyLevel",
        "type": "integer",
        "minimum": 1,
        "maximum": 10,
    },
    {
        "name": "Volume",
        "path": "EbsRootVolumeSize",
        "type": "integer",
        "minimum": 0,
    },
    {"name": "Release", "path": "ReleaseLabel", "type": "string", "values": [RELEASE, "emr-7.1.0"]},
    {"name": "KeyName", "path": "Instances.Ec2KeyName", "type": "string"},
    {"name": "Group", "path": "Instances.AdditionalMasterSecurityGroups.1", "type": "string"},
    {"name": "PrimaryType", "path": "Instances.InstanceGroups.0.InstanceType", "type": "string"},
    {"name": "Nowhere", "path": "Nothing.Here", "type": "string"},
]

# What aws-emr-launch keeps in Parameter Store.
THEIR_PROFILE = {
    "ProfileName": "sse",
    "Namespace": "sales",
    "SecurityGroups": {"MasterGroup": "sg-1", "WorkersGroup": "sg-2", "ServiceGroup": "sg-3"},
    "Roles": {
        "ServiceRole": "arn:aws:iam::123456789012:role/service",
        "InstanceRole": "arn:aws:iam::123456789012:role/instance",
        "AutoScalingRole": "arn:aws:iam::123456789012:role/scaling",
    },
    "LogsBucket": None,
    "LogsPath": "elasticmapreduce/",
    "SecurityConfiguration": None,
    "KerberosAttributesSecret": None,
}
CONFIGURATION = {
    "ReleaseLabel": RELEASE,
    "Applications": [],
    "StepConcurrencyLevel": 1,
    "EbsRootVolumeSize": 20,
    "CustomAmiId": None,
    "VisibleToAllUsers": True,
    "Instances": {
        "AdditionalMasterSecurityGroups": ["sg-8", "sg-9"],
        "Ec2KeyName": None,
        "Ec2SubnetId": "subnet-1",
        "InstanceGroups": [
            {"InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1, "Market": "ON_DEMAND"},
        ],
        "KeepJobFlowAliveWhenNoSteps": True,
        "TerminationProtected": False,
    },
}


def values(**overrides):
    return {"ClusterConfigurationOverrides": overrides}


def tagged(*tags):
    return {"Tags": [{"Key": key, "Value": value} for key, value in tags]}


# What a caller says, by the name of the case.
CASES = {
    "nothing": {},
    "members that nobody knows": {"JobInput": {"a": 1}},
    "in range": values(Level=5),
    "the least": values(Level=1),
    "the greatest": values(Level=10),
    "too great": values(Level=11),
    "too small": values(Level=0),
    "an unknown override": values(Unknown=1),
    "one that is allowed and one that is not": values(Level=5, Unknown=1),
    "the other name": {"ClusterConfigOverrides": {"Level": 5}},
    "both names": {"ClusterConfigurationOverrides": {"Level": 5}, "ClusterConfigOverrides": {"Level": 6}},
    "the first name is null": {"ClusterConfigurationOverrides": None, "ClusterConfigOverrides": {"Level": 6}},
    "both names are null": {"ClusterConfigurationOverrides": None, "ClusterConfigOverrides": None},
    "no overrides": values(),
    "a text in place of a number": values(Level="5"),
    "a great text": values(Level="9999"),
    "a truth in place of a number": values(Level=True),
    "a list in place of a number": values(Level=[1]),
    "a fraction": values(Level=2.5),
    "less than a minimum of 0": values(Volume=-5),
    "a value of the list": values(Release=RELEASE),
    "a value that is not in the list": values(Release="emr-5.0.0"),
    "where null is": values(KeyName="key"),
    "a path that ends in an index": values(Group="sg-7"),
    "a path through an index": values(PrimaryType="r5.xlarge"),
    "a path that leads nowhere": values(Nowhere="a"),
    "another name": values(ClusterName="other"),
    "overrides that are no object": {"ClusterConfigurationOverrides": ["Level"]},
    "another tag": tagged(("run", "7")),
    "two tags of a key": tagged(("run", "7"), ("run", "8")),
    "no tags": {"Tags": []},
    "tags are null": {"Tags": None},
    "a tag without a value": {"Tags": [{"Key": "a"}]},
    "a tag of a number": {"Tags": [{"Key": "a", "Value": 1}]},
    "a tag of the function": tagged(("cost", "0")),
    "a tag of ours": tagged(("emrys:namespace", "other")),
    "no tag but a text": {"Tags": ["a"]},
}

# Why a case has another outcome here: what aws-emr-launch does, what is done here, and the reason.
ACCEPTED, REFUSED, ANOTHER = "accepted", "refused", "another request"
DIFFERENCES = {
    "both names are null": (REFUSED, ACCEPTED, "null is nothing; there it is an AttributeError"),
    "a text in place of a number": (ACCEPTED, REFUSED, "an override has a type"),
    "a great text": (ACCEPTED, REFUSED, "a text slips past a maximum"),
    "a truth in place of a number": (ACCEPTED, REFUSED, "a truth is 1 in Python"),
    "a list in place of a number": (ACCEPTED, REFUSED, "a list slips past a maximum"),
    "a fraction": (ACCEPTED, REFUSED, "EMR takes whole numbers there"),
    "less than a minimum of 0": (ACCEPTED, REFUSED, "there a bound of 0 is none"),
    "a value that is not in the list": (ACCEPTED, REFUSED, "there are no lists of allowed values there"),
    "where null is": (REFUSED, ACCEPTED, "there what is null cannot be set"),
    "a path that ends in an index": (REFUSED, ACCEPTED, "there it is an AttributeError"),
    "tags are null": (REFUSED, ACCEPTED, "null is nothing; there it is a TypeError"),
    "a tag of a number": (ACCEPTED, REFUSED, "EMR takes texts; there RunJobFlow refuses it"),
    "a tag of the function": (ACCEPTED, REFUSED, "callers cannot change what an account is charged by"),
    "a tag of ours": (ACCEPTED, REFUSED, "who launched a cluster is not the caller's to say"),
}

# The same, for what FailIfClusterRunning may be where a cluster runs.
GUARDS = {
    "true": True,
    "the text true": "true",
    "capitals": "TRUE",
    "yes": "yes",
    "t": "t",
    "the text 1": "1",
    "the number 1": 1,
    "false": False,
    "no": "no",
    "the number 0": 0,
    "null": None,
    "misspelt": "tru",
    "another number": 2,
    "nothing is said": ...,
}
GUARDS_DIFFER = {
    (True, "null"): (ACCEPTED, REFUSED, "null is nothing, so the function's own word counts"),
    (True, "misspelt"): (ACCEPTED, REFUSED, "a guard is not switched off by a misspelling"),
    (False, "misspelt"): (ACCEPTED, REFUSED, "what is neither yes nor no is refused"),
    (True, "another number"): (ACCEPTED, REFUSED, "a guard is not switched off by a misspelling"),
    (False, "another number"): (ACCEPTED, REFUSED, "what is neither yes nor no is refused"),
}
# Where both refuse, for different reasons.
MISSPELT = ("misspelt", "another number")


def entries():
    """The same profile and configuration as they are stored here."""
    given = deepcopy(CONFIGURATION)
    profile = {
        "Schema": 1,
        "Kind": "profile",
        "Namespace": "sales",
        "Name": "sse",
        "Request": {
            "ServiceRole": "service",
            "JobFlowRole": "instance",
            "AutoScalingRole": "scaling",
            "Instances": {
                "EmrManagedMasterSecurityGroup": "sg-1",
                "EmrManagedSlaveSecurityGroup": "sg-2",
                "ServiceAccessSecurityGroup": "sg-3",
            },
        },
    }
    cluster = {"Schema": 1, "Kind": "cluster", "Namespace": "sales", "Name": "small", "Request": without_nulls(given)}
    return profile, cluster


def without_nulls(value):
    if isinstance(value, dict):
        return {name: without_nulls(member) for name, member in value.items() if member is not None}
    if isinstance(value, list):
        return [without_nulls(item) for item in value]
    return value


def described(descriptions):
    """The machines of descriptions."""
    program = EXAMPLES / "definition"
    if not program.exists():
        pytest.skip(f"{program} is not built: `cargo build -p emrys-deploy --example definition`")
    lines = "".join(f"{json.dumps(description)}\n" for description in descriptions)
    ended = subprocess.run([program], input=lines, text=True, capture_output=True, timeout=60, check=True)
    return [json.loads(line) for line in ended.stdout.splitlines()]


class Launches:
    """One launch function, there and here, on one engine."""

    def __init__(self, engine, logs=None):
        self.engine = engine
        self.states = engine.client("stepfunctions")
        self.parameters = engine.client("ssm")
        self.place = uuid.uuid4().hex
        profile, cluster = entries()
        theirs = {**deepcopy(THEIR_PROFILE), "LogsBucket": logs}
        if logs:
            profile["LogsUri"] = f"s3://{logs}/elasticmapreduce/"
        self.keep("/emr_launch/emr_profiles", theirs)
        self.keep("/emr_launch/cluster_configurations", {"ClusterConfiguration": CONFIGURATION})
        self.entries = {
            "profile": self.keep("/emrys/profiles", profile),
            "cluster": self.keep("/emrys/clusters", cluster),
        }
        self.handlers = {name: self.handler(name) for name in (
            "load_cluster_configuration", "override_cluster_configs", "fail_if_cluster_running", "update_cluster_tags",
        )}
        self.definitions = {}

    def keep(self, path, value):
        name, text = f"{path}/{self.place}/small", json.dumps(value, separators=(",", ":"))
        self.parameters.put_parameter(Name=name, Value=text, Type="String")
        return {"parameter": name, "digest": hashlib.sha256(text.encode()).hexdigest()}

    def handler(self, name):
        """A handler of theirs, with clients of the engine."""
        with pytest.MonkeyPatch.context() as patch:
            # A handler makes its clients when it is imported.
            patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
            module = importlib.import_module(f"{HANDLERS}.{name}.lambda_source")
        module.emr, module.ssm = self.engine.client("emr"), self.parameters
        return module.handler

    def original(self, given, overrides=OVERRIDES, fail=False):
        """The request that aws-emr-launch's Lambda functions make, or why they do not."""
        theirs = {"path": "JsonPath", "minimum": "Minimum", "maximum": "Maximum", "default": "Default"}
        allowed = {
            override["name"]: {theirs[name]: override[name] for name in theirs if name in override}
            for override in overrides
        }
        tags = [{"Key": key, "Value": value} for key, value in TAGS.items()]
        loaded = {
            "ClusterName": "nightly",
            "ClusterTags": tags,
            "ProfileNamespace": self.place,
            "ProfileName": "small",
            "ConfigurationNamespace": self.place,
            "ConfigurationName": "small",
        }
        said = {"ExecutionInput": deepcopy(given)}
        try:
            request = self.handlers["load_cluster_configuration"](loaded, None)["Cluster"]
            more = {"Input": request, "AllowedClusterConfigOverrides": allowed}
            request = self.handlers["override_cluster_configs"]({**said, **more}, None)
            more = {"Input": request, "DefaultFailIfClusterRunning": fail}
            request = self.handlers["fail_if_cluster_running"]({**said, **more}, None)
            return self.handlers["update_cluster_tags"]({**said, "Input": request}, None), None
        except Exception as error:
            return None, f"{type(error).__name__}: {error}"

    def ours(self, given, overrides=OVERRIDES, fail=False):
        """The request that our machine sends, or why it does not."""
        key = json.dumps([overrides, fail])
        if key not in self.definitions:
            [answer] = described([{
                "namespace": "sales",
                "name": "nightly",
                "cluster_name": "nightly",
                "overrides": overrides,
                "tags": TAGS,
                "fail_if_cluster_running": fail,
                **self.entries,
            }])
            self.definitions[key] = machines.create(self.states, answer["definition"])
        ended = machines.ended(self.states, machines.start(self.states, self.definitions[key], given))
        if ended["status"] == "FAILED":
            return None, f"{ended['error']}: {ended['cause']}"
        output = json.loads(ended["output"])
        assert {name: output[name] for name in given} == given
        result = output["LaunchClusterResult"]
        described_ = self.engine.client("emr").describe_cluster(ClusterId=result["ClusterId"])["Cluster"]
        request = output["ClusterConfiguration"]["Cluster"]
        assert described_["Name"] == request["Name"]
        return request, None


@pytest.fixture(scope="module")
def launches(engine):
    return Launches(engine)


def comparable(request):
    """A request without what only one of both has."""
    request = without_nulls(deepcopy(request))
    tags = {tag["Key"]: tag["Value"] for tag in request["Tags"]}
    request["Tags"] = {key: value for key, value in tags.items() if not key.startswith("emrys:")}
    return request


def outcomes(theirs, ours):
    """What both did, and whether it is the same."""
    (their_request, _), (our_request, _) = theirs, ours
    said = tuple(REFUSED if request is None else ACCEPTED for request in (their_request, our_request))
    if said == (ACCEPTED, ACCEPTED) and comparable(their_request) != comparable(our_request):
        return ANOTHER, ANOTHER
    return said


@pytest.mark.parametrize("name", CASES)
def test_a_launch_is_what_the_original_makes_of_it(launches, name):
    theirs, ours = launches.original(CASES[name]), launches.ours(CASES[name])
    expected = DIFFERENCES.get(name, (None,) * 3)[:2]
    there, here = outcomes(theirs, ours)
    if name in DIFFERENCES:
        assert (there, here) == expected, (theirs, ours)
    else:
        assert there == here != ANOTHER, (theirs, ours)


def test_where_nothing_is_allowed_nothing_is_changed(launches):
    for given in [values(Level=5), {"ClusterConfigOverrides": {"Level": 5}}]:
        _, theirs = launches.original(given, [])
        _, ours = launches.ours(given, [])
        assert theirs == "InvalidOverrideError: Cluster configuration overrides are not allowed"
        assert ours == "Emrys.InvalidOverride: cluster configuration overrides are not allowed"
    assert outcomes(launches.original({}, []), launches.ours({}, [])) == (ACCEPTED, ACCEPTED)


def test_messages_are_nearly_the_same(launches):
    table = [
        (
            values(Level=11),
            "The Override Value (11) is greater than the Maximum allowed (10)",
            'the override value (11) of "Level" is greater than the maximum allowed (10)',
        ),
        (
            values(Level=0),
            "The Override Value (0) is less than the Minimum allowed (1)",
            'the override value (0) of "Level" is less than the minimum allowed (1)',
        ),
        (
            values(Unknown=1),
            'Value "Unknown" is not an allowed cluster configuration override',
            'value "Unknown" is not an allowed cluster configuration override',
        ),
        (
            values(Nowhere="a"),
            'The update path "Nothing.Here" was not found in the cluster configuration',
            'the update path "Nothing.Here" was not found in the cluster configuration',
        ),
    ]
    for given, theirs, ours in table:
        assert launches.original(given)[1] == f"InvalidOverrideError: {theirs}"
        assert launches.ours(given)[1] == f"Emrys.InvalidOverride: {ours}"


def test_a_default_is_used(launches):
    """There a default is stored and never read."""
    overrides = [{"name": "Level", "path": "StepConcurrencyLevel", "type": "integer", "default": 3}]
    assert launches.original({}, overrides)[0]["StepConcurrencyLevel"] == 1
    assert launches.ours({}, overrides)[0]["StepConcurrencyLevel"] == 3


def test_logs_are_of_the_name_that_a_cluster_has(engine):
    """There they stay with the name that it would have had."""
    launches = Launches(engine, logs="logs")
    assert launches.original({})[0]["LogUri"] == "s3://logs/elasticmapreduce/nightly"
    assert launches.ours({})[0]["LogUri"] == "s3://logs/elasticmapreduce/nightly/"
    renamed = values(ClusterName="other")
    assert launches.original(renamed)[0]["LogUri"] == "s3://logs/elasticmapreduce/nightly"
    assert launches.ours(renamed)[0]["LogUri"] == "s3://logs/elasticmapreduce/other/"


@pytest.mark.parametrize("default", [True, False])
def test_a_running_cluster_is_in_the_way_as_it_was(launches, emr, default):
    run_job_flow(emr, name="nightly")
    unexplained = []
    for name, said in GUARDS.items():
        given = {} if said is ... else {"FailIfClusterRunning": said}
        theirs, ours = launches.original(given, fail=default), launches.ours(given, fail=default)
        expected = GUARDS_DIFFER.get((default, name), (None,) * 3)[:2]
        there, here = outcomes(theirs, ours)
        if (there, here) != expected and (there != here or (default, name) in GUARDS_DIFFER):
            unexplained.append((name, theirs, ours))
        if here == REFUSED and name not in MISSPELT:
            assert ours[1].startswith("Emrys.ClusterRunning: found running cluster with the name nightly: j-"), ours
    assert not unexplained


def test_a_cluster_on_the_second_page_is_found(launches):
    """There only the first 50 clusters are looked at."""

    class Crowded:
        def list_clusters(self, **given):
            assert "Marker" not in given
            return {"Clusters": [{"Name": f"other-{n}", "Id": f"j-{n}"} for n in range(50)], "Marker": "more"}

    module = importlib.import_module(f"{HANDLERS}.fail_if_cluster_running.lambda_source")
    module.emr = Crowded()
    assert launches.original({"FailIfClusterRunning": True})[1] is None
    module.emr = launches.engine.client("emr")
    emr = launches.engine.client("emr")
    oldest = run_job_flow(emr, name="nightly")
    for number in range(50):
        run_job_flow(emr, name=f"other-{number}")
    assert len(emr.list_clusters(ClusterStates=["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING"])["Clusters"]) == 50
    _, ours = launches.ours({"FailIfClusterRunning": True})
    assert ours.startswith(f"Emrys.ClusterRunning: found running cluster with the name nightly: {oldest} (")
