// SPDX-License-Identifier: Apache-2.0
//! Why a step or a bootstrap action cannot be turned into a process.

use std::io;
use std::path::PathBuf;

/// A step or a bootstrap action that fails before it starts.
#[derive(Debug, thiserror::Error)]
pub enum StepError {
    /// Name the program to run, or the script, as the first argument.
    #[error("`{jar}` takes {what} as its first argument, and there is none")]
    NoArgument {
        /// The runner.
        jar: &'static str,
        /// What it runs.
        what: &'static str,
    },
    /// Create the bucket, or correct its name. The sentence is S3's own.
    #[error("NoSuchBucket: The specified bucket does not exist: `{bucket}`")]
    NoSuchBucket {
        /// The bucket as the step names it.
        bucket: String,
    },
    /// Upload the file, or correct its location.
    #[error("`{location}` does not exist")]
    NoSuchFile {
        /// The file as the step names it.
        location: String,
    },
    /// Run this step on AWS, or do its work with one of the tools that the local engine has.
    #[error("`{program}` is not available on the local engine: {reason}")]
    NotAvailable {
        /// The program, JAR or option.
        program: String,
        /// Why not, and what to use in its place.
        reason: &'static str,
    },
    /// Add `Spark` to the cluster's applications: it brings Hadoop's client as well.
    #[error("`{program}` needs Spark, which is not among the cluster's applications")]
    NoSpark {
        /// The program or the JAR.
        program: String,
    },
    /// Install the program on this machine, or in a bootstrap action. The sentence is EMR's own.
    #[error("Cannot run program \"{program}\": No such file or directory")]
    NoProgram {
        /// The program as the step names it.
        program: String,
    },
    /// Check rights and free space of the state folder.
    #[error("failed to create the working folder `{}`: {source}", folder.display())]
    Folder {
        /// The step's working folder.
        folder: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Check rights and free space of the state folder.
    #[error("failed to fetch `{location}`: {source}")]
    Fetch {
        /// The file as the step names it.
        location: String,
        /// The system's reason.
        source: io::Error,
    },
    /// Correct the name after `#`: YARN links an archive into the container's working folder and nowhere else.
    #[error("`{archive}` cannot be unpacked as `{link}`, which is not a plain name")]
    ArchiveLink {
        /// The archive as the step names it.
        archive: String,
        /// Its name in the working folder.
        link: String,
    },
    /// Make the archive anew: it is broken, or an entry of it leads out of its folder.
    #[error("failed to unpack `{archive}`: {source}")]
    Archive {
        /// The archive as the step names it.
        archive: String,
        /// What is wrong with it.
        source: io::Error,
    },
}
