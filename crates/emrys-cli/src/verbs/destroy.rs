// SPDX-License-Identifier: Apache-2.0
//! `emrys destroy`: removes what a project has left in an account.

use crate::arguments::Common;
use crate::deployments::engine::Engine;
use crate::deployments::formation::Formation;
use crate::deployments::{self, Via};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::project;
use crate::target::{Start, Target};

/// Arguments of `emrys destroy`.
#[derive(Debug, clap::Args)]
pub(crate) struct Destroy {
    #[command(flatten)]
    arguments: deployments::Arguments,
    /// The namespace, where there is no project any more
    #[arg(long, value_name = "NAME", conflicts_with = "path")]
    namespace: Option<String>,
    /// Do not ask
    #[arg(long, short)]
    yes: bool,
}

impl Destroy {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let arguments = &self.arguments;
        let place = arguments.destination.place().await?;
        let via = arguments.how.via(&place)?;
        let namespace = match &self.namespace {
            Some(namespace) => namespace.clone(),
            None => {
                let documents = [arguments.path()?];
                let settings = &arguments.settings;
                let (project, _) = project::sound(&documents, settings, common.format())?;
                project.namespace().to_owned()
            }
        };
        // A namespace is a part of names of parameters and stacks.
        emrys_deploy::registry::Name::new(&namespace, "x").map_err(|_| {
            let message = format!("`{namespace}` is no namespace");
            Failure::new(ExitCode::Usage, message)
        })?;
        let target = Target::at(common, place, Start::WithJournal).await?;
        target.announce().await?;
        let usual = emrys_deploy::registry::name::stack(&namespace);
        let stack = arguments.how.stack.as_deref().unwrap_or(&usual);
        match via {
            Via::Api => {
                let engine = Engine::new(&target, &namespace, stack).await?;
                engine.destroy(self.yes, common.format()).await
            }
            Via::Cloudformation => {
                let formation = Formation::new(&target, &namespace, stack)?;
                formation.destroy(self.yes, common.format()).await
            }
        }
    }
}
