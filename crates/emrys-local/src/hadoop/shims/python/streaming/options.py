# SPDX-License-Identifier: Apache-2.0
"""The command line of hadoop-streaming. What it asks for and this machine has not is refused by name."""

import re
import shlex

from .settings import Settings

GENERIC = ("D", "archives", "conf", "files", "fs", "jt", "libjars", "tokenCacheFile")

VALUES = (
    "additionalconfspec", "cacheArchive", "cacheFile", "cmdenv", "combiner", "dfs", "file", "input",
    "inputformat", "inputreader", "io", "jobconf", "mapdebug", "mapper", "numReduceTasks", "output",
    "outputformat", "partitioner", "reducedebug", "reducer",
)

SWITCHES = ("background", "debug", "help", "info", "lazyOutput", "verbose")

# Options that concern a cluster's services, or people at its console.
WITHOUT_EFFECT = ("background", "debug", "dfs", "fs", "jt", "tokenCacheFile", "verbose")

REFUSED = ("additionalconfspec", "inputreader", "io", "mapdebug", "reducedebug")

CLASS = re.compile(r"([a-z_]\w*\.)+[A-Z]\w*")

# Reducers that are no command: no reducer at all, and one that passes records on.
WITHOUT_COMMAND = ("NONE", "org.apache.hadoop.mapred.lib.IdentityReducer")

INPUT_FORMATS = {
    "TextInputFormat": "text",
    "org.apache.hadoop.mapred.TextInputFormat": "text",
    "org.apache.hadoop.mapred.lib.NLineInputFormat": "lines",
}

OUTPUT_FORMATS = ("TextOutputFormat", "org.apache.hadoop.mapred.TextOutputFormat")

PARTITIONERS = {
    "org.apache.hadoop.mapred.lib.HashPartitioner": "hash",
    "org.apache.hadoop.mapred.lib.KeyFieldBasedPartitioner": "fields",
}

COMPARATORS = (
    "org.apache.hadoop.mapred.lib.KeyFieldBasedComparator",
    "org.apache.hadoop.mapreduce.lib.partition.KeyFieldBasedComparator",
)

CODECS = {
    "org.apache.hadoop.io.compress.BZip2Codec": ".bz2",
    "org.apache.hadoop.io.compress.GzipCodec": ".gz",
}


class UsageError(Exception):
    """A command line that cannot be run; the message is for the user."""


class Options:
    """What is to be run."""

    def __init__(self, arguments):
        self.settings = Settings.of_cluster()
        self.inputs = []
        self.files = []
        self.archives = []
        self.environment = {}
        self.notes = []
        self.lazy = False
        given = {}
        self._take(arguments, given)
        self._require("input", self.inputs)
        self._require("output", given.get("output"))
        self._require("mapper", given.get("mapper"))
        self.output = given["output"]
        self.mapper = self._command("mapper", given["mapper"])
        self.combiner = self._command("combiner", given.get("combiner"))
        self.reducer = self._command("reducer", given.get("reducer"))
        if "numReduceTasks" in given:
            self.settings.set("mapreduce.job.reduces", given["numReduceTasks"])
        if given.get("reducer") == "NONE":
            self.settings.set("mapreduce.job.reduces", 0)
        self._formats(given)

    def _take(self, arguments, given):
        left = list(arguments)
        generic = True
        while left:
            argument = left.pop(0)
            name = argument.lstrip("-")
            if argument.startswith("-D") and len(argument) > 2:
                name, left = "D", [argument[2:]] + left
            if not argument.startswith("-") or name not in GENERIC + VALUES + SWITCHES:
                raise UsageError(f"Unrecognized option: {argument}")
            # Hadoop reads its generic options first and stops at the first of streaming's own.
            generic = generic and name in GENERIC
            if name in GENERIC and not generic:
                raise UsageError(f"Unrecognized option: {argument}")
            if name in REFUSED:
                raise UsageError(f"`-{name}` is not available on the local engine")
            value = None
            if name not in SWITCHES:
                if not left:
                    raise UsageError(f"Missing argument for option: {name}")
                value = left.pop(0)
            if name not in WITHOUT_EFFECT:
                self._one(name, value, given)

    def _one(self, name, value, given):
        if name in ("D", "jobconf"):
            self.settings.set(*self._pair(name, value))
        elif name == "cmdenv":
            self.environment.update([self._pair(name, value)])
        elif name == "conf":
            self.settings.read(value)
        elif name == "input":
            self.inputs.extend(split_paths(value))
        elif name in ("files", "cacheFile", "file"):
            self.files.extend(value.split(","))
        elif name in ("archives", "cacheArchive"):
            self.archives.extend(value.split(","))
        elif name == "libjars":
            self.notes.append("`-libjars` has no effect: the tasks of the local engine load no classes")
        elif name == "lazyOutput":
            self.lazy = True
        elif name in ("help", "info"):
            raise UsageError("see https://hadoop.apache.org/docs/stable/hadoop-streaming/HadoopStreaming.html")
        else:
            given[name] = value

    @staticmethod
    def _pair(name, value):
        key, equals, text = value.partition("=")
        if not equals:
            raise UsageError(f"`-{name} {value}` has no `=`")
        return key.strip(), text

    @staticmethod
    def _require(name, value):
        if not value:
            raise UsageError(f"Required argument: -{name} <name>")

    @staticmethod
    def _command(role, text):
        """The words of a command; None where there is none to run."""
        if text is None or (role == "reducer" and text in WITHOUT_COMMAND):
            return None
        if text == "aggregate" or CLASS.fullmatch(text):
            raise UsageError(f"the {role} `{text}` is a class of Java, which is not available on the local engine")
        try:
            return shlex.split(text)
        except ValueError as error:
            raise UsageError(f"the {role} `{text}` is no command: {error}") from None

    def _formats(self, given):
        settings = self.settings
        self.input_format = self._known(
            "input format", INPUT_FORMATS, given.get("inputformat") or settings.text("mapred.input.format.class"), "text"
        )
        self._known(
            "output format", dict.fromkeys(OUTPUT_FORMATS), given.get("outputformat") or settings.text("mapred.output.format.class"), None
        )
        self.partitioner = self._known(
            "partitioner", PARTITIONERS, given.get("partitioner") or settings.text("mapred.partitioner.class"), "hash"
        )
        self.compares_fields = self._known(
            "comparator", dict.fromkeys(COMPARATORS, True), settings.text("mapreduce.job.output.key.comparator.class"), False
        )
        self.suffix = ""
        if settings.flag("mapreduce.output.fileoutputformat.compress"):
            codec = settings.text("mapreduce.output.fileoutputformat.compress.codec", "DefaultCodec")
            self.suffix = self._known("codec", CODECS, codec, "")
        if settings.text("textinputformat.record.delimiter"):
            raise UsageError("`textinputformat.record.delimiter` is not available on the local engine")

    @staticmethod
    def _known(what, table, name, default):
        if not name:
            return default
        if name not in table:
            raise UsageError(f"the {what} `{name}` is not available on the local engine")
        return table[name]


def split_paths(text):
    """Splits at commas outside braces, as Hadoop reads a list of input paths."""
    paths, depth, path = [], 0, ""
    for character in text:
        depth += (character == "{") - (character == "}")
        if character == "," and depth == 0:
            paths.append(path)
            path = ""
        else:
            path += character
    return [path for path in paths + [path] if path]
