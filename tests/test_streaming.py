# SPDX-License-Identifier: Apache-2.0
"""Hadoop streaming as EMR's steps ask for it: scripts from a bucket, output to a bucket, Hadoop's log in syslog."""

from harness import add_steps, command, object_text, wait_for_step

MAPPER = """#!/usr/bin/env python3
import sys
for line in sys.stdin:
    sys.stderr.write("reporter:counter:words,lines,1\\n")
    for word in line.split():
        if word == "fail":
            raise ValueError(f"cannot count {word}")
        print(word, 1, sep="\\t")
"""

REDUCER = """
import itertools, sys
pairs = (line.rstrip("\\n").split("\\t") for line in sys.stdin)
for word, group in itertools.groupby(pairs, lambda pair: pair[0]):
    print(word, sum(int(count) for _, count in group), sep="\\t")
"""

ARGUMENTS = [
    "-files", "s3://streaming/code/mapper.py,s3://streaming/code/reducer.py#reduce.py",
    "-mapper", "mapper.py",
    "-combiner", "python3 reduce.py",
    "-reducer", "python3 reduce.py",
]  # fmt: skip


def prepare(s3):
    s3.create_bucket(Bucket="streaming")
    s3.put_object(Bucket="streaming", Key="code/mapper.py", Body=MAPPER)
    s3.put_object(Bucket="streaming", Key="code/reducer.py", Body=REDUCER)
    s3.put_object(Bucket="streaming", Key="in/a.txt", Body="to be or\nnot to be")
    s3.put_object(Bucket="streaming", Key="bad/a.txt", Body="to fail")


def test_a_streaming_step_counts_words_and_says_why_it_cannot(engine, emr, s3, cluster):
    prepare(s3)
    program = command("hadoop-streaming", *ARGUMENTS, "-input", "s3://streaming/in/", "-output", "s3://streaming/out/")
    jar = dict(program["HadoopJarStep"], Jar="/usr/lib/hadoop-mapreduce/hadoop-streaming.jar")
    jar["Args"] = [*ARGUMENTS, "-input", "s3://streaming/bad/", "-output", "s3://streaming/bad-out/"]
    steps = add_steps(emr, cluster, program, program, dict(program, HadoopJarStep=jar))
    wait_for_step(emr, cluster, steps[0], "COMPLETED")
    assert object_text(s3, "streaming", "out/part-00000") == "be\t2\nnot\t1\nor\t1\nto\t2\n"
    keys = [entry["Key"] for entry in s3.list_objects_v2(Bucket="streaming", Prefix="out/")["Contents"]]
    assert keys == ["out/_SUCCESS", "out/part-00000"]
    syslog = engine.cli("logs", steps[0], "--stream", "syslog", check=0).stdout
    assert "\n\twords\n\t\tlines=2\n" in syslog and "map 100% reduce 100%" in syslog

    failure = wait_for_step(emr, cluster, steps[1], "FAILED")["FailureDetails"]
    assert failure["Reason"] == "Output directory already exists."
    assert failure["Message"] == "Error Launching job : Output directory s3://streaming/out/ already exists"
    assert failure["LogFile"].endswith("/syslog")

    failure = wait_for_step(emr, cluster, steps[2], "FAILED")["FailureDetails"]
    assert failure["Message"] == "ValueError: cannot count fail (mapper.py:7)"
    stderr = engine.cli("logs", steps[2], "--stream", "stderr", check=0).stdout
    assert stderr.endswith("Streaming Command Failed!\n")
    assert s3.list_objects_v2(Bucket="streaming", Prefix="bad-out/")["KeyCount"] == 0
