// SPDX-License-Identifier: Apache-2.0
//! `emrys deploy`: brings what a project leaves in an account up to date.

use crate::arguments::Common;
use crate::deployments::engine::Engine;
use crate::deployments::formation::{Formation, Wanted};
use crate::deployments::{self, Via, view};
use crate::exit::{ExitCode, VerbResult};
use crate::python::Packing;
use crate::target::{Start, Target};

/// Arguments of `emrys deploy`.
#[derive(Debug, clap::Args)]
pub(crate) struct Deploy {
    #[command(flatten)]
    arguments: deployments::Arguments,
    /// Do not ask before the stack is changed
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
        let namespace = &chosen.deployment.namespace;
        let parameters = &arguments.how.parameters;
        let stack = arguments.how.stack.as_deref();
        let stack = stack.unwrap_or(&chosen.deployment.stack);
        let shown = match via {
            Via::Api => {
                let engine = Engine::new(&target, namespace, stack).await?;
                engine.deploy(&chosen, parameters).await?
            }
            Via::Cloudformation => {
                let artifacts = chosen.artifacts(&place);
                let wanted = Wanted {
                    chosen: &chosen,
                    parameters,
                    artifacts: artifacts.as_deref(),
                };
                let formation = Formation::new(&target, namespace, stack)?;
                formation.deploy(&wanted, self.yes).await?
            }
        };
        view::show(&shown, common.format())?;
        Ok(ExitCode::Success)
    }
}
