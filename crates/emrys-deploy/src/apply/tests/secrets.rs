// SPDX-License-Identifier: Apache-2.0
//! Secrets that are split into others, one for each member.

use std::collections::BTreeMap;

use serde_json::json;

use super::account::Account;
use super::{deploy, deployer, place, template};
use crate::apply::Plan;
use crate::template::text::reference;
use crate::template::{Resource, Template};

/// A template with two members of the secret `hive` as secrets, and a parameter that has the ARN of one.
fn with_secrets(revision: &str) -> Template {
    let mut template = template("A", &[]);
    for member in ["password", "user"] {
        let properties = json!({
            "Name": format!("emrys/sales/small/hive-site/{member}"),
            "Description": format!("Revision {revision}."),
            "SecretString": format!("{{{{resolve:secretsmanager:hive:SecretString:{member}}}}}"),
            "Tags": [{ "Key": "emrys:namespace", "Value": "sales" }],
        });
        let resource = Resource::new("AWS::SecretsManager::Secret", properties);
        template.resources.insert(member.to_owned(), resource);
    }
    let properties = json!({ "Name": "/emrys/arn", "Value": reference("password") });
    let resource = Resource::new("AWS::SSM::Parameter", properties);
    template.resources.insert("Arn".to_owned(), resource);
    template
}

fn account_with(secret: &str) -> Account {
    let account = Account::default();
    let source = ("hive".to_owned(), secret.to_owned());
    account.secrets.lock().unwrap().extend([source]);
    account
}

#[tokio::test]
async fn a_secret_is_split_and_followed_and_its_values_are_nowhere_else() {
    let account = account_with(r#"{"password": "hunter2", "user": "hive", "port": 3306}"#);
    let template = with_secrets("1");
    let done = deploy(&account, Some(&template)).await.unwrap();
    let secret = |member: &str| {
        let name = format!("emrys/sales/small/hive-site/{member}");
        account.secrets.lock().unwrap().get(&name).cloned()
    };
    assert_eq!(secret("password").as_deref(), Some("hunter2"));
    assert_eq!(secret("user").as_deref(), Some("hive"));
    assert_eq!(secret("port"), None);
    let parameters = account.parameters.lock().unwrap().clone();
    let arn =
        "arn:aws:secretsmanager:us-east-1:000000000000:secret:emrys/sales/small/hive-site/password";
    assert_eq!(parameters["/emrys/arn"], arn);
    assert!(!format!("{done:?} {parameters:?}").contains("hunter2"));
    assert_eq!(deploy(&account, Some(&template)).await.unwrap(), ["6 kept"]);

    let changed = r#"{"password": "hunter3", "user": "hive"}"#.to_owned();
    account
        .secrets
        .lock()
        .unwrap()
        .insert("hive".to_owned(), changed);
    let place = place();
    let plan = Plan::new(&template, &place, &BTreeMap::new()).unwrap();
    let deployer = deployer(&account, &place);
    let changes = deployer.changes(Some(&plan)).await.unwrap();
    let shown = format!("{:?}", changes.all());
    assert!(!shown.contains("hunter"), "{shown}");
    let done = deploy(&account, Some(&template)).await.unwrap();
    let expected = ["Update emrys/sales/small/hive-site/password", "5 kept"];
    assert_eq!(done, expected);
    assert_eq!(secret("password").as_deref(), Some("hunter3"));

    deploy(&account, None).await.unwrap();
    assert_eq!(secret("password"), None);
    assert_eq!(account.content().len(), 1, "the source stays");
}

#[tokio::test]
async fn a_secret_that_cannot_be_split_is_told_before_anything_is_stored() {
    let long = format!(r#"{{"password": "{}", "user": "x"}}"#, "x".repeat(1_017));
    for (secret, message) in [
        ("hunter2", "the secret `hive` is no JSON object"),
        (r#"["hunter2"]"#, "the secret `hive` is no JSON object"),
        (
            r#"{"user": "x"}"#,
            "the secret `hive` has no member `password`",
        ),
        (
            r#"{"password": 2, "user": "x"}"#,
            "`password` of the secret `hive` is no text",
        ),
        (
            r#"{"password": "", "user": "x"}"#,
            "`password` of the secret `hive` is no text",
        ),
        (
            long.as_str(),
            "`password` of the secret `hive` has 1025 characters together with its name",
        ),
    ] {
        let account = account_with(secret);
        let error = deploy(&account, Some(&with_secrets("1"))).await;
        let said = error.unwrap_err().to_string();
        assert!(said.starts_with(message), "{said}");
        assert!(!said.contains("hunter2"), "{said}");
        assert_eq!(account.content().len(), 1, "{message}");
        assert_eq!(account.records(), [""; 0]);
    }
    let account = Account::default();
    let error = deploy(&account, Some(&with_secrets("1"))).await;
    let said = error.unwrap_err().to_string();
    let expected = "the secret `hive`, whose `password` is configured, cannot be read: ";
    assert!(said.starts_with(expected), "{said}");
}

#[tokio::test]
async fn a_deployment_with_secrets_that_was_killed_goes_on() {
    let source = r#"{"password": "hunter2", "user": "hive"}"#;
    let whole = account_with(source);
    deploy(&whole, Some(&with_secrets("2"))).await.unwrap();
    let mut killed = 0;
    for requests in 0.. {
        let account = account_with(source);
        deploy(&account, Some(&with_secrets("1"))).await.unwrap();
        *account.left.lock().unwrap() = Some(requests);
        let outcome = deploy(&account, Some(&with_secrets("2"))).await;
        *account.left.lock().unwrap() = None;
        deploy(&account, Some(&with_secrets("2"))).await.unwrap();
        assert_eq!(
            account.content(),
            whole.content(),
            "killed after {requests}"
        );
        deploy(&account, None).await.unwrap();
        assert_eq!(account.content().len(), 1, "killed after {requests}");
        if outcome.is_ok() {
            break;
        }
        killed += 1;
    }
    assert!(killed > 10, "{killed}");
}
