// SPDX-License-Identifier: Apache-2.0
//! What a template asks of Parameter Store, as CloudFormation answers it: the value of a parameter that it names.

use std::collections::BTreeMap;

use emrys_protocol::parameters::types::GetParameterRequest;

use super::{ApplyError, Services};
use crate::template::Template;

const STORED: &str = "AWS::SSM::Parameter::Value<String>";

/// The answers that are given, and the values of the stored parameters that the template names itself.
///
/// # Errors
///
/// There is no such parameter, or the service refuses.
pub async fn answers(
    services: &Services<'_>,
    template: &Template,
    given: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, ApplyError> {
    let mut answers = given.clone();
    for (name, declared) in &template.parameters {
        let text = |member: &str| declared.get(member).and_then(serde_json::Value::as_str);
        if text("Type") != Some(STORED) {
            continue;
        }
        let stored = given.get(name).map(String::as_str).or(text("Default"));
        let stored = stored.ok_or_else(|| ApplyError::NoAnswer(name.clone()))?;
        let request = GetParameterRequest {
            name: Some(stored.to_owned()),
            ..GetParameterRequest::default()
        };
        let found = services.parameters.get_parameter(request).await;
        let found = found.map_err(ApplyError::refused(format!("the parameter `{stored}`")))?;
        let value = found.parameter.and_then(|parameter| parameter.value);
        let value = value.ok_or_else(|| ApplyError::NoAnswer(name.clone()))?;
        answers.insert(name.clone(), value.reveal().to_owned());
    }
    Ok(answers)
}
