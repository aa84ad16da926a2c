// SPDX-License-Identifier: Apache-2.0
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use emrys_document::reference::Reference;
use emrys_protocol::parameters::types::{
    GetParameterRequest, GetParameterResult, GetParametersRequest, GetParametersResult, Parameter,
};
use emrys_protocol::secrets::types::{GetSecretValueRequest, GetSecretValueResponse};
use emrys_protocol::types::{HadoopJarStepConfig, StepConfig};
use emrys_protocol::{ApiError, ErrorCode, ParametersApi, SecretsApi};

use emrys_synth::references::{of, shown};

use super::{FillError, Resolver, Values};
use emrys_synth::lower::plan::{Plan, PlannedStep};

fn parameter(name: &str) -> Reference {
    Reference::Parameter(name.to_owned())
}

fn secret(id: &str, key: Option<&str>) -> Reference {
    let (id, key) = (id.to_owned(), key.map(str::to_owned));
    Reference::Secret { id, key }
}

/// A step with these arguments, in which references stand as tokens.
fn step(arguments: &[&str]) -> StepConfig {
    let arguments = arguments.iter().map(|argument| (*argument).to_owned());
    StepConfig {
        name: Some("load".to_owned()),
        hadoop_jar_step: Some(HadoopJarStepConfig {
            args: Some(arguments.collect()),
            ..HadoopJarStepConfig::default()
        }),
        ..StepConfig::default()
    }
}

fn arguments(step: StepConfig) -> Vec<String> {
    step.hadoop_jar_step.unwrap().args.unwrap()
}

fn token(reference: &Reference) -> String {
    reference.token(&reference.to_string())
}

/// Both services, and how often each was asked.
#[derive(Default)]
struct Services {
    parameters: BTreeMap<&'static str, &'static str>,
    secrets: BTreeMap<&'static str, &'static str>,
    asked: Mutex<Vec<String>>,
}

impl Services {
    fn parameter(&self, name: &str) -> Option<Parameter> {
        let value = self.parameters.get(name)?;
        let (name, selector) = match name.split_once(':') {
            Some((name, selector)) => (name, Some(format!(":{selector}"))),
            None => (name, None),
        };
        Some(Parameter {
            name: Some(name.to_owned()),
            selector,
            value: Some((*value).to_owned().into()),
            ..Parameter::default()
        })
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

#[async_trait]
impl ParametersApi for Services {
    async fn get_parameters(
        &self,
        input: GetParametersRequest,
    ) -> Result<GetParametersResult, ApiError> {
        assert_eq!(input.with_decryption, Some(true));
        let names = input.names.unwrap();
        let asked = format!("{} parameters", names.len());
        self.asked.lock().unwrap().push(asked);
        let found = names.iter().filter_map(|name| self.parameter(name));
        Ok(GetParametersResult {
            parameters: Some(found.collect()),
            ..GetParametersResult::default()
        })
    }

    async fn get_parameter(
        &self,
        input: GetParameterRequest,
    ) -> Result<GetParameterResult, ApiError> {
        let name = input.name.unwrap();
        self.asked.lock().unwrap().push(name.clone());
        match self.parameter(&name) {
            Some(parameter) => Ok(GetParameterResult {
                parameter: Some(parameter),
            }),
            None => Err(ApiError::new(ErrorCode::ParameterNotFound, name)),
        }
    }
}

#[async_trait]
impl SecretsApi for Services {
    async fn get_secret_value(
        &self,
        input: GetSecretValueRequest,
    ) -> Result<GetSecretValueResponse, ApiError> {
        let id = input.secret_id.unwrap();
        self.asked.lock().unwrap().push(id.clone());
        let refused = |code, message| Err(ApiError::new(code, message));
        match self.secrets.get(id.as_str()) {
            Some(&"bytes") => Ok(GetSecretValueResponse {
                secret_binary: Some("AAEC".to_owned().into()),
                ..GetSecretValueResponse::default()
            }),
            Some(text) => Ok(GetSecretValueResponse {
                secret_string: Some((*text).to_owned().into()),
                ..GetSecretValueResponse::default()
            }),
            None => refused(
                ErrorCode::ResourceNotFoundException,
                "Secrets Manager can't find the specified secret.",
            ),
        }
    }
}

fn services() -> Arc<Services> {
    Arc::new(Services {
        parameters: BTreeMap::from([("/a", "one"), ("/a:2", "two"), ("/bell", "\u{7}")]),
        secrets: BTreeMap::from([
            ("plain", "hunter2"),
            (
                "db",
                r#"{"user":"eva","password":"p\"w\\d","port":5432,"more":{}}"#,
            ),
            ("bytes", "bytes"),
        ]),
        ..Services::default()
    })
}

fn resolver(services: &Arc<Services>) -> Resolver {
    Resolver::new(services.clone(), services.clone())
}

#[tokio::test]
async fn every_reference_of_a_request_gets_its_value() {
    let references = [
        parameter("/a"),
        parameter("/a:2"),
        secret("plain", None),
        secret("db", Some("password")),
        secret("db", Some("port")),
    ];
    let [one, two, plain, password, port] = references.each_ref().map(token);
    let step = step(&[
        "plain",
        &format!("{one}/{two}"),
        &plain,
        &format!("--password={password}:{port}"),
        &token(&Reference::ClusterId),
    ]);
    let mut expected = BTreeSet::from(references);
    expected.insert(Reference::ClusterId);
    assert_eq!(of(&step), expected);

    let services = services();
    let values = resolver(&services).resolve(&of(&step)).await.unwrap();
    assert_eq!(services.asked(), ["2 parameters", "db", "plain"]);
    assert_eq!(
        values.fill(&step),
        Err(FillError::Unresolved(Reference::ClusterId))
    );
    let filled = values.with_cluster("j-1").fill(&step).unwrap();
    assert_eq!(
        arguments(filled),
        [
            "plain",
            "one/two",
            "hunter2",
            "--password=p\"w\\d:5432",
            "j-1"
        ]
    );
}

#[tokio::test]
async fn everything_that_is_missing_is_said_at_once_and_no_value_with_it() {
    let references = BTreeSet::from([
        parameter("/a"),
        parameter("/none"),
        parameter("/bell"),
        secret("plain", Some("user")),
        secret("db", Some("host")),
        secret("db", Some("more")),
        secret("bytes", None),
        secret("none", None),
        Reference::HbaseJar,
    ]);
    let unresolved = resolver(&services())
        .resolve(&references)
        .await
        .unwrap_err();
    let mut problems: Vec<String> = unresolved
        .problems
        .iter()
        .map(ToString::to_string)
        .collect();
    problems.sort();
    assert_eq!(
        problems,
        [
            "`${hBaseJarPath}`: the cluster has no JAR of HBase",
            "`${secret:bytes}`: the secret is bytes, and a text is needed",
            "`${secret:db#host}`: the secret has no key `host`",
            "`${secret:db#more}`: the secret's `more` is no text, no number and no Boolean",
            "`${secret:none}`: Secrets Manager can't find the specified secret.",
            "`${secret:plain#user}`: the secret is no JSON object, so it has no key `user`",
            "`${ssm:/bell}`: the value has control characters, which EMR does not take",
            "`${ssm:/none}`: there is no such parameter",
        ]
    );
    assert!(!format!("{unresolved} {unresolved:?}").contains("hunter2"));
}

#[tokio::test]
async fn parameters_are_asked_for_in_tens() {
    let names: Vec<String> = (0..23).map(|number| format!("/{number}")).collect();
    let services = services();
    let references = names.iter().map(|name| parameter(name)).collect();
    let unresolved = resolver(&services).resolve(&references).await.unwrap_err();
    assert_eq!(unresolved.problems.len(), 23);
    let asked = services.asked();
    let batches: Vec<&String> = asked.iter().filter(|asked| asked.contains(' ')).collect();
    assert_eq!(batches, ["10 parameters", "10 parameters", "3 parameters"]);
}

#[test]
fn steps_with_the_clusters_id_wait_for_the_cluster() {
    let steps = [
        step(&["a"]),
        step(&[&token(&Reference::ClusterId)]),
        step(&["b"]),
    ];
    let plan = Plan {
        steps: steps.into_iter().map(PlannedStep::new).collect(),
        ..Plan::default()
    };
    assert_eq!(plan.first_wave().len(), 1);
    assert_eq!(plan.wave(1).len(), 2);
    assert!(plan.needs_keep_alive());
}

#[test]
fn a_request_without_references_stays_as_it_is() {
    // Six characters that look like an escaped token's beginning.
    let step = step(&["${HOME:-/tmp}", "\\u0001"]);
    assert!(of(&step).is_empty());
    assert_eq!(Values::default().fill(&step).unwrap(), step);
    assert_eq!(shown(&step), step);
}

#[test]
fn a_value_is_not_filled_again_and_not_shown() {
    let mut values = Values::default();
    let reference = secret("plain", None);
    values.insert(reference.clone(), "${cluster_id} hunter2".to_owned());
    let step = step(&[&token(&reference)]);
    assert_eq!(
        arguments(values.with_cluster("j-1").fill(&step).unwrap()),
        ["${cluster_id} hunter2"]
    );
    assert_eq!(arguments(shown(&step)), ["${secret:plain}"]);
    let debug = format!("{values:?} {step:?}");
    assert!(!debug.contains("hunter2"), "{debug}");
}

#[test]
fn what_others_say_is_told_without_values() {
    let mut values = Values::default();
    values.insert(secret("db", None), "hunter2".to_owned());
    values.insert(secret("db", Some("long")), "hunter2-and-more".to_owned());
    values.insert(parameter("/n"), "1".to_owned());
    let said = "1 validation error: 'hunter2-and-more' of hunter2";
    assert_eq!(
        values.hide(said),
        "1 validation error: '${secret:db#long}' of ${secret:db}"
    );
}
