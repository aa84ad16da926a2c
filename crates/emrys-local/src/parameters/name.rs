// SPDX-License-Identifier: Apache-2.0
//! What a parameter may be called, and how requests refer to one.

use emrys_protocol::{ApiError, ErrorCode};

use crate::api::ACCOUNT;

/// Most levels of a hierarchy, the parameter's own name included.
const MOST_LEVELS: usize = 15;
/// Longest name, in characters of the ARN that it makes.
const LONGEST_ARN: usize = 1011;

/// Under which id a parameter of that name is kept: AWS takes `/name` and `name` for the same.
pub(super) fn key(name: &str) -> &str {
    match name.strip_prefix('/') {
        Some(bare) if !bare.contains('/') => bare,
        _ => name,
    }
}

/// The parameter's ARN.
pub(super) fn arn(region: &str, name: &str) -> String {
    let name = name.strip_prefix('/').unwrap_or(name);
    format!("arn:aws:ssm:{region}:{ACCOUNT}:parameter/{name}")
}

/// What is said of a parameter that does not exist.
pub(super) fn not_found(name: &str) -> ApiError {
    ApiError::new(
        ErrorCode::ParameterNotFound,
        format!("Parameter {name} not found."),
    )
}

/// Refuses a name that a new parameter may not have.
pub(super) fn check(region: &str, name: &str) -> Result<(), ApiError> {
    let bare = name.trim_start_matches('/').to_ascii_lowercase();
    if bare.starts_with("aws") {
        return Err(ApiError::new(
            ErrorCode::AccessDeniedException,
            format!("No access to reserved parameter name: {name}."),
        ));
    }
    if !name.starts_with('/') && name.contains('/') && name.chars().all(is_of_path) {
        return Err(ApiError::validation(
            "Parameter name must be a fully qualified name.",
        ));
    }
    let levels = name.strip_prefix('/').unwrap_or(name);
    let is_well_formed = levels
        .split('/')
        .all(|level| !level.is_empty() && level.chars().all(is_of_level));
    if bare.starts_with("ssm") || !is_well_formed {
        return Err(ApiError::validation(
            "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist \
             of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the \
             following 3 symbols .-_",
        ));
    }
    if levels.split('/').count() > MOST_LEVELS {
        return Err(ApiError::new(
            ErrorCode::HierarchyLevelLimitExceededException,
            format!("A hierarchy can have a maximum of {MOST_LEVELS} levels."),
        ));
    }
    if arn(region, name).len() > LONGEST_ARN {
        return Err(ApiError::validation(format!(
            "Parameter name: can't be longer than {LONGEST_ARN} characters, those of its ARN before the name included."
        )));
    }
    Ok(())
}

/// Refuses a path that no parameter can lie below.
pub(super) fn check_path(path: &str) -> Result<(), ApiError> {
    let is_path = path.starts_with('/') && !path.contains("//") && path.chars().all(is_of_path);
    if is_path {
        return Ok(());
    }
    Err(ApiError::validation(
        "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward \
         slash \"/\". It can't be prefixed with \\\"aws\\\" or \\\"ssm\\\" (case-insensitive). It must use only letters, \
         numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. \
         All sub-paths, if specified, must use the forward slash symbol \"/\". Valid example: \
         /get/parameters2-/by1./path0_.",
    ))
}

fn is_of_level(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || ".-_".contains(letter)
}

fn is_of_path(letter: char) -> bool {
    is_of_level(letter) || letter == '/'
}

/// Whether the parameter lies below the path: right below it, or anywhere.
pub(super) fn is_below(name: &str, path: &str, recursive: bool) -> bool {
    let name = name.strip_prefix('/').unwrap_or(name);
    let path = path.trim_matches('/');
    let rest = match path {
        "" => Some(name),
        path => name
            .strip_prefix(path)
            .and_then(|rest| rest.strip_prefix('/')),
    };
    rest.is_some_and(|rest| recursive || !rest.contains('/'))
}

/// How a request to read names a parameter: `name`, `name:3`, `name:label`, or the ARN with or without one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reference<'a> {
    pub(super) name: &'a str,
    pub(super) selector: Option<&'a str>,
}

impl<'a> Reference<'a> {
    /// Reads it. Whether there is such a parameter is another matter.
    pub(super) fn parse(text: &'a str) -> Self {
        let name = match text.strip_prefix("arn:") {
            // arn:PARTITION:ssm:REGION:ACCOUNT:parameter/NAME; only a name without levels has lost its slash.
            Some(arn) => arn
                .splitn(5, ':')
                .nth(4)
                .and_then(|resource| resource.strip_prefix("parameter"))
                .unwrap_or(text),
            None => text,
        };
        match name.split_once(':') {
            Some((name, selector)) => Self {
                name,
                selector: Some(selector),
            },
            None => Self {
                name,
                selector: None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use emrys_protocol::ErrorCode;

    use super::{Reference, arn, check, check_path, is_below, key};

    #[test]
    fn names_that_may_be_given() {
        let deep = "/l".repeat(15);
        for name in ["db", "/db", "/a/b.c/d-e_F9", "Awx", "s.sm", &deep] {
            assert!(check("us-east-1", name).is_ok(), "{name}");
        }
        let too_deep = "/l".repeat(16);
        let too_long = "l".repeat(1000);
        for (name, code) in [
            ("aws-cdk", ErrorCode::AccessDeniedException),
            ("/AWS/x", ErrorCode::AccessDeniedException),
            ("ssm-x", ErrorCode::ValidationException),
            ("/SSM/x", ErrorCode::ValidationException),
            ("a/b", ErrorCode::ValidationException),
            ("/a//b", ErrorCode::ValidationException),
            ("/a/", ErrorCode::ValidationException),
            ("a b", ErrorCode::ValidationException),
            ("a:1", ErrorCode::ValidationException),
            ("/", ErrorCode::ValidationException),
            (&too_long, ErrorCode::ValidationException),
            (&too_deep, ErrorCode::HierarchyLevelLimitExceededException),
        ] {
            let error = check("us-east-1", name).unwrap_err();
            assert_eq!(error.code(), &code, "{name}");
        }
    }

    #[test]
    fn a_slash_in_front_of_a_mere_name_means_nothing() {
        assert_eq!(key("/db"), key("db"));
        assert_ne!(key("/a/db"), key("db"));
        assert_eq!(
            arn("eu-west-1", "/a/b"),
            "arn:aws:ssm:eu-west-1:000000000000:parameter/a/b"
        );
        assert_eq!(arn("eu-west-1", "/db"), arn("eu-west-1", "db"));
    }

    #[test]
    fn references() {
        for (text, name, selector) in [
            ("/a/b", "/a/b", None),
            ("db:3", "db", Some("3")),
            ("/a/b:prod", "/a/b", Some("prod")),
            (
                "arn:aws:ssm:us-east-1:000000000000:parameter/a/b",
                "/a/b",
                None,
            ),
            (
                "arn:aws:ssm:us-east-1:000000000000:parameter/db:7",
                "/db",
                Some("7"),
            ),
        ] {
            assert_eq!(Reference::parse(text), Reference { name, selector });
        }
    }

    #[test]
    fn paths() {
        assert!(is_below("/a/b", "/a", false));
        assert!(is_below("/a/b", "/a/", false));
        assert!(!is_below("/a/b/c", "/a", false));
        assert!(is_below("/a/b/c", "/a", true));
        assert!(!is_below("/ab/c", "/a", true));
        assert!(!is_below("/a", "/a", true));
        assert!(is_below("db", "/", false));
        assert!(!is_below("/a/b", "/", false));
        assert!(is_below("/a/b", "/", true));
        assert!(check_path("/a/b/").is_ok());
        for path in ["a", "", "//a", "/a b", "/a*"] {
            assert!(check_path(path).is_err(), "{path}");
        }
    }
}
