// SPDX-License-Identifier: Apache-2.0
//! STS: who the caller is.

use emrys_protocol::query::Element;

use crate::api::ACCOUNT;

/// Whoever may call is the account itself: there are no users here.
pub(super) fn caller_identity() -> Vec<Element> {
    vec![
        Element::text("Arn", format!("arn:aws:iam::{ACCOUNT}:root")),
        Element::text("UserId", ACCOUNT),
        Element::text("Account", ACCOUNT),
    ]
}
