// SPDX-License-Identifier: Apache-2.0
//! Deployments on engines, through the services' own operations.

use std::collections::BTreeMap;

use emrys_deploy::apply::{Action, ApplyError, Changes, Deployer, Place, Plan, Services};

use super::view::{self, Shown};
use super::{Chosen, confirm};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::target::Target;
use crate::uploads;

impl From<ApplyError> for Failure {
    fn from(error: ApplyError) -> Self {
        let code = match &error {
            ApplyError::Refused { .. }
            | ApplyError::NotOurs(_)
            | ApplyError::Record(_)
            | ApplyError::Secret(_) => ExitCode::Refused,
            ApplyError::Parameter(_) | ApplyError::NoAnswer(_) => ExitCode::Usage,
            _ => ExitCode::Unexpected,
        };
        let failure = Self::new(code, &error);
        match &error {
            ApplyError::NotOurs(_) => failure.hint(
                "it belongs to another deployment, or was made by hand: remove it, or choose another namespace",
            ),
            ApplyError::NoAnswer(name) => {
                failure.hint(format_args!("say --parameter {name}=VALUE"))
            }
            _ => failure,
        }
    }
}

/// A namespace's deployment on a target.
pub(crate) struct Engine<'e> {
    target: &'e Target,
    place: Place,
    namespace: &'e str,
}

impl<'e> Engine<'e> {
    /// The deployment of a namespace.
    pub(crate) async fn new(
        target: &'e Target,
        namespace: &'e str,
        stack: &str,
    ) -> Result<Self, Failure> {
        let caller = target.caller().await?;
        let partition = caller.arn.split(':').nth(1).filter(|own| !own.is_empty());
        Ok(Self {
            place: Place {
                partition: partition.unwrap_or("aws").to_owned(),
                region: target.region().to_owned(),
                account: caller.account,
                stack: stack.to_owned(),
            },
            target,
            namespace,
        })
    }

    fn deployer(&self) -> Deployer<'_> {
        Deployer {
            services: Services {
                emr: self.target.emr.as_ref(),
                engine: self.target.engine.as_deref(),
                events: self.target.events.as_ref(),
                parameters: self.target.parameters.as_ref(),
                secrets: self.target.secrets.as_ref(),
                states: self.target.states.as_ref(),
            },
            place: &self.place,
            namespace: self.namespace,
        }
    }

    /// The ARN of the state machine of that name.
    pub(crate) fn machine(&self, name: &str) -> String {
        let Place {
            partition,
            region,
            account,
            ..
        } = &self.place;
        format!("arn:{partition}:states:{region}:{account}:stateMachine:{name}")
    }

    /// What has to be done.
    async fn changes(
        &self,
        chosen: &Chosen,
        parameters: &[(String, String)],
    ) -> Result<(Plan, Changes), Failure> {
        let parameters: BTreeMap<String, String> = parameters.iter().cloned().collect();
        let plan = Plan::new(&chosen.deployment.template, &self.place, &parameters)?;
        let changes = self.deployer().changes(Some(&plan)).await?;
        Ok((plan, changes))
    }

    /// Deploys, and says what was done.
    pub(crate) async fn deploy(
        &self,
        chosen: &Chosen,
        parameters: &[(String, String)],
    ) -> Result<Shown, Failure> {
        let (plan, changes) = self.changes(chosen, parameters).await?;
        let deployment = &chosen.deployment;
        let buckets: Vec<String> = chosen
            .project
            .buckets
            .iter()
            .map(|own| own.name.value.clone())
            .collect();
        uploads::send(self.target, &deployment.uploads, &buckets).await?;
        self.carry_out(&changes).await?;
        let status = match changes.is_empty() {
            true => "unchanged",
            false => "deployed",
        };
        Ok(self.shown(status, &changes, plan.outputs))
    }

    /// What deploying would do.
    pub(crate) async fn diff(
        &self,
        chosen: &Chosen,
        parameters: &[(String, String)],
    ) -> Result<Shown, Failure> {
        let (plan, changes) = self.changes(chosen, parameters).await?;
        drop(plan);
        Ok(self.shown("planned", &changes, BTreeMap::new()))
    }

    /// Removes everything that has been deployed.
    pub(crate) async fn destroy(&self, yes: bool, format: Format) -> VerbResult {
        let changes = self.deployer().changes(None).await?;
        if changes.is_empty() {
            view::show(&self.shown("destroyed", &changes, BTreeMap::new()), format)?;
            output::say(format_args!("nothing of `{}` is deployed", self.namespace));
            return Ok(ExitCode::Success);
        }
        let shown = self.shown("destroyed", &changes, BTreeMap::new());
        view::announce(&shown.changes);
        confirm(yes, "remove all of this?")?;
        self.carry_out(&changes).await?;
        view::show(&shown, format)?;
        Ok(ExitCode::Success)
    }

    async fn carry_out(&self, changes: &Changes) -> Result<(), Failure> {
        let mut observe = |change: &emrys_deploy::apply::Change| {
            let word = match change.action {
                Action::Create => "created",
                Action::Update => "updated",
                Action::Remove => "removed",
                Action::Keep => "kept",
            };
            output::say(format_args!("{word} {} {}", change.kind, change.name));
            emrys_process::reach_kill_point(&format!("deployed {}", change.name));
        };
        Ok(self.deployer().carry_out(changes, &mut observe).await?)
    }

    fn shown(
        &self,
        status: &'static str,
        changes: &Changes,
        outputs: BTreeMap<String, String>,
    ) -> Shown {
        Shown {
            namespace: self.namespace.to_owned(),
            stack: None,
            status,
            changes: view::of_engine(changes.all()),
            outputs,
        }
    }
}
