// SPDX-License-Identifier: Apache-2.0
//! Hadoop Streaming gets what it needs, and generic options first.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::words;

const GENERIC: [&str; 6] = ["-D", "-archives", "-conf", "-files", "-fs", "-libjars"];

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for step in project.all_steps() {
        let Some((program, words)) = words::arguments(&step.action, "hadoop-streaming") else {
            continue;
        };
        let at = |name: &str| words.iter().position(|own| &***own == name);
        let needed = ["-input", "-output", "-mapper"];
        let lacks = needed.iter().filter(|name| at(name).is_none());
        let lacks: Vec<String> = lacks.map(|name| format!("`{name}`")).collect();
        if !lacks.is_empty() && at("-info").is_none() && at("-help").is_none() {
            let message = format!("hadoop-streaming needs {}", lacks.join(" and "));
            diagnostics.push(program.diagnostic(Code::StreamingArguments, message));
        }
        let first_own = needed.iter().filter_map(|name| at(name)).min();
        let late = words.iter().skip(first_own.unwrap_or(words.len()));
        let mut late = late.filter(|own| GENERIC.contains(&&****own));
        diagnostics.extend(late.next().map(|own| {
            let message = format!(
                "`{}` is a generic option, which comes before all others",
                &***own
            );
            own.diagnostic(Code::StreamingArguments, message)
        }));
    }
}
