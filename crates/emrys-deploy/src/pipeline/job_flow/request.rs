// SPDX-License-Identifier: Apache-2.0
//! The request for a job flow's cluster: the document's, what the profile gives it, secrets, and the tags by which the
//! sweep knows it.

use emrys_document::Spanned;
use emrys_document::elements::{CLUSTER, Pipeline};
use emrys_synth::lower::plan::{EndOfLife, Plan};
use emrys_synth::states;
use serde_json::{Value, json};

use crate::pipeline::clusters::STARTED_BY;
use crate::pipeline::expression::{StepText, expression};
use crate::pipeline::grants::{Clusters, Launch};
use crate::pipeline::writer::{INPUT, Writer};
use crate::secrets::{self, Split};
use crate::tags;

impl Writer<'_> {
    /// RunJobFlow's input for the cluster, as a state has it.
    pub(super) fn request(
        &mut self,
        pipeline: &Pipeline,
        name: &Spanned<String>,
        plan: &Plan,
    ) -> Option<Value> {
        let Some(profile) = &pipeline.profile else {
            let message = "a job flow's cluster gets its roles from a `profile` of the pipeline";
            self.refuse_of(name, message.to_owned());
            return None;
        };
        let Some(value) = self.context.profiles.get(profile.as_str()) else {
            let message = format!("nothing is known of the profile `{}`", profile.value);
            self.refuse_of(profile, message);
            return None;
        };
        let mut request = states::staying(&plan.request);
        if let Some(own) = &mut request.security_configuration
            && let Some(deployed) = self.context.security_configurations.get(own.as_str())
        {
            own.clone_from(deployed);
        }
        if let (Some(logs), Some(cluster)) = (&value.logs_uri, &request.name) {
            request.log_uri = Some(format!("{logs}{cluster}/"));
        }
        // What cannot be written as JSON cannot be sent either.
        let mut json = serde_json::to_value(&request).unwrap_or_default();
        self.plain(&mut json, name);
        let secrets = Split::of_job_flow(self.context.project, name);
        secrets::refer(&mut json, &secrets);
        self.secrets = secrets;
        merge(&mut json, &value.request);
        self.tag(&mut json, plan.end_of_life);
        self.grants.launch = Some(Launch {
            roles: value.roles.passed(),
            waits: emrys_catalog::create_cluster::refusal(&json).is_none(),
        });
        let namespace = self.context.project.namespace();
        self.grants.namespaces.insert(namespace.to_owned());
        self.grants.describes = Clusters::Own;
        Some(json)
    }

    /// Gives the cluster the tags by which it is found when its execution cannot end it. One that is to stay has not that
    /// of its execution: the sweep would end it.
    fn tag(&self, request: &mut Value, end: EndOfLife) {
        let started_by = format!("${INPUT}.{STARTED_BY}");
        let execution = "$states.context.Execution.Id";
        let started_by = format!("$exists({started_by}) ? {started_by} : {execution}");
        let keeps = end != EndOfLife::Terminate;
        let namespace = self.context.project.namespace();
        let own = [
            (!keeps, tags::EXECUTION, expression(execution)),
            (true, tags::STARTED_BY, expression(&started_by)),
            (true, tags::FUNCTION, json!(self.context.full_name())),
            (true, tags::NAMESPACE, json!(namespace)),
            (keeps, tags::KEEP, json!("true")),
        ];
        let mut all = match request.get_mut("Tags").map(Value::take) {
            Some(Value::Array(tags)) => tags,
            _ => Vec::new(),
        };
        let is_ours = |tag: &Value| {
            let key = tag.get("Key").and_then(Value::as_str);
            key.is_some_and(|key| key.starts_with(tags::OURS))
        };
        all.retain(|tag| !is_ours(tag));
        let own = own.into_iter().filter(|(is_there, ..)| *is_there);
        all.extend(own.map(|(_, key, value)| json!({ "Key": key, "Value": value })));
        if let Value::Object(members) = request {
            members.insert("Tags".to_owned(), Value::Array(all));
        }
    }

    /// Texts that are no expressions stay none.
    pub(super) fn plain(&mut self, json: &mut Value, name: &Spanned<String>) {
        match json {
            Value::String(text) => match StepText::plain(text, CLUSTER) {
                Ok(text) => *json = text.value(),
                Err(reference) => {
                    let message = format!(
                        "the job flow `{}` has `{reference}`, which a state machine cannot know",
                        name.value
                    );
                    self.refuse_of(name, message);
                }
            },
            Value::Array(items) => {
                for item in items {
                    self.plain(item, name);
                }
            }
            Value::Object(members) => {
                for member in members.values_mut() {
                    self.plain(member, name);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

/// Puts members over those of an object, and those of objects in it over theirs.
fn merge(json: &mut Value, over: &Value) {
    match (json, over) {
        (Value::Object(members), Value::Object(over)) => {
            for (name, value) in over {
                merge(members.entry(name.clone()).or_insert(Value::Null), value);
            }
        }
        (json, over) => *json = over.clone(),
    }
}
