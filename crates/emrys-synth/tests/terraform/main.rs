// SPDX-License-Identifier: Apache-2.0
//! Plans as Terraform takes them.
//!
//! - `written`: requests and the modules that they become, as snapshots that people review.
//! - `stacks`: templates and the modules that they become.
//! - `facts`: what is written, held against what the provider says of itself.

#![cfg(test)]

mod facts;
mod stacks;
mod written;

use std::path::Path;

use emrys_synth::Difference;
use emrys_synth::lower::plan::{Plan, PlannedStep, SecurityConfiguration, Source, Upload};
use emrys_synth::terraform::{Module, Writer};
use serde_json::json;

/// The requests in `fixtures`.
const FIXTURES: [&str; 3] = ["groups", "fleets", "uniform"];

/// A plan that sends the request of a fixture.
fn plan(fixture: &str) -> Plan {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/terraform/fixtures");
    let text = std::fs::read_to_string(folder.join(fixture).with_extension("json")).unwrap();
    let mut plan = Plan {
        request: serde_json::from_str(&text).unwrap(),
        ..Plan::default()
    };
    let steps = plan.request.steps.take().unwrap_or_default();
    plan.steps = steps.into_iter().map(PlannedStep::new).collect();
    plan.security_configuration = Some(SecurityConfiguration {
        name: "encrypted".to_owned(),
        configuration: json!({
            "EncryptionConfiguration": {
                "EnableInTransitEncryption": false,
                "EnableAtRestEncryption": false,
            }
        }),
    });
    plan
}

/// Files that a plan needs, below `/project` and elsewhere.
fn uploads() -> Vec<Upload> {
    let upload = |source, key: &str| Upload {
        source,
        bucket: "acme-artifacts".to_owned(),
        key: format!("emrys/artifacts/{key}"),
    };
    let file = |path: &str| Source::File {
        path: path.into(),
        digest: None,
    };
    vec![
        upload(file("/project/jobs/count.py"), "0123/count.py"),
        upload(file("/elsewhere/count.py"), "4567/count.py"),
        upload(
            Source::Inline("echo ${HOME}\n".to_owned()),
            "89ab/script.sh",
        ),
    ]
}

fn module_of(name: &str, plan: &Plan) -> (Module, Vec<Difference>) {
    let mut writer = Writer::new(Some("eu-west-1"));
    let states = ["RUNNING".to_owned(), "PENDING".to_owned()];
    writer
        .plan(name, plan, &states, Path::new("/project"))
        .unwrap();
    writer.finish().unwrap()
}
