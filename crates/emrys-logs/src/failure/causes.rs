// SPDX-License-Identifier: Apache-2.0
//! What is recognised, as data: the words that tell a cause, its reason, and what to do about it.
//!
//! Of EMR's reasons only `Unknown Error.` is documented (API FailureDetails), with the kinds of
//! failure that it tells apart (MG emr-troubleshoot-failed-4-check-steps); the words of the others
//! are ours, in the form of that one.

/// A cause that is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// EMR's word for everything that it does not tell apart, an application's own errors among them.
    Unknown,
    AccessDenied,
    Arguments,
    ClassMissing,
    CommandMissing,
    DiskFull,
    FileMissing,
    InputMissing,
    JavaMemory,
    JavaVersion,
    Killed,
    MainClassMissing,
    Memory,
    ModuleMissing,
    NoSuchBucket,
    OutputExists,
    PermissionDenied,
    Terminated,
}

impl Cause {
    /// The `Reason` of `FailureDetails`.
    pub(super) const fn reason(self) -> &'static str {
        match self {
            Self::Unknown => "Unknown Error.",
            Self::AccessDenied => "Access denied.",
            Self::Arguments => "Invalid arguments.",
            Self::ClassMissing => "Class not found.",
            Self::CommandMissing => "Command not found.",
            Self::DiskFull => "No space left on device.",
            Self::FileMissing => "File not found.",
            Self::InputMissing => "Input path does not exist.",
            Self::JavaVersion => "Incompatible Java version.",
            Self::Killed => "Process was killed.",
            Self::MainClassMissing => "Main Class not found.",
            Self::ModuleMissing => "Python module not found.",
            Self::NoSuchBucket => "Bucket does not exist.",
            Self::JavaMemory | Self::Memory => "Out of memory.",
            Self::OutputExists => "Output directory already exists.",
            Self::PermissionDenied => "Permission denied.",
            Self::Terminated => "Process was terminated.",
        }
    }

    /// What to do, where that is certain.
    pub(super) const fn hint(self) -> Option<&'static str> {
        match self {
            Self::ClassMissing => {
                Some("put the JAR that has the class on the class path: `--jars` or `--packages`")
            }
            Self::CommandMissing => Some(
                "install the program in a bootstrap action; on the local engine, on this machine",
            ),
            Self::JavaVersion => {
                Some("compile for the Java of the release, or choose a release with a newer one")
            }
            Self::Killed => Some(
                "SIGKILL comes from a cancel, from `kill -9`, or from the system when memory runs out",
            ),
            Self::ModuleMissing => {
                Some("install the module in a bootstrap action, or send it with `--py-files`")
            }
            Self::NoSuchBucket => {
                Some("create the bucket; on the local engine before Spark or Hadoop starts")
            }
            Self::JavaMemory => Some(
                "give the JVM more memory: `--driver-memory`, and on AWS `--executor-memory` as well",
            ),
            Self::OutputExists => {
                Some("remove the output of an earlier run, or have Spark overwrite it")
            }
            Self::Unknown
            | Self::AccessDenied
            | Self::Arguments
            | Self::DiskFull
            | Self::FileMissing
            | Self::InputMissing
            | Self::MainClassMissing
            | Self::Memory
            | Self::PermissionDenied
            | Self::Terminated => None,
        }
    }
}

/// Where words tell their cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the text of an error, and not in any line: programs print such words in passing.
    Error,
    /// In a line by itself as well.
    Line,
}

/// Words that all stand in a text, and the cause that they tell. The first that fits counts.
const WORDS: &[(&[&str], Place, Cause)] = &[
    (
        &["java.lang.OutOfMemoryError"],
        Place::Line,
        Cause::JavaMemory,
    ),
    (&["MemoryError"], Place::Error, Cause::Memory),
    (
        &["UnsupportedClassVersionError"],
        Place::Line,
        Cause::JavaVersion,
    ),
    (&["NoSuchBucket"], Place::Line, Cause::NoSuchBucket),
    (
        &["specified bucket does not exist"],
        Place::Line,
        Cause::NoSuchBucket,
    ),
    // A bucket that did not exist when the JVM started has no mount.
    (
        &["Empty Mount table in config for viewfs://"],
        Place::Error,
        Cause::NoSuchBucket,
    ),
    (&["(AccessDenied)"], Place::Line, Cause::AccessDenied),
    (&["(403)"], Place::Line, Cause::AccessDenied),
    (&["Access Denied"], Place::Line, Cause::AccessDenied),
    (&["Status Code: 403"], Place::Line, Cause::AccessDenied),
    (&["(InvalidAccessKeyId)"], Place::Line, Cause::AccessDenied),
    (&["(ExpiredToken)"], Place::Line, Cause::AccessDenied),
    (
        &["Unable to locate credentials"],
        Place::Line,
        Cause::AccessDenied,
    ),
    (
        &["Output directory", "already exists"],
        Place::Line,
        Cause::OutputExists,
    ),
    (&["PATH_ALREADY_EXISTS"], Place::Error, Cause::OutputExists),
    (
        &["FileAlreadyExistsException"],
        Place::Error,
        Cause::OutputExists,
    ),
    (
        &["AnalysisException", "path", "already exists"],
        Place::Error,
        Cause::OutputExists,
    ),
    (
        &["Input path does not exist"],
        Place::Line,
        Cause::InputMissing,
    ),
    (
        &["Input Pattern", "matches 0 files"],
        Place::Line,
        Cause::InputMissing,
    ),
    (&["PATH_NOT_FOUND"], Place::Error, Cause::InputMissing),
    (&["Path does not exist"], Place::Error, Cause::InputMissing),
    (
        &["Error: Failed to load class"],
        Place::Line,
        Cause::MainClassMissing,
    ),
    (
        &["Could not find or load main class"],
        Place::Line,
        Cause::MainClassMissing,
    ),
    (
        &["No main class set in JAR"],
        Place::Line,
        Cause::MainClassMissing,
    ),
    (
        &["Exception in thread \"main\" java.lang.ClassNotFoundException"],
        Place::Error,
        Cause::MainClassMissing,
    ),
    (
        &["ClassNotFoundException"],
        Place::Error,
        Cause::ClassMissing,
    ),
    (&["NoClassDefFoundError"], Place::Error, Cause::ClassMissing),
    (&["No module named"], Place::Line, Cause::ModuleMissing),
    (&["command not found"], Place::Line, Cause::CommandMissing),
    (&["Cannot run program"], Place::Line, Cause::CommandMissing),
    (&["No space left on device"], Place::Line, Cause::DiskFull),
    (&["Permission denied"], Place::Line, Cause::PermissionDenied),
    (&["PermissionError"], Place::Error, Cause::PermissionDenied),
    (
        &["AccessControlException"],
        Place::Error,
        Cause::PermissionDenied,
    ),
    (
        &["No such file or directory"],
        Place::Line,
        Cause::FileMissing,
    ),
    (&["FileNotFoundException"], Place::Error, Cause::FileMissing),
    (&["NoSuchFileException"], Place::Error, Cause::FileMissing),
    (&["File does not exist"], Place::Line, Cause::FileMissing),
    (&["` does not exist"], Place::Error, Cause::FileMissing),
    (
        &["Error: Missing application resource"],
        Place::Line,
        Cause::Arguments,
    ),
    (
        &["Error: Unrecognized option"],
        Place::Line,
        Cause::Arguments,
    ),
    (&["Unrecognized option: -"], Place::Line, Cause::Arguments),
    (&["Required argument: -"], Place::Line, Cause::Arguments),
    (
        &["error: unrecognized arguments"],
        Place::Line,
        Cause::Arguments,
    ),
    (
        &["error: the following arguments are required"],
        Place::Line,
        Cause::Arguments,
    ),
    // What `hadoop-streaming` does not take it says without a date.
    (
        &[
            "ERROR org.apache.hadoop.streaming.StreamJob (main): ",
            "not available on the local engine",
        ],
        Place::Line,
        Cause::Arguments,
    ),
    // The AWS CLI, in its own words; whatever code AWS gave.
    (
        &["An error occurred (", ") when calling the "],
        Place::Line,
        Cause::Unknown,
    ),
];

/// The cause that the text of an error tells.
pub(super) fn classify(error: &str) -> Option<Cause> {
    in_words(error, |_| true)
}

/// The cause that a line tells by itself.
pub(super) fn of_line(line: &str) -> Option<Cause> {
    in_words(line, |place| place == Place::Line)
}

fn in_words(text: &str, counts: impl Fn(Place) -> bool) -> Option<Cause> {
    WORDS
        .iter()
        .filter(|(_, place, _)| counts(*place))
        .find(|(words, _, _)| words.iter().all(|word| text.contains(word)))
        .map(|(_, _, cause)| *cause)
}

/// What an exit code tells by itself: that somebody else has ended the process.
pub(super) const fn of_exit_code(code: i32) -> Option<Cause> {
    match code {
        137 => Some(Cause::Killed),
        130 | 143 => Some(Cause::Terminated),
        _ => None,
    }
}
