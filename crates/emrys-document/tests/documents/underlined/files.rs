// SPDX-License-Identifier: Apache-2.0
//! Files, local and in buckets, and Python packages.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[
    (
        "environment-in-client-mode/project",
        &["client", "local[2]"],
    ),
    (
        "invalid-s3-uri/uris.yaml",
        &["/var/log/emr", "s3://Acme_Logs/emr/", "s3://acme-data"],
    ),
    (
        "missing-file/files.yaml",
        &[
            "no-such-data/",
            "prepare.sh",
            "jobs/count.py",
            "jobs/words.zip",
            "/usr/lib/spark/no-such-example.py",
            "report.sql",
            "../missing-file",
            "jobs/custom.jar",
            "functions/resize.py",
        ],
    ),
    ("missing-file/script.yaml", &["jobs/count.py"]),
    ("python-not-in-release/project", &["3.10"]),
    ("requirement-not-pinned/project", &["pandas>=2"]),
    (
        "requirement-without-wheel/project",
        &[
            "-e ../library",
            "git+https://example.com/team/tools.git",
            "tools @ https://example.com/tools-1.0.tar.gz",
            "pyspark==3.5.2",
        ],
    ),
];
