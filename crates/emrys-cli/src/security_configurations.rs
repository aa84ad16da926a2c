// SPDX-License-Identifier: Apache-2.0
//! The security configuration that a run's cluster names, where its project defines it: created where the target has none
//! of its name, and never changed.
//!
//! Doing this again does no harm, so that a run which was killed afterwards just begins anew.

use emrys_protocol::types::{CreateSecurityConfigurationInput, DescribeSecurityConfigurationInput};
use emrys_runner::references::Values;
use emrys_synth::diff::{security, values::Difference};
use emrys_synth::lower::plan::{Plan, SecurityConfiguration};
use emrys_synth::references;
use serde_json::Value;

use crate::exit::{ExitCode, Failure};
use crate::output;
use crate::target::Target;

/// Has the target have the security configuration that the plan's request will name.
pub(crate) async fn prepare(target: &Target, plan: &Plan, values: &Values) -> Result<(), Failure> {
    let Some(own) = &plan.security_configuration else {
        return Ok(());
    };
    let name = &own.name;
    let filled = values
        .fill(own)
        .map_err(|error| Failure::new(ExitCode::Unexpected, error))?;
    if let Some(theirs) = find(target, name).await? {
        return compare(own, &filled.configuration, &theirs, values);
    }
    let input = CreateSecurityConfigurationInput {
        name: Some(name.clone()),
        security_configuration: Some(filled.configuration.to_string()),
    };
    match target.emr.create_security_configuration(input).await {
        Ok(_) => {
            output::say(format_args!("created the security configuration `{name}`"));
            Ok(())
        }
        // Another run may have been quicker.
        Err(error) => match find(target, name).await? {
            Some(theirs) => compare(own, &filled.configuration, &theirs, values),
            None => Err(error.into()),
        },
    }
}

/// The target's security configuration of that name, as a text that should be JSON.
async fn find(target: &Target, name: &str) -> Result<Option<String>, Failure> {
    let input = DescribeSecurityConfigurationInput {
        name: Some(name.to_owned()),
    };
    match target.emr.describe_security_configuration(input).await {
        Ok(found) => Ok(Some(found.security_configuration.unwrap_or_default())),
        // EMR has no error of its own for it.
        Err(error) if error.message().contains("does not exist") => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn compare(
    own: &SecurityConfiguration,
    filled: &Value,
    theirs: &str,
    values: &Values,
) -> Result<(), Failure> {
    let name = &own.name;
    // What is no JSON differs as a whole.
    let theirs = serde_json::from_str(theirs).unwrap_or_else(|_| Value::from(theirs));
    let differences = security::between(filled, &theirs);
    if differences.is_empty() {
        return Ok(());
    }
    let told = differences
        .iter()
        .map(|difference| tell(difference, values));
    let told: Vec<String> = told.collect();
    let message = format!(
        "the target has another security configuration `{name}`: {}",
        told.join("; ")
    );
    Err(Failure::new(ExitCode::Refused, message).hint(
        "clusters may be using it, so that it is not changed: give this one another name, or make the two equal",
    ))
}

/// A difference in words; values that came from references are shown as references.
fn tell(difference: &Difference, values: &Values) -> String {
    let shown = |value: &Option<Value>| match value {
        Some(value) => values.hide(&references::shown(value).to_string()),
        None => "nothing".to_owned(),
    };
    let (here, there) = (shown(&difference.left), shown(&difference.right));
    match difference.path.as_str() {
        "" => format!("the document has {here}, the target {there}"),
        path => format!("at {path} the document has {here}, the target {there}"),
    }
}
