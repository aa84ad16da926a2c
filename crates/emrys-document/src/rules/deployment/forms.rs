// SPDX-License-Identifier: Apache-2.0
//! Ids, ARNs, patterns and states have the form that AWS gives them.

use emrys_diagnostics::{Code, Diagnostic};
use serde_json::Value as Json;

use crate::elements::{
    Notifications, Pipeline, PipelineAction, Profile, RunTarget, TriggerSource, bucket_problem,
};
use crate::project::Project;
use crate::spanned::Spanned;

/// Most characters of a topic's name (SNS API, CreateTopic).
const TOPIC: usize = 256;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, profile) in project.profiles.iter() {
        diagnostics.extend(of_profile(profile));
    }
    for (_, function) in project.launch_functions.iter() {
        diagnostics.extend(function.notifications.iter().flat_map(topics));
    }
    for (_, pipeline) in project.pipelines.iter() {
        diagnostics.extend(pipeline.notifications.iter().flat_map(topics));
        diagnostics.extend(of_triggers(pipeline));
        let activities = pipeline.all_activities().into_iter();
        diagnostics.extend(activities.filter_map(|activity| of_activity(&activity.action)));
    }
}

fn invalid<T>(value: &Spanned<T>, message: impl Into<String>) -> Diagnostic {
    value.diagnostic(Code::InvalidValue, message)
}

fn of_profile(profile: &Profile) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    found.extend(
        profile
            .vpc
            .iter()
            .filter_map(|vpc| id(vpc, "vpc-", "a VPC")),
    );
    if let Some(groups) = &profile.security_groups {
        let all = [&groups.primary, &groups.core].into_iter();
        let all = all.chain(&groups.service_access);
        found.extend(all.filter_map(|group| id(group, "sg-", "a security group")));
    }
    let arns = [
        (&profile.instance_role, ":iam:", "a role"),
        (&profile.permissions_boundary, ":iam:", "a policy"),
        (&profile.kerberos_secret, ":secretsmanager:", "a secret"),
    ];
    for (value, service, what) in arns {
        let value = value.as_ref();
        let wrong = value.filter(|value| !is_arn(value, service));
        found.extend(
            wrong.map(|value| invalid(value, format!("`{}` is not the ARN of {what}", **value))),
        );
    }
    let authorize = profile.authorize.iter();
    let places = authorize.flat_map(|own| own.read.iter().chain(&own.write));
    let wrong = places.filter(|place| !place.starts_with("s3://") && !place.starts_with("arn:"));
    found.extend(wrong.map(|place| {
        let message = format!("`{}` is neither an S3 URI nor an ARN", **place);
        invalid(place, message)
            .help("write `s3://bucket/prefix/*`, or the ARN of a bucket, of objects or of a key")
    }));
    let authorize = profile.authorize.iter();
    let places = authorize.flat_map(|own| own.read.iter().chain(&own.write));
    found.extend(places.filter_map(authorized));
    found
}

/// A service that Emrys writes no statements for, or a bucket that might be any.
fn authorized(place: &Spanned<String>) -> Option<Diagnostic> {
    let bucket_of = |rest: &str| rest.split('/').next().unwrap_or_default().to_owned();
    let bucket = match place.strip_prefix("s3://") {
        Some(rest) => bucket_of(rest),
        None => {
            let mut parts = place.strip_prefix("arn:")?.splitn(5, ':').skip(1);
            match parts.next()? {
                "s3" => bucket_of(parts.nth(2)?),
                "kms" | "glue" => return None,
                other => {
                    let message = format!(
                        "`authorize` has no statements for `{other}`: it is for s3, kms and glue"
                    );
                    let diagnostic = invalid(place, message);
                    return Some(
                        diagnostic.help("give an `instance_role` of your own, which may do it"),
                    );
                }
            }
        }
    };
    has_wildcard(&bucket).then(|| {
        let message = format!(
            "`{}` would be every bucket that is called like that",
            **place
        );
        invalid(place, message).help("name the bucket; keys may have `*`")
    })
}

/// Whether IAM would take it for more than one name.
fn has_wildcard(text: &str) -> bool {
    text.contains(['*', '?'])
}

fn id(value: &Spanned<String>, prefix: &str, what: &str) -> Option<Diagnostic> {
    let rest = value.strip_prefix(prefix);
    let is_id =
        |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (!rest.is_some_and(is_id)).then(|| {
        let message = format!("`{}` is not the id of {what}", **value);
        invalid(value, message).help(format!("it begins with `{prefix}`"))
    })
}

/// Whether a text is one ARN of a service, in any partition. Policies are made of it.
fn is_arn(text: &str, service: &str) -> bool {
    let is_one = text.starts_with("arn:") && !has_wildcard(text);
    is_one && text.contains(service) && text.split(':').count() >= 6
}

fn topics(notifications: &Notifications) -> Vec<Diagnostic> {
    let topics = notifications.success.iter().chain(&notifications.failure);
    topics.filter_map(topic).collect()
}

fn topic(topic: &Spanned<String>) -> Option<Diagnostic> {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let is_name = !topic.is_empty() && topic.len() <= TOPIC && topic.bytes().all(is_letter);
    (!is_name && !is_arn(topic, ":sns:")).then(|| {
        let message = format!("`{}` is neither the name nor the ARN of a topic", **topic);
        invalid(topic, message)
    })
}

fn of_triggers(pipeline: &Pipeline) -> Vec<Diagnostic> {
    let sources = pipeline.triggers.iter().map(|trigger| &trigger.source);
    let found = sources.filter_map(|source| match source {
        // A schedule has a rule of its own.
        TriggerSource::Schedule(_) => None,
        TriggerSource::Topic(name) => topic(name),
        TriggerSource::Bucket(name) => bucket_problem(name).map(|problem| {
            let message = format!("`{}` is not the name of a bucket: {problem}", **name);
            invalid(name, message)
        }),
        TriggerSource::Event(pattern) => pattern_problem(pattern),
    });
    found.collect()
}

/// EventBridge User Guide, "Creating Amazon EventBridge event patterns": a mapping, whose leaves are lists.
fn pattern_problem(pattern: &Spanned<Json>) -> Option<Diagnostic> {
    let members = pattern.as_object().filter(|members| !members.is_empty());
    let Some(members) = members else {
        return Some(invalid(
            pattern,
            "the pattern of events is a mapping that is not empty",
        ));
    };
    let is_right = |(key, value): (&String, &Json)| {
        matches!(value, Json::Array(list) if !list.is_empty()) || value.is_object() || key == "$or"
    };
    let wrong = members.iter().find(|member| !is_right(*member));
    wrong.map(|(key, _)| {
        let message = format!("`{key}` in a pattern of events is a list of values, or a mapping");
        invalid(pattern, message)
    })
}

fn of_activity(action: &PipelineAction) -> Option<Diagnostic> {
    match action {
        PipelineAction::Notify(notify) => topic(&notify.topic),
        PipelineAction::Invoke(invoke) if has_wildcard(&invoke.function) => {
            let message = format!(
                "`{}` is neither the name nor the ARN of a function",
                *invoke.function
            );
            Some(invalid(&invoke.function, message))
        }
        PipelineAction::Run(run) => match &run.target {
            RunTarget::StateMachine(arn) if !is_arn(arn, ":states:") => {
                let message = format!("`{}` is not the ARN of a state machine", **arn);
                Some(invalid(arn, message))
            }
            RunTarget::StateMachine(_) | RunTarget::Pipeline(_) => None,
        },
        PipelineAction::Map(iteration) => {
            let concurrency = iteration.concurrency.as_ref();
            let wrong = concurrency.filter(|most| ***most < 1);
            wrong.map(|most| {
                let message = format!("`{}`: at least one item is worked on at a time", **most);
                invalid(most, message)
            })
        }
        PipelineAction::State(state) => state_problem(state),
        _ => None,
    }
}

/// What Emrys itself says of a state: what comes after it.
fn state_problem(state: &Spanned<Json>) -> Option<Diagnostic> {
    let Some(members) = state.as_object() else {
        return Some(invalid(state, "a state is a mapping"));
    };
    if !members.get("Type").is_some_and(Json::is_string) {
        return Some(invalid(state, "a state has a `Type`"));
    }
    let own = ["Next", "End", "QueryLanguage"].into_iter();
    let mut own = own.filter(|key| members.contains_key(*key));
    own.next().map(|key| {
        let message = format!("`{key}` of a state is for Emrys to say");
        let diagnostic = invalid(state, message);
        diagnostic.help("the next activity comes after it, and its language is JSONata")
    })
}
