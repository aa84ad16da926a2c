// SPDX-License-Identifier: Apache-2.0
//! What a map run gives, and the files it writes (`ResultWriter`).

use serde_json::{Map, Value, json};

use crate::data::Failure;

/// How results are formed (`WriterConfig`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transformation {
    /// Executions with all that is known of them.
    None,
    /// Their outputs.
    Compact,
    /// Their outputs, the items of those that are arrays.
    Flatten,
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputType {
    /// An array.
    Json,
    /// A JSON text on every line.
    JsonLines,
}

/// A child execution that has ended, or never began.
#[derive(Debug, Clone, PartialEq)]
pub struct Child {
    /// `SUCCEEDED`, `FAILED`, `TIMED_OUT`, `ABORTED`, `PENDING`.
    pub status: &'static str,
    /// Its ARN.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// The child machine's ARN.
    pub state_machine_arn: String,
    /// Its input, JSON.
    pub input: String,
    /// Its output, JSON, if it succeeded.
    pub output: Option<String>,
    /// The error's name.
    pub error: Option<String>,
    /// The error's cause.
    pub cause: Option<String>,
    /// When it began, RFC 3339.
    pub started_at: Option<String>,
    /// When it ended, RFC 3339.
    pub stopped_at: Option<String>,
    /// How often it was redriven.
    pub redrive_count: u32,
}

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Which group of the manifest it is in: `SUCCEEDED`, `FAILED` or `PENDING`.
    pub group: &'static str,
    /// Its key.
    pub key: String,
    /// What is in it.
    pub body: Vec<u8>,
}

impl Transformation {
    /// By AWS's name. Files have all of an execution unless they are asked not to.
    #[must_use]
    pub fn of(name: Option<&str>, into_files: bool) -> Self {
        match name {
            Some("NONE") => Self::None,
            Some("COMPACT") => Self::Compact,
            Some("FLATTEN") => Self::Flatten,
            _ if into_files => Self::None,
            _ => Self::Compact,
        }
    }
}

impl OutputType {
    /// By AWS's name.
    #[must_use]
    pub fn of(name: Option<&str>) -> Self {
        match name {
            Some("JSONL") => Self::JsonLines,
            _ => Self::Json,
        }
    }
}

/// The run's result where it is not written into files.
#[must_use]
pub fn output(children: &[Child], transformation: Transformation) -> Value {
    Value::Array(
        children
            .iter()
            .flat_map(|child| of_child(child, transformation))
            .collect(),
    )
}

/// The run's result where it is.
#[must_use]
pub fn written(map_run_arn: &str, bucket: &str, manifest_key: &str) -> Value {
    json!({
        "MapRunArn": map_run_arn,
        "ResultWriterDetails": { "Bucket": bucket, "Key": manifest_key },
    })
}

/// The files of a run below a folder.
#[must_use]
pub fn files(
    children: &[Child],
    folder: &str,
    transformation: Transformation,
    output_type: OutputType,
) -> Vec<File> {
    let mut files = Vec::new();
    for (group, statuses) in [
        ("FAILED", &["FAILED", "TIMED_OUT", "ABORTED"][..]),
        ("PENDING", &["PENDING"]),
        ("SUCCEEDED", &["SUCCEEDED"]),
    ] {
        let of_group = children
            .iter()
            .filter(|child| statuses.contains(&child.status));
        let values = of_group.flat_map(|child| of_child(child, transformation));
        let values: Vec<String> = values.map(|value| value.to_string()).collect();
        if values.is_empty() {
            continue;
        }
        let (ending, body) = match output_type {
            OutputType::Json => ("json", format!("[{}]", values.join(","))),
            OutputType::JsonLines => ("jsonl", values.join("\n")),
        };
        files.push(File {
            group,
            key: format!("{folder}{group}_0.{ending}"),
            body: body.into_bytes(),
        });
    }
    files
}

/// The manifest of files.
#[must_use]
pub fn manifest(map_run_arn: &str, bucket: &str, files: &[File]) -> Value {
    let of = |group: &str| -> Vec<Value> {
        let files = files.iter().filter(|file| file.group == group);
        files
            .map(|file| json!({ "Key": file.key, "Size": file.body.len() }))
            .collect()
    };
    json!({
        "DestinationBucket": bucket,
        "MapRunArn": map_run_arn,
        "ResultFiles": {
            "FAILED": of("FAILED"),
            "PENDING": of("PENDING"),
            "SUCCEEDED": of("SUCCEEDED"),
        },
    })
}

/// Writing failed.
pub fn failed(cause: impl Into<String>) -> Failure {
    Failure {
        error: "States.ResultWriterFailed".to_owned(),
        cause: cause.into(),
    }
}

fn of_child(child: &Child, transformation: Transformation) -> Vec<Value> {
    // What has no output stays as it is, however results are formed.
    let Some(output) = child
        .output
        .as_deref()
        .filter(|_| transformation != Transformation::None)
    else {
        return vec![whole(child)];
    };
    let output: Value = serde_json::from_str(output).unwrap_or_default();
    match (transformation, output) {
        (Transformation::Flatten, Value::Array(items)) => items,
        (_, output) => vec![output],
    }
}

/// All that is known of an execution.
fn whole(child: &Child) -> Value {
    let mut whole = Map::new();
    let mut set = |name: &str, value: Value| whole.insert(name.to_owned(), value);
    set("ExecutionArn", json!(child.arn));
    set("Input", json!(child.input));
    set("InputDetails", json!({ "Included": true }));
    set("Name", json!(child.name));
    match &child.output {
        Some(output) => {
            set("Output", json!(output));
            set("OutputDetails", json!({ "Included": true }));
        }
        None => {
            for (name, value) in [("Error", &child.error), ("Cause", &child.cause)] {
                if let Some(value) = value {
                    set(name, json!(value));
                }
            }
        }
    }
    set("RedriveCount", json!(child.redrive_count));
    if child.status == "SUCCEEDED" {
        set("RedriveStatus", json!("NOT_REDRIVABLE"));
        set(
            "RedriveStatusReason",
            json!("Execution is SUCCEEDED and cannot be redriven"),
        );
    } else {
        set("RedriveStatus", json!("REDRIVABLE_BY_MAP_RUN"));
    }
    for (name, value) in [
        ("StartDate", &child.started_at),
        ("StopDate", &child.stopped_at),
    ] {
        if let Some(value) = value {
            set(name, json!(value));
        }
    }
    set("StateMachineArn", json!(child.state_machine_arn));
    set("Status", json!(child.status));
    Value::Object(whole)
}
