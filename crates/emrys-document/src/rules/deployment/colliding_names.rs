// SPDX-License-Identifier: Apache-2.0
//! State machines of a project have names of their own.

use std::collections::HashMap;

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::spanned::Spanned;

/// What is put behind the name of a launch function whose clusters need passwords, for a machine of its own.
const SECRET: &str = "-secret";
/// The machine that ends what executions have left.
const SWEEP: &str = "emrys-sweep";

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let mut machines: HashMap<String, (&Spanned<String>, &str)> = HashMap::new();
    let functions = project.launch_functions.iter();
    for (name, function) in functions {
        machines.insert(name.value.clone(), (name, "a launch function"));
        let profile = project.profiles.get(&function.profile);
        if profile.is_some_and(|profile| profile.kerberos_secret.is_some()) {
            let secret = format!("{}{SECRET}", **name);
            machines.insert(secret, (name, "the machine of its passwords"));
        }
    }
    let functions = project.launch_functions.iter().map(|(name, _)| name);
    let pipelines = project.pipelines.iter().map(|(name, _)| name);
    for name in functions.chain(pipelines) {
        if name.as_str() == SWEEP {
            let message = format!("`{SWEEP}` is a state machine of Emrys");
            diagnostics.push(name.diagnostic(Code::CollidingNames, message));
            continue;
        }
        let Some((first, what)) = machines.get(name.as_str()) else {
            continue;
        };
        if first.span != name.span {
            let message = format!("`{}` is the name of two state machines", **name);
            let diagnostic = name.diagnostic(Code::CollidingNames, message);
            diagnostics.push(diagnostic.related(first.span.first_line(), *what));
        }
    }
}
