// SPDX-License-Identifier: Apache-2.0
//! The services beside EMR and S3: those that are served, and those that are not.

use std::sync::Arc;

use async_trait::async_trait;
use emrys_protocol::events::types::{DescribeRuleRequest, DescribeRuleResponse};
use emrys_protocol::parameters::types::{GetParameterRequest, GetParameterResult, Parameter};
use emrys_protocol::query::{Element, Form, QueryApi, QueryService};
use emrys_protocol::secrets::types::{GetSecretValueRequest, GetSecretValueResponse};
use emrys_protocol::states::types::{DescribeExecutionInput, DescribeExecutionOutput};
use emrys_protocol::{ApiError, ErrorCode, EventsApi, ParametersApi, SecretsApi, StatesApi};

use super::fake::{Answer, Fake, FakeEmr, Running, options, serve, start_without_s3};
use crate::{Credentials, Services};

const JSON: (&str, &str) = ("content-type", "application/x-amz-json-1.1");
const FORM: (&str, &str) = (
    "content-type",
    "application/x-www-form-urlencoded; charset=utf-8",
);

/// Knows one parameter, one secret, one execution, one rule and one role.
struct Canned;

#[async_trait]
impl ParametersApi for Canned {
    async fn get_parameter(
        &self,
        input: GetParameterRequest,
    ) -> Result<GetParameterResult, ApiError> {
        let parameter = Parameter {
            name: input.name,
            ..Parameter::default()
        };
        Ok(GetParameterResult {
            parameter: Some(parameter),
        })
    }
}

#[async_trait]
impl SecretsApi for Canned {
    async fn get_secret_value(
        &self,
        input: GetSecretValueRequest,
    ) -> Result<GetSecretValueResponse, ApiError> {
        Ok(GetSecretValueResponse {
            name: input.secret_id,
            ..GetSecretValueResponse::default()
        })
    }
}

#[async_trait]
impl StatesApi for Canned {
    async fn describe_execution(
        &self,
        input: DescribeExecutionInput,
    ) -> Result<DescribeExecutionOutput, ApiError> {
        Ok(DescribeExecutionOutput {
            execution_arn: input.execution_arn,
            ..DescribeExecutionOutput::default()
        })
    }
}

#[async_trait]
impl EventsApi for Canned {
    async fn describe_rule(
        &self,
        input: DescribeRuleRequest,
    ) -> Result<DescribeRuleResponse, ApiError> {
        Ok(DescribeRuleResponse {
            name: input.name,
            ..DescribeRuleResponse::default()
        })
    }
}

#[async_trait]
impl QueryApi for Canned {
    async fn call(
        &self,
        service: QueryService,
        action: &str,
        form: &Form,
    ) -> Result<Vec<Element>, ApiError> {
        match (service, action) {
            (QueryService::Iam, "GetRole") if form.text("RoleName") == Some("a b&c") => {
                Ok(vec![Element::text("Role", "a b&c")])
            }
            (QueryService::Iam, "GetRole") => Err(ApiError::new(ErrorCode::NoSuchEntity, "none")),
            _ => Err(ApiError::not_implemented(action)),
        }
    }
}

async fn start(credentials: Option<Credentials>) -> Running {
    let objects = Fake::default();
    let services = Services::new(Arc::new(FakeEmr), Arc::new(objects.clone()))
        .with_parameters(Arc::new(Canned))
        .with_secrets(Arc::new(Canned))
        .with_states(Arc::new(Canned))
        .with_events(Arc::new(Canned))
        .with_query(Arc::new(Canned));
    serve(options(credentials), services, objects).await
}

fn signed(service: &str) -> String {
    format!(
        "AWS4-HMAC-SHA256 Credential=k/20261121/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=s"
    )
}

impl Running {
    async fn form(&self, service: &str, body: &str) -> Answer {
        let authorization = ("authorization", &*signed(service));
        self.send("POST /", &[FORM, authorization], body.as_bytes())
            .await
    }
}

fn begin(answer: &Answer) -> (u16, &str, &str) {
    let content_type = answer.header("content-type").unwrap();
    (answer.status, content_type, answer.text())
}

#[tokio::test]
async fn parameters_are_found_by_scope_and_by_target() {
    let server = start(None).await;
    let target = ("x-amz-target", "AmazonSSM.GetParameter");
    let body = br#"{"Name":"/a"}"#;
    let scope = signed("ssm");
    for headers in [
        &[JSON, target][..],
        &[JSON, target, ("authorization", &scope)],
    ] {
        let answer = server.send("POST /", headers, body).await;
        assert_eq!(
            (answer.status, answer.text()),
            (200, r#"{"Parameter":{"Name":"/a"}}"#)
        );
    }
    for (target, code, text) in [
        (
            "ElasticMapReduce.ListClusters",
            "UnknownOperationException",
            "is no operation of `AmazonSSM`",
        ),
        ("AmazonSSM.SendCommand", "NotImplemented", "`SendCommand`"),
    ] {
        let headers = [JSON, ("x-amz-target", target), ("authorization", &scope)];
        let answer = server.send("POST /", &headers, b"{}").await;
        assert_eq!(answer.header("x-amzn-errortype"), Some(code));
        assert!(answer.text().contains(text), "{}", answer.text());
    }
}

#[tokio::test]
async fn secrets_are_found_by_scope_and_by_target() {
    let server = start(None).await;
    let target = ("x-amz-target", "secretsmanager.GetSecretValue");
    let scope = signed("secretsmanager");
    for headers in [
        &[JSON, target][..],
        &[JSON, target, ("authorization", &scope)],
    ] {
        let answer = server
            .send("POST /", headers, br#"{"SecretId":"db"}"#)
            .await;
        assert_eq!((answer.status, answer.text()), (200, r#"{"Name":"db"}"#));
    }
}

#[tokio::test]
async fn rules_are_found_by_scope_and_by_target() {
    let server = start(None).await;
    let target = ("x-amz-target", "AWSEvents.DescribeRule");
    let scope = signed("events");
    for headers in [
        &[JSON, target][..],
        &[JSON, target, ("authorization", &scope)],
    ] {
        let answer = server
            .send("POST /", headers, br#"{"Name":"nightly"}"#)
            .await;
        let answered = (answer.status, answer.text());
        assert_eq!(answered, (200, r#"{"Name":"nightly"}"#));
    }
}

#[tokio::test]
async fn executions_are_found_by_scope_and_by_target_and_answered_in_version_1_0() {
    let server = start(None).await;
    let json = ("content-type", "application/x-amz-json-1.0");
    let target = ("x-amz-target", "AWSStepFunctions.DescribeExecution");
    let scope = signed("states");
    for headers in [
        &[json, target][..],
        &[json, target, ("authorization", &scope)],
    ] {
        let body = br#"{"executionArn":"arn:1"}"#;
        let answer = server.send("POST /", headers, body).await;
        let expected = (200, r#"{"executionArn":"arn:1"}"#);
        assert_eq!((answer.status, answer.text()), expected);
        assert_eq!(answer.header("content-type"), Some(json.1));
        let refused = server.send("POST /", headers, b"{}").await;
        assert_eq!(refused.status, 400);
        assert_eq!(refused.header("content-type"), Some(json.1));
    }
}

#[tokio::test]
async fn forms_are_answered_in_the_xml_of_their_service() {
    let server = start(None).await;
    let answer = server
        .form("iam", "Action=GetRole&Version=2010-05-08&RoleName=a+b%26c")
        .await;
    let (status, content_type, text) = begin(&answer);
    assert_eq!((status, content_type), (200, "text/xml"));
    assert!(
        text.contains("<GetRoleResult><Role>a b&amp;c</Role></GetRoleResult>"),
        "{text}"
    );
    let id = answer.header("x-amzn-requestid").unwrap();
    assert!(
        text.contains(&format!("<RequestId>{id}</RequestId>")),
        "{text}"
    );
    for (service, body, status, code) in [
        ("iam", "Action=GetRole&RoleName=x", 404, "NoSuchEntity"),
        ("iam", "Action=CreateUser", 501, "NotImplemented"),
        ("sts", "Action=AssumeRole", 501, "NotImplemented"),
        ("iam", "Version=2010-05-08", 400, "MissingAction"),
    ] {
        let answer = server.form(service, body).await;
        let begins = "<ErrorResponse><Error><Type>";
        assert_eq!(answer.status, status, "{body}");
        assert!(answer.text().starts_with(begins), "{}", answer.text());
        assert!(answer.text().contains(&format!("<Code>{code}</Code>")));
    }
    let answer = server.form("ec2", "Action=RunInstances").await;
    assert_eq!(answer.status, 501);
    let expected = "<Response><Errors><Error><Code>NotImplemented</Code>";
    assert!(answer.text().contains(expected), "{}", answer.text());
    assert!(answer.text().contains("`RunInstances`"));
}

#[tokio::test]
async fn what_is_no_form_calls_no_action() {
    let server = start(None).await;
    let iam = signed("iam");
    let body = b"Action=GetRole&RoleName=x";
    for (line, content_type) in [
        ("GET /", FORM),
        ("POST /there", FORM),
        ("POST /", ("content-type", "text/plain")),
    ] {
        let headers = [content_type, ("authorization", &*iam)];
        let answer = server.send(line, &headers, body).await;
        assert_eq!(answer.status, 400, "{line}");
        assert!(answer.text().contains("UnknownOperationException"));
    }
    // Not signed for a service: what a form in a browser can send.
    let answer = server.send("POST /", &[FORM], body).await;
    assert_eq!(answer.status, 501);
    let headers = [
        FORM,
        ("authorization", &*iam),
        ("origin", "https://evil.example"),
    ];
    assert_eq!(server.send("POST /", &headers, body).await.status, 403);
}

#[tokio::test]
async fn with_credentials_the_services_beside_are_not_answered_unsigned_either() {
    let server = start(Some(Credentials {
        access_key_id: "AKIDEXAMPLE".to_owned(),
        secret_access_key: "hush".into(),
    }))
    .await;
    let target = ("x-amz-target", "AmazonSSM.GetParameter");
    let answer = server
        .send("POST /", &[JSON, target], br#"{"Name":"/a"}"#)
        .await;
    let code = answer.header("x-amzn-errortype");
    assert_eq!(code, Some("MissingAuthenticationTokenException"));
    for (service, status, code) in [
        ("iam", 400, "IncompleteSignature"),
        ("sts", 400, "IncompleteSignature"),
        ("ec2", 401, "AuthFailure"),
    ] {
        let answer = server
            .form(service, "Action=GetRole&RoleName=a+b%26c")
            .await;
        assert_eq!(answer.status, status, "{}", answer.text());
        assert!(answer.text().contains(&format!("<Code>{code}</Code>")));
    }
}

#[tokio::test]
async fn other_services_are_told_so_in_their_own_protocol() {
    let server = start_without_s3().await;
    for (target, service) in [
        ("AWSGlue.GetTable", "AWSGlue"),
        ("AWSEvents.PutEvents", "events"),
    ] {
        let target = ("x-amz-target", target);
        let answer = server.send("POST /", &[JSON, target], b"{}").await;
        let (status, content_type, text) = begin(&answer);
        assert_eq!((status, content_type), (501, JSON.1));
        let begins = format!(
            r#"{{"__type":"NotImplemented","message":"the service `{service}` is not served here: "#
        );
        assert!(text.starts_with(&begins), "{text}");
    }

    let lambda = [("authorization", &*signed("lambda"))];
    let answer = server.send("GET /2015-03-31/functions", &lambda, b"").await;
    let (status, content_type, text) = begin(&answer);
    assert_eq!((status, content_type), (501, "application/json"));
    assert!(text.contains("`lambda`"), "{text}");
    assert_eq!(answer.header("x-amzn-errortype"), Some("NotImplemented"));

    for service in ["sqs", "sts"] {
        let answer = server.form(service, "Action=ListQueues").await;
        let (status, content_type, text) = begin(&answer);
        assert_eq!((status, content_type), (501, "text/xml"));
        assert!(text.starts_with("<ErrorResponse><Error>"), "{text}");
    }
    let answer = server.form("ec2", "Action=DescribeSubnets").await;
    assert!(answer.text().contains("<Response><Errors>"));

    let cbor = ("smithy-protocol", "rpc-v2-cbor");
    let answer = server
        .send("POST /service/X/operation/Y", &[cbor], b"")
        .await;
    let spoken = answer.header("smithy-protocol");
    assert_eq!((answer.status, spoken), (501, Some("rpc-v2-cbor")));
    assert_eq!(answer.body.first(), Some(&0xa2));
    let s3 = server.send("GET /bucket/key", &[], b"").await;
    let content_type = s3.header("content-type");
    assert_eq!((s3.status, content_type), (501, Some("application/xml")));
}
