// SPDX-License-Identifier: Apache-2.0
//! EmrWorkflow's tests of its formats: a module for each class, a test for each of theirs. The XML in `data` has the
//! layout and the content of theirs.

mod bootstrap_actions_test;
mod configs_test;
mod job_flow_test;
mod steps_test;
mod tags_test;

use crate::support::folder;

/// A file of the test data.
fn data(name: &str) -> String {
    std::fs::read_to_string(folder().join("data").join(name)).unwrap()
}

/// Without blanks between elements and before `/>`, which mean nothing.
fn without_blanks(xml: &str) -> String {
    xml.lines()
        .map(str::trim)
        .collect::<String>()
        .replace(" />", "/>")
}
