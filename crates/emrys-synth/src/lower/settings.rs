// SPDX-License-Identifier: Apache-2.0
//! Settings of a cluster that are mappings of their own, as the API's shapes.

use emrys_document::Spanned;
use emrys_document::elements::{
    CloudWatchLogs, Ec2Attributes, KerberosAttributes as DocumentAttributes, Monitoring, Password,
    Placement, S3Logging, SupportedProduct, Text,
};
use emrys_protocol::types::{
    CloudWatchLogConfiguration, JobFlowInstancesConfig, KerberosAttributes, LogType,
    MonitoringConfiguration, Open, PlacementType, S3LoggingConfiguration, Sensitive,
    SupportedProductConfig,
};

use super::{arguments, some};

/// What instances get from the account, in the member of the request that is about instances.
pub(super) fn ec2(
    ec2: Option<&Ec2Attributes>,
    placement: Option<&Placement>,
    instances: JobFlowInstancesConfig,
) -> JobFlowInstancesConfig {
    let instances = JobFlowInstancesConfig {
        placement: placement.map(|placement| PlacementType {
            availability_zone: text(&placement.availability_zone),
            availability_zones: texts(&placement.availability_zones),
        }),
        ..instances
    };
    let Some(ec2) = ec2 else {
        return instances;
    };
    JobFlowInstancesConfig {
        ec2_key_name: text(&ec2.key_name),
        ec2_subnet_id: text(&ec2.subnet_id),
        ec2_subnet_ids: texts(&ec2.subnet_ids),
        emr_managed_master_security_group: text(&ec2.emr_managed_master_security_group),
        emr_managed_slave_security_group: text(&ec2.emr_managed_slave_security_group),
        service_access_security_group: text(&ec2.service_access_security_group),
        additional_master_security_groups: texts(&ec2.additional_master_security_groups),
        additional_slave_security_groups: texts(&ec2.additional_slave_security_groups),
        ..instances
    }
}

pub(super) fn kerberos(attributes: &DocumentAttributes) -> KerberosAttributes {
    let password = |password: &Spanned<Password>| Sensitive::from(password.reveal().to_owned());
    KerberosAttributes {
        realm: Some(attributes.realm.value.clone()),
        kdc_admin_password: Some(password(&attributes.kdc_admin_password)),
        cross_realm_trust_principal_password: attributes
            .cross_realm_trust_principal_password
            .as_ref()
            .map(password),
        ad_domain_join_user: text(&attributes.ad_domain_join_user),
        ad_domain_join_password: attributes.ad_domain_join_password.as_ref().map(password),
    }
}

pub(super) fn monitoring(monitoring: &Monitoring) -> MonitoringConfiguration {
    let cloud_watch = monitoring.cloud_watch_log_configuration.as_deref();
    let s3 = monitoring.s3_logging_configuration.as_deref();
    MonitoringConfiguration {
        cloud_watch_log_configuration: cloud_watch.map(cloud_watch_logs),
        s3_logging_configuration: s3.map(s3_logging),
    }
}

fn cloud_watch_logs(logs: &CloudWatchLogs) -> CloudWatchLogConfiguration {
    let types = logs.log_types.iter().map(|(kind, files)| {
        let files = arguments(files).collect();
        (kind.value.clone(), files)
    });
    CloudWatchLogConfiguration {
        enabled: Some(*logs.enabled),
        encryption_key_arn: text(&logs.encryption_key_arn),
        log_group_name: text(&logs.log_group_name),
        log_stream_name_prefix: text(&logs.log_stream_name_prefix),
        log_types: (!logs.log_types.is_empty()).then(|| types.collect()),
    }
}

fn s3_logging(logging: &S3Logging) -> S3LoggingConfiguration {
    let policies = &logging.log_type_upload_policy;
    let given = [
        (LogType::SystemLogs, &policies.system_logs),
        (LogType::ApplicationLogs, &policies.application_logs),
        (LogType::PersistentUiLogs, &policies.persistent_ui_logs),
    ];
    let given = given.into_iter().filter_map(|(kind, policy)| {
        let policy = policy.as_deref()?;
        Some((kind.into(), Open::from_word(policy.as_str())))
    });
    S3LoggingConfiguration {
        log_type_upload_policy: Some(given.collect()),
    }
}

pub(super) fn products(products: &[SupportedProduct]) -> Option<Vec<SupportedProductConfig>> {
    let products = products.iter().map(|product| SupportedProductConfig {
        name: Some(product.name.value.clone()),
        args: texts(&product.args),
    });
    some(products.collect())
}

/// A list of texts, where there is something in it.
pub(super) fn texts(values: &[Spanned<Text>]) -> Option<Vec<String>> {
    some(arguments(values).collect())
}

fn text(value: &Option<Spanned<String>>) -> Option<String> {
    value.as_deref().cloned()
}
