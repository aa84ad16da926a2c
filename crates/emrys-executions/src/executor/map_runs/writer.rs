// SPDX-License-Identifier: Apache-2.0
//! What a map run gives, and the objects it writes.

use bytes::Bytes;
use emrys_protocol::objects::ObjectStore;
use emrys_states::data::Failure;
use emrys_states::execution::MapRunRequest;
use emrys_states::map_run::results::{self, Child, OutputType, Transformation, failed};
use emrys_store::Journal;
use serde_json::Value;

use super::record::{self, Input};
use super::rfc_3339;
use crate::executor::ExecutorError;
use crate::executor::records::{self, StartRecord, Status, Summary};

/// The result of a map run whose children have ended, with what there is to be written.
pub(super) async fn write(
    objects: &dyn ObjectStore,
    request: &MapRunRequest,
    arn: &str,
    children: &[Child],
) -> Result<Value, Failure> {
    let writer = request.writer.as_ref();
    let transformation = writer.and_then(|writer| writer.transformation.as_deref());
    let Some(writer) = writer.filter(|writer| writer.resource.is_some()) else {
        let transformation = Transformation::of(transformation, false);
        return Ok(results::output(children, transformation));
    };
    let argument = |name: &str| {
        let arguments = writer.arguments.as_ref()?;
        arguments.get(name).and_then(Value::as_str)
    };
    let bucket = argument("Bucket").ok_or_else(|| failed("The writer names no bucket."))?;
    let id = arn.rsplit(':').next().unwrap_or(arn);
    let folder = match argument("Prefix").map(|prefix| prefix.trim_end_matches('/')) {
        None | Some("") => format!("{id}/"),
        Some(prefix) => format!("{prefix}/{id}/"),
    };
    let transformation = Transformation::of(transformation, true);
    let output_type = OutputType::of(writer.output_type.as_deref());
    let files = results::files(children, &folder, transformation, output_type);
    let manifest = results::manifest(arn, bucket, &files).to_string();
    let manifest_key = format!("{folder}manifest.json");
    let bodies = files.into_iter().map(|file| (file.key, file.body));
    // The manifest comes last: what it names is there.
    for (key, body) in bodies.chain([(manifest_key.clone(), manifest.into_bytes())]) {
        let put = objects.put_object(bucket, &key, Bytes::from(body)).await;
        put.map_err(|error| failed(error.to_string()))?;
    }
    Ok(results::written(arn, bucket, &manifest_key))
}

/// A child execution as results have it.
pub(super) fn child(
    journal: &Journal,
    map_run_arn: &str,
    number: u64,
    planned: &StartRecord,
) -> Result<Child, ExecutorError> {
    let summary: Option<Summary> = journal.record(records::SUMMARY, &planned.arn)?;
    let mut child = Child {
        status: "PENDING",
        arn: planned.arn.clone(),
        name: planned.name.clone(),
        state_machine_arn: planned.state_machine_arn.clone(),
        input: String::new(),
        output: None,
        error: None,
        cause: None,
        started_at: None,
        stopped_at: None,
        redrive_count: 0,
    };
    let input: Option<Input> =
        journal.record(record::ITEM, &record::item_id(map_run_arn, number))?;
    child.input = input.map(|input| input.input).unwrap_or_default();
    let Some(summary) = summary else {
        return Ok(child);
    };
    let start: Option<StartRecord> = journal.record(records::START, &summary.key)?;
    child.status = match summary.status {
        Status::Succeeded => "SUCCEEDED",
        Status::Failed => "FAILED",
        Status::TimedOut => "TIMED_OUT",
        Status::Aborted => "ABORTED",
        Status::Running | Status::PendingRedrive => "PENDING",
    };
    child.output = summary.output;
    child.error = summary.error;
    child.cause = summary.cause;
    child.started_at = start.map(|start| rfc_3339(start.started_at));
    child.stopped_at = summary.stopped_at.map(rfc_3339);
    child.redrive_count = summary.redrive_count;
    Ok(child)
}
