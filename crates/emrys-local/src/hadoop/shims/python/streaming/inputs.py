# SPDX-License-Identifier: Apache-2.0
"""Input paths, their splits, and the records of a split, as Hadoop's FileInputFormat has them."""

import bz2
import glob
import gzip
import os
import re

from emrys_shims.locations import LocationError, Place

CODECS = {".bz2": bz2.open, ".gz": gzip.open}

# Compression that Hadoop knows by its suffix and this Python does not have.
OTHER_CODECS = (".deflate", ".lz4", ".lzo", ".snappy", ".zst")

# A split's greatest size where nothing else is said: small enough for every core to get work.
LARGEST_SPLIT = 16 << 20

# Hadoop lets the last split of a file be this much larger.
SLACK = 1.1

BATCH = 256 << 10

LINE_ENDS = re.compile(b"\r\n?")


class Split:
    """A part of a file. Whoever has the byte before a line's first has the line."""

    def __init__(self, path, uri, start, length):
        self.path = path
        self.uri = uri
        self.start = start
        self.length = length

    def is_compressed(self):
        return os.path.splitext(self.path)[1] in CODECS


def files(locations, mounted, recursive):
    """The files behind input locations, with their locations, in one order on every machine."""
    found = []
    for location in locations:
        place = Place(location, mounted)
        matches = matching(place)
        if not matches:
            is_pattern = any(character in location for character in "*?[{")
            raise LocationError(
                f"Input Pattern {location} matches 0 files" if is_pattern else f"Input path does not exist: {location}"
            )
        for match in matches:
            found.extend((path, place.uri(path)) for path in below(match, place, recursive))
    return found


def matching(place):
    """The paths that a location with Hadoop's wildcards means."""
    root = os.path.normpath(place.root)
    pattern = os.path.relpath(place.path, root).replace("[^", "[!")
    paths = set()
    for alternative in alternatives(pattern):
        paths.update(glob.glob(os.path.join(glob.escape(root), alternative)))
    if place.path != root and not glob.has_magic(pattern):
        return sorted(paths)
    return sorted(path for path in paths if path == root or not hidden(path))


def alternatives(pattern):
    """Writes `{a,b}` out."""
    match = re.search(r"\{([^{}]*)\}", pattern)
    if not match:
        return [pattern]
    start, end = pattern[:match.start()], pattern[match.end():]
    return [text for choice in match[1].split(",") for text in alternatives(start + choice + end)]


def hidden(path):
    return os.path.basename(path).startswith(("_", "."))


def below(path, place, recursive):
    if not os.path.isdir(path):
        return [path]
    found = []
    for name in sorted(os.listdir(path)):
        child = os.path.join(path, name)
        if hidden(child):
            continue
        if os.path.isdir(child):
            if not recursive:
                raise LocationError(f"Not a file: {place.uri(child)}")
            found.extend(below(child, place, recursive))
        else:
            found.append(child)
    return found


def splits(found, options):
    """The splits of all files. Compressed files are never cut."""
    for _, uri in found:
        if os.path.splitext(uri)[1] in OTHER_CODECS:
            raise LocationError(f"the compression of `{uri}` is not available on the local engine")
    settings = options.settings
    if options.input_format == "lines":
        count = settings.number("mapreduce.input.lineinputformat.linespermap", 1)
        return [split for path, uri in found for split in splits_of_lines(path, uri, count)]
    sizes = [os.path.getsize(path) for path, _ in found]
    goal = sum(sizes) // max(1, settings.number("mapreduce.job.maps", 2))
    least = settings.number("mapreduce.input.fileinputformat.split.minsize", 1)
    most = settings.number("mapreduce.input.fileinputformat.split.maxsize", LARGEST_SPLIT)
    size = max(1, least, min(goal, most))
    cut = []
    for (path, uri), length in zip(found, sizes):
        whole = Split(path, uri, 0, length)
        start = 0
        while not whole.is_compressed() and (length - start) / size > SLACK:
            cut.append(Split(path, uri, start, size))
            start += size
        if start < length or length == 0:
            cut.append(Split(path, uri, start, length - start))
    return cut


def splits_of_lines(path, uri, count):
    """Splits of that many lines each, in Hadoop's own form: from one byte before a line's first."""
    cut, start, position = [], 0, 0
    if Split(path, uri, 0, 0).is_compressed():
        raise LocationError(f"`{uri}` is compressed, and NLineInputFormat cannot cut it")
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            position += len(line)
            if number % count == 0:
                cut.append(line_split(path, uri, start, position))
                start = position
    if position > start:
        cut.append(line_split(path, uri, start, position))
    return cut


def line_split(path, uri, start, end):
    if start == 0:
        return Split(path, uri, 0, end - 1)
    return Split(path, uri, start - 1, end - start)


def blocks(split):
    """The text of a split's lines, each ended by a line feed, with the offset of the first."""
    if split.is_compressed():
        with CODECS[os.path.splitext(split.path)[1]](split.path, "rb") as file:
            yield from _blocks(file, 0, None)
        return
    with open(split.path, "rb") as file:
        file.seek(split.start)
        position = split.start
        if position:
            position += len(file.readline())
        yield from _blocks(file, position, split.start + split.length)


def _blocks(file, position, end):
    while end is None or position <= end:
        # Lines are read as long as the next one begins at or before the end.
        room = BATCH if end is None else min(BATCH, end - position)
        text = b"".join(file.readlines(room)) if room else file.readline()
        if not text:
            return
        offset, position = position, position + len(text)
        if b"\r" in text:
            text = LINE_ENDS.sub(b"\n", text)
        yield offset, text if text.endswith(b"\n") else text + b"\n"


def numbered(split):
    """The lines of a split behind their offsets: what a mapper gets of NLineInputFormat."""
    for offset, text in blocks(split):
        lines = []
        for line in text.splitlines(True):
            lines.append(b"%d\t%s" % (offset, line))
            offset += len(line)
        yield offset, b"".join(lines)
