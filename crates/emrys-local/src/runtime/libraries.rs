// SPDX-License-Identifier: Apache-2.0
//! The Python libraries that EMR has on every node and that steps count on: numpy, boto3, the AWS CLI; and pip.
//!
//! They depend on the Python and on the line of Spark, not on its version, so several versions share them.

use std::fs;
use std::path::PathBuf;

use tokio::process::Command;

use super::cache::Cache;
use super::error::RuntimeError;
use super::pip::Pip;
use super::program;
use super::progress::{self, ProgressSink};
use super::python::Python;
use super::requirements::Requirements;

/// The folder of libraries for this Python and this line of Spark, provisioned if need be.
pub(super) async fn site_packages(
    cache: &Cache,
    requirements: &Requirements,
    python: &Python,
    sink: ProgressSink<'_>,
) -> Result<PathBuf, RuntimeError> {
    let name = format!(
        "{}-{}",
        python.language_version(),
        requirements.numpy.replace('<', "-below-")
    );
    let what = format!("Python {} libraries", python.language_version());
    cache
        .once("libraries", &name, &what, sink, async |folder| {
            progress::started(sink, "downloading numpy, boto3 and the AWS CLI");
            let pip = Pip::find(python).await?;
            pip.install(&[requirements.numpy, "boto3", "awscli", "pip"], folder, &[])
                .await?;
            // Their programs name the Python that installed them; each cluster has its own instead.
            let programs = folder.join("bin");
            fs::remove_dir_all(&programs).map_err(RuntimeError::io("remove", &programs))?;
            program::printed(
                Command::new(&python.executable)
                    .args(["-S", "-c", "import numpy, boto3, awscli, pip"])
                    .env("PYTHONPATH", folder),
            )
            .await
            .map(drop)
            .map_err(|message| RuntimeError::Unusable {
                what: what.clone(),
                message,
            })
        })
        .await
}
