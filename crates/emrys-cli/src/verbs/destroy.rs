// SPDX-License-Identifier: Apache-2.0
//! `emrys destroy`: removes what a project has left in an account.

use crate::arguments::Common;
use crate::deployments;
use crate::deployments::means::Means;
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
        let usual = emrys_deploy::project::stack(&namespace);
        let means = Means::new(via, &arguments.how, &target, &namespace, &usual).await?;
        means.destroy(self.yes, common.format()).await
    }
}
