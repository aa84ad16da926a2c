// SPDX-License-Identifier: Apache-2.0
//! What starts executions of a pipeline: rules of EventBridge for schedules, objects and events; for the messages of a topic a
//! queue and a pipe, since a topic starts no state machine and nothing here needs a function for that.

use emrys_document::elements::{Pipeline, Trigger, TriggerSource};
use serde_json::{Map, Value, json};

use super::DeployError;
use super::builder::{Builder, machine_arn, topic};
use crate::members;
use crate::policy::{self, Statement, limits};
use crate::template::text::{arn, reference};
use crate::template::{Resource, ids};

/// How long a message waits for an execution at most, in seconds: 4 days.
const RETENTION: u32 = 345_600;

impl Builder<'_> {
    /// Adds the triggers of a pipeline whose logical ids begin with that.
    pub(super) fn triggers(
        &mut self,
        id: &str,
        name: &str,
        document: &Pipeline,
    ) -> Result<(), DeployError> {
        for (number, trigger) in document.triggers.iter().enumerate() {
            let id = format!("{id}Trigger{}", number + 1);
            let own = format!("{}.{name}.{}", self.namespace, number + 1);
            let own = ids::cut(&own, limits::OF_NAME);
            let machine = machine_arn(&format!("{}_{name}", self.namespace));
            match &trigger.source {
                TriggerSource::Topic(named) => {
                    self.pipe(&id, &own, name, &machine, &topic(named))?;
                }
                _ => self.rule(&id, &own, name, &machine, trigger)?,
            }
        }
        Ok(())
    }

    fn rule(
        &mut self,
        id: &str,
        own: &str,
        name: &str,
        machine: &str,
        trigger: &Trigger,
    ) -> Result<(), DeployError> {
        let of = format!("the rule {own}");
        let source = arn("events", &format!("rule/{own}"));
        let role = self.starter(
            id,
            &of,
            "events.amazonaws.com",
            vec![source],
            machine,
            Vec::new(),
        )?;
        let mut target = json!({ "Id": "pipeline", "Arn": machine, "RoleArn": role });
        let mut properties = json!({
            "Name": own,
            "Description": limits::description(&format!("Starts the pipeline {}/{name}.", self.namespace)),
            "State": "ENABLED",
        });
        match &trigger.source {
            TriggerSource::Schedule(expression) => {
                members::set(
                    &mut properties,
                    "ScheduleExpression",
                    expression.value.clone(),
                );
                let input = trigger.input.iter();
                let input: Map<String, Value> = input
                    .map(|(key, value)| (key.value.clone(), value.value.clone()))
                    .collect();
                members::set(&mut target, "Input", Value::Object(input).to_string());
            }
            TriggerSource::Bucket(bucket) => {
                let pattern = objects(bucket, trigger);
                members::set(&mut properties, "EventPattern", pattern);
            }
            TriggerSource::Event(pattern) => {
                members::set(&mut properties, "EventPattern", pattern.value.clone());
            }
            TriggerSource::Topic(_) => {}
        }
        members::set(&mut properties, "Targets", json!([target]));
        let id = format!("{id}Rule");
        let mut rule = Resource::new("AWS::Events::Rule", properties);
        rule.depends_on.push(ids::of("Pipeline", name) + "Machine");
        self.add(&id, rule)
    }

    /// Topic → queue → pipe → execution.
    fn pipe(
        &mut self,
        id: &str,
        own: &str,
        name: &str,
        machine: &str,
        topic: &str,
    ) -> Result<(), DeployError> {
        let queue = format!("{id}Queue");
        let queue_arn = reference(&format!("{queue}.Arn"));
        let properties = json!({
            "MessageRetentionPeriod": RETENTION,
            "SqsManagedSseEnabled": true,
            "Tags": policy::tags(&self.namespace),
        });
        self.add(&queue, Resource::new("AWS::SQS::Queue", properties))?;
        let send = json!({
            "Sid": "ReceiveFromTopic",
            "Effect": "Allow",
            "Principal": { "Service": "sns.amazonaws.com" },
            "Action": "sqs:SendMessage",
            "Resource": queue_arn,
            // The topic alone sends.
            "Condition": { "ArnEquals": { "aws:SourceArn": topic } },
        });
        let properties = json!({
            "Queues": [reference(&queue)],
            "PolicyDocument": { "Version": "2012-10-17", "Statement": [send] },
        });
        let id_of_policy = format!("{queue}Policy");
        self.add(
            &id_of_policy,
            Resource::new("AWS::SQS::QueuePolicy", properties),
        )?;
        let properties = json!({
            "TopicArn": topic,
            "Protocol": "sqs",
            "Endpoint": queue_arn,
            "RawMessageDelivery": true,
        });
        let mut subscription = Resource::new("AWS::SNS::Subscription", properties);
        subscription.depends_on.push(id_of_policy);
        self.add(&format!("{id}Subscription"), subscription)?;
        let receive = Statement::new(
            "ReceiveMessages",
            &[
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:ReceiveMessage",
            ],
            std::slice::from_ref(&queue_arn),
        );
        let of = format!("the pipe {own}");
        let source = arn("pipes", &format!("pipe/{own}"));
        let role = self.starter(
            id,
            &of,
            "pipes.amazonaws.com",
            vec![source],
            machine,
            vec![receive],
        )?;
        let properties = json!({
            "Name": own,
            "Description": limits::description(&format!("Starts the pipeline {}/{name}.", self.namespace)),
            "RoleArn": role,
            "Source": queue_arn,
            "SourceParameters": { "SqsQueueParameters": { "BatchSize": 1 } },
            "Target": machine,
            "TargetParameters": {
                "StepFunctionStateMachineParameters": { "InvocationType": "FIRE_AND_FORGET" },
            },
            "Tags": self.tags_by_key(),
        });
        let mut pipe = Resource::new("AWS::Pipes::Pipe", properties);
        pipe.depends_on.push(ids::of("Pipeline", name) + "Machine");
        self.add(&format!("{id}Pipe"), pipe)
    }
}

/// The pattern for objects that are created in a bucket (EventBridge User Guide, "Amazon S3 events", "Comparison operators").
/// The bucket has to send its events to EventBridge.
fn objects(bucket: &str, trigger: &Trigger) -> Value {
    let mut detail = json!({ "bucket": { "name": [bucket] } });
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('*', "\\*");
    let key = match (trigger.prefix.as_deref(), trigger.suffix.as_deref()) {
        (None, None) => None,
        (Some(prefix), None) => Some(json!({ "prefix": prefix })),
        (None, Some(suffix)) => Some(json!({ "suffix": suffix })),
        (Some(prefix), Some(suffix)) => {
            Some(json!({ "wildcard": format!("{}*{}", escaped(prefix), escaped(suffix)) }))
        }
    };
    if let Some(key) = key {
        members::set(&mut detail, "object", json!({ "key": [key] }));
    }
    json!({ "source": ["aws.s3"], "detail-type": ["Object Created"], "detail": detail })
}
