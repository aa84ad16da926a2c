// SPDX-License-Identifier: Apache-2.0
//! Instance groups and instance fleets. The primary and core instances are blocks of the cluster; task instances are
//! resources of their own.

use emrys_catalog::instance_types;
use emrys_document::reference;

use super::module::{Body, Value};
use super::{NO_ARGUMENT, TerraformError, Writer};
use crate::members::Members;

/// What the provider needs and EMR does not: the strategies that EMR takes by itself (EMR API Reference,
/// OnDemandProvisioningSpecification and SpotProvisioningSpecification).
const ON_DEMAND_STRATEGY: &str = "lowest-price";
const SPOT_STRATEGY: &str = "capacity-optimized";

/// The resources and blocks that describe instances.
#[derive(Default)]
pub(super) struct Instances {
    /// Blocks of the cluster.
    pub(super) blocks: Vec<(&'static str, Body)>,
    /// Task instances: the type of their resource, their own name, and what it says but for the cluster.
    pub(super) tasks: Vec<(&'static str, Option<String>, Body)>,
}

impl Writer {
    /// The instances of a cluster, whichever way the request describes them.
    ///
    /// # Errors
    /// Instances would be bought on another market.
    pub(super) fn instances(&mut self, config: &mut Members) -> Result<Instances, TerraformError> {
        let mut instances = Instances::default();
        self.uniform(config, &mut instances);
        for mut group in config.structures("InstanceGroups") {
            let role = group.text("InstanceRole").unwrap_or_default();
            let name = group.text("Name");
            let block = match role.as_str() {
                "MASTER" => "master_instance_group",
                "CORE" => "core_instance_group",
                _ => "aws_emr_instance_group",
            };
            let is_task = block == "aws_emr_instance_group";
            let mut body = Body::default();
            body.set("name", name.as_deref().map(|name| self.texts.text(name)));
            self.group(&mut body, group, role == "CORE", is_task)?;
            match is_task {
                true => instances.tasks.push((block, name, body)),
                false => instances.blocks.push((block, body)),
            }
        }
        for mut fleet in config.structures("InstanceFleets") {
            let role = fleet.text("InstanceFleetType").unwrap_or_default();
            let name = fleet.text("Name");
            let mut body = Body::default();
            body.set("name", name.as_deref().map(|name| self.texts.text(name)));
            self.fleet(&mut body, fleet);
            match role.as_str() {
                "MASTER" => instances.blocks.push(("master_instance_fleet", body)),
                "CORE" => instances.blocks.push(("core_instance_fleet", body)),
                _ => instances.tasks.push(("aws_emr_instance_fleet", name, body)),
            }
        }
        Ok(instances)
    }

    /// Instances that the request describes without groups, as the groups that EMR makes of them.
    fn uniform(&mut self, config: &mut Members, instances: &mut Instances) {
        let primary = config.text("MasterInstanceType");
        let other = config.text("SlaveInstanceType");
        let count = config
            .take("InstanceCount")
            .and_then(|count| count.as_i64());
        if let Some(primary) = primary.as_deref().or(other.as_deref()) {
            let mut body = Body::default();
            body.set("instance_type", self.texts.text(primary));
            instances.blocks.push(("master_instance_group", body));
        }
        let cores = count.unwrap_or(1) - 1;
        if let Some(core) = other.as_deref().or(primary.as_deref())
            && cores > 0
        {
            let mut body = Body::default();
            body.set("instance_type", self.texts.text(core));
            body.set("instance_count", Value::Number(cores.into()));
            instances.blocks.push(("core_instance_group", body));
        }
    }

    fn group(
        &mut self,
        body: &mut Body,
        mut group: Members,
        is_core: bool,
        is_task: bool,
    ) -> Result<(), TerraformError> {
        let instance_type = group.text("InstanceType").unwrap_or_default();
        body.set("instance_type", self.texts.text(&instance_type));
        self.argument(body, "instance_count", &mut group, "InstanceCount");
        let is_spot = group.text("Market").as_deref() == Some("SPOT");
        let mut bid = group.text("BidPrice");
        if is_spot && bid.is_none() {
            let on_demand = on_demand_price(&instance_type)?;
            let why = format!(
                "the provider takes the spot market with a bid price alone, here `{on_demand}`, what `{instance_type}` costs on demand in us-east-1"
            );
            self.differs(group.place("BidPrice"), why);
            bid = Some(on_demand);
        }
        body.set("bid_price", bid.map(|price| self.texts.text(&price)));
        if is_core || is_task {
            let policy = group.take("AutoScalingPolicy");
            let policy = policy.map(|policy| Value::Json(Box::new(self.texts.value(&policy))));
            body.set("autoscaling_policy", policy);
        }
        if is_task {
            let own = group.take("Configurations");
            let own = own.map(|own| Value::Json(Box::new(self.texts.value(&own))));
            body.set("configurations_json", own);
        }
        let ebs = group.structure("EbsConfiguration");
        self.ebs(body, ebs, is_task, !is_task);
        group.finish(NO_ARGUMENT, &mut self.differences);
        Ok(())
    }

    /// Volumes. `optimized` and `throughput`: whether there are arguments for them.
    fn ebs(&mut self, body: &mut Body, ebs: Option<Members>, optimized: bool, throughput: bool) {
        let Some(mut ebs) = ebs else {
            return;
        };
        if optimized {
            self.argument(body, "ebs_optimized", &mut ebs, "EbsOptimized");
        }
        // The provider keeps them in a set, in which two that are equal would be one.
        let mut volumes: Vec<(Body, i64)> = Vec::new();
        for mut device in ebs.structures("EbsBlockDeviceConfigs") {
            let count = device.take("VolumesPerInstance");
            let count = count.and_then(|count| count.as_i64()).unwrap_or(1);
            let mut volume = Body::default();
            if let Some(mut own) = device.structure("VolumeSpecification") {
                self.argument(&mut volume, "type", &mut own, "VolumeType");
                self.argument(&mut volume, "size", &mut own, "SizeInGB");
                self.argument(&mut volume, "iops", &mut own, "Iops");
                if throughput {
                    self.argument(&mut volume, "throughput", &mut own, "Throughput");
                }
                own.finish(NO_ARGUMENT, &mut self.differences);
            }
            device.finish(NO_ARGUMENT, &mut self.differences);
            match volumes.iter_mut().find(|(own, _)| *own == volume) {
                Some((_, own)) => *own += count,
                None => volumes.push((volume, count)),
            }
        }
        for (mut volume, count) in volumes {
            volume.set("volumes_per_instance", Value::Number(count.into()));
            body.block("ebs_config", volume);
        }
        ebs.finish(NO_ARGUMENT, &mut self.differences);
    }

    fn fleet(&mut self, body: &mut Body, mut fleet: Members) {
        for (argument, member) in [
            ("target_on_demand_capacity", "TargetOnDemandCapacity"),
            ("target_spot_capacity", "TargetSpotCapacity"),
        ] {
            self.argument(body, argument, &mut fleet, member);
        }
        for config in fleet.structures("InstanceTypeConfigs") {
            let block = self.instance_type_config(config);
            body.block("instance_type_configs", block);
        }
        if let Some(mut specifications) = fleet.structure("LaunchSpecifications") {
            let mut block = Body::default();
            if let Some(own) = specifications.structure("OnDemandSpecification") {
                block.block("on_demand_specification", self.on_demand(own));
            }
            if let Some(own) = specifications.structure("SpotSpecification") {
                block.block("spot_specification", self.spot(own));
            }
            specifications.finish(NO_ARGUMENT, &mut self.differences);
            body.block("launch_specifications", block);
        }
        fleet.finish(NO_ARGUMENT, &mut self.differences);
    }

    fn instance_type_config(&mut self, mut config: Members) -> Body {
        let mut body = Body::default();
        for (argument, member) in [
            ("instance_type", "InstanceType"),
            ("weighted_capacity", "WeightedCapacity"),
            ("bid_price", "BidPrice"),
            (
                "bid_price_as_percentage_of_on_demand_price",
                "BidPriceAsPercentageOfOnDemandPrice",
            ),
        ] {
            self.argument(&mut body, argument, &mut config, member);
        }
        for mut own in config.structures("Configurations") {
            let mut block = Body::default();
            self.argument(&mut block, "classification", &mut own, "Classification");
            let properties = own.take("Properties");
            block.set("properties", properties.map(|own| self.texts.value(&own)));
            own.finish(NO_ARGUMENT, &mut self.differences);
            body.block("configurations", block);
        }
        let ebs = config.structure("EbsConfiguration");
        self.ebs(&mut body, ebs, false, false);
        config.finish(NO_ARGUMENT, &mut self.differences);
        body
    }

    /// The allocation strategy, which the provider needs.
    fn strategy(&mut self, body: &mut Body, specification: &mut Members, default: &str) {
        let strategy = specification.text("AllocationStrategy");
        if strategy.is_none() {
            let member = specification.place("AllocationStrategy");
            self.differs(member, format!("the provider needs one, here `{default}`"));
        }
        let strategy = self.texts.text(strategy.as_deref().unwrap_or(default));
        body.set("allocation_strategy", strategy);
    }

    fn on_demand(&mut self, mut specification: Members) -> Body {
        let mut body = Body::default();
        self.strategy(&mut body, &mut specification, ON_DEMAND_STRATEGY);
        specification.finish(NO_ARGUMENT, &mut self.differences);
        body
    }

    fn spot(&mut self, mut specification: Members) -> Body {
        let mut body = Body::default();
        self.strategy(&mut body, &mut specification, SPOT_STRATEGY);
        for (argument, member) in [
            ("timeout_action", "TimeoutAction"),
            ("timeout_duration_minutes", "TimeoutDurationMinutes"),
            ("block_duration_minutes", "BlockDurationMinutes"),
        ] {
            self.argument(&mut body, argument, &mut specification, member);
        }
        specification.finish(NO_ARGUMENT, &mut self.differences);
        body
    }
}

/// The bid that EMR takes for instances on the spot market that have none (EMR API Reference, InstanceGroupConfig).
fn on_demand_price(instance_type: &str) -> Result<String, TerraformError> {
    match instance_types::find(instance_type) {
        Some(facts) => Ok(facts.usd_hour.to_string()),
        None => Err(TerraformError::SpotPrice {
            instance_type: reference::shown(instance_type).into_owned(),
        }),
    }
}
