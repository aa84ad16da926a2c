// SPDX-License-Identifier: Apache-2.0
//! A length of time: `90m`, `1h30m`, or a number of seconds.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use emrys_diagnostics::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::placeholders::Mode;
use crate::reader::{FromNode, Reader};
use crate::tree::{Node, ScalarKind};

/// A length of time in whole seconds, longer than none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duration {
    seconds: u64,
}

/// A text that is no length of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADuration(String);

impl fmt::Display for NotADuration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` is not {EXPECTED}", self.0)
    }
}

impl std::error::Error for NotADuration {}

impl FromStr for Duration {
    type Err = NotADuration;

    fn from_str(text: &str) -> Result<Self, NotADuration> {
        Self::parse(text).ok_or_else(|| NotADuration(text.to_owned()))
    }
}

const EXPECTED: &str = "a duration such as `90m`, `1h30m` or a number of seconds";

impl Duration {
    /// The length in seconds.
    pub fn seconds(self) -> u64 {
        self.seconds
    }

    fn parse(text: &str) -> Option<Self> {
        let seconds = match text.parse::<u64>() {
            Ok(seconds) => seconds,
            Err(_) => Self::parse_units(text)?,
        };
        (seconds > 0).then_some(Self { seconds })
    }

    /// Numbers with units, from the largest unit to the smallest, each at most once.
    fn parse_units(text: &str) -> Option<u64> {
        let mut rest = text;
        let mut seconds = 0_u64;
        for (unit, length) in [('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)] {
            if let Some((number, after)) = rest.split_once(unit) {
                let number: u64 = number.parse().ok()?;
                seconds = number.checked_mul(length)?.checked_add(seconds)?;
                rest = after;
            }
        }
        rest.is_empty().then_some(seconds)
    }
}

impl FromNode for Duration {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let replaced = reader.scalar(node, EXPECTED, Mode::Value)?;
        if !matches!(replaced.kind, ScalarKind::Integer(_) | ScalarKind::Text) {
            reader.wrong_type(node, EXPECTED);
            return None;
        }
        replaced
            .text
            .parse()
            .map_err(|error: NotADuration| {
                reader.invalid(node, Code::InvalidValue, error.to_string());
            })
            .ok()
    }
}

impl JsonSchema for Duration {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Duration".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": "integer", "minimum": 1 },
                { "type": "string", "pattern": r"^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$|^[0-9]+$|\$\{" },
            ],
            "examples": ["90m", "1h30m", 3600],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Duration;

    #[test]
    fn units_add_up() {
        let seconds = |text| Duration::parse(text).map(Duration::seconds);
        assert_eq!(seconds("90"), Some(90));
        assert_eq!(seconds("90m"), Some(5_400));
        assert_eq!(seconds("1h30m"), Some(5_400));
        assert_eq!(seconds("1d2s"), Some(86_402));
    }

    #[test]
    fn anything_else_is_no_duration() {
        for wrong in [
            "",
            "0",
            "0m",
            "m",
            "1m1h",
            "1h1h",
            "-5",
            "1.5h",
            "90 m",
            "99999999999999999999d",
            "1h5",
        ] {
            assert_eq!(Duration::parse(wrong), None, "{wrong}");
        }
    }
}
