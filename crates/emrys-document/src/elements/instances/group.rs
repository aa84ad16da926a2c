// SPDX-License-Identifier: Apache-2.0
//! A group of equal instances with one role.

use emrys_catalog::limits;
use emrys_diagnostics::Code;
use emrys_model::instance::Market;
use schemars::JsonSchema;

use super::{AutoscalingPolicy, EbsConfig};
use crate::elements::words::{Vocabulary, WordOf};
use crate::elements::{Configuration, Text};
use crate::reader::{Fields, FromNode, Reader, word};
use crate::reference;
use crate::spanned::Spanned;
use crate::tree::Node;

/// A group of equal instances with one role. Which role is said by the key that holds the group.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct InstanceGroup {
    /// The EC2 instance type, such as `m5.xlarge`.
    pub instance_type: Spanned<String>,
    /// How many instances. Absent: 1.
    pub instance_count: Option<Spanned<i32>>,
    /// The group's name.
    pub name: Option<Spanned<String>>,
    /// How the instances are bought. Absent: on demand, or `SPOT` with a `bid_price`.
    #[schemars(with = "Option<WordOf<Market>>")]
    pub market: Option<Spanned<Market>>,
    /// The highest price in USD per instance and hour on the spot market. Absent: the on-demand price.
    pub bid_price: Option<Spanned<Text>>,
    /// The EBS volumes of every instance. Absent: those that EMR gives the instance type.
    pub ebs_config: Option<Spanned<EbsConfig>>,
    /// Whether the instances have bandwidth of their own for EBS. Absent: as the instance type has it.
    pub ebs_optimized: Option<Spanned<bool>>,
    /// Rules by which the group grows and shrinks. Absent: it does not by itself.
    pub autoscaling_policy: Option<Spanned<AutoscalingPolicy>>,
    /// Configurations of the applications on this group, in the place of the cluster's own.
    #[schemars(default)]
    pub configurations: Vec<Configuration>,
    /// The id of the image that the group is started from. Absent: the cluster's.
    pub custom_ami_id: Option<Spanned<String>>,
}

impl InstanceGroup {
    /// How many instances.
    pub fn count(&self) -> i32 {
        self.instance_count.as_deref().copied().unwrap_or(1)
    }

    /// How the instances are bought.
    pub fn market(&self) -> Market {
        match (&self.market, &self.bid_price) {
            (Some(market), _) => **market,
            (None, Some(_)) => Market::Spot,
            (None, None) => Market::OnDemand,
        }
    }
}

impl FromNode for InstanceGroup {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an instance group", reader)?;
        let instance_type = fields.required("instance_type", reader);
        let instance_count: Option<Spanned<i32>> = fields.optional("instance_count", reader);
        let name = fields.optional("name", reader);
        let market = fields.optional("market", reader);
        let bid_price = fields.optional("bid_price", reader);
        let ebs_config = fields.optional("ebs_config", reader);
        let ebs_optimized = fields.optional("ebs_optimized", reader);
        let autoscaling_policy = fields.optional("autoscaling_policy", reader);
        let configurations = fields
            .optional("configurations", reader)
            .unwrap_or_default();
        let custom_ami_id = fields.passed_on("custom_ami_id", reader);
        fields.finish(reader);
        let wrong = |count: &&Spanned<i32>| !limits::INSTANCES_PER_GROUP.contains(&count.value);
        if let Some(count) = instance_count.as_ref().filter(wrong) {
            let message = format!(
                "an instance group has {} to {} instances, not `{}`",
                limits::INSTANCES_PER_GROUP.start(),
                limits::INSTANCES_PER_GROUP.end(),
                **count
            );
            reader.report(count.diagnostic(Code::InvalidValue, message));
        }
        check_price(&bid_price, reader);
        Some(Self {
            instance_type: instance_type?,
            instance_count,
            name,
            market,
            bid_price,
            ebs_config,
            ebs_optimized,
            autoscaling_policy,
            configurations,
            custom_ami_id,
        })
    }
}

/// Reports a highest price that is none. One that refers to something is known later.
pub(super) fn check_price(price: &Option<Spanned<Text>>, reader: &mut Reader<'_, '_>) {
    let is_positive = |price: &Text| price.parse().is_ok_and(|usd: f64| usd > 0.0);
    let is_price = |price: &Text| reference::is_in(price) || is_positive(price);
    if let Some(price) = price.as_ref().filter(|price| !is_price(price)) {
        let message = format!("`{}` is not a price in USD", &***price);
        reader.report(price.diagnostic(Code::InvalidValue, message));
    }
}

impl Vocabulary for Market {
    const WHAT: &'static str = "a market";
    const WORDS: &'static [(&'static str, Self)] = &[
        (Self::OnDemand.as_str(), Self::OnDemand),
        (Self::Spot.as_str(), Self::Spot),
    ];
}

impl FromNode for Market {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        word(node, reader, Self::WHAT, Self::WORDS)
    }
}
