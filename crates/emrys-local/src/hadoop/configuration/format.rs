// SPDX-License-Identifier: Apache-2.0
//! The formats of configuration files: Hadoop's XML, Java properties, and shell exports.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Properties of one file or one classification, sorted by name.
pub(crate) type Properties = BTreeMap<String, String>;

/// A Hadoop `*-site.xml`.
pub(super) fn xml(properties: &Properties) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration>\n");
    for (name, value) in properties {
        let (name, value) = (escape_xml(name), escape_xml(value));
        let _ = writeln!(
            text,
            "  <property>\n    <name>{name}</name>\n    <value>{value}</value>\n  </property>"
        );
    }
    text.push_str("</configuration>\n");
    text
}

/// Escapes for element content; characters that XML 1.0 cannot hold at all are left out.
fn escape_xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\r' => escaped.push_str("&#13;"),
            '\t' | '\n' => escaped.push(character),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

/// A file for `java.util.Properties`, which Spark reads as UTF-8.
pub(super) fn java_properties(properties: &Properties) -> String {
    let mut text = String::new();
    for (name, value) in properties {
        let _ = writeln!(
            text,
            "{}={}",
            escape_java(name, true),
            escape_java(value, false)
        );
    }
    text
}

fn escape_java(text: &str, is_name: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (position, character) in text.chars().enumerate() {
        match character {
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            ' ' if is_name || position == 0 => escaped.push_str("\\ "),
            '=' | ':' | '#' | '!' if is_name => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Reads what `java.util.Properties` would: the user's own `--properties-file`.
pub(crate) fn parse_java_properties(text: &str) -> Properties {
    let mut properties = Properties::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let mut logical = line.trim_start().to_owned();
        if logical.is_empty() || logical.starts_with(['#', '!']) {
            continue;
        }
        // An odd number of backslashes at the end continues the line.
        while (logical.len() - logical.trim_end_matches('\\').len()) % 2 == 1 {
            logical.pop();
            match lines.next() {
                Some(next) => logical.push_str(next.trim_start()),
                None => break,
            }
        }
        let (name, value) = split_property(&logical);
        properties.insert(name, value);
    }
    properties
}

fn split_property(line: &str) -> (String, String) {
    let mut name = String::new();
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => name.extend(characters.next().map(unescaped)),
            '=' | ':' => return (name, unescape(characters.as_str().trim_start())),
            _ if character.is_whitespace() => {
                let rest = characters.as_str().trim_start();
                let value = rest.strip_prefix(['=', ':']).unwrap_or(rest);
                return (name, unescape(value.trim_start()));
            }
            _ => name.push(character),
        }
    }
    (name, String::new())
}

fn unescape(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => value.extend(characters.next().map(unescaped)),
            _ => value.push(character),
        }
    }
    value
}

fn unescaped(character: char) -> char {
    match character {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => character,
    }
}

/// The value of an `export` as the shell would see it: quotes taken off, `$NAME` and `${NAME}`
/// replaced from `environment`. EMR writes these values into a shell script as they are.
pub(super) fn expand(value: &str, environment: &BTreeMap<String, String>) -> String {
    let (text, literal) = match value {
        _ if is_quoted(value, '\'') => (value.trim_matches('\''), true),
        _ if is_quoted(value, '"') => (value.trim_matches('"'), false),
        _ => (value, false),
    };
    if literal {
        return text.to_owned();
    }
    let mut expanded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        expanded.push_str(before);
        let braced = after
            .strip_prefix('{')
            .and_then(|text| text.split_once('}'));
        let (name, tail) = braced.unwrap_or_else(|| {
            let end = after
                .find(|character: char| !(character.is_ascii_alphanumeric() || character == '_'))
                .unwrap_or(after.len());
            after.split_at(end)
        });
        if name.is_empty() {
            expanded.push('$');
        } else if let Some(value) = environment.get(name) {
            expanded.push_str(value);
        }
        rest = tail;
    }
    expanded.push_str(rest);
    expanded
}

fn is_quoted(text: &str, quote: char) -> bool {
    text.len() >= 2 && text.starts_with(quote) && text.ends_with(quote)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{Strategy, proptest};

    fn properties(pairs: &[(&str, &str)]) -> Properties {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn xml_is_escaped() {
        let text = xml(&properties(&[("a&b", "<x> \"y\" \u{1}é")]));
        assert!(text.contains("<name>a&amp;b</name>"), "{text}");
        assert!(text.contains("<value>&lt;x&gt; \"y\" é</value>"), "{text}");
    }

    #[test]
    fn java_properties_are_read_in_every_notation() {
        let text = "# no\n ! no\na=1\nb : 2\nc 3\nd\ne=x\\\n   y\nf\\ g = h\\=i\n";
        let expected = [
            ("a", "1"),
            ("b", "2"),
            ("c", "3"),
            ("d", ""),
            ("e", "xy"),
            ("f g", "h=i"),
        ];
        assert_eq!(parse_java_properties(text), properties(&expected));
    }

    proptest! {
        #[test]
        fn java_properties_are_read_back(
            written in proptest::collection::btree_map("[ -~é\n\t]{1,8}".prop_map(String::from), "[ -~é\n\t]{0,12}", 0..4)
        ) {
            let text = java_properties(&written);
            assert_eq!(parse_java_properties(&text), written);
        }
    }

    #[test]
    fn exports_expand_as_in_a_shell() {
        let environment = properties(&[("PATH", "/bin"), ("X_1", "y")]);
        assert_eq!(expand("$PATH:/opt", &environment), "/bin:/opt");
        assert_eq!(expand("\"${X_1}z\"", &environment), "yz");
        assert_eq!(expand("'$PATH'", &environment), "$PATH");
        assert_eq!(expand("a$NONE-$", &environment), "a-$");
    }
}
