// SPDX-License-Identifier: Apache-2.0
//! `BootstrapActionsTest`.

use emrys_document::Format;
use emrys_document::model::{self, BootstrapAction};

use super::{data, without_blanks};

fn expected() -> Vec<BootstrapAction> {
    let ganglia = "s3://elasticmapreduce/bootstrap-actions/install-ganglia";
    let upload = "s3://myBucket/bootstrap/UploadLibraries.sh";
    vec![
        BootstrapAction::new("bootstrap action 1", upload),
        BootstrapAction::new("bootstrap action 2", ganglia).args(["true", "4"]),
    ]
}

#[test]
fn test_serialization() {
    let xml = model::write(&expected(), Format::Xml).unwrap();
    assert_eq!(
        without_blanks(&xml),
        without_blanks(&data("BootstrapActions.xml"))
    );
}

#[test]
fn test_deserialization() {
    let items: Vec<BootstrapAction> =
        model::read(&data("BootstrapActions.xml"), Format::Xml).unwrap();
    assert_eq!(items, expected());
}
