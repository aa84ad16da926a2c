// SPDX-License-Identifier: Apache-2.0
//! Kinds, namespaces and names, and the parameters that they stand for.

use std::fmt;
use std::str::FromStr;

/// The namespace of what names none.
pub const DEFAULT_NAMESPACE: &str = "default";
/// What all parameters of the registry begin with.
const ROOT: &str = "/emrys";
/// Most characters of a namespace.
const LONGEST_NAMESPACE: usize = 32;
/// Most characters of a name: that of a state machine, `NAMESPACE_NAME`, has 80 at most.
const LONGEST_NAME: usize = 80;

/// What is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A profile.
    Profile,
    /// A cluster configuration.
    Cluster,
    /// A launch function.
    LaunchFunction,
    /// A pipeline.
    Pipeline,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [
        Self::Profile,
        Self::Cluster,
        Self::LaunchFunction,
        Self::Pipeline,
    ];

    /// Its word in values, in the lock file and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Cluster => "cluster",
            Self::LaunchFunction => "launch_function",
            Self::Pipeline => "pipeline",
        }
    }

    /// The folder of its parameters below `/emrys`.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Profile => "profiles",
            Self::Cluster => "clusters",
            Self::LaunchFunction => "launch_functions",
            Self::Pipeline => "pipelines",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

impl FromStr for Kind {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let word = text.replace('-', "_");
        let same = |kind: &Self| kind.word() == word || kind.folder() == word;
        let found = Self::ALL.into_iter().find(same);
        found.ok_or_else(|| NameError::Kind(text.to_owned()))
    }
}

/// Why a text names nothing of the registry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// It is no kind: use one of those.
    #[error("`{0}` is not `profile`, `cluster`, `launch_function` or `pipeline`")]
    Kind(String),
    /// It has other characters, or more, than names have: correct it.
    #[error(
        "`{0}` is no name of the registry: NAMESPACE/NAME or NAME, of letters, digits, `_` and `-`"
    )]
    Name(String),
    /// It is the ARN of something else: take it from `aws ssm describe-parameters --shared`.
    #[error(
        "`{0}` is no ARN of the registry: arn:PARTITION:ssm:REGION:ACCOUNT:parameter/emrys/FOLDER/NAMESPACE/NAME, where FOLDER \
         is `profiles`, `clusters`, `launch_functions` or `pipelines`"
    )]
    Arn(String),
}

/// The name of something stored, in its namespace.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    namespace: String,
    name: String,
}

impl Name {
    /// A name in a namespace.
    ///
    /// # Errors
    ///
    /// One of the two is none.
    pub fn new(namespace: &str, name: &str) -> Result<Self, NameError> {
        let sound = is_word(namespace, LONGEST_NAMESPACE) && is_word(name, LONGEST_NAME);
        match sound {
            true => Ok(Self {
                namespace: namespace.to_owned(),
                name: name.to_owned(),
            }),
            false => Err(NameError::Name(format!("{namespace}/{name}"))),
        }
    }

    /// The namespace.
    #[must_use]
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    /// The name in it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of its parameter.
    #[must_use]
    pub fn parameter(&self, kind: Kind) -> String {
        let Self { namespace, name } = self;
        format!("{ROOT}/{}/{namespace}/{name}", kind.folder())
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.namespace, self.name)
    }
}

impl FromStr for Name {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let (namespace, name) = text.split_once('/').unwrap_or((DEFAULT_NAMESPACE, text));
        Self::new(namespace, name).map_err(|_| NameError::Name(text.to_owned()))
    }
}

/// The path of all parameters of a kind, or of those in a namespace.
#[must_use]
pub fn path(kind: Kind, namespace: Option<&str>) -> String {
    let folder = kind.folder();
    match namespace {
        Some(namespace) => format!("{ROOT}/{folder}/{namespace}/"),
        None => format!("{ROOT}/{folder}/"),
    }
}

/// The name that a parameter of that kind has, if it has one.
#[must_use]
pub fn of_parameter(kind: Kind, parameter: &str) -> Option<Name> {
    let rest = parameter.strip_prefix(&path(kind, None))?;
    let (namespace, name) = rest.split_once('/')?;
    Name::new(namespace, name).ok()
}

fn is_word(text: &str, longest: usize) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    (1..=longest).contains(&text.len()) && text.bytes().all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::{Kind, Name, of_parameter, path};

    #[test]
    fn a_name_is_that_of_a_parameter_and_back() {
        let name: Name = "sales/sse-s3".parse().unwrap();
        let parameter = name.parameter(Kind::LaunchFunction);
        assert_eq!(parameter, "/emrys/launch_functions/sales/sse-s3");
        assert_eq!(of_parameter(Kind::LaunchFunction, &parameter), Some(name));
        assert_eq!(of_parameter(Kind::Profile, &parameter), None);
        assert_eq!(path(Kind::Profile, Some("sales")), "/emrys/profiles/sales/");
        assert_eq!("a".parse::<Name>().unwrap().to_string(), "default/a");
    }

    #[test]
    fn what_leads_elsewhere_is_no_name() {
        for text in ["", "/", "a/", "/a", "a/b/c", "a b", "../a", "a/é", "a/*"] {
            let error = text.parse::<Name>().unwrap_err().to_string();
            assert!(
                error.starts_with(&format!("`{text}` is no name")),
                "{error}"
            );
        }
        assert!(format!("{}/a", "n".repeat(33)).parse::<Name>().is_err());
        assert_eq!(of_parameter(Kind::Profile, "/emrys/profiles/a/b/c"), None);
    }

    #[test]
    fn a_kind_has_several_words() {
        for text in ["launch-function", "launch_function", "launch_functions"] {
            assert_eq!(text.parse(), Ok(Kind::LaunchFunction));
        }
        assert!("function".parse::<Kind>().is_err());
    }
}
