// SPDX-License-Identifier: Apache-2.0
//! `instance_type_configs`: an instance type of a fleet, and how its instances are.

use emrys_diagnostics::Code;
use schemars::JsonSchema;

use crate::elements::instances::EbsConfig;
use crate::elements::instances::group::check_price;
use crate::elements::{Configuration, Text};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// An instance type of a fleet.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct InstanceTypeConfig {
    /// The EC2 instance type, such as `m5.xlarge`.
    pub instance_type: Spanned<String>,
    /// How many units an instance counts. Absent: 1.
    pub weighted_capacity: Option<Spanned<i32>>,
    /// The highest price in USD per instance and hour on the spot market. Absent: the on-demand price.
    pub bid_price: Option<Spanned<Text>>,
    /// The highest price on the spot market in percent of the on-demand price. Absent, without `bid_price`: 100.
    pub bid_price_as_percentage_of_on_demand_price: Option<Spanned<f64>>,
    /// Its rank among the fleet's instance types, of which the lowest comes first. Only strategies that have ranks take it.
    pub priority: Option<Spanned<f64>>,
    /// The id of the image that the instances are started from. Absent: the cluster's.
    pub custom_ami_id: Option<Spanned<String>>,
    /// The EBS volumes of every instance. Absent: those that EMR gives the instance type.
    pub ebs_config: Option<Spanned<EbsConfig>>,
    /// Whether the instances have bandwidth of their own for EBS. Absent: as the instance type has it.
    pub ebs_optimized: Option<Spanned<bool>>,
    /// Configurations of the applications on these instances, in the place of the cluster's own.
    #[schemars(default)]
    pub configurations: Vec<Configuration>,
}

impl InstanceTypeConfig {
    /// How many units an instance counts.
    pub fn weight(&self) -> i32 {
        self.weighted_capacity.as_deref().copied().unwrap_or(1)
    }
}

impl FromNode for InstanceTypeConfig {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an instance type of a fleet", reader)?;
        let instance_type = fields.required("instance_type", reader);
        let weighted_capacity: Option<Spanned<i32>> = fields.optional("weighted_capacity", reader);
        let bid_price = fields.optional("bid_price", reader);
        let bid_price_as_percentage_of_on_demand_price =
            fields.optional("bid_price_as_percentage_of_on_demand_price", reader);
        let priority = fields.optional("priority", reader);
        let custom_ami_id = fields.passed_on("custom_ami_id", reader);
        let ebs_config = fields.optional("ebs_config", reader);
        let ebs_optimized = fields.optional("ebs_optimized", reader);
        let configurations = fields
            .optional("configurations", reader)
            .unwrap_or_default();
        fields.finish(reader);
        check_price(&bid_price, reader);
        if let Some(weight) = weighted_capacity.as_ref().filter(|weight| ***weight < 1) {
            let message = format!("the weighted capacity `{}` is not positive", **weight);
            reader.report(weight.diagnostic(Code::InvalidValue, message));
        }
        for number in [&bid_price_as_percentage_of_on_demand_price, &priority] {
            check_not_negative(number, reader);
        }
        Some(Self {
            instance_type: instance_type?,
            weighted_capacity,
            bid_price,
            bid_price_as_percentage_of_on_demand_price,
            priority,
            custom_ami_id,
            ebs_config,
            ebs_optimized,
            configurations,
        })
    }
}

fn check_not_negative(number: &Option<Spanned<f64>>, reader: &mut Reader<'_, '_>) {
    if let Some(number) = number.as_ref().filter(|number| ***number < 0.0) {
        let message = format!("`{}` is negative", **number);
        reader.report(number.diagnostic(Code::InvalidValue, message));
    }
}
