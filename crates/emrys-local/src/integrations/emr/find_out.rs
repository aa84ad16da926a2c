// SPDX-License-Identifier: Apache-2.0
//! What became of a request to another EMR that an earlier engine may have sent.
//!
//! A launch carries a tag with the task's token, and the clusters of its name are described until one has it. A step is
//! found by comparing. Lists of EMR lag behind, so what is not found may still be there: then the task fails.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use super::{Emr, Sent};

/// Which task created a cluster.
const TAG: &str = "emrys:task";
/// How far back clusters are looked for.
const SINCE: i64 = 7 * 24 * 60 * 60;
/// How long something is looked for, and how often.
const SETTLE: Duration = Duration::from_secs(120);
const PAUSE: Duration = Duration::from_secs(20);

impl Emr {
    /// RunJobFlow, with the tag.
    pub(super) async fn launch(&self, input: &Value, token: &str, again: bool) -> Sent {
        if again {
            return match self.find_cluster(input, token).await {
                Ok(Some(id)) => Sent::Answered(Ok(json!({"JobFlowId": id}))),
                Ok(None) => Sent::Unknown,
                Err(error) => Sent::Answered(Err(error)),
            };
        }
        let mut input = input.clone();
        if let Some(members) = input.as_object_mut() {
            let tags = members.entry("Tags").or_insert_with(|| json!([]));
            if let Some(tags) = tags.as_array_mut() {
                tags.push(json!({"Key": TAG, "Value": token}));
            }
        }
        Sent::Answered(self.call("RunJobFlow", &input).await)
    }

    async fn find_cluster(
        &self,
        input: &Value,
        token: &str,
    ) -> Result<Option<String>, emrys_protocol::ApiError> {
        let deadline = Instant::now() + SETTLE;
        let since = crate::time::now() / 1000 - SINCE;
        let mut others = Vec::new();
        loop {
            let request = json!({"CreatedAfter": since});
            for cluster in self.list("ListClusters", "Clusters", request).await? {
                let Some(id) = cluster.get("Id").and_then(Value::as_str) else {
                    continue;
                };
                if cluster.get("Name") != input.get("Name")
                    || others.iter().any(|other| other == id)
                {
                    continue;
                }
                let described = self
                    .call("DescribeCluster", &json!({"ClusterId": id}))
                    .await?;
                let tags = described.pointer("/Cluster/Tags").and_then(Value::as_array);
                let tag = json!({"Key": TAG, "Value": token});
                if tags.is_some_and(|tags| tags.contains(&tag)) {
                    return Ok(Some(id.to_owned()));
                }
                others.push(id.to_owned());
            }
            if Instant::now() >= deadline {
                return Ok(None);
            }
            sleep(PAUSE).await;
        }
    }

    /// The steps of an AddJobFlowSteps request, where the cluster has exactly as many that are like them.
    pub(super) async fn find_steps(&self, input: &Value) -> Sent {
        let wanted: Vec<Value> = match input.get("Steps").and_then(Value::as_array) {
            Some(steps) => steps.iter().map(shape_of_request).collect(),
            None => return Sent::Unknown,
        };
        let deadline = Instant::now() + SETTLE;
        loop {
            let request = json!({"ClusterId": input.get("JobFlowId")});
            let listed = match self.list("ListSteps", "Steps", request).await {
                Ok(listed) => listed,
                Err(error) => return Sent::Answered(Err(error)),
            };
            // The newest come first, those of a request in its order.
            let listed = listed.iter().rev();
            let alike: Vec<&Value> = listed
                .filter(|step| wanted.contains(&shape_of_answer(step)))
                .collect();
            if alike.len() == wanted.len() {
                let ids: Vec<&Value> = alike.iter().filter_map(|step| step.get("Id")).collect();
                return Sent::Answered(Ok(json!({"StepIds": ids})));
            }
            if !alike.is_empty() || Instant::now() >= deadline {
                return Sent::Unknown;
            }
            sleep(PAUSE).await;
        }
    }

    /// All pages of a list.
    pub(in crate::integrations) async fn list(
        &self,
        operation: &str,
        member: &str,
        mut request: Value,
    ) -> Result<Vec<Value>, emrys_protocol::ApiError> {
        let mut all = Vec::new();
        loop {
            let mut page = self.call(operation, &request).await?;
            if let Some(elements) = page.get_mut(member).and_then(Value::as_array_mut) {
                all.append(elements);
            }
            match (page.get("Marker"), request.as_object_mut()) {
                (Some(Value::String(marker)), Some(request)) => {
                    request.insert("Marker".to_owned(), marker.clone().into());
                }
                _ => return Ok(all),
            }
        }
    }
}

/// What a step says that was asked for.
fn shape_of_request(step: &Value) -> Value {
    let jar = step.get("HadoopJarStep");
    let member = |name| jar.and_then(|jar| jar.get(name)).cloned();
    json!({
        "Name": step.get("Name"),
        "Jar": member("Jar"),
        "MainClass": member("MainClass"),
        "Args": member("Args").unwrap_or_else(|| json!([])),
    })
}

/// The same of a step that is listed.
fn shape_of_answer(step: &Value) -> Value {
    let config = step.get("Config");
    let member = |name| config.and_then(|config| config.get(name)).cloned();
    json!({
        "Name": step.get("Name"),
        "Jar": member("Jar"),
        "MainClass": member("MainClass"),
        "Args": member("Args").unwrap_or_else(|| json!([])),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{shape_of_answer, shape_of_request};

    #[test]
    fn a_listed_step_is_compared_with_the_one_that_was_sent() {
        let sent = json!({
            "Name": "count", "ActionOnFailure": "CONTINUE",
            "HadoopJarStep": {"Jar": "command-runner.jar", "Args": ["true"], "Properties": []}
        });
        let listed = json!({
            "Id": "s-1", "Name": "count", "ActionOnFailure": "CONTINUE",
            "Config": {"Jar": "command-runner.jar", "Args": ["true"], "Properties": {}}
        });
        assert_eq!(shape_of_request(&sent), shape_of_answer(&listed));
        let other = json!({"Id": "s-1", "Name": "count", "Config": {"Jar": "command-runner.jar", "Args": []}});
        assert_ne!(shape_of_request(&sent), shape_of_answer(&other));
    }
}
