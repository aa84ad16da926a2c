// SPDX-License-Identifier: Apache-2.0
//! `presto` and `trino`, which have the same options in classifications of their own.

use super::helper::{Fixed, Helper, HelperOption, Place, Property, of};
use super::kind::Kind;

const PRESTO_CONFIG: Place = of("presto-config");
const TRINO_CONFIG: Place = of("trino-config");

/// `presto`: the memory of queries, and where tables are.
pub static PRESTO: Helper = Helper {
    key: "presto",
    about: "the configuration of Presto",
    application: Some("Presto"),
    always: &[],
    options: &[
        query_max_memory(&[PRESTO_CONFIG.property(QUERY)]),
        query_max_memory_per_node(&[PRESTO_CONFIG.property(QUERY_ON_NODE)]),
        glue_catalog(&[of("presto-connector-hive").set(METASTORE.0, METASTORE.1)]),
    ],
    additional: PRESTO_CONFIG,
};

/// `trino`: the memory of queries, and where tables are. Before emr-6.4.0 EMR calls it PrestoSQL.
pub static TRINO: Helper = Helper {
    key: "trino",
    about: "the configuration of Trino",
    application: Some("Trino"),
    always: &[],
    options: &[
        query_max_memory(&[TRINO_CONFIG.property(QUERY)]),
        query_max_memory_per_node(&[TRINO_CONFIG.property(QUERY_ON_NODE)]),
        glue_catalog(&[of("trino-connector-hive").set(METASTORE.0, METASTORE.1)]),
    ],
    additional: TRINO_CONFIG,
};

const QUERY: &str = "query.max-memory";
const QUERY_ON_NODE: &str = "query.max-memory-per-node";

/// (Release Guide, Presto and Trino with the Glue Data Catalog.)
const METASTORE: (&str, &str) = ("hive.metastore", "glue");

const fn query_max_memory(sets: &'static [Property]) -> HelperOption {
    let about = "The most memory of a query on all nodes together, such as `50GB`.";
    HelperOption::new("query_max_memory", Kind::DataSize, sets, about)
}

const fn query_max_memory_per_node(sets: &'static [Property]) -> HelperOption {
    let about = "The most memory of a query on a node, such as `8GB`.";
    HelperOption::new("query_max_memory_per_node", Kind::DataSize, sets, about)
}

const fn glue_catalog(implies: &'static [Fixed]) -> HelperOption {
    let about = "Whether its tables are those of the Glue Data Catalog.";
    HelperOption::new("glue_catalog", Kind::Switch, &[], about).implies(implies)
}
