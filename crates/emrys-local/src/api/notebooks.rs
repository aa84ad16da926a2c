// SPDX-License-Identifier: Apache-2.0
//! Notebook executions: records of what was asked for. There is nothing here that runs a notebook, so each has FAILED at
//! once, with the reason; who waits for one is told.

use std::time::Duration;

use emrys_model::ids::NotebookExecutionId;
use emrys_protocol::ApiError;
use emrys_protocol::types::{
    DescribeNotebookExecutionInput, DescribeNotebookExecutionOutput, ListNotebookExecutionsInput,
    ListNotebookExecutionsOutput, NotebookExecution, NotebookExecutionStatus,
    NotebookExecutionSummary, NotebookS3LocationForOutput, NotebookS3LocationFromInput,
    OutputNotebookS3LocationForOutput, StartNotebookExecutionInput, StartNotebookExecutionOutput,
    StopNotebookExecutionInput, Timestamp,
};

use super::{answers, clusters, paging, settings};
use crate::engine::Shared;
use crate::error::store_to_api;
use crate::records::account::NotebookExecutionRecord;

/// How far back a list goes that does not say it (API ListNotebookExecutions).
const LISTED: Duration = Duration::from_secs(30 * 24 * 60 * 60);

const REASON: &str = "The local engine does not run notebooks: there is no notebook server behind it. Run the \
                      notebook's code as a step, or the notebook on AWS.";

fn unknown(id: &str) -> ApiError {
    ApiError::invalid_request(format!("Notebook execution id '{id}' is not valid."))
}

pub(super) async fn start(
    shared: &Shared,
    mut input: StartNotebookExecutionInput,
) -> Result<StartNotebookExecutionOutput, ApiError> {
    let engine = input.execution_engine.as_ref();
    let cluster = clusters::find(shared, engine.and_then(|engine| engine.id.as_deref()))?;
    if !cluster.read(|snapshot| snapshot.cluster.state.accepts_steps()) {
        return Err(ApiError::invalid_request(format!(
            "Cluster id '{}' is not valid: the cluster is terminating or terminated.",
            cluster.id()
        )));
    }
    // API StartNotebookExecution: a notebook is named by its editor or by its place in S3.
    if input.editor_id.is_none() && input.notebook_s3_location.is_none() {
        return Err(ApiError::invalid_request(
            "Either EditorId or NotebookS3Location must be specified.",
        ));
    }
    if input.editor_id.is_some() && input.relative_path.is_none() {
        return Err(ApiError::invalid_request(
            "RelativePath must be specified with EditorId.",
        ));
    }
    let now = crate::time::now();
    let record = NotebookExecutionRecord {
        id: NotebookExecutionId::from_random(shared.random()),
        tags: settings::tags(input.tags.take())?,
        request: input,
        status: NotebookExecutionStatus::Failed.into(),
        reason: REASON.to_owned(),
        started: now,
        ended: Some(now),
    };
    let id = record.id.to_string();
    let changed = shared.account().notebook_executions.change(|draft| {
        draft.put(id.as_str(), record);
        Ok::<_, ApiError>(())
    });
    changed.await.map_err(store_to_api)??;
    Ok(StartNotebookExecutionOutput {
        notebook_execution_id: Some(id),
    })
}

fn location(from: &NotebookS3LocationFromInput) -> NotebookS3LocationForOutput {
    NotebookS3LocationForOutput {
        bucket: from.bucket.clone(),
        key: from.key.clone(),
    }
}

pub(super) fn describe(
    shared: &Shared,
    input: &DescribeNotebookExecutionInput,
) -> Result<DescribeNotebookExecutionOutput, ApiError> {
    let id = input.notebook_execution_id.as_deref().unwrap_or_default();
    let found = shared.account().notebook_executions.get(id);
    let record = found.ok_or_else(|| unknown(id))?;
    let request = record.request.clone();
    let output = request.output_notebook_s3_location;
    Ok(DescribeNotebookExecutionOutput {
        notebook_execution: Some(NotebookExecution {
            arn: Some(answers::resource_arn(
                shared,
                &format!("notebook-execution/{id}"),
            )),
            editor_id: request.editor_id,
            end_time: record.ended.map(answers::timestamp),
            environment_variables: request.environment_variables,
            execution_engine: request.execution_engine,
            last_state_change_reason: Some(record.reason.clone()),
            notebook_execution_id: Some(id.to_owned()),
            notebook_execution_name: request.notebook_execution_name,
            notebook_instance_security_group_id: request.notebook_instance_security_group_id,
            notebook_params: request.notebook_params,
            notebook_s3_location: request.notebook_s3_location.as_ref().map(location),
            output_notebook_format: request.output_notebook_format,
            output_notebook_s3_location: output.map(|from| OutputNotebookS3LocationForOutput {
                bucket: from.bucket,
                key: from.key,
            }),
            // Where an output would be: there is none.
            output_notebook_uri: None,
            start_time: Some(answers::timestamp(record.started)),
            status: Some(record.status.clone()),
            tags: Some(answers::tags(&record.tags)),
        }),
    })
}

pub(super) fn list(
    shared: &Shared,
    input: &ListNotebookExecutionsInput,
) -> Result<ListNotebookExecutionsOutput, ApiError> {
    let listed = i64::try_from(LISTED.as_millis()).unwrap_or(i64::MAX);
    let from = input.from.map(Timestamp::as_millis);
    let from = from.unwrap_or_else(|| crate::time::now() - listed);
    let to = input.to.map_or(i64::MAX, Timestamp::as_millis);
    let executions = &shared.account().notebook_executions;
    let found = executions.range(.., usize::MAX, |id, record| {
        let request = &record.request;
        let engine = request.execution_engine.as_ref();
        let engine = engine.and_then(|engine| engine.id.as_ref());
        let wanted = (from..=to).contains(&record.started)
            && input
                .status
                .as_ref()
                .is_none_or(|status| *status == record.status)
            && (input.editor_id.is_none() || input.editor_id == request.editor_id)
            && (input.execution_engine_id.is_none()
                || input.execution_engine_id.as_ref() == engine);
        let summary = || NotebookExecutionSummary {
            editor_id: request.editor_id.clone(),
            end_time: record.ended.map(answers::timestamp),
            execution_engine_id: engine.cloned(),
            notebook_execution_id: Some(id.to_owned()),
            notebook_execution_name: request.notebook_execution_name.clone(),
            notebook_s3_location: request.notebook_s3_location.as_ref().map(location),
            start_time: Some(answers::timestamp(record.started)),
            status: Some(record.status.clone()),
        };
        wanted.then(|| ((record.started, id.to_owned()), summary()))
    });
    let (executions, marker) = paging::newest_first(found, input.marker.as_deref())?;
    Ok(ListNotebookExecutionsOutput {
        marker,
        notebook_executions: Some(executions),
    })
}

/// Nothing runs that could be stopped: each execution has ended.
pub(super) fn stop(shared: &Shared, input: &StopNotebookExecutionInput) -> Result<(), ApiError> {
    let id = input.notebook_execution_id.as_deref().unwrap_or_default();
    let found = shared.account().notebook_executions.get(id);
    let record = found.ok_or_else(|| unknown(id))?;
    Err(ApiError::invalid_request(format!(
        "Notebook execution '{id}' cannot be stopped: it is {}.",
        record.status
    )))
}
