// SPDX-License-Identifier: Apache-2.0
//! Which configuration classifications EMR knows, and the files they end up in.
//!
//! The data has them by family of releases (all of 7.x together), so a classification that only some releases of the
//! family have is known for all of them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use emrys_model::release_label::{ReleaseFamily, ReleaseLabel};
use serde::Deserialize;

use crate::suggest;

const DATA: &str = include_str!("../data/configuration-classifications.json");

/// The classification that is nested inside `spark-env`, `hadoop-env` and the like. It is in no family, since EMR does
/// not take it anywhere else.
pub const EXPORT: &str = "export";

/// A configuration classification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Classification {
    /// Its name, as in `spark-defaults`.
    pub name: &'static str,
    /// The file it ends up in, as in `spark-defaults.conf`, where AWS's pages name one.
    pub file: Option<&'static str>,
    /// The first and the last release of the family whose page has it, where not all pages have it.
    seen_in: Option<(ReleaseLabel, ReleaseLabel)>,
    /// The releases nearest to those whose pages do not have it.
    absent_in: &'static [ReleaseLabel],
}

impl Classification {
    /// Whether a release of the family does not have it: its page says so, or that of a release between it and those that do.
    #[must_use]
    pub fn is_absent_in(&self, label: ReleaseLabel) -> bool {
        let Some((first, last)) = self.seen_in else {
            return false;
        };
        let mut absent = self.absent_in.iter();
        absent.any(|absent| {
            (*absent > last && label >= *absent) || (*absent < first && label <= *absent)
        })
    }
}

/// The classifications of a family of releases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    key: (ReleaseFamily, u16),
    /// In order of their names.
    classifications: Vec<Classification>,
}

impl Family {
    /// Finds a classification by its name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Classification> {
        let index = self
            .classifications
            .binary_search_by_key(&name, |classification| classification.name)
            .ok()?;
        self.classifications.get(index)
    }

    /// The classifications that may have been meant by a name that is none.
    #[must_use]
    pub fn suggest(&self, name: &str) -> Vec<&'static str> {
        suggest::closest(
            name,
            self.classifications
                .iter()
                .map(|classification| classification.name),
        )
    }

    /// Its classifications, by name.
    #[must_use]
    pub fn classifications(&self) -> &[Classification] {
        &self.classifications
    }
}

/// The classifications that a release knows; none where the data has nothing on its family, as on `emr-5.x`.
#[must_use]
pub fn family(label: ReleaseLabel) -> Option<&'static Family> {
    let key = (label.family(), label.version().0);
    FAMILIES.iter().find(|family| family.key == key)
}

/// The part of the data that is read; `'text` is the embedded file.
#[derive(Deserialize)]
struct Document<'text> {
    #[serde(borrow)]
    families: BTreeMap<&'text str, BTreeMap<&'text str, Details<'text>>>,
}

#[derive(Deserialize)]
struct Details<'text> {
    file: Option<&'text str>,
    seen_in: Option<(ReleaseLabel, ReleaseLabel)>,
    #[serde(default)]
    absent_in: Vec<ReleaseLabel>,
}

static FAMILIES: LazyLock<Vec<Family>> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the data is embedded, and a test reads it"
    )]
    read(DATA).expect("configuration-classifications.json is valid")
});

fn read(data: &'static str) -> Result<Vec<Family>, serde_json::Error> {
    let document: Document<'static> = serde_json::from_str(data)?;
    document
        .families
        .into_iter()
        .map(|(key, classifications)| {
            // A BTreeMap gives its entries in the order of the names.
            let classifications = classifications
                .into_iter()
                .map(|(name, details)| Classification {
                    name,
                    file: details.file,
                    seen_in: details.seen_in,
                    absent_in: details.absent_in.leak(),
                })
                .collect();
            Ok(Family {
                key: parse_key(key)?,
                classifications,
            })
        })
        .collect()
}

/// Reads the data's name of a family: `7.x` or `emr-spark-8.x`.
fn parse_key(key: &str) -> Result<(ReleaseFamily, u16), serde_json::Error> {
    use serde::de::Error;

    let (family, version) = match key.strip_prefix(ReleaseFamily::EmrSpark.prefix()) {
        Some(version) => (ReleaseFamily::EmrSpark, version),
        None => (ReleaseFamily::Emr, key),
    };
    let major = version
        .strip_suffix(".x")
        .and_then(|major| major.parse().ok());
    let major = major
        .ok_or_else(|| serde_json::Error::custom(format!("`{key}` is no family of releases")))?;
    Ok((family, major))
}

#[cfg(test)]
mod tests {
    use emrys_model::release_label::ReleaseLabel;

    use super::{DATA, EXPORT, FAMILIES, family, parse_key, read};

    #[test]
    fn the_data_is_read_whole() {
        let families = read(DATA).unwrap();
        let document: serde_json::Value = serde_json::from_str(DATA).unwrap();
        let expected = document["families"].as_object().unwrap();
        assert_eq!(families.len(), expected.len());
        let count: usize = expected
            .values()
            .map(|family| family.as_object().unwrap().len())
            .sum();
        assert_eq!(
            families
                .iter()
                .map(|family| family.classifications().len())
                .sum::<usize>(),
            count
        );
        assert!(parse_key("emr-7").is_err());
    }

    #[test]
    fn every_classification_is_found() {
        for family in FAMILIES.iter() {
            for classification in family.classifications() {
                assert_eq!(family.find(classification.name), Some(classification));
            }
            assert_eq!(family.find(EXPORT), None);
            assert!(family.find("spark-env").is_some());
        }
    }

    #[test]
    fn a_release_has_those_of_its_family() {
        let seven = family(ReleaseLabel::emr(7, 5, 0)).unwrap();
        assert_eq!(
            seven.find("spark-defaults").unwrap().file,
            Some("spark-defaults.conf")
        );
        assert_eq!(seven.find("spark-log4j"), None);
        let six = family(ReleaseLabel::emr(6, 5, 0)).unwrap();
        assert!(six.find("spark-log4j").is_some());
        let spark = family(ReleaseLabel::emr_spark(8, 0, 0)).unwrap();
        assert_eq!(spark.find("hbase-site"), None);
        assert_eq!(family(ReleaseLabel::emr(5, 36, 0)), None);
    }

    #[test]
    fn what_came_and_went_within_a_family_is_known() {
        let seven = family(ReleaseLabel::emr(7, 5, 0)).unwrap();
        let absent = |name: &str, minor| {
            let classification = seven.find(name).unwrap();
            classification.is_absent_in(ReleaseLabel::emr(7, minor, 0))
        };
        assert_eq!(
            [4, 5, 14].map(|minor| absent("sqoop-site", minor)),
            [false, true, true]
        );
        assert_eq!(
            [0, 6, 11].map(|minor| absent("hbase-log4j2", minor)),
            [true, true, false]
        );
        // Between 7.6 and 7.11 no page was read.
        assert_eq!(
            [8, 9].map(|minor| absent("hbase-log4j", minor)),
            [false, false]
        );
        assert!(!absent("spark-defaults", 5));
    }

    #[test]
    fn a_misspelt_classification_is_suggested() {
        let seven = family(ReleaseLabel::emr(7, 5, 0)).unwrap();
        assert_eq!(seven.suggest("spark-default"), ["spark-defaults"]);
        assert_eq!(seven.suggest("Spark-Defaults"), ["spark-defaults"]);
        assert!(seven.suggest("nothing-like-it").is_empty());
    }
}
