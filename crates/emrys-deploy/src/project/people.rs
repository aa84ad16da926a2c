// SPDX-License-Identifier: Apache-2.0
//! Policies for the people of a namespace: who defines it, who launches one of its functions or all, who reads it.

use emrys_document::elements::TriggerSource;

use super::DeployError;
use super::builder::{Builder, topic};
use crate::policy::people::{self, Definer};
use crate::policy::{Managed, Statement, limits, prefix};
use crate::profile::secret;
use crate::template::ids;
use crate::template::text::region;

/// Most characters of a policy's name (IAM User Guide, "IAM and AWS STS quotas"), and of a region's.
const LONGEST_NAME: usize = 128;
const LONGEST_REGION: usize = 14;

impl Builder<'_> {
    /// Adds the policies. `machines` are those that people start, by their names; `stack` is the stack's name.
    pub(super) fn people(&mut self, stack: &str, machines: &[String]) -> Result<(), DeployError> {
        let namespace = self.namespace.clone();
        let artifacts = self.project.profiles.iter().filter_map(|(_, profile)| {
            let place = profile.artifacts.as_deref()?;
            Some(self.artifacts(place.as_str()))
        });
        let mut artifacts: Vec<String> = artifacts.collect();
        artifacts.sort();
        artifacts.dedup();
        let definer = people::definer(&Definer {
            namespace: &namespace,
            stack,
            artifacts,
            boundary: self.common_boundary(),
            secrets: self.sources.iter().map(|own| secret(own)).collect(),
            has_keys: self.has_keys(),
            topics: self.topics_that_start(),
        });
        // As few policies as IAM's limit of their length lets there be.
        let mut rest = definer.as_slice();
        let mut number = 1;
        while !rest.is_empty() {
            let mut count = rest.len();
            while count > 1 && !limits::fits(rest.get(..count).unwrap_or(rest)) {
                count -= 1;
            }
            let (these, others) = rest.split_at(count);
            let suffix = suffix(number);
            self.policy(
                &format!("Definers{suffix}"),
                &format!("define{suffix}"),
                &format!("people who define {namespace}"),
                these.to_vec(),
            )?;
            rest = others;
            number += 1;
        }
        let reader = people::reader(&namespace, stack, machines);
        self.policy(
            "Readers",
            "read",
            &format!("people who read {namespace}"),
            reader,
        )?;
        for machine in machines {
            let name = machine
                .strip_prefix(&format!("{namespace}_"))
                .unwrap_or(machine);
            let own = people::launcher(std::slice::from_ref(machine));
            let id = ids::of("Launchers", name);
            let of = format!("people who launch {namespace}/{name}");
            self.policy(&id, &format!("launch.{name}"), &of, own)?;
        }
        // As few policies for all machines as there have to be.
        let mut rest = machines;
        let mut number = 1;
        while !rest.is_empty() {
            let mut count = rest.len();
            while count > 1 && !limits::fits(&people::launcher(rest.get(..count).unwrap_or(rest))) {
                count /= 2;
            }
            let (these, others) = rest.split_at(count);
            let suffix = suffix(number);
            let of = format!("people who launch everything of {namespace}");
            self.policy(
                &format!("Launchers{suffix}"),
                &format!("launch{suffix}"),
                &of,
                people::launcher(these),
            )?;
            rest = others;
            number += 1;
        }
        Ok(())
    }

    /// Whether machines have keys of their own.
    fn has_keys(&self) -> bool {
        let mut resources = self.template.resources.values();
        resources.any(|resource| resource.kind == "AWS::KMS::Key")
    }

    /// The ARNs of the topics whose messages start pipelines.
    fn topics_that_start(&self) -> Vec<String> {
        let pipelines = self.project.pipelines.iter();
        let triggers = pipelines.flat_map(|(_, pipeline)| &pipeline.triggers);
        let topics = triggers.filter_map(|trigger| match &trigger.source {
            TriggerSource::Topic(name) => Some(topic(name)),
            _ => None,
        });
        let mut topics: Vec<String> = topics.collect();
        topics.sort();
        topics.dedup();
        topics
    }

    fn policy(
        &mut self,
        id: &str,
        name: &str,
        of: &str,
        statements: Vec<Statement>,
    ) -> Result<(), DeployError> {
        let begin = format!("{}{name}", prefix(&self.namespace));
        let begin = ids::cut(&begin, LONGEST_NAME - LONGEST_REGION - 1);
        self.add_policy(Managed {
            logical_id: format!("{id}Policy"),
            name: format!("{begin}.{}", region()),
            of: of.to_owned(),
            statements,
        })
    }
}

/// What the names of the second policy of a kind, and of those after it, end with.
fn suffix(number: usize) -> String {
    match number {
        1 => String::new(),
        _ => number.to_string(),
    }
}
