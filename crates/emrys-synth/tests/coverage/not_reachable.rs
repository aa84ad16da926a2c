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
];
