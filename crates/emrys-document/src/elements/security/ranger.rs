// SPDX-License-Identifier: Apache-2.0
//! Apache Ranger: who decides what users may, and where it is written down.

use schemars::JsonSchema;

use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Apache Ranger (EMR Management Guide, "Create the EMR security configuration" for Apache Ranger).
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Ranger {
    /// The admin server's URL.
    pub admin_server_url: Spanned<String>,
    /// The role of Ranger's plug-ins, by ARN.
    pub role_for_ranger_plugins_arn: Spanned<String>,
    /// The role for AWS services that Ranger does not guard, by ARN.
    pub role_for_other_aws_services_arn: Spanned<String>,
    /// The secret with the admin server's certificate, by ARN.
    pub admin_server_secret_arn: Spanned<String>,
    /// The plug-ins.
    pub ranger_plugin_configurations: Vec<RangerPlugin>,
    /// Where audit records go. Absent: nowhere.
    pub audit_configuration: Option<RangerAudit>,
}

impl FromNode for Ranger {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a Ranger configuration", reader)?;
        let url = fields.required_passed_on("admin_server_url", reader);
        let plugins_role = fields.required_passed_on("role_for_ranger_plugins_arn", reader);
        let others_role = fields.required_passed_on("role_for_other_aws_services_arn", reader);
        let secret = fields.required_passed_on("admin_server_secret_arn", reader);
        let plugins = fields.required("ranger_plugin_configurations", reader);
        let audit_configuration = fields.optional("audit_configuration", reader);
        fields.finish(reader);
        Some(Self {
            admin_server_url: url?,
            role_for_ranger_plugins_arn: plugins_role?,
            role_for_other_aws_services_arn: others_role?,
            admin_server_secret_arn: secret?,
            ranger_plugin_configurations: plugins?,
            audit_configuration,
        })
    }
}

/// Ranger's plug-in of an application.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RangerPlugin {
    /// The application: `Spark`, `Hive`, `EMRFS-S3`, `Trino`.
    pub app: Spanned<String>,
    /// The secret with the plug-in's certificate, by ARN.
    pub client_secret_arn: Spanned<String>,
    /// The service of the plug-in in Ranger.
    pub policy_repository_name: Spanned<String>,
}

impl FromNode for RangerPlugin {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a Ranger plug-in", reader)?;
        let app = fields.required("app", reader);
        let client_secret_arn = fields.required_passed_on("client_secret_arn", reader);
        let policy_repository_name = fields.required_passed_on("policy_repository_name", reader);
        fields.finish(reader);
        Some(Self {
            app: app?,
            client_secret_arn: client_secret_arn?,
            policy_repository_name: policy_repository_name?,
        })
    }
}

/// Where Ranger's audit records go.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RangerAudit {
    /// The places.
    pub destinations: AuditDestinations,
}

impl FromNode for RangerAudit {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an audit configuration", reader)?;
        let destinations = fields.required("destinations", reader);
        fields.finish(reader);
        Some(Self {
            destinations: destinations?,
        })
    }
}

/// The places where audit records go.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AuditDestinations {
    /// CloudWatch.
    pub amazon_cloud_watch_logs: AuditLogGroup,
}

impl FromNode for AuditDestinations {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a list of audit destinations", reader)?;
        let logs = fields.required("amazon_cloud_watch_logs", reader);
        fields.finish(reader);
        Some(Self {
            amazon_cloud_watch_logs: logs?,
        })
    }
}

/// A log group of CloudWatch.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AuditLogGroup {
    /// The group, by ARN.
    pub cloud_watch_log_group: Spanned<String>,
}

impl FromNode for AuditLogGroup {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an audit destination", reader)?;
        let group = fields.required_passed_on("cloud_watch_log_group", reader);
        fields.finish(reader);
        Some(Self {
            cloud_watch_log_group: group?,
        })
    }
}
