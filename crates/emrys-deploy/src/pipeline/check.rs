// SPDX-License-Identifier: Apache-2.0
//! A definition as Step Functions would read it. What is wrong with it is told where the document says it.

use emrys_diagnostics::{Code, Diagnostic, Severity, Source};
use emrys_document::Spanned;
use serde_json::Value;

use crate::template::text;

/// The definition with something in the place of its references.
pub(super) fn filled(definition: &Value) -> String {
    let written = definition.to_string();
    let filled = text::resolve(&written, |reference| {
        Some(match reference {
            "AWS::Partition" => "aws".to_owned(),
            "AWS::Region" => "us-east-1".to_owned(),
            "AWS::AccountId" => "123456789012".to_owned(),
            other => other.replace('.', "-"),
        })
    });
    filled.unwrap_or(written)
}

/// What is wrong with a definition; `expressions` are those of the document.
pub(super) fn check(definition: &Value, expressions: &[Spanned<String>]) -> Vec<Diagnostic> {
    let source = Source::new("pipeline", filled(definition));
    let reading = emrys_states::read(&source);
    let found = reading.diagnostics.iter().zip(&reading.findings);
    let found = found.filter(|(diagnostic, _)| {
        let is_error = diagnostic.severity() == Severity::Error;
        // A pipeline has no variables but those of its activities.
        is_error || diagnostic.code() == Code::VariableNotAssigned
    });
    let told = found.map(|(diagnostic, finding)| {
        let text = finding
            .location
            .as_deref()
            .and_then(|at| definition.pointer(at));
        let text = text.and_then(Value::as_str).unwrap_or_default();
        let message = diagnostic.message().to_owned();
        // Of a variable only the state is known.
        let variable = message
            .split('`')
            .nth(1)
            .filter(|name| name.starts_with('$'));
        let is_it = |place: &&Spanned<String>| match text {
            "" => variable.is_some_and(|name| place.value.contains(name)),
            text => text.contains(&place.value),
        };
        let code = match diagnostic.severity() {
            Severity::Error => diagnostic.code(),
            // Nothing of a pipeline is deployed that may fail for want of a variable.
            _ => Code::InvalidValue,
        };
        match expressions.iter().find(is_it) {
            Some(place) => place.diagnostic(code, message),
            None => Diagnostic::new(code, message),
        }
    });
    told.collect()
}
