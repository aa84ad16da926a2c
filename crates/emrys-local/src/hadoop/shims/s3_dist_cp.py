#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""s3-dist-cp on one machine, where buckets and hdfs:/// are folders."""

import argparse
import os
import re
import shutil
import sys
import tempfile

from emrys_shims.locations import LocationError, Place, mounts

# Options that concern the transfer to S3 and change nothing between folders.
WITHOUT_EFFECT = {
    "--disableMultipartUpload": 0,
    "--multipartUploadChunkSize": 1,
    "--s3Endpoint": 1,
    "--s3ServerSideEncryption": 0,
    "--storageClass": 1,
    "--tmpDir": 1,
}


def fail(message):
    sys.exit(f"s3-dist-cp: {message}")


def files_below(source):
    """Files with their paths relative to the source, in one order on every machine."""
    if os.path.isfile(source):
        return [(source, os.path.basename(source))]
    found = []
    for folder, _, names in os.walk(source):
        for name in names:
            path = os.path.join(folder, name)
            found.append((path, os.path.relpath(path, source)))
    return sorted(found, key=lambda entry: entry[1])


def targets(arguments, source):
    """Relative target to the files that make it up."""
    prefix = arguments.src.rstrip("/")
    grouped = {}
    for path, relative in files_below(source):
        uri = prefix if path == source else f"{prefix}/{relative}"
        if arguments.srcPattern and not re.fullmatch(arguments.srcPattern, uri):
            continue
        target = relative
        if arguments.groupBy:
            match = re.fullmatch(arguments.groupBy, uri)
            if not match:
                continue
            name = "".join(group or "" for group in match.groups())
            target = os.path.join(os.path.dirname(relative), name)
        grouped.setdefault(target, []).append(path)
    return grouped


def write(paths, target):
    """Writes a file whole or not at all, so that no reader sees a part of it."""
    os.makedirs(os.path.dirname(target), exist_ok=True)
    descriptor, temporary = tempfile.mkstemp()
    with os.fdopen(descriptor, "wb") as output:
        for path in paths:
            with open(path, "rb") as part:
                shutil.copyfileobj(part, output)
        size = output.tell()
    os.chmod(temporary, 0o644)
    shutil.move(temporary, target)
    return size


def parse(given):
    parser = argparse.ArgumentParser(prog="s3-dist-cp", allow_abbrev=False)
    parser.add_argument("--src", required=True)
    parser.add_argument("--dest", required=True)
    parser.add_argument("--srcPattern")
    parser.add_argument("--groupBy")
    parser.add_argument("--deleteOnSuccess", action="store_true")
    parser.add_argument("--outputCodec", default="keep")
    for option, values in WITHOUT_EFFECT.items():
        parser.add_argument(option, **({} if values else {"action": "store_true"}))
    arguments, unknown = parser.parse_known_args(given)
    unknown = [option for option in unknown if not option.startswith("-D")]
    if unknown:
        fail(f"`{' '.join(unknown)}` is not available on the local engine")
    if arguments.outputCodec not in ("keep", "none"):
        fail(f"`--outputCodec {arguments.outputCodec}` is not available on the local engine")
    return arguments


def main():
    arguments = parse(sys.argv[1:])
    mounted = mounts()
    try:
        source = Place(arguments.src, mounted).path
        destination = Place(arguments.dest, mounted).path
    except LocationError as error:
        fail(error)
    if not os.path.exists(source):
        fail(f"`{arguments.src}` does not exist")
    grouped = targets(arguments, source)
    size = 0
    for target, paths in grouped.items():
        size += write(paths, os.path.join(destination, target))
    if arguments.deleteOnSuccess:
        for paths in grouped.values():
            for path in paths:
                os.remove(path)
    count = sum(len(paths) for paths in grouped.values())
    print(f"copied {count} files, {size} bytes, to {len(grouped)} files in {arguments.dest}")


main()
