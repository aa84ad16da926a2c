// SPDX-License-Identifier: Apache-2.0
//! The one failure rule: whatever fails, the clusters of the list end, and the pipeline fails with what failed.

use serde_json::json;

use super::definition;
use super::world::World;

/// A failure in each kind of activity, after a cluster has been launched.
#[test]
fn clusters_end_whatever_fails() {
    let kinds = [
        ("- launch: { function: weekly, as: other }", "Launch weekly"),
        (
            "- add_steps:\n    - name: Count\n      command: [echo, words]",
            "Count",
        ),
        (
            "- add_steps:\n    parallel: true\n    steps:\n      - { name: One, command: [echo, one] }\n      - { name: Two, command: [echo, two] }",
            "Two",
        ),
        (
            "- parallel:\n    - [{ wait: 1h }]\n    - [{ invoke: { function: summary } }]",
            "Call summary",
        ),
        (
            "- map:\n    items: '{% [1, 2] %}'\n    flow: [{ invoke: { function: summary } }]",
            "Call summary",
        ),
        (
            "- choice:\n    when: [{ if: '{% true %}', then: [{ invoke: { function: summary } }] }]",
            "Call summary",
        ),
        ("- terminate_cluster: {}", "Terminate cluster"),
        ("- run: { pipeline: other }", "Run other"),
        ("- run: { pipeline: other, wait: false }", "Run other"),
        ("- invoke: { function: summary }", "Call summary"),
        ("- notify: { topic: ready, message: m }", "Tell ready"),
        (
            "- state: { Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: f } }",
            "Own Task",
        ),
    ];
    for (activity, state) in kinds {
        let machine = definition(&format!("- launch: nightly\n{activity}"));
        let mut world = World::new(&machine, json!({})).failing(state, "Broken", "the real cause");
        assert_eq!(
            world.failure(),
            ("Broken".to_owned(), "the real cause".to_owned()),
            "{activity}"
        );
        assert_eq!(world.left(), [] as [&str; 0], "{activity}");
        assert!(world.clusters.contains_key("j-1"), "{activity}");
    }
}
