// SPDX-License-Identifier: Apache-2.0
//! `decommissioning`: how instances leave the cluster.
//!
//! YARN lets a node finish its containers, for an hour at most (Management Guide, cluster scale-down). A core instance has
//! to hand its blocks over as well, and HDFS is shy about that: its own values (Hadoop, hdfs-default.xml) let a DataNode
//! send two blocks at a time, so that an idle cluster stays large for hours.

use super::helper::{Helper, HelperOption, Place, of};
use super::kind::Kind;

const YARN: Place = of("yarn-site");
const HDFS: Place = of("hdfs-site");

/// `decommissioning`: how instances leave the cluster, core instances with their blocks above all.
pub static DECOMMISSIONING: Helper = Helper {
    key: "decommissioning",
    about: "the configuration of decommissioning",
    application: None,
    always: &[],
    options: &[
        HelperOption::new(
            "timeout",
            Kind::Count,
            &[YARN.property("yarn.resourcemanager.nodemanager-graceful-decommission-timeout-secs")],
            "Seconds for which a node may finish its containers before they are moved.",
        )
        .or("3600"),
        HelperOption::new(
            "replication",
            Kind::Count,
            &[HDFS.property("dfs.replication")],
            "How many DataNodes have a block; never will fewer core instances remain. Absent: by their number.",
        ),
        HelperOption::new(
            "replication_work",
            Kind::Count,
            &[HDFS.property("dfs.namenode.replication.work.multiplier.per.iteration")],
            "How many blocks for each DataNode the NameNode has copied at once. HDFS's own: 2.",
        )
        .or("10"),
        HelperOption::new(
            "replication_streams",
            Kind::Count,
            &[HDFS.property("dfs.namenode.replication.max-streams")],
            "How many blocks a DataNode sends at once. HDFS's own: 2.",
        )
        .or("20"),
        HelperOption::new(
            "replication_streams_limit",
            Kind::Count,
            &[HDFS.property("dfs.namenode.replication.max-streams-hard-limit")],
            "How many of them with the urgent ones. HDFS's own: 4.",
        )
        .or("40"),
        HelperOption::new(
            "check_interval",
            Kind::Count,
            &[HDFS.property("dfs.namenode.decommission.interval")],
            "Seconds from one look at the DataNodes that are leaving to the next. HDFS's own: 30.",
        )
        .or("10"),
        HelperOption::new(
            "heartbeat_recheck_interval",
            Kind::Count,
            &[HDFS.property("dfs.namenode.heartbeat.recheck-interval")],
            "Milliseconds from one look for DataNodes that are gone to the next. HDFS's own: 300,000, by which one that \
             is gone is missed after ten minutes.",
        )
        .or("30000"),
    ],
    additional: HDFS,
};
