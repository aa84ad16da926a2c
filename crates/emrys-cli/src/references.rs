// SPDX-License-Identifier: Apache-2.0
//! What references stand for, asked of the target before anything is sent. What is missing is shown at its place
//! in the documents.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_document::Spanned;
use emrys_document::reference::Reference;
use emrys_runner::journal::RunRecord;
use emrys_runner::references::{Problem, Values};
use emrys_synth::lower::plan::Plan;
use emrys_synth::references;
use serde::Serialize;

use crate::exit::{ExitCode, Failure};
use crate::output::Format;
use crate::project;
use crate::security_configurations;
use crate::target::Target;

/// Fetches the values of all references of a plan, or of what is to be sent of it. `places` are those of its documents;
/// of a plan whose documents are not at hand there are none.
pub(crate) async fn fetch<T: Serialize>(
    target: &Target,
    plan: &T,
    places: &[Spanned<Reference>],
) -> Result<Values, Failure> {
    let wanted = references::of(plan);
    let unresolved = match target.resolver().resolve(&wanted).await {
        Ok(values) => return Ok(values),
        Err(unresolved) => unresolved,
    };
    let mut elsewhere = Vec::new();
    let mut diagnostics = Vec::new();
    for problem in &unresolved.problems {
        let found = diagnostics.len();
        diagnostics.extend(at(problem, places));
        if diagnostics.len() == found {
            elsewhere.push(problem.to_string());
        }
    }
    project::report(&diagnostics, Format::Human)?;
    let count = unresolved.problems.len();
    let what = match count {
        1 => "a reference has no value".to_owned(),
        _ => format!("{count} references have no value"),
    };
    let message = match elsewhere.is_empty() {
        true => format!("{what}; nothing was sent"),
        false => format!("{what}; nothing was sent: {}", elsewhere.join("; ")),
    };
    Err(Failure::new(ExitCode::InvalidDocument, message))
}

/// Refuses what Terraform alone knows, at its place in the documents: what is sent to EMR cannot wait for it.
pub(crate) fn refuse_terraform<T: Serialize>(
    plan: &T,
    places: &[Spanned<Reference>],
) -> Result<(), Failure> {
    let mut found = references::of(plan);
    found.retain(|reference| matches!(reference, Reference::Terraform(_)));
    if found.is_empty() {
        return Ok(());
    }
    let places = places.iter().filter(|place| found.contains(&place.value));
    let diagnostics: Vec<Diagnostic> = places
        .map(|place| {
            let message = format!("`{}` has a value in Terraform alone", place.value);
            place
                .diagnostic(Code::UnresolvedPlaceholder, message)
                .help("`emrys convert --to terraform` takes it; for everything else write the value, or a placeholder that has one")
        })
        .collect();
    project::report(&diagnostics, Format::Human)?;
    let found: Vec<String> = found.iter().map(|one| format!("`{one}`")).collect();
    Err(Failure::new(
        ExitCode::InvalidDocument,
        format!(
            "only Terraform knows {}; nothing was sent",
            found.join(", ")
        ),
    ))
}

/// The same for a run that is taken up. Where it has no cluster yet, what that cluster will name is there afterwards.
pub(crate) async fn for_run(
    target: &Target,
    run: &RunRecord,
    plan: &Plan,
) -> Result<Values, Failure> {
    let values = fetch(target, plan, &[]).await?;
    if run.cluster_id().is_none() {
        security_configurations::prepare(target, plan, &values).await?;
    }
    Ok(values)
}

/// The problem at each place that has the reference.
fn at(problem: &Problem, places: &[Spanned<Reference>]) -> impl Iterator<Item = Diagnostic> {
    let places = places.iter();
    let places = places.filter(|place| place.value == problem.reference);
    places.map(|place| place.diagnostic(Code::UnresolvedPlaceholder, problem.to_string()))
}
