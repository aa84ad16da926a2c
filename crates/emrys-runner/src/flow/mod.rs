// SPDX-License-Identifier: Apache-2.0
//! Which activity comes next: decided from the outcome of every one before.
//!
//! A [`Flow`] is asked when the activity before has ended, and only then. It keeps nothing: a run that is resumed asks
//! again with the same [`History`], so the same history must give the same answer. The journal remembers what was
//! answered; where a flow's code has changed in between, the run says so and stops.
//!
//! - `document`: the flow of a document.
//! - `history`: what has happened so far.

mod document;
mod history;

use async_trait::async_trait;
use emrys_protocol::EmrApi;

pub use document::DocumentFlow;
pub use history::{History, Past};

use emrys_synth::activity::Activity;

/// Chooses the activities of a run.
///
/// ```
/// use emrys_protocol::types::StepConfig;
/// use emrys_synth::activity::Activity;
/// use emrys_runner::flow::{Flow, History};
/// use emrys_synth::lower::plan::PlannedStep;
///
/// /// Counts, and where that fails counts once more with less.
/// struct Count;
///
/// fn step(name: &str) -> Activity {
///     let config = StepConfig { name: Some(name.to_owned()), ..StepConfig::default() };
///     Activity::AddSteps { steps: vec![PlannedStep::new(config)] }
/// }
///
/// impl Flow for Count {
///     fn next(&self, so_far: &History<'_>) -> Option<Activity> {
///         match so_far.activities().count() {
///             0 => Some(Activity::StartCluster { steps: Vec::new() }),
///             1 => Some(step("count everything")),
///             _ => None,
///         }
///     }
///
///     fn failed(&self, so_far: &History<'_>) -> Option<Activity> {
///         let first = !so_far.activities().any(|past| past.is_of_failed_flow());
///         first.then(|| step("count a part"))
///     }
/// }
/// ```
#[async_trait]
pub trait Flow: Send + Sync {
    /// The next activity while none has failed; `None` ends the run.
    fn next(&self, so_far: &History<'_>) -> Option<Activity>;

    /// The next activity once one has failed; `None`, as here, ends the run. What fails from then on does not keep the
    /// rest from being done.
    fn failed(&self, _so_far: &History<'_>) -> Option<Activity> {
        None
    }

    /// Does what [`Activity::Custom`] stands for.
    ///
    /// It is done again when the run was broken off in the middle of it, so what must not be done twice has to be found
    /// by [`Custom::token`] first.
    ///
    /// # Errors
    /// Why it failed, which makes the activity fail. As long as nothing is said here: that there is no such activity.
    async fn custom(&self, custom: Custom<'_>) -> Result<(), String> {
        Err(format!("the flow has no activity `{}`", custom.name))
    }
}

/// What an activity of one's own has to work with.
pub struct Custom<'a> {
    /// The activity's name.
    pub name: &'a str,
    /// The target's EMR.
    pub api: &'a dyn EmrApi,
    /// The run's cluster, if it has one.
    pub cluster_id: Option<&'a str>,
    /// The same each time this activity of this run is done: the run's id and the activity's number.
    pub token: String,
    /// What has happened before it.
    pub so_far: History<'a>,
}
