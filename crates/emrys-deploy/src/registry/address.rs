// SPDX-License-Identifier: Apache-2.0
//! What somebody means of a registry: a name in the own account, or the ARN of a parameter, which may be another account's.
//!
//! Parameter Store gives others a parameter by its ARN alone (Systems Manager User Guide, "Working with shared parameters").

use std::fmt;
use std::str::FromStr;

use super::name::{self, Kind, Name, NameError};

/// A name, or the ARN of what has that name somewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    name: Name,
    place: Option<Place>,
}

/// Where an ARN leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Place {
    arn: String,
    region: String,
    account: String,
    kind: Kind,
}

impl Address {
    /// What a text means: an ARN, or a name.
    ///
    /// # Errors
    ///
    /// It is neither.
    pub fn of(
        text: &str,
        name: impl FnOnce(&str) -> Result<Name, NameError>,
    ) -> Result<Self, NameError> {
        match text.starts_with("arn:") {
            true => arn(text).ok_or_else(|| NameError::Arn(text.to_owned())),
            false => Ok(name(text)?.into()),
        }
    }

    /// The name there.
    #[must_use]
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// What its parameter is asked for by.
    #[must_use]
    pub fn parameter(&self, kind: Kind) -> String {
        match &self.place {
            Some(place) => place.arn.clone(),
            None => self.name.parameter(kind),
        }
    }

    /// Whether something of that kind may be meant.
    #[must_use]
    pub fn may_be(&self, kind: Kind) -> bool {
        self.place.as_ref().is_none_or(|place| place.kind == kind)
    }

    /// The account and the region of an ARN.
    #[must_use]
    pub fn place(&self) -> Option<(&str, &str)> {
        let place = self.place.as_ref()?;
        Some((&place.account, &place.region))
    }
}

impl From<Name> for Address {
    fn from(name: Name) -> Self {
        Self { name, place: None }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => formatter.write_str(&place.arn),
            None => self.name.fmt(formatter),
        }
    }
}

impl FromStr for Address {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        Self::of(text, str::parse)
    }
}

/// `arn:PARTITION:ssm:REGION:ACCOUNT:parameter/emrys/FOLDER/NAMESPACE/NAME`.
fn arn(text: &str) -> Option<Address> {
    let parts: Vec<&str> = text.split(':').collect();
    let [_, partition, "ssm", region, account, resource] = parts.as_slice() else {
        return None;
    };
    let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
    let is_word = |word: &str| {
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !word.is_empty() && word.bytes().all(is_letter)
    };
    if !is_account || !is_word(partition) || !is_word(region) {
        return None;
    }
    let parameter = resource.strip_prefix("parameter")?;
    let found = |kind| Some((kind, name::of_parameter(kind, parameter)?));
    let (kind, name) = Kind::ALL.into_iter().find_map(found)?;
    Some(Address {
        name,
        place: Some(Place {
            arn: text.to_owned(),
            region: (*region).to_owned(),
            account: (*account).to_owned(),
            kind,
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::{Address, Kind};

    #[test]
    fn an_arn_is_that_of_a_parameter_of_the_registry() {
        let text = "arn:aws:ssm:eu-west-1:111122223333:parameter/emrys/clusters/platform/large";
        let address: Address = text.parse().unwrap();
        assert_eq!(address.name().to_string(), "platform/large");
        assert_eq!(address.place(), Some(("111122223333", "eu-west-1")));
        assert!(address.may_be(Kind::Cluster) && !address.may_be(Kind::Profile));
        assert_eq!(address.parameter(Kind::Cluster), text);
        assert_eq!(address.to_string(), text);
        for wrong in [
            "arn:aws:ssm:eu-west-1:111122223333:parameter/emrys/roles/platform/large",
            "arn:aws:ssm:eu-west-1:111122223333:parameter/emr_launch/emr_profiles/a/b",
            "arn:aws:ssm:eu-west-1:1:parameter/emrys/clusters/platform/large",
            "arn:aws:s3:eu-west-1:111122223333:parameter/emrys/clusters/platform/large",
            "arn:aws:ssm::111122223333:parameter/emrys/clusters/platform/large",
            "arn:aws:ssm:eu-west-1:111122223333:parameter/emrys/clusters/platform/a/b",
            "arn:",
        ] {
            let error = wrong.parse::<Address>().unwrap_err().to_string();
            assert!(
                error.starts_with(&format!("`{wrong}` is no ARN")),
                "{error}"
            );
        }
    }

    #[test]
    fn a_name_is_one_of_the_own_account() {
        let address: Address = "platform/large".parse().unwrap();
        assert_eq!(address.place(), None);
        assert!(address.may_be(Kind::Profile));
        assert_eq!(
            address.parameter(Kind::Profile),
            "/emrys/profiles/platform/large"
        );
        assert!("a/b/c".parse::<Address>().is_err());
    }
}
