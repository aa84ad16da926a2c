// SPDX-License-Identifier: Apache-2.0
//! A plan from one of its steps on, or on a cluster that is there already. Pure.

use emrys_synth::activity::Activity;
use emrys_synth::lower::plan::{Plan, PlannedStep};

/// The plan without what comes before the first step of that name; nothing if it has no such step.
pub(crate) fn from_step(mut plan: Plan, name: &str) -> Option<Plan> {
    let first = |steps: &[PlannedStep]| steps.iter().position(|step| step.name() == name);
    let Some(flow) = &mut plan.flow else {
        let index = first(&plan.steps)?;
        plan.steps.drain(..index);
        return Some(plan);
    };
    let place = flow.iter().enumerate().find_map(|(number, activity)| {
        let index = first(activity.steps())?;
        Some((number, index))
    });
    let (number, index) = place?;
    // The launch is no step: without it there would be no cluster.
    let launched = flow.first().filter(|_| number > 0).cloned();
    flow.drain(..number);
    if let Some(Activity::StartCluster { steps } | Activity::AddSteps { steps }) = flow.first_mut()
    {
        steps.drain(..index);
    }
    if let Some(launch @ Activity::StartCluster { .. }) = launched {
        flow.insert(0, launch);
    }
    Some(plan)
}

/// The plan on a cluster that is there already: its steps are added in place of a launch.
pub(crate) fn on_cluster(mut plan: Plan) -> Plan {
    let steps = std::mem::take(&mut plan.steps);
    let mut flow = plan
        .flow
        .take()
        .unwrap_or_else(|| vec![Activity::StartCluster { steps }]);
    if let Some(first) = flow.first_mut()
        && let Activity::StartCluster { steps } = first
    {
        *first = Activity::AddSteps {
            steps: std::mem::take(steps),
        };
    }
    flow.retain(|activity| !matches!(activity, Activity::AddSteps { steps } if steps.is_empty()));
    plan.flow = Some(flow);
    plan
}

/// The names of all steps of the flow, in their order.
pub(crate) fn names(plan: &Plan) -> Vec<&str> {
    let in_flow = plan.flow.iter().flatten().flat_map(Activity::steps);
    plan.steps
        .iter()
        .chain(in_flow)
        .map(PlannedStep::name)
        .collect()
}

#[cfg(test)]
mod tests {
    use emrys_protocol::types::StepConfig;
    use emrys_synth::activity::Activity;
    use emrys_synth::lower::plan::{Plan, PlannedStep};

    use super::{from_step, names, on_cluster};

    fn steps(names: &str) -> Vec<PlannedStep> {
        let step = |name: &str| {
            PlannedStep::new(StepConfig {
                name: Some(name.to_owned()),
                ..StepConfig::default()
            })
        };
        names.split_whitespace().map(step).collect()
    }

    fn of_steps(names: &str) -> Plan {
        Plan {
            steps: steps(names),
            ..Plan::default()
        }
    }

    fn of_flow(flow: Vec<Activity>) -> Plan {
        Plan {
            flow: Some(flow),
            ..Plan::default()
        }
    }

    #[test]
    fn what_comes_before_is_left_out() {
        assert_eq!(
            names(&from_step(of_steps("a b c"), "b").unwrap()),
            ["b", "c"]
        );
        assert!(from_step(of_steps("a b c"), "d").is_none());
        let add = |names| Activity::AddSteps {
            steps: steps(names),
        };
        let start = |names| Activity::StartCluster {
            steps: steps(names),
        };
        let flow = || {
            of_flow(vec![
                start(""),
                add("a b"),
                Activity::CancelSteps,
                add("c d"),
            ])
        };
        let from = |name| from_step(flow(), name).unwrap().flow.unwrap();
        assert_eq!(
            from("b"),
            [start(""), add("b"), Activity::CancelSteps, add("c d")]
        );
        assert_eq!(from("d"), [start(""), add("d")]);
        let begun = of_flow(vec![start("a b"), add("c")]);
        let begun = from_step(begun, "b").unwrap().flow.unwrap();
        assert_eq!(begun, [start("b"), add("c")]);
    }

    #[test]
    fn a_launch_becomes_steps_that_are_added() {
        let flow = on_cluster(of_steps("a b")).flow.unwrap();
        assert_eq!(
            flow,
            [Activity::AddSteps {
                steps: steps("a b")
            }]
        );
        let start = Activity::StartCluster { steps: Vec::new() };
        let flow = on_cluster(of_flow(vec![start, Activity::CancelSteps]));
        assert_eq!(flow.flow.unwrap(), [Activity::CancelSteps]);
    }
}
