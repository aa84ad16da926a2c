// SPDX-License-Identifier: Apache-2.0
//! Spark runs on the cluster, and not on the primary instance alone.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::Layer;

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(master) = layer.spark("spark.master") else {
        return;
    };
    let Some(text) = master.text().filter(|text| *text != "yarn") else {
        return;
    };
    let message = format!("with the master `{text}` Spark does not run on the cluster's nodes");
    let diagnostic = master.value.diagnostic(Code::MasterNotYarn, message);
    diagnostics.push(diagnostic.help("leave it out: EMR has written `yarn`"));
}
