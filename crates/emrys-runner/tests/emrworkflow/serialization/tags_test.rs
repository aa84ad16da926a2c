// SPDX-License-Identifier: Apache-2.0
//! `TagsTest`.

use emrys_document::Format;
use emrys_document::model::{self, ClusterTag};

use super::{data, without_blanks};

fn expected() -> Vec<ClusterTag> {
    vec![
        ClusterTag::new("Contact", "Supperslonic.com"),
        ClusterTag::new("Environment", "test"),
    ]
}

#[test]
fn test_serialization() {
    let xml = model::write(&expected(), Format::Xml).unwrap();
    assert_eq!(without_blanks(&xml), without_blanks(&data("Tags.xml")));
}

#[test]
fn test_deserialization() {
    let items: Vec<ClusterTag> = model::read(&data("Tags.xml"), Format::Xml).unwrap();
    assert_eq!(items, expected());
}
