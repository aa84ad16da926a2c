// SPDX-License-Identifier: Apache-2.0
//! What was probably meant by an unknown key: a slip, or the spelling of AWS's own API.

use emrys_diagnostics::{Code, Diagnostic, suggest};

/// Members of AWS's requests whose key here is not their name in snake_case.
const RENAMED: &[(&str, &str)] = &[
    ("AutoScalingPolicy", "autoscaling_policy"),
    ("BootstrapActions", "bootstrap_action"),
    ("EbsBlockDeviceConfigs", "ebs_config"),
    ("EbsConfiguration", "ebs_config"),
    ("EbsRootVolumeSize", "ebs_root_volume_size"),
    ("Ec2KeyName", "key_name"),
    ("Ec2SubnetId", "subnet_id"),
    ("InstanceRole", "instance_profile"),
    ("JobFlowRole", "ec2_attributes"),
    (
        "KeepJobFlowAliveWhenNoSteps",
        "keep_job_flow_alive_when_no_steps",
    ),
    (
        "MaximumOnDemandCapacityUnits",
        "maximum_ondemand_capacity_units",
    ),
    ("PlacementGroupConfigs", "placement_group_config"),
    ("ScriptBootstrapAction", "path"),
    ("SizeInGB", "size"),
    ("TerminationProtected", "termination_protection"),
    ("VolumeType", "type"),
];

/// The diagnostic about a key that `what` does not have, without its place.
pub(super) fn unknown_key(key: &str, what: &str, known: &[&'static str]) -> Diagnostic {
    let is_pascal_case = key.starts_with(|first: char| first.is_ascii_uppercase());
    let ours = if is_pascal_case {
        from_aws(key, known)
    } else {
        None
    };
    if let Some(ours) = ours {
        let message = format!("unknown key `{key}` in {what}: that is the spelling of AWS's API");
        return Diagnostic::new(Code::UnknownKey, message).help(format!("write `{ours}`"));
    }
    let diagnostic = Diagnostic::new(Code::UnknownKey, format!("unknown key `{key}` in {what}"));
    match suggest::did_you_mean(key, known.iter().copied()) {
        Some(help) => diagnostic.help(help),
        None if known.is_empty() => diagnostic.help(format!("{what} takes no keys: write `{{}}`")),
        None => diagnostic.help(format!("{what} takes {}", list(known))),
    }
}

/// Whether a key was probably meant to be one of those.
pub(super) fn is_meant(key: &str, known: &[&'static str]) -> bool {
    let is_pascal_case = key.starts_with(|first: char| first.is_ascii_uppercase());
    is_pascal_case && from_aws(key, known).is_some()
        || suggest::closest(key, known.iter().copied()).is_some()
}

fn from_aws(key: &str, known: &[&'static str]) -> Option<&'static str> {
    let renamed = RENAMED
        .iter()
        .find(|(aws, _)| *aws == key)
        .map(|(_, ours)| *ours);
    let ours = renamed.map_or_else(|| snake_case(key), str::to_owned);
    known.iter().copied().find(|known| *known == ours)
}

fn snake_case(key: &str) -> String {
    let mut result = String::with_capacity(key.len() + 4);
    for character in key.chars() {
        if character.is_ascii_uppercase() && !result.is_empty() {
            result.push('_');
        }
        result.push(character.to_ascii_lowercase());
    }
    result
}

fn list(keys: &[&str]) -> String {
    keys.iter()
        .map(|key| format!("`{key}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::{is_meant, unknown_key};

    const KNOWN: &[&str] = &["release_label", "log_uri", "bootstrap_action"];

    #[test]
    fn the_spelling_of_aws_is_recognised() {
        assert_eq!(
            unknown_key("ReleaseLabel", "a cluster", KNOWN).helps(),
            ["write `release_label`"]
        );
        assert_eq!(
            unknown_key("BootstrapActions", "a cluster", KNOWN).helps(),
            ["write `bootstrap_action`"]
        );
    }

    #[test]
    fn a_slip_is_recognised_and_a_foreign_word_gets_the_list() {
        assert_eq!(
            unknown_key("relese_label", "a cluster", KNOWN).helps(),
            ["did you mean `release_label`?"]
        );
        assert_eq!(
            unknown_key("vpc", "a cluster", KNOWN).helps(),
            ["a cluster takes `release_label`, `log_uri`, `bootstrap_action`"]
        );
        for (key, expected) in [
            ("relese_label", true),
            ("ReleaseLabel", true),
            ("vpc", false),
        ] {
            assert_eq!(is_meant(key, KNOWN), expected, "{key}");
        }
    }
}
