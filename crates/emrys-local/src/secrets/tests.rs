// SPDX-License-Identifier: Apache-2.0
//! Secrets Manager as clients see it: JSON in, JSON or an error out.

use emrys_protocol::secrets::dispatch;
use emrys_protocol::{ApiError, SecretsApi as _};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::record::SecretRecord;
use crate::engine::{Engine, Options, Service};

/// Tokens, and so ids of versions, as short as AWS takes them.
const FIRST: &str = "11111111-1111-1111-1111-111111111111";
const SECOND: &str = "22222222-2222-2222-2222-222222222222";
const THIRD: &str = "33333333-3333-3333-3333-333333333333";

/// An engine that nobody serves.
struct Bench {
    service: Service,
    engine: Engine,
    folder: TempDir,
}

impl Bench {
    async fn new() -> Self {
        Self::open(tempfile::tempdir().unwrap()).await
    }

    async fn open(folder: TempDir) -> Self {
        let path = |name: &str| folder.path().join(name);
        let options = Options::new(path("home"), path("cache"));
        let engine = Engine::open(options).await.unwrap();
        Self {
            service: engine.service(),
            engine,
            folder,
        }
    }

    /// The same folder with the next engine.
    async fn again(self) -> Self {
        let Self {
            service,
            engine,
            folder,
        } = self;
        drop((service, engine));
        Self::open(folder).await
    }

    async fn call(&self, operation: &str, input: &Value) -> Result<Value, ApiError> {
        let answer = dispatch(&self.service, operation, input.to_string().as_bytes()).await?;
        Ok(serde_json::from_slice(&answer).unwrap_or_default())
    }

    async fn ok(&self, operation: &str, input: Value) -> Value {
        let answer = self.call(operation, &input).await;
        answer.unwrap_or_else(|error| panic!("{operation} {input}: {error}"))
    }

    /// The code and the message of a request that is refused.
    async fn refused(&self, operation: &str, input: Value) -> String {
        let error = self.call(operation, &input).await.unwrap_err();
        error.to_string()
    }

    async fn create(&self, name: &str, value: &str) -> Value {
        let input = json!({"Name": name, "SecretString": value, "ClientRequestToken": FIRST});
        self.ok("CreateSecret", input).await
    }

    async fn put(&self, token: &str, value: &str) {
        let input = json!({"SecretId": "db", "SecretString": value, "ClientRequestToken": token});
        self.ok("PutSecretValue", input).await;
    }

    async fn value(&self, id: &str) -> Value {
        let answer = self.ok("GetSecretValue", json!({"SecretId": id})).await;
        answer["SecretString"].clone()
    }

    async fn stages(&self) -> Value {
        let answer = self.ok("DescribeSecret", json!({"SecretId": "db"})).await;
        answer["VersionIdsToStages"].clone()
    }
}

const NOT_FOUND: &str =
    "ResourceNotFoundException: Secrets Manager can't find the specified secret.";
const MARKED: &str = "InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.";

#[tokio::test]
async fn a_secret_is_there_under_its_name_and_arn_and_after_a_restart() {
    let bench = Bench::new().await;
    let created = bench.create("prod/db", "hunter2").await;
    let arn = created["ARN"].as_str().unwrap();
    assert!(arn.starts_with("arn:aws:secretsmanager:us-east-1:000000000000:secret:prod/db-"));
    assert_eq!(created["VersionId"], FIRST);
    let part = arn.rsplit_once('-').unwrap().0;
    for id in ["prod/db", arn, part] {
        assert_eq!(bench.value(id).await, "hunter2", "{id}");
    }
    for id in ["prod", "prod/db-", &format!("{part}-aaaaaa")] {
        let input = json!({"SecretId": id});
        assert_eq!(
            bench.refused("GetSecretValue", input).await,
            NOT_FOUND,
            "{id}"
        );
    }
    let bench = bench.again().await;
    assert_eq!(bench.value(arn).await, "hunter2");
    let described = bench.ok("DescribeSecret", json!({"SecretId": arn})).await;
    assert_eq!(
        described["VersionIdsToStages"],
        json!({ FIRST: ["AWSCURRENT"] })
    );
    assert!(described.get("SecretString").is_none());
}

#[tokio::test]
async fn the_current_version_becomes_the_previous_one() {
    let bench = Bench::new().await;
    bench.create("db", "one").await;
    bench.put(SECOND, "two").await;
    assert_eq!(
        bench.stages().await,
        json!({FIRST: ["AWSPREVIOUS"], SECOND: ["AWSCURRENT"]})
    );
    let previous = json!({"SecretId": "db", "VersionStage": "AWSPREVIOUS"});
    let answer = bench.ok("GetSecretValue", previous).await;
    assert_eq!(
        (&answer["SecretString"], &answer["VersionId"]),
        (&json!("one"), &json!(FIRST))
    );

    let input = json!({"SecretId": "db", "SecretString": "three", "ClientRequestToken": THIRD});
    let updated = bench.ok("UpdateSecret", input).await;
    assert_eq!(updated["VersionId"], THIRD);
    assert_eq!(
        bench.stages().await,
        json!({SECOND: ["AWSPREVIOUS"], THIRD: ["AWSCURRENT"]})
    );
    // Without a stage a version is still there under its id.
    let first = json!({"SecretId": "db", "VersionId": FIRST});
    assert_eq!(
        bench.ok("GetSecretValue", first).await["SecretString"],
        "one"
    );
    let listed = bench
        .ok("ListSecretVersionIds", json!({"SecretId": "db"}))
        .await;
    assert_eq!(listed["Versions"].as_array().unwrap().len(), 2);
    let all = json!({"SecretId": "db", "IncludeDeprecated": true, "MaxResults": 2});
    let listed = bench.ok("ListSecretVersionIds", all).await;
    assert_eq!(listed["Versions"][0]["VersionId"], THIRD);
    assert!(listed["NextToken"].is_string());

    let back = json!({
        "SecretId": "db", "VersionStage": "AWSCURRENT",
        "RemoveFromVersionId": THIRD, "MoveToVersionId": FIRST,
    });
    bench.ok("UpdateSecretVersionStage", back).await;
    assert_eq!(
        bench.stages().await,
        json!({FIRST: ["AWSCURRENT"], THIRD: ["AWSPREVIOUS"]})
    );
}

#[tokio::test]
async fn a_request_that_comes_again_makes_no_second_version() {
    let bench = Bench::new().await;
    let created = bench.create("db", "one").await;
    assert_eq!(bench.create("db", "one").await["ARN"], created["ARN"]);
    bench.put(SECOND, "two").await;
    bench.put(SECOND, "two").await;
    assert_eq!(
        bench.stages().await,
        json!({FIRST: ["AWSPREVIOUS"], SECOND: ["AWSCURRENT"]})
    );
    let other = json!({"SecretId": "db", "SecretString": "2", "ClientRequestToken": SECOND});
    let message = bench.refused("PutSecretValue", other).await;
    assert!(
        message.starts_with(&format!(
            "ResourceExistsException: You can't use ClientRequestToken {SECOND} because that value is already in use"
        )),
        "{message}"
    );
    let other = json!({"Name": "db", "SecretString": "one"});
    assert_eq!(
        bench.refused("CreateSecret", other).await,
        "ResourceExistsException: The operation failed because the secret db already exists."
    );
}

#[tokio::test]
async fn what_was_deleted_can_be_restored_in_time_and_its_name_is_taken_meanwhile() {
    let bench = Bench::new().await;
    let created = bench.create("db", "one").await;
    let input = json!({"SecretId": "db", "RecoveryWindowInDays": 7});
    let deleted = bench.ok("DeleteSecret", input.clone()).await;
    let days = deleted["DeletionDate"].as_f64().unwrap() - crate::time::now() as f64 / 1000.0;
    assert!((days / 86_400.0 - 7.0).abs() < 0.01);
    for (operation, input) in [
        ("GetSecretValue", json!({"SecretId": "db"})),
        (
            "PutSecretValue",
            json!({"SecretId": "db", "SecretString": "x"}),
        ),
        ("DeleteSecret", input),
    ] {
        assert_eq!(bench.refused(operation, input).await, MARKED, "{operation}");
    }
    let again = json!({"Name": "db", "SecretString": "x"});
    assert_eq!(
        bench.refused("CreateSecret", again).await,
        "InvalidRequestException: You can't create this secret because a secret with this name is already scheduled for \
         deletion."
    );
    assert_eq!(
        bench.ok("ListSecrets", json!({})).await["SecretList"],
        json!([])
    );
    let with_deleted = json!({"IncludePlannedDeletion": true});
    let listed = bench.ok("ListSecrets", with_deleted).await;
    assert!(listed["SecretList"][0]["DeletedDate"].is_number());

    bench.ok("RestoreSecret", json!({"SecretId": "db"})).await;
    assert_eq!(bench.value("db").await, "one");

    let now = json!({"SecretId": created["ARN"], "ForceDeleteWithoutRecovery": true});
    bench.ok("DeleteSecret", now.clone()).await;
    bench.ok("DeleteSecret", now).await;
    assert_eq!(
        bench
            .refused("DescribeSecret", json!({"SecretId": "db"}))
            .await,
        NOT_FOUND
    );
    assert_ne!(bench.create("db", "new").await["ARN"], created["ARN"]);
}

#[tokio::test]
async fn when_the_window_is_over_a_secret_is_gone() {
    let bench = Bench::new().await;
    bench.create("db", "one").await;
    let secrets = bench.service.shared().secrets();
    let over = |secret: &mut SecretRecord, now| {
        secret.deletion = Some(now);
        Ok(())
    };
    secrets.change(Some("db"), over).await.unwrap();
    let input = emrys_protocol::secrets::types::RestoreSecretRequest {
        secret_id: Some("db".to_owned()),
    };
    assert!(bench.service.restore_secret(input).await.is_err());
    bench.create("db", "new").await;
    assert_eq!(bench.value("db").await, "new");
}

#[tokio::test]
async fn bytes_are_bytes_and_there_may_be_no_value_yet() {
    let bench = Bench::new().await;
    let created = bench.ok("CreateSecret", json!({"Name": "empty"})).await;
    assert!(created.get("VersionId").is_none());
    let input = json!({"SecretId": "empty"});
    assert_eq!(
        bench.refused("GetSecretValue", input).await,
        "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT"
    );
    let bytes = json!({"SecretId": "empty", "SecretBinary": "AAEC", "VersionStages": ["mine"]});
    let put = bench.ok("PutSecretValue", bytes).await;
    assert_eq!(put["VersionStages"], json!(["AWSCURRENT", "mine"]));
    let answer = bench
        .ok("GetSecretValue", json!({"SecretId": "empty"}))
        .await;
    assert_eq!(answer["SecretBinary"], "AAEC");
    assert!(answer.get("SecretString").is_none());
}

#[tokio::test]
async fn what_aws_refuses_is_refused_in_its_words() {
    let bench = Bench::new().await;
    bench.create("db", "one").await;
    for (operation, input, message) in [
        (
            "CreateSecret",
            json!({"Name": "a b"}),
            "ValidationException: Invalid name. Must be a valid name containing alphanumeric characters, or any of the \
             following: -/_+=.@!",
        ),
        (
            "PutSecretValue",
            json!({"SecretId": "db", "SecretString": "a", "SecretBinary": "AAEC"}),
            "InvalidParameterException: You can't specify both a binary secret value and a string secret value in the \
             same secret.",
        ),
        (
            "PutSecretValue",
            json!({"SecretId": "db"}),
            "InvalidRequestException: You must provide either SecretString or SecretBinary.",
        ),
        (
            "GetSecretValue",
            json!({"SecretId": "db", "VersionId": SECOND}),
            "ResourceNotFoundException: Secrets Manager can't find the specified secret value for VersionId: \
             22222222-2222-2222-2222-222222222222",
        ),
        (
            "GetSecretValue",
            json!({"SecretId": "db", "VersionId": FIRST, "VersionStage": "AWSPREVIOUS"}),
            "InvalidRequestException: You provided a VersionStage that is not associated to the provided VersionId.",
        ),
        (
            "DeleteSecret",
            json!({"SecretId": "db", "RecoveryWindowInDays": 6}),
            "InvalidParameterException: The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).",
        ),
        (
            "DeleteSecret",
            json!({"SecretId": "db", "RecoveryWindowInDays": 7, "ForceDeleteWithoutRecovery": true}),
            "InvalidParameterException: You can't use ForceDeleteWithoutRecovery in conjunction with \
             RecoveryWindowInDays.",
        ),
        (
            "UpdateSecretVersionStage",
            json!({"SecretId": "db", "VersionStage": "AWSCURRENT", "RemoveFromVersionId": FIRST}),
            "InvalidParameterException: You can only move staging label AWSCURRENT to a different secret version. It \
             can't be completely removed.",
        ),
        (
            "ListSecrets",
            json!({"NextToken": "?"}),
            "InvalidNextTokenException: The specified token isn't valid.",
        ),
        (
            "TagResource",
            json!({"SecretId": "db", "Tags": [{"Key": "aws:x", "Value": "1"}]}),
            "InvalidParameterException: Tag keys that begin with aws: are reserved for AWS.",
        ),
    ] {
        assert_eq!(bench.refused(operation, input).await, message);
    }
}

#[tokio::test]
async fn secrets_are_listed_by_filters_and_pages() {
    let bench = Bench::new().await;
    for (name, description, team) in [
        ("prod/db", "the Warehouse", "sales"),
        ("prod/api", "key of the API", "web"),
        ("test/db", "warehouse of tests", "sales"),
    ] {
        let input = json!({
            "Name": name, "Description": description, "SecretString": "x",
            "Tags": [{"Key": "team", "Value": team}],
        });
        bench.ok("CreateSecret", input).await;
    }
    let names = async |filters: Value| {
        let input = json!({"Filters": filters, "SortBy": "name", "SortOrder": "asc"});
        let answer = bench.ok("ListSecrets", input).await;
        let list = answer["SecretList"].as_array().unwrap().clone();
        let names = list.iter().map(|secret| secret["Name"].as_str().unwrap());
        names.collect::<Vec<_>>().join(" ")
    };
    let filter = |key: &str, value: &str| json!([{"Key": key, "Values": [value]}]);
    for (filters, expected) in [
        (filter("name", "prod/"), "prod/api prod/db"),
        (filter("name", "!prod/"), "test/db"),
        (filter("description", "warehouse"), "prod/db test/db"),
        (filter("tag-value", "web"), "prod/api"),
        (filter("tag-key", "team"), "prod/api prod/db test/db"),
        (filter("all", "api"), "prod/api"),
        (filter("owning-service", "rds"), ""),
    ] {
        assert_eq!(names(filters.clone()).await, expected, "{filters}");
    }
    let first = bench.ok("ListSecrets", json!({"MaxResults": 2})).await;
    assert_eq!(first["SecretList"].as_array().unwrap().len(), 2);
    let rest = json!({"MaxResults": 2, "NextToken": first["NextToken"]});
    let rest = bench.ok("ListSecrets", rest).await;
    assert_eq!(rest["SecretList"].as_array().unwrap().len(), 1);
    assert!(rest.get("NextToken").is_none());

    let untag = json!({"SecretId": "prod/api", "TagKeys": ["team"]});
    bench.ok("UntagResource", untag).await;
    assert_eq!(names(filter("tag-value", "web")).await, "");
}

#[tokio::test]
async fn a_hundred_versions_are_kept_and_those_with_stages_always() {
    let bench = Bench::new().await;
    bench.create("db", "first").await;
    let keep = json!({"SecretId": "db", "VersionStage": "keep", "MoveToVersionId": FIRST});
    bench.ok("UpdateSecretVersionStage", keep).await;
    for number in 0..110 {
        let token = format!("token-{number:032}");
        bench.put(&token, "x").await;
    }
    let all = json!({"SecretId": "db", "IncludeDeprecated": true});
    let listed = bench.ok("ListSecretVersionIds", all).await;
    let versions = listed["Versions"].as_array().unwrap();
    assert_eq!(versions.len(), 100);
    assert_eq!(versions[99]["VersionId"], FIRST);
}

#[tokio::test]
async fn a_value_is_on_disk_only_sealed_and_opens_with_its_key_alone() {
    let bench = Bench::new().await;
    bench.create("db", "hunter2-4711").await;
    let home = bench.folder.path().join("home");
    for entry in std::fs::read_dir(&home).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("hunter2-4711"), "{}", path.display());
        }
    }
    std::fs::remove_file(home.join("secrets.key")).unwrap();
    let bench = bench.again().await;
    let message = bench
        .refused("GetSecretValue", json!({"SecretId": "db"}))
        .await;
    assert!(message.starts_with("DecryptionFailure: "), "{message}");
}
