// SPDX-License-Identifier: Apache-2.0
//! Which clusters a pipeline's activities know, for the rules of its variables.
//!
//! It judges nothing. A list of activities, which is a branch or an iteration, sees the variables of the lists around it,
//! and nobody outside sees its own (Step Functions Developer Guide, "Passing data between states with variables"). The
//! alternatives of a choice belong to the list that the choice is in.

use std::collections::BTreeMap;

use emrys_diagnostics::Span;
use serde_json::Value as Json;

use crate::elements::{Pipeline, PipelineAction, PipelineFlow};
use crate::spanned::Spanned;

/// What there is to be said of an activity's cluster.
pub(super) enum Finding<'p> {
    /// A cluster is used that nobody has launched or named.
    Absent {
        used: &'p Spanned<String>,
        known: Vec<&'p str>,
    },
    /// A cluster is used that has been terminated.
    Ended {
        used: &'p Spanned<String>,
        end: Span,
    },
    /// A variable is set that is one of a list around.
    OfOuter {
        name: &'p Spanned<String>,
        outer: Span,
    },
    /// A cluster is launched into a variable that has one.
    Occupied {
        name: &'p Spanned<String>,
        first: Span,
    },
}

/// A variable.
#[derive(Clone)]
struct Variable {
    /// Where it was set.
    span: Span,
    /// How many lists around it were open.
    depth: usize,
    what: What,
}

#[derive(Clone)]
enum What {
    /// A cluster that a launch function has launched.
    Launched,
    /// A cluster that was there before, or something else.
    Other,
    /// A cluster that has been terminated, and where.
    Ended(Span),
}

type Variables<'p> = BTreeMap<&'p str, Variable>;

struct Walk<'p> {
    findings: Vec<Finding<'p>>,
    /// Every activity could be read: otherwise one that launches a cluster may be missing.
    is_whole: bool,
}

/// What there is to be said of a pipeline, in the order of its activities.
pub(super) fn findings(pipeline: &Pipeline) -> Vec<Finding<'_>> {
    let Some(flow) = pipeline.flow() else {
        return Vec::new();
    };
    let mut walk = Walk {
        findings: Vec::new(),
        is_whole: is_whole(flow),
    };
    walk.flow(flow, &mut Variables::new(), 0);
    walk.findings
}

fn is_whole(flow: &PipelineFlow) -> bool {
    let inner = |activity: &PipelineAction| activity.flows().into_iter().all(is_whole);
    flow.is_whole && flow.iter().all(|activity| inner(&activity.action))
}

impl<'p> Walk<'p> {
    /// Whether something comes after the list.
    fn flow(
        &mut self,
        flow: &'p PipelineFlow,
        variables: &mut Variables<'p>,
        depth: usize,
    ) -> bool {
        for activity in flow.iter() {
            match &activity.action {
                PipelineAction::Launch(launch) => {
                    self.set(&launch.variable, What::Launched, variables, depth);
                }
                PipelineAction::UseCluster(cluster) => {
                    self.set(&cluster.variable, What::Other, variables, depth);
                }
                PipelineAction::AddSteps(add) => self.used(&add.cluster, variables),
                PipelineAction::TerminateCluster(terminate) => {
                    self.used(&terminate.cluster, variables);
                    if let Some(variable) = variables.get_mut(terminate.cluster.as_str()) {
                        variable.what = What::Ended(activity.span.first_line());
                    }
                }
                PipelineAction::Parallel(branches) => {
                    let before = variables.clone();
                    for branch in branches {
                        let mut own = before.clone();
                        self.flow(branch, &mut own, depth + 1);
                        ended(variables, &own);
                    }
                }
                PipelineAction::Map(iteration) => {
                    let mut own = variables.clone();
                    self.set(&iteration.variable, What::Other, &mut own, depth + 1);
                    self.flow(&iteration.flow, &mut own, depth + 1);
                    ended(variables, &own);
                }
                PipelineAction::Choice(choice) => {
                    let mut after = Vec::new();
                    if choice.otherwise.is_none() {
                        after.push(variables.clone());
                    }
                    for alternative in activity.action.flows() {
                        let mut own = variables.clone();
                        if self.flow(alternative, &mut own, depth) {
                            after.push(own);
                        }
                    }
                    if after.is_empty() {
                        return false;
                    }
                    *variables = either(after);
                }
                PipelineAction::State(state) => {
                    let names = state.get("Assign").and_then(Json::as_object);
                    for (name, _) in names.into_iter().flatten() {
                        let variable = Variable {
                            span: state.span.first_line(),
                            depth,
                            what: What::Other,
                        };
                        variables.insert(name, variable);
                    }
                }
                PipelineAction::Fail(_) => return false,
                PipelineAction::Wait(_)
                | PipelineAction::Run(_)
                | PipelineAction::Invoke(_)
                | PipelineAction::Notify(_) => {}
            }
        }
        true
    }

    fn used(&mut self, used: &'p Spanned<String>, variables: &Variables<'p>) {
        match variables.get(used.as_str()).map(|variable| &variable.what) {
            Some(What::Launched | What::Other) => {}
            Some(What::Ended(end)) => {
                let end = end.clone();
                self.findings.push(Finding::Ended { used, end });
            }
            None if self.is_whole => {
                let known = variables.keys().copied().collect();
                self.findings.push(Finding::Absent { used, known });
            }
            None => {}
        }
    }

    fn set(
        &mut self,
        name: &'p Spanned<String>,
        what: What,
        variables: &mut Variables<'p>,
        depth: usize,
    ) {
        if let Some(before) = variables.get(name.as_str()) {
            let first = before.span.clone();
            if before.depth < depth {
                self.findings.push(Finding::OfOuter { name, outer: first });
            } else if matches!(before.what, What::Launched) {
                self.findings.push(Finding::Occupied { name, first });
            }
        }
        let variable = Variable {
            span: name.span.first_line(),
            depth,
            what,
        };
        variables.insert(name, variable);
    }
}

/// Keeps in mind which clusters an inner list has terminated.
fn ended(variables: &mut Variables<'_>, inner: &Variables<'_>) {
    for (name, variable) in variables {
        if let Some(What::Ended(end)) = inner.get(name).map(|own| &own.what) {
            variable.what = What::Ended(end.clone());
        }
    }
}

/// The variables after one of several alternatives. A cluster that is there after one of them may be there.
fn either(alternatives: Vec<Variables<'_>>) -> Variables<'_> {
    let mut after = Variables::new();
    for (name, variable) in alternatives.into_iter().flatten() {
        let is_there = !matches!(variable.what, What::Ended(_));
        if is_there || !after.contains_key(name) {
            after.insert(name, variable);
        }
    }
    after
}
