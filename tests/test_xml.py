# SPDX-License-Identifier: Apache-2.0
"""EmrWorkflow's XML: our schema, checked by validators that are not ours, and `emrys convert`.

The rules of EmrWorkflow's own schema are written here as a grammar. What it generates is valid by those rules, so that our
schema has to accept it and `emrys` has to read it without a word.
"""

import json
import random
import shutil
import subprocess
from xml.sax.saxutils import escape, quoteattr

import pytest
import xmlschema

from harness import ROOT, binary, wait_for_step

NAMESPACE = "urn:supperslonic:emrWorkflow"
SCHEMA = ROOT / "schema/emrys-jobflow.xsd"
FIXTURES = ROOT / "crates/emrys-document/tests/fixtures"
ROOTS = ["jobFlow", "steps", "bootstrapActions", "config", "tags"]


class Grammar:
    """Random documents that EmrWorkflow's schema accepts: its order, its numbers of elements, its types."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0

    def document(self, root):
        content = getattr(self, root)()
        prefix = self.random.choice(["", "", "e:"])
        declared = f"xmlns:e={quoteattr(NAMESPACE)}" if prefix else f"xmlns={quoteattr(NAMESPACE)}"
        return f"<{prefix}{root} {declared}>{self.prefixed(content, prefix)}</{prefix}{root}>"

    def prefixed(self, parts, prefix):
        """Elements are lists [name, attributes, content…]; texts are what they are."""
        text = []
        for part in parts:
            if isinstance(part, str):
                text.append(part)
                continue
            name, attributes, *content = part
            written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
            text.append(f"<{prefix}{name}{written}>{self.prefixed(content, prefix)}</{prefix}{name}>")
            text.append(self.random.choice(["", "\n  ", "<!-- comment -->"]))
        return "".join(text)

    def text(self, name):
        alphabet = ["a", "Z", "9", "-", " ", "{x}", "{", "}", "<", "&", "\n", "\t", "ö", "s3://b/k", "]]>"]
        words = "".join(self.random.choices(alphabet, k=self.random.randrange(6)))
        # EmrWorkflow took a text of nothing but blanks for none.
        written = escape("x" + words)
        if self.random.random() < 0.2 and "]]>" not in words:
            written = f"<![CDATA[x{words}]]>"
        return [name, {}, written]

    def maybe(self, element):
        return [element] if self.random.random() < 0.6 else []

    def some(self, element, least=0):
        return [element() for _ in range(self.random.randint(least, 3))]

    def arguments(self, least=0):
        return self.some(lambda: self.text("arg"), least)

    def boolean(self):
        return self.random.choice(["true", "false", "1", "0"])

    def jobFlow(self):
        integer = self.random.choice(["1", "34", "+5", " 007 ", "-3", "0"])
        return [
            self.text("name"),
            *self.maybe(self.text("logUri")),
            self.text("ec2KeyName"),
            *self.maybe(self.text("jobFlowRole")),
            *self.maybe(self.text("amiVersion")),
            self.text("hadoopVersion"),
            *self.maybe(self.text("masterInstanceType")),
            *self.maybe(self.text("slaveInstanceType")),
            *self.maybe(["instanceCount", {}, integer]),
            *self.maybe(["keepJobflowAliveWhenNoSteps", {}, self.boolean()]),
            *self.maybe(["terminationProtected", {}, self.boolean()]),
            *self.maybe(self.text("additionalInfo")),
            *[part for name in ("tags", "config", "bootstrapActions", "steps")
              for part in self.maybe([name, {}, *getattr(self, name)()])],
        ]

    def tags(self):
        return self.some(self.tag, 1)

    def tag(self):
        self.count += 1
        key = self.text("key")
        # EMR takes each key once.
        return ["tag", {}, [*key[:2], f"{self.count}-" + key[2]], self.text("value")]

    def config(self):
        debug = ["debugConfig", {"start": self.boolean()}]
        hadoop = ["hadoopConfig", {}, *self.arguments(1)]
        daemons = self.maybe(["hBaseDaemondsConfig", {}, *self.arguments(1)])
        hbase = ["hBaseConfig", {"start": self.boolean()}, self.text("jar"), *self.arguments(), *daemons]
        chosen = [config for config in (debug, hadoop, hbase) if self.random.random() < 0.6]
        return chosen or [debug]

    def bootstrapActions(self):
        action = lambda: ["bootstrapAction", {}, self.text("name"), self.text("path"), *self.arguments()]
        return self.some(action, 1)

    def steps(self):
        return self.some(self.step, 1)

    def step(self):
        kind = self.random.choice(["jarStep", "restoreHBase", "backupHBase"])
        if kind != "jarStep":
            if self.random.random() < 0.3:
                # The form of the first versions.
                return [kind, {"path": "{bucket}/hbase"}]
            return [kind, {}, self.text("jar"), self.text("path")]
        words = ["TERMINATE_JOB_FLOW", "CANCEL_AND_WAIT", "CONTINUE", " CONTINUE "]
        return [
            kind,
            {},
            self.text("name"),
            self.text("jar"),
            *self.maybe(["actionOnFailure", {}, self.random.choice(words)]),
            *self.maybe(self.text("mainClass")),
            *self.arguments(),
        ]


@pytest.fixture(scope="module")
def schema():
    return xmlschema.XMLSchema(SCHEMA)


def convert(*arguments):
    return subprocess.run([binary(), "convert", *map(str, arguments)], capture_output=True)


def generated():
    for seed in range(300):
        root = ROOTS[seed % len(ROOTS)]
        yield seed, root, Grammar(seed).document(root)


def test_our_schema_accepts_what_the_original_accepts(schema):
    for seed, _, document in generated():
        problems = [problem.reason for problem in schema.iter_errors(document)]
        assert problems == [], f"{seed}: {document}"


def test_what_the_original_accepts_is_read_without_a_word(tmp_path):
    for seed, root, document in generated():
        if seed % 5 and seed > 60:
            continue
        path = tmp_path / f"{root}-{seed}.xml"
        path.write_text('<?xml version="1.0" encoding="utf-16"?>\n' + document, encoding="utf-16")
        done = convert(path, "--to", "json")
        assert (done.returncode, done.stderr) == (0, b""), document
        assert json.loads(done.stdout), document


def test_our_schema_refuses_what_is_wrong(schema):
    inside = {
        "steps": [
            "<foo/>",
            "<jarStep><logUri>a</logUri></jarStep>",
            "<restoreHBase jar='a'/>",
            "text",
            "<jarStep><actionOnFailure>RETRY</actionOnFailure></jarStep>",
        ],
        "config": ["<debugConfig/>", "<debugConfig start='maybe'/>", "<hBaseConfig start='true'><path/></hBaseConfig>"],
        "jobFlow": [
            "",
            "<name>a</name><name>b</name>",
            "<name>a</name><instanceCount>three</instanceCount>",
            "<name>a</name><terminationProtected>yes</terminationProtected>",
        ],
        "tags": ["<tag><key>a</key></tag>"],
    }
    for root, contents in inside.items():
        for content in contents:
            document = f"<{root} xmlns='{NAMESPACE}'>{content}</{root}>"
            assert not schema.is_valid(document), document
    assert not schema.is_valid("<steps/>"), "the namespace is missing"


def test_our_schema_accepts_more_than_the_original(schema):
    for content in [
        "<instanceCount>{nodes}</instanceCount><name>a</name>",
        "<name>a</name><steps/><tags/><terminationProtected>TRUE</terminationProtected>",
        "<name>a</name><releaseLabel>emr-7.5.0</releaseLabel>",
        "<name>a</name><config><hadoopConfig/><debugConfig start='{debug}'/><hadoopConfig/></config>",
        "<name>a</name><steps><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='steps.yaml'/></steps>",
    ]:
        schema.validate(f"<jobFlow xmlns='{NAMESPACE}'>{content}</jobFlow>")


def test_the_documents_of_the_repository_are_valid(schema):
    documents = list((FIXTURES / "valid").rglob("*.xml")) + list((ROOT / "examples").rglob("*.xml"))
    assert len(documents) > 5
    for document in documents:
        schema.validate(str(document))


def test_xmllint_agrees(tmp_path):
    if shutil.which("xmllint") is None:
        pytest.skip("xmllint is not installed: the schema was checked with Python's xmlschema alone")
    for seed, _, document in generated():
        (tmp_path / f"{seed}.xml").write_text(document)
    files = sorted(tmp_path.glob("*.xml"))
    done = subprocess.run(["xmllint", "--noout", "--schema", SCHEMA, *files], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_converting_there_and_back_changes_nothing(schema, tmp_path):
    original = FIXTURES / "valid/emrworkflow/nightly.xml"
    yaml = tmp_path / "nightly.yaml"
    yaml.write_bytes(convert(original, "--to", "yaml").stdout)
    back = convert(yaml, "--to", "xml", "--encoding", "utf-16")
    assert back.returncode == 0, back.stderr
    assert back.stdout == original.read_bytes()
    as_json = convert(yaml, "--to", "json")
    (tmp_path / "nightly.json").write_bytes(as_json.stdout)
    assert convert(tmp_path / "nightly.json", "--to", "yaml").stdout == yaml.read_bytes()
    schema.validate(convert(yaml, "--to", "xml").stdout.decode())


def test_what_xml_cannot_say_is_an_error(tmp_path):
    document = tmp_path / "emrys.yaml"
    document.write_text("steps:\n  - { name: a, command: [date] }\n")
    done = convert(document, "--to", "xml")
    assert done.returncode == 3 and done.stdout == b""
    assert b"XML has no element for `steps[0].command`" in done.stderr
    done = convert(document, "--to", "yaml", "--encoding", "utf-16")
    assert done.returncode == 2, done.stderr


def test_a_fragment_of_steps_is_enough_for_a_cluster_that_is_there(engine, emr, cluster, tmp_path):
    (tmp_path / "more.yaml").write_text("steps:\n  - { name: shell, command: [echo, fine] }\n")
    steps = tmp_path / "steps.xml"
    steps.write_text(
        f"<steps xmlns='{NAMESPACE}' xmlns:xi='http://www.w3.org/2001/XInclude'>"
        "<xi:include href='more.yaml'/>"
        "<jarStep><name>script</name><jar>s3://us-east-1.elasticmapreduce/libs/script-runner/script-runner.jar</jar>"
        "<arg>s3://{bucket}/no-such-script.sh</arg></jarStep></steps>"
    )
    added = engine.cli("add-steps", cluster, steps, "--set", "bucket=acme", "--json", check=0)
    ids = json.loads(added.stdout)
    shell, script = [emr.describe_step(ClusterId=cluster, StepId=step)["Step"] for step in ids]
    assert shell["Config"]["Args"] == ["echo", "fine"]
    assert script["Config"]["Args"] == ["s3://acme/no-such-script.sh"]
    wait_for_step(emr, cluster, ids[0], "COMPLETED")
    # Without a cluster there is nothing that they could run on.
    refused = engine.cli("run", steps, "--set", "bucket=acme", check=2)
    assert "the document has steps and no job flow" in refused.stderr
