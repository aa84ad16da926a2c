// SPDX-License-Identifier: Apache-2.0
//! EC2: what a client asks to decide where and for how much it runs.
//!
//! There is one availability zone, in which every subnet lies, and no spot market: an instance costs what it costs on
//! demand.

use emrys_catalog::instance_types;
use emrys_protocol::query::{Element, Form};
use emrys_protocol::{ApiError, ErrorCode};

use super::moment;
use crate::api::ACCOUNT;

/// What runs on every instance.
const PRODUCT: &str = "Linux/UNIX";

/// The subnets that are asked for by id. There is no list of them, since a cluster may name any.
pub(super) fn subnets(region: &str, form: &Form) -> Result<Vec<Element>, ApiError> {
    let mut items = Vec::new();
    for id in form.texts("SubnetId") {
        if !id.strip_prefix("subnet-").is_some_and(is_hexadecimal) {
            return Err(ApiError::new(
                ErrorCode::Unknown("InvalidSubnetID.NotFound".to_owned()),
                format!("The subnet ID '{id}' does not exist"),
            ));
        }
        items.push(vec![
            Element::text(
                "subnetArn",
                format!("arn:aws:ec2:{region}:{ACCOUNT}:subnet/{id}"),
            ),
            Element::text("subnetId", id),
            Element::text("state", "available"),
            Element::text("ownerId", ACCOUNT),
            Element::text("availabilityZone", zone(region)),
        ]);
    }
    Ok(vec![Element::list("subnetSet", "item", items)])
}

fn is_hexadecimal(digits: &str) -> bool {
    !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

fn zone(region: &str) -> String {
    format!("{region}a")
}

/// The present price of the instance types that are asked for: on demand, as the catalog has it.
pub(super) fn spot_prices(region: &str, form: &Form) -> Vec<Element> {
    let products = form.texts("ProductDescription");
    let has_product = |product: &String| product == PRODUCT || product == "Linux/UNIX (Amazon VPC)";
    let zones = form.text("AvailabilityZone");
    let fits = (products.is_empty() || products.iter().any(has_product))
        && zones.is_none_or(|wanted| wanted == zone(region));
    let now = moment(crate::time::now());
    let items = form
        .texts("InstanceType")
        .into_iter()
        .filter(|_| fits)
        .filter_map(|name| {
            let price = instance_types::find(&name)?.usd_hour;
            Some(vec![
                Element::text("instanceType", name),
                Element::text("productDescription", PRODUCT),
                Element::text("spotPrice", format!("{price:.6}")),
                Element::text("timestamp", now.clone()),
                Element::text("availabilityZone", zone(region)),
            ])
        });
    vec![
        Element::list("spotPriceHistorySet", "item", items),
        Element::text("nextToken", ""),
    ]
}
