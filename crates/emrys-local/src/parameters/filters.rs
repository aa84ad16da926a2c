// SPDX-License-Identifier: Apache-2.0
//! The filters of DescribeParameters and GetParametersByPath: all must pass, each by any of its values.

use emrys_protocol::parameters::types::{
    ParameterStringFilter, ParameterTier, ParameterType, ParametersFilter, ParametersFilterKey,
};
use emrys_protocol::types::{Enumeration, Open};
use emrys_protocol::{ApiError, ErrorCode};

use super::name;
use super::record::{DATA_TYPE, ParameterRecord, Version};

/// The filters of a request.
pub(super) struct Filters(Vec<Filter>);

struct Filter {
    property: Property,
    option: Comparison,
    values: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Property {
    Name,
    Type,
    KeyId,
    Path,
    Label,
    Tier,
    DataType,
    Tag(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Equals,
    BeginsWith,
    Contains,
    OneLevel,
    Recursive,
}

/// Reads the filters of DescribeParameters.
pub(super) fn described(given: &[ParameterStringFilter]) -> Result<Filters, ApiError> {
    let refused = |property: &Property| *property == Property::Label;
    read(given, refused, "Path, Name, Type, KeyId, Tier")
}

/// Reads the filters of GetParametersByPath.
pub(super) fn by_path(given: &[ParameterStringFilter]) -> Result<Filters, ApiError> {
    let refused = |property: &Property| {
        !matches!(property, Property::Type | Property::KeyId | Property::Label)
    };
    read(given, refused, "Type, KeyId")
}

fn read(
    given: &[ParameterStringFilter],
    is_refused: impl Fn(&Property) -> bool,
    valid: &str,
) -> Result<Filters, ApiError> {
    let mut filters: Vec<Filter> = Vec::new();
    for filter in given {
        let name = filter.key.as_deref().unwrap_or_default();
        let property = Property::of(name).filter(|property| !is_refused(property));
        let property = property.ok_or_else(|| {
            invalid_key(format!(
                "The following filter key is not valid: {name}. Valid filter keys include: [{valid}]."
            ))
        })?;
        if filters.iter().any(|other| other.property == property) {
            return Err(invalid_key(format!(
                "The following filter is duplicated in the request: {name}. A request can contain only one occurrence \
                 of a specific filter."
            )));
        }
        let option = property.option(filter.option.as_deref())?;
        let values = filter.values.clone().unwrap_or_default();
        property.check(name, &values)?;
        filters.push(Filter {
            property,
            option,
            values,
        });
    }
    Ok(Filters(filters))
}

fn invalid_key(message: String) -> ApiError {
    ApiError::new(ErrorCode::InvalidFilterKey, message)
}

impl Property {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "Name" => Self::Name,
            "Type" => Self::Type,
            "KeyId" => Self::KeyId,
            "Path" => Self::Path,
            "Label" => Self::Label,
            "Tier" => Self::Tier,
            "DataType" => Self::DataType,
            name => Self::Tag(name.strip_prefix("tag:")?.to_owned()),
        })
    }

    /// How values are compared, of those ways that the property allows.
    fn option(&self, name: Option<&str>) -> Result<Comparison, ApiError> {
        let allowed: &[(&str, Comparison)] = match self {
            Self::Path => &[
                ("OneLevel", Comparison::OneLevel),
                ("Recursive", Comparison::Recursive),
            ],
            Self::Name => &[
                ("Equals", Comparison::Equals),
                ("BeginsWith", Comparison::BeginsWith),
                ("Contains", Comparison::Contains),
            ],
            Self::Label => &[("Equals", Comparison::Equals)],
            _ => &[
                ("Equals", Comparison::Equals),
                ("BeginsWith", Comparison::BeginsWith),
            ],
        };
        let found = match name {
            Some(name) => allowed.iter().find(|(option, _)| *option == name),
            None => allowed.first(),
        };
        found.map(|(_, comparison)| *comparison).ok_or_else(|| {
            let names: Vec<&str> = allowed.iter().map(|(option, _)| *option).collect();
            let message = format!(
                "The following filter option is not valid: {}. Valid options include: [{}].",
                name.unwrap_or_default(),
                names.join(", ")
            );
            ApiError::new(ErrorCode::InvalidFilterOption, message)
        })
    }

    /// Refuses values that the property cannot have.
    fn check(&self, name: &str, values: &[String]) -> Result<(), ApiError> {
        if values.is_empty() && !matches!(self, Self::Tag(_)) {
            return Err(invalid_value(format!(
                "The following filter values are missing : null for filter key {name}."
            )));
        }
        match self {
            Self::Type => check_words::<ParameterType>(values),
            Self::Tier => check_words::<ParameterTier>(values),
            Self::Path => values.iter().try_for_each(|path| name::check_path(path)),
            _ => Ok(()),
        }
    }
}

fn invalid_value(message: String) -> ApiError {
    ApiError::new(ErrorCode::InvalidFilterValue, message)
}

fn check_words<E: Enumeration>(values: &[String]) -> Result<(), ApiError> {
    let Some(other) = values.iter().find(|value| E::from_word(value).is_none()) else {
        return Ok(());
    };
    let words: Vec<&str> = E::ALL.iter().map(|word| word.as_str()).collect();
    Err(invalid_value(format!(
        "The following filter value is not valid: {other}. Valid values include: [{}].",
        words.join(", ")
    )))
}

impl Filters {
    /// The older form of DescribeParameters, which has a name's beginning, and whole words of the rest.
    pub(super) fn of_old(given: &[ParametersFilter]) -> Self {
        let filter = |filter: &ParametersFilter| {
            let (property, option) = match filter.key.as_ref().and_then(Open::known)? {
                ParametersFilterKey::Name => (Property::Name, Comparison::BeginsWith),
                ParametersFilterKey::Type => (Property::Type, Comparison::Equals),
                ParametersFilterKey::KeyId => (Property::KeyId, Comparison::Equals),
            };
            Some(Filter {
                property,
                option,
                values: filter.values.clone().unwrap_or_default(),
            })
        };
        Self(given.iter().filter_map(filter).collect())
    }

    /// The version of the parameter that passes: the newest, or the one with the label asked for.
    pub(super) fn version<'a>(&self, record: &'a ParameterRecord) -> Option<&'a Version> {
        let mut passed = &record.latest;
        for filter in &self.0 {
            if filter.property == Property::Label {
                let labels = filter.values.iter();
                passed = labels.filter_map(|label| record.labelled(label)).next()?;
            } else if !filter.passes(record) {
                return None;
            }
        }
        Some(passed)
    }
}

impl Filter {
    fn passes(&self, record: &ParameterRecord) -> bool {
        let latest = &record.latest;
        match &self.property {
            Property::Name => {
                let slashed = |name: &str| format!("/{}", name.strip_prefix('/').unwrap_or(name));
                let name = slashed(&record.name);
                self.values.iter().any(|value| match self.option {
                    Comparison::Contains => name.contains(value.as_str()),
                    _ => self.compare(&name, &slashed(value)),
                })
            }
            Property::Type => self.any(latest.value.kind().as_str()),
            Property::KeyId => latest.value.key_id().is_some_and(|key_id| self.any(key_id)),
            Property::Path => {
                let recursive = self.option == Comparison::Recursive;
                let mut paths = self.values.iter();
                paths.any(|path| name::is_below(&record.name, path, recursive))
            }
            Property::Tier => self.any(latest.tier.as_str()),
            Property::DataType => self.any(DATA_TYPE),
            Property::Tag(key) => record
                .tags
                .get(key)
                .is_some_and(|value| self.values.is_empty() || self.any(value)),
            // Decided where the version is chosen.
            Property::Label => true,
        }
    }

    fn any(&self, found: &str) -> bool {
        self.values.iter().any(|value| self.compare(found, value))
    }

    fn compare(&self, found: &str, value: &str) -> bool {
        match self.option {
            Comparison::BeginsWith => found.starts_with(value),
            Comparison::Contains => found.contains(value),
            Comparison::Equals | Comparison::OneLevel | Comparison::Recursive => found == value,
        }
    }
}
