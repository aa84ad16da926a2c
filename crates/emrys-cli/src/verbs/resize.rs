// SPDX-License-Identifier: Apache-2.0
//! `emrys resize`: another number of instances for an instance group of a cluster.

use emrys_model::ids::ClusterId;
use emrys_protocol::types::{
    InstanceGroup, InstanceGroupModifyConfig, InstanceGroupType, ModifyInstanceGroupsInput, Open,
};

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::instances::{self, Instances};
use crate::target::{Start, Target};
use crate::{lookup, output};

/// Arguments of `emrys resize`.
#[derive(Debug, clap::Args)]
pub(crate) struct Resize {
    /// The cluster's id
    cluster: ClusterId,
    /// The instance group: `core`, `task`, its name, or its id
    group: String,
    /// How many instances it is to have
    #[arg(value_name = "INSTANCES")]
    count: u32,
    #[command(flatten)]
    on: On,
}

impl Resize {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let target = Target::connect(common, &self.on, Start::WithJournal).await?;
        target.announce_on_aws().await?;
        let emr = target.emr.as_ref();
        let cluster = lookup::cluster(emr, &self.cluster).await?;
        let Instances::Groups(groups) = instances::find(emr, &cluster).await? else {
            let message = format!("{} has instance fleets, and no groups", self.cluster);
            return Err(Failure::new(ExitCode::Usage, message)
                .hint("a fleet is resized with `aws emr modify-instance-fleet`"));
        };
        let group = self.group(&groups)?;
        let input = ModifyInstanceGroupsInput {
            cluster_id: Some(self.cluster.to_string()),
            instance_groups: Some(vec![InstanceGroupModifyConfig {
                instance_group_id: group.id.clone(),
                instance_count: Some(i32::try_from(self.count).unwrap_or(i32::MAX)),
                ..InstanceGroupModifyConfig::default()
            }]),
        };
        emr.modify_instance_groups(input).await?;
        output::say(format_args!(
            "{} goes from {} to {} instances",
            group.id.as_deref().unwrap_or_default(),
            group.requested_instance_count.unwrap_or_default(),
            self.count
        ));
        Ok(ExitCode::Success)
    }

    /// The group that is meant. A role means its only group: there can be several of task instances.
    fn group<'g>(&self, groups: &'g [InstanceGroup]) -> Result<&'g InstanceGroup, Failure> {
        let wanted = self.group.as_str();
        let role = match wanted {
            "core" => Some(InstanceGroupType::Core),
            "task" => Some(InstanceGroupType::Task),
            _ => None,
        };
        let is_meant = |group: &&InstanceGroup| match role {
            Some(role) => group.instance_group_type.as_ref().and_then(Open::known) == Some(role),
            None => [&group.id, &group.name]
                .into_iter()
                .flatten()
                .any(|name| name == wanted),
        };
        let meant: Vec<_> = groups.iter().filter(is_meant).collect();
        match meant.as_slice() {
            [only] => Ok(only),
            [] => Err(self.usage("has no instance group", groups)),
            _ => Err(self.usage(
                "has several instance groups",
                &meant.into_iter().cloned().collect::<Vec<_>>(),
            )),
        }
    }

    fn usage(&self, has: &str, groups: &[InstanceGroup]) -> Failure {
        let ids: Vec<&str> = groups
            .iter()
            .filter_map(|group| group.id.as_deref())
            .collect();
        let message = format!("{} {has} `{}`", self.cluster, self.group);
        Failure::new(ExitCode::Usage, message).hint(format_args!(
            "name one of {} (`emrys show {}`)",
            ids.join(", "),
            self.cluster
        ))
    }
}
