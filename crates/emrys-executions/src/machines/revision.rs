// SPDX-License-Identifier: Apache-2.0
//! Which revision of a machine an ARN means.

use sha2::{Digest as _, Sha256};

use emrys_protocol::ApiError;

use super::record::{MachineRecord, Revision, Route};
use crate::arn::{MachineArn, Qualifier};
use crate::refusals;

/// The revision that an execution runs, and how it was come by.
#[derive(Debug, Clone)]
pub(crate) struct Chosen<'a> {
    pub(crate) revision: &'a Revision,
    pub(crate) version_arn: Option<String>,
    pub(crate) alias_arn: Option<String>,
}

impl MachineRecord {
    /// The revision that the ARN means for an execution of that name. The same name always gets the same version of an
    /// alias that leads to two.
    pub(crate) fn choose(
        &self,
        arn: &MachineArn<'_>,
        execution: &str,
    ) -> Result<Chosen<'_>, ApiError> {
        let unknown = || refusals::no_state_machine(arn.text);
        let (number, alias) = match arn.qualifier {
            Qualifier::Current => {
                return Ok(Chosen {
                    revision: &self.current,
                    version_arn: None,
                    alias_arn: None,
                });
            }
            Qualifier::Version(number) => (number, None),
            Qualifier::Alias(name) => {
                let alias = self.aliases.get(name).ok_or_else(unknown)?;
                let route = pick(&alias.routes, execution).ok_or_else(unknown)?;
                (route.version, Some(self.alias_arn(name)))
            }
        };
        let version = self.version(number).ok_or_else(unknown)?;
        Ok(Chosen {
            revision: &version.revision,
            version_arn: Some(self.version_arn(number)),
            alias_arn: alias,
        })
    }
}

/// The route of an execution: names are spread evenly over the weights.
fn pick<'a>(routes: &'a [Route], execution: &str) -> Option<&'a Route> {
    let digest = Sha256::digest(execution.as_bytes());
    let bytes = digest.first_chunk().copied().unwrap_or_default();
    let mut place = u64::from_be_bytes(bytes) % 100;
    routes.iter().find(|route| {
        let weight = u64::from(route.weight);
        let here = place < weight;
        place = place.saturating_sub(weight);
        here
    })
}

#[cfg(test)]
mod tests {
    use super::{Route, pick};

    #[test]
    fn executions_are_shared_by_weight_and_a_name_always_leads_to_the_same_version() {
        let routes = [(1, 80), (2, 20)].map(|(version, weight)| Route { version, weight });
        let chosen = |name: &str| pick(&routes, name).unwrap().version;
        let second = (0..1000).filter(|number| chosen(&format!("run-{number}")) == 2);
        let second = second.count();
        assert!((150..250).contains(&second), "{second} of 1000");
        assert_eq!(chosen("nightly"), chosen("nightly"));
        let never = [(1, 0), (2, 100)].map(|(version, weight)| Route { version, weight });
        assert!((0..100).all(|number| pick(&never, &number.to_string()).unwrap().version == 2));
    }
}
