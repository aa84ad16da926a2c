// SPDX-License-Identifier: Apache-2.0
//! One file per verb: its arguments, and what it does with them.

pub(crate) mod add_steps;
pub(crate) mod apply;
pub(crate) mod cancel;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod convert;
pub(crate) mod cost;
pub(crate) mod deploy;
pub(crate) mod destroy;
pub(crate) mod diagram;
pub(crate) mod diff;
pub(crate) mod doctor;
pub(crate) mod env;
pub(crate) mod explain;
pub(crate) mod explain_access;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod local;
pub(crate) mod logs;
pub(crate) mod messages;
pub(crate) mod plan;
pub(crate) mod ps;
pub(crate) mod registry;
pub(crate) mod rerun;
pub(crate) mod resize;
pub(crate) mod resume;
pub(crate) mod run;
pub(crate) mod runs;
pub(crate) mod show;
pub(crate) mod skip;
pub(crate) mod steps;
pub(crate) mod terminate;

use crate::arguments::{Arguments, Verb};
use crate::exit::VerbResult;

/// Does what the command line says.
pub(crate) async fn run(arguments: Arguments) -> VerbResult {
    let common = &arguments.common;
    match arguments.verb {
        Verb::Init(verb) => verb.run(common),
        Verb::Check(verb) => verb.run(common),
        Verb::Explain(verb) => verb.run(common),
        Verb::Plan(verb) => verb.run(common).await,
        Verb::Convert(verb) => verb.run(common).await,
        Verb::Cost(verb) => verb.run(common).await,
        Verb::Diagram(verb) => verb.run(common).await,
        Verb::Diff(verb) => verb.run(common).await,
        Verb::Import(verb) => verb.run(common).await,
        Verb::Deploy(verb) => verb.run(common).await,
        Verb::Destroy(verb) => verb.run(common).await,
        Verb::ExplainAccess(verb) => verb.run(common).await,
        Verb::Registry(verb) => verb.run(common).await,
        Verb::Run(verb) => verb.run(common).await,
        Verb::Runs(verb) => verb.run(common),
        Verb::Resume(verb) => verb.run(common).await,
        Verb::Rerun(verb) => verb.run(common).await,
        Verb::Apply(verb) => verb.run(common).await,
        Verb::Skip(verb) => verb.run(common).await,
        Verb::Ps(verb) => verb.run(common).await,
        Verb::Show(verb) => verb.run(common).await,
        Verb::Steps(verb) => verb.run(common).await,
        Verb::Logs(verb) => verb.run(common).await,
        Verb::Messages(verb) => verb.run(common).await,
        Verb::AddSteps(verb) => verb.run(common).await,
        Verb::Cancel(verb) => verb.run(common).await,
        Verb::Resize(verb) => verb.run(common).await,
        Verb::Terminate(verb) => verb.run(common).await,
        Verb::Local(verb) => verb.run(common).await,
        Verb::Env(verb) => verb.run(common).await,
        Verb::Doctor(verb) => verb.run(common).await,
        Verb::Completions(verb) => verb.run(),
    }
}
