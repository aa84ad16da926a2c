// SPDX-License-Identifier: Apache-2.0
//! What is encrypted: data on its way between instances, in S3, on disks, and HBase's write-ahead log.

use schemars::JsonSchema;

use crate::elements::{Tags, Text};
use crate::reader::{Fields, FromNode, Reader, word};
use crate::spanned::Spanned;
use crate::tree::Node;

/// What is encrypted.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Encryption {
    /// Whether data is encrypted on its way. Absent: if there is a configuration for it.
    pub enable_in_transit_encryption: Option<Spanned<bool>>,
    /// The certificates for it.
    pub in_transit_encryption_configuration: Option<Spanned<InTransitEncryption>>,
    /// Whether data is encrypted in S3 and on disks. Absent: if there is a configuration for it.
    pub enable_at_rest_encryption: Option<Spanned<bool>>,
    /// The keys for it.
    pub at_rest_encryption_configuration: Option<Spanned<AtRestEncryption>>,
    /// How HBase's write-ahead log is encrypted. Absent: with a key of EMR's.
    pub emr_wal_encryption_configuration: Option<Spanned<WalEncryption>>,
}

impl Encryption {
    /// Whether data is encrypted on its way.
    pub fn is_in_transit(&self) -> bool {
        let enabled = self.enable_in_transit_encryption.as_deref().copied();
        enabled.unwrap_or(self.in_transit_encryption_configuration.is_some())
    }

    /// Whether data is encrypted in S3 and on disks.
    pub fn is_at_rest(&self) -> bool {
        let enabled = self.enable_at_rest_encryption.as_deref().copied();
        enabled.unwrap_or(self.at_rest_encryption_configuration.is_some())
    }
}

impl FromNode for Encryption {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an encryption configuration", reader)?;
        let encryption = Self {
            enable_in_transit_encryption: fields.optional("enable_in_transit_encryption", reader),
            in_transit_encryption_configuration: fields
                .optional("in_transit_encryption_configuration", reader),
            enable_at_rest_encryption: fields.optional("enable_at_rest_encryption", reader),
            at_rest_encryption_configuration: fields
                .optional("at_rest_encryption_configuration", reader),
            emr_wal_encryption_configuration: fields
                .optional("emr_wal_encryption_configuration", reader),
        };
        fields.finish(reader);
        Some(encryption)
    }
}

/// How data is encrypted on its way between instances.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct InTransitEncryption {
    /// The certificates.
    pub tls_certificate_configuration: Spanned<TlsCertificates>,
}

impl FromNode for InTransitEncryption {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an in-transit encryption configuration", reader)?;
        let certificates = fields.required("tls_certificate_configuration", reader);
        fields.finish(reader);
        Some(Self {
            tls_certificate_configuration: certificates?,
        })
    }
}

/// Where certificates come from.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TlsCertificates {
    /// Who provides them.
    pub certificate_provider_type: Spanned<CertificateProvider>,
    /// The archive with the certificates, or the JAR that provides them: an S3 URI or ARN.
    pub s3_object: Option<Spanned<String>>,
    /// The class in the JAR that provides them.
    pub certificate_provider_class: Option<Spanned<String>>,
    /// The key that EMR's own certificate authority is kept with, by ARN.
    pub aws_kms_key: Option<Spanned<String>>,
    /// Tags of the secret that EMR keeps its certificate authority in.
    #[schemars(default)]
    pub secret_tags: Tags,
    /// How many days EMR's own certificates are valid. Absent: 20 years.
    pub validity_in_days: Option<Spanned<i32>>,
    /// A domain of yours that EMR's own certificates are to be for, too.
    pub wildcard_dns_suffix: Option<Spanned<String>>,
}

impl FromNode for TlsCertificates {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a TLS certificate configuration", reader)?;
        let provider = fields.required("certificate_provider_type", reader);
        let s3_object = fields.passed_on("s3_object", reader);
        let class = fields.passed_on("certificate_provider_class", reader);
        let aws_kms_key = fields.passed_on("aws_kms_key", reader);
        let secret_tags = fields.optional("secret_tags", reader).unwrap_or_default();
        let validity_in_days = fields.optional("validity_in_days", reader);
        let wildcard_dns_suffix = fields.passed_on("wildcard_dns_suffix", reader);
        fields.finish(reader);
        Some(Self {
            certificate_provider_type: provider?,
            s3_object,
            certificate_provider_class: class,
            aws_kms_key,
            secret_tags,
            validity_in_days,
            wildcard_dns_suffix,
        })
    }
}

/// Who provides certificates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(inline)]
pub enum CertificateProvider {
    /// EMR makes them.
    #[schemars(rename = "EMR")]
    Emr,
    /// PEM files in an archive.
    #[schemars(rename = "PEM")]
    Pem,
    /// A class of yours.
    Custom,
}

impl CertificateProvider {
    /// The word in EMR's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Emr => "EMR",
            Self::Pem => "PEM",
            Self::Custom => "Custom",
        }
    }
}

impl FromNode for CertificateProvider {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let words = [Self::Emr, Self::Pem, Self::Custom];
        let words = words.map(|provider| (provider.as_str(), provider));
        word(node, reader, "a certificate provider", &words)
    }
}

/// How data is encrypted in S3 and on disks.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AtRestEncryption {
    /// How EMRFS encrypts objects.
    pub s3_encryption_configuration: Option<Spanned<S3Encryption>>,
    /// How disks are encrypted.
    pub local_disk_encryption_configuration: Option<Spanned<DiskEncryption>>,
}

impl FromNode for AtRestEncryption {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an at-rest encryption configuration", reader)?;
        let encryption = Self {
            s3_encryption_configuration: fields.optional("s3_encryption_configuration", reader),
            local_disk_encryption_configuration: fields
                .optional("local_disk_encryption_configuration", reader),
        };
        fields.finish(reader);
        Some(encryption)
    }
}

/// How EMRFS encrypts objects.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct S3Encryption {
    /// Who encrypts, with whose keys.
    pub encryption_mode: Spanned<EncryptionMode>,
    /// The key, by ARN.
    pub aws_kms_key: Option<Spanned<String>>,
    /// The JAR that provides keys: an S3 URI or ARN.
    pub s3_object: Option<Spanned<String>>,
    /// The class in the JAR that provides them.
    pub encryption_key_provider_class: Option<Spanned<String>>,
    /// Buckets whose objects are encrypted otherwise.
    #[schemars(default)]
    pub overrides: Vec<BucketEncryption>,
}

impl FromNode for S3Encryption {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an S3 encryption configuration", reader)?;
        let encryption_mode = fields.required("encryption_mode", reader);
        let aws_kms_key = fields.passed_on("aws_kms_key", reader);
        let s3_object = fields.passed_on("s3_object", reader);
        let class = fields.passed_on("encryption_key_provider_class", reader);
        let overrides = fields.optional("overrides", reader).unwrap_or_default();
        fields.finish(reader);
        Some(Self {
            encryption_mode: encryption_mode?,
            aws_kms_key,
            s3_object,
            encryption_key_provider_class: class,
            overrides,
        })
    }
}

/// How EMRFS encrypts the objects of one bucket.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct BucketEncryption {
    /// The bucket.
    pub bucket_name: Spanned<Text>,
    /// Who encrypts, with whose keys.
    pub encryption_mode: Spanned<EncryptionMode>,
    /// The key, by ARN.
    pub aws_kms_key: Option<Spanned<String>>,
    /// The JAR that provides keys: an S3 URI or ARN.
    pub s3_object: Option<Spanned<String>>,
    /// The class in the JAR that provides them.
    pub encryption_key_provider_class: Option<Spanned<String>>,
}

impl FromNode for BucketEncryption {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "the encryption of a bucket", reader)?;
        let bucket_name = fields.required("bucket_name", reader);
        let encryption_mode = fields.required("encryption_mode", reader);
        let aws_kms_key = fields.passed_on("aws_kms_key", reader);
        let s3_object = fields.passed_on("s3_object", reader);
        let class = fields.passed_on("encryption_key_provider_class", reader);
        fields.finish(reader);
        Some(Self {
            bucket_name: bucket_name?,
            encryption_mode: encryption_mode?,
            aws_kms_key,
            s3_object,
            encryption_key_provider_class: class,
        })
    }
}

/// Who encrypts objects, with whose keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(inline)]
pub enum EncryptionMode {
    /// S3, with its own keys.
    #[schemars(rename = "SSE-S3")]
    SseS3,
    /// S3, with a key of KMS.
    #[schemars(rename = "SSE-KMS")]
    SseKms,
    /// The cluster, with a key of KMS.
    #[schemars(rename = "CSE-KMS")]
    CseKms,
    /// The cluster, with keys that a class of yours provides.
    #[schemars(rename = "CSE-Custom")]
    CseCustom,
}

impl EncryptionMode {
    /// The word in EMR's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SseS3 => "SSE-S3",
            Self::SseKms => "SSE-KMS",
            Self::CseKms => "CSE-KMS",
            Self::CseCustom => "CSE-Custom",
        }
    }
}

impl FromNode for EncryptionMode {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let words = [Self::SseS3, Self::SseKms, Self::CseKms, Self::CseCustom];
        let words = words.map(|mode| (mode.as_str(), mode));
        word(node, reader, "an encryption mode", &words)
    }
}

/// How disks are encrypted.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DiskEncryption {
    /// Who provides the key.
    pub encryption_key_provider_type: Spanned<DiskKeyProvider>,
    /// Whether EBS encrypts the volumes, the root volume included. Absent: LUKS encrypts those that are attached.
    pub enable_ebs_encryption: Option<Spanned<bool>>,
    /// The key, by ARN.
    pub aws_kms_key: Option<Spanned<String>>,
    /// The JAR that provides keys: an S3 URI or ARN.
    pub s3_object: Option<Spanned<String>>,
    /// The class in the JAR that provides them.
    pub encryption_key_provider_class: Option<Spanned<String>>,
}

impl FromNode for DiskEncryption {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a local disk encryption configuration", reader)?;
        let provider = fields.required("encryption_key_provider_type", reader);
        let enable_ebs_encryption = fields.optional("enable_ebs_encryption", reader);
        let aws_kms_key = fields.passed_on("aws_kms_key", reader);
        let s3_object = fields.passed_on("s3_object", reader);
        let class = fields.passed_on("encryption_key_provider_class", reader);
        fields.finish(reader);
        Some(Self {
            encryption_key_provider_type: provider?,
            enable_ebs_encryption,
            aws_kms_key,
            s3_object,
            encryption_key_provider_class: class,
        })
    }
}

/// Who provides the key of disks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(inline)]
pub enum DiskKeyProvider {
    /// KMS.
    AwsKms,
    /// A class of yours.
    Custom,
}

impl DiskKeyProvider {
    /// The word in EMR's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AwsKms => "AwsKms",
            Self::Custom => "Custom",
        }
    }
}

impl FromNode for DiskKeyProvider {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let words = [Self::AwsKms, Self::Custom];
        let words = words.map(|provider| (provider.as_str(), provider));
        word(node, reader, "a key provider", &words)
    }
}

/// How HBase's write-ahead log is encrypted.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WalEncryption {
    /// The key, by ARN. Absent: EMR's own.
    pub aws_kms_key: Option<Spanned<String>>,
}

impl FromNode for WalEncryption {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a WAL encryption configuration", reader)?;
        let aws_kms_key = fields.passed_on("aws_kms_key", reader);
        fields.finish(reader);
        Some(Self { aws_kms_key })
    }
}
