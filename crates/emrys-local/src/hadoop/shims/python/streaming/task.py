# SPDX-License-Identifier: Apache-2.0
"""One attempt of a map or reduce task: its working folder, its command, and what it counts."""

import bz2
import collections
import gzip
import os
import shutil
import stat
import subprocess
import threading

from . import inputs
from .records import Partitioner, Reader, order
from .sorting import Run, Sorter, merged, narrowed

FRAMEWORK = "org.apache.hadoop.mapreduce.TaskCounter"
INPUT = "org.apache.hadoop.mapreduce.lib.input.FileInputFormatCounter"
OUTPUT = "org.apache.hadoop.mapreduce.lib.output.FileOutputFormatCounter"

BATCH = 64 << 10


class TaskError(Exception):
    """An attempt that failed; the message is Hadoop's."""


class Task:
    """What an attempt knows: the job, its own names, and its folder."""

    def __init__(self, job, kind, number, attempt):
        self.job = job
        self.options = job.options
        self.kind = kind
        self.number = number
        self.task_id = f"task_{job.number}_{kind}_{number:06}"
        self.id = f"attempt_{job.number}_{kind}_{number:06}_{attempt}"
        self.folder = os.path.join(job.folder, self.id)
        self.counters = collections.Counter()
        self.order = order(self.options)

    def __enter__(self):
        os.makedirs(os.path.join(self.folder, "work"))
        for name, path in self.job.cached.items():
            os.symlink(path, os.path.join(self.folder, "work", name))
        return self

    def __exit__(self, *_):
        shutil.rmtree(os.path.join(self.folder, "work"), ignore_errors=True)

    def count(self, name, amount=1, group=FRAMEWORK):
        self.counters[group, name] += amount

    def environment(self, more):
        told = dict(self.options.settings.values)
        told.update(more)
        told.update({
            "mapreduce.task.attempt.id": self.id,
            "mapreduce.task.id": self.task_id,
            "mapreduce.task.ismap": str(self.kind == "m").lower(),
            "mapreduce.task.partition": str(self.number),
            "mapreduce.task.output.dir": self.job.temporary,
        })
        told = type(self.options.settings)(told).environment()
        return {**os.environ, **told, **self.options.environment}

    def run(self, command, blocks, more):
        """The lines that a command writes when it is given those blocks."""
        folder = os.path.join(self.folder, "work")
        try:
            process = subprocess.Popen(
                [program(command[0], folder)] + command[1:],
                cwd=folder,
                env=self.environment(more),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        except OSError as error:
            raise TaskError(
                f'java.io.IOException: Cannot run program "{command[0]}": error={error.errno}, {error.strerror}'
            ) from None
        failures = []
        threads = [
            threading.Thread(target=feed, args=(process, blocks, failures), daemon=True),
            threading.Thread(target=self.listen, args=(process.stderr,), daemon=True),
        ]
        for thread in threads:
            thread.start()
        try:
            for line in process.stdout:
                yield line.rstrip(b"\r\n") if line.endswith(b"\n") else line
        finally:
            process.stdout.close()
            for thread in threads:
                thread.join()
            code = process.wait()
        if failures:
            raise failures[0]
        if code and self.options.settings.flag("stream.non.zero.exit.is.failure", True):
            # Java sees a signal as a shell does.
            code = 128 - code if code < 0 else code
            raise TaskError(
                f"java.lang.RuntimeException: PipeMapRed.waitOutputThreads(): subprocess failed with code {code}"
            )

    def listen(self, stderr):
        """Counts and reports what the command asks for, and passes the rest on to the step's own stderr."""
        prefix = self.options.settings.text("stream.stderr.reporter.prefix", "reporter:").encode()
        for line in stderr:
            if not line.startswith(prefix):
                os.write(2, line if line.endswith(b"\n") else line + b"\n")
                continue
            kind, _, text = line[len(prefix):].decode(errors="replace").rstrip("\r\n").partition(":")
            group, _, rest = text.partition(",")
            name, _, amount = rest.rpartition(",")
            if kind == "counter" and name and amount.strip().lstrip("-").isdigit():
                self.count(name, int(amount), group)
            elif kind == "status":
                self.job.log("INFO", "org.apache.hadoop.mapred.Task", f"{self.id}: {text}")


def program(name, folder):
    """A file of the job by that name, made executable as streaming does, or what the PATH has."""
    path = os.path.join(folder, name)
    if os.path.isabs(name) or not os.path.isfile(path):
        return name
    target = os.path.realpath(path)
    if not os.access(target, os.X_OK):
        os.chmod(target, os.stat(target).st_mode | stat.S_IXUSR)
    return path


def feed(process, blocks, failures):
    try:
        for block in blocks:
            process.stdin.write(block)
    except (BrokenPipeError, ConnectionResetError):
        # The command has read enough; its exit code says whether it succeeded.
        pass
    except Exception as error:  # An input that cannot be read is the attempt's end, told by its thread.
        failures.append(error)
        process.kill()
    finally:
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass


def run_map(task, split):
    """Runs a map task: to a file of the job's output where there is no reducer, else to a sorted run."""
    with task:
        lines = task.run(task.options.mapper, read(task, split), {
            "mapreduce.map.input.file": split.uri,
            "mapreduce.map.input.start": str(split.start),
            "mapreduce.map.input.length": str(split.length),
        })
        records = map(Reader(task.options.settings, "map"), lines)
        if not task.job.reducers:
            write(task, records, "Map output records")
            return task.counters, None
        return task.counters, sort(task, records)


def read(task, split):
    blocks = inputs.numbered(split) if task.options.input_format == "lines" else inputs.blocks(split)
    for _, text in blocks:
        task.count("Map input records", text.count(b"\n"))
        task.count("Bytes Read", len(text), INPUT)
        yield text


def sort(task, records):
    settings = task.options.settings
    partition = Partitioner(task.options)
    memory = settings.number("mapreduce.task.io.sort.mb", 100) << 20
    sorter = Sorter(task.folder, task.job.reducers, task.order, memory)
    for key, value in records:
        sorter.add(partition(key), key, value)
        task.count("Map output records")
        task.count("Map output bytes", len(key) + len(value))
    runs = narrowed(sorter.finish(), task.order, task.folder)
    if task.options.combiner is None and len(runs) == 1:
        run = runs[0]
    else:
        path = os.path.join(task.folder, "output")
        run = Run.write(path, (combined(task, runs, number) for number in range(task.job.reducers)))
    task.count("Spilled Records", run.count())
    return run


def combined(task, runs, partition):
    records = merged(runs, partition, task.order)
    if task.options.combiner is None:
        return records
    lines = task.run(task.options.combiner, told(task, records, "Combine input records"), {})
    reader = Reader(task.options.settings, "map")
    # A combiner may write any key; what a reducer reads is sorted in any case.
    folder = os.path.join(task.folder, f"combiner{partition}")
    os.mkdir(folder)
    sorter = Sorter(folder, 1, task.order, 32 << 20)
    for line in lines:
        sorter.add(0, *reader(line))
        task.count("Combine output records")
    return merged(sorter.finish(), 0, task.order)


def told(task, records, counter, groups=None):
    """Records as the lines that a command reads."""
    role = "reduce" if task.kind == "r" else "map"
    separator = task.options.settings.text(f"stream.{role}.input.field.separator", "\t").encode()
    last, lines, size = None, [], 0
    for key, value in records:
        task.count(counter)
        if groups and (last is None or key != last):
            task.count(groups)
            last = key
        lines.append(key + separator + value + b"\n")
        size += len(lines[-1])
        if size > BATCH:
            yield b"".join(lines)
            lines, size = [], 0
    yield b"".join(lines)


def run_reduce(task, runs):
    """Runs a reduce task over the runs of all map tasks, to a file of the job's output."""
    with task:
        runs = narrowed(
            [Run(run.path, [run.sections[task.number]]) for run in runs], task.order, task.folder
        )
        task.count("Shuffled Maps", len(runs))
        records = merged(runs, 0, task.order)
        if task.options.reducer is not None:
            blocks = told(task, records, "Reduce input records", "Reduce input groups")
            lines = task.run(task.options.reducer, blocks, {})
            records = map(Reader(task.options.settings, "reduce"), lines)
        write(task, records, "Reduce output records")
        return task.counters, None


def write(task, records, counter):
    """Writes a file of the job's output as TextOutputFormat does, whole or not at all."""
    options = task.options
    separator = options.settings.text("mapreduce.output.textoutputformat.separator", "\t").encode()
    name = f"part-{task.number:05}{options.suffix}"
    path = os.path.join(task.folder, name)
    opened = {"": open, ".gz": gzip.open, ".bz2": bz2.open}[options.suffix]
    written = 0
    with opened(path, "wb") as file:
        for key, value in records:
            file.write(key + separator + value + b"\n")
            written += 1
    task.count(counter, written)
    task.count("Bytes Written", os.path.getsize(path), OUTPUT)
    if written or not options.lazy:
        shutil.move(path, os.path.join(task.job.temporary, name))
