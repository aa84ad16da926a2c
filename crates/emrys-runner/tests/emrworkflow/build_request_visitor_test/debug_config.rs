// SPDX-License-Identifier: Apache-2.0
//! `Visit DebugConfig`.

use emrys_document::model::Config;

use super::{built, objects, step, with_configs};

#[test]
fn skip_debug_config_if_start_false() {
    let request = built(&with_configs([Config::debug(false)]));
    let (tags, actions, steps) = objects(&request);
    assert_eq!((tags.len(), actions.len(), steps.len()), (0, 0, 0));
}

#[test]
fn visit_debug_config() {
    let request = built(&with_configs([Config::debug(true)]));
    let (tags, actions, steps) = objects(&request);
    assert_eq!((tags.len(), actions.len(), steps.len()), (0, 0, 1));
    assert_eq!(
        step(&steps[0]),
        (
            "Start debugging",
            "s3://elasticmapreduce/libs/script-runner/script-runner.jar",
            None,
            Some(vec!["s3://elasticmapreduce/libs/state-pusher/0.1/fetch"]),
            Some("CONTINUE")
        )
    );
}
