// SPDX-License-Identifier: Apache-2.0
//! A flow for each item.

use super::{Catcher, Flow, Next, Number, Retrier};
use crate::data::{Path, Template};

/// A flow for each item.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// What is done with each item (`ItemProcessor`, or `Iterator` of old).
    pub processor: Flow,
    /// Within the execution, or in executions of their own.
    pub mode: MapMode,
    /// The items, JSONPath; the input if there is neither path nor template.
    pub items_path: Option<Path>,
    /// The items, JSONata (`Items`).
    pub items: Option<Template>,
    /// What an iteration gets instead of its item (`ItemSelector`, or `Parameters` of old).
    pub item_selector: Option<Template>,
    /// How many iterations at once; 0 as many as there are.
    pub max_concurrency: Option<Number>,
    /// When all is tried again.
    pub retry: Vec<Retrier>,
    /// Where an error leads.
    pub catch: Vec<Catcher>,
    /// What comes next.
    pub next: Next,
}

/// How iterations are run.
#[derive(Debug, Clone, PartialEq)]
pub enum MapMode {
    /// In the same execution.
    Inline,
    /// Each in an execution of its own.
    Distributed(Box<Distributed>),
}

/// Iterations in executions of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct Distributed {
    /// Whether those are express.
    pub express: bool,
    /// How the map run is called in child executions' names.
    pub label: Option<String>,
    /// Where items come from, if not from the input.
    pub reader: Option<Reader>,
    /// How many items an execution gets at once.
    pub batcher: Option<Batcher>,
    /// Where results go, if not into the output.
    pub writer: Option<Writer>,
    /// How many failed items are borne.
    pub tolerated_failure_count: Option<Number>,
    /// Which share of failed items is borne, percent.
    pub tolerated_failure_percentage: Option<Number>,
}

/// Where items come from.
#[derive(Debug, Clone, PartialEq)]
pub struct Reader {
    /// `arn:…:states:::s3:getObject` or `…:s3:listObjectsV2`.
    pub resource: String,
    /// `Parameters` or `Arguments`: bucket, key, prefix.
    pub arguments: Option<Template>,
    /// `CSV`, `JSON`, `JSONL`, `MANIFEST`, `PARQUET`.
    pub input_type: Option<String>,
    /// The other members of `ReaderConfig` but `MaxItems`, as written.
    pub configuration: serde_json::Map<String, serde_json::Value>,
    /// How many items at most.
    pub max_items: Option<Number>,
}

/// How many items an execution gets at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Batcher {
    /// What every batch gets besides.
    pub batch_input: Option<Template>,
    /// So many items at most.
    pub max_items_per_batch: Option<Number>,
    /// So many bytes at most.
    pub max_input_bytes_per_batch: Option<Number>,
}

/// Where results go.
#[derive(Debug, Clone, PartialEq)]
pub struct Writer {
    /// `arn:…:states:::s3:putObject`; none if only the form of results is set.
    pub resource: Option<String>,
    /// `Parameters` or `Arguments`: bucket and prefix.
    pub arguments: Option<Template>,
    /// `WriterConfig.Transformation`: `NONE`, `COMPACT` or `FLATTEN`.
    pub transformation: Option<String>,
    /// `WriterConfig.OutputType`: `JSON` or `JSONL`.
    pub output_type: Option<String>,
}
