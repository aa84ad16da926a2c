// SPDX-License-Identifier: Apache-2.0
//! The properties of configuration files, as far as Spark, Hadoop, Hive and EMR name them, and the names that were replaced.
//!
//! The lists have what Spark 3.5, Hadoop 3.3 and Hive 2.3 declare, and what EMR's pages add. They are not complete: users'
//! own properties, those of plugins, and those of other versions are in none of them. So a name that is missing says
//! nothing, unless it is so near to a known one that it was meant: [`File::misspelled`].

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Lists by classification, of a line for each name.
const LISTS: &[(&str, &str)] = &[
    (
        "core-site",
        include_str!("../data/properties/core-site.txt"),
    ),
    (
        "hdfs-site",
        include_str!("../data/properties/hdfs-site.txt"),
    ),
    (
        "hive-site",
        include_str!("../data/properties/hive-site.txt"),
    ),
    (
        "mapred-site",
        include_str!("../data/properties/mapred-site.txt"),
    ),
    (
        "spark-defaults",
        include_str!("../data/properties/spark-defaults.txt"),
    ),
    (
        "yarn-site",
        include_str!("../data/properties/yarn-site.txt"),
    ),
];

/// What is in none of the lists, each with its classification.
const OF_EMR: &str = include_str!("../data/properties/emr.txt");

/// Former names, each with those that stand in its place.
const REPLACED: &str = include_str!("../data/properties/replaced.txt");

/// The first characters of names that belong to one file, and the classification of that file.
const PREFIXES: &[(&str, &str)] = &[
    ("dfs.", "hdfs-site"),
    ("fs.s3.", "emrfs-site"),
    ("fs.s3a.", "core-site"),
    ("hive.", "hive-site"),
    ("mapreduce.", "mapred-site"),
    ("spark.", "spark-defaults"),
    ("yarn.scheduler.capacity.", "capacity-scheduler"),
    ("yarn.", "yarn-site"),
];

/// A property that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Property {
    /// Its name, as in `spark.executor.memory`.
    pub name: &'static str,
    /// Whether its value is `true` or `false`.
    pub is_boolean: bool,
}

/// The properties of one classification.
#[derive(Debug)]
pub struct File {
    /// In order of their names.
    properties: Vec<Property>,
    /// The letters of each name, in the same order.
    letters: Vec<String>,
}

impl File {
    /// Finds a property by its name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Property> {
        let index = self
            .properties
            .binary_search_by_key(&name, |property| property.name)
            .ok()?;
        self.properties.get(index)
    }

    /// The property that was meant by a name that is none; nothing where it may well be another property.
    ///
    /// Names are long and alike, so that only few characters may differ: one for every twelve, and at most three.
    /// Upper and lower case, `-`, `_` and `.` are no differences. What stands under a known name may have names of its own, as
    /// in `spark.sql.catalog.my_catalog.type`.
    #[must_use]
    pub fn misspelled(&self, name: &str) -> Option<&'static str> {
        /// One difference for so many characters.
        const CHARACTERS: usize = 12;
        const MOST: usize = 3;
        if self.find(name).is_some() || self.stands_under_a_known_name(name) {
            return None;
        }
        let written = normalise(name);
        let allowed = (written.len() / CHARACTERS).clamp(1, MOST);
        let known = self.properties.iter().zip(&self.letters);
        let near = known.filter_map(|(property, known)| {
            if known.len().abs_diff(written.len()) > allowed {
                return None;
            }
            let distance = strsim::osa_distance(&written, known);
            (distance <= allowed).then_some((distance, property.name))
        });
        near.min().map(|(_, name)| name)
    }

    /// The properties, by name.
    #[must_use]
    pub fn properties(&self) -> &[Property] {
        &self.properties
    }

    fn stands_under_a_known_name(&self, name: &str) -> bool {
        let dots = name.match_indices('.');
        let mut above = dots.filter_map(|(at, _)| name.get(..at));
        above.any(|above| self.find(above).is_some())
    }
}

/// The properties of a classification, where the data has any.
#[must_use]
pub fn file(classification: &str) -> Option<&'static File> {
    FILES.get(classification)
}

/// The names that stand in the place of a former one, separated by spaces.
#[must_use]
pub fn replacement(name: &str) -> Option<&'static str> {
    REPLACEMENTS.get(name).copied()
}

/// The classification of the file that a property belongs to, as its first characters tell.
#[must_use]
pub fn home(name: &str) -> Option<&'static str> {
    let mut prefixes = PREFIXES.iter();
    let (_, classification) = prefixes.find(|(prefix, _)| name.starts_with(prefix))?;
    Some(classification)
}

fn normalise(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

static FILES: LazyLock<BTreeMap<&'static str, File>> = LazyLock::new(|| {
    let listed = LISTS
        .iter()
        .flat_map(|(classification, list)| list.lines().map(|line| (*classification, line)));
    let own = OF_EMR.lines().filter_map(|line| line.split_once(' '));
    let mut files: BTreeMap<&str, Vec<Property>> = BTreeMap::new();
    for (classification, line) in listed.chain(own) {
        let (name, is_boolean) = match line.split_once(' ') {
            Some((name, kind)) => (name, kind == "boolean"),
            None => (line, false),
        };
        let properties = files.entry(classification).or_default();
        properties.push(Property { name, is_boolean });
    }
    let files = files.into_iter().map(|(classification, mut properties)| {
        properties.sort_by_key(|property| property.name);
        properties.dedup_by_key(|property| property.name);
        let letters = properties.iter();
        let letters = letters.map(|property| normalise(property.name)).collect();
        let file = File {
            properties,
            letters,
        };
        (classification, file)
    });
    files.collect()
});

static REPLACEMENTS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let pairs = REPLACED.lines().filter_map(|line| line.split_once(' '));
    pairs.collect()
});

#[cfg(test)]
mod tests {
    use super::{LISTS, OF_EMR, REPLACED, file, home, replacement};

    #[test]
    fn every_line_is_read() {
        let is_name = |name: &str| {
            let odd = |letter: char| !(letter.is_ascii_alphanumeric() || "._-".contains(letter));
            !name.is_empty() && !name.contains(odd)
        };
        for (classification, list) in LISTS {
            for line in list.lines() {
                let name = line.strip_suffix(" boolean").unwrap_or(line);
                assert!(is_name(name), "{line}");
                let property = file(classification).unwrap().find(name).unwrap();
                assert_eq!(property.is_boolean, line != name, "{line}");
            }
        }
        for line in OF_EMR.lines() {
            let (classification, rest) = line.split_once(' ').unwrap();
            let name = rest.strip_suffix(" boolean").unwrap_or(rest);
            assert!(is_name(name), "{line}");
            assert!(file(classification).unwrap().find(name).is_some(), "{line}");
        }
        for line in REPLACED.lines() {
            let (name, current) = line.split_once(' ').unwrap();
            assert!(is_name(name) && current.split(' ').all(is_name), "{line}");
            assert_eq!(replacement(name), Some(current));
        }
    }

    #[test]
    fn no_known_name_is_taken_for_a_misspelled_one() {
        for (classification, _) in LISTS {
            let file = file(classification).unwrap();
            for property in file.properties() {
                assert_eq!(file.misspelled(property.name), None, "{}", property.name);
            }
        }
    }

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        let meant = |classification, name| file(classification).unwrap().misspelled(name);
        assert_eq!(
            meant("spark-defaults", "spark.executor.memmory"),
            Some("spark.executor.memory")
        );
        assert_eq!(
            meant("spark-defaults", "spark.dynamicallocation.enabled"),
            Some("spark.dynamicAllocation.enabled")
        );
        assert_eq!(
            meant(
                "yarn-site",
                "yarn.resourcemanager.node-removal-untracked.timeout"
            ),
            Some("yarn.resourcemanager.node-removal-untracked.timeout-ms")
        );
        assert_eq!(
            meant("hdfs-site", "dfs.replicaton"),
            Some("dfs.replication")
        );
    }

    #[test]
    fn what_may_be_another_property_is_left_alone() {
        let meant = |classification, name| file(classification).unwrap().misspelled(name);
        for name in [
            "spark.sql.catalog.my_catalog.warehouse",
            "spark.acme.executor.memory",
            "spark.hadoop.fs.s3a.endpoint",
            "spark.executorEnv.PYTHONHASHSEED",
        ] {
            assert_eq!(meant("spark-defaults", name), None, "{name}");
        }
        assert_eq!(meant("core-site", "hadoop.proxyuser.livy.hosts"), None);
        assert!(file("presto-config").is_none());
    }

    #[test]
    fn names_tell_their_file() {
        assert_eq!(home("spark.executor.memory"), Some("spark-defaults"));
        assert_eq!(
            home("yarn.scheduler.capacity.root.queues"),
            Some("capacity-scheduler")
        );
        assert_eq!(home("fs.s3.maxConnections"), Some("emrfs-site"));
        assert_eq!(home("io.file.buffer.size"), None);
        assert_eq!(
            replacement("spark.yarn.executor.memoryOverhead"),
            Some("spark.executor.memoryOverhead")
        );
    }
}
