// SPDX-License-Identifier: Apache-2.0
//! `Visit HadoopConfig`. There is no list that is not there: one without arguments is the same as an empty one.

use emrys_document::model::{Config, HadoopConfig};

use super::{action, built, objects, with_configs};

#[test]
fn skip_hadoop_config_if_null_args() {
    let request = built(&with_configs([Config::Hadoop(HadoopConfig::default())]));
    let (tags, actions, steps) = objects(&request);
    assert_eq!((tags.len(), actions.len(), steps.len()), (0, 0, 0));
}

#[test]
fn skip_hadoop_config_if_empty_args() {
    let none: [&str; 0] = [];
    let request = built(&with_configs([Config::hadoop(none)]));
    let (tags, actions, steps) = objects(&request);
    assert_eq!((tags.len(), actions.len(), steps.len()), (0, 0, 0));
}

#[test]
fn visit_hadoop_config() {
    let request = built(&with_configs([Config::hadoop(["${arg1}", "900"])]));
    let (tags, actions, steps) = objects(&request);
    assert_eq!((tags.len(), actions.len(), steps.len()), (0, 1, 0));
    assert_eq!(
        action(&actions[0]),
        (
            "Configure Hadoop",
            "s3://elasticmapreduce/bootstrap-actions/configure-hadoop",
            Some(vec!["1234", "900"])
        )
    );
}
