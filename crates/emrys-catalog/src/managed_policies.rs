// SPDX-License-Identifier: Apache-2.0
//! AWS's managed policies, as far as EMR's default roles have them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

const DATA: &str = include_str!("../data/managed-policies.json");

/// A managed policy in its default version.
#[derive(Debug, Clone, PartialEq)]
pub struct ManagedPolicy {
    /// What stands behind `arn:aws:iam::aws:policy/` in its ARN.
    pub path_and_name: &'static str,
    /// The default version, as in `v3`.
    pub version: &'static str,
    /// When that version was made, as in `2017-08-11T23:57:30Z`.
    pub created: &'static str,
    /// What it allows.
    pub document: Value,
}

/// The policy whose ARN ends with that.
#[must_use]
pub fn find(path_and_name: &str) -> Option<&'static ManagedPolicy> {
    let mut policies = POLICIES.iter();
    policies.find(|policy| policy.path_and_name == path_and_name)
}

#[derive(Deserialize)]
struct Document {
    #[serde(borrow)]
    policies: BTreeMap<&'static str, Details>,
}

#[derive(Deserialize)]
struct Details {
    version: &'static str,
    created: &'static str,
    document: Value,
}

static POLICIES: LazyLock<Vec<ManagedPolicy>> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the data is embedded and a test reads it"
    )]
    let data: Document = serde_json::from_str(DATA).expect("the embedded policies are valid");
    let policies = data.policies.into_iter();
    policies
        .map(|(path_and_name, details)| ManagedPolicy {
            path_and_name,
            version: details.version,
            created: details.created,
            document: details.document,
        })
        .collect()
});

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn the_policies_of_the_default_roles_are_there() {
        for name in [
            "AmazonElasticMapReduceRole",
            "AmazonElasticMapReduceforAutoScalingRole",
            "AmazonElasticMapReduceforEC2Role",
        ] {
            let policy = find(&format!("service-role/{name}")).unwrap();
            assert!(policy.version.starts_with('v'), "{name}");
            assert!(policy.document["Statement"].is_array(), "{name}");
        }
        assert_eq!(find("AdministratorAccess"), None);
    }
}
