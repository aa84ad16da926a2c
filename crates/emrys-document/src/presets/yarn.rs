// SPDX-License-Identifier: Apache-2.0
//! `yarn`: its scheduler and the memory it gives away.

use super::helper::{Helper, HelperOption, Place, of};
use super::kind::Kind;

const SITE: Place = of("yarn-site");

const CAPACITY: &str =
    "org.apache.hadoop.yarn.server.resourcemanager.scheduler.capacity.CapacityScheduler";
const FAIR: &str = "org.apache.hadoop.yarn.server.resourcemanager.scheduler.fair.FairScheduler";

/// `yarn`: its scheduler and the memory it gives away.
pub static YARN: Helper = Helper {
    key: "yarn",
    about: "the configuration of YARN",
    application: None,
    always: &[],
    options: &[
        HelperOption::new(
            "scheduler",
            Kind::Word(&[("capacity", CAPACITY), ("fair", FAIR)]),
            &[SITE.property("yarn.resourcemanager.scheduler.class")],
            "Who decides which application gets what: `capacity`, which is EMR's own, or `fair`.",
        ),
        // Hadoop, Capacity Scheduler: preemption is its monitor's.
        HelperOption::new(
            "preemption",
            Kind::Switch,
            &[SITE.property("yarn.resourcemanager.scheduler.monitor.enable")],
            "Whether the capacity scheduler takes containers back for a queue that has less than its share.",
        ),
        HelperOption::new(
            "count_cores",
            Kind::Switch,
            &[],
            "Whether the capacity scheduler counts cores, too. Absent: memory alone.",
        )
        .implies(&[of("capacity-scheduler").set(
            "yarn.scheduler.capacity.resource-calculator",
            "org.apache.hadoop.yarn.util.resource.DominantResourceCalculator",
        )]),
        // Management Guide, node types: since the 6.x releases labels are off unless they are asked for.
        HelperOption::new(
            "masters_on_core",
            Kind::Switch,
            &[],
            "Whether applications' masters run on core instances alone, so that they survive the loss of spot instances.",
        )
        .implies(&[
            SITE.set("yarn.node-labels.enabled", "true"),
            SITE.set("yarn.node-labels.am.default-node-label-expression", "CORE"),
        ]),
        HelperOption::new(
            "node_memory",
            Kind::Count,
            &[SITE.property("yarn.nodemanager.resource.memory-mb")],
            "The memory that a node gives away in MiB. Absent: EMR decides by the instance type.",
        ),
        HelperOption::new(
            "node_cores",
            Kind::Count,
            &[SITE.property("yarn.nodemanager.resource.cpu-vcores")],
            "The cores that a node gives away.",
        ),
        HelperOption::new(
            "minimum_allocation",
            Kind::Count,
            &[SITE.property("yarn.scheduler.minimum-allocation-mb")],
            "The least memory of a container in MiB.",
        ),
        HelperOption::new(
            "maximum_allocation",
            Kind::Count,
            &[SITE.property("yarn.scheduler.maximum-allocation-mb")],
            "The most memory of a container in MiB.",
        ),
        HelperOption::new(
            "log_retention",
            Kind::Count,
            &[SITE.property("yarn.log-aggregation.retain-seconds")],
            "Seconds for which the logs of applications are kept.",
        ),
    ],
    additional: SITE,
};
