// SPDX-License-Identifier: Apache-2.0
//! The one place that chooses between the two means of deploying: the services' own operations, and CloudFormation.

use std::time::Duration;

use super::engine::Engine;
use super::formation::{Formation, Wanted};
use super::view::Shown;
use super::{Chosen, How, Via};
use crate::exit::{Failure, VerbResult};
use crate::output::Format;
use crate::target::Target;

/// A namespace's deployment on a target, by one means or the other.
pub(crate) struct Means<'m> {
    how: &'m How,
    by: By<'m>,
}

enum By<'m> {
    Services(Engine<'m>),
    Stack(Formation<'m>),
}

impl<'m> Means<'m> {
    /// The means that `via` says. `stack` is the stack's name unless somebody has chosen another.
    pub(crate) async fn new(
        via: Via,
        how: &'m How,
        target: &'m Target,
        namespace: &'m str,
        stack: &str,
    ) -> Result<Self, Failure> {
        let stack = how.stack.as_deref().unwrap_or(stack);
        let by = match via {
            Via::Api => By::Services(Engine::new(target, namespace, stack).await?),
            Via::Cloudformation => By::Stack(Formation::new(target, namespace, stack)?),
        };
        Ok(Self { how, by })
    }

    /// Deploys, and says what was done. Where CloudFormation does it, somebody is asked before, unless the answer is yes. By
    /// the services' own operations another project's things are removed only with a yes.
    pub(crate) async fn deploy(
        &self,
        chosen: &Chosen,
        artifacts: Option<&str>,
        yes: bool,
    ) -> Result<Shown, Failure> {
        match &self.by {
            By::Services(engine) => {
                engine
                    .deploy(chosen, &self.how.parameters, Duration::ZERO, yes)
                    .await
            }
            By::Stack(formation) => formation.deploy(&self.wanted(chosen, artifacts), yes).await,
        }
    }

    /// What deploying would do.
    pub(crate) async fn diff(
        &self,
        chosen: &Chosen,
        artifacts: Option<&str>,
    ) -> Result<Shown, Failure> {
        match &self.by {
            By::Services(engine) => engine.diff(chosen, &self.how.parameters).await,
            By::Stack(formation) => formation.diff(&self.wanted(chosen, artifacts)).await,
        }
    }

    /// Removes what has been deployed.
    pub(crate) async fn destroy(&self, yes: bool, format: Format) -> VerbResult {
        match &self.by {
            By::Services(engine) => engine.destroy(yes, format).await,
            By::Stack(formation) => formation.destroy(yes, format).await,
        }
    }

    fn wanted<'w>(&'w self, chosen: &'w Chosen, artifacts: Option<&'w str>) -> Wanted<'w> {
        Wanted {
            chosen,
            parameters: &self.how.parameters,
            artifacts,
        }
    }
}
