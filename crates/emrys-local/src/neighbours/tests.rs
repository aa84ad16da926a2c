// SPDX-License-Identifier: Apache-2.0
//! The operations of other services: what clients find, and what they do not.

use emrys_protocol::query::{Content, Element, Form, QueryApi, QueryService};
use emrys_protocol::{ApiError, ErrorCode};
use tempfile::TempDir;

use crate::engine::{Engine, Options};

/// The page whose tables are held against what is there.
const PAGE: &str = include_str!("../../../../docs/services.md");

const TRUST: &str = r#"{"Version":"2008-10-17","Statement":[]}"#;
const POLICY: &str = "arn:aws:iam::aws:policy/service-role/AmazonElasticMapReduceforEC2Role";

async fn engine(folder: &TempDir) -> Engine {
    let path = |name: &str| folder.path().join(name);
    let options = Options::new(path("home"), path("cache"));
    Engine::open(options).await.unwrap()
}

async fn call(
    engine: &Engine,
    service: QueryService,
    action: &str,
    parameters: &[(&str, &str)],
) -> Result<Vec<Element>, ApiError> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    let form: Form = parameters.iter().map(owned).collect();
    engine.service().call(service, action, &form).await
}

async fn iam(
    engine: &Engine,
    action: &str,
    parameters: &[(&str, &str)],
) -> Result<Vec<Element>, ApiError> {
    call(engine, QueryService::Iam, action, parameters).await
}

/// Every text below elements of that name.
fn texts(elements: &[Element], name: &str) -> Vec<String> {
    let found = elements.iter().flat_map(|element| match &element.content {
        Content::Text(text) if element.name == name => vec![text.clone()],
        Content::Text(_) => Vec::new(),
        Content::Elements(elements) => texts(elements, name),
    });
    found.collect()
}

#[tokio::test]
async fn a_role_and_its_profile_are_made_found_and_taken_apart() {
    let folder = tempfile::tempdir().unwrap();
    let first = engine(&folder).await;
    let role = [("RoleName", "R"), ("AssumeRolePolicyDocument", TRUST)];
    iam(&first, "CreateRole", &role).await.unwrap();
    let again = iam(&first, "CreateRole", &role).await.unwrap_err();
    assert_eq!(again.code(), &ErrorCode::EntityAlreadyExists);
    let attach = [("RoleName", "R"), ("PolicyArn", POLICY)];
    iam(&first, "AttachRolePolicy", &attach).await.unwrap();
    let profile = [("InstanceProfileName", "P")];
    iam(&first, "CreateInstanceProfile", &profile)
        .await
        .unwrap();
    let both = [("InstanceProfileName", "P"), ("RoleName", "R")];
    iam(&first, "AddRoleToInstanceProfile", &both)
        .await
        .unwrap();
    let twice = iam(&first, "AddRoleToInstanceProfile", &both).await;
    assert_eq!(twice.unwrap_err().code(), &ErrorCode::LimitExceeded);
    drop(first);

    let engine = engine(&folder).await;
    let found = iam(&engine, "GetInstanceProfile", &profile).await.unwrap();
    assert_eq!(texts(&found, "RoleName"), ["R"]);
    let ids = [texts(&found, "InstanceProfileId"), texts(&found, "RoleId")].concat();
    assert!(ids[0].starts_with("AIPA") && ids[1].starts_with("AROA"));
    assert!(ids.iter().all(|id| id.len() == 21), "{ids:?}");
    let encoded = &texts(&found, "AssumeRolePolicyDocument")[0];
    assert!(encoded.starts_with("%7B%22Version%22%3A%222008-10-17%22"));
    let listed = iam(&engine, "ListInstanceProfiles", &[]).await.unwrap();
    assert_eq!(texts(&listed, "RoleName"), ["R"]);
    let attached = iam(&engine, "ListAttachedRolePolicies", &[("RoleName", "R")]).await;
    assert_eq!(texts(&attached.unwrap(), "PolicyArn"), [POLICY]);

    let conflict = |answer: Result<_, ApiError>| {
        assert_eq!(answer.unwrap_err().code(), &ErrorCode::DeleteConflict);
    };
    let the_role = [("RoleName", "R")];
    conflict(iam(&engine, "DeleteRole", &the_role).await);
    iam(&engine, "DetachRolePolicy", &attach).await.unwrap();
    conflict(iam(&engine, "DeleteRole", &the_role).await);
    conflict(iam(&engine, "DeleteInstanceProfile", &profile).await);
    iam(&engine, "RemoveRoleFromInstanceProfile", &both)
        .await
        .unwrap();
    iam(&engine, "DeleteRole", &the_role).await.unwrap();
    iam(&engine, "DeleteInstanceProfile", &profile)
        .await
        .unwrap();
    for (action, parameters) in [("GetRole", &the_role), ("GetInstanceProfile", &profile)] {
        let gone = iam(&engine, action, parameters).await.unwrap_err();
        assert_eq!(
            (gone.code(), gone.status()),
            (&ErrorCode::NoSuchEntity, 404)
        );
    }
}

#[tokio::test]
async fn lists_have_pages() {
    let folder = tempfile::tempdir().unwrap();
    let engine = engine(&folder).await;
    for name in ["a", "b", "c"] {
        let role = [
            ("RoleName", name),
            ("AssumeRolePolicyDocument", TRUST),
            ("Path", "/team/"),
        ];
        iam(&engine, "CreateRole", &role).await.unwrap();
    }
    iam(
        &engine,
        "CreateInstanceProfile",
        &[("InstanceProfileName", "p")],
    )
    .await
    .unwrap();
    let page = iam(&engine, "ListRoles", &[("MaxItems", "2")])
        .await
        .unwrap();
    assert_eq!(texts(&page, "RoleName"), ["a", "b"]);
    assert_eq!(texts(&page, "IsTruncated"), ["true"]);
    let marker = &texts(&page, "Marker")[0];
    let rest = iam(
        &engine,
        "ListRoles",
        &[("MaxItems", "2"), ("Marker", marker)],
    )
    .await
    .unwrap();
    assert_eq!(texts(&rest, "RoleName"), ["c"]);
    assert_eq!(texts(&rest, "IsTruncated"), ["false"]);
    let other = iam(&engine, "ListRoles", &[("PathPrefix", "/other/")])
        .await
        .unwrap();
    assert!(texts(&other, "RoleName").is_empty());
}

#[tokio::test]
async fn what_iam_does_not_take_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let engine = engine(&folder).await;
    for (action, parameters, code) in [
        ("GetRole", vec![], "ValidationError"),
        ("GetRole", vec![("RoleName", "a/b")], "ValidationError"),
        (
            "CreateRole",
            vec![("RoleName", "r"), ("AssumeRolePolicyDocument", "[]")],
            "MalformedPolicyDocument",
        ),
        (
            "AttachRolePolicy",
            vec![("RoleName", "r"), ("PolicyArn", "arn:aws:iam::1:policy/x")],
            "NoSuchEntity",
        ),
        ("ListRoles", vec![("MaxItems", "0")], "ValidationError"),
        (
            "GetPolicy",
            vec![("PolicyArn", "arn:aws:iam::aws:policy/None")],
            "NoSuchEntity",
        ),
        ("CreateUser", vec![], "NotImplemented"),
    ] {
        let error = iam(&engine, action, &parameters).await.unwrap_err();
        assert_eq!(error.code().as_str(), code, "{action} {parameters:?}");
    }
}

#[tokio::test]
async fn who_calls_where_and_for_how_much() {
    let folder = tempfile::tempdir().unwrap();
    let engine = engine(&folder).await;
    let identity = call(&engine, QueryService::Sts, "GetCallerIdentity", &[])
        .await
        .unwrap();
    assert_eq!(texts(&identity, "Account"), ["000000000000"]);

    let ec2 = |action, parameters| call(&engine, QueryService::Ec2, action, parameters);
    let subnets = ec2("DescribeSubnets", &[("SubnetId.1", "subnet-0a1b")])
        .await
        .unwrap();
    assert_eq!(texts(&subnets, "availabilityZone"), ["us-east-1a"]);
    let error = ec2("DescribeSubnets", &[("SubnetId.1", "net")])
        .await
        .unwrap_err();
    assert_eq!(error.code().as_str(), "InvalidSubnetID.NotFound");
    let asked = [
        ("InstanceType.1", "m5.xlarge"),
        ("InstanceType.2", "none.large"),
        ("ProductDescription.1", "Linux/UNIX"),
    ];
    let prices = ec2("DescribeSpotPriceHistory", &asked).await.unwrap();
    let price = emrys_catalog::instance_types::find("m5.xlarge")
        .unwrap()
        .usd_hour;
    assert_eq!(texts(&prices, "spotPrice"), [format!("{price:.6}")]);
    let windows = [
        ("InstanceType.1", "m5.xlarge"),
        ("ProductDescription.1", "Windows"),
    ];
    let none = ec2("DescribeSpotPriceHistory", &windows).await.unwrap();
    assert!(texts(&none, "spotPrice").is_empty());
}

/// The operations in the table below that heading of the page.
fn documented(heading: &str) -> Vec<&'static str> {
    let begin = PAGE.find(&format!("\n## {heading}\n")).unwrap() + 1;
    let section = &PAGE[begin..];
    let end = section[2..]
        .find("\n## ")
        .map_or(section.len(), |end| end + 2);
    let rows = section[..end].lines().filter_map(|line| {
        let (name, rest) = line.strip_prefix("| `")?.split_once("` | ")?;
        (rest.starts_with("exact") || rest.starts_with("partial")).then_some(name)
    });
    rows.collect()
}

#[tokio::test]
async fn the_page_of_other_services_is_true() {
    let operations = emrys_protocol::parameters::OPERATIONS.iter();
    let operations: Vec<_> = operations.map(|operation| operation.name).collect();
    assert_eq!(documented("Parameter Store"), operations);
    let operations = emrys_protocol::secrets::OPERATIONS.iter();
    let operations: Vec<_> = operations.map(|operation| operation.name).collect();
    assert_eq!(documented("Secrets Manager"), operations);
    let operations = emrys_protocol::events::OPERATIONS.iter();
    let operations: Vec<_> = operations.map(|operation| operation.name).collect();
    assert_eq!(documented("EventBridge"), operations);

    let folder = tempfile::tempdir().unwrap();
    let engine = engine(&folder).await;
    for (heading, service) in [
        ("SNS", QueryService::Sns),
        ("STS", QueryService::Sts),
        ("IAM", QueryService::Iam),
        ("EC2", QueryService::Ec2),
    ] {
        let operations = documented(heading);
        assert!(
            operations.is_sorted() && !operations.is_empty(),
            "{heading}"
        );
        for operation in operations {
            let answer = call(&engine, service, operation, &[]).await;
            let code = answer.err().map(|error| error.code().clone());
            assert_ne!(code, Some(ErrorCode::NotImplemented), "{operation}");
        }
    }
    // One line of the table in the module's own code for each row of the page.
    let table = include_str!("mod.rs").matches("\" => ").count();
    let rows = ["SNS", "STS", "IAM", "EC2"].map(|heading| documented(heading).len());
    assert_eq!(table, rows.iter().sum::<usize>());
}
