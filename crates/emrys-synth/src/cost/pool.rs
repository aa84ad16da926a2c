// SPDX-License-Identifier: Apache-2.0
//! Instances that are described together, a group or a fleet: what one of them costs, and how many there are.

use std::collections::BTreeSet;

use emrys_catalog::{instance_types, volumes};
use emrys_model::release_label::ReleaseLabel;
use emrys_protocol::types::{
    EbsBlockDeviceConfig, EbsConfiguration, InstanceFleetConfig, InstanceGroupConfig,
    InstanceTypeConfig, MarketType, Open, RunJobFlowInput,
};

use super::prices::Prices;
use super::{Assumptions, HOURS_PER_MONTH, Item, Range};

/// The type of the volumes that EMR gives of itself.
const DEFAULT_VOLUME: &str = "gp2";
/// The type of root volumes whose IOPS can be chosen, and of those before.
const ROOT_VOLUMES: (&str, &str) = ("gp3", "gp2");

/// Instances that are described together.
pub(super) struct Pool {
    role: String,
    name: Option<String>,
    kinds: Vec<Kind>,
    /// Units that are bought on demand.
    on_demand: Range,
    /// Units that are bought on the spot market.
    spot: Range,
}

/// An instance type of a pool that has a price.
struct Kind {
    name: String,
    vcpu: f64,
    /// Units that an instance counts.
    weight: f64,
    on_demand: f64,
    spot: Range,
    emr: f64,
    ebs: f64,
    has_default_volumes: bool,
}

/// What all pools of a request have in common.
struct Context<'a> {
    request: &'a RunJobFlowInput,
    label: Option<ReleaseLabel>,
    prices: &'a Prices,
    assumptions: Assumptions,
    without_price: &'a mut BTreeSet<String>,
}

/// The pools of a request.
pub(super) fn of(
    request: &RunJobFlowInput,
    prices: &Prices,
    assumptions: Assumptions,
    without_price: &mut BTreeSet<String>,
) -> Vec<Pool> {
    let label = request.release_label.as_deref();
    let mut context = Context {
        request,
        label: label.and_then(|label| label.parse().ok()),
        prices,
        assumptions,
        without_price,
    };
    let Some(instances) = &request.instances else {
        return Vec::new();
    };
    let groups = instances.instance_groups.iter().flatten();
    let mut pools: Vec<Pool> = groups.map(|group| context.group(group)).collect();
    let fleets = instances.instance_fleets.iter().flatten();
    pools.extend(fleets.map(|fleet| context.fleet(fleet)));
    let others = instances.instance_count.unwrap_or(1) - 1;
    let uniform = [
        ("MASTER", &instances.master_instance_type, 1),
        ("CORE", &instances.slave_instance_type, others),
    ];
    for (role, name, count) in uniform {
        if let Some(name) = name.as_ref().filter(|_| count > 0) {
            pools.push(Pool {
                role: role.to_owned(),
                name: None,
                kinds: context.kind(name, 1, None, &None).into_iter().collect(),
                on_demand: Range::only(f64::from(count)),
                spot: Range::default(),
            });
        }
    }
    pools
}

impl Context<'_> {
    fn group(&mut self, group: &InstanceGroupConfig) -> Pool {
        let name = group.instance_type.as_deref().unwrap_or_default();
        let bid = group.bid_price.as_deref().and_then(|bid| bid.parse().ok());
        let policy = group.auto_scaling_policy.as_ref();
        let bounds = policy.and_then(|policy| policy.constraints.as_ref());
        let bounds = bounds.and_then(|own| Some((own.min_capacity?, own.max_capacity?)));
        let count = group.instance_count.unwrap_or(1);
        let (fewest, most) = bounds.unwrap_or((count, count));
        let count = Range::new(f64::from(fewest), f64::from(most));
        let is_spot = group.market.as_ref().and_then(Open::known) == Some(MarketType::Spot);
        let kind = self.kind(name, 1, bid, &group.ebs_configuration);
        Pool {
            role: word(&group.instance_role),
            name: group.name.clone(),
            kinds: kind.into_iter().collect(),
            on_demand: if is_spot { Range::default() } else { count },
            spot: if is_spot { count } else { Range::default() },
        }
    }

    fn fleet(&mut self, fleet: &InstanceFleetConfig) -> Pool {
        let units = |target: Option<i32>| Range::only(f64::from(target.unwrap_or_default()));
        let types = fleet.instance_type_configs.iter().flatten();
        Pool {
            role: word(&fleet.instance_fleet_type),
            name: fleet.name.clone(),
            kinds: types.filter_map(|own| self.of_fleet(own)).collect(),
            on_demand: units(fleet.target_on_demand_capacity),
            spot: units(fleet.target_spot_capacity),
        }
    }

    fn of_fleet(&mut self, config: &InstanceTypeConfig) -> Option<Kind> {
        let name = config.instance_type.as_deref().unwrap_or_default();
        let bid = config.bid_price.as_deref().and_then(|bid| bid.parse().ok());
        let part = config.bid_price_as_percentage_of_on_demand_price;
        let on_demand = self.prices.instances.get(name).copied();
        let bid = bid.or_else(|| Some(part? / 100.0 * on_demand?));
        let weight = config.weighted_capacity.unwrap_or(1);
        self.kind(name, weight, bid, &config.ebs_configuration)
    }

    /// What an instance costs an hour. One that has no price is noted.
    fn kind(
        &mut self,
        name: &str,
        weight: i32,
        bid: Option<f64>,
        ebs: &Option<EbsConfiguration>,
    ) -> Option<Kind> {
        let Some(on_demand) = self.prices.instances.get(name).copied() else {
            self.without_price.insert(name.to_owned());
            return None;
        };
        let known = instance_types::find(name);
        let devices = ebs
            .as_ref()
            .and_then(|ebs| ebs.ebs_block_device_configs.as_deref())
            .unwrap_or_default();
        let given = known
            .zip(self.label)
            .filter(|_| devices.is_empty())
            .and_then(|(known, label)| known.default_volumes(label));
        let mut month: f64 = devices.iter().map(|device| self.device(device)).sum();
        if let Some(given) = given {
            let each = self.volume(DEFAULT_VOLUME, f64::from(given.size), None, None);
            month += each * f64::from(given.count);
        }
        month += self.root();
        let spot = on_demand * (1.0 - self.assumptions.spot_discount);
        Some(Kind {
            name: name.to_owned(),
            vcpu: known.map_or(1.0, |known| f64::from(known.vcpu)),
            weight: f64::from(weight.max(1)),
            on_demand,
            spot: bid.map_or(Range::only(spot), |bid| Range::new(spot.min(bid), bid)),
            emr: Prices::emr_fee(on_demand),
            ebs: month / HOURS_PER_MONTH,
            has_default_volumes: given.is_some(),
        })
    }

    fn device(&mut self, device: &EbsBlockDeviceConfig) -> f64 {
        let Some(volume) = &device.volume_specification else {
            return 0.0;
        };
        let name = volume.volume_type.as_deref().unwrap_or_default();
        let size = f64::from(volume.size_in_gb.unwrap_or_default());
        let each = self.volume(name, size, volume.iops, volume.throughput);
        each * f64::from(device.volumes_per_instance.unwrap_or(1))
    }

    fn root(&mut self) -> f64 {
        let Some(label) = self.label else {
            return 0.0;
        };
        let size = self.request.ebs_root_volume_size;
        let size = size.unwrap_or_else(|| volumes::smallest_root(label));
        let name = if label >= volumes::ROOT_IOPS_SINCE {
            ROOT_VOLUMES.0
        } else {
            ROOT_VOLUMES.1
        };
        let (iops, throughput) = (
            self.request.ebs_root_volume_iops,
            self.request.ebs_root_volume_throughput,
        );
        self.volume(name, f64::from(size), iops, throughput)
    }

    /// What a volume costs a month. One that has no price is noted.
    fn volume(&mut self, name: &str, gib: f64, iops: Option<i32>, throughput: Option<i32>) -> f64 {
        match self.prices.volumes.get(name) {
            Some(price) => price.usd_month(gib, iops.map(f64::from), throughput.map(f64::from)),
            None => {
                self.without_price.insert(format!("EBS {name}"));
                0.0
            }
        }
    }
}

impl Pool {
    /// Whether its instances are primary ones, which nothing scales.
    pub(super) fn is_primary(&self) -> bool {
        self.role == "MASTER"
    }

    /// Whether some of it is bought on the spot market.
    pub(super) fn is_spot(&self) -> bool {
        self.spot.high > 0.0
    }

    /// Whether some of its instances have the volumes that EMR gives them.
    pub(super) fn has_default_volumes(&self) -> bool {
        self.kinds.iter().any(|kind| kind.has_default_volumes)
    }

    /// What it costs by itself.
    pub(super) fn item(&self) -> Item {
        let both = |cost: &dyn Fn(&Kind, bool) -> Range| {
            self.bought(self.on_demand, &|kind| cost(kind, false))
                + self.bought(self.spot, &|kind| cost(kind, true))
        };
        Item {
            role: self.role.clone(),
            name: self.name.clone(),
            instance_types: self.kinds.iter().map(|kind| kind.name.clone()).collect(),
            instances: both(&|_, _| Range::only(1.0)),
            ec2: both(&|kind, is_spot| kind.ec2(is_spot)),
            emr: both(&|kind, _| Range::only(kind.emr)),
            ebs: both(&|kind, _| Range::only(kind.ebs)),
        }
    }

    /// So many units of it: which of its instance types they are, EC2 decides.
    fn bought(&self, units: Range, cost: &dyn Fn(&Kind) -> Range) -> Range {
        let of_kinds = self.kinds.iter().map(|kind| {
            let instances = Range::new(
                (units.low / kind.weight).ceil(),
                (units.high / kind.weight).ceil(),
            );
            cost(kind).times(instances)
        });
        of_kinds.reduce(Range::over).unwrap_or_default()
    }

    /// An instance in all.
    pub(super) fn per_instance(&self) -> Option<Range> {
        self.each(|_| 1.0)
    }

    /// A virtual processor in all.
    pub(super) fn per_vcpu(&self) -> Option<Range> {
        self.each(|kind| kind.vcpu)
    }

    /// A unit of a fleet in all.
    pub(super) fn per_unit(&self) -> Option<Range> {
        self.each(|kind| kind.weight)
    }

    fn each(&self, parts: impl Fn(&Kind) -> f64) -> Option<Range> {
        let on_demand = self.kinds.iter().filter(|_| self.on_demand.high > 0.0);
        let spot = self.kinds.iter().filter(|_| self.is_spot());
        let costs = on_demand
            .map(|kind| (kind, kind.ec2(false)))
            .chain(spot.map(|kind| (kind, kind.ec2(true))));
        costs
            .map(|(kind, ec2)| (ec2 + Range::only(kind.emr + kind.ebs)) * (1.0 / parts(kind)))
            .reduce(Range::over)
    }
}

impl Kind {
    fn ec2(&self, is_spot: bool) -> Range {
        if is_spot {
            self.spot
        } else {
            Range::only(self.on_demand)
        }
    }
}

fn word<E: emrys_protocol::types::Enumeration>(word: &Option<Open<E>>) -> String {
    word.as_ref()
        .map_or_else(String::new, |word| word.as_str().to_owned())
}
