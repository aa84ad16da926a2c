# SPDX-License-Identifier: Apache-2.0
"""A streaming job: its tasks over the cores of this machine, its log in Hadoop's words, its output."""

import collections
import datetime
import multiprocessing
import multiprocessing.connection
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback

from emrys_shims.locations import LocationError, Place, mounts

from . import inputs
from .options import Options, UsageError
from .task import Task, TaskError, run_map, run_reduce

JOB = "org.apache.hadoop.mapreduce.Job"
STREAM_JOB = "org.apache.hadoop.streaming.StreamJob"
JOB_COUNTERS = "org.apache.hadoop.mapreduce.JobCounter"

# As Hadoop shows its own groups.
GROUPS = {
    JOB_COUNTERS: "Job Counters ",
    "org.apache.hadoop.mapreduce.TaskCounter": "Map-Reduce Framework",
    "org.apache.hadoop.mapreduce.lib.input.FileInputFormatCounter": "File Input Format Counters ",
    "org.apache.hadoop.mapreduce.lib.output.FileOutputFormatCounter": "File Output Format Counters ",
}


class Job:
    """What all tasks of a job share."""

    def __init__(self, options, cores):
        stamp = int(time.time() * 1000)
        self.number = f"{stamp}_{os.getpid() % 10000:04}"
        self.id = f"job_{self.number}"
        self.options = options
        self.cores = cores
        self.counters = collections.Counter()
        self.folder = tempfile.mkdtemp(prefix="streaming")
        self.cached = {}
        self.log_file = None
        if "HADOOP_LOG_DIR" in os.environ and "HADOOP_LOGFILE" in os.environ:
            self.log_file = os.path.join(os.environ["HADOOP_LOG_DIR"], os.environ["HADOOP_LOGFILE"])

    def log(self, level, logger, message):
        """Writes to the step's syslog, where Hadoop's programs log on EMR; outside of a step, to stderr."""
        now = datetime.datetime.now()
        line = f"{now:%Y-%m-%d %H:%M:%S},{now.microsecond // 1000:03} {level} {logger} (main): {message}\n"
        if self.log_file is None:
            sys.stderr.write(line)
            return
        with open(self.log_file, "a", errors="backslashreplace") as file:
            file.write(line)

    def prepare(self):
        """Finds the input, makes room for the output, and fetches the job's files."""
        settings, mounted = self.options.settings, mounts()
        self.output = Place(self.options.output, mounted)
        self.reducers = settings.number("mapreduce.job.reduces", 1)
        if exists(self.output):
            raise LocationError(f"Output directory {self.options.output} already exists")
        for location in self.options.files:
            self.fetch(location, mounted, self.copy)
        for location in self.options.archives:
            self.fetch(location, mounted, self.unpack)
        recursive = settings.flag("mapreduce.input.fileinputformat.input.dir.recursive")
        found = inputs.files(self.options.inputs, mounted, recursive)
        self.splits = inputs.splits(found, self.options)
        self.temporary = os.path.join(self.output.path, "_temporary")
        os.makedirs(self.temporary, exist_ok=True)
        for name, value in {
            "mapreduce.job.id": self.id,
            "mapreduce.job.maps": len(self.splits),
            "mapreduce.job.reduces": self.reducers,
            "mapreduce.job.user.name": "hadoop",
            "mapreduce.input.fileinputformat.inputdir": ",".join(self.options.inputs),
            "mapreduce.output.fileoutputformat.outputdir": self.options.output,
        }.items():
            settings.set(name, value)
        self.log("INFO", "org.apache.hadoop.mapred.FileInputFormat", f"Total input files to process : {len(found)}")

    def fetch(self, location, mounted, into):
        location, _, name = location.partition("#")
        # Without a scheme it is a file of the node.
        place = Place(location if "://" in location else "file://" + os.path.abspath(location), mounted)
        if not os.path.exists(place.path):
            raise LocationError(f"File does not exist: {location}")
        name = name or os.path.basename(place.path)
        target = os.path.join(self.folder, "cache", name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        into(place.path, target)
        self.cached[name] = target

    @staticmethod
    def copy(source, target):
        if os.path.isdir(source):
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)
            os.chmod(target, 0o755)

    @staticmethod
    def unpack(source, target):
        try:
            shutil.unpack_archive(source, target, "zip" if source.endswith(".jar") else None)
        except shutil.ReadError as error:
            raise LocationError(f"`{source}` is no archive: {error}") from None

    def run(self):
        """Runs all tasks; what a job without reducers maps is its output."""
        self.log("INFO", "org.apache.hadoop.mapreduce.JobSubmitter", f"number of splits:{len(self.splits)}")
        self.log("INFO", "org.apache.hadoop.mapreduce.JobSubmitter", f"Submitting tokens for job: {self.id}")
        application = f"application_{self.number}"
        self.log("INFO", "org.apache.hadoop.yarn.client.api.impl.YarnClientImpl", f"Submitted application {application}")
        self.log("INFO", JOB, f"Running job: {self.id}")
        self.progress(0, 0)
        runs = self.run_tasks("m", run_map, self.splits, lambda done: self.progress(done, 0))
        if self.reducers:
            work = [runs] * self.reducers
            self.run_tasks("r", run_reduce, work, lambda done: self.progress(100, done))

    def progress(self, maps, reduces):
        self.log("INFO", JOB, f" map {maps}% reduce {reduces}%")

    def run_tasks(self, kind, function, work, progress):
        """Runs a task for each piece of work, as many at once as there are cores, each in a process of its own."""
        name, word = ("map", "map") if kind == "m" else ("reduce", "reduce")
        # Hadoop's local job runner does not repeat a task either, unless a job asks for it.
        attempts = self.options.settings.number(f"mapreduce.{name}.maxattempts", 1)
        waiting = collections.deque((number, 0) for number in range(len(work)))
        results, running, done = [None] * len(work), {}, 0
        try:
            while waiting or running:
                while waiting and len(running) < self.cores:
                    number, attempt = waiting.popleft()
                    task = Task(self, kind, number, attempt)
                    self.counters[JOB_COUNTERS, f"Launched {word} tasks"] += 1
                    process, receiver = start(function, task, work[number])
                    running[receiver] = (process, task, number, attempt)
                for receiver in multiprocessing.connection.wait(list(running)):
                    process, task, number, attempt = running.pop(receiver)
                    error, result = received(receiver, process)
                    if error is None:
                        counters, results[number] = result
                        self.counters.update(counters)
                        done += 1
                        progress(100 * done // len(work))
                        continue
                    self.log("INFO", JOB, f"Task Id : {task.id}, Status : FAILED\nError: {error}\n")
                    self.counters[JOB_COUNTERS, f"Failed {word} tasks"] += 1
                    if attempt + 1 >= attempts:
                        raise TaskError(task.task_id)
                    waiting.append((number, attempt + 1))
        finally:
            for process, *_ in running.values():
                process.kill()
        return results

    def commit(self):
        """Moves the output to its place."""
        for name in os.listdir(self.temporary):
            os.rename(os.path.join(self.temporary, name), os.path.join(self.output.path, name))
        os.rmdir(self.temporary)
        if self.options.settings.flag("mapreduce.fileoutputcommitter.marksuccessfuljobs", True):
            open(os.path.join(self.output.path, "_SUCCESS"), "w").close()

    def tell_counters(self):
        groups = collections.defaultdict(list)
        for (group, name), amount in sorted(self.counters.items()):
            groups[GROUPS.get(group, group)].append(f"\t\t{name}={amount}")
        lines = [f"Counters: {len(self.counters)}"]
        for group, counters in groups.items():
            lines += [f"\t{group}"] + counters
        self.log("INFO", JOB, "\n".join(lines))

    def clean(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def exists(place):
    """Whether there is anything at a place; a bucket has no folders without objects."""
    if place.prefix == "hdfs://" or not os.path.isdir(place.path):
        return os.path.exists(place.path)
    return any(files for _, _, files in os.walk(place.path))


def start(function, task, work):
    """Starts an attempt in a process that sends what comes of it."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=attempt_in_child, args=(sender, function, task, work))
    process.start()
    sender.close()
    return process, receiver


def attempt_in_child(sender, function, task, work):
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        sender.send((None, function(task, work)))
    except (TaskError, LocationError) as error:
        sender.send((str(error), None))
    except Exception:
        sender.send((traceback.format_exc().strip(), None))
    # Nothing of the parent's is to be run or flushed a second time.
    sender.close()
    os._exit(0)


def received(receiver, process):
    try:
        message = receiver.recv()
    except EOFError:
        message = None
    process.join()
    return message or (f"the attempt was ended from outside, with exit code {process.exitcode}", None)


def main(arguments, cores):
    """Runs a job; gives streaming's exit code."""
    try:
        options = Options(arguments)
    except (UsageError, ValueError, OSError) as error:
        print(f"ERROR {STREAM_JOB} (main): {error}", file=sys.stderr)
        print("Try -help for more information\nStreaming Command Failed!", file=sys.stderr)
        return 1
    for note in options.notes:
        print(f"emrys: {note}", file=sys.stderr)
    job = Job(options, cores)
    # Whatever ends the job ends its tasks, and removes what they have written.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        code = run(job)
    finally:
        job.clean()
    if code:
        print("Streaming Command Failed!", file=sys.stderr)
    return code


def run(job):
    try:
        job.prepare()
    except (LocationError, OSError, ValueError) as error:
        return failed(job, 5, f"Error Launching job : {error}")
    try:
        job.run()
        job.commit()
    except TaskError as error:
        kind = "Maps" if "_m_" in str(error) else "Reduces"
        other = "Reduces" if kind == "Maps" else "Maps"
        job.log(
            "INFO",
            JOB,
            f"Job {job.id} failed with state FAILED due to: Task failed {error}\n"
            f"Job failed as tasks failed. failed{kind}:1 failed{other}:0\n",
        )
        job.tell_counters()
        shutil.rmtree(job.temporary, ignore_errors=True)
        return failed(job, 1, "Job not successful!")
    job.log("INFO", JOB, f"Job {job.id} completed successfully")
    job.tell_counters()
    job.log("INFO", STREAM_JOB, f"Output directory: {job.options.output}")
    return 0


def failed(job, code, message):
    job.log("ERROR", STREAM_JOB, message)
    return code
