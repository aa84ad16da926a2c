// SPDX-License-Identifier: Apache-2.0
//! The EC2 instance types that EMR takes: cores, memory, price, and the releases that take them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use emrys_model::release_label::ReleaseLabel;
use serde::Deserialize;

use crate::suggest;

const DATA: &str = include_str!("../data/instance-types.json");

/// An EC2 instance type.
#[derive(Debug, Clone, PartialEq)]
pub struct InstanceType {
    /// Its name, as in `m5.xlarge`.
    pub name: &'static str,
    /// Its cores as EMR counts them, which is YARN's view and not always EC2's.
    pub vcpu: u32,
    /// Its memory in GiB, as EMR counts it.
    pub memory_gib: f64,
    /// Its processor.
    pub architecture: Architecture,
    /// Its own disks, and their size in GB all together.
    pub disks: u32,
    /// See `disks`.
    pub storage_gb: u32,
    /// Whether it has no disks of its own.
    pub ebs_only: bool,
    /// Whether it can have a connection to EBS of its own.
    pub ebs_optimized: bool,
    /// Its on-demand price in US dollars an hour, Linux in us-east-1 at [`priced_at`], without EMR's own fee.
    pub usd_hour: f64,
    /// The releases that take it: ranges with both ends.
    releases: Vec<(ReleaseLabel, ReleaseLabel)>,
}

/// A processor architecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Architecture {
    /// Intel's and AMD's.
    #[serde(rename = "X86_64")]
    X86,
    /// Graviton's.
    #[serde(rename = "AARCH64")]
    Arm,
}

/// Whether a release takes an instance type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// The data does not have the release: it is newer, or does not exist.
    Unknown,
}

/// EBS volumes that EMR gives to an instance that has no disks and for which none were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DefaultVolumes {
    /// How many.
    pub count: u32,
    /// The size of each, in GiB.
    pub size: u32,
}

impl InstanceType {
    /// Its family, as in `m5`.
    #[must_use]
    pub fn family(&self) -> &'static str {
        self.name
            .split_once('.')
            .map_or(self.name, |(family, _)| family)
    }

    /// How often it is as large as an `xlarge`; 0 for the smaller ones.
    fn xlarges(&self) -> u32 {
        let size = self.name.split_once('.').map_or("", |(_, size)| size);
        match size.strip_suffix("xlarge") {
            Some("") => 1,
            Some(number) => number.parse().unwrap_or_default(),
            None => 0,
        }
    }

    /// How many hours of an `m1.small` an hour of it counts for in `NormalizedInstanceHours` (the normalization factors
    /// of EC2's sizes, to which EMR's FAQ refers).
    #[must_use]
    pub fn normalization_factor(&self) -> u32 {
        match self.name.split_once('.').map_or("", |(_, size)| size) {
            "small" => 1,
            "medium" => 2,
            "large" => 4,
            _ => self.xlarges() * 8,
        }
    }

    /// Whether its connection to EBS is its own without being asked for: not so in the first generations.
    #[must_use]
    pub fn is_ebs_optimized_by_default(&self) -> bool {
        const NOT_BY_DEFAULT: [&str; 9] = ["c1", "c3", "cc2", "g2", "i2", "m1", "m2", "m3", "r3"];
        self.ebs_optimized && !NOT_BY_DEFAULT.contains(&self.family())
    }

    /// Whether EC2 lists its family as a previous generation (EC2, Previous Generation Instances).
    #[must_use]
    pub fn is_previous_generation(&self) -> bool {
        const FAMILIES: [&str; 9] = ["c1", "c3", "cc2", "g2", "i2", "m1", "m2", "m3", "r3"];
        FAMILIES.contains(&self.family())
    }

    /// Whether it has GPUs of NVIDIA's (Management Guide, supported instance types: accelerated computing).
    #[must_use]
    pub fn has_gpus(&self) -> bool {
        const FAMILIES: [&str; 12] = [
            "g2", "g3", "g3s", "g4dn", "g5", "g6", "g6e", "gr6", "p2", "p3", "p4d", "p5",
        ];
        FAMILIES.contains(&self.family())
    }

    /// Whether it runs no 32-bit systems.
    #[must_use]
    pub fn is_64_bits_only(&self) -> bool {
        !matches!(self.name, "c1.medium" | "m1.small" | "m1.medium")
    }

    /// The volumes that it gets where none are asked for, if any (Management Guide, instance storage).
    #[must_use]
    pub fn default_volumes(&self, label: ReleaseLabel) -> Option<DefaultVolumes> {
        const BY_SIZE_SINCE: ReleaseLabel = ReleaseLabel::emr(5, 22, 0);
        // The largest size in AWS's table; those above are not documented.
        const LARGEST: u32 = 24;
        if !self.ebs_only {
            return None;
        }
        let volumes = |count, size| DefaultVolumes { count, size };
        Some(match self.xlarges() {
            _ if label < BY_SIZE_SINCE => volumes(1, 32),
            0 => volumes(1, 32),
            1 => volumes(2, 32),
            2 | 3 => volumes(4, 32),
            larger => volumes(4, larger.min(LARGEST) * 16),
        })
    }

    /// The memory in MiB that YARN may give away on it, without HBase: all but a quarter, and a quarter is at least 2 GiB and
    /// at most 8 GiB.
    ///
    /// That is what the tables of the Release Guide's "Task configuration" have as `yarn.nodemanager.resource.memory-mb`
    /// for all but the instance types of before 2014, whose values follow no rule.
    #[must_use]
    pub fn yarn_memory(&self) -> Option<u64> {
        const WITHOUT_RULE: [&str; 4] = ["c1", "cc2", "m1", "m2"];
        const RESERVED: (f64, f64) = (2_048.0, 8_192.0);
        if WITHOUT_RULE.contains(&self.family()) {
            return None;
        }
        let memory = self.memory_gib * 1_024.0;
        let reserved = (memory / 4.0).clamp(RESERVED.0, RESERVED.1);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "memory is positive and far below the limits of the type"
        )]
        let given = (memory - reserved).max(0.0) as u64;
        Some(given)
    }

    /// Whether a release takes this instance type.
    #[must_use]
    pub fn supported_by(&self, label: ReleaseLabel) -> Support {
        if !knows(label) {
            Support::Unknown
        } else if self
            .releases
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&label))
        {
            Support::Yes
        } else {
            Support::No
        }
    }
}

impl Architecture {
    /// EMR's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::X86 => "X86_64",
            Self::Arm => "AARCH64",
        }
    }
}

/// Whether the data has the release, so that [`InstanceType::supported_by`] knows it.
#[must_use]
pub fn knows(label: ReleaseLabel) -> bool {
    INSTANCE_TYPES.releases.binary_search(&label).is_ok()
}

/// Every instance type, by name.
#[must_use]
pub fn all() -> &'static [InstanceType] {
    &INSTANCE_TYPES.types
}

/// Finds an instance type by its name.
#[must_use]
pub fn find(name: &str) -> Option<&'static InstanceType> {
    let types = &INSTANCE_TYPES.types;
    let index = types
        .binary_search_by_key(&name, |instance_type| instance_type.name)
        .ok()?;
    types.get(index)
}

/// The instance types that may have been meant by a name that is none.
#[must_use]
pub fn suggest(name: &str) -> Vec<&'static str> {
    suggest::closest(name, all().iter().map(|instance_type| instance_type.name))
}

/// The day of the prices, as in `2026-07-20`.
#[must_use]
pub fn priced_at() -> &'static str {
    INSTANCE_TYPES.priced_at
}

/// The data, ready for lookups.
struct InstanceTypes {
    priced_at: &'static str,
    /// In order.
    releases: Vec<ReleaseLabel>,
    /// In order of their names.
    types: Vec<InstanceType>,
}

/// The part of the data that is read; `'text` is the embedded file.
#[derive(Deserialize)]
struct Document<'text> {
    #[serde(borrow)]
    priced_at: &'text str,
    #[serde(borrow)]
    releases: Vec<&'text str>,
    #[serde(borrow)]
    types: BTreeMap<&'text str, Details>,
}

#[derive(Deserialize)]
struct Details {
    vcpu: u32,
    memory_gib: f64,
    arch: Architecture,
    disks: u32,
    storage_gb: u32,
    ebs_only: bool,
    ebs_optimized: bool,
    usd_hour_us_east_1: f64,
    releases: Vec<(ReleaseLabel, ReleaseLabel)>,
}

static INSTANCE_TYPES: LazyLock<InstanceTypes> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the data is embedded, and a test reads it"
    )]
    read(DATA).expect("instance-types.json is valid")
});

fn read(data: &'static str) -> Result<InstanceTypes, serde_json::Error> {
    let document: Document<'static> = serde_json::from_str(data)?;
    // Previews and betas (`emr-6.0.0-beta2`) are in the list, and are no labels that anybody can launch.
    let mut releases: Vec<ReleaseLabel> = document
        .releases
        .iter()
        .filter_map(|label| label.parse().ok())
        .collect();
    releases.sort_unstable();
    // A BTreeMap gives its entries in the order of the names.
    let types = document
        .types
        .into_iter()
        .map(|(name, details)| InstanceType {
            name,
            vcpu: details.vcpu,
            memory_gib: details.memory_gib,
            architecture: details.arch,
            disks: details.disks,
            storage_gb: details.storage_gb,
            ebs_only: details.ebs_only,
            ebs_optimized: details.ebs_optimized,
            usd_hour: details.usd_hour_us_east_1,
            releases: details.releases,
        })
        .collect();
    Ok(InstanceTypes {
        priced_at: document.priced_at,
        releases,
        types,
    })
}

#[cfg(test)]
mod tests {
    use emrys_model::release_label::ReleaseLabel;

    use super::{Architecture, DATA, INSTANCE_TYPES, Support, all, find, priced_at, read, suggest};
    use crate::releases;

    #[test]
    fn the_data_is_read_whole() {
        let read = read(DATA).unwrap();
        let document: serde_json::Value = serde_json::from_str(DATA).unwrap();
        assert_eq!(
            read.types.len(),
            document["types"].as_object().unwrap().len()
        );
        let skipped: Vec<_> = document["releases"]
            .as_array()
            .unwrap()
            .iter()
            .map(|label| label.as_str().unwrap())
            .filter(|label| label.parse::<ReleaseLabel>().is_err())
            .collect();
        assert_eq!(
            skipped,
            ["emr-5.30.0-preview", "emr-6.0.0-beta", "emr-6.0.0-beta2"]
        );
        assert_eq!(priced_at().len(), "2026-07-20".len());
    }

    #[test]
    fn every_range_lies_in_the_list_of_releases() {
        for instance_type in all() {
            assert!(!instance_type.releases.is_empty(), "{}", instance_type.name);
            for (first, last) in &instance_type.releases {
                assert!(first <= last, "{}", instance_type.name);
                assert!(
                    INSTANCE_TYPES.releases.binary_search(first).is_ok(),
                    "{first}"
                );
                assert!(
                    INSTANCE_TYPES.releases.binary_search(last).is_ok(),
                    "{last}"
                );
            }
        }
    }

    #[test]
    fn every_type_is_found_and_has_figures() {
        for instance_type in all() {
            assert_eq!(find(instance_type.name), Some(instance_type));
            assert!(instance_type.vcpu > 0, "{}", instance_type.name);
            assert!(instance_type.memory_gib > 0.0, "{}", instance_type.name);
            assert!(instance_type.usd_hour > 0.0, "{}", instance_type.name);
        }
    }

    #[test]
    fn the_figures_are_those_of_emr() {
        let instance_type = find("m5.xlarge").unwrap();
        assert_eq!(
            (instance_type.vcpu, instance_type.architecture),
            (4, Architecture::X86)
        );
        assert!((instance_type.memory_gib - 16.0).abs() < 0.01);
        assert_eq!(find("m6g.xlarge").unwrap().architecture, Architecture::Arm);
        assert_eq!(find("m5"), None);
        assert_eq!(find("M5.XLARGE"), None);
    }

    #[test]
    fn families_say_what_an_instance_type_is() {
        let gpus: std::collections::BTreeSet<_> = all()
            .iter()
            .filter(|known| known.has_gpus())
            .map(super::InstanceType::family)
            .collect();
        assert!(gpus.contains("g4dn") && gpus.contains("p3") && !gpus.contains("c6g"));
        assert!(find("m3.xlarge").unwrap().is_previous_generation());
        assert!(!find("m4.large").unwrap().is_previous_generation());
    }

    #[test]
    fn sizes_have_factors_and_volumes() {
        let factor = |name| find(name).unwrap().normalization_factor();
        assert_eq!(factor("m1.small"), 1);
        assert_eq!(factor("m4.large"), 4);
        assert_eq!(factor("m5.xlarge"), 8);
        // The example of EMR's FAQ.
        assert_eq!(factor("r3.8xlarge"), 64);
        assert!(all().iter().all(|known| known.normalization_factor() > 0));

        let volumes = |name, label| {
            let volumes = find(name).unwrap().default_volumes(label);
            volumes.map(|volumes| (volumes.count, volumes.size))
        };
        let label = ReleaseLabel::emr(7, 5, 0);
        assert_eq!(volumes("m4.large", label), Some((1, 32)));
        assert_eq!(volumes("m5.xlarge", label), Some((2, 32)));
        assert_eq!(volumes("m5.2xlarge", label), Some((4, 32)));
        assert_eq!(volumes("m5.12xlarge", label), Some((4, 192)));
        assert_eq!(
            volumes("m5.xlarge", ReleaseLabel::emr(5, 21, 0)),
            Some((1, 32))
        );
        assert_eq!(volumes("m5d.xlarge", label), None, "it has disks");
    }

    #[test]
    fn support_follows_the_ranges_and_knows_its_limits() {
        let old = find("c1.medium").unwrap();
        assert_eq!(old.supported_by(ReleaseLabel::emr(6, 14, 0)), Support::Yes);
        assert_eq!(old.supported_by(ReleaseLabel::emr(6, 15, 0)), Support::No);
        assert_eq!(old.supported_by(ReleaseLabel::emr(7, 1, 0)), Support::Yes);
        // Newer than the data, though older than the first release of the other family.
        assert_eq!(
            old.supported_by(ReleaseLabel::emr(7, 99, 0)),
            Support::Unknown
        );
        assert_eq!(
            old.supported_by(ReleaseLabel::emr_spark(9, 0, 0)),
            Support::Unknown
        );
        assert_eq!(
            old.supported_by(ReleaseLabel::emr(5, 36, 99)),
            Support::Unknown
        );
    }

    #[test]
    fn only_the_newest_releases_are_unknown() {
        let instance_type = find("m5.xlarge").unwrap();
        let unknown: Vec<_> = releases::all()
            .iter()
            .map(|release| release.label)
            .filter(|label| instance_type.supported_by(*label) == Support::Unknown)
            .collect();
        let expected: Vec<_> = releases::all()
            .iter()
            .map(|release| release.label)
            .filter(|label| {
                let of_family = INSTANCE_TYPES
                    .releases
                    .iter()
                    .filter(|known| known.family() == label.family());
                of_family.max().is_none_or(|newest| label > newest)
            })
            .collect();
        assert_eq!(unknown, expected);
        assert!(unknown.len() < 10);
    }

    #[test]
    fn yarn_gets_what_the_task_configuration_page_says() {
        let given = |name| find(name).unwrap().yarn_memory();
        for (name, memory) in [
            ("c4.large", 1_792),
            ("c5.xlarge", 6_144),
            ("c5a.2xlarge", 11_712),
            ("c5n.2xlarge", 16_128),
            ("g3s.xlarge", 23_424),
            ("m5.xlarge", 12_288),
            ("m5.24xlarge", 385_024),
            ("m6g.xlarge", 11_712),
            ("r5.xlarge", 24_576),
            ("z1d.12xlarge", 385_024),
        ] {
            assert_eq!(given(name), Some(memory), "{name}");
        }
        assert_eq!(given("m1.large"), None);
    }

    #[test]
    fn a_misspelt_type_is_suggested() {
        assert_eq!(suggest("m5.xlrage"), ["m5.xlarge"]);
        assert_eq!(suggest("M5.XLARGE"), ["m5.xlarge"]);
        assert!(suggest("r5.6xlarge").contains(&"r5.4xlarge"));
        assert!(suggest("gigantic").is_empty());
    }
}
