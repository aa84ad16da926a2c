#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""s3-dist-cp on one machine: buckets and hdfs:/// are folders, found in core-site.xml."""

import argparse
import os
import re
import shutil
import sys
import tempfile
import xml.etree.ElementTree
from urllib.parse import unquote, urlsplit

# Options that concern the transfer to S3 and change nothing between folders.
WITHOUT_EFFECT = {
    "--disableMultipartUpload": 0,
    "--multipartUploadChunkSize": 1,
    "--s3Endpoint": 1,
    "--s3ServerSideEncryption": 0,
    "--storageClass": 1,
    "--tmpDir": 1,
}

# The mount that is the cluster's own file system.
LOCAL = "127.0.0.1"


def fail(message):
    sys.exit(f"s3-dist-cp: {message}")


def mounts():
    """Authority to folder, as Hadoop sees it."""
    path = os.path.join(os.environ["HADOOP_CONF_DIR"], "core-site.xml")
    found = {}
    for entry in xml.etree.ElementTree.parse(path).getroot():
        name, value = entry.findtext("name"), entry.findtext("value")
        match = re.fullmatch(r"fs\.viewfs\.mounttable\.127\.0\.0\.2\.link\./(.+)", name)
        if match:
            found[match[1]] = unquote(value[len("rawfile://"):])
    return found


def folder_of(location, mounted):
    """The folder or file of this machine behind a location."""
    parts = urlsplit(location, allow_fragments=False)
    if parts.scheme in ("s3", "s3a", "s3n"):
        if parts.netloc not in mounted:
            fail(f"NoSuchBucket: The specified bucket does not exist: `{parts.netloc}`")
        root = mounted[parts.netloc]
    elif parts.scheme == "hdfs":
        root = mounted[LOCAL]
    elif parts.scheme == "file":
        return parts.path
    elif not parts.scheme:
        # Hadoop's default file system, and the user's folder on it.
        root, location = mounted[LOCAL], os.path.join("/user/hadoop", location)
        return os.path.join(root, location.lstrip("/"))
    else:
        fail(f"no file system for `{location}`")
    path = os.path.normpath(os.path.join(root, parts.path.lstrip("/")))
    if os.path.commonpath([path, root]) != os.path.normpath(root):
        fail(f"`{location}` leaves its bucket")
    return path


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
    source = folder_of(arguments.src, mounted)
    destination = folder_of(arguments.dest, mounted)
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
