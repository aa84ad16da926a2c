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
        self.policies(
            "Definers",
            "define",
            &format!("people who define {namespace}"),
            definer,
        )?;
        self.policies(
            "Readers",
            "read",
            &format!("people who read {namespace}"),
            people::reader(&namespace, stack, machines),
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
        if !machines.is_empty() {
            self.policies(
                "Launchers",
                "launch",
                &format!("people who launch everything of {namespace}"),
                people::launcher(machines),
            )?;
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

    /// As few policies as IAM's limit of their length lets there be.
    fn policies(
        &mut self,
        id: &str,
        name: &str,
        of: &str,
        statements: Vec<Statement>,
    ) -> Result<(), DeployError> {
        for (number, these) in (1..).zip(limits::policies(statements)) {
            let suffix = match number {
                1 => String::new(),
                _ => number.to_string(),
            };
            let (id, name) = (format!("{id}{suffix}"), format!("{name}{suffix}"));
            self.policy(&id, &name, of, these)?;
        }
        Ok(())
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
