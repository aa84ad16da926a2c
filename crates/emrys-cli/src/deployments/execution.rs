// SPDX-License-Identifier: Apache-2.0
//! `emrys run` of a launch function or a pipeline: deployed first where that is done at once, then started and followed.

use std::path::PathBuf;

use emrys_document::Project;

use super::engine::{Engine, PATIENCE};
use crate::arguments::{Common, Destination, Settings};
use crate::exit::{Failure, VerbResult};
use crate::machines::follow;
use crate::output;
use crate::place::What;
use crate::project;
use crate::python::Packing;
use crate::target::{Start, Target};

/// A launch function or a pipeline of a project.
pub(crate) struct Function {
    project: Project,
    path: PathBuf,
    name: String,
}

impl Function {
    /// What has that name in the project around here, unless it is a file, a job flow, or nothing of the kind.
    /// `launch_functions/NAME` and `pipelines/NAME` are never job flows.
    pub(crate) fn find(
        subject: &str,
        settings: &Settings,
        common: &Common,
    ) -> Result<Option<Self>, Failure> {
        if std::path::Path::new(subject).exists() {
            return Ok(None);
        }
        let Some(path) = project::root(&std::env::current_dir()?) else {
            return Ok(None);
        };
        let plain = ["launch_functions/", "pipelines/"];
        let name = plain.iter().find_map(|kind| subject.strip_prefix(kind));
        // What is wrong with the documents is told by whoever reads them for good.
        let Some(project) = project::read(std::slice::from_ref(&path), None, settings).project
        else {
            return Ok(None);
        };
        let is_function = |name: &str| {
            project.launch_functions.get(name).is_some() || project.pipelines.get(name).is_some()
        };
        let name = match name {
            Some(name) if is_function(name) => name,
            None if project.job_flows.get(subject).is_none() && is_function(subject) => subject,
            _ => return Ok(None),
        };
        let (name, project) = (
            name.to_owned(),
            project::load_all(std::slice::from_ref(&path), settings, common.format())?,
        );
        Ok(Some(Self {
            project,
            path,
            name,
        }))
    }

    /// Runs it.
    pub(crate) async fn run(
        self,
        arguments: &follow::Arguments,
        settings: &Settings,
        destination: &Destination,
        detach: bool,
        common: &Common,
    ) -> VerbResult {
        let input = arguments.input()?;
        let place = destination.place().await?;
        let is_local = matches!(place.what, What::Local);
        arguments.prepare_emr(is_local, common).await?;
        let machine = format!("{}_{}", self.project.namespace(), self.name);
        let target = Target::at(common, place.clone(), Start::Always).await?;
        target.announce().await?;
        let namespace = self.project.namespace().to_owned();
        let arn = if is_local {
            let chosen = super::of(self.project, &self.path, &place, Packing::Now, common).await?;
            let engine = Engine::new(&target, &namespace, &chosen.deployment.stack).await?;
            engine.deploy(&chosen, &[], PATIENCE, false).await?;
            let documents = chosen.folder.join("emrys.yaml");
            follow::send_handlers(&target, &documents, settings, common.format()).await?;
            engine.machine(&machine)
        } else {
            let engine = Engine::new(&target, &namespace, &namespace).await?;
            output::say("what is deployed there is run: `emrys deploy` brings it up to date");
            engine.machine(&machine)
        };
        follow::start(&target, &arn, arguments.name(), input, detach, common).await
    }
}
