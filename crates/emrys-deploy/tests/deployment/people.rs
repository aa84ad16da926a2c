// SPDX-License-Identifier: Apache-2.0
//! The policies of people, of projects with any number of machines.

use std::fmt::Write as _;

use super::steps::deployed;

const PIPELINES: usize = 80;

#[test]
fn every_machine_is_in_the_policies_of_who_reads_and_launches() {
    let mut pipelines = "pipelines:\n".to_owned();
    for number in 0..PIPELINES {
        writeln!(
            pipelines,
            "  pipeline-{number}: {{ flow: [{{ wait: 1 }}] }}"
        )
        .unwrap();
    }
    let deployed = deployed("small", &pipelines);
    for (of, sid) in [
        ("people who read sales", "ReadMachines"),
        ("people who read sales", "ReadExecutions"),
        ("people who launch everything of sales", "Launch"),
        ("people who launch everything of sales", "FollowExecutions"),
    ] {
        let policies = deployed.policies.iter().filter(|own| own.of == of);
        let statements = policies.flat_map(|own| &own.statements);
        let statements = statements.filter(|own| own.sid == sid);
        let mut machines: Vec<&String> = statements.flat_map(|own| &own.resources).collect();
        machines.sort();
        machines.dedup();
        // With the two launch functions.
        assert_eq!(machines.len(), PIPELINES + 2, "{of}, {sid}");
    }
    let readers = deployed.policies.iter();
    let readers = readers.filter(|own| own.of == "people who read sales");
    assert!(readers.count() > 1, "the test's project is too small");
}
