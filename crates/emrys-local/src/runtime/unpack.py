# SPDX-License-Identifier: Apache-2.0
"""Unpacks a source distribution of pyspark into the layout of a Spark home.

Arguments: the archive and the home. Prints how many bytes of the archive are read, one number a line. Python does
this because it is there anyway, and reads a compressed archive as fast as the disk takes it.

The two libraries that Spark keeps as zip files become folders of the same names: Python keeps compiled modules
only for folders, and compiling them anew costs each step half a second.
"""

import os
import shutil
import sys
import tarfile
import zipfile

PLACES = [
    ("deps/examples/", "examples/src/main/python/"),
    ("deps/", ""),
    ("pyspark/", "python/pyspark/"),
    ("lib/", "python/lib/"),
]


def place(name):
    """Where a member goes, or None for what a Spark home does not have."""
    inside = name.partition("/")[2]
    if ".." in inside.split("/"):
        return None
    for prefix, target in PLACES:
        if inside.startswith(prefix):
            return target + inside[len(prefix):]
    return None


def unpack(archive, home):
    told = 0
    with open(archive, "rb") as raw, tarfile.open(fileobj=raw, mode="r|gz") as members:
        for member in members:
            target = place(member.name)
            if target is None or not member.isreg():
                continue
            path = os.path.join(home, target)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with members.extractfile(member) as source, open(path, "wb") as file:
                shutil.copyfileobj(source, file, 1 << 20)
            os.chmod(path, 0o755 if target.startswith(("bin/", "sbin/")) else 0o644)
            if raw.tell() - told > 1 << 22:
                told = raw.tell()
                print(told, flush=True)


def unzip_libraries(home):
    library = os.path.join(home, "python", "lib")
    for name in os.listdir(library):
        path = os.path.join(library, name)
        if name == "pyspark.zip":
            os.remove(path)
            os.symlink("..", path)
        elif name.endswith(".zip"):
            os.rename(path, path + ".packed")
            with zipfile.ZipFile(path + ".packed") as packed:
                packed.extractall(path)
            os.remove(path + ".packed")


unpack(sys.argv[1], sys.argv[2])
unzip_libraries(sys.argv[2])
