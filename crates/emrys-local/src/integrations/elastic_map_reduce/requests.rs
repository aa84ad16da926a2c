// SPDX-License-Identifier: Apache-2.0
//! What of EMR's API an action means, and what a task gets of the answer.

use emrys_catalog::create_cluster::{self, Refusal};
use serde_json::{Map, Value, json};

/// What the integration can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    CreateCluster,
    SetClusterTerminationProtection,
    TerminateCluster,
    AddStep,
    CancelStep,
    ModifyInstanceFleetByName,
    ModifyInstanceGroupByName,
}

/// What a cluster's instances are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Collection {
    Fleet,
    Group,
}

impl Action {
    /// Every action by its name.
    const NAMES: [(&'static str, Self); 7] = [
        ("createCluster", Self::CreateCluster),
        (
            "setClusterTerminationProtection",
            Self::SetClusterTerminationProtection,
        ),
        ("terminateCluster", Self::TerminateCluster),
        ("addStep", Self::AddStep),
        ("cancelStep", Self::CancelStep),
        ("modifyInstanceFleetByName", Self::ModifyInstanceFleetByName),
        ("modifyInstanceGroupByName", Self::ModifyInstanceGroupByName),
    ];

    pub(super) fn parse(name: &str) -> Option<Self> {
        let mut names = Self::NAMES.iter();
        names
            .find(|(known, _)| *known == name)
            .map(|(_, action)| *action)
    }

    /// The operation of EMR's that it calls.
    pub(super) const fn operation(self) -> &'static str {
        match self {
            Self::CreateCluster => "RunJobFlow",
            Self::SetClusterTerminationProtection => "SetTerminationProtection",
            Self::TerminateCluster => "TerminateJobFlows",
            Self::AddStep => "AddJobFlowSteps",
            Self::CancelStep => "CancelSteps",
            Self::ModifyInstanceFleetByName => "ModifyInstanceFleet",
            Self::ModifyInstanceGroupByName => "ModifyInstanceGroups",
        }
    }

    /// Of what it has to find the id.
    pub(super) const fn collection(self) -> Option<Collection> {
        match self {
            Self::ModifyInstanceFleetByName => Some(Collection::Fleet),
            Self::ModifyInstanceGroupByName => Some(Collection::Group),
            Self::CreateCluster
            | Self::SetClusterTerminationProtection
            | Self::TerminateCluster
            | Self::AddStep
            | Self::CancelStep => None,
        }
    }

    /// The members that it takes, those that it needs first.
    const fn members(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::CreateCluster => (&["Name", "Instances"], &[]),
            Self::SetClusterTerminationProtection => (&["ClusterId", "TerminationProtected"], &[]),
            Self::TerminateCluster => (&["ClusterId"], &[]),
            Self::AddStep => (&["ClusterId", "Step"], &["ExecutionRoleArn"]),
            Self::CancelStep => (&["ClusterId", "StepId"], &["StepCancellationOption"]),
            Self::ModifyInstanceFleetByName => {
                (&["ClusterId", "InstanceFleetName", "InstanceFleet"], &[])
            }
            Self::ModifyInstanceGroupByName => {
                (&["ClusterId", "InstanceGroupName", "InstanceGroup"], &[])
            }
        }
    }
}

impl Collection {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Fleet => "instance fleet",
            Self::Group => "instance group",
        }
    }

    pub(super) const fn name_member(self) -> &'static str {
        match self {
            Self::Fleet => "InstanceFleetName",
            Self::Group => "InstanceGroupName",
        }
    }

    pub(super) const fn list_operation(self) -> &'static str {
        match self {
            Self::Fleet => "ListInstanceFleets",
            Self::Group => "ListInstanceGroups",
        }
    }

    pub(super) const fn list_member(self) -> &'static str {
        match self {
            Self::Fleet => "InstanceFleets",
            Self::Group => "InstanceGroups",
        }
    }
}

/// The request of EMR's API, or why Step Functions does not take what a task has.
pub(super) fn request(action: Action, arguments: &Value) -> Result<Value, String> {
    let (needed, optional) = action.members();
    let given = arguments.as_object().cloned().unwrap_or_default();
    let missing = needed.iter().find(|name| !given.contains_key(**name));
    if let Some(name) = missing {
        return Err(format!("The field \"{name}\" is required but was missing"));
    }
    if action == Action::CreateCluster {
        return create_cluster(arguments);
    }
    let unknown = |name: &&String| {
        let name = name.as_str();
        !needed.contains(&name) && !optional.contains(&name)
    };
    if let Some(name) = given.keys().find(unknown) {
        return Err(unsupported(name));
    }
    let member = |name: &str| given.get(name).cloned().unwrap_or_default();
    let cluster = member("ClusterId");
    let mut request = match action {
        Action::CreateCluster => Value::Null,
        Action::SetClusterTerminationProtection => {
            json!({"JobFlowIds": [cluster], "TerminationProtected": member("TerminationProtected")})
        }
        Action::TerminateCluster => json!({"JobFlowIds": [cluster]}),
        Action::AddStep => json!({"JobFlowId": cluster, "Steps": [member("Step")]}),
        Action::CancelStep => json!({"ClusterId": cluster, "StepIds": [member("StepId")]}),
        Action::ModifyInstanceFleetByName => {
            let fleet = without_id(member("InstanceFleet"), "InstanceFleet", "InstanceFleetId")?;
            json!({"ClusterId": cluster, "InstanceFleet": fleet})
        }
        Action::ModifyInstanceGroupByName => {
            let group = without_id(member("InstanceGroup"), "InstanceGroup", "InstanceGroupId")?;
            json!({"ClusterId": cluster, "InstanceGroups": [group]})
        }
    };
    if let Some(members) = request.as_object_mut() {
        let given = optional
            .iter()
            .filter_map(|name| Some((*name, given.get(*name)?)));
        members.extend(given.map(|(name, value)| (name.to_owned(), value.clone())));
    }
    Ok(request)
}

fn unsupported(path: &str) -> String {
    format!("The field \"{path}\" is not supported by Step Functions")
}

/// A group or fleet as the task has it, of which the id is to be found out.
fn without_id(collection: Value, path: &str, id: &str) -> Result<Value, String> {
    match collection.get(id) {
        Some(_) => Err(unsupported(&format!("{path}.{id}"))),
        None => Ok(collection),
    }
}

fn create_cluster(arguments: &Value) -> Result<Value, String> {
    match create_cluster::refusal(arguments) {
        Some(Refusal::Unknown(path)) => return Err(unsupported(&path)),
        Some(Refusal::Steps) => return Err(unsupported("Steps")),
        Some(Refusal::NotKeptAlive) => {
            let path = "Instances.KeepJobFlowAliveWhenNoSteps";
            return Err(format!("The field \"{path}\" must be true"));
        }
        None => {}
    }
    for (member, word) in [("InstanceGroups", "groups"), ("InstanceFleets", "fleets")] {
        let collections = arguments
            .get("Instances")
            .and_then(|instances| instances.get(member));
        let names = collections.and_then(Value::as_array).into_iter().flatten();
        let names: Vec<&str> = names
            .filter_map(|collection| collection.get("Name")?.as_str())
            .collect();
        let repeated = names.iter().enumerate().find(|(place, name)| {
            let mut before = names.iter().take(*place);
            before.any(|other| other == *name)
        });
        if let Some((_, name)) = repeated {
            return Err(format!("Several instance {word} are named \"{name}\""));
        }
    }
    Ok(arguments.clone())
}

/// Puts the id into the request for a group or fleet.
pub(super) fn identify(collection: Collection, request: &mut Value, id: &str) {
    let (place, member) = match collection {
        Collection::Fleet => ("/InstanceFleet", "InstanceFleetId"),
        Collection::Group => ("/InstanceGroups/0", "InstanceGroupId"),
    };
    if let Some(members) = request.pointer_mut(place).and_then(Value::as_object_mut) {
        members.insert(member.to_owned(), id.into());
    }
}

/// What a task gets of EMR's answer.
pub(super) fn result(action: Action, mut answer: Value) -> Value {
    let mut take = |path: &str| {
        answer
            .pointer_mut(path)
            .map(Value::take)
            .unwrap_or_default()
    };
    match action {
        Action::CreateCluster => json!({"ClusterId": take("/JobFlowId")}),
        Action::AddStep => json!({"StepId": take("/StepIds/0")}),
        Action::CancelStep => json!({"CancelStepsInfo": take("/CancelStepsInfoList/0")}),
        Action::SetClusterTerminationProtection
        | Action::TerminateCluster
        | Action::ModifyInstanceFleetByName
        | Action::ModifyInstanceGroupByName => Value::Object(Map::new()),
    }
}
