// SPDX-License-Identifier: Apache-2.0
//! Deployments on engines, through the services' own operations.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use emrys_deploy::apply::{
    Action, ApplyError, Change, Changes, Deployer, Guard, Place, Plan, Services, answers,
};
use emrys_deploy::registry::{Kind, name};
use emrys_synth::lower;

use super::alive::{self, Alive};
use super::view::{self, Shown};
use super::{Chosen, busy, confirm};
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
            ApplyError::Held { .. } | ApplyError::Overtaken => ExitCode::Locked,
            ApplyError::Parameter(_) | ApplyError::NoAnswer(_) => ExitCode::Usage,
            _ => ExitCode::Unexpected,
        };
        let failure = Self::new(code, &error);
        match &error {
            ApplyError::NotOurs(_) => failure.hint(
                "it belongs to another deployment, or was made by hand: remove it, or choose another namespace",
            ),
            ApplyError::Held { .. } => failure.hint("wait until that has ended"),
            ApplyError::Record(_) => failure.hint(
                "use the newest Emrys that deployed here; where somebody edited it, put a version of `aws ssm get-parameter-history` back",
            ),
            ApplyError::Overtaken => failure.hint("deploy again once that has ended"),
            ApplyError::NoAnswer(name) => {
                failure.hint(format_args!("say --parameter {name}=VALUE"))
            }
            _ => failure,
        }
    }
}

/// How long whoever wants to run something waits for others to deploy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);
/// How often it asks.
const PAUSE: Duration = Duration::from_millis(300);

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
        let template = &chosen.deployment.template;
        let given: BTreeMap<String, String> = parameters.iter().cloned().collect();
        let parameters = answers(&self.deployer().services, template, &given).await?;
        let plan = Plan::new(template, &self.place, &parameters)?;
        let changes = self.deployer().changes(Some(&plan)).await?;
        Ok((plan, changes))
    }

    /// Deploys, and says what was done. Others that change the namespace are waited for so long. Another project's things
    /// are removed only with a yes.
    pub(crate) async fn deploy(
        &self,
        chosen: &Chosen,
        parameters: &[(String, String)],
        patience: Duration,
        yes: bool,
    ) -> Result<Shown, Failure> {
        // While others change the namespace, anything may be found; only that nothing has to be done is true then.
        if let Ok((plan, changes)) = self.changes(chosen, parameters).await
            && changes.is_empty()
        {
            self.send(chosen).await?;
            return Ok(self.shown("unchanged", &changes, plan.outputs));
        }
        let (alive, mut guard) = self.guard(patience).await?;
        let deployed = async {
            let (plan, changes) = self.changes(chosen, parameters).await?;
            self.refuse_others(&changes, yes)?;
            self.refuse_running(&changes).await?;
            self.send(chosen).await?;
            self.carry_out(&changes, &mut guard).await?;
            Ok((plan, changes))
        };
        let deployed = deployed.await;
        let (plan, changes) = released(deployed, guard, alive).await?;
        let status = match changes.is_empty() {
            true => "unchanged",
            false => "deployed",
        };
        Ok(self.shown(status, &changes, plan.outputs))
    }

    /// Refuses to remove every entry that there is while others come: that is most likely another project.
    fn refuse_others(&self, changes: &Changes, yes: bool) -> Result<(), Failure> {
        let entries = |wanted: fn(Action) -> bool| {
            let all = changes.all().iter();
            all.filter(move |change| wanted(change.action) && is_entry(&change.name))
        };
        let removed: Vec<&str> = entries(|action| action == Action::Remove)
            .map(|change| change.name.as_str())
            .collect();
        let stays = entries(|action| matches!(action, Action::Keep | Action::Update)).count();
        if yes || removed.is_empty() || stays > 0 {
            return Ok(());
        }
        let message = format!(
            "another project seems to be deployed as `{}`, and this would remove all of it: {}",
            self.namespace,
            removed.join(", ")
        );
        Err(Failure::new(ExitCode::Refused, message).hint(
            "give this project a `namespace` of its own, or say `emrys deploy --yes` if it takes the other's place",
        ))
    }

    /// Refuses to remove machines of which executions run.
    async fn refuse_running(&self, changes: &Changes) -> Result<(), Failure> {
        let removed = changes
            .all()
            .iter()
            .filter(|change| change.action == Action::Remove && change.kind == busy::MACHINE);
        let machines = removed.map(|change| self.machine(&change.name));
        busy::refuse(self.target.states.as_ref(), machines).await
    }

    /// Keeps others from changing the namespace.
    async fn guard(&self, patience: Duration) -> Result<(Alive, Guard<'_>), Failure> {
        let alive = Alive::new()?;
        let (holder, since) = (alive.holder(), Instant::now());
        let mut is_said = false;
        loop {
            match self.deployer().guard(&holder, &alive::is_gone).await {
                Err(held @ ApplyError::Held { .. }) if since.elapsed() < patience => {
                    if !is_said {
                        output::say(format_args!("{held}: waiting until that has ended"));
                        is_said = true;
                    }
                    tokio::time::sleep(PAUSE).await;
                }
                Ok(guard) => return Ok((alive, guard)),
                Err(error) => {
                    // Others hold it. After anything else nobody knows whether this process does.
                    if matches!(error, ApplyError::Held { .. }) {
                        alive.end();
                    }
                    return Err(error.into());
                }
            }
        }
    }

    /// Sends files: those that clusters read, and on an engine what the project's buckets bring with them.
    async fn send(&self, chosen: &Chosen) -> Result<(), Failure> {
        let buckets: Vec<String> = chosen
            .project
            .buckets
            .iter()
            .map(|own| own.name.value.clone())
            .collect();
        uploads::send(self.target, &chosen.deployment.uploads, &buckets).await?;
        if !self.target.creates_buckets() {
            return Ok(());
        }
        let contents = lower::contents(&chosen.project, &uploads::files);
        let contents = contents.map_err(|error| Failure::new(ExitCode::InvalidDocument, error))?;
        let missing = uploads::missing(self.target, contents).await?;
        uploads::send(self.target, &missing, &[]).await
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
            output::say(format_args!("nothing of `{}` is deployed", self.namespace));
            if format == Format::Json {
                view::show(&self.shown("destroyed", &changes, BTreeMap::new()), format)?;
            }
            return Ok(ExitCode::Success);
        }
        let shown = self.shown("destroyed", &changes, BTreeMap::new());
        view::announce(&shown.changes);
        confirm(yes, "remove all of this?")?;
        let (alive, mut guard) = self.guard(Duration::ZERO).await?;
        let destroyed = async {
            let now = self.deployer().changes(None).await?;
            if now.all() != changes.all() {
                let message = format!("`{}` was changed meanwhile", self.namespace);
                return Err(Failure::new(ExitCode::Locked, message)
                    .hint("look again at what would be removed"));
            }
            self.refuse_running(&now).await?;
            self.carry_out(&now, &mut guard).await
        };
        let destroyed = destroyed.await;
        released(destroyed, guard, alive).await?;
        view::show(&shown, format)?;
        Ok(ExitCode::Success)
    }

    async fn carry_out(&self, changes: &Changes, guard: &mut Guard<'_>) -> Result<(), Failure> {
        let mut observe = |change: &Change| {
            let word = match change.action {
                Action::Create => "created",
                Action::Update => "updated",
                Action::Remove => "removed",
                Action::Keep => "kept",
            };
            output::say(format_args!("{word} {} {}", change.kind, change.name));
            emrys_process::reach_kill_point(&format!("deployed {}", change.name));
        };
        let deployer = self.deployer();
        Ok(deployer.carry_out(changes, guard, &mut observe).await?)
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

/// Whether a parameter is one of the registry's.
fn is_entry(parameter: &str) -> bool {
    let mut kinds = Kind::ALL.into_iter();
    kinds.any(|kind| name::of_parameter(kind, parameter).is_some())
}

/// The result, once others may change the namespace again. What went wrong before says more than that they may not.
async fn released<T>(
    result: Result<T, Failure>,
    guard: Guard<'_>,
    alive: Alive,
) -> Result<T, Failure> {
    let released = guard.release().await;
    if released.is_ok() {
        alive.end();
    }
    let result = result?;
    released?;
    Ok(result)
}
