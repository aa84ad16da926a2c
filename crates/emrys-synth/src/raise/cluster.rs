// SPDX-License-Identifier: Apache-2.0
//! RunJobFlow's input, put together as documents have it: its `Instances` among the cluster's own members, groups and
//! fleets under their roles.

use serde_json::{Map, Value};

use super::members::{Raiser, below};
use super::tables::{CLUSTER, EC2_ATTRIBUTES};
use super::tree::Mapping;

/// What documents call the groups of a role.
const GROUPS: &[(&str, &str)] = &[
    ("MASTER", "MasterInstanceGroup"),
    ("CORE", "CoreInstanceGroup"),
    ("TASK", "TaskInstanceGroup"),
];

/// What documents call the fleet of a role.
const FLEETS: &[(&str, &str)] = &[
    ("MASTER", "MasterInstanceFleet"),
    ("CORE", "CoreInstanceFleet"),
    ("TASK", "TaskInstanceFleet"),
];

/// The keys of a cluster. The request is without its steps.
pub(super) fn cluster(request: Map<String, Value>, raiser: &mut Raiser<'_>) -> Mapping {
    let noted = raiser.notes.len();
    let mut together = Together {
        members: request,
        moved: Vec::new(),
    };
    together.instances(raiser);
    let ec2 = together.take(EC2_ATTRIBUTES.iter().map(|member| member.name));
    let members = &mut together.members;
    members.insert("Ec2Attributes".to_owned(), Value::Object(ec2));
    let mapping = raiser.structure(Value::Object(together.members), "", CLUSTER);
    // Whoever reads a note looks for the member where EMR has it.
    for note in raiser.notes.iter_mut().skip(noted) {
        for (to, from) in &together.moved {
            let rest = note.path.strip_prefix(to.as_str());
            if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
            {
                note.path = format!("{from}{rest}");
                break;
            }
        }
    }
    mapping
}

/// The members of a cluster, and where those have come from that EMR has elsewhere.
struct Together {
    members: Map<String, Value>,
    moved: Vec<(String, String)>,
}

impl Together {
    fn instances(&mut self, raiser: &mut Raiser<'_>) {
        const INSTANCES: &str = "Instances";
        let mut instances = match self.members.remove(INSTANCES) {
            Some(Value::Object(instances)) => instances,
            None | Some(Value::Null) => return,
            Some(_) => {
                return raiser.note(INSTANCES, "a structure is expected here, so it is left out");
            }
        };
        for (list, role, names) in [
            ("InstanceGroups", "InstanceRole", GROUPS),
            ("InstanceFleets", "InstanceFleetType", FLEETS),
        ] {
            let items = instances.remove(list).unwrap_or_default();
            if !items.is_null() {
                let items = raiser.items(items, &below(INSTANCES, list));
                self.by_role(items, role, names, raiser);
            }
        }
        let known = CLUSTER.iter().chain(EC2_ATTRIBUTES);
        let known: Vec<_> = known.map(|member| member.name).collect();
        let (own, others): (Map<_, _>, Map<_, _>) = instances
            .into_iter()
            .partition(|(name, _)| known.contains(&name.as_str()));
        raiser.finish(&others, INSTANCES, &known);
        for (name, value) in own {
            self.moved.push((name.clone(), below(INSTANCES, &name)));
            self.members.insert(name, value);
        }
    }

    /// Puts each item under the name that its role has in documents; of tasks there may be several groups.
    fn by_role(
        &mut self,
        items: Vec<(String, Value)>,
        role: &str,
        names: &[(&str, &str)],
        raiser: &mut Raiser<'_>,
    ) {
        let mut tasks = Vec::new();
        for (path, item) in items {
            let Value::Object(mut item) = item else {
                raiser.note(&path, "a structure is expected here, so it is left out");
                continue;
            };
            let role = item.remove(role).unwrap_or_default();
            // A price says what the market is.
            let has_price = item.get("BidPrice").is_some_and(|price| !price.is_null());
            if has_price && item.get("Market").is_some_and(|market| market == "SPOT") {
                item.remove("Market");
            }
            match names.iter().find(|(own, _)| role == *own) {
                Some((_, "TaskInstanceGroup")) => tasks.push((path, Value::Object(item))),
                Some((_, name)) if !self.members.contains_key(*name) => {
                    self.moved.push(((*name).to_owned(), path));
                    self.members.insert((*name).to_owned(), Value::Object(item));
                }
                Some(_) => raiser.note(
                    &path,
                    format!("there is one with the role {role} already, so it is left out"),
                ),
                None => raiser.note(
                    &path,
                    format!("{role} is no role of instances, so it is left out"),
                ),
            }
        }
        let mut tasks = tasks.into_iter();
        match (tasks.next(), tasks.next()) {
            (Some((path, task)), None) => {
                self.moved.push(("TaskInstanceGroup".to_owned(), path));
                self.members.insert("TaskInstanceGroup".to_owned(), task);
            }
            (Some(first), Some(second)) => {
                let mut groups = Vec::new();
                for (index, (path, task)) in [first, second].into_iter().chain(tasks).enumerate() {
                    self.moved
                        .push((format!("TaskInstanceGroups[{index}]"), path));
                    groups.push(task);
                }
                self.members
                    .insert("TaskInstanceGroups".to_owned(), Value::Array(groups));
            }
            (None, _) => {}
        }
    }

    fn take<'n>(&mut self, names: impl Iterator<Item = &'n str>) -> Map<String, Value> {
        let taken = names.filter_map(|name| Some((name.to_owned(), self.members.remove(name)?)));
        taken.collect()
    }
}
