// SPDX-License-Identifier: Apache-2.0
//! A profile of aws-emr-launch as one of existing roles, security groups and a security configuration.

use emrys_protocol::types::{JobFlowInstancesConfig, RunJobFlowInput};

use super::{Converted, LegacyError, Reading};
use crate::registry::name::Kind;
use crate::registry::values::{Profile, Roles};

pub(super) fn convert(reading: &Reading<'_>) -> Result<Converted, LegacyError> {
    let owned = |pointer: &str| reading.text(pointer).map(str::to_owned);
    let roles = Roles {
        service: reading.required("/Roles/ServiceRole")?.to_owned(),
        instance: reading.required("/Roles/InstanceRole")?.to_owned(),
        auto_scaling: owned("/Roles/AutoScalingRole"),
    };
    let instance_profile = reading.required("/Roles/InstanceProfile")?;
    let instances = JobFlowInstancesConfig {
        emr_managed_master_security_group: owned("/SecurityGroups/MasterGroup"),
        emr_managed_slave_security_group: owned("/SecurityGroups/WorkersGroup"),
        service_access_security_group: owned("/SecurityGroups/ServiceGroup"),
        ..JobFlowInstancesConfig::default()
    };
    let request = RunJobFlowInput {
        service_role: Some(roles.service.clone()),
        job_flow_role: Some(last(instance_profile).to_owned()),
        auto_scaling_role: roles.auto_scaling.clone(),
        security_configuration: owned("/SecurityConfiguration"),
        instances: Some(instances),
        ..RunJobFlowInput::default()
    };
    Converted::new(
        &Profile {
            head: reading.head(Kind::Profile),
            logs_uri: uri(reading, "Logs"),
            artifacts_uri: uri(reading, "Artifacts"),
            request: super::json(&request)?,
            kerberos_secret: owned("/KerberosAttributesSecret"),
            roles,
        },
        Vec::new(),
    )
}

/// Where a profile has its logs or artifacts: a bucket, and a path in it.
fn uri(reading: &Reading<'_>, of: &str) -> Option<String> {
    let bucket = reading.text(&format!("/{of}Bucket"))?;
    let path = reading.text(&format!("/{of}Path")).unwrap_or_default();
    let path = path.trim_matches('/');
    let slash = if path.is_empty() { "" } else { "/" };
    Some(format!("s3://{bucket}/{path}{slash}"))
}

/// The last part of an ARN.
fn last(arn: &str) -> &str {
    arn.rsplit('/').next().unwrap_or(arn)
}
