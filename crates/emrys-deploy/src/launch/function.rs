// SPDX-License-Identifier: Apache-2.0
//! A launch function as it is described to this module. Nothing here was read from an account.

use emrys_catalog::create_cluster;
use emrys_catalog::run_job_flow::Kind;
use serde_json::{Map, Number, Value};

/// A launch function: what its machine is a function of.
#[derive(Debug, Clone, PartialEq)]
pub struct Function {
    /// The namespace of the project.
    pub namespace: String,
    /// Its name in the namespace.
    pub name: String,
    /// The profile that it launches clusters with.
    pub profile: Entry,
    /// The cluster configuration that it launches.
    pub cluster: Entry,
    /// How its clusters are called, where no caller says otherwise.
    pub cluster_name: String,
    /// Whether a cluster of that name makes it fail, where no caller says otherwise.
    pub fail_if_cluster_running: bool,
    /// Whether a cluster of that name that this function has launched is given instead of a new one.
    pub reuse_running_cluster: bool,
    /// Whether it ends only when the cluster can take steps.
    pub wait_for_cluster_start: bool,
    /// What callers may change. Empty: nothing.
    pub allowed_overrides: Vec<Override>,
    /// Tags of all its clusters, which callers cannot change.
    pub tags: Vec<(String, String)>,
    /// The ARN of the topic that hears of launches.
    pub success_topic: Option<String>,
    /// The ARN of the topic that hears of failures.
    pub failure_topic: Option<String>,
    /// What launches its clusters if they need the passwords of a secret.
    pub kerberos: Option<Kerberos>,
    /// Through what clusters are created. It follows from the cluster configuration: `emrys_catalog::create_cluster`.
    pub integration: Integration,
}

impl Function {
    /// `NAMESPACE/NAME`, as it stands in the registry and in tags.
    #[must_use]
    pub fn qualified_name(&self) -> String {
        format!("{}/{}", self.namespace, self.name)
    }

    /// The name of its state machine.
    #[must_use]
    pub fn machine_name(&self) -> String {
        format!("{}_{}", self.namespace, self.name)
    }

    /// The name of the nested machine, if it has one.
    #[must_use]
    pub fn secret_machine_name(&self) -> String {
        format!("{}-secret", self.machine_name())
    }
}

/// What the machine reads of Parameter Store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `NAMESPACE/NAME`, for messages.
    pub name: String,
    /// The parameter: its name, or its ARN if it is another account's.
    pub parameter_name: String,
    /// What has to be there.
    pub expected: Expected,
}

/// What an entry has to be, so that nobody who may write parameters decides what is launched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// The SHA-256 of its text, lower-case hexadecimal.
    Digest(String),
    /// Its text, with references to what is known only once it is deployed.
    Text(String),
}

/// Something that callers may change.
#[derive(Debug, Clone, PartialEq)]
pub struct Override {
    /// How callers call it.
    pub name: String,
    /// Where it is in the request: members and indices with dots between them.
    pub path: String,
    /// What its value has to be.
    pub kind: Kind,
    /// What it is where callers say nothing. Absent: what the cluster configuration has.
    pub default: Option<Value>,
    /// The least number.
    pub minimum: Option<Number>,
    /// The greatest number.
    pub maximum: Option<Number>,
    /// The only values. Empty: any.
    pub values: Vec<Value>,
}

/// What launches clusters that need passwords: a machine of its own, whose history nobody reads without its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kerberos {
    /// The ARN of the secret, an object with `Realm`, `KdcAdminPassword` and the like.
    pub secret: String,
    /// The ARN of the nested machine.
    pub machine: String,
    /// The ARN of the key that encrypts its history.
    pub key: String,
}

/// Through what a cluster is created.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Integration {
    /// `elasticmapreduce:createCluster`, which waits for the cluster, and does not take every request.
    CreateCluster,
    /// `aws-sdk:emr:runJobFlow`, after which the machine waits itself.
    RunJobFlow,
}

impl Integration {
    /// What takes a cluster's request, whatever callers change in it. Clusters of launch functions stay until they are
    /// ended, so that is no question here.
    #[must_use]
    pub fn of(request: &Value, overrides: &[Override]) -> Self {
        let mut request = request.clone();
        let paths = overrides.iter().map(|own| own.path.as_str());
        for path in paths.chain(["Instances.KeepJobFlowAliveWhenNoSteps"]) {
            set(&mut request, path, Value::Bool(true));
        }
        match create_cluster::refusal(&request) {
            None => Self::CreateCluster,
            Some(_) => Self::RunJobFlow,
        }
    }
}

/// Sets a member, and makes the objects that lead there. What is in a list is left as it is: lists are taken as a whole.
fn set(within: &mut Value, path: &str, value: Value) {
    let Value::Object(members) = within else {
        return;
    };
    match path.split_once('.') {
        None => drop(members.insert(path.to_owned(), value)),
        Some((first, rest)) => {
            let next = members.entry(first);
            let next = next.or_insert_with(|| Value::Object(Map::new()));
            set(next, rest, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Integration, Kind, Override};

    #[test]
    fn what_callers_may_change_decides_too() {
        let request = json!({ "Name": "a", "Instances": { "InstanceGroups": [] } });
        let of = |path: &str| {
            let own = Override {
                name: "O".to_owned(),
                path: path.to_owned(),
                kind: Kind::Text,
                default: None,
                minimum: None,
                maximum: None,
                values: Vec::new(),
            };
            Integration::of(&request, &[own])
        };
        assert_eq!(Integration::of(&request, &[]), Integration::CreateCluster);
        assert_eq!(of("ReleaseLabel"), Integration::CreateCluster);
        assert_eq!(
            of("Instances.InstanceGroups.0.Name"),
            Integration::CreateCluster
        );
        assert_eq!(
            of("ManagedScalingPolicy.ScalingStrategy"),
            Integration::RunJobFlow
        );
        assert_eq!(of("SessionEnabled"), Integration::RunJobFlow);
    }
}
