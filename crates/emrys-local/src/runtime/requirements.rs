// SPDX-License-Identifier: Apache-2.0
//! Which Java and which Python each Spark takes.
//!
//! Facts only: the ranges are those of the Spark documentation of each line, narrowed to what was tried where
//! the two differ. Whoever looks for an interpreter asks here and nowhere else.

use super::error::RuntimeError;

/// A Python language version: major and minor.
pub(super) type PythonVersion = (u32, u32);

/// What one line of Spark versions runs on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Requirements {
    /// The line: the first two numbers of the Spark version.
    line: (u32, u32),
    /// Java major versions, the preferred one first.
    pub(super) java: &'static [u32],
    /// The oldest Python.
    pub(super) python_from: PythonVersion,
    /// The newest Python.
    pub(super) python_to: PythonVersion,
    /// The requirement for numpy: Spark before 4 uses names that numpy 2 took away.
    pub(super) numpy: &'static str,
}

const fn row(
    line: (u32, u32),
    java: &'static [u32],
    python_from: PythonVersion,
    python_to: PythonVersion,
    numpy: &'static str,
) -> Requirements {
    Requirements {
        line,
        java,
        python_from,
        python_to,
        numpy,
    }
}

/// Oldest line first; a line newer than the last is taken to be like the last.
const TABLE: &[Requirements] = &[
    row((2, 1), &[8], (3, 4), (3, 5), "numpy<2"),
    row((2, 2), &[8], (3, 4), (3, 6), "numpy<2"),
    row((2, 3), &[8], (3, 4), (3, 6), "numpy<2"),
    row((2, 4), &[8], (3, 4), (3, 7), "numpy<2"),
    row((3, 0), &[11, 8], (3, 6), (3, 8), "numpy<2"),
    row((3, 1), &[11, 8], (3, 6), (3, 9), "numpy<2"),
    row((3, 2), &[11, 8], (3, 6), (3, 9), "numpy<2"),
    row((3, 3), &[17, 11, 8], (3, 7), (3, 10), "numpy<2"),
    row((3, 4), &[17, 11, 8], (3, 7), (3, 11), "numpy<2"),
    row((3, 5), &[17, 11, 8], (3, 8), (3, 11), "numpy<2"),
    row((4, 0), &[17, 21], (3, 9), (3, 13), "numpy"),
    row((4, 1), &[17, 21], (3, 10), (3, 13), "numpy"),
];

/// The requirements of a Spark version such as `3.5.2`.
pub(super) fn of(spark_version: &str) -> Result<&'static Requirements, RuntimeError> {
    let unsupported = |reason| RuntimeError::UnsupportedSpark {
        version: spark_version.to_owned(),
        reason,
    };
    let line = line_of(spark_version)
        .ok_or_else(|| unsupported("it is not a version of the form `major.minor.patch`"))?;
    TABLE
        .iter()
        .rev()
        .find(|row| row.line <= line)
        .ok_or_else(|| unsupported("pyspark was not published before Spark 2.1"))
}

/// The first two numbers of `major.minor.patch`; digits and dots only, for the version becomes a folder name and
/// a requirement for pip.
fn line_of(version: &str) -> Option<(u32, u32)> {
    let numbers: Vec<u32> = version
        .split('.')
        .map(|part| {
            let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        })
        .collect::<Option<_>>()?;
    match numbers.as_slice() {
        [major, minor, _] => Some((*major, *minor)),
        _ => None,
    }
}

impl Requirements {
    /// Whether this Java major version will do.
    pub(super) fn takes_java(&self, major: u32) -> bool {
        self.java.contains(&major)
    }

    /// Whether this Python will do.
    pub(super) fn takes_python(&self, version: PythonVersion) -> bool {
        (self.python_from..=self.python_to).contains(&version)
    }

    /// The Java versions for a sentence: `17, 11 or 8`.
    pub(super) fn java_needed(&self) -> String {
        alternatives(self.java.iter().map(u32::to_string).collect())
    }

    /// The Python versions for a sentence: `3.8 to 3.11`.
    pub(super) fn python_needed(&self) -> String {
        let ((from, from_minor), (to, to_minor)) = (self.python_from, self.python_to);
        format!("{from}.{from_minor} to {to}.{to_minor}")
    }
}

/// The lines of Spark that run on what is there; `None` stands for "not there at all".
pub(super) fn lines_that_run(java: &[u32], pythons: &[PythonVersion]) -> Vec<String> {
    TABLE
        .iter()
        .filter(|row| java.iter().any(|major| row.takes_java(*major)))
        .filter(|row| pythons.iter().any(|version| row.takes_python(*version)))
        .map(|row| format!("{}.{}", row.line.0, row.line.1))
        .collect()
}

fn alternatives(mut items: Vec<String>) -> String {
    match items.pop() {
        None => String::new(),
        Some(last) if items.is_empty() => last,
        Some(last) => format!("{} or {last}", items.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{TABLE, lines_that_run, of};

    #[test]
    fn the_table_is_in_order() {
        assert!(TABLE.windows(2).all(|pair| pair[0].line < pair[1].line));
    }

    #[test]
    fn a_version_is_read_by_its_line() {
        let spark = of("3.5.2").unwrap();
        assert_eq!(spark.line, (3, 5));
        assert!(spark.takes_java(17) && !spark.takes_java(21));
        assert!(spark.takes_python((3, 11)) && !spark.takes_python((3, 12)));
        assert_eq!(spark.java_needed(), "17, 11 or 8");
        assert_eq!(spark.python_needed(), "3.8 to 3.11");
    }

    #[test]
    fn spark_four_needs_java_seventeen() {
        assert!(!of("4.0.1").unwrap().takes_java(11));
    }

    #[test]
    fn a_newer_line_is_like_the_newest_known() {
        assert_eq!(of("4.9.0").unwrap(), of("4.1.1").unwrap());
    }

    #[test]
    fn what_is_no_version_or_too_old_is_refused() {
        for version in [
            "1.6.3",
            "2.0.2",
            "3.5",
            "3.5.2-amzn-1",
            "../..",
            "3.5.+2",
            "",
        ] {
            assert!(of(version).is_err(), "{version}");
        }
    }

    #[test]
    fn what_would_run_is_named() {
        assert_eq!(
            lines_that_run(&[11], &[(3, 9)]),
            ["3.1", "3.2", "3.3", "3.4", "3.5"]
        );
        assert!(lines_that_run(&[], &[(3, 9)]).is_empty());
    }
}
