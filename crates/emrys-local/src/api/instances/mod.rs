// SPDX-License-Identifier: Apache-2.0
//! Instances, their groups and fleets: what was asked for, all of it standing for this one machine.
//!
//! Requests are checked and made records here; what depends on the cluster's state is decided in
//! [`crate::cluster::capacity`]. Like `super::answers`, [`answers`] alone turns records into AWS's shapes.

pub(super) mod answers;
pub(super) mod auto_scaling;
mod ebs;
pub(super) mod fleets;
pub(super) mod groups;
pub(super) mod list;
pub(super) mod types;

use emrys_catalog::instance_types::{self, InstanceType, Support};
use emrys_model::instance::InstanceRole;
use emrys_model::release_label::ReleaseLabel;
use emrys_protocol::ApiError;
use emrys_protocol::types::{Enumeration, JobFlowInstancesConfig, Open};

use crate::cluster::capacity::change;
use crate::cluster::capacity::fit;
use crate::engine::Shared;
use crate::records::{CollectionRecord, Millis};

/// What a request for instances is checked and made records with.
#[derive(Clone, Copy)]
struct Desk<'a> {
    shared: &'a Shared,
    /// The release. Clusters with an AMI version have none, and are older than any.
    label: Option<ReleaseLabel>,
    now: Millis,
    /// How the operation says no: newer ones with InvalidRequestException, older ones with ValidationException.
    refusal: fn(String) -> ApiError,
}

impl Desk<'_> {
    fn seed(&self) -> u64 {
        let [
            first,
            second,
            third,
            fourth,
            fifth,
            sixth,
            seventh,
            eighth,
            ..,
        ] = self.shared.random();
        u64::from_le_bytes([first, second, third, fourth, fifth, sixth, seventh, eighth])
    }

    /// The instance type, if the release takes it.
    fn instance_type(&self, name: &str) -> Result<&'static InstanceType, ApiError> {
        let known = instance_types::find(name);
        // A release newer than the data gets the benefit of the doubt.
        let supported = |known: &&InstanceType| {
            let label = self.label;
            label.is_none_or(|label| known.supported_by(label) != Support::No)
        };
        known.filter(supported).ok_or_else(|| {
            let release = match self.label {
                Some(label) => format!("release {label}"),
                None => "AMI versions".to_owned(),
            };
            (self.refusal)(format!(
                "Instance type '{name}' is not supported on {release}."
            ))
        })
    }

    /// A price in US dollars that somebody bids for an instance: EMR's rules, and its words.
    fn bid_price(&self, price: &str, of: &str) -> Result<(), ApiError> {
        let problem = match price.parse::<f64>() {
            Ok(number) if number <= 0.0 => "The bid price is negative or zero.".to_owned(),
            Ok(number) if number.is_finite() => match price.split_once('.') {
                Some((_, digits)) if digits.len() > 3 => {
                    "No more than 3 digits are allowed after decimal place in bid price".to_owned()
                }
                _ => return Ok(()),
            },
            _ => format!("The bid price supplied for an instance {of} is invalid"),
        };
        Err((self.refusal)(problem))
    }
}

/// The role that a request names; the model has seen to it that it is one.
fn role<Word: Enumeration>(word: Option<&Open<Word>>) -> InstanceRole {
    let role = word.and_then(|word| word.as_str().parse().ok());
    role.unwrap_or(InstanceRole::Task)
}

/// The groups or fleets that RunJobFlow asks for, with their instances.
pub(super) fn requested(
    shared: &Shared,
    label: Option<ReleaseLabel>,
    config: &JobFlowInstancesConfig,
    auto_scaling_role: Option<&str>,
    now: Millis,
) -> Result<Vec<CollectionRecord>, ApiError> {
    let desk = Desk {
        shared,
        label,
        now,
        refusal: ApiError::validation,
    };
    let groups = config.instance_groups.as_deref().unwrap_or_default();
    let fleets = config.instance_fleets.as_deref().unwrap_or_default();
    let types = config.master_instance_type.is_some()
        || config.slave_instance_type.is_some()
        || config.instance_count.is_some();
    let ways = [!groups.is_empty(), !fleets.is_empty(), types];
    if ways.into_iter().filter(|way| *way).count() != 1 {
        return Err(ApiError::validation(
            "Please configure instances using one and only one of the following: instance groups; instance fleets; \
             instance count, master and slave instance type.",
        ));
    }
    let several_subnets = config
        .ec2_subnet_ids
        .as_ref()
        .is_some_and(|ids| ids.len() > 1);
    if several_subnets && fleets.is_empty() {
        return Err(ApiError::validation(
            "Only one subnet may be specified for clusters configured with instance groups or instance count, master \
             and slave instance type. Revise the configuration and resubmit.",
        ));
    }
    let mut collections = if !fleets.is_empty() {
        fleets::requested(&desk, fleets)?
    } else if !groups.is_empty() {
        groups::requested(&desk, groups)?
    } else {
        groups::requested(&desk, &groups::of_types(config)?)?
    };
    for collection in &mut collections {
        let scaled = collection
            .group()
            .is_some_and(|group| group.auto_scaling.is_some());
        if scaled {
            change::refuse_auto_scaling(auto_scaling_role, collection.role)
                .map_err(ApiError::validation)?;
        }
        fit::fit(collection, now);
    }
    Ok(collections)
}
