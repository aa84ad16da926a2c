# SPDX-License-Identifier: Apache-2.0
"""Sorting with bounded memory: runs on disk, one section for each reducer, merged when they are read."""

import heapq
import os
import struct
from operator import itemgetter

LENGTHS = struct.Struct(">II")

# What a record costs in memory beside its bytes.
OVERHEAD = 150

# How many runs are open at once.
FACTOR = 64


class Run:
    """A sorted file: for each reducer where its records begin, and how many there are."""

    def __init__(self, path, sections):
        self.path = path
        self.sections = sections

    @classmethod
    def write(cls, path, partitions):
        """Writes the records of each reducer, which come sorted."""
        sections = []
        with open(path, "wb") as file:
            for records in partitions:
                begin, count = file.tell(), 0
                for key, value in records:
                    file.write(LENGTHS.pack(len(key), len(value)) + key + value)
                    count += 1
                sections.append((begin, count))
        return cls(path, sections)

    def records(self, partition):
        begin, count = self.sections[partition]
        if not count:
            return
        with open(self.path, "rb") as file:
            file.seek(begin)
            for _ in range(count):
                key, value = LENGTHS.unpack(file.read(LENGTHS.size))
                yield file.read(key), file.read(value)

    def count(self):
        return sum(count for _, count in self.sections)


class Sorter:
    """Takes records in any order and writes runs whenever its memory is full."""

    def __init__(self, folder, partitions, order, memory):
        self.folder = folder
        self.order = order
        self.memory = memory
        self.runs = []
        self.used = 0
        self.held = [[] for _ in range(partitions)]

    def add(self, partition, key, value):
        self.held[partition].append((key, value))
        self.used += len(key) + len(value) + OVERHEAD
        if self.used > self.memory:
            self.spill()

    def spill(self):
        for records in self.held:
            records.sort(key=by(self.order))
        path = os.path.join(self.folder, f"spill{len(self.runs)}")
        self.runs.append(Run.write(path, self.held))
        self.held = [[] for _ in self.held]
        self.used = 0

    def finish(self):
        """All records as runs."""
        if self.used or not self.runs:
            self.spill()
        return self.runs


def by(order):
    """The sort key of a record: its key, or what the order makes of it."""
    return itemgetter(0) if order is None else lambda record: order(record[0])


def merged(runs, partition, order):
    """The records of one reducer in order; those of equal keys in the order of the runs."""
    return heapq.merge(*(run.records(partition) for run in runs), key=by(order))


def narrowed(runs, order, folder):
    """The same records in as few runs as may be open at once."""
    runs, written = list(runs), 0
    while len(runs) > FACTOR:
        part, runs = runs[:FACTOR], runs[FACTOR:]
        path = os.path.join(folder, f"merge{written}")
        partitions = range(len(part[0].sections))
        # In front, so that records of equal keys keep their order.
        runs.insert(0, Run.write(path, (merged(part, partition, order) for partition in partitions)))
        written += 1
        for run in part:
            os.remove(run.path)
    return runs
