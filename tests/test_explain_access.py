# SPDX-License-Identifier: Apache-2.0
"""`emrys explain-access`: it says of a project what the template has, all of it and nothing else; and an IAM policy evaluator
(npm's iam-simulate) lets those whom it names do what it says, and nobody else.
"""

import json
import shutil

import pytest

import small_project
from harness import ROOT, emrys
from templates import of_type, resolved, substituted
from test_least_privilege import example, is_no_pair, listed, request, simulate, values

# What nobody may do by accident.
GRAVE = {
    "elasticmapreduce:RunJobFlow", "elasticmapreduce:TerminateJobFlows", "elasticmapreduce:AddJobFlowSteps",
    "elasticmapreduce:SetTerminationProtection", "iam:PassRole", "ssm:PutParameter", "ssm:DeleteParameter",
    "states:StartExecution", "states:UpdateStateMachine", "sns:Publish",
}  # fmt: skip


@pytest.fixture(params=["small", "emr_launch"])
def project(request, tmp_path):
    folder = tmp_path / "project"
    if request.param == "small":
        return small_project.write(folder, more=small_project.WEEKLY)
    return shutil.copytree(ROOT / "examples" / "emr_launch", folder)


@pytest.fixture
def told(project, tmp_path):
    """What is said, by logical ids, with values in the places of references."""
    said = json.loads(emrys(tmp_path / "home", "explain-access", project, "--json", check=0).stdout)
    assert len({own["logical_id"] for own in said}) == len(said)
    return {own["logical_id"]: own for own in filled(said)}


@pytest.fixture
def template(project, tmp_path):
    return json.loads(emrys(tmp_path / "home", "convert", project, "--to", "cloudformation", check=0).stdout)


def filled(value):
    """The value with values in the places of `${…}`."""
    if isinstance(value, dict):
        return {name: filled(own) for name, own in value.items()}
    if isinstance(value, list):
        return [filled(own) for own in value]
    return substituted(value, values) if isinstance(value, str) else value


def policies(template):
    """The statements of roles and of policies for people, by logical ids."""
    found = {}
    for name, own in of_type(template, "AWS::IAM::Role").items():
        inline = [resolved(policy["PolicyDocument"], values) for policy in own["Properties"].get("Policies", [])]
        found[name] = [statement for policy in inline for statement in policy["Statement"]]
    for name, own in of_type(template, "AWS::IAM::ManagedPolicy").items():
        found[name] = resolved(own["Properties"]["PolicyDocument"], values)["Statement"]
    return found


def conditions(statement):
    """The conditions of a statement as they are said."""
    said = []
    for operator, tests in statement.get("Condition", {}).items():
        for key, value in tests.items():
            value = " or ".join(str(own) for own in listed(value))
            if operator == "Null":
                said.append(f"{key} is {'there' if value == 'false' else 'not there'}")
            elif operator in ("StringLike", "ArnLike"):
                said.append(f"{key} is like {value}")
            elif operator == "ForAnyValue:StringEquals":
                said.append(f"one of {key} is {value}")
            else:
                said.append(f"{key} is {value}")
    return said


def test_it_says_all_that_the_template_has_and_nothing_else(told, template):
    had = policies(template)
    assert told.keys() == had.keys()
    sentences = 0
    for name, statements in had.items():
        said = [(own["actions"], own["resources"], own["only_if"]) for own in told[name]["may"]]
        wanted = [(listed(own["Action"]), listed(own["Resource"]), conditions(own)) for own in statements]
        assert said == wanted, name
        # `take lock` for `TakeLock`.
        words = ["".join(own["what"].split()) for own in told[name]["may"]]
        assert words == [own["Sid"].lower() for own in statements]
        sentences += len(statements)
    assert sentences > 40
    # Every statement allows something: none forbids, which would have to be said otherwise.
    assert {own["Effect"] for statements in had.values() for own in statements} == {"Allow"}


def test_it_says_who_acts_in_a_role(told, template):
    for name, own in of_type(template, "AWS::IAM::Role").items():
        trust = resolved(own["Properties"]["AssumeRolePolicyDocument"], values)["Statement"]
        services = [service for statement in trust for service in listed(statement["Principal"]["Service"])]
        assert [said.split(" ")[0] for said in told[name]["trusted"]] == services, name
        boundary = own["Properties"].get("PermissionsBoundary")
        assert told[name]["boundary"] == (boundary and resolved(boundary, values)), name
    for name in of_type(template, "AWS::IAM::ManagedPolicy"):
        assert told[name]["trusted"] == [], name


def holds(only_if):
    """Keys and values with which what is said after `only if` holds."""
    keys = {}
    for said in only_if:
        if said.startswith("one of "):
            key, value = said.removeprefix("one of ").split(" is ", 1)
            keys[key] = value.split(" or ")
            continue
        key, value = said.split(" is ", 1)
        value = value.removeprefix("like ").split(" or ")[0]
        if value != "not there":
            keys[key] = "sales" if value == "there" else example(value)
    return keys


def test_those_whom_it_names_may_do_it_and_nobody_else(told, template):
    """Of what is grave. The requests are made of what is said, the policies are the template's."""
    had = {name: {"Version": "2012-10-17", "Statement": own} for name, own in policies(template).items()}
    cases = []
    for who, own in told.items():
        for may in own["may"]:
            for action in GRAVE & set(may["actions"]):
                for resource in may["resources"]:
                    cases.append((who, who, action, example(resource), holds(may["only_if"])))
    # The same, asked by everybody of whom it is not said.
    for who, own in told.items():
        actions = {action for may in own["may"] for action in may["actions"]}
        for _, _, action, resource, context in [case for case in cases if case[0] == case[1]]:
            if action not in actions:
                cases.append(("nobody", who, action, resource, context))
    answers = simulate([request(had[asks], action, resource, context) for _, asks, action, resource, context in cases])
    wrong, allowed, denied = [], set(), 0
    for (who, asks, action, resource, context), answer in zip(cases, answers, strict=True):
        if is_no_pair(answer):
            continue
        if who == asks:
            if answer["result"] == "Allowed":
                allowed.add((who, action))
            # A key that the evaluator does not have for the action cannot hold.
            elif not answer["ignored"]:
                wrong.append((who, action, resource, context, answer))
        elif answer["result"] == "Allowed":
            wrong.append((asks, action, resource, context, answer))
        else:
            denied += 1
    assert not wrong, "\n".join(map(str, wrong[:20]))
    assert {who for who, _ in allowed} >= {"DefinersPolicy", "LaunchersPolicy", "SweepRole"}
    assert denied > 100
    print(f"{len(allowed)} pairs of who and what are allowed, {denied} requests of others denied")


def test_roles_that_exist_are_not_created(tmp_path):
    """Unless a parameter says so: by the documents, or by whoever deploys."""
    project, home = small_project.write(tmp_path / "project"), tmp_path / "home"
    template = json.loads(emrys(home, "convert", project, "--to", "cloudformation", check=0).stdout)
    arn = "arn:aws:iam::000000000000:role/emr-service"
    [parameter] = [name for name, own in template["Parameters"].items() if own.get("Default") == arn]

    def existing(*arguments):
        said = json.loads(emrys(home, "explain-access", project, "--json", *arguments, check=0).stdout)
        return {own["logical_id"]: own["existing"] for own in said if own["existing"]}

    assert existing() == {"ProfileExistingServiceRole": arn, "ProfileExistingInstanceRole": "emr-instance"}
    assert existing("--parameter", f"{parameter}=") == {"ProfileExistingInstanceRole": "emr-instance"}
    # What is created under a condition, and what is not, is the template's word.
    conditional = {name for name, own in of_type(template, "AWS::IAM::Role").items() if "Condition" in own}
    assert conditional == set(existing())
    said = emrys(home, "explain-access", project, "--of", "EMR, for", check=0).stdout
    assert f"  not created, since `{arn}` is there with policies of its own; it would be so:" in said


def test_it_is_read_by_people(tmp_path):
    project = small_project.write(tmp_path / "project", more=small_project.WEEKLY)
    home = tmp_path / "home"
    said = emrys(home, "explain-access", project, check=0).stdout
    who = [line for line in said.splitlines() if not line.startswith(" ")]
    assert "people who launch sales/nightly (LaunchersNightlyPolicy)" in who
    assert "the launch function sales/nightly (FunctionNightlyRole)" in who
    # People come first, each kind by name.
    people = [line.startswith("people ") for line in who]
    assert people == sorted(people, reverse=True)
    lock = "  may take lock:\n    ssm:PutParameter\n    on arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/emrys/locks/sales/*\n    only if ssm:Overwrite is false\n"
    assert lock in said
    # In the project's folder nothing is named.
    assert emrys(home, "explain-access", cwd=project, check=0).stdout == said
    # Nothing was started or sent for it.
    assert not (home / "engine.json").exists()

    some = emrys(home, "explain-access", project, "--of", "weekly", check=0).stdout
    some = [line for line in some.splitlines() if not line.startswith(" ")]
    assert some == [line for line in who if "weekly" in line] and len(some) == 2
    refused = emrys(home, "explain-access", project, "--of", "monthly", check=2)
    assert "nothing that is deployed has `monthly` in its name" in refused.stderr and not refused.stdout


def test_what_is_wrong_with_the_documents_is_said_with_its_place(tmp_path):
    project = small_project.write(tmp_path / "project", more="  odd: { profile: nowhere, cluster: small }\n")
    refused = emrys(tmp_path / "home", "explain-access", project, check=3)
    line = (project / "emrys.yaml").read_text().splitlines().index("  odd: { profile: nowhere, cluster: small }") + 1
    assert f"emrys.yaml:{line}:" in refused.stderr + refused.stdout
    assert "nowhere" in refused.stderr + refused.stdout
