// SPDX-License-Identifier: Apache-2.0
//! ValidateStateMachineDefinition.

use emrys_diagnostics::{Severity, Source};
use emrys_protocol::ApiError;
use emrys_protocol::states::types::{
    StateMachineType, ValidateStateMachineDefinitionDiagnostic,
    ValidateStateMachineDefinitionInput, ValidateStateMachineDefinitionOutput,
    ValidateStateMachineDefinitionResultCode, ValidateStateMachineDefinitionSeverity,
};
use emrys_protocol::types::{Open, Sensitive};
use emrys_states::{Finding, MachineType, read_as};

/// Diagnostics in an answer, unless a number is asked for (API ValidateStateMachineDefinition).
const MOST: usize = 100;

pub(super) fn definition(
    input: &ValidateStateMachineDefinitionInput,
) -> Result<ValidateStateMachineDefinitionOutput, ApiError> {
    let text = input.definition.as_ref().map(Sensitive::reveal);
    let machine_type = match input.r#type.as_ref().and_then(Open::known) {
        Some(StateMachineType::Express) => MachineType::Express,
        Some(StateMachineType::Standard) | None => MachineType::Standard,
    };
    let source = Source::new("definition", text.unwrap_or_default());
    let findings = read_as(&source, machine_type).findings;
    let failed = findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    let result = match failed {
        true => ValidateStateMachineDefinitionResultCode::Fail,
        false => ValidateStateMachineDefinitionResultCode::Ok,
    };
    // Errors alone, unless warnings are asked for.
    let wanted = input.severity.as_ref().and_then(Open::known);
    let with_warnings = wanted == Some(ValidateStateMachineDefinitionSeverity::Warning);
    let most = input
        .max_results
        .and_then(|most| usize::try_from(most).ok());
    let most = most.filter(|most| *most > 0).unwrap_or(MOST);
    let told = findings.iter();
    let told = told.filter(|finding| with_warnings || finding.severity == Severity::Error);
    let mut told: Vec<_> = told.take(most + 1).map(shown).collect();
    let truncated = told.len() > most;
    told.truncate(most);
    Ok(ValidateStateMachineDefinitionOutput {
        diagnostics: Some(told),
        result: Some(result.into()),
        truncated: Some(truncated),
    })
}

fn shown(finding: &Finding) -> ValidateStateMachineDefinitionDiagnostic {
    let severity = match finding.severity {
        Severity::Error => ValidateStateMachineDefinitionSeverity::Error,
        _ => ValidateStateMachineDefinitionSeverity::Warning,
    };
    ValidateStateMachineDefinitionDiagnostic {
        code: Some(finding.code.into()),
        location: finding.location.as_deref().map(Sensitive::from),
        message: Some(finding.message.as_str().into()),
        severity: Some(severity.into()),
    }
}
