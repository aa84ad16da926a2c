// SPDX-License-Identifier: Apache-2.0
//! EBS volumes as EMR takes them: types, sizes, IOPS and throughput, and how many.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use emrys_model::release_label::ReleaseLabel;
use serde::Deserialize;

use crate::suggest;

const DATA: &str = include_str!("../data/volume-types.json");

/// Most volumes of an instance (Management Guide, instance storage).
pub const PER_INSTANCE: i32 = 25;

/// Most volumes that EC2 attaches at one launch (Management Guide, instance storage).
pub const PER_LAUNCH: i32 = 2_500;

/// The smallest volume of a core instance, in GiB (Management Guide, instance storage).
pub const SMALLEST_OF_CORE: i32 = 5;

/// The largest root volume, in GiB (Management Guide, customizing the root device volume).
pub const LARGEST_ROOT: i32 = 100;

/// What the root volume's IOPS and throughput may be: it is a gp3 (Management Guide, customizing the root device volume).
pub const ROOT_IOPS: RangeInclusive<i32> = 3_000..=16_000;

/// How many IOPS a root volume has at most for each GiB, and how much throughput for each of the IOPS (as before).
pub const ROOT_IOPS_PER_GIB: i32 = 500;

/// See [`ROOT_IOPS_PER_GIB`].
pub const ROOT_THROUGHPUT_PER_IOPS: f64 = 0.25;

/// See [`ROOT_IOPS`].
pub const ROOT_THROUGHPUT: RangeInclusive<i32> = 125..=1_000;

/// The first release whose root volume has IOPS and throughput to choose (API reference, RunJobFlow).
pub const ROOT_IOPS_SINCE: ReleaseLabel = ReleaseLabel::emr(6, 15, 0);

/// The smallest root volume of a release, in GiB (Management Guide, customizing the root device volume, custom AMI).
#[must_use]
pub fn smallest_root(label: ReleaseLabel) -> i32 {
    if label >= ReleaseLabel::emr(6, 10, 0) {
        15
    } else {
        10
    }
}

/// A type of volume.
#[derive(Debug, Clone, PartialEq)]
pub struct VolumeType {
    /// Its name, as in `gp3`.
    pub name: &'static str,
    /// How large it may be, in GiB.
    pub size: RangeInclusive<i32>,
    /// Its IOPS, if they can be chosen.
    pub iops: Option<Iops>,
    /// Its throughput, if it can be chosen.
    pub throughput: Option<Throughput>,
}

/// IOPS that can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Iops {
    /// How many. What lies below comes with the volume, unless it has to be chosen.
    pub range: RangeInclusive<i32>,
    /// How many for each GiB at most.
    pub per_gib: i32,
    /// Whether they have to be chosen.
    pub required: bool,
}

/// Throughput that can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Throughput {
    /// In MiB a second.
    pub range: RangeInclusive<i32>,
    /// How much for each of the IOPS at most.
    pub per_iops: f64,
}

/// Finds a type that EMR takes, by its name.
#[must_use]
pub fn find(name: &str) -> Option<&'static VolumeType> {
    VOLUME_TYPES.iter().find(|known| known.name == name)
}

/// Every type that EMR takes, in the order of their names.
#[must_use]
pub fn all() -> &'static [VolumeType] {
    &VOLUME_TYPES
}

/// The types that may have been meant by a name that is none.
#[must_use]
pub fn suggest(name: &str) -> Vec<&'static str> {
    suggest::closest(name, all().iter().map(|known| known.name))
}

/// The part of the data that is read; `'text` is the embedded file.
#[derive(Deserialize)]
struct Document<'text> {
    #[serde(borrow)]
    types: BTreeMap<&'text str, Details>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Details {
    size: (i32, i32),
    iops: Option<IopsDetails>,
    throughput: Option<ThroughputDetails>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IopsDetails {
    range: (i32, i32),
    per_gib: i32,
    #[serde(default)]
    required: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThroughputDetails {
    range: (i32, i32),
    per_iops: f64,
}

static VOLUME_TYPES: LazyLock<Vec<VolumeType>> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the data is embedded, and a test reads it"
    )]
    read(DATA).expect("volume-types.json is valid")
});

fn read(data: &'static str) -> Result<Vec<VolumeType>, serde_json::Error> {
    let document: Document<'static> = serde_json::from_str(data)?;
    let types = document
        .types
        .into_iter()
        .map(|(name, details)| VolumeType {
            name,
            size: details.size.0..=details.size.1,
            iops: details.iops.map(|iops| Iops {
                range: iops.range.0..=iops.range.1,
                per_gib: iops.per_gib,
                required: iops.required,
            }),
            throughput: details.throughput.map(|throughput| Throughput {
                range: throughput.range.0..=throughput.range.1,
                per_iops: throughput.per_iops,
            }),
        });
    Ok(types.collect())
}

#[cfg(test)]
mod tests {
    use super::{DATA, all, find, read, smallest_root};

    #[test]
    fn the_types_are_those_of_the_api() {
        let names: Vec<_> = read(DATA).unwrap().iter().map(|known| known.name).collect();
        assert_eq!(names, ["gp2", "gp3", "io1", "sc1", "st1", "standard"]);
        assert_eq!(find("io2"), None);
        for known in all() {
            assert!(known.size.start() < known.size.end(), "{}", known.name);
        }
    }

    #[test]
    fn only_io1_has_to_have_iops_and_only_gp3_has_throughput() {
        let required = |name| {
            find(name)
                .unwrap()
                .iops
                .as_ref()
                .is_some_and(|iops| iops.required)
        };
        assert!(required("io1") && !required("gp3") && !required("st1"));
        let with_throughput: Vec<_> = all()
            .iter()
            .filter(|known| known.throughput.is_some())
            .collect();
        assert_eq!(with_throughput, [find("gp3").unwrap()]);
    }

    #[test]
    fn root_volumes_grew_with_6_10() {
        assert_eq!(smallest_root("emr-6.9.0".parse().unwrap()), 10);
        assert_eq!(smallest_root("emr-6.10.0".parse().unwrap()), 15);
    }
}
