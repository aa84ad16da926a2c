// SPDX-License-Identifier: Apache-2.0
//! The `emrys` command: arguments, wiring, terminal output and exit codes.
//!
//! One file per verb under `verbs/`; [`target`] finds or starts the engine that a verb talks to,
//! [`engine_process`] is that engine. Nothing else in the workspace prints.

mod arguments;
mod definition;
mod deployments;
mod engine_process;
mod exit;
mod explanation;
mod instances;
mod live;
mod log;
mod lookup;
mod machines;
mod other_emr;
mod output;
mod place;
mod project;
mod python;
mod references;
mod results;
mod runner;
mod runs;
mod security_configurations;
mod target;
mod uploads;
mod verbs;
mod watch_run;
mod words;

use clap::Parser;

use crate::exit::{ExitCode, Failure};

fn main() -> std::process::ExitCode {
    // The supervisor of a step is this same binary; it must stay small and start at once.
    if let Some(code) = emrys_process::run_hidden_verb(std::env::args_os()) {
        return code;
    }
    let arguments = match arguments::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = if error.use_stderr() {
                ExitCode::Usage
            } else {
                ExitCode::Success
            };
            drop(error.print());
            return code.into();
        }
    };
    if matches!(&arguments.verb, arguments::Verb::Local(verb) if verb.is_detached()) {
        emrys_process::detach_from_caller();
    }
    let outcome = runtime().and_then(|runtime| {
        let outcome = runtime.block_on(verbs::run(arguments));
        // A blocked read of standard input or of a lock must not hold up the end.
        runtime.shutdown_background();
        outcome
    });
    match outcome {
        Ok(code) => code.into(),
        Err(failure) => {
            output::say(format_args!("error: {}", failure.message));
            if let Some(hint) = &failure.hint {
                output::hint(hint);
            }
            failure.code.into()
        }
    }
}

fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Failure::from)
}
