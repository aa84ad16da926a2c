// SPDX-License-Identifier: Apache-2.0
//! What the configuration files say before the user's classifications are laid over them, and what
//! those may not change because the mapping of `s3://` and `hdfs://` rests on it.

use std::collections::BTreeMap;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use super::format::Properties;
use super::log4j;
use crate::hadoop::folders::{Buckets, ClusterFolders};

pub(super) const CORE_SITE: &str = "core-site.xml";
pub(super) const HDFS_SITE: &str = "hdfs-site.xml";
pub(super) const HIVE_SITE: &str = "hive-site.xml";
pub(super) const MAPRED_SITE: &str = "mapred-site.xml";
pub(super) const YARN_SITE: &str = "yarn-site.xml";
pub(super) const SPARK_DEFAULTS: &str = "spark-defaults.conf";
pub(super) const LOG4J: &str = "log4j.properties";
pub(super) const LOG4J2: &str = "log4j2.properties";

/// Authority of the cluster's own file system. Mounts are named by authority alone, and this is the
/// one form of a host that no bucket's name can have.
const LOCAL: &str = "127.0.0.1";

/// Authority of the table that mounts every folder. A bucket leads to its mount there and not to its
/// folder: the root of a fallback lists files as its target has them, and those of a local folder
/// cannot be asked for owner and rights under another name.
const MOUNTS: &str = "127.0.0.2";

/// Where tables live. Hive casts every file system of the scheme `hdfs` to its own client class, so
/// they go by another name of the same folder.
const WAREHOUSE_SCHEME: &str = "viewfs://127.0.0.1";

/// File name → properties of a cluster without any classification.
pub(super) fn files(folders: &ClusterFolders, buckets: &Buckets) -> BTreeMap<String, Properties> {
    let warehouse = format!("{WAREHOUSE_SCHEME}/user/spark/warehouse");
    let scratch = folders.scratch();
    let scratch = scratch.display();
    [
        (CORE_SITE, core_site(folders, buckets)),
        (HDFS_SITE, Properties::new()),
        (YARN_SITE, Properties::new()),
        (
            MAPRED_SITE,
            properties([("mapreduce.framework.name", "local".to_owned())]),
        ),
        (
            HIVE_SITE,
            properties([
                (
                    "javax.jdo.option.ConnectionURL",
                    format!(
                        "jdbc:derby:;databaseName={};create=true",
                        folders.metastore().display()
                    ),
                ),
                ("hive.metastore.warehouse.dir", warehouse.clone()),
                ("hive.exec.local.scratchdir", format!("{scratch}/hive")),
                (
                    "hive.downloaded.resources.dir",
                    format!("{scratch}/hive/${{hive.session.id}}_resources"),
                ),
                ("hive.querylog.location", format!("{scratch}/hive")),
            ]),
        ),
        (
            SPARK_DEFAULTS,
            properties([
                (
                    "spark.eventLog.dir",
                    "hdfs:///var/log/spark/apps".to_owned(),
                ),
                ("spark.sql.warehouse.dir", warehouse),
                // Two steps at once would race for the port, and nobody looks.
                ("spark.ui.enabled", "false".to_owned()),
            ]),
        ),
        (LOG4J, log4j::version_1()),
        (LOG4J2, log4j::version_2()),
    ]
    .map(|(file, properties)| (file.to_owned(), properties))
    .into()
}

fn core_site(folders: &ClusterFolders, buckets: &Buckets) -> Properties {
    let overload = "org.apache.hadoop.fs.viewfs.ViewFileSystemOverloadScheme";
    let mut site = properties([
        ("fs.defaultFS", format!("hdfs://{LOCAL}")),
        // `file://` as a target would leave `.crc` files beside the objects, which go stale as soon
        // as another program writes one.
        (
            "fs.rawfile.impl",
            "org.apache.hadoop.fs.RawLocalFileSystem".to_owned(),
        ),
        (
            "hadoop.tmp.dir",
            format!("{}/hadoop", folders.scratch().display()),
        ),
        // Otherwise Hadoop asks the system for the groups of a user that this machine may not have.
        (
            "hadoop.user.group.static.mapping.overrides",
            "hadoop=hadoop".to_owned(),
        ),
    ]);
    for scheme in ["s3", "s3a", "s3n", "hdfs"] {
        site.insert(format!("fs.{scheme}.impl"), overload.to_owned());
    }
    let root = folders.hdfs();
    let mounts = buckets
        .iter()
        .filter(|(bucket, _)| !is_hidden(bucket, buckets))
        .map(|(bucket, folder)| (bucket.as_str(), folder))
        .chain([(LOCAL, &root)]);
    for (authority, folder) in mounts {
        site.insert(
            format!("fs.viewfs.mounttable.{MOUNTS}.link./{authority}"),
            format!("rawfile://{}", uri_path(folder)),
        );
        site.insert(
            format!("fs.viewfs.mounttable.{authority}.linkFallback"),
            format!("viewfs://{MOUNTS}/{authority}"),
        );
    }
    site
}

/// A path as a URI has it: Hadoop reads mounts as URIs, and a space would be an error.
fn uri_path(path: &Path) -> String {
    let mut encoded = String::new();
    for &byte in path.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Whether Hadoop cannot be told of a bucket: it would take the mount of `acme.logs` for a bad
/// setting of the mount of `acme`, and then refuse `acme` too.
pub(super) fn is_hidden(bucket: &str, buckets: &Buckets) -> bool {
    bucket
        .match_indices('.')
        .filter_map(|(dot, _)| bucket.get(..dot))
        .any(|prefix| prefix == LOCAL || prefix == MOUNTS || buckets.contains_key(prefix))
}

fn properties<const N: usize>(pairs: [(&str, String); N]) -> Properties {
    pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// A value as it must be on this machine, where that is not the user's: a warehouse in `hdfs://`.
pub(super) fn value_here(name: &str, value: &str) -> Option<String> {
    let name = name.strip_prefix("spark.hadoop.").unwrap_or(name);
    if !matches!(
        name,
        "spark.sql.warehouse.dir" | "hive.metastore.warehouse.dir"
    ) {
        return None;
    }
    let path = match value.strip_prefix("hdfs://") {
        Some(rest) => rest.split_once('/').map_or("", |(_, path)| path),
        None => value.strip_prefix('/')?,
    };
    Some(format!("{WAREHOUSE_SCHEME}/{path}"))
}

/// Why a property is left out of a file, if it is: the sentence completes "`name` is left out: ".
pub(super) fn refusal(file: &str, name: &str) -> Option<&'static str> {
    if file == SPARK_DEFAULTS {
        return match name {
            "spark.master" | "spark.submit.deployMode" => {
                Some("drivers and executors run in one process on this machine")
            }
            "spark.local.dir" => Some("Spark's temporary files belong to the cluster's folder"),
            _ => name
                .strip_prefix("spark.hadoop.")
                .and_then(|name| file_system_refusal(name).or_else(|| glue_refusal(name))),
        };
    }
    match (file, name) {
        (MAPRED_SITE, "mapreduce.framework.name") => Some("there is no YARN on this machine"),
        (CORE_SITE | HDFS_SITE, _) => file_system_refusal(name),
        (HIVE_SITE, _) => glue_refusal(name).or_else(|| file_system_refusal(name)),
        _ => None,
    }
}

/// Whether a property decides how `s3://` and `hdfs://` reach the folders of this machine.
pub(crate) fn file_system_refusal(name: &str) -> Option<&'static str> {
    let mapping = name == "fs.defaultFS"
        || name == "fs.default.name"
        || name.starts_with("fs.viewfs.")
        || name.starts_with("fs.rawfile.")
        || ["s3", "s3a", "s3n", "hdfs", "viewfs"].iter().any(|scheme| {
            name == format!("fs.{scheme}.impl")
                || name == format!("fs.AbstractFileSystem.{scheme}.impl")
        });
    mapping.then_some("`s3://` and `hdfs://` are folders of this machine")
}

fn glue_refusal(name: &str) -> Option<&'static str> {
    (name == "hive.metastore.client.factory.class" || name == "hive.imetastoreclient.factory.class")
        .then_some("the cluster's own metastore stands in for the Glue Data Catalog")
}
