// SPDX-License-Identifier: Apache-2.0
//! `emrys diagram`: a state machine as a picture, or an execution on that of its machine.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use emrys_diagnostics::Source;
use emrys_states::diagram::{self, Trail};
use emrys_states::machine::StateMachine;

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::machines::executions::{self, Reference};
use crate::machines::{definition, view};
use crate::target::{Start, Target};
use crate::{output, words};

/// Arguments of `emrys diagram`.
#[derive(Debug, clap::Args)]
pub(crate) struct Diagram {
    /// A file that defines a state machine, or the ARN or the name of an execution
    #[arg(value_name = "FILE|EXECUTION")]
    subject: String,
    /// What to write
    #[arg(long, value_enum, default_value_t = Picture::Svg)]
    to: Picture,
    /// Where to write it [default: stdout]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    on: On,
}

/// What a picture is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Picture {
    /// A picture that browsers show
    Svg,
    /// A flowchart in Mermaid's language, which Markdown takes
    Mermaid,
}

impl Picture {
    /// Draws a machine, with what an execution has done if there is one.
    pub(crate) fn draw(self, machine: &StateMachine, title: &str, trail: Option<&Trail>) -> String {
        match self {
            Self::Svg => diagram::svg(machine, title, trail),
            Self::Mermaid => diagram::mermaid(machine, title, trail),
        }
    }
}

impl Diagram {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let file = Path::new(&self.subject);
        let picture = if file.is_file() {
            let own = definition::load(file, common.format())?;
            self.to.draw(&own.machine, &own.name, None)
        } else {
            self.execution(common).await?
        };
        match &self.output {
            Some(file) => std::fs::write(file, picture).map_err(|error| {
                let file = file.display();
                Failure::new(
                    ExitCode::Usage,
                    format!("failed to write `{file}`: {error}"),
                )
            })?,
            None => output::bytes(picture.as_bytes())?,
        }
        Ok(ExitCode::Success)
    }

    async fn execution(&self, common: &Common) -> Result<String, Failure> {
        let reference: Reference = self
            .subject
            .parse()
            .map_err(|error| Failure::new(ExitCode::Usage, format!("{error}, nor a file")))?;
        let target = Target::connect(common, &self.on, Start::WithJournal).await?;
        let states = target.states.as_ref();
        let arn = executions::arn(states, &reference).await?;
        let execution = executions::describe(states, &arn).await?;
        let text = executions::definition(states, &arn).await?;
        let source: Arc<Source> = Source::new("definition", text);
        let Some(machine) = emrys_states::read(&source).machine else {
            let message = "the execution's definition cannot be read";
            return Err(Failure::new(ExitCode::Refused, message));
        };
        let trail = executions::path(states, &arn).await?.trail(words::now());
        let (name, status) = (execution.name.unwrap_or_default(), execution.status);
        let status = status.map(|status| status.to_string()).unwrap_or_default();
        let title = format!("{}: {name} {status}", view::machine_name(&arn));
        Ok(self.to.draw(&machine, &title, Some(&trail)))
    }
}
