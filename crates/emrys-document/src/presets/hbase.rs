// SPDX-License-Identifier: Apache-2.0
//! `hbase`: where its tables are, and its region servers.

use super::helper::{Helper, HelperOption, Place, of};
use super::kind::Kind;

const EMR: Place = of("hbase");
const SITE: Place = of("hbase-site");

/// `hbase`: where its tables are, and its region servers.
pub static HBASE: Helper = Helper {
    key: "hbase",
    about: "the configuration of HBase",
    application: Some("HBase"),
    always: &[],
    options: &[
        // Release Guide, HBase on Amazon S3: the mode and the folder belong together.
        HelperOption::new(
            "root_directory",
            Kind::Text,
            &[SITE.property("hbase.rootdir")],
            "Where the tables are in S3. Absent: in HDFS.",
        )
        .implies(&[EMR.set("hbase.emr.storageMode", "s3")]),
        HelperOption::new(
            "read_replica",
            Kind::Switch,
            &[EMR.property("hbase.emr.readreplica.enabled")],
            "Whether the cluster only reads the tables of another one in S3.",
        ),
        HelperOption::new(
            "handlers",
            Kind::Count,
            &[SITE.property("hbase.regionserver.handler.count")],
            "How many requests a region server answers at once.",
        ),
        HelperOption::new(
            "bucket_cache_size",
            Kind::Count,
            &[SITE.property("hbase.bucketcache.size")],
            "The cache of blocks outside the heap in MiB.",
        ),
    ],
    additional: SITE,
};
