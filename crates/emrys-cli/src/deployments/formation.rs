// SPDX-License-Identifier: Apache-2.0
//! Deployments through CloudFormation: every change is a change set first, which is shown before it is carried out.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use emrys_client::{ChangeSet, NewChangeSet, Stack, Stacks, TemplateSource};
use emrys_deploy::project::Deployment;
use emrys_protocol::ApiError;
use emrys_synth::cloudformation::body::{self, Body, BodyError};

use super::events::Following;
use super::view::{self, Shown};
use super::{Chosen, busy, confirm, refused};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::target::Target;
use crate::uploads;

/// Longest that CloudFormation may take to say what a change set would do.
const CHANGE_SET_LIMIT: Duration = Duration::from_secs(10 * 60);
/// What CloudFormation says of a change set that would do nothing.
const UNCHANGED: [&str; 2] = ["didn't contain changes", "No updates are to be performed"];

/// A project's stack.
pub(crate) struct Formation<'f> {
    target: &'f Target,
    stacks: Stacks,
    stack: String,
    namespace: &'f str,
}

/// What a deployment is to be told of.
pub(crate) struct Wanted<'w> {
    /// The project.
    pub(crate) chosen: &'w Chosen,
    /// Values for parameters of the template.
    pub(crate) parameters: &'w [(String, String)],
    /// The bucket, and a prefix, that a long template is uploaded to.
    pub(crate) artifacts: Option<&'w str>,
}

/// What there is of a stack that is to be deployed.
enum Room {
    Nothing,
    /// Change sets that nobody has carried out, perhaps somebody else's.
    ChangeSets,
    Stack(Stack),
}

/// A change set, and whether there was not even the stack's name before it.
struct Prepared {
    change_set: ChangeSet,
    is_new: bool,
}

impl<'f> Formation<'f> {
    /// The stack of a namespace, or the one of that name.
    pub(crate) fn new(
        target: &'f Target,
        namespace: &'f str,
        stack: &str,
    ) -> Result<Self, Failure> {
        Ok(Self {
            target,
            stacks: target.stacks()?,
            stack: stack.to_owned(),
            namespace,
        })
    }

    /// Deploys, and says what was done. Asks before, unless the answer is yes.
    pub(crate) async fn deploy(&self, wanted: &Wanted<'_>, yes: bool) -> Result<Shown, Failure> {
        let Some(prepared) = self.prepare(wanted).await? else {
            let stack = self.stacks.stack(&self.stack).await?;
            return Ok(self.shown("unchanged", Vec::new(), stack));
        };
        let changes = view::of_stack(&prepared.change_set.changes);
        view::announce(&changes);
        if let Err(failure) = confirm(yes, "deploy this?") {
            self.forget(&prepared).await?;
            return Err(failure);
        }
        let removed = prepared.change_set.changes.iter();
        let removed = removed.filter(|own| own.action == "Remove" && own.kind == busy::MACHINE);
        let removed: Vec<String> = removed.filter_map(|own| own.physical_id.clone()).collect();
        if let Err(failure) = busy::refuse(self.target.states.as_ref(), removed).await {
            self.forget(&prepared).await?;
            return Err(failure);
        }
        uploads::send(self.target, &wanted.chosen.deployment.uploads, &[]).await?;
        let stack = &prepared.change_set.stack;
        let mut following = Following::new(self.target, &self.stacks, stack);
        following.catch_up().await?;
        self.stacks.execute(&prepared.change_set.id).await?;
        let status = following.ended().await?;
        if !["CREATE_COMPLETE", "UPDATE_COMPLETE"].contains(&status.as_str()) {
            return Err(self.failed(&status, &following));
        }
        let stack = self.stacks.stack(&self.stack).await?;
        Ok(self.shown("deployed", changes, stack))
    }

    /// What deploying would do. Nothing is left behind.
    pub(crate) async fn diff(&self, wanted: &Wanted<'_>) -> Result<Shown, Failure> {
        let changes = match self.prepare(wanted).await? {
            None => Vec::new(),
            Some(prepared) => {
                self.forget(&prepared).await?;
                view::of_stack(&prepared.change_set.changes)
            }
        };
        Ok(self.shown("planned", changes, None))
    }

    /// Has the stack deleted.
    pub(crate) async fn destroy(&self, yes: bool, format: Format) -> VerbResult {
        let stack = &self.stack;
        let shown = self.shown("destroyed", Vec::new(), None);
        let Some(found) = self.stacks.stack(stack).await? else {
            output::say(format_args!("there is no stack `{stack}`"));
            if format == Format::Json {
                view::show(&shown, format)?;
            }
            return Ok(ExitCode::Success);
        };
        if found.status != "DELETE_IN_PROGRESS" {
            refuse_busy(stack, &found)?;
            confirm(
                yes,
                &format!("delete the stack `{stack}` and everything in it?"),
            )?;
            let machines = self.stacks.resources(&found.id, busy::MACHINE).await?;
            busy::refuse(self.target.states.as_ref(), machines).await?;
        }
        let mut following = Following::new(self.target, &self.stacks, &found.id);
        following.catch_up().await?;
        self.stacks.delete_stack(&found.id).await?;
        let status = following.ended().await?;
        if status != "DELETE_COMPLETE" {
            return Err(self.failed(&status, &following));
        }
        view::show(&shown, format)?;
        Ok(ExitCode::Success)
    }

    /// A change set that is ready to be carried out; none, if it would do nothing.
    async fn prepare(&self, wanted: &Wanted<'_>) -> Result<Option<Prepared>, Failure> {
        let room = self.make_room().await?;
        let is_new = matches!(room, Room::Nothing);
        let (is_stack, known) = match room {
            Room::Stack(stack) => (true, stack.parameters),
            Room::Nothing | Room::ChangeSets => (false, Vec::new()),
        };
        let deployment = &wanted.chosen.deployment;
        let asked: Vec<&String> = deployment.template.parameters.keys().collect();
        if let Some((name, _)) = wanted
            .parameters
            .iter()
            .find(|(name, _)| !asked.contains(&name))
        {
            let message = format!("the template has no parameter `{name}`");
            return Err(Failure::new(ExitCode::Usage, message));
        }
        let is_given = |name: &String| wanted.parameters.iter().any(|(own, _)| own == name);
        let is_said = |name: &String, value: &String| {
            let parameter = deployment.template.parameters.get(name);
            let default = |own: &serde_json::Value| own.get("Default").map(plain);
            parameter.is_some_and(|own| default(own).as_ref() != Some(value))
        };
        let new = NewChangeSet {
            stack: self.stack.clone(),
            is_new: !is_stack,
            name: change_set_name()?,
            template: self.template(deployment, wanted.artifacts).await?,
            parameters: wanted.parameters.to_vec(),
            // What somebody has said once holds until somebody says otherwise.
            kept_parameters: known
                .into_iter()
                .filter(|(name, value)| !is_given(name) && is_said(name, value))
                .map(|(name, _)| name)
                .collect(),
            tags: vec![("emrys:namespace".to_owned(), self.namespace.to_owned())],
        };
        let id = self.stacks.create_change_set(&new).await?;
        let deadline = Instant::now() + CHANGE_SET_LIMIT;
        loop {
            let change_set = self.stacks.change_set(&id).await?;
            match change_set.status.as_str() {
                "CREATE_COMPLETE" => {
                    return Ok(Some(Prepared { change_set, is_new }));
                }
                "FAILED" => {
                    let reason = change_set.reason.clone().unwrap_or_default();
                    self.forget(&Prepared { change_set, is_new }).await?;
                    if UNCHANGED.iter().any(|own| reason.contains(own)) {
                        return Ok(None);
                    }
                    let message = format!("CloudFormation makes no change set of it: {reason}");
                    return Err(Failure::new(ExitCode::Refused, message));
                }
                _ if Instant::now() > deadline => {
                    let message = "CloudFormation does not say what the change set would do";
                    return Err(Failure::new(ExitCode::TimedOut, message));
                }
                _ => tokio::time::sleep(self.target.poll()).await,
            }
        }
    }

    /// Sees to it that a change set can be made, and says what is there.
    async fn make_room(&self) -> Result<Room, Failure> {
        let stack = &self.stack;
        let Some(found) = self.stacks.stack(stack).await? else {
            return Ok(Room::Nothing);
        };
        match found.status.as_str() {
            // A change set of somebody's who has not carried it out.
            "REVIEW_IN_PROGRESS" => return Ok(Room::ChangeSets),
            // Its creation has failed, and nothing of it is left but its name.
            "ROLLBACK_COMPLETE" => {
                output::say(format_args!(
                    "the creation of `{stack}` has failed before; what is left of it is deleted"
                ));
                let mut following = Following::new(self.target, &self.stacks, &found.id);
                following.catch_up().await?;
                self.stacks.delete_stack(&found.id).await?;
                return match following.ended().await?.as_str() {
                    "DELETE_COMPLETE" => Ok(Room::Nothing),
                    status => Err(self.failed(status, &following)),
                };
            }
            _ => {}
        }
        refuse_busy(stack, &found)?;
        let status = &found.status;
        let failure = |hint: &str| {
            let reason = found
                .reason
                .as_deref()
                .map_or(String::new(), |own| format!(": {own}"));
            let message = format!("the stack `{stack}` is {status}{reason}");
            Err(Failure::new(ExitCode::Refused, message).hint(hint))
        };
        match status.as_str() {
            "ROLLBACK_FAILED" | "DELETE_FAILED" | "CREATE_FAILED" => {
                failure("remove it with `emrys destroy`, then deploy again")
            }
            "UPDATE_ROLLBACK_FAILED" | "UPDATE_FAILED" => failure(
                "correct what the reason names, then `aws cloudformation continue-update-rollback`",
            ),
            _ => Ok(Room::Stack(found.clone())),
        }
    }

    /// The template as CloudFormation gets it: as it reads best among the forms that are short enough.
    async fn template(
        &self,
        deployment: &Deployment,
        artifacts: Option<&str>,
    ) -> Result<TemplateSource, Failure> {
        let text = match Body::of(&deployment.template.to_json()).map_err(|own| refused(&own))? {
            Body::Request(text) => return Ok(TemplateSource::Body(text)),
            Body::Object(text) => text,
        };
        let Some(artifacts) = artifacts else {
            return Err(refused(&BodyError::NoBucket(text.len())));
        };
        let (bucket, prefix) = artifacts.split_once('/').unwrap_or((artifacts, ""));
        let key = body::key(prefix, self.namespace, &text);
        let objects = self.target.objects.as_ref();
        if self.target.creates_buckets() {
            objects.create_bucket(bucket).await?;
        }
        objects
            .put_object(bucket, &key, text.into_bytes().into())
            .await?;
        let region = self.target.region();
        let suffix = match region.starts_with("cn-") {
            true => "amazonaws.com.cn",
            false => "amazonaws.com",
        };
        Ok(TemplateSource::Url(format!(
            "https://{bucket}.s3.{region}.{suffix}/{key}"
        )))
    }

    /// Leaves nothing of a change set that is not carried out, nor of the stack that it would have created.
    async fn forget(&self, prepared: &Prepared) -> Result<(), Failure> {
        let Prepared { change_set, is_new } = prepared;
        if *is_new {
            // The change set goes with it.
            return Ok(self.stacks.delete_stack(&change_set.stack).await?);
        }
        Ok(self.stacks.delete_change_set(&change_set.id).await?)
    }

    /// What has become of the stack, and the reasons that its events give.
    fn failed(&self, status: &str, following: &Following<'_>) -> Failure {
        let stack = &self.stack;
        let reasons = following.reasons();
        let message = match reasons.is_empty() {
            true => format!("the stack `{stack}` is {status}"),
            false => format!(
                "the stack `{stack}` is {status}:\n  {}",
                reasons.join("\n  ")
            ),
        };
        let failure = Failure::new(ExitCode::Refused, message);
        match status {
            "DELETE_FAILED" => failure.hint("remove what keeps it, then `emrys destroy` again"),
            _ if status.contains("ROLLBACK") => failure.hint(
                "everything is as it was before; correct what the reasons name and deploy again",
            ),
            _ => failure,
        }
    }

    fn shown(
        &self,
        status: &'static str,
        changes: Vec<view::ShownChange>,
        stack: Option<Stack>,
    ) -> Shown {
        let outputs = stack.map(|stack| stack.outputs).unwrap_or_default();
        Shown {
            namespace: self.namespace.to_owned(),
            stack: Some(self.stack.clone()),
            status,
            changes,
            outputs: outputs.into_iter().collect::<BTreeMap<_, _>>(),
        }
    }
}

/// Refuses to touch a stack that something is being done to.
fn refuse_busy(name: &str, stack: &Stack) -> Result<(), Failure> {
    let is_busy = stack.status.ends_with("_IN_PROGRESS") && stack.status != "REVIEW_IN_PROGRESS";
    match is_busy {
        true => {
            let message = format!("the stack `{name}` is being changed: {}", stack.status);
            Err(Failure::new(ExitCode::Locked, message).hint("wait until that has ended"))
        }
        false => Ok(()),
    }
}

/// A value as CloudFormation tells it.
fn plain(value: &serde_json::Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// A name that no other change set has.
fn change_set_name() -> Result<String, Failure> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(|error| Failure::new(ExitCode::Unexpected, error))?;
    Ok(format!("emrys-{:016x}", u64::from_be_bytes(bytes)))
}

/// Whether CloudFormation knows no such stack, as it says of one that has just been deleted.
pub(super) fn is_gone(error: &ApiError) -> bool {
    error.message().contains("does not exist")
}
