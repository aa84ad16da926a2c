// SPDX-License-Identifier: Apache-2.0
//! The patterns of the models, matched by hand: they are too few and too simple for an expression engine.

/// A pattern, with its text as messages show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// The characters of XML 1.0: no control characters but tab, line feed and carriage return.
    Xml(&'static str),
    /// The ARN of an IAM role.
    IamRoleArn(&'static str),
    /// What names a KMS key: an id, an alias, an ARN.
    KeyId(&'static str),
    /// A tag's key or value.
    Tag(&'static str),
    /// What parameters are filtered by.
    FilterKey(&'static str),
    /// What secrets are filtered by; `!` in front turns it round.
    SecretFilter(&'static str),
    /// The name of a region.
    Region(&'static str),
    /// What a rotation is known by.
    RotationToken(&'static str),
    /// The name of an alias: of a few characters, and not a number.
    AliasName(&'static str),
    /// ASCII's characters that are seen.
    Visible(&'static str),
    /// ASCII's characters.
    Ascii(&'static str),
    /// The name of a rule of EventBridge, or the id of one of its targets.
    RuleName(&'static str),
    /// The name of an event bus, or its ARN. A bus of a partner has slashes in its name, and the pattern says whether it is meant, too.
    BusNameOrArn(&'static str),
    /// What stands for a path in an input transformer.
    PathKey(&'static str),
    /// A global endpoint of EventBridge.
    EndpointId(&'static str),
}

/// What parameters are filtered by, besides `tag:` and a tag's key.
const FILTER_KEYS: [&str; 7] = ["Name", "Type", "KeyId", "Path", "Label", "Tier", "DataType"];

impl Pattern {
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Xml(text)
            | Self::IamRoleArn(text)
            | Self::KeyId(text)
            | Self::Tag(text)
            | Self::FilterKey(text)
            | Self::SecretFilter(text)
            | Self::Region(text)
            | Self::RotationToken(text)
            | Self::AliasName(text)
            | Self::Visible(text)
            | Self::Ascii(text)
            | Self::RuleName(text)
            | Self::BusNameOrArn(text)
            | Self::PathKey(text)
            | Self::EndpointId(text) => text,
        }
    }

    pub(crate) fn matches(self, value: &str) -> bool {
        match self {
            Self::Xml(_) => value.chars().all(is_xml),
            Self::IamRoleArn(_) => is_iam_role_arn(value),
            Self::KeyId(_) => !value.is_empty() && value.chars().all(is_of_key_id),
            Self::Tag(_) => value.chars().all(is_of_tag),
            Self::FilterKey(_) => {
                FILTER_KEYS.contains(&value)
                    || value
                        .strip_prefix("tag:")
                        .is_some_and(|tag| !tag.is_empty())
            }
            Self::SecretFilter(_) => value.chars().all(is_of_secret_filter),
            Self::Region(_) => is_region(value),
            Self::RotationToken(_) => !value.is_empty() && value.chars().all(is_of_token),
            Self::AliasName(_) => is_alias_name(value),
            Self::Visible(_) => {
                !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_graphic())
            }
            Self::Ascii(_) => value.is_ascii(),
            Self::RuleName(_) => is_name(value, ".-_"),
            Self::BusNameOrArn(text) => is_bus(value, text.contains("[/")),
            Self::PathKey(_) => is_name(value, "_-"),
            Self::EndpointId(_) => value
                .split_once('.')
                .is_some_and(|(one, other)| is_name(one, "-") && is_name(other, "-")),
        }
    }
}

fn is_of_key_id(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || ":/_-".contains(letter)
}

/// Letters, digits, separators and some signs. Separators are the white space that is no control character.
fn is_of_tag(letter: char) -> bool {
    letter.is_alphanumeric()
        || (letter.is_whitespace() && !letter.is_control())
        || "_.:/=+-@".contains(letter)
}

fn is_of_secret_filter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || " :_@/+=.-!".contains(letter)
}

fn is_of_token(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-'
}

/// Letters, digits and some signs, at least one of them.
fn is_name(value: &str, signs: &str) -> bool {
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || signs.contains(letter);
    !value.is_empty() && value.chars().all(is_of_name)
}

fn is_bus(value: &str, with_slashes: bool) -> bool {
    let name = match value.split_once(":event-bus/") {
        Some((arn, name)) => {
            let parts: Vec<&str> = arn.split(':').collect();
            let ["arn", partition, "events", region, account] = parts.as_slice() else {
                return false;
            };
            let is_partition = partition
                .strip_prefix("aws")
                .is_some_and(|rest| rest.is_empty() || is_name(rest, "_-"));
            let is_account =
                account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
            if !is_partition || !is_name(region, "_-") || !is_account {
                return false;
            }
            name
        }
        None => value,
    };
    is_name(name, if with_slashes { "/.-_" } else { ".-_" })
}

fn is_alias_name(value: &str) -> bool {
    let is_sign = |letter: char| "_-.".contains(letter);
    value
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || is_sign(letter))
        && value.chars().any(|letter| !letter.is_ascii_digit())
}

/// Words with `-` behind them, then a number.
fn is_region(value: &str) -> bool {
    let Some((words, number)) = value.rsplit_once('-') else {
        return false;
    };
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number && words.split('-').all(is_word)
}

fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

fn is_iam_role_arn(value: &str) -> bool {
    let mut parts = value.splitn(6, ':');
    let (Some("arn"), Some(partition), Some("iam"), Some(""), Some(account), Some(resource)) = (
        parts.next(),
        parts.next(),
        parts.next(),
        parts.next(),
        parts.next(),
        parts.next(),
    ) else {
        return false;
    };
    let is_partition = partition.strip_prefix("aws").is_some_and(|rest| {
        rest.chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
    });
    let is_account = account.is_empty()
        || (account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit()));
    let Some(path_and_name) = resource.strip_prefix("role/") else {
        return false;
    };
    let (path, name) = path_and_name
        .rsplit_once('/')
        .unwrap_or(("!", path_and_name));
    let is_path = !path.is_empty()
        && path
            .chars()
            .all(|letter| matches!(letter, '\u{21}'..='\u{7f}'));
    let is_name = !name.is_empty()
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "_+=,.@-".contains(letter));
    is_partition && is_account && is_path && is_name
}

#[cfg(test)]
mod tests {
    use super::{Pattern, is_iam_role_arn, is_xml};

    #[test]
    fn what_parameters_are_asked_with() {
        for (pattern, fits, does_not) in [
            (Pattern::KeyId(""), "arn:aws:kms:::alias/a_b-1", "a b"),
            (Pattern::KeyId(""), "alias/aws/ssm", ""),
            (Pattern::Tag(""), "Kostenstelle Süd\u{a0}1/2+3=@", "a;b"),
            (Pattern::Tag(""), "", "a\nb"),
            (Pattern::FilterKey(""), "tag:team", "tag:"),
            (Pattern::FilterKey(""), "DataType", "Names"),
            (Pattern::SecretFilter(""), "!prod/db @1", "a,b"),
            (Pattern::Region(""), "us-gov-east-1", "us-east"),
            (Pattern::Region(""), "eu-west-10", "eu--1"),
            (Pattern::RotationToken(""), "a-1", ""),
            (Pattern::AliasName(""), "v1.2", "12"),
            (Pattern::AliasName(""), "PROD_eu-1", "a b"),
            (Pattern::Visible(""), "a~!", "a b"),
            (Pattern::Ascii(""), "Root=1-2;Parent=3", "é"),
            (Pattern::RuleName(""), "sales_emrys-sweep.1", "a b"),
            (Pattern::RuleName(""), "a", ""),
            (Pattern::BusNameOrArn("[/"), "aws.partner/a", "a:b"),
            (
                Pattern::BusNameOrArn("["),
                "arn:aws-cn:events:cn-north-1:123456789012:event-bus/default",
                "arn:aws:events:us-east-1:1:event-bus/default",
            ),
            (Pattern::BusNameOrArn("["), "default", "aws.partner/a"),
            (Pattern::PathKey(""), "my-name_1", "a.b"),
            (Pattern::EndpointId(""), "abc-1.xyz", "abc"),
        ] {
            assert!(pattern.matches(fits), "{pattern:?} {fits}");
            assert!(!pattern.matches(does_not), "{pattern:?} {does_not}");
        }
    }

    #[test]
    fn control_characters_are_not_xml() {
        for letter in ['\t', '\n', '\r', ' ', 'a', 'é', '\u{fffd}', '😀'] {
            assert!(is_xml(letter), "{letter:?}");
        }
        for letter in ['\0', '\u{b}', '\u{1f}', '\u{fffe}', '\u{ffff}'] {
            assert!(!is_xml(letter), "{letter:?}");
        }
    }

    #[test]
    fn role_arns() {
        for arn in [
            "arn:aws:iam::123456789012:role/runtime",
            "arn:aws-cn:iam::123456789012:role/team/etl/run.time+x",
            "arn:aws:iam:::role/r",
            "arn:aws:iam::123456789012:role/a:b/r",
        ] {
            assert!(is_iam_role_arn(arn), "{arn}");
        }
        for arn in [
            "",
            "runtime",
            "arn:aws:iam::123456789012:user/runtime",
            "arn:aws:iam::12345:role/runtime",
            "arn:aws:iam::123456789012:role/",
            "arn:aws:iam::123456789012:role//r",
            "arn:aws:iam::123456789012:role/a b",
            "arn:azure:iam::123456789012:role/r",
            "arn:aws:iam:eu-west-1:123456789012:role/r",
        ] {
            assert!(!is_iam_role_arn(arn), "{arn}");
        }
    }
}
