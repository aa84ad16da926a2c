# SPDX-License-Identifier: Apache-2.0
"""AWS's own samples get no error, and no warning or note that is wrong.

The samples are those of `aws emr create-cluster help`, which come with the AWS CLI. The CLI itself makes a request of each;
`emrys import` makes a document of the request, and `emrys check` says what it has to say. What it may say is listed here,
with the reason why it is right of the sample.
"""

import http.server
import json
import os
import pathlib
import re
import shlex
import subprocess
import threading

import awscli
import pytest
from awscli.clidriver import create_clidriver

from harness import binary

EXAMPLES = pathlib.Path(awscli.__file__).parent / "examples" / "emr" / "create-cluster-examples.rst"

# Why a warning or a note is right wherever it is said of a sample.
RIGHT = {
    "release-without-support": "the samples have releases of years ago",
    "no-logs": "most samples name no log URI",
    "stays-idle": "the CLI keeps a cluster unless it is told --auto-terminate",
    "default-role": "the samples use the default roles",
    "duplicate-step-name": "example 17 adds two steps that are both called CustomJAR",
    "on-demand-task-instances": "example 9 shows task instances, and bids for none",
    "previous-generation": "the example of Kerberos has an m3.xlarge",
    "spot-core": "example 3 has a core fleet on the spot market alone, and a primary instance that is not",
    "single-small-volume": "example 3 has an m4.2xlarge in emr-5.14.0, which gave every such instance 32 GiB",
    "bid-above-on-demand": "example 3 bids several times today's on-demand price",
    "magnetic-volume": "example 15 has `standard` volumes",
    "market-of-rule": "example 16 gives a rule a market, which EMR passes over",
    "one-way-scaling": "the policy of example 16 has a single rule, which adds instances",
    "unreliable-scaling": "the example of managed scaling has emr-5.30.0, whose managed scaling AWS advises against",
    "secret-in-configuration": "the example of Kerberos has its passwords in clear",
}

# What samples the CLI itself refuses, by a part of their command, and why.
REFUSED = {
    "--configurations file://configurations.json": "the page's file has numbers for texts",
    "--configurations https://s3.amazonaws.com/": "there is no such object",
    "--ec2-attributes file://ec2_attributes.json": "the CLI does not take the page's file",
    "--kerberos-attributes file://kerberos_attributes.json": "the page's file has a comma too many",
    "InstanceCount=3,InstanceType=m4.largeInstanceGroupType=CORE": "the page lacks a blank between two groups",
    "ActionOnFailure=CONTINUE,ActionOnFailure=TERMINATE_CLUSTER": "the page gives a step two actions on failure",
}


def commands(text):
    """The commands of the page, each in one line, with the title of its example."""
    title, found = "", []
    for block in re.split(r"\n\s*\n", text):
        if match := re.match(r"\*\*(.*?)\*\*", block.strip()):
            title = match.group(1)
        if block.strip().startswith("aws emr create-cluster"):
            lines = [line.strip().rstrip("\\").strip() for line in block.strip().splitlines()]
            found.append((title, " ".join(lines)))
    return found


def files(text):
    """The files that the page shows: by their names, the texts."""
    pattern = r"Contents of ``([\w.]+)``\s*::\n\n((?:(?:    .*)?\n)+)"
    return {name: body for name, body in re.findall(pattern, text)}


class Catcher(http.server.BaseHTTPRequestHandler):
    """Keeps RunJobFlow's request and answers it."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers["X-Amz-Target"].endswith(".RunJobFlow"):
            self.server.request = json.loads(body)
        answer = b'{"JobFlowId": "j-1AAAAAAAAAAAA", "ClusterArn": "arn:aws:elasticmapreduce:us-east-1:123456789012:cluster/j-1AAAAAAAAAAAA"}'
        self.send_response(200)
        self.send_header("Content-Type", "application/x-amz-json-1.1")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def catcher():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Catcher)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture(scope="module")
def aws(catcher):
    """The CLI, in this process: it takes seconds to start, and there are dozens of samples."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "AWS_ACCESS_KEY_ID": "sample",
            "AWS_SECRET_ACCESS_KEY": "sample",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{catcher.server_port}",
        }.items():
            patch.setenv(name, value)
        yield create_clidriver()


def request_of(command, folder, aws, catcher, monkeypatch, capsys):
    """What the CLI sends for a command; none if it refuses."""
    monkeypatch.chdir(folder)
    catcher.request = None
    aws.main(shlex.split(command)[1:])
    return catcher.request, capsys.readouterr().err


def findings(request, folder):
    """What is said of the document that is imported from a request."""
    (folder / "request.json").write_text(json.dumps(request))
    imported = subprocess.run([binary(), "import", "request.json", "--json"], cwd=folder, capture_output=True, text=True, timeout=60)
    (folder / "sample.yaml").write_text(json.loads(imported.stdout)["document"])
    checked = subprocess.run([binary(), "check", "--json", "sample.yaml"], cwd=folder, capture_output=True, text=True, timeout=60)
    return json.loads(checked.stdout)


def test_aws_own_samples_are_right(tmp_path, aws, catcher, monkeypatch, capsys):
    text = EXAMPLES.read_text()
    samples, shown = commands(text), files(text)
    assert len(samples) > 30, "the page has changed"
    seen, wrong, refused = set(), [], set()
    for index, (title, command) in enumerate(samples):
        folder = tmp_path / str(index)
        (folder / "myfolder").mkdir(parents=True)
        for name, body in shown.items():
            (folder / name).write_text(body)
            (folder / "myfolder" / name).write_text(body)
        request, error = request_of(command, folder, aws, catcher, monkeypatch, capsys)
        if request is None:
            reason = next((part for part in REFUSED if part in command), None)
            refused.add(reason)
            if reason is None:
                wrong.append(f"{title}: the CLI refuses it: {error.strip()}\n    {command}")
            continue
        for found in findings(request, folder):
            if found["severity"] != "error" and found["code"] in RIGHT:
                seen.add(found["code"])
                continue
            place = found["labels"][0]["source"] if found["labels"] else ""
            wrong.append(f"{title}: {found['severity']}[{found['code']}]: {found['message']} ({place})\n    {command}")
    assert not wrong, "\n".join(wrong)
    assert seen == RIGHT.keys() and refused == REFUSED.keys(), "what is never said needs no reason"
