# SPDX-License-Identifier: Apache-2.0
"""Fixtures: foreign clients, each in the environment that `cargo xtask test` has made for it.

A client is told of the engine by what `emrys env` prints and by nothing else, unless its own test says so.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import botocore.loaders
import pytest

from harness import PATIENCE, ROOT, Engine

CLIENTS = Path(os.environ.get("EMRYS_CLIENTS", ROOT / "target" / "xtask" / "clients"))
PROGRAMS = Path(__file__).with_name("programs")
TERRAFORM_PROVIDER = "registry.terraform.io/hashicorp/aws"


@pytest.fixture(scope="session")
def quick_waiters(tmp_path_factory):
    """A folder for AWS_DATA_PATH in which botocore finds EMR's waiters, asking once a second instead of twice a minute."""
    data = tmp_path_factory.mktemp("botocore")
    loader = botocore.loaders.create_loader()
    model = loader.load_service_model("emr", "waiters-2")
    for waiter in model["waiters"].values():
        waiter.update(delay=1, maxAttempts=PATIENCE)
    folder = data / "emr" / loader.determine_latest_version("emr", "waiters-2")
    folder.mkdir(parents=True)
    (folder / "waiters-2.json").write_text(json.dumps(model))
    return data


def environment(engine, quick_waiters):
    """The developer's own environment without AWS settings, and what `emrys env` says."""
    exports = engine.cli("env", check=0).stdout
    variables = dict(re.findall(r"^export (\w+)=['\"]?(.*?)['\"]?$", exports, re.MULTILINE))
    assert variables["AWS_ENDPOINT_URL"] == engine.endpoint
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return {
        **kept,
        **variables,
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_DATA_PATH": str(quick_waiters),
    }


class Client:
    """The programs of one client."""

    def __init__(self, folder, environment, working_folder, patience=PATIENCE):
        self.folder = folder
        self.patience = patience
        self.environment = environment
        self.working_folder = working_folder

    def start(self, program, *arguments, **variables):
        """Starts a program: one of the client's own by name, any other by its path."""
        path = Path(program) if "/" in str(program) else self.folder / "bin" / program
        return subprocess.Popen(
            [str(path), *map(str, arguments)],
            env={**self.environment, **variables},
            cwd=self.working_folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def finish(self, process, check=0):
        """Waits for a program and gives what it printed: stdout, stderr."""
        stdout, stderr = process.communicate(timeout=self.patience)
        line = " ".join(map(str, process.args))
        assert check in (None, process.returncode), f"{line}: exit {process.returncode}\n{stdout}\n{stderr}"
        return stdout, stderr

    def run(self, program, *arguments, check=0, **variables):
        """Runs a program to its end and gives what it printed: stdout, stderr."""
        return self.finish(self.start(program, *arguments, **variables), check)


@pytest.fixture
def client(engine, quick_waiters, tmp_path):
    """Gives the client of a name, as `cargo xtask test` has installed it, pointed at an engine."""

    def find(name, engine=engine):
        folder = CLIENTS / name
        if not (folder / "installed.txt").exists():
            pytest.skip(f"{name} is not installed in {CLIENTS}: `cargo xtask test --acceptance` installs it")
        return Client(folder, environment(engine, quick_waiters), tmp_path)

    return find


@pytest.fixture
def own_engine(tmp_path_factory):
    """An engine of the test's own, with an AWS CLI on its PATH, as every node of EMR has one."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    engine = Engine(tmp_path_factory.mktemp("own-engine") / "state", PATH=path).start()
    yield engine
    engine.stop()


@pytest.fixture
def aws(engine, quick_waiters, tmp_path):
    """Runs `aws …` and gives its output, parsed where it is JSON."""
    # It shares an environment, and botocore, with the tests themselves.
    client = Client(Path(sys.prefix), environment(engine, quick_waiters), tmp_path)

    def run(*arguments, check=0):
        stdout, stderr = client.run("aws", *arguments, check=check)
        try:
            return json.loads(stdout)
        except ValueError:
            return stdout + stderr

    return run


def mirror():
    """The folder with the provider: one that the environment names, or where Terraform and packages put theirs."""
    named = os.environ.get("EMRYS_TEST_TERRAFORM_MIRROR")
    folders = [Path(named)] if named else [
        Path.home() / ".terraform.d/plugins",
        Path("/usr/local/share/terraform/plugins"),
        Path("/usr/share/terraform/plugins"),
        *Path("/opt").glob("*"),
    ]  # fmt: skip
    return next((folder for folder in folders if (folder / TERRAFORM_PROVIDER).is_dir()), None)


@pytest.fixture
def terraform_in(engine, quick_waiters, tmp_path):
    """Gives what runs `terraform …` in a folder, with those variables. Terraform is the one on the PATH, the provider that
    of a folder laid out as Terraform's mirrors are."""
    program, folder = shutil.which("terraform"), mirror()
    if not program:
        pytest.skip("SKIPPED LOUDLY: there is no terraform on the PATH")
    if not folder:
        pytest.skip(f"SKIPPED LOUDLY: no mirror has {TERRAFORM_PROVIDER}; EMRYS_TEST_TERRAFORM_MIRROR names one")
    settings = tmp_path / "terraform.rc"
    settings.write_text(f'provider_installation {{\n  filesystem_mirror {{\n    path = "{folder}"\n  }}\n}}\n')

    # The provider listens at a socket in the temporary folder, and a socket's path has 107 characters at most.
    sockets = TemporaryDirectory(prefix="terraform-", dir="/tmp")

    def run_in(module, **variables):
        # The provider itself takes its time: half a minute to start on a busy machine, and it waits by the clock.
        client = Client(None, environment(engine, quick_waiters), module, patience=400)
        client.environment |= {
            "TF_CLI_CONFIG_FILE": str(settings),
            "TF_IN_AUTOMATION": "1",
            "TMPDIR": sockets.name,
            "CHECKPOINT_DISABLE": "1",
            **variables,
        }

        def run(*arguments, check=0):
            return client.run(program, *arguments, "-no-color", check=check)[0]

        run("init", "-input=false")
        return run

    with sockets:
        yield run_in
