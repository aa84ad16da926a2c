// SPDX-License-Identifier: Apache-2.0
//! Security configurations as EMR's JSON (EMR Management Guide, "Create a security configuration").

use emrys_document::Spanned;
use emrys_document::elements::security::{
    AtRestEncryption, Authentication, Authorization, BucketEncryption, ClusterDedicatedKdc,
    DiskEncryption, Encryption, ExternalKdc, IdentityCenter, Kerberos, LakeFormation,
    MetadataService, Ranger, RangerPlugin, RoleMapping, S3Encryption, TlsCertificates,
};
use emrys_document::elements::{SecurityConfiguration, Text};
use serde_json::{Map, Value, json};

/// What answers to EC2's instance metadata service may travel where a document says nothing.
const HOP_LIMIT: i32 = 1;

/// The JSON of a security configuration.
pub(super) fn configuration(configuration: &SecurityConfiguration) -> Value {
    let SecurityConfiguration {
        encryption_configuration,
        authentication_configuration,
        authorization_configuration,
        instance_metadata_service_configuration,
        allow: _,
    } = configuration;
    Object::default()
        .with(
            "EncryptionConfiguration",
            encryption_configuration,
            encryption,
        )
        .with(
            "AuthenticationConfiguration",
            authentication_configuration,
            authentication,
        )
        .with(
            "AuthorizationConfiguration",
            authorization_configuration,
            authorization,
        )
        .with(
            "InstanceMetadataServiceConfiguration",
            instance_metadata_service_configuration,
            metadata_service,
        )
        .into()
}

/// A JSON object that has the members that a document gives.
#[derive(Default)]
struct Object(Map<String, Value>);

impl Object {
    fn set(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    fn with<T>(
        self,
        key: &str,
        value: &Option<Spanned<T>>,
        lower: impl FnOnce(&T) -> Value,
    ) -> Self {
        match value {
            Some(value) => self.set(key, lower(value)),
            None => self,
        }
    }

    fn value<T: Clone + Into<Value>>(self, key: &str, value: &Option<Spanned<T>>) -> Self {
        self.with(key, value, |value| value.clone().into())
    }

    fn list<T>(self, key: &str, list: &[T], lower: impl Fn(&T) -> Value) -> Self {
        match list {
            [] => self,
            list => self.set(key, list.iter().map(lower).collect::<Vec<_>>()),
        }
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}

fn encryption(encryption: &Encryption) -> Value {
    Object::default()
        .set("EnableInTransitEncryption", encryption.is_in_transit())
        .with(
            "InTransitEncryptionConfiguration",
            &encryption.in_transit_encryption_configuration,
            |in_transit| {
                let certificates = &in_transit.tls_certificate_configuration;
                json!({ "TLSCertificateConfiguration": tls_certificates(certificates) })
            },
        )
        .set("EnableAtRestEncryption", encryption.is_at_rest())
        .with(
            "AtRestEncryptionConfiguration",
            &encryption.at_rest_encryption_configuration,
            at_rest_encryption,
        )
        .with(
            "EMRWALEncryptionConfiguration",
            &encryption.emr_wal_encryption_configuration,
            |wal| {
                Object::default()
                    .value("AwsKmsKey", &wal.aws_kms_key)
                    .into()
            },
        )
        .into()
}

fn tls_certificates(certificates: &TlsCertificates) -> Value {
    let provider = certificates.certificate_provider_type.as_str();
    let tags: Vec<_> = certificates.secret_tags.iter().collect();
    Object::default()
        .set("CertificateProviderType", provider)
        .value("S3Object", &certificates.s3_object)
        .value(
            "CertificateProviderClass",
            &certificates.certificate_provider_class,
        )
        .value("AwsKmsKey", &certificates.aws_kms_key)
        .list(
            "SecretTags",
            &tags,
            |(key, value)| json!({ "Key": key.value, "Value": value.0 }),
        )
        .value("ValidityInDays", &certificates.validity_in_days)
        .value("WildcardDnsSuffix", &certificates.wildcard_dns_suffix)
        .into()
}

fn at_rest_encryption(at_rest: &AtRestEncryption) -> Value {
    Object::default()
        .with(
            "S3EncryptionConfiguration",
            &at_rest.s3_encryption_configuration,
            s3_encryption,
        )
        .with(
            "LocalDiskEncryptionConfiguration",
            &at_rest.local_disk_encryption_configuration,
            disk_encryption,
        )
        .into()
}

fn s3_encryption(s3: &S3Encryption) -> Value {
    Object::default()
        .set("EncryptionMode", s3.encryption_mode.as_str())
        .value("AwsKmsKey", &s3.aws_kms_key)
        .value("S3Object", &s3.s3_object)
        .value(
            "EncryptionKeyProviderClass",
            &s3.encryption_key_provider_class,
        )
        .list("Overrides", &s3.overrides, bucket_encryption)
        .into()
}

fn bucket_encryption(bucket: &BucketEncryption) -> Value {
    Object::default()
        .set("BucketName", &*bucket.bucket_name.0)
        .set("EncryptionMode", bucket.encryption_mode.as_str())
        .value("AwsKmsKey", &bucket.aws_kms_key)
        .value("S3Object", &bucket.s3_object)
        .value(
            "EncryptionKeyProviderClass",
            &bucket.encryption_key_provider_class,
        )
        .into()
}

fn disk_encryption(disk: &DiskEncryption) -> Value {
    let provider = disk.encryption_key_provider_type.as_str();
    Object::default()
        .value("EnableEbsEncryption", &disk.enable_ebs_encryption)
        .set("EncryptionKeyProviderType", provider)
        .value("AwsKmsKey", &disk.aws_kms_key)
        .value("S3Object", &disk.s3_object)
        .value(
            "EncryptionKeyProviderClass",
            &disk.encryption_key_provider_class,
        )
        .into()
}

fn authentication(authentication: &Authentication) -> Value {
    Object::default()
        .with(
            "KerberosConfiguration",
            &authentication.kerberos_configuration,
            kerberos,
        )
        .with(
            "IdentityCenterConfiguration",
            &authentication.identity_center_configuration,
            identity_center,
        )
        .into()
}

fn kerberos(kerberos: &Kerberos) -> Value {
    Object::default()
        .set("Provider", kerberos.provider.as_str())
        .with(
            "ClusterDedicatedKdcConfiguration",
            &kerberos.cluster_dedicated_kdc_configuration,
            cluster_dedicated_kdc,
        )
        .with(
            "ExternalKdcConfiguration",
            &kerberos.external_kdc_configuration,
            external_kdc,
        )
        .into()
}

fn cluster_dedicated_kdc(kdc: &ClusterDedicatedKdc) -> Value {
    Object::default()
        .value("TicketLifetimeInHours", &kdc.ticket_lifetime_in_hours)
        .with(
            "CrossRealmTrustConfiguration",
            &kdc.cross_realm_trust_configuration,
            |trust| {
                json!({
                    "Realm": trust.realm.value,
                    "Domain": trust.domain.value,
                    "AdminServer": trust.admin_server.value,
                    "KdcServer": trust.kdc_server.value,
                })
            },
        )
        .into()
}

fn external_kdc(kdc: &ExternalKdc) -> Value {
    // EMR wants it although there is one kind alone.
    let servers = kdc
        .kdc_server_type
        .as_deref()
        .map_or("Single", |kind| kind.as_str());
    Object::default()
        .value("TicketLifetimeInHours", &kdc.ticket_lifetime_in_hours)
        .set("KdcServerType", servers)
        .set("AdminServer", &*kdc.admin_server.value)
        .set("KdcServer", &*kdc.kdc_server.value)
        .with(
            "AdIntegrationConfiguration",
            &kdc.ad_integration_configuration,
            |directory| {
                Object::default()
                    .set("AdRealm", &*directory.ad_realm.value)
                    .set("AdDomain", &*directory.ad_domain.value)
                    .value("AdServer", &directory.ad_server)
                    .into()
            },
        )
        .into()
}

fn identity_center(center: &IdentityCenter) -> Value {
    Object::default()
        .set("EnableIdentityCenter", *center.enable_identity_center)
        .value(
            "IdentityCenterInstanceARN",
            &center.identity_center_instance_arn,
        )
        .value(
            "IAMRoleForEMRIdentityCenterApplicationARN",
            &center.iam_role_for_emr_identity_center_application_arn,
        )
        .value(
            "IdentityCenterApplicationAssignmentRequired",
            &center.identity_center_application_assignment_required,
        )
        .value(
            "EnableUserBackgroundSession",
            &center.enable_user_background_session,
        )
        .into()
}

fn authorization(authorization: &Authorization) -> Value {
    Object::default()
        .with(
            "EmrFsConfiguration",
            &authorization.emr_fs_configuration,
            |emr_fs| {
                let mappings: Vec<_> = emr_fs.role_mappings.iter().map(role_mapping).collect();
                json!({ "RoleMappings": mappings })
            },
        )
        .with(
            "IAMConfiguration",
            &authorization.iam_configuration,
            |iam| {
                let object = Object::default().set(
                    "EnableApplicationScopedIAMRole",
                    *iam.enable_application_scoped_iam_role,
                );
                match &iam.application_scoped_iam_role_configuration {
                    Some(roles) => {
                        let propagated = &roles.propagate_source_identity;
                        let roles = Object::default().value("PropagateSourceIdentity", propagated);
                        object.set("ApplicationScopedIAMRoleConfiguration", roles)
                    }
                    None => object,
                }
                .into()
            },
        )
        .with(
            "LakeFormationConfiguration",
            &authorization.lake_formation_configuration,
            lake_formation,
        )
        .with(
            "RangerConfiguration",
            &authorization.ranger_configuration,
            ranger,
        )
        .into()
}

fn role_mapping(mapping: &RoleMapping) -> Value {
    let identifiers = mapping.identifiers.iter();
    let identifiers: Vec<&str> = identifiers
        .map(
            |Spanned {
                 value: Text(text), ..
             }| &**text,
        )
        .collect();
    json!({
        "Role": mapping.role.value,
        "IdentifierType": mapping.identifier_type.as_str(),
        "Identifiers": identifiers,
    })
}

fn lake_formation(lake_formation: &LakeFormation) -> Value {
    Object::default()
        .value(
            "AuthorizedSessionTagValue",
            &lake_formation.authorized_session_tag_value,
        )
        .value("EnableLakeFormation", &lake_formation.enable_lake_formation)
        .into()
}

fn ranger(ranger: &Ranger) -> Value {
    let plugin = |plugin: &RangerPlugin| {
        json!({
            "App": plugin.app.value,
            "ClientSecretARN": plugin.client_secret_arn.value,
            "PolicyRepositoryName": plugin.policy_repository_name.value,
        })
    };
    let plugins: Vec<_> = ranger
        .ranger_plugin_configurations
        .iter()
        .map(plugin)
        .collect();
    let object = Object::default()
        .set("AdminServerURL", &*ranger.admin_server_url.value)
        .set(
            "RoleForRangerPluginsARN",
            &*ranger.role_for_ranger_plugins_arn.value,
        )
        .set(
            "RoleForOtherAWSServicesARN",
            &*ranger.role_for_other_aws_services_arn.value,
        )
        .set(
            "AdminServerSecretARN",
            &*ranger.admin_server_secret_arn.value,
        )
        .set("RangerPluginConfigurations", plugins);
    match &ranger.audit_configuration {
        Some(audit) => {
            let group = &audit
                .destinations
                .amazon_cloud_watch_logs
                .cloud_watch_log_group
                .value;
            let logs = json!({ "CloudWatchLogGroup": group });
            object.set(
                "AuditConfiguration",
                json!({ "Destinations": { "AmazonCloudWatchLogs": logs } }),
            )
        }
        None => object,
    }
    .into()
}

fn metadata_service(service: &MetadataService) -> Value {
    // EMR wants both (MG emr-create-security-configuration).
    let limit = service.http_put_response_hop_limit.as_deref().copied();
    json!({
        "MinimumInstanceMetadataServiceVersion": *service.minimum_instance_metadata_service_version,
        "HttpPutResponseHopLimit": limit.unwrap_or(HOP_LIMIT),
    })
}
