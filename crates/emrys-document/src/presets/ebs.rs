// SPDX-License-Identifier: Apache-2.0
//! EBS volumes by name: `ebs_config: large_ssd`.

/// EBS volumes that every instance of a group gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EbsPreset {
    /// The word in documents.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// The volume type.
    pub volume_type: &'static str,
    /// The size in GiB.
    pub size: i32,
    /// The I/O operations per second. Absent: those that the volume comes with.
    pub iops: Option<i32>,
    /// How many of them an instance has.
    pub volumes_per_instance: i32,
}

/// Every preset of EBS volumes. They are Pangea's, but for `high_iops`: there it is `io2`, which EMR does not take
/// (Management Guide, instance storage options), and here `io1` with the same I/O operations.
pub const EBS_PRESETS: &[EbsPreset] = &[
    EbsPreset {
        name: "standard_ssd",
        about: "General purpose.",
        volume_type: "gp3",
        size: 100,
        iops: None,
        volumes_per_instance: 1,
    },
    EbsPreset {
        name: "large_ssd",
        about: "General purpose, much of it.",
        volume_type: "gp3",
        size: 500,
        iops: None,
        volumes_per_instance: 2,
    },
    EbsPreset {
        name: "high_iops",
        about: "Many small reads and writes.",
        volume_type: "io1",
        size: 200,
        iops: Some(10_000),
        volumes_per_instance: 1,
    },
    EbsPreset {
        name: "throughput_optimized",
        about: "Large files, read and written in one go.",
        volume_type: "st1",
        size: 1000,
        iops: None,
        volumes_per_instance: 1,
    },
    EbsPreset {
        name: "cold_storage",
        about: "Large files that are seldom read.",
        volume_type: "sc1",
        size: 2000,
        iops: None,
        volumes_per_instance: 1,
    },
];

/// The EBS volumes of that name.
///
/// ```
/// use emrys_document::presets;
///
/// let volumes = presets::ebs("high_iops").unwrap();
/// assert_eq!((volumes.volume_type, volumes.iops), ("io1", Some(10_000)));
/// ```
#[must_use]
pub fn ebs(name: &str) -> Option<&'static EbsPreset> {
    EBS_PRESETS.iter().find(|preset| preset.name == name)
}
