// SPDX-License-Identifier: Apache-2.0
//! The members of RunJobFlow's input that no document reaches, each with its reason.

/// EMR API Reference, Application: since release labels EMR takes an application's name alone, and before them there were
/// no applications to name.
const NAME_ALONE: &str = "EMR takes the names of applications alone";

/// What documents do not have yet.
const NOT_YET: &str = "it is not in documents yet";

/// Paths of members, with reasons.
pub(super) const NOT_REACHABLE: &[(&str, &str)] = &[
    ("Applications.AdditionalInfo", NAME_ALONE),
    ("Applications.Args", NAME_ALONE),
    ("Applications.Version", NAME_ALONE),
    ("EbsRootVolumeIops", NOT_YET),
    ("EbsRootVolumeThroughput", NOT_YET),
    ("ExtendedSupport", NOT_YET),
    ("Instances.AdditionalMasterSecurityGroups", NOT_YET),
    ("Instances.AdditionalSlaveSecurityGroups", NOT_YET),
    ("Instances.Ec2SubnetIds", NOT_YET),
    ("Instances.EmrManagedMasterSecurityGroup", NOT_YET),
    ("Instances.EmrManagedSlaveSecurityGroup", NOT_YET),
    ("Instances.Placement", NOT_YET),
    ("Instances.Placement.AvailabilityZone", NOT_YET),
    ("Instances.Placement.AvailabilityZones", NOT_YET),
    ("Instances.ServiceAccessSecurityGroup", NOT_YET),
    ("Instances.UnhealthyNodeReplacement", NOT_YET),
    ("KerberosAttributes", NOT_YET),
    ("KerberosAttributes.ADDomainJoinPassword", NOT_YET),
    ("KerberosAttributes.ADDomainJoinUser", NOT_YET),
    (
        "KerberosAttributes.CrossRealmTrustPrincipalPassword",
        NOT_YET,
    ),
    ("KerberosAttributes.KdcAdminPassword", NOT_YET),
    ("KerberosAttributes.Realm", NOT_YET),
    ("LogEncryptionKmsKeyId", NOT_YET),
    ("MonitoringConfiguration", NOT_YET),
    (
        "MonitoringConfiguration.CloudWatchLogConfiguration",
        NOT_YET,
    ),
    (
        "MonitoringConfiguration.CloudWatchLogConfiguration.Enabled",
        NOT_YET,
    ),
    (
        "MonitoringConfiguration.CloudWatchLogConfiguration.EncryptionKeyArn",
        NOT_YET,
    ),
    (
        "MonitoringConfiguration.CloudWatchLogConfiguration.LogGroupName",
        NOT_YET,
    ),
    (
        "MonitoringConfiguration.CloudWatchLogConfiguration.LogStreamNamePrefix",
        NOT_YET,
    ),
    (
        "MonitoringConfiguration.CloudWatchLogConfiguration.LogTypes",
        NOT_YET,
    ),
    ("MonitoringConfiguration.S3LoggingConfiguration", NOT_YET),
    (
        "MonitoringConfiguration.S3LoggingConfiguration.LogTypeUploadPolicy",
        NOT_YET,
    ),
    ("NewSupportedProducts", NOT_YET),
    ("NewSupportedProducts.Args", NOT_YET),
    ("NewSupportedProducts.Name", NOT_YET),
    ("OSReleaseLabel", NOT_YET),
    ("RepoUpgradeOnBoot", NOT_YET),
    ("SessionEnabled", NOT_YET),
    ("StepExecutionRoleArn", NOT_YET),
    ("Steps.HadoopJarStep.Properties", NOT_YET),
    ("Steps.HadoopJarStep.Properties.Key", NOT_YET),
    ("Steps.HadoopJarStep.Properties.Value", NOT_YET),
    ("Steps.StepMonitoringConfiguration", NOT_YET),
    (
        "Steps.StepMonitoringConfiguration.S3MonitoringConfiguration",
        NOT_YET,
    ),
    (
        "Steps.StepMonitoringConfiguration.S3MonitoringConfiguration.EncryptionKeyArn",
        NOT_YET,
    ),
    (
        "Steps.StepMonitoringConfiguration.S3MonitoringConfiguration.LogUri",
        NOT_YET,
    ),
    ("SupportedProducts", NOT_YET),
];
