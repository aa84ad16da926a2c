// SPDX-License-Identifier: Apache-2.0
//! What can go wrong while a runtime is found, provisioned or used.

use std::io;
use std::path::{Path, PathBuf};

/// Why there is no runtime, or why it could not be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RuntimeError {
    /// Choose another release label: this version is older than any that a package index carries.
    #[error("Spark `{version}` cannot be provisioned: {reason}")]
    UnsupportedSpark {
        /// The version asked for.
        version: String,
        /// Why not.
        reason: &'static str,
    },
    /// Choose a release label whose Spark is published, or add the version to your own package index.
    #[error(
        "the package index has no pyspark `{version}`, and another version is never used instead{available}"
    )]
    NotPublished {
        /// The version asked for.
        version: String,
        /// What pip said is there, as the end of the sentence; empty when it said nothing.
        available: String,
    },
    /// Install one of the named Java versions or point `JAVA_HOME` at one.
    #[error(
        "Spark `{spark}` needs Java {needed}, and none was found: looked at {looked}; {remedy}"
    )]
    JavaMissing {
        /// The Spark version.
        spark: String,
        /// The major versions that would do.
        needed: String,
        /// Each place looked at and what was there.
        looked: String,
        /// How to get one, and what runs with the Java that is there.
        remedy: String,
    },
    /// Install one of the named Python versions and put it on the `PATH`.
    #[error(
        "Spark `{spark}` needs Python {needed}, and none was found: looked at {looked}; {remedy}"
    )]
    PythonMissing {
        /// The Spark version.
        spark: String,
        /// The versions that would do.
        needed: String,
        /// Each interpreter looked at and its version.
        looked: String,
        /// How to get one, and what runs with the Python that is there.
        remedy: String,
    },
    /// Install pip for the named interpreter (Debian: `python3-pip`).
    #[error(
        "no pip was found for `{}`: looked for `-m pip` of it and of every other Python on the PATH",
        python.display()
    )]
    PipMissing {
        /// The interpreter that needs packages.
        python: PathBuf,
    },
    /// Read pip's message: mostly the network, a proxy or the index configured for pip.
    #[error("pip could not fetch {what}: {message}")]
    Pip {
        /// The packages.
        what: String,
        /// The last error that pip printed.
        message: String,
    },
    /// Run again; if it persists, delete the named folder: what was fetched does not work.
    #[error("the provisioned {what} does not work: {message}")]
    Unusable {
        /// The part that was verified.
        what: String,
        /// What was missing or what the program printed.
        message: String,
    },
    /// Free disk space or correct the rights of the named path.
    #[error("failed to {action} `{}`: {source}", path.display())]
    Io {
        /// What was attempted, as an infinitive.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
}

impl RuntimeError {
    /// Puts what was attempted, and on what, in front of an input or output error.
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io {
            action,
            path,
            source,
        }
    }
}
