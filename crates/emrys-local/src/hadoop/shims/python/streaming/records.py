# SPDX-License-Identifier: Apache-2.0
"""Keys and values: how lines are split, which reducer a key goes to, and in which order keys come."""

import functools
import re

FIELD = re.compile(r"(\d+)(?:\.(\d+))?([nr]*)")


class Reader:
    """Splits the lines that a command writes at the n-th separator; without one, all of it is key."""

    def __init__(self, settings, role):
        self.separator = settings.text(f"stream.{role}.output.field.separator", "\t").encode()
        self.fields = settings.number(f"stream.num.{role}.output.key.fields", 1)

    def __call__(self, line):
        if self.fields == 1:
            key, _, value = line.partition(self.separator)
            return key, value
        end = -len(self.separator)
        for _ in range(self.fields):
            end = line.find(self.separator, end + len(self.separator))
            if end < 0:
                return line, b""
        return line[:end], line[end + len(self.separator):]


class Partitioner:
    """Key to reducer, with the numbers that Hadoop's own partitioners have."""

    def __init__(self, options):
        settings = options.settings
        self.count = settings.number("mapreduce.job.reduces", 1)
        self.fields = None
        text = settings.text("mapreduce.partition.keypartitioner.options")
        if options.partitioner == "fields" and text:
            separator = settings.text("mapreduce.map.output.key.field.separator", "\t")
            self.fields = [Field(spec, separator) for spec in specifications(text)]

    def __call__(self, key):
        return 0 if self.count <= 1 else self._number(key)

    @functools.lru_cache(maxsize=1 << 16)
    def _number(self, key):
        if self.fields is None:
            number = java_hash(key, 1)
        else:
            number = 0
            for field in self.fields:
                number = java_hash(field.of(key), number)
        return (number & 0x7FFFFFFF) % self.count


def java_hash(text, start):
    number = start
    for byte in text:
        number = (31 * number + byte - ((byte & 0x80) << 1)) & 0xFFFFFFFF
    return number


class Field:
    """One `-kF[.C][nr],F[.C][nr]` of Hadoop's field classes, which follow `sort`."""

    def __init__(self, text, separator):
        first, _, last = text.partition(",")
        begin, end = FIELD.fullmatch(first), FIELD.fullmatch(last or "0")
        if not begin or not end:
            raise ValueError(f"`-k{text}` names no field")
        self.separator = separator.encode()
        self.first, self.character = int(begin[1]), int(begin[2] or 1)
        self.last, self.last_character = int(end[1]), int(end[2] or 0)
        self.flags = set(begin[3] + end[3])

    def of(self, key):
        """That part of a key."""
        fields = key.split(self.separator)
        chosen = fields[self.first - 1:self.last or None]
        if chosen and self.last and self.last_character and len(chosen) > self.last - self.first:
            chosen[-1] = chosen[-1][:self.last_character]
        return self.separator.join(chosen)[self.character - 1:]


def specifications(text):
    return [part[2:] if part.startswith("-k") else part for part in text.split() if part.lstrip("-") not in ("n", "r", "nr", "rn")]


def order(options):
    """What keys are sorted by: their bytes, or what the comparator's options say."""
    text = options.settings.text("mapreduce.partition.keycomparator.options", "")
    if not options.compares_fields or not text:
        return None
    separator = options.settings.text("mapreduce.map.output.key.field.separator", "\t")
    overall = {flag for part in text.split() if part.lstrip("-") in ("n", "r", "nr", "rn") for flag in part.lstrip("-")}
    fields = [Field(spec, separator) for spec in specifications(text)]
    if not fields:
        fields = [Field("1", separator)]

    def compare(one, other):
        for field in fields:
            flags = field.flags or overall
            ours, theirs = field.of(one), field.of(other)
            if "n" in flags:
                ours, theirs = number(ours), number(theirs)
            if ours != theirs:
                return (1 if ours > theirs else -1) * (-1 if "r" in flags else 1)
        return 0

    return functools.cmp_to_key(compare)


def number(text):
    try:
        return float(text)
    except ValueError:
        return 0.0
