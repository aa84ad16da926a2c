# SPDX-License-Identifier: Apache-2.0
"""Locations as Hadoop reads them: buckets and hdfs:/// are folders, found in core-site.xml."""

import os
import re
import xml.etree.ElementTree
from urllib.parse import unquote

# The mount that is the cluster's own file system, and what Hadoop's default file system is.
LOCAL = "127.0.0.1"

# Scheme, authority and path.
LOCATION = re.compile(r"(?:([A-Za-z][\w+.-]*):(?://([^/]*))?)?(.*)", re.DOTALL)


class LocationError(Exception):
    """A location that means nothing here; the message is for the user."""


def properties(path):
    """The properties of one of Hadoop's configuration files."""
    entries = xml.etree.ElementTree.parse(path).getroot()
    return {entry.findtext("name"): entry.findtext("value") or "" for entry in entries}


def mounts():
    """Authority to folder, as Hadoop sees it."""
    found = {}
    site = os.path.join(os.environ["HADOOP_CONF_DIR"], "core-site.xml")
    for name, value in properties(site).items():
        match = re.fullmatch(r"fs\.viewfs\.mounttable\.127\.0\.0\.2\.link\./(.+)", name)
        if match:
            found[match[1]] = unquote(value[len("rawfile://"):])
    return found


class Place:
    """A file or folder of this machine behind a location."""

    def __init__(self, location, mounted):
        scheme, authority, path = LOCATION.fullmatch(location).groups()
        if scheme in ("s3", "s3a", "s3n"):
            if authority not in mounted:
                raise LocationError(f"NoSuchBucket: The specified bucket does not exist: `{authority or ''}`")
            self.root, self.prefix = mounted[authority], f"{scheme}://{authority}"
        elif scheme == "hdfs" or not scheme:
            self.root, self.prefix = mounted[LOCAL], "hdfs://"
            if not scheme:
                path = os.path.join("/user/hadoop", path)
        elif scheme == "file":
            self.root, self.prefix = "/", "file://"
        else:
            raise LocationError(f"no file system for `{location}`")
        self.path = os.path.normpath(os.path.join(self.root, path.lstrip("/")))
        if os.path.commonpath([self.path, self.root]) != os.path.normpath(self.root):
            raise LocationError(f"`{location}` leaves its bucket")

    def uri(self, path):
        """The location of another path below the same root."""
        relative = os.path.relpath(path, self.root)
        return self.prefix + "/" + ("" if relative == "." else relative)
