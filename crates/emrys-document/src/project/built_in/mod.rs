// SPDX-License-Identifier: Apache-2.0
//! Fragments of clusters that documents do not have to write: `extends: emrys/instance-groups`. Each is a document of its
//! own here, with the keys of a cluster; what it does not say, the cluster that extends it does.

use emrys_diagnostics::Source;

use crate::tree::{DocumentPath, Node, yaml};

/// What their names begin with.
pub(super) const PREFIX: &str = "emrys/";

/// The fragments by name.
const FRAGMENTS: &[(&str, &str)] = &[
    (
        "emrys/instance-groups",
        include_str!("instance-groups.yaml"),
    ),
    (
        "emrys/instance-groups-managed-scaling",
        include_str!("instance-groups-managed-scaling.yaml"),
    ),
    (
        "emrys/instance-groups-auto-scaling",
        include_str!("instance-groups-auto-scaling.yaml"),
    ),
    (
        "emrys/instance-fleets",
        include_str!("instance-fleets.yaml"),
    ),
    (
        "emrys/instance-fleets-managed-scaling",
        include_str!("instance-fleets-managed-scaling.yaml"),
    ),
];

/// The fragments with their names.
pub(super) fn fragments() -> Vec<(&'static str, Node)> {
    let read = |(name, text): &(&'static str, &str)| {
        let mut node = yaml::read(&Source::new(*name, *text), &mut Vec::new())?;
        let path = DocumentPath::default().key("cluster_fragments").key(name);
        node.settle(path, None);
        Some((*name, node))
    };
    FRAGMENTS.iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::{FRAGMENTS, PREFIX, fragments};

    #[test]
    fn every_fragment_is_yaml_and_has_a_name_of_ours() {
        let names: Vec<&str> = fragments().iter().map(|(name, _)| *name).collect();
        let all: Vec<&str> = FRAGMENTS.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, all);
        assert!(names.iter().all(|name| name.starts_with(PREFIX)));
    }
}
