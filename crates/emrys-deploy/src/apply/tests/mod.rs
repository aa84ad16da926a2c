// SPDX-License-Identifier: Apache-2.0
//! Deployments on services in memory.

mod account;
mod guard;
mod secrets;

use std::collections::BTreeMap;

use emrys_protocol::parameters::types::Tag;
use emrys_protocol::subscriptions::Subscription;
use serde_json::json;

use self::account::Account;
use super::{Action, ApplyError, Deployer, Place, Plan, Services};
use crate::template::text::reference;
use crate::template::{Resource, Template};

fn place() -> Place {
    Place {
        partition: "aws".to_owned(),
        region: "us-east-1".to_owned(),
        account: "000000000000".to_owned(),
        stack: "emrys-sales".to_owned(),
    }
}

/// A template with a machine of that definition, a security configuration, and parameters of those names.
fn template(start: &str, parameters: &[&str]) -> Template {
    let mut template = Template::default();
    let mut add = |id: &str, kind: &str, properties| {
        let resource = Resource::new(kind, properties);
        template.resources.insert(id.to_owned(), resource);
    };
    for name in parameters {
        let properties = json!({ "Name": name, "Type": "String", "Value": reference("Load") });
        add(name, "AWS::SSM::Parameter", properties);
    }
    let machine = json!({
        "StateMachineName": "sales_load", "RoleArn": "role",
        "DefinitionString": json!({ "StartAt": start }).to_string(),
    });
    add("Load", "AWS::StepFunctions::StateMachine", machine);
    let configuration = json!({ "Name": "sales-sse", "SecurityConfiguration": { "of": start } });
    add("Sse", "AWS::EMR::SecurityConfiguration", configuration);
    add("Role", "AWS::IAM::Role", json!({}));
    let rule = json!({
        "Name": "sales-sweep", "EventPattern": { "source": [start] },
        "Targets": [{ "Id": start, "Arn": reference("Load"), "RoleArn": reference("Role.Arn") }],
    });
    add("Rule", "AWS::Events::Rule", rule);
    template
}

fn deployer<'d>(account: &'d Account, place: &'d Place) -> Deployer<'d> {
    Deployer {
        services: Services {
            emr: account,
            engine: Some(account),
            events: account,
            parameters: account,
            secrets: account,
            states: account,
        },
        place,
        namespace: "sales",
    }
}

/// Deploys, and says what was done.
async fn deploy(account: &Account, template: Option<&Template>) -> Result<Vec<String>, ApplyError> {
    let place = place();
    let deployer = deployer(account, &place);
    let plan = template.map(|template| Plan::new(template, &place, &BTreeMap::new()));
    let plan = plan.transpose()?;
    let mut guard = deployer
        .guard(&guard::holder("deployer"), &|_| true)
        .await?;
    let changes = match deployer.changes(plan.as_ref()).await {
        Ok(changes) => changes,
        Err(error) => {
            guard.release().await?;
            return Err(error);
        }
    };
    let mut done = Vec::new();
    let mut observe = |change: &super::Change| {
        done.push(format!("{:?} {}", change.action, change.name));
    };
    deployer
        .carry_out(&changes, &mut guard, &mut observe)
        .await?;
    guard.release().await?;
    let kept = |change: &&super::Change| change.action == Action::Keep;
    let kept = changes.all().iter().filter(kept).count();
    done.push(format!("{kept} kept"));
    Ok(done)
}

#[tokio::test]
async fn what_a_template_says_is_there_and_nothing_else() {
    let account = Account::default();
    let first = template("A", &["/emrys/a", "/emrys/b"]);
    let done = deploy(&account, Some(&first)).await.unwrap();
    let expected = [
        "Create sales_load",
        "Create /emrys/a",
        "Create /emrys/b",
        "Create sales-sse",
        "Create sales-sweep",
        "0 kept",
    ];
    assert_eq!(done, expected);
    let value = &account.parameters.lock().unwrap()["/emrys/a"].clone();
    assert_eq!(
        value,
        "arn:aws:states:us-east-1:000000000000:stateMachine:sales_load"
    );

    let again = deploy(&account, Some(&first)).await.unwrap();
    assert_eq!(again, ["5 kept"]);

    let second = template("B", &["/emrys/b", "/emrys/c"]);
    let done = deploy(&account, Some(&second)).await.unwrap();
    let expected = [
        "Update sales_load",
        "Create /emrys/c",
        "Update sales-sse",
        "Update sales-sweep",
        "Remove /emrys/a",
        "1 kept",
    ];
    assert_eq!(done, expected);

    let targets = account.targets.lock().unwrap()["sales-sweep"].clone();
    let ids: Vec<_> = targets.iter().filter_map(|own| own.id.as_deref()).collect();
    assert_eq!(ids, ["B"]);

    let done = deploy(&account, None).await.unwrap();
    let expected = [
        "Remove /emrys/c",
        "Remove sales-sweep",
        "Remove sales-sse",
        "Remove /emrys/b",
        "Remove sales_load",
        "0 kept",
    ];
    assert_eq!(done, expected);
    assert_eq!(account.content(), []);
    assert_eq!(account.records(), [""; 0]);
}

#[tokio::test]
async fn a_pipe_from_a_topics_queue_is_a_subscription() {
    let mut template = template("A", &[]);
    let mut add = |id: &str, kind: &str, properties| {
        let resource = Resource::new(kind, properties);
        template.resources.insert(id.to_owned(), resource);
    };
    add("Queue", "AWS::SQS::Queue", json!({}));
    let subscription = json!({
        "Endpoint": reference("Queue.Arn"), "Protocol": "sqs", "RawMessageDelivery": true,
        "TopicArn": "arn:aws:sns:us-east-1:000000000000:orders",
    });
    add("Subscription", "AWS::SNS::Subscription", subscription);
    let pipe = |source: String| {
        json!({
            "Name": "sales.load.1", "RoleArn": reference("Role.Arn"), "Source": source,
            "Target": reference("Load"),
        })
    };
    add("Pipe", "AWS::Pipes::Pipe", pipe(reference("Queue.Arn")));
    let account = Account::default();
    let done = deploy(&account, Some(&template)).await.unwrap();
    assert!(done.contains(&"Create sales.load.1".to_owned()), "{done:?}");
    let expected = Subscription {
        name: "sales.load.1".to_owned(),
        topic_arn: "arn:aws:sns:us-east-1:000000000000:orders".to_owned(),
        state_machine_arn: "arn:aws:states:us-east-1:000000000000:stateMachine:sales_load"
            .to_owned(),
        raw: true,
        input_template: None,
    };
    let all: Vec<_> = account
        .subscriptions
        .lock()
        .unwrap()
        .values()
        .cloned()
        .collect();
    assert_eq!(all, [expected]);
    assert_eq!(deploy(&account, Some(&template)).await.unwrap(), ["4 kept"]);
    deploy(&account, None).await.unwrap();
    assert!(account.subscriptions.lock().unwrap().is_empty());
}

#[tokio::test]
async fn what_others_have_stored_is_not_touched() {
    let account = Account::default();
    let theirs = ("/emrys/a".to_owned(), "theirs".to_owned());
    account.parameters.lock().unwrap().extend([theirs.clone()]);
    let error = deploy(&account, Some(&template("A", &["/emrys/a"]))).await;
    let message = error.unwrap_err().to_string();
    assert_eq!(
        message,
        "parameter /emrys/a is there already, and this deployment has not stored it"
    );
    assert_eq!(account.content(), [theirs]);
}

/// Whichever request is the last that a deployment makes before it is killed, the next one ends as if nothing had
/// happened, and a removal after it leaves nothing.
#[tokio::test]
async fn a_deployment_that_was_killed_goes_on() {
    let first = template("A", &["/emrys/a", "/emrys/b"]);
    let second = template("B", &["/emrys/b", "/emrys/c"]);
    let whole = Account::default();
    deploy(&whole, Some(&second)).await.unwrap();
    let mut killed = 0;
    for requests in 0.. {
        let account = Account::default();
        deploy(&account, Some(&first)).await.unwrap();
        *account.left.lock().unwrap() = Some(requests);
        let outcome = deploy(&account, Some(&second)).await;
        *account.left.lock().unwrap() = None;
        // Removed from where it was killed, too.
        if requests % 2 == 0 {
            deploy(&account, None).await.unwrap();
            assert_eq!(account.content(), [], "killed after {requests}");
            assert_eq!(account.records(), [""; 0]);
        }
        deploy(&account, Some(&second)).await.unwrap();
        assert_eq!(
            account.content(),
            whole.content(),
            "killed after {requests}"
        );
        assert_eq!(account.records(), whole.records());
        if outcome.is_ok() {
            break;
        }
        killed += 1;
    }
    assert!(killed > 10, "{killed}");
}

#[tokio::test]
async fn a_long_record_has_several_parameters_and_shrinks() {
    let names: Vec<String> = (0..300)
        .map(|number| format!("/emrys/some/{number:04}"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let account = Account::default();
    deploy(&account, Some(&template("A", &names)))
        .await
        .unwrap();
    let expected = [
        "/emrys/deployments/sales",
        "/emrys/deployments/sales/2",
        "/emrys/deployments/sales/3",
    ];
    assert_eq!(account.records(), expected);
    deploy(&account, Some(&template("A", &names[..3])))
        .await
        .unwrap();
    assert_eq!(account.records(), expected[..1]);
    assert_eq!(account.content().len(), 6);
}

#[tokio::test]
async fn another_description_and_another_tag_are_changes() {
    let account = Account::default();
    let parameter = |description: &str, tags| {
        let mut template = template("A", &[]);
        let properties = json!({
            "Name": "/emrys/a", "Value": "x", "Description": description, "Tags": tags,
        });
        let resource = Resource::new("AWS::SSM::Parameter", properties);
        template.resources.insert("Own".to_owned(), resource);
        template
    };
    let first = parameter("one", json!({ "a": "1" }));
    deploy(&account, Some(&first)).await.unwrap();
    let mine = Tag {
        key: Some("cost".to_owned()),
        value: Some("42".to_owned()),
    };
    let add = |tags: &mut BTreeMap<String, Vec<Tag>>| {
        tags.entry("/emrys/a".to_owned()).or_default().push(mine);
    };
    add(&mut account.tags.lock().unwrap());
    assert_eq!(deploy(&account, Some(&first)).await.unwrap(), ["4 kept"]);
    for other in [
        parameter("two", json!({ "a": "1" })),
        parameter("two", json!({ "a": "2" })),
        parameter("two", json!({ "a": "2", "b": "1" })),
    ] {
        let done = deploy(&account, Some(&other)).await.unwrap();
        assert_eq!(done, ["Update /emrys/a", "3 kept"]);
        assert_eq!(deploy(&account, Some(&other)).await.unwrap(), ["4 kept"]);
    }
    let tags = account.tags.lock().unwrap()["/emrys/a"].clone();
    let mut tags: Vec<_> = tags.into_iter().filter_map(|tag| tag.key).collect();
    tags.sort();
    assert_eq!(tags, ["a", "b", "cost"]);
    let descriptions = account.descriptions.lock().unwrap();
    assert_eq!(descriptions["/emrys/a"], "two");
}

#[tokio::test]
async fn a_stored_parameter_that_the_template_names_is_its_value() {
    let account = Account::default();
    let place = place();
    let deployer = deployer(&account, &place);
    let mut template = Template::default();
    let declared = json!({ "Type": "AWS::SSM::Parameter::Value<String>", "Default": "/team/ami" });
    template
        .parameters
        .insert("SsmTeamAmi".to_owned(), declared);
    let given = BTreeMap::new();
    let answers = || super::answers(&deployer.services, &template, &given);
    let said = answers().await.unwrap_err().to_string();
    assert!(said.starts_with("the parameter `/team/ami`: "), "{said}");
    let value = ("/team/ami".to_owned(), "ami-1".to_owned());
    account.parameters.lock().unwrap().extend([value]);
    assert_eq!(answers().await.unwrap()["SsmTeamAmi"], "ami-1");
}
