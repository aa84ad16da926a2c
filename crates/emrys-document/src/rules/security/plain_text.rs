// SPDX-License-Identifier: Apache-2.0
//! What looks like a secret that somebody has written down.
//!
//! Names decide, by their last word: `db.password` is one, `password.file` says where one is. Values are looked at only for what
//! they certainly are not: a reference, the place of something, a switch.

use serde_json::Value;

use crate::reference;

/// The last words of names whose values are secret, without what separates words.
const SECRET: &[&str] = &[
    "accesskey",
    "accesstoken",
    "accountkey",
    "apikey",
    "authtoken",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "secret",
    "secretkey",
    "sessiontoken",
];

/// The first characters of values that say where a secret is.
const PLACES: &[&str] = &["arn:", "s3://", "/", "jceks:", "file:", "hdfs:"];

/// Whether the value of that name is secret.
pub(super) fn is_secret(name: &str) -> bool {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    let letters: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    SECRET.iter().any(|end| letters.ends_with(end))
}

/// Whether a value is written down, so that everybody who sees the document or the cluster sees it.
pub(super) fn is_plain(value: &str) -> bool {
    let value = value.trim();
    let is_place = PLACES.iter().any(|place| value.starts_with(place));
    let is_switch = ["true", "false", "none", "null"]
        .iter()
        .any(|word| value.eq_ignore_ascii_case(word));
    !value.is_empty()
        && !is_place
        && !is_switch
        && !reference::is_in(value)
        && !value.contains("${")
        && !value.contains("$(")
}

/// The name of the secret parameter that is written down in a JDBC URL, as in `jdbc:mysql://host/db?password=hunter2`.
pub(super) fn parameter_of_url(value: &str) -> Option<&str> {
    let url = value.trim();
    if !url.starts_with("jdbc:") {
        return None;
    }
    let parameters = url.split(['?', '&', ';']);
    let mut named = parameters.filter_map(|parameter| parameter.split_once('='));
    let found = named.find(|(name, value)| {
        (is_secret(name) || name.eq_ignore_ascii_case("pwd")) && is_plain(value)
    });
    found.map(|(name, _)| name)
}

/// The first member with a secret name whose value is written down, however deep it is in a JSON text.
pub(super) fn member(value: &Value) -> Option<&str> {
    match value {
        Value::Object(members) => members.iter().find_map(|(name, value)| match value {
            Value::String(text) => (is_secret(name) && is_plain(text)).then_some(name.as_str()),
            _ => member(value),
        }),
        Value::Array(values) => values.iter().find_map(member),
        _ => None,
    }
}

/// The id of an AWS access key in a text, which is never there without its secret.
pub(super) fn access_key(text: &str) -> Option<&str> {
    const LENGTH: usize = 20;
    const STARTS: [&str; 2] = ["AKIA", "ASIA"];
    let is_of_key = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit();
    let mut words = text.split(|letter| !is_of_key(letter));
    words.find(|word| word.len() == LENGTH && STARTS.iter().any(|start| word.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{access_key, is_plain, is_secret, member, parameter_of_url};

    #[test]
    fn the_last_word_of_a_name_decides() {
        for name in [
            "javax.jdo.option.ConnectionPassword",
            "spark.ssl.keyPassword",
            "spark.authenticate.secret",
            "--datadog-api-key",
            "DB_PASSWD",
            "fs.s3.awsSecretAccessKey",
            "fs.s3a.secret.key",
        ] {
            assert!(is_secret(name), "{name}");
        }
        for name in [
            "hadoop.security.credential.provider.path",
            "hadoop.http.authentication.signature.secret.file",
            "spark.authenticate.secretBitLength",
            "spark.yarn.keytab",
            "yarn.resourcemanager.delegation-token.max-lifetime",
            "--secret-name",
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }

    #[test]
    fn places_and_references_are_not_plain() {
        assert!(is_plain("hunter2"));
        let others = [
            "",
            "true",
            "arn:aws:secretsmanager:x",
            "/etc/keys",
            "${var.password}",
            "$(cat key)",
        ];
        assert!(!others.into_iter().any(is_plain));
    }

    #[test]
    fn urls_have_parameters() {
        for (url, name) in [
            (
                "jdbc:mysql://db/hive?user=hive&password=hunter2",
                "password",
            ),
            (
                "jdbc:mysql://db/hive?user=hive&amp;password=hunter2",
                "password",
            ),
            (
                "jdbc:sqlserver://db;user=hive;Password=hunter2;",
                "Password",
            ),
            ("jdbc:redshift://db/hive?PWD=hunter2", "PWD"),
        ] {
            assert_eq!(parameter_of_url(url), Some(name), "{url}");
        }
        for url in [
            "jdbc:mysql://db/hive?createDatabaseIfNotExist=true",
            "jdbc:mysql://db/hive?password=${secret:hive}",
            "jdbc:mysql://db/hive?trustStore=/etc/keys&password=",
            "https://example.com/?password=hunter2",
        ] {
            assert_eq!(parameter_of_url(url), None, "{url}");
        }
    }

    #[test]
    fn members_are_found_at_any_depth() {
        let found = json!({ "a": [{ "user": "x" }, { "db": { "dbPassword": "hunter2" } }] });
        assert_eq!(member(&found), Some("dbPassword"));
        assert_eq!(member(&json!({ "password": "/etc/secret", "n": 1 })), None);
    }

    #[test]
    fn access_keys_have_a_form() {
        assert_eq!(
            access_key("key=AKIAIOSFODNN7EXAMPLE;"),
            Some("AKIAIOSFODNN7EXAMPLE")
        );
        assert_eq!(access_key("AKIAIOSFODNN7EXAMPLEX"), None);
        assert_eq!(access_key("akiaiosfodnn7example"), None);
    }
}
