// SPDX-License-Identifier: Apache-2.0
//! `Visit BootstrapAction`.

use emrys_document::model::BootstrapAction;

use super::{action, built, objects, refused, valid};

#[test]
fn bootstrap_action_name_is_missing() {
    let action = BootstrapAction {
        name: None,
        ..BootstrapAction::new("", "${myBucket}/lala.sh")
    };
    assert_eq!(
        refused(&valid().bootstrap_actions([action])),
        ["a bootstrap action needs the key `name`"]
    );
    let empty = BootstrapAction::new("", "${myBucket}/lala.sh");
    assert_eq!(
        refused(&valid().bootstrap_actions([empty])),
        ["the name of a bootstrap action cannot be empty"]
    );
}

#[test]
fn bootstrap_action_path_is_missing() {
    let action = BootstrapAction {
        path: None,
        ..BootstrapAction::new("name", "")
    };
    assert_eq!(
        refused(&valid().bootstrap_actions([action])),
        ["a bootstrap action needs the key `path`"]
    );
}

#[test]
fn visit_bootstrap_action() {
    let own = BootstrapAction::new("bootstrap-role:${myRole}", "${myBucket}/lala.sh");
    let request = built(&valid().bootstrap_actions([own.args(["${arg1}", "900"])]));
    let (tags, actions, steps) = objects(&request);
    assert_eq!((tags.len(), actions.len(), steps.len()), (0, 1, 0));
    assert_eq!(
        action(&actions[0]),
        (
            "bootstrap-role:SupperSlonic",
            "s3://myBucket/lala.sh",
            Some(vec!["1234", "900"])
        )
    );
}
