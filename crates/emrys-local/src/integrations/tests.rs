// SPDX-License-Identifier: Apache-2.0
//! The integrations on a real engine, without an execution around them.

use std::collections::BTreeSet;
use std::sync::Arc;

use emrys_executions::integration::{Integration, Task, TaskError};
use emrys_protocol::EngineApi as _;
use emrys_protocol::types::ListClustersInput;
use emrys_protocol::{EmrApi as _, handlers::Destination};
use emrys_states::machine::Resource;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{all, uuid, values};
use crate::engine::{Engine, Options};

/// An engine and its integrations.
struct Site {
    engine: Engine,
    integrations: Vec<Arc<dyn Integration>>,
    _folder: TempDir,
}

impl Site {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = Options::new(folder.path().join("home"), folder.path().join("cache"));
        let engine = Engine::open(options).await.unwrap();
        let shared = Arc::downgrade(&engine.service().shared);
        Self {
            integrations: all(&shared, None),
            engine,
            _folder: folder,
        }
    }

    fn of(&self, task: &Task) -> &dyn Integration {
        let mut integrations = self.integrations.iter();
        let found = integrations.find(|integration| integration.takes(&task.resource));
        found.expect("somebody takes it").as_ref()
    }

    async fn submit(&self, task: &Task) -> Result<Value, TaskError> {
        self.of(task).submit(task, false).await
    }

    /// The result of a task that succeeds.
    async fn ok(&self, resource: &str, arguments: Value) -> Value {
        self.submit(&task(resource, arguments)).await.unwrap()
    }

    /// The error's name, and what led to it.
    async fn failed(&self, resource: &str, arguments: Value) -> (String, String) {
        let error = self.submit(&task(resource, arguments)).await.unwrap_err();
        (error.error, error.cause)
    }
}

fn task(resource: &str, arguments: Value) -> Task {
    Task {
        execution_arn: "arn:aws:states:us-east-1:000000000000:execution:flow:one".to_owned(),
        execution_name: "one".to_owned(),
        state_machine_arn: "arn:aws:states:us-east-1:000000000000:stateMachine:flow".to_owned(),
        id: 5,
        token: "0f1e2d3c-0000-4000-8000-000000000005".to_owned(),
        state: "Do".to_owned(),
        resource: Resource::parse(&format!("arn:aws:states:::{resource}")).unwrap(),
        arguments,
        task_token: None,
    }
}

fn cluster() -> Value {
    json!({
        "Name": "nightly",
        "ReleaseLabel": "emr-7.5.0",
        "Instances": {
            "KeepJobFlowAliveWhenNoSteps": true,
            "InstanceGroups": [
                {"Name": "primary", "InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1},
                {"Name": "core", "InstanceRole": "CORE", "InstanceType": "m5.xlarge", "InstanceCount": 1},
            ],
        },
    })
}

#[tokio::test]
async fn a_cluster_is_created_once_whatever_happens_to_the_answer() {
    let site = Site::new().await;
    let create = task("elasticmapreduce:createCluster.sync", cluster());
    let integration = site.of(&create);
    let submitted = integration.submit(&create, false).await.unwrap();
    let again = integration.submit(&create, true).await.unwrap();
    assert_eq!(submitted, again);
    assert_eq!(submitted["SdkHttpMetadata"]["HttpStatusCode"], 200);
    let service = site.engine.service();
    let listed = service.list_clusters(ListClustersInput::default()).await;
    assert_eq!(listed.unwrap().clusters.unwrap().len(), 1);

    let result = integration.wait(&create, &submitted).await.unwrap();
    assert_eq!(result["ClusterId"], submitted["ClusterId"]);
    assert_eq!(result["Cluster"]["Id"], submitted["ClusterId"]);
    assert_eq!(result["Cluster"]["Status"]["State"], "WAITING");
    let created = &result["Cluster"]["Status"]["Timeline"]["CreationDateTime"];
    assert!(
        created.as_i64().unwrap() > 1_700_000_000_000,
        "milliseconds: {created}"
    );

    // Groups are found by their names.
    let id = &submitted["ClusterId"];
    let resize = json!({"ClusterId": id, "InstanceGroupName": "core", "InstanceGroup": {"InstanceCount": 3}});
    site.ok("elasticmapreduce:modifyInstanceGroupByName", resize)
        .await;
    let groups = site
        .ok("aws-sdk:emr:listInstanceGroups", json!({"ClusterId": id}))
        .await;
    let counts = groups["InstanceGroups"].as_array().unwrap().iter();
    let counts: BTreeSet<i64> = counts
        .map(|group| group["RequestedInstanceCount"].as_i64().unwrap())
        .collect();
    assert_eq!(counts, [1, 3].into());
    let unknown = json!({"ClusterId": id, "InstanceGroupName": "task", "InstanceGroup": {"InstanceCount": 3}});
    let (error, cause) = site
        .failed("elasticmapreduce:modifyInstanceGroupByName", unknown)
        .await;
    assert_eq!(error, "States.TaskFailed");
    assert_eq!(cause, "the cluster has no instance group named `task`");

    let protect = json!({"ClusterId": id, "TerminationProtected": true});
    site.ok("elasticmapreduce:setClusterTerminationProtection", protect)
        .await;
    let terminate = json!({"ClusterId": id});
    let (error, cause) = site
        .failed("elasticmapreduce:terminateCluster", terminate.clone())
        .await;
    assert_eq!(error, "EMR.AmazonElasticMapReduceException");
    assert!(
        cause.contains("Error Code: ValidationException;"),
        "{cause}"
    );
    let protect = json!({"ClusterId": id, "TerminationProtected": false});
    site.ok("elasticmapreduce:setClusterTerminationProtection", protect)
        .await;
    let terminate = task("elasticmapreduce:terminateCluster.sync", terminate);
    let submitted = site.submit(&terminate).await.unwrap();
    let ended = site.of(&terminate).wait(&terminate, &submitted);
    assert_eq!(
        ended.await.unwrap()["Cluster"]["Status"]["State"],
        "TERMINATED"
    );
}

#[tokio::test]
async fn what_step_functions_does_not_take_of_a_cluster_is_refused() {
    let site = Site::new().await;
    let refused = async |change: &dyn Fn(&mut Value), why: &str| {
        let mut arguments = cluster();
        change(&mut arguments);
        let (error, cause) = site
            .failed("elasticmapreduce:createCluster", arguments)
            .await;
        assert_eq!(error, "States.Runtime");
        assert!(cause.contains(why), "{cause}");
    };
    let steps = |cluster: &mut Value| cluster["Steps"] = json!([]);
    refused(
        &steps,
        "The field \"Steps\" is not supported by Step Functions",
    )
    .await;
    let ends = |cluster: &mut Value| {
        cluster["Instances"]["KeepJobFlowAliveWhenNoSteps"] = json!(false);
    };
    refused(&ends, "must be true").await;
    let named = |cluster: &mut Value| {
        cluster["Instances"]["InstanceGroups"][1]["Name"] = json!("primary");
    };
    refused(&named, "Several instance groups are named \"primary\"").await;
    let nameless = |cluster: &mut Value| {
        cluster.as_object_mut().unwrap().shift_remove("Name");
    };
    refused(&nameless, "The field \"Name\" is required but was missing").await;
    let wrong = |cluster: &mut Value| cluster["Name"] = json!(["nightly"]);
    let mut arguments = cluster();
    wrong(&mut arguments);
    assert_eq!(
        site.failed("elasticmapreduce:createCluster", arguments)
            .await
            .0,
        "States.Runtime"
    );
}

#[tokio::test]
async fn errors_of_an_sdk_are_named_as_aws_names_them() {
    let site = Site::new().await;
    let unknown = json!({"ClusterId": "j-1ABCDEFGHIJKL"});
    let (error, cause) = site.failed("aws-sdk:emr:describeCluster", unknown).await;
    assert_eq!(error, "Emr.InvalidRequestException");
    assert_eq!(
        cause,
        "Cluster id 'j-1ABCDEFGHIJKL' is not valid. (Service: Emr, Status Code: 400, Request ID: 0f1e2d3c-0000-4000-8000-000000000005)"
    );
    // EMR's model has no ValidationException.
    let (error, _) = site
        .failed("aws-sdk:emr:runJobFlow", json!({"Name": "nightly"}))
        .await;
    assert_eq!(error, "Emr.EmrException");
    let (error, _) = site
        .failed("aws-sdk:ssm:getParameter", json!({"Name": "missing"}))
        .await;
    assert_eq!(error, "Ssm.ParameterNotFoundException");
    let missing = json!({"SecretId": "missing"});
    let (error, _) = site
        .failed("aws-sdk:secretsmanager:getSecretValue", missing)
        .await;
    assert_eq!(error, "SecretsManager.ResourceNotFoundException");
    for action in ["describeJobFlows", "dance"] {
        let (error, cause) = site
            .failed(&format!("aws-sdk:emr:{action}"), json!({}))
            .await;
        assert_eq!(error, "States.Runtime");
        assert!(cause.contains(&format!("no action `{action}`")), "{cause}");
    }
}

#[tokio::test]
async fn answers_of_an_sdk_have_moments_as_texts() {
    let site = Site::new().await;
    let created = site.ok("aws-sdk:emr:runJobFlow", cluster()).await;
    let id = json!({"ClusterId": created["JobFlowId"]});
    let described = site.ok("aws-sdk:emr:describeCluster", id).await;
    let moment = &described["Cluster"]["Status"]["Timeline"]["CreationDateTime"];
    let moment = moment.as_str().unwrap().to_owned();
    assert!(
        moment.starts_with("20") && moment.ends_with('Z'),
        "{moment}"
    );
    let later = json!({"CreatedAfter": "2999-01-01T00:00:00Z"});
    let listed = site.ok("aws-sdk:emr:listClusters", later).await;
    assert_eq!(listed["Clusters"], json!([]));
    let earlier = json!({"CreatedAfter": "2020-01-01T00:00:00Z"});
    let listed = site.ok("aws-sdk:emr:listClusters", earlier).await;
    assert_eq!(listed["Clusters"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_may_have_been_done_is_done_once_or_said_to_be_unknown() {
    let site = Site::new().await;
    let create = json!({"Name": "password", "SecretString": "swordfish"});
    let create = task("aws-sdk:secretsmanager:createSecret", create);
    let first = site.submit(&create).await.unwrap();
    let again = site.of(&create).submit(&create, true).await.unwrap();
    assert_eq!(first["VersionId"], again["VersionId"]);

    let put = json!({"Name": "size", "Value": "7", "Type": "String"});
    let put = task("aws-sdk:ssm:putParameter", put);
    assert_eq!(site.submit(&put).await.unwrap()["Version"], 1);
    let again = site.of(&put).submit(&put, true).await.unwrap_err();
    assert!(again.cause.contains("it is not sent again"), "{again}");
    let get = json!({"Name": "size"});
    let got = site.ok("aws-sdk:ssm:getParameter", get).await;
    assert_eq!(got["Parameter"]["Value"], "7");

    let launch = task("aws-sdk:emr:runJobFlow", cluster());
    let first = site.submit(&launch).await.unwrap();
    let again = site.of(&launch).submit(&launch, true).await.unwrap();
    assert_eq!(first, again);
    let studio = task("aws-sdk:emr:createStudio", json!({}));
    let again = site.of(&studio).submit(&studio, true).await.unwrap_err();
    assert!(again.cause.contains("CreateStudio"), "{again}");
}

#[tokio::test]
async fn objects_are_those_of_the_buckets() {
    let site = Site::new().await;
    let bucket = json!({"Bucket": "acme-data"});
    site.ok("aws-sdk:s3:createBucket", bucket.clone()).await;
    let put = json!({
        "Bucket": "acme-data", "Key": "in/a.json", "Body": {"count": 7},
        "ContentType": "application/json", "Metadata": {"origin": "test"},
    });
    let put = site.ok("aws-sdk:s3:putObject", put).await;
    let object = json!({"Bucket": "acme-data", "Key": "in/a.json"});
    let got = site.ok("aws-sdk:s3:getObject", object.clone()).await;
    assert_eq!(got["Body"], r#"{"count":7}"#);
    assert_eq!(got["ETag"], put["ETag"]);
    assert_eq!(got["ContentType"], "application/json");
    assert_eq!(got["Metadata"], json!({"origin": "test"}));
    let head = site.ok("aws-sdk:s3:headObject", object.clone()).await;
    assert_eq!(head["ContentLength"], 11);
    let copy =
        json!({"Bucket": "acme-data", "Key": "out/b.json", "CopySource": "acme-data/in/a.json"});
    site.ok("aws-sdk:s3:copyObject", copy).await;
    let list = json!({"Bucket": "acme-data", "Prefix": "out/"});
    let listed = site.ok("aws-sdk:s3:listObjectsV2", list).await;
    assert_eq!(listed["KeyCount"], 1);
    assert_eq!(listed["Contents"][0]["Key"], "out/b.json");
    let buckets = site.ok("aws-sdk:s3:listBuckets", json!({})).await;
    assert_eq!(buckets["Buckets"][0]["Name"], "acme-data");
    site.ok("aws-sdk:s3:deleteObject", object.clone()).await;
    let (error, _) = site.failed("aws-sdk:s3:getObject", object).await;
    assert_eq!(error, "S3.NoSuchKeyException");
    let (error, _) = site.failed("aws-sdk:s3:deleteBucket", bucket).await;
    assert_eq!(error, "S3.S3Exception");
    let missing = json!({"Bucket": "nobodys", "Key": "a"});
    let (error, _) = site.failed("aws-sdk:s3:getObject", missing).await;
    assert_eq!(error, "S3.NoSuchBucketException");
}

#[tokio::test]
async fn a_message_is_kept_once_and_listed() {
    let site = Site::new().await;
    let arn = "arn:aws:sns:us-east-1:123456789012:alerts";
    let publish = task("sns:publish", json!({"TopicArn": arn, "Message": "hello"}));
    let sent = site.submit(&publish).await.unwrap();
    let again = site.of(&publish).submit(&publish, true).await.unwrap();
    assert_eq!(sent["MessageId"], again["MessageId"]);
    let messages = site.engine.service().messages().await.unwrap();
    let [message] = messages.as_slice() else {
        panic!("one message: {messages:?}");
    };
    assert_eq!(message.destination, Destination::Topic(arn.to_owned()));
    assert_eq!(message.id, sent["MessageId"]);
    assert_eq!(message.state, "Do");
    assert!(message.deliveries.is_empty());
}

#[tokio::test]
async fn a_function_that_nobody_handles_is_said_to_be_missing_and_where_to_put_it() {
    let site = Site::new().await;
    let (error, cause) = site
        .failed(
            "lambda:invoke",
            json!({"FunctionName": "resize:live", "Payload": {}}),
        )
        .await;
    assert_eq!(error, "Lambda.ResourceNotFoundException");
    let arn = "arn:aws:lambda:us-east-1:000000000000:function:resize";
    assert!(
        cause.starts_with(&format!("Function not found: {arn} (")),
        "{cause}"
    );
    assert!(cause.contains("`handlers.functions.resize`"), "{cause}");
    let odd = json!({"FunctionName": "resize", "Qualifyer": "1"});
    assert_eq!(site.failed("lambda:invoke", odd).await.0, "States.Runtime");
}

#[test]
fn an_id_of_a_token_is_a_uuid_and_always_the_same() {
    let one = uuid("token", 0);
    assert_eq!(one, uuid("token", 0));
    assert_ne!(one, uuid("token", 1));
    let parts: Vec<usize> = one.split('-').map(str::len).collect();
    assert_eq!(parts, [8, 4, 4, 4, 12]);
    assert_eq!(one.as_bytes()[14], b'4');
}

#[test]
fn the_moments_are_those_of_the_models() {
    let mut moments = BTreeSet::new();
    for model in [
        "emr-2009-03-31",
        "ssm-2014-11-06",
        "secretsmanager-2017-10-17",
    ] {
        let path = format!(
            "{}/../../data/{model}.model.json",
            env!("CARGO_MANIFEST_DIR")
        );
        let model: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let shapes = model["shapes"].as_object().unwrap();
        for shape in shapes.values().filter(|shape| shape["type"] == "structure") {
            for (name, member) in shape["members"].as_object().unwrap() {
                let shape = &shapes[member["shape"].as_str().unwrap()];
                if shape["type"] == "timestamp" {
                    moments.insert(name.clone());
                }
            }
        }
    }
    assert_eq!(moments.iter().collect::<Vec<_>>(), values::MOMENTS);
}
