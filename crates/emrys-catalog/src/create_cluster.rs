// SPDX-License-Identifier: Apache-2.0
//! What Step Functions' `elasticmapreduce:createCluster` takes of a RunJobFlow request.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

const DATA: &str = include_str!("../data/step-functions-create-cluster.json");

/// Why `createCluster` does not take a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Step Functions does not know the member, which is its path: `ManagedScalingPolicy.ScalingStrategy`.
    Unknown(String),
    /// Steps are added by tasks of their own.
    Steps,
    /// `Instances.KeepJobFlowAliveWhenNoSteps` is not `true`.
    NotKeptAlive,
}

/// The first reason for which `createCluster` does not take the request, RunJobFlow's as JSON.
#[must_use]
pub fn refusal(request: &Value) -> Option<Refusal> {
    if request.get("Steps").is_some() {
        return Some(Refusal::Steps);
    }
    let mut names = request.as_object().into_iter().flatten();
    let unknown = names.find(|(name, _)| !DOCUMENT.members.contains(&name.as_str()));
    if let Some((name, _)) = unknown {
        return Some(Refusal::Unknown(name.clone()));
    }
    let nested = DOCUMENT.refused.iter();
    let mut nested = nested.filter(|path| {
        let mut names = path.split('.');
        names
            .try_fold(request, |value, name| value.get(name))
            .is_some()
    });
    if let Some(path) = nested.next() {
        return Some(Refusal::Unknown((*path).to_owned()));
    }
    let kept = request.pointer("/Instances/KeepJobFlowAliveWhenNoSteps");
    (kept != Some(&Value::Bool(true))).then_some(Refusal::NotKeptAlive)
}

/// The part of the data that is read; `'text` is the embedded file.
#[derive(Deserialize)]
struct Document<'text> {
    #[serde(borrow)]
    members: Vec<&'text str>,
    #[serde(borrow)]
    refused: Vec<&'text str>,
}

static DOCUMENT: LazyLock<Document<'static>> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the data is embedded, and a test reads it"
    )]
    read(DATA).expect("step-functions-create-cluster.json is valid")
});

fn read(data: &'static str) -> Result<Document<'static>, serde_json::Error> {
    serde_json::from_str(data)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{DATA, Refusal, read, refusal};

    #[test]
    fn the_data_is_read() {
        assert!(read(DATA).unwrap().members.contains(&"Instances"));
    }

    #[test]
    fn a_request_is_taken_as_far_as_step_functions_knows_it() {
        let instances = json!({"KeepJobFlowAliveWhenNoSteps": true});
        let good = json!({"Name": "nightly", "Instances": instances, "ManagedScalingPolicy": {"ComputeLimits": {}}});
        assert_eq!(refusal(&good), None);
        let unknown = json!({"Name": "nightly", "Instances": instances, "SessionEnabled": true});
        assert_eq!(
            refusal(&unknown),
            Some(Refusal::Unknown("SessionEnabled".to_owned()))
        );
        let nested = json!({"Instances": instances, "ManagedScalingPolicy": {"ScalingStrategy": "ADVANCED"}});
        let path = "ManagedScalingPolicy.ScalingStrategy".to_owned();
        assert_eq!(refusal(&nested), Some(Refusal::Unknown(path)));
        let steps = json!({"Instances": instances, "Steps": []});
        assert_eq!(refusal(&steps), Some(Refusal::Steps));
        let ends = json!({"Instances": {"KeepJobFlowAliveWhenNoSteps": "true"}});
        assert_eq!(refusal(&ends), Some(Refusal::NotKeptAlive));
        assert_eq!(
            refusal(&json!({"Name": "nightly"})),
            Some(Refusal::NotKeptAlive)
        );
    }
}
