// SPDX-License-Identifier: Apache-2.0
//! `Visit ClusterTag`.

use emrys_document::model::ClusterTag;

use super::{built, objects, refused, with_tag};

#[test]
fn cluster_tag_key_is_missing() {
    let job_flow = with_tag(ClusterTag::new("", "value"));
    assert_eq!(refused(&job_flow), ["the key of a tag cannot be empty"]);
}

#[test]
fn cluster_tag_value_is_missing() {
    let job_flow = with_tag(ClusterTag {
        key: "key".to_owned(),
        value: None,
    });
    assert_eq!(
        refused(&job_flow),
        ["expected a text or a number, found nothing"]
    );
}

#[test]
fn visit_cluster_tag() {
    let tag = ClusterTag::new("contact-${jobFlowId}", "url:${contact}");
    let request = built(&with_tag(tag));
    let (tags, actions, steps) = objects(&request);
    assert_eq!((tags.len(), actions.len(), steps.len()), (1, 0, 0));
    assert_eq!(tags[0].key.as_deref(), Some("contact-j-111AAABBBNJ2I"));
    assert_eq!(tags[0].value.as_deref(), Some("url:supperslonic.com"));
}
