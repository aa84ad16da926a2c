// SPDX-License-Identifier: Apache-2.0
//! Where a cluster's logs go beside its log URI, and which of them EMR keeps.

use schemars::JsonSchema;

use crate::elements::{Map, Text};
use crate::reader::{Fields, FromNode, Reader, word};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Where logs go beside the log URI.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Monitoring {
    /// CloudWatch.
    pub cloud_watch_log_configuration: Option<Spanned<CloudWatchLogs>>,
    /// S3, and what EMR keeps itself.
    pub s3_logging_configuration: Option<Spanned<S3Logging>>,
}

impl FromNode for Monitoring {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a monitoring configuration", reader)?;
        let monitoring = Self {
            cloud_watch_log_configuration: fields.optional("cloud_watch_log_configuration", reader),
            s3_logging_configuration: fields.optional("s3_logging_configuration", reader),
        };
        fields.finish(reader);
        Some(monitoring)
    }
}

/// Logs in CloudWatch.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CloudWatchLogs {
    /// Whether logs go there.
    pub enabled: Spanned<bool>,
    /// The log group. Absent: one of EMR's.
    pub log_group_name: Option<Spanned<String>>,
    /// How the names of the log streams begin.
    pub log_stream_name_prefix: Option<Spanned<String>>,
    /// The key that encrypts them, by ARN.
    pub encryption_key_arn: Option<Spanned<String>>,
    /// Which logs go there: of each type, such as `STEP_LOGS`, the files, such as `STDOUT`.
    #[schemars(default)]
    pub log_types: Map<Vec<Spanned<Text>>>,
}

impl FromNode for CloudWatchLogs {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a CloudWatch log configuration", reader)?;
        let enabled = fields.required("enabled", reader);
        let log_group_name = fields.passed_on("log_group_name", reader);
        let log_stream_name_prefix = fields.passed_on("log_stream_name_prefix", reader);
        let encryption_key_arn = fields.passed_on("encryption_key_arn", reader);
        let log_types = fields.optional("log_types", reader).unwrap_or_default();
        fields.finish(reader);
        Some(Self {
            enabled: enabled?,
            log_group_name,
            log_stream_name_prefix,
            encryption_key_arn,
            log_types,
        })
    }
}

/// Logs in S3.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct S3Logging {
    /// Which logs are copied, and by whom they are kept.
    pub log_type_upload_policy: LogUploadPolicies,
}

impl FromNode for S3Logging {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an S3 logging configuration", reader)?;
        let policies = fields.required("log_type_upload_policy", reader);
        fields.finish(reader);
        Some(Self {
            log_type_upload_policy: policies?,
        })
    }
}

/// Who keeps which logs.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LogUploadPolicies {
    /// Those of the instances.
    pub system_logs: Option<Spanned<LogUploadPolicy>>,
    /// Those of steps and applications.
    pub application_logs: Option<Spanned<LogUploadPolicy>>,
    /// Those that the applications' interfaces show after the cluster's end.
    pub persistent_ui_logs: Option<Spanned<LogUploadPolicy>>,
}

impl FromNode for LogUploadPolicies {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a log upload policy", reader)?;
        let policies = Self {
            system_logs: fields.optional("system_logs", reader),
            application_logs: fields.optional("application_logs", reader),
            persistent_ui_logs: fields.optional("persistent_ui_logs", reader),
        };
        fields.finish(reader);
        Some(policies)
    }
}

/// Who keeps some logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(inline)]
pub enum LogUploadPolicy {
    /// EMR, and the log URI.
    #[schemars(rename = "emr-managed")]
    EmrManaged,
    /// The log URI alone.
    #[schemars(rename = "on-customer-s3only")]
    CustomerOnly,
    /// Nobody.
    #[schemars(rename = "disabled")]
    Disabled,
}

impl LogUploadPolicy {
    /// The word in EMR's API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EmrManaged => "emr-managed",
            Self::CustomerOnly => "on-customer-s3only",
            Self::Disabled => "disabled",
        }
    }
}

impl FromNode for LogUploadPolicy {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let words = [Self::EmrManaged, Self::CustomerOnly, Self::Disabled];
        let words = words.map(|policy| (policy.as_str(), policy));
        word(node, reader, "a policy for logs", &words)
    }
}
