// SPDX-License-Identifier: Apache-2.0
//! What is underlined, and the place that Step Functions would name.

use emrys_diagnostics::Code;

use super::{codes, fixture};

const UNDERLINED: &[(Code, &str, &str)] = &[
    (Code::UnknownField, "Coment", "/States/Load"),
    (Code::MissingField, "Load", "/States/Load"),
    (Code::InvalidField, "yes", "/States/Load/End"),
    (Code::ConflictingFields, "Next", "/States/Load"),
    (Code::FieldOfOtherLanguage, "ResultPath", "/States/Load"),
    (Code::QueryLanguagesMixed, "JSONPath", "/States/Load"),
    (Code::MissingTransitionTarget, "Dnoe", "/States/Load/Next"),
    (Code::UnreachableState, "Clean", "/States/Clean"),
    (Code::NoTerminalState, "{", "/"),
    (Code::InvalidStateName, "\"\"", "/States/"),
    (Code::InvalidPath, "order.items", "/States/Load/InputPath"),
    (
        Code::InvalidReferencePath,
        "$.counts[*]",
        "/States/Load/ResultPath",
    ),
    (
        Code::InvalidTemplate,
        "States.Format('{}'",
        "/States/Load/Parameters",
    ),
    (
        Code::InvalidExpression,
        "{% $states.input.( %}",
        "/States/Load/Output",
    ),
    (
        Code::InvalidTimestamp,
        "2026-11-22 09:30",
        "/States/Wait/Timestamp",
    ),
    (Code::WaitDuration, "SecondsPath", "/States/Wait"),
    (
        Code::HeartbeatAboveTimeout,
        "60",
        "/States/Load/HeartbeatSeconds",
    ),
    (
        Code::InvalidResource,
        "elasticmapreduce:addStep",
        "/States/Load/Resource",
    ),
    (
        Code::NotInExpress,
        "arn:aws:states:::elasticmapreduce:addStep.sync",
        "/States/Load/Resource",
    ),
    (
        Code::DuplicateStateName,
        "Both",
        "/States/Both/Branches[0]/States/Both",
    ),
    (
        Code::InvalidRule,
        "10",
        "/States/Much?/Choices[0]/NumericGreaterThan",
    ),
    (Code::NestedNext, "Next", "/States/Much?/Choices[0]/Not"),
    (
        Code::AllNotAlone,
        "States.ALL",
        "/States/Load/Retry[0]/ErrorEquals[0]",
    ),
    (
        Code::UnknownErrorName,
        "States.TimeOut",
        "/States/Load/Retry[0]/ErrorEquals[0]",
    ),
    (
        Code::UncatchableError,
        "States.Runtime",
        "/States/Load/Retry[0]/ErrorEquals[0]",
    ),
    (
        Code::DistributedOnlyField,
        "ToleratedFailureCount",
        "/States/Each/ToleratedFailureCount",
    ),
    (
        Code::TaskTokenUnused,
        ".waitForTaskToken",
        "/States/Ask/Resource",
    ),
    (
        Code::StatesValueAbsent,
        "$states.result",
        "/States/Load/Output",
    ),
    (Code::ReferenceAtTopLevel, "order", "/States/Load/Output"),
    (
        Code::InvalidVariableName,
        "order-id",
        "/States/Load/Assign/order-id",
    ),
    (
        Code::VariableOfOuterFlow,
        "count",
        "/States/Each/ItemProcessor/States/One/Assign/count",
    ),
    (
        Code::VariableNotAssigned,
        "$orderId",
        "/States/Load/Parameters/id.$",
    ),
];

#[test]
fn the_wrong_characters_are_underlined() {
    for code in codes() {
        let reading = fixture(code, "machine");
        let expected = UNDERLINED.iter().find(|(it, ..)| *it == code);
        let (_, text, location) =
            expected.unwrap_or_else(|| panic!("{code:?} is not in the table"));
        let found = reading
            .diagnostics
            .iter()
            .find(|it| it.code() == code)
            .unwrap();
        let underlined = found.primary().unwrap().span.text();
        assert_eq!(underlined, *text, "{code:?}");
        assert_eq!(found.document_path(), Some(*location), "{code:?}");
    }
}
