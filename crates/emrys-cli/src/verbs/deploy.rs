// SPDX-License-Identifier: Apache-2.0
//! `emrys deploy`: brings what a project leaves in an account up to date.

use emrys_document::Project;
use emrys_document::elements::TriggerSource;

use crate::arguments::Common;
use crate::deployments::means::Means;
use crate::deployments::{self, view};
use crate::exit::{ExitCode, VerbResult};
use crate::output;
use crate::python::Packing;
use crate::target::{Start, Target};

/// Arguments of `emrys deploy`.
#[derive(Debug, clap::Args)]
pub(crate) struct Deploy {
    #[command(flatten)]
    arguments: deployments::Arguments,
    /// Do not ask before the stack is changed, nor refuse to take another project's place
    #[arg(long, short)]
    yes: bool,
}

impl Deploy {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let arguments = &self.arguments;
        let place = arguments.destination.place().await?;
        let via = arguments.how.via(&place)?;
        let settings = &arguments.settings;
        let path = arguments.path()?;
        let chosen = deployments::load(&path, settings, &place, Packing::Now, common).await?;
        let target = Target::at(common, place.clone(), Start::Always).await?;
        target.announce().await?;
        let deployment = &chosen.deployment;
        let (namespace, stack) = (&deployment.namespace, &deployment.stack);
        let means = Means::new(via, &arguments.how, &target, namespace, stack).await?;
        let artifacts = chosen.artifacts(place.artifacts());
        let shown = means
            .deploy(&chosen, artifacts.as_deref(), self.yes)
            .await?;
        view::show(&shown, common.format())?;
        if let Some(engine) = &target.engine
            && has_schedules(&chosen.project)
            && !engine.status().await?.persistent
        {
            output::hint(
                "nothing begins by the clock once the engine has ended: `emrys local up` keeps it",
            );
        }
        Ok(ExitCode::Success)
    }
}

/// Whether the clock starts a pipeline.
fn has_schedules(project: &Project) -> bool {
    let triggers = project.pipelines.iter().flat_map(|(_, own)| &own.triggers);
    let mut sources = triggers.map(|trigger| &trigger.source);
    sources.any(|source| matches!(source, TriggerSource::Schedule(_)))
}
