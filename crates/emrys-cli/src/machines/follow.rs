// SPDX-License-Identifier: Apache-2.0
//! Starting an execution, following it to its end, and ending with its outcome.

use std::path::Path as File;

use emrys_protocol::StatesApi;
use emrys_protocol::states::types::{
    CreateStateMachineInput, DescribeExecutionOutput, ExecutionStatus, StartExecutionInput,
    StopExecutionInput, UpdateStateMachineInput,
};
use emrys_protocol::types::{Open, Sensitive};

use super::definition::{self, Definition};
use super::path::{Happened, Path};
use super::{executions, view};
use crate::arguments::{Common, On, Settings};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::other_emr::OtherEmrArguments;
use crate::output::{self, Format};
use crate::target::{Start, Target};
use crate::{project, words};

/// The role of machines that are created: nothing here is done on anybody's behalf, and the API wants one.
const ROLE: &str = "arn:aws:iam::000000000000:role/emrys";

/// Arguments that only matter where a state machine is run.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "State machines")]
pub(crate) struct Arguments {
    /// The execution's input: JSON, @FILE, or - for stdin [default: {}]
    #[arg(long, value_name = "JSON")]
    input: Option<String>,
    /// The execution's name [default: a new one]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The state machine's name [default: the file's]
    #[arg(long, value_name = "NAME")]
    machine: Option<String>,
    #[command(flatten)]
    emr: OtherEmrArguments,
}

impl Arguments {
    /// Refuses them for a job flow.
    pub(crate) fn refuse(&self) -> Result<(), Failure> {
        let given = [
            ("--input", self.input.is_some()),
            ("--name", self.name.is_some()),
            ("--machine", self.machine.is_some()),
            ("--emr", self.emr.is_given()),
        ];
        match given.iter().find(|(_, is_given)| *is_given) {
            Some((name, _)) => Err(Failure::new(
                ExitCode::Usage,
                format!("{name} is for state machines"),
            )
            .hint("a job flow's placeholders are set with --set")),
            None => Ok(()),
        }
    }

    /// The execution's name, if it was given one.
    pub(crate) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Has the local engine call the EMR that is named, and refuses what only files of machines have.
    pub(crate) async fn prepare_emr(&self, is_local: bool, common: &Common) -> Result<(), Failure> {
        let usage = |message: &str| Err(Failure::new(ExitCode::Usage, message));
        if self.machine.is_some() {
            return usage("--machine is for files that define state machines");
        }
        match (is_local, self.emr.is_given()) {
            (true, _) => self.emr.prepare(common).await,
            (false, true) => usage("--emr is for the local engine"),
            (false, false) => Ok(()),
        }
    }

    /// The input's text. That it is JSON is found out before anything is sent.
    pub(crate) fn input(&self) -> Result<String, Failure> {
        let text = match self.input.as_deref() {
            None => return Ok("{}".to_owned()),
            Some("-") => std::io::read_to_string(std::io::stdin())?,
            Some(text) => match text.strip_prefix('@') {
                Some(file) => std::fs::read_to_string(file).map_err(|error| {
                    Failure::new(ExitCode::Usage, format!("failed to read `{file}`: {error}"))
                })?,
                None => text.to_owned(),
            },
        };
        match serde_json::from_str::<serde::de::IgnoredAny>(&text) {
            Ok(_) => Ok(text),
            Err(error) => Err(Failure::new(
                ExitCode::Usage,
                format!("the input is not JSON: {error}"),
            )),
        }
    }
}

/// Runs the machine that a file defines.
pub(crate) async fn run(
    file: &File,
    arguments: &Arguments,
    settings: &Settings,
    on: &On,
    detach: bool,
    common: &Common,
) -> VerbResult {
    if on.on == "aws" {
        let message = "state machines are run here, not on AWS";
        return Err(Failure::new(ExitCode::Usage, message).hint(
            "leave out --on; a machine in AWS is started with `aws stepfunctions start-execution`",
        ));
    }
    let input = arguments.input()?;
    let definition = definition::load(file, common.format())?;
    if on.on == "local" {
        arguments.emr.prepare(common).await?;
    } else if arguments.emr.is_given() {
        let message = "--emr is for the local engine";
        return Err(Failure::new(ExitCode::Usage, message));
    }
    let target = Target::connect(common, on, Start::Always).await?;
    target.announce().await?;
    send_handlers(&target, file, settings, common.format()).await?;
    let states = target.states.as_ref();
    let name = arguments
        .machine
        .clone()
        .unwrap_or_else(|| definition.name.clone());
    let machine = machine(states, &name, &definition).await?;
    start(&target, &machine, arguments.name(), input, detach, common).await
}

/// Starts an execution of the machine with that ARN, and follows it to its end, if that is wanted.
pub(crate) async fn start(
    target: &Target,
    machine: &str,
    name: Option<&str>,
    input: String,
    detach: bool,
    common: &Common,
) -> VerbResult {
    let start = StartExecutionInput {
        state_machine_arn: Some(machine.to_owned()),
        name: name.map(str::to_owned),
        input: Some(input.into()),
        ..StartExecutionInput::default()
    };
    let started = target.states.start_execution(start).await?;
    let arn = started.execution_arn.unwrap_or_default();
    if detach {
        match common.format() {
            Format::Json => output::json(&serde_json::json!({
                "execution_arn": arn,
                "state_machine_arn": machine,
            }))?,
            Format::Human => output::data(&arn)?,
        }
        output::hint(format_args!("`emrys show {arn}` shows it"));
        return Ok(ExitCode::Success);
    }
    output::say(format_args!("execution {arn}"));
    let following = Following {
        target,
        common,
        arn: &arn,
    };
    following.run().await
}

/// Tells an engine of ours what stands in for functions, topics, queues and event buses: the handlers of the project around
/// the file, if it is in one.
pub(crate) async fn send_handlers(
    target: &Target,
    file: &File,
    settings: &Settings,
    format: Format,
) -> Result<(), Failure> {
    let Some(engine) = &target.engine else {
        return Ok(());
    };
    let Some(folder) = project::root(&std::path::absolute(file)?) else {
        return Ok(());
    };
    let documents = [folder.clone()];
    let (project, _) = project::sound(&documents, settings, format)?;
    let handlers = emrys_synth::handlers(&project, &folder);
    Ok(engine.put_handlers(handlers).await?)
}

/// Creates the machine, or gives the one of that name the definition. Gives its ARN.
async fn machine(
    states: &dyn StatesApi,
    name: &str,
    definition: &Definition,
) -> Result<String, Failure> {
    let known = executions::machines(states).await?;
    let known = known
        .into_iter()
        .find(|own| own.name.as_deref() == Some(name));
    let text = Some(Sensitive::from(definition.text.clone()));
    if let Some(arn) = known.and_then(|own| own.state_machine_arn) {
        let input = UpdateStateMachineInput {
            state_machine_arn: Some(arn.clone()),
            definition: text,
            publish: Some(true),
            ..UpdateStateMachineInput::default()
        };
        let updated = states.update_state_machine(input).await?;
        return Ok(updated.state_machine_version_arn.unwrap_or(arn));
    }
    let input = CreateStateMachineInput {
        name: Some(name.to_owned()),
        definition: text,
        role_arn: Some(ROLE.to_owned()),
        publish: Some(true),
        ..CreateStateMachineInput::default()
    };
    let created = states.create_state_machine(input).await?;
    let version = created.state_machine_version_arn;
    Ok(version.or(created.state_machine_arn).unwrap_or_default())
}

/// An execution that is followed.
struct Following<'f> {
    target: &'f Target,
    common: &'f Common,
    arn: &'f str,
}

impl Following<'_> {
    /// Follows it to its end. The first Ctrl-C stops it, the second one leaves it.
    async fn run(&self) -> VerbResult {
        let ended = self.to_its_end();
        tokio::pin!(ended);
        let kept = self.target.keep(self.common);
        tokio::pin!(kept);
        let mut interrupted = false;
        loop {
            tokio::select! {
                code = &mut ended => return code,
                never = &mut kept => match never {},
                Ok(()) = tokio::signal::ctrl_c() => {
                    if interrupted {
                        let message = "stopped waiting; the execution is stopped in time";
                        return Err(Failure::new(ExitCode::Interrupted, message)
                            .hint(format_args!("`emrys show {}` shows it", self.arn)));
                    }
                    interrupted = true;
                    output::say("interrupted: the execution is stopped; Ctrl-C again to stop waiting");
                    stop(self.target.states.as_ref(), self.arn, "interrupted").await?;
                }
            }
        }
    }

    async fn to_its_end(&self) -> VerbResult {
        let states = self.target.states.as_ref();
        let mut path = Path::default();
        let mut last = 0;
        loop {
            // Asked before the events, so that none is missed that came before the end.
            let execution = self
                .again(|| executions::describe(states, self.arn))
                .await?;
            let events = self
                .again(|| executions::events_after(states, self.arn, last))
                .await?;
            for event in &events {
                last = event.id.unwrap_or(last);
                let happened = path.add(event);
                if self.common.format() == Format::Human {
                    tell(&path, happened);
                }
            }
            let status = execution.status.as_ref().and_then(Open::known);
            if status != Some(ExecutionStatus::Running) {
                return self.ended(execution, path);
            }
            tokio::time::sleep(self.target.poll()).await;
        }
    }

    /// Asks again while an engine of ours that has gone is started again.
    async fn again<T, F>(&self, ask: impl Fn() -> F) -> Result<T, Failure>
    where
        F: Future<Output = Result<T, Failure>>,
    {
        const TIMES: u32 = 100;
        for _ in 0..TIMES {
            match ask().await {
                Err(_) if self.target.is_away() => tokio::time::sleep(self.target.poll()).await,
                answer => return answer,
            }
        }
        ask().await
    }

    fn ended(&self, execution: DescribeExecutionOutput, path: Path) -> VerbResult {
        let status = execution.status.as_ref();
        let code = match status.and_then(Open::known) {
            Some(ExecutionStatus::Succeeded) => ExitCode::Success,
            Some(ExecutionStatus::TimedOut) => ExitCode::TimedOut,
            Some(ExecutionStatus::Aborted) => ExitCode::Interrupted,
            _ => ExitCode::StepFailed,
        };
        match self.common.format() {
            Format::Json => output::json(&view::Whole::new(execution, path))?,
            Format::Human => {
                if let Some(output) = &execution.output {
                    output::data(output.reveal())?;
                }
                let error = execution.error.as_ref().map(Sensitive::reveal);
                let cause = execution.cause.as_ref().map(Sensitive::reveal);
                let why = match (error, cause) {
                    (Some(error), Some(cause)) => {
                        format!(": {error}: {}", view::long_cause(cause))
                    }
                    (Some(why), None) | (None, Some(why)) => format!(": {why}"),
                    (None, None) => String::new(),
                };
                output::say(format_args!("{}{why}", status.map_or("", Open::as_str)));
                if let Some(step) = cause.and_then(step_id) {
                    output::hint(format_args!(
                        "`emrys logs {step}` shows what the step wrote"
                    ));
                }
            }
        }
        Ok(code)
    }
}

/// Stops an execution.
pub(crate) async fn stop(states: &dyn StatesApi, arn: &str, cause: &str) -> Result<(), Failure> {
    let input = StopExecutionInput {
        execution_arn: Some(arn.to_owned()),
        error: None,
        cause: Some(cause.into()),
    };
    states.stop_execution(input).await?;
    Ok(())
}

/// Says what has happened to a state.
fn tell(path: &Path, happened: Option<Happened>) {
    let Some(happened) = happened else { return };
    let (Happened::Entered(number)
    | Happened::Failed(number)
    | Happened::Again(number)
    | Happened::Left(number)) = happened;
    let Some(visit) = path.visits.get(number) else {
        return;
    };
    let indent = "  ".repeat(path.depth(number));
    let item = visit
        .item
        .map_or(String::new(), |item| format!("[{item}] "));
    let state = format!("{indent}{item}{}", visit.state);
    match happened {
        Happened::Entered(_) => output::say(format_args!("{state}: {}", visit.kind)),
        Happened::Failed(_) => {
            let error = visit.error.as_deref().unwrap_or_default();
            let cause = visit.cause.as_deref().map(view::cause).unwrap_or_default();
            output::say(
                format_args!("{state}: {error} {cause}")
                    .to_string()
                    .trim_end(),
            );
        }
        Happened::Again(_) => {
            output::say(format_args!("{state}: attempt {}", visit.attempts));
        }
        Happened::Left(_) => output::say(format_args!(
            "{state}: {} after {}",
            visit.outcome.word(),
            words::duration(visit.millis(words::now()))
        )),
    }
}

/// The id of an EMR step that a cause names.
fn step_id(cause: &str) -> Option<String> {
    let words = cause.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
    let mut ids = words.filter(|word| word.parse::<emrys_model::ids::StepId>().is_ok());
    ids.next().map(str::to_owned)
}
