# SPDX-License-Identifier: Apache-2.0
"""Python packages of a job flow: packed, uploaded, and imported by the driver and the executors."""

import json
import tarfile
import zipfile

import pytest

from harness import emrys

# The first job of a Spark version provisions it.
PATIENCE = 900

DOCUMENT = """\
clusters:
  small: {{ release_label: emr-7.5.0, applications: [Spark] }}
job_flows:
  report:
    cluster: small
    python: {python}
    steps:
      - name: report
        spark_submit: {{ script: job.py }}
"""

# Values of the driver and of an executor's worker have to agree, and to be those of the archive.
JOB = """\
from pyspark.sql import SparkSession
from pyspark.sql.functions import udf


def look(_=None):
    import own
    return own.value + " " + own.__file__


spark = SparkSession.builder.getOrCreate()
frame = spark.createDataFrame([(1,)], ["x"]).select(udf(look)("x"))
seen = [look(), *spark.sparkContext.parallelize([1]).map(look).collect(), frame.collect()[0][0]]
for value in seen:
    assert value.startswith("packed ") and "@place@" in value, seen
"""

COMPILED = """
def compiled(_=None):
    from markupsafe import _speedups
    return _speedups.__file__


for file in [compiled(), *spark.sparkContext.parallelize([1]).map(compiled).collect()]:
    assert "/environment/lib/" in file and file.endswith(".so"), file
"""


def wheel(folder, name="own", version="1.0"):
    """Writes a wheel with one module, as a build backend does."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", "value = 'packed'\n")
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return path.name


@pytest.fixture
def project(tmp_path):
    """Writes a project: gives a function that takes its `python` and the lines of its requirements."""
    folder = tmp_path / "project"
    folder.mkdir()

    def write(python, requirements="", job=JOB, place="/environment/lib/"):
        (folder / "emrys.yaml").write_text(DOCUMENT.format(python=python))
        (folder / "requirements.txt").write_text(requirements)
        (folder / "job.py").write_text(job.replace("@place@", place))
        return folder

    write.folder = folder
    return write


def test_a_plan_needs_no_index_and_says_where_the_archive_will_be(home, project, tmp_path):
    folder = project("{ requirements: requirements.txt }", "six==1.16.0\n")
    cache = {"EMRYS_CACHE": str(tmp_path / "cache"), "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0"}
    planned = json.loads(emrys(home, "plan", folder, "--json", check=0, **cache).stdout)
    uri = "s3://emrys-artifacts/emrys/artifacts/not-packed-yet/environment.tar.gz"
    assert [upload["to"] for upload in planned["uploads"]][0] == uri
    [step] = planned["run_job_flow"]["Steps"]
    arguments = step["HadoopJarStep"]["Args"]
    assert arguments[:7] == [
        "spark-submit",
        "--deploy-mode",
        "cluster",
        "--archives",
        f"{uri}#environment",
        "--conf",
        "spark.pyspark.python=./environment/bin/python",
    ]


def test_requirements_that_cannot_be_had_are_named_and_nothing_is_sent(home, project, tmp_path):
    wheel(project.folder)
    lines = "--no-index\n--find-links .\nown==2.0\n"
    folder = project("{ requirements: requirements.txt }", lines)
    done = emrys(home, "run", folder, check=3, EMRYS_CACHE=str(tmp_path / "cache"))
    assert "pip found no wheel of `own==2.0` for the Python " in done.stderr
    assert "these have one: 1.0" in done.stderr
    assert not (home / "engine.db").exists()


def test_what_was_packed_is_planned_under_its_digest(home, project, tmp_path):
    name = wheel(project.folder)
    folder = project(f"{{ wheels: [{name}] }}", job="# nothing to run\n")
    cache = {"EMRYS_CACHE": str(tmp_path / "cache")}
    # A cluster without room for Spark's steps is not needed: adding them to none packs and then fails.
    emrys(home, "add-steps", "j-AAAAAAAAAAAAA", folder, **cache)
    [archive] = (tmp_path / "cache").glob("packages/*/environment.tar.gz")
    with tarfile.open(archive) as opened:
        names = opened.getnames()
    assert "bin/python" in names and any(name.endswith("/site-packages/own.py") for name in names)
    planned = json.loads(emrys(home, "plan", folder, "--json", check=0, **cache).stdout)
    uploaded = planned["uploads"][0]
    assert uploaded["from"] == str(archive)
    assert "not-packed-yet" not in uploaded["to"]


@pytest.mark.spark
def test_driver_and_executors_import_an_environment(home, project):
    name = wheel(project.folder)
    folder = project("{ requirements: requirements.txt }", f"./{name}\nmarkupsafe==2.1.5\n", JOB + COMPILED)
    emrys(home, "run", folder, check=0, timeout=PATIENCE)


@pytest.mark.spark
def test_driver_and_executors_import_a_zip_file(home, project):
    name = wheel(project.folder)
    folder = project(f"{{ wheels: [{name}], pack: py_files }}", place="python-packages.zip/")
    emrys(home, "run", folder, check=0, timeout=PATIENCE)
