// SPDX-License-Identifier: Apache-2.0
//! Where a job flow has left its results.

use emrys_protocol::engine::ObjectSummary;
use serde::Serialize;

use crate::exit::Failure;
use crate::output;
use crate::target::Target;
use crate::words;

/// A place that the document calls an output.
#[derive(Debug, Serialize)]
pub(crate) struct Output {
    /// As the document names it.
    uri: String,
    /// The folder on this machine.
    folder: Option<String>,
    objects: usize,
    bytes: u64,
}

/// Looks at the places; nothing is known of them on a target that is not ours.
pub(crate) async fn find(target: &Target, uris: &[String]) -> Result<Vec<Output>, Failure> {
    let (Some(engine), Some(home)) = (&target.engine, &target.home) else {
        return Ok(Vec::new());
    };
    let mut outputs = Vec::new();
    for uri in uris {
        let rest = uri.strip_prefix("s3://").unwrap_or(uri);
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let objects: Vec<ObjectSummary> = engine.list_objects(bucket, prefix).await?;
        outputs.push(Output {
            uri: uri.clone(),
            folder: Some(home.buckets().join(rest).display().to_string()),
            objects: objects.len(),
            bytes: objects.iter().map(|object| object.size).sum(),
        });
    }
    Ok(outputs)
}

/// Writes the places for people.
pub(crate) fn write(outputs: &[Output]) -> Result<(), Failure> {
    for found in outputs {
        let folder = found.folder.as_deref().unwrap_or_default();
        output::data(format_args!(
            "output: {} ({} objects, {}) in {folder}",
            found.uri,
            found.objects,
            words::size(found.bytes)
        ))?;
    }
    Ok(())
}
