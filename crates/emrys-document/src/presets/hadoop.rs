// SPDX-License-Identifier: Apache-2.0
//! `hadoop`: the heaps of HDFS's daemons, and how much they do at once.

use super::helper::{Helper, HelperOption, Place, exported, of};
use super::kind::Kind;

const ENVIRONMENT: Place = exported("hadoop-env");
const HDFS: Place = of("hdfs-site");

/// `hadoop`: HDFS's daemons.
pub static HADOOP: Helper = Helper {
    key: "hadoop",
    about: "the configuration of Hadoop",
    application: None,
    always: &[],
    options: &[
        HelperOption::new(
            "datanode_heap",
            Kind::Count,
            &[ENVIRONMENT.property("HADOOP_DATANODE_HEAPSIZE")],
            "The heap of a DataNode in MiB.",
        )
        .or("2048"),
        HelperOption::new(
            "namenode_heap",
            Kind::Count,
            &[ENVIRONMENT.property("HADOOP_NAMENODE_HEAPSIZE")],
            "The heap of the NameNode in MiB.",
        )
        .or("2048"),
        HelperOption::new(
            "replication",
            Kind::Count,
            &[HDFS.property("dfs.replication")],
            "How many DataNodes have a block. Absent: 1 below 4 core instances, 2 below 10, else 3.",
        ),
        HelperOption::new(
            "datanode_transfer_threads",
            Kind::Count,
            &[HDFS.property("dfs.datanode.max.transfer.threads")],
            "How many blocks a DataNode reads and writes at once.",
        ),
        HelperOption::new(
            "datanode_handlers",
            Kind::Count,
            &[HDFS.property("dfs.datanode.handler.count")],
            "How many requests a DataNode answers at once.",
        ),
        HelperOption::new(
            "namenode_handlers",
            Kind::Count,
            &[HDFS.property("dfs.namenode.handler.count")],
            "How many requests the NameNode answers at once.",
        ),
    ],
    additional: ENVIRONMENT,
};
