# SPDX-License-Identifier: Apache-2.0
"""The properties of a job: Hadoop's names, old and new, and what streaming makes of them for its tasks."""

import os
import re

from emrys_shims.locations import properties

# Names of before Hadoop 2, which jobs still give and still ask for.
OLD_NAMES = {
    "map.input.file": "mapreduce.map.input.file",
    "map.input.length": "mapreduce.map.input.length",
    "map.input.start": "mapreduce.map.input.start",
    "map.output.key.field.separator": "mapreduce.map.output.key.field.separator",
    "mapred.input.dir": "mapreduce.input.fileinputformat.inputdir",
    "mapred.input.dir.recursive": "mapreduce.input.fileinputformat.input.dir.recursive",
    "mapred.job.id": "mapreduce.job.id",
    "mapred.job.name": "mapreduce.job.name",
    "mapred.line.input.format.linespermap": "mapreduce.input.lineinputformat.linespermap",
    "mapred.map.max.attempts": "mapreduce.map.maxattempts",
    "mapred.map.tasks": "mapreduce.job.maps",
    "mapred.max.split.size": "mapreduce.input.fileinputformat.split.maxsize",
    "mapred.min.split.size": "mapreduce.input.fileinputformat.split.minsize",
    "mapred.output.compress": "mapreduce.output.fileoutputformat.compress",
    "mapred.output.compression.codec": "mapreduce.output.fileoutputformat.compress.codec",
    "mapred.output.dir": "mapreduce.output.fileoutputformat.outputdir",
    "mapred.output.key.comparator.class": "mapreduce.job.output.key.comparator.class",
    "mapred.reduce.max.attempts": "mapreduce.reduce.maxattempts",
    "mapred.reduce.tasks": "mapreduce.job.reduces",
    "mapred.task.id": "mapreduce.task.attempt.id",
    "mapred.task.is.map": "mapreduce.task.ismap",
    "mapred.task.partition": "mapreduce.task.partition",
    "mapred.text.key.comparator.options": "mapreduce.partition.keycomparator.options",
    "mapred.text.key.partitioner.options": "mapreduce.partition.keypartitioner.options",
    "mapred.textoutputformat.separator": "mapreduce.output.textoutputformat.separator",
    "mapred.tip.id": "mapreduce.task.id",
    "io.sort.mb": "mapreduce.task.io.sort.mb",
}


class Settings:
    """Properties by their present names."""

    def __init__(self, values=None):
        self.values = dict(values or {})

    @classmethod
    def of_cluster(cls):
        """What the cluster's `mapred-site` says."""
        settings = cls()
        settings.read(os.path.join(os.environ["HADOOP_CONF_DIR"], "mapred-site.xml"))
        # It says how Hadoop's own programs run on this machine; a job would not find it so on EMR.
        settings.values.pop("mapreduce.framework.name", None)
        return settings

    def read(self, path):
        """Takes over the properties of a file."""
        for name, value in properties(path).items():
            self.set(name, value)

    def set(self, name, value):
        self.values[OLD_NAMES.get(name, name)] = str(value)

    def text(self, name, default=None):
        return self.values.get(name, default)

    def number(self, name, default):
        return int(self.values.get(name, default))

    def flag(self, name, default=False):
        return self.values.get(name, str(default)).strip().lower() == "true"

    def environment(self):
        """Streaming tells its tasks every property, with whatever is no letter or digit as `_`."""
        named = dict(self.values)
        named.update((old, self.values[new]) for old, new in OLD_NAMES.items() if new in self.values)
        return {re.sub(r"[^A-Za-z0-9]", "_", name): value for name, value in named.items()}
