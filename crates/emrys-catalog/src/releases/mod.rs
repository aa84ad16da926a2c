// SPDX-License-Identifier: Apache-2.0
//! Which EMR releases exist, and the applications and versions in each.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use emrys_model::release_label::{ReleaseFamily, ReleaseLabel};
use serde::Deserialize;

use crate::suggest;

const DATA: &str = include_str!("../../data/emr-releases.json");

/// From here on EMR's name for Presto SQL is Trino.
const FIRST_WITH_TRINO: ReleaseLabel = ReleaseLabel::emr(6, 4, 0);

/// From here on nodes run Amazon Linux 2 (glibc 2.26) and 2023 (glibc 2.34); before, Amazon Linux (2.17). MG emr-default-ami.
const FIRST_WITH_AL2: ReleaseLabel = ReleaseLabel::emr(5, 30, 0);
const FIRST_WITH_AL2023: ReleaseLabel = ReleaseLabel::emr(7, 0, 0);

/// The releases that were there when AWS made its rule for support, and until when it prolonged that of all of them.
const LAST_WITH_BRIDGE_SUPPORT: ReleaseLabel = ReleaseLabel::emr(7, 2, 0);
const BRIDGE_SUPPORT_END: &str = "2026-08-31";

/// An EMR release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Its label.
    pub label: ReleaseLabel,
    /// The day of its first deployment, as in `2024-11-21`, where AWS's pages give it.
    pub date: Option<&'static str>,
    /// Its applications, by name.
    pub applications: Vec<Application>,
    /// The major version of its default Java.
    pub java: &'static str,
    /// The versions of its Python, the system's first; empty where AWS's pages do not say.
    pub python: Vec<&'static str>,
    /// The version of Scala that its Spark is built with.
    pub scala: &'static str,
}

/// An application in a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Application {
    /// EMR's name for it, as DescribeCluster spells it.
    pub name: &'static str,
    /// EMR's version of it, as in `3.5.2-amzn-1`.
    pub version: &'static str,
}

impl Application {
    /// The version that EMR's is built from, as in `3.5.2`.
    #[must_use]
    pub fn upstream_version(&self) -> &'static str {
        self.version
            .split_once("-amzn")
            .map_or(self.version, |(upstream, _)| upstream)
    }
}

impl Release {
    /// Finds an application by its name in any case, as the API takes it.
    #[must_use]
    pub fn application(&self, name: &str) -> Option<&Application> {
        self.applications
            .iter()
            .find(|application| application.name.eq_ignore_ascii_case(name))
    }

    /// The applications that may have been meant by a name that is none of this release.
    #[must_use]
    pub fn suggest_applications(&self, name: &str) -> Vec<&'static str> {
        suggest::closest(
            name,
            self.applications.iter().map(|application| application.name),
        )
    }

    /// The versions of Python 3 on its nodes, by the number after `3.`; the first is the one that its Spark uses.
    pub fn python3(&self) -> impl Iterator<Item = u32> {
        let versions = self.python.iter();
        versions.filter_map(|version| version.strip_prefix("3.")?.parse().ok())
    }

    /// The newest glibc 2 that a program for its nodes may need: that of their Amazon Linux.
    #[must_use]
    pub fn glibc_minor(&self) -> u32 {
        match self.label {
            label if label >= FIRST_WITH_AL2023 => 34,
            label if label >= FIRST_WITH_AL2 => 26,
            _ => 17,
        }
    }

    /// The last day on which AWS supports it, as in `2026-08-31`: two years from its own day, and for all that were
    /// there when that became the rule a day that AWS named (Release Guide, Amazon EMR standard support).
    #[must_use]
    pub fn support_end(&self) -> Option<String> {
        if self.label <= LAST_WITH_BRIDGE_SUPPORT {
            return Some(BRIDGE_SUPPORT_END.to_owned());
        }
        let (year, day) = self.date?.split_once('-')?;
        let year: u32 = year.parse().ok()?;
        Some(format!("{}-{day}", year + 2))
    }

    /// The upstream version of its Spark, as in `3.5.2`.
    #[must_use]
    pub fn spark_version(&self) -> Option<&'static str> {
        self.application("Spark").map(Application::upstream_version)
    }
}

/// Every release of the data, the oldest first.
#[must_use]
pub fn all() -> &'static [Release] {
    &RELEASES
}

/// Finds a release by its label.
#[must_use]
pub fn find(label: ReleaseLabel) -> Option<&'static Release> {
    let index = RELEASES
        .binary_search_by_key(&label, |release| release.label)
        .ok()?;
    RELEASES.get(index)
}

/// The newest release of a family that the data has.
#[must_use]
pub fn latest(family: ReleaseFamily) -> &'static Release {
    let newest = RELEASES
        .iter()
        .rfind(|release| release.label.family() == family);
    #[expect(
        clippy::expect_used,
        reason = "the data is embedded, and a test asks for every family"
    )]
    newest.expect("every family has a release")
}

/// Whether a release is newer than all that the data has of its family, and so may exist without being found.
#[must_use]
pub fn is_newer(label: ReleaseLabel) -> bool {
    label > latest(label.family()).label
}

/// The releases that may have been meant by a label that does not exist, the likeliest first: by the number of wrong
/// characters, then by the distance between the versions, then the newer one.
#[must_use]
pub fn nearest(written: &str) -> Vec<ReleaseLabel> {
    const MOST: usize = 3;
    let written = written.trim().to_lowercase();
    // `7.5.0` lacks the prefix and nothing else.
    let written = if written.starts_with("emr-") {
        written
    } else {
        format!("emr-{written}")
    };
    let parsed = written.parse::<ReleaseLabel>().ok();
    let mut ranked: Vec<_> = RELEASES
        .iter()
        .map(|release| release.label)
        .map(|label| {
            let edits = strsim::damerau_levenshtein(&written, &label.to_string());
            let apart = parsed.map_or(0, |parsed| ordinal(parsed).abs_diff(ordinal(label)));
            (edits, apart, std::cmp::Reverse(label))
        })
        // A version of three numbers has five characters; where more are wrong nothing was meant.
        .filter(|(edits, ..)| *edits <= 4)
        .collect();
    ranked.sort_unstable();
    ranked
        .into_iter()
        .take(MOST)
        .map(|(_, _, label)| label.0)
        .collect()
}

/// A number for the version: two versions of one major version are nearer than two of different ones.
fn ordinal(label: ReleaseLabel) -> u64 {
    let (major, minor, patch) = label.version();
    (u64::from(major) * 1000 + u64::from(minor)) * 1000 + u64::from(patch)
}

/// The part of the data that is read; `'text` is the embedded file.
#[derive(Deserialize)]
struct Document<'text> {
    #[serde(borrow)]
    releases: BTreeMap<&'text str, BTreeMap<&'text str, &'text str>>,
}

static RELEASES: LazyLock<Vec<Release>> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the data is embedded, and a test reads it"
    )]
    read(DATA).expect("emr-releases.json is valid")
});

fn read(data: &'static str) -> Result<Vec<Release>, serde_json::Error> {
    let document: Document<'static> = serde_json::from_str(data)?;
    let mut releases = document
        .releases
        .into_iter()
        .map(|(label, entries)| release(label, entries))
        .collect::<Result<Vec<_>, _>>()?;
    releases.sort_unstable_by_key(|release| release.label);
    Ok(releases)
}

fn release(
    label: &str,
    mut entries: BTreeMap<&'static str, &'static str>,
) -> Result<Release, serde_json::Error> {
    use serde::de::Error;

    let label: ReleaseLabel = label.parse().map_err(serde_json::Error::custom)?;
    let java = entries
        .remove("Java")
        .ok_or_else(|| serde_json::Error::missing_field("Java"))?;
    let scala = entries
        .remove("Scala")
        .ok_or_else(|| serde_json::Error::missing_field("Scala"))?;
    let python = entries
        .remove("Python")
        .map(|versions| versions.split(", ").collect())
        .unwrap_or_default();
    let date = entries.remove("date");
    entries.remove("AWS SDK for Java");
    let applications = entries
        .into_iter()
        .map(|(name, version)| Application {
            name: name_in(label, name),
            version,
        })
        .collect();
    Ok(Release {
        label,
        date,
        applications,
        java,
        python,
        scala,
    })
}

/// EMR's name for an application in a release; the data has the newest one.
fn name_in(label: ReleaseLabel, name: &'static str) -> &'static str {
    if name == "Trino" && label < FIRST_WITH_TRINO {
        "PrestoSQL"
    } else {
        name
    }
}

#[cfg(test)]
mod tests;
