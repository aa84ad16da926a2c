// SPDX-License-Identifier: Apache-2.0
//! EmrWorkflow's demo as a program: a flow of one's own, carried out by a runner.
//!
//! It starts the cluster of `examples/emrworkflow-job/job.xml`, adds the steps that are there, and ends the cluster,
//! whether they succeeded or not. Against an engine:
//!
//! ```console
//! $ emrys local up --detach
//! $ cargo run -p emrys-runner --example emrworkflow -- http://127.0.0.1:3677
//! ```
//!
//! The journal is in `.emrys` of the current folder, as that of `emrys run` is: `emrys runs` lists the run.
#![expect(clippy::print_stdout, reason = "a program that tells how it goes")]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use emrys_client::{Client, Endpoint};
use emrys_document::model::JobFlow;
use emrys_protocol::Remote;
use emrys_runner::builder::{RunJobFlowRequestBuilder, Settings};
use emrys_runner::calls::{CallOptions, Calls};
use emrys_runner::events::Event;
use emrys_runner::flow::{Flow, History};
use emrys_runner::journal::{Runs, Target};
use emrys_runner::references::Values;
use emrys_runner::run::{Clock, NewRun, Options, Runner, Surroundings, Wish};
use emrys_runner::watch::{WatchOptions, Watcher};
use emrys_synth::activity::Activity;
use emrys_synth::lower::plan::{Plan, PlannedStep};
use tokio::sync::watch;

/// Start, add the steps, terminate; and terminate after a failure too.
struct Demo;

impl Flow for Demo {
    fn next(&self, so_far: &History<'_>) -> Option<Activity> {
        match so_far.activities().count() {
            0 => Some(Activity::StartCluster { steps: Vec::new() }),
            1 => Some(Activity::AddSteps {
                steps: so_far.plan().steps.clone(),
            }),
            2 => Some(Activity::TerminateCluster),
            _ => None,
        }
    }

    fn failed(&self, so_far: &History<'_>) -> Option<Activity> {
        let ended = so_far.activities().any(|past| past.is_of_failed_flow());
        (!ended).then_some(Activity::TerminateCluster)
    }
}

/// The job flow of the XML file as a plan. Only its steps are left to the flow.
fn plan() -> Result<Plan> {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../examples/emrworkflow-job/job.xml"
    );
    let text = std::fs::read_to_string(file).with_context(|| format!("failed to read {file}"))?;
    // The steps come after the launch, by an activity of their own.
    let job_flow = JobFlow::from_xml(&text)?.keep_job_flow_alive_when_no_steps(true);
    let mut request = RunJobFlowRequestBuilder::new(&Settings::new()).build(&job_flow)?;
    let steps = request.steps.take().unwrap_or_default();
    Ok(Plan {
        request,
        steps: steps.into_iter().map(PlannedStep::new).collect(),
        ..Plan::default()
    })
}

fn runner(url: &str) -> Result<Runner> {
    let remote = Arc::new(Remote::new(Client::new(&Endpoint::engine(url))?));
    let calls = CallOptions {
        patience: Duration::from_secs(60),
        limited: false,
        seed: 0,
    };
    let api = Arc::new(Calls::around(remote, calls));
    let watching = WatchOptions {
        poll: Duration::from_millis(200),
        limited: false,
    };
    let watcher = Watcher::start(api.clone(), watching);
    let options = Options {
        settle: Duration::from_secs(3),
        consistent: true,
        clock: Clock::default(),
    };
    let home = Path::new(".emrys");
    std::fs::create_dir_all(home)?;
    Ok(Runner::new(api, watcher, Runs::open(home)?, options))
}

#[tokio::main]
async fn main() -> Result<()> {
    let url = std::env::args().nth(1);
    let url = url.context("usage: emrworkflow URL, as in http://127.0.0.1:3677")?;
    let new = NewRun {
        job_flow: "emrworkflow".to_owned(),
        plan: plan()?,
        target: Target {
            name: url.clone(),
            url: url.clone(),
            ..Target::default()
        },
        ..NewRun::default()
    };
    let (_keep, wish) = watch::channel(Wish::GoOn);
    let observer = |event: Event| println!("{event:?}");
    let surroundings = Surroundings {
        flow: &Demo,
        values: Values::default(),
        wish,
        observer: &observer,
    };
    let outcome = runner(&url)?.start(new, surroundings).await?;
    println!("{}: {:?}", outcome.run_id, outcome.verdict);
    Ok(())
}
