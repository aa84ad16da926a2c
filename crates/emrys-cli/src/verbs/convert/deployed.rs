// SPDX-License-Identifier: Apache-2.0
//! What a project deploys, as others deploy it: the template that `emrys deploy` sends, by itself or in a module of
//! Terraform's.

use emrys_synth::terraform::{Module, Stack, TerraformError, Writer};
use serde_json::Value;

use super::Elsewhere;
use crate::arguments::Common;
use crate::deployments::{self, Chosen};
use crate::exit::{ExitCode, Failure};
use crate::output;
use crate::place::Place;
use crate::project;
use crate::python::Packing;

/// A project that deploys something.
pub(super) struct Deployed {
    chosen: Chosen,
    /// The bucket, and a prefix, that a long template is uploaded to.
    artifacts: Option<String>,
}

/// Loads what `subject` is, unless it deploys nothing, or one of its job flows and clusters alone is wanted.
pub(super) async fn load(
    subject: &str,
    elsewhere: &Elsewhere,
    common: &Common,
) -> Result<Option<Deployed>, Failure> {
    let (path, name) = project::documents(subject)?;
    if name.is_some() || elsewhere.name.is_some() {
        return Ok(None);
    }
    let paths = std::slice::from_ref(&path);
    let (project, _) = project::sound(paths, &elsewhere.settings, common.format())?;
    let is_deployed = project.profiles.keys().next().is_some()
        || project.launch_functions.keys().next().is_some()
        || project.pipelines.keys().next().is_some();
    if !is_deployed {
        return Ok(None);
    }
    let place = Place::elsewhere();
    let chosen = deployments::of(project, &path, &place, Packing::Later, common).await?;
    Ok(Some(Deployed {
        artifacts: chosen.artifacts(elsewhere.artifacts.as_deref()),
        chosen,
    }))
}

impl Deployed {
    /// The template.
    pub(super) fn template(self) -> Value {
        let deployment = self.chosen.deployment;
        for upload in &deployment.uploads {
            let (bucket, key) = (&upload.bucket, &upload.key);
            let source = &upload.source;
            output::hint(format_args!(
                "upload {source} to s3://{bucket}/{key} before"
            ));
        }
        deployment.template.to_json()
    }

    /// A module with the template as a stack, which is put into the folder around here.
    pub(super) fn module(self, region: Option<&str>) -> Result<Module, Failure> {
        let refused = |error: TerraformError| match &error {
            TerraformError::Template(own) => deployments::refused(own),
            _ => Failure::new(ExitCode::InvalidDocument, &error),
        };
        let deployment = &self.chosen.deployment;
        let stack = Stack {
            of: &deployment.namespace,
            name: &deployment.stack,
            template: &deployment.template.to_json(),
            uploads: &deployment.uploads,
            artifacts: self.artifacts.as_deref(),
            tags: &[("emrys:namespace", deployment.namespace.as_str())],
        };
        let here = std::env::current_dir()?;
        let mut writer = Writer::new(region);
        writer.stack(&stack, &here).map_err(refused)?;
        let (module, _) = writer.finish().map_err(refused)?;
        Ok(module)
    }
}
