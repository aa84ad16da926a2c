// SPDX-License-Identifier: Apache-2.0
//! Where a job flow has left its results.

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
    /// The folder, if it is on this machine.
    folder: Option<String>,
    objects: usize,
    bytes: u64,
}

/// Looks at the places.
pub(crate) async fn find(target: &Target, uris: &[String]) -> Result<Vec<Output>, Failure> {
    let mut outputs = Vec::new();
    for uri in uris {
        let rest = uri.strip_prefix("s3://").unwrap_or(uri);
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let objects = match target.objects.list_objects(bucket, prefix).await {
            Ok(objects) => objects,
            // The job flow has done its work, whoever may look at it.
            Err(error) if target.engine.is_none() => {
                output::say(format_args!("{uri} cannot be listed: {error}"));
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        outputs.push(Output {
            uri: uri.clone(),
            folder: target
                .home
                .as_ref()
                .map(|home| home.buckets().join(rest).display().to_string()),
            objects: objects.len(),
            bytes: objects.iter().map(|object| object.size).sum(),
        });
    }
    Ok(outputs)
}

/// Writes the places for people.
pub(crate) fn write(outputs: &[Output]) -> Result<(), Failure> {
    for found in outputs {
        let folder = found.folder.as_deref();
        output::data(format_args!(
            "output: {} ({} objects, {}){}",
            found.uri,
            found.objects,
            words::size(found.bytes),
            folder
                .map(|folder| format!(" in {folder}"))
                .unwrap_or_default()
        ))?;
    }
    Ok(())
}
