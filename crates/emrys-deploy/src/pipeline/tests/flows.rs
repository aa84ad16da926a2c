// SPDX-License-Identifier: Apache-2.0
//! What each activity becomes, and what it does where nothing fails.

use serde_json::json;

use super::definition;
use super::world::World;

const THIN: &str = "\
- launch: nightly
- add_steps:
    - name: Count
      command: [echo, words]
- terminate_cluster: {}";

#[test]
fn a_cluster_is_launched_gets_a_step_and_is_terminated() {
    insta::assert_json_snapshot!(definition(THIN));
    let mut world = World::new(&definition(THIN), json!({ "Day": 1 }));
    assert_eq!(world.succeeds(), json!({ "Day": 1 }));
    let states = [
        "Launch nightly",
        "Count",
        "Lift the protection of cluster",
        "Terminate cluster",
    ];
    assert_eq!(world.states(), states);
    assert!(world.left().is_empty());
}
