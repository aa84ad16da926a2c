// SPDX-License-Identifier: Apache-2.0
//! Release labels: `emr-7.5.0` and `emr-spark-8.0.0`, as an ordered type.
//!
//! Knows how labels are written and which is newer, not which exist: that is `emrys-catalog`.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// A line of EMR releases, told apart by the label's prefix.
///
/// The order is that of succession: every `emr-spark-` release is newer than every `emr-` release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReleaseFamily {
    /// `emr-4.0.0` and later: a distribution of many applications.
    Emr,
    /// `emr-spark-8.0.0` and later: Spark and what belongs to it.
    EmrSpark,
}

impl ReleaseFamily {
    /// What comes before the version, the last hyphen included.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Emr => "emr-",
            Self::EmrSpark => "emr-spark-",
        }
    }
}

/// A release label, ordered by family and then by version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReleaseLabel {
    // INVARIANT: the order of the fields is the order of releases.
    family: ReleaseFamily,
    major: u16,
    minor: u16,
    patch: u16,
}

impl ReleaseLabel {
    /// The label `emr-MAJOR.MINOR.PATCH`, for comparisons with the release that brought a feature.
    #[must_use]
    pub const fn emr(major: u16, minor: u16, patch: u16) -> Self {
        Self {
            family: ReleaseFamily::Emr,
            major,
            minor,
            patch,
        }
    }

    /// The label `emr-spark-MAJOR.MINOR.PATCH`.
    #[must_use]
    pub const fn emr_spark(major: u16, minor: u16, patch: u16) -> Self {
        Self {
            family: ReleaseFamily::EmrSpark,
            major,
            minor,
            patch,
        }
    }

    /// The line of releases it belongs to.
    #[must_use]
    pub const fn family(self) -> ReleaseFamily {
        self.family
    }

    /// Major, minor and patch version.
    #[must_use]
    pub const fn version(self) -> (u16, u16, u16) {
        (self.major, self.minor, self.patch)
    }
}

/// A string that is not a release label.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{found}` is not a valid release label: {problem}")]
pub struct InvalidReleaseLabel {
    /// The string as it was given.
    pub found: String,
    /// What is wrong with it.
    pub problem: ReleaseLabelProblem,
}

/// What is wrong with a release label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ReleaseLabelProblem {
    /// The prefix is missing or in capitals; the operator writes `emr-7.5.0` and not `7.5.0`.
    #[error("it must start with `emr-` or `emr-spark-`")]
    Prefix,
    /// The version has too few or too many parts; the operator gives all three.
    #[error("it must end in three numbers, as in `emr-7.5.0`")]
    Parts,
    /// A part of the version is no plain number; the operator names a general release, not a preview.
    #[error("each part of its version must be a plain number")]
    Number,
}

impl FromStr for ReleaseLabel {
    type Err = InvalidReleaseLabel;

    fn from_str(label: &str) -> Result<Self, InvalidReleaseLabel> {
        parse(label).map_err(|problem| InvalidReleaseLabel {
            found: label.to_owned(),
            problem,
        })
    }
}

fn parse(label: &str) -> Result<ReleaseLabel, ReleaseLabelProblem> {
    // The longer prefix first: `emr-` begins both.
    let (family, version) = [ReleaseFamily::EmrSpark, ReleaseFamily::Emr]
        .into_iter()
        .find_map(|family| Some((family, label.strip_prefix(family.prefix())?)))
        .ok_or(ReleaseLabelProblem::Prefix)?;
    let mut parts = version.split('.');
    let (Some(major), Some(minor), Some(patch), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(ReleaseLabelProblem::Parts);
    };
    Ok(ReleaseLabel {
        family,
        major: number(major)?,
        minor: number(minor)?,
        patch: number(patch)?,
    })
}

/// Reads a number as AWS writes it: no sign, no leading zero, so that labels are equal when their text is.
fn number(text: &str) -> Result<u16, ReleaseLabelProblem> {
    let plain =
        text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    text.parse()
        .ok()
        .filter(|_| plain)
        .ok_or(ReleaseLabelProblem::Number)
}

impl fmt::Display for ReleaseLabel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            family,
            major,
            minor,
            patch,
        } = self;
        write!(formatter, "{}{major}.{minor}.{patch}", family.prefix())
    }
}

impl Serialize for ReleaseLabel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ReleaseLabel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let label = <Cow<'de, str>>::deserialize(deserializer)?;
        label.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{ReleaseFamily, ReleaseLabel, ReleaseLabelProblem};

    fn label(text: &str) -> ReleaseLabel {
        text.parse().unwrap()
    }

    #[test]
    fn both_families_are_read() {
        assert_eq!(label("emr-7.5.0"), ReleaseLabel::emr(7, 5, 0));
        assert_eq!(label("emr-spark-8.1.0"), ReleaseLabel::emr_spark(8, 1, 0));
        assert_eq!(label("emr-spark-8.1.0").family(), ReleaseFamily::EmrSpark);
        assert_eq!(label("emr-5.36.2").version(), (5, 36, 2));
    }

    #[test]
    fn order_is_by_number_and_then_by_family() {
        let mut labels = [
            "emr-spark-8.0.0",
            "emr-5.9.0",
            "emr-7.14.0",
            "emr-5.10.0",
            "emr-7.2.1",
        ]
        .map(label);
        labels.sort();
        assert_eq!(
            labels,
            [
                "emr-5.9.0",
                "emr-5.10.0",
                "emr-7.2.1",
                "emr-7.14.0",
                "emr-spark-8.0.0"
            ]
            .map(label)
        );
        assert!(label("emr-5.28.0") >= ReleaseLabel::emr(5, 28, 0));
        assert!(label("emr-5.27.1") < ReleaseLabel::emr(5, 28, 0));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, problem) in [
            ("", ReleaseLabelProblem::Prefix),
            ("7.5.0", ReleaseLabelProblem::Prefix),
            ("EMR-7.5.0", ReleaseLabelProblem::Prefix),
            (" emr-7.5.0", ReleaseLabelProblem::Prefix),
            ("emr-", ReleaseLabelProblem::Parts),
            ("emr-7", ReleaseLabelProblem::Parts),
            ("emr-7.5", ReleaseLabelProblem::Parts),
            ("emr-7.5.0.1", ReleaseLabelProblem::Parts),
            ("emr-7.5.x", ReleaseLabelProblem::Number),
            ("emr-7..0", ReleaseLabelProblem::Number),
            ("emr-7.05.0", ReleaseLabelProblem::Number),
            ("emr-7.+5.0", ReleaseLabelProblem::Number),
            ("emr-7.5.0 ", ReleaseLabelProblem::Number),
            ("emr-7.5.70000", ReleaseLabelProblem::Number),
            ("emr-6.0.0-beta2", ReleaseLabelProblem::Number),
            ("emr-spark-8.0-preview", ReleaseLabelProblem::Parts),
        ] {
            let error = text.parse::<ReleaseLabel>().unwrap_err();
            assert_eq!(error.problem, problem, "{text}");
            assert_eq!(error.found, text);
        }
        let error = "7.5.0".parse::<ReleaseLabel>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "`7.5.0` is not a valid release label: it must start with `emr-` or `emr-spark-`"
        );
    }

    #[test]
    fn serde_uses_the_label() {
        let json = serde_json::to_string(&ReleaseLabel::emr(7, 5, 0)).unwrap();
        assert_eq!(json, r#""emr-7.5.0""#);
        assert_eq!(
            serde_json::from_str::<ReleaseLabel>(&json).unwrap(),
            ReleaseLabel::emr(7, 5, 0)
        );
        assert!(serde_json::from_str::<ReleaseLabel>(r#""emr""#).is_err());
    }

    proptest! {
        #[test]
        fn text_and_label_agree(spark: bool, major: u16, minor: u16, patch: u16) {
            let make = if spark { ReleaseLabel::emr_spark } else { ReleaseLabel::emr };
            let expected = make(major, minor, patch);
            prop_assert_eq!(label(&expected.to_string()), expected);
        }

        #[test]
        fn what_is_read_is_written_back(text in "(emr-)?(spark-)?[0-9]{1,5}(\\.[0-9+]{0,5}){1,3}") {
            if let Ok(read) = text.parse::<ReleaseLabel>() {
                prop_assert_eq!(read.to_string(), text);
            }
        }
    }
}
