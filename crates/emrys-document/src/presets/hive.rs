// SPDX-License-Identifier: Apache-2.0
//! `hive`: the Glue Data Catalog, or a database as metastore, and dynamic partitions.
//!
//! Pangea's helper sets `javax.jdo.option.ConnectionURL` to `glue_catalog`, which is no JDBC URL, and the factory of Glue
//! even with a database, whose URL is then ignored. Here one of the two is set. Who wants the other writes it into
//! `additional_properties`.

use super::helper::{Helper, HelperOption, Place, of};
use super::kind::Kind;

const SITE: Place = of("hive-site");

/// The property by which Hive and Spark SQL use the Glue Data Catalog (Release Guide, Glue Data Catalog as metastore).
pub(super) const GLUE: (&str, &str) = (
    "hive.metastore.client.factory.class",
    "com.amazonaws.glue.catalog.metastore.AWSGlueDataCatalogHiveClientFactory",
);

/// `hive`: its metastore, and dynamic partitions.
pub static HIVE: Helper = Helper {
    key: "hive",
    about: "the configuration of Hive",
    application: Some("Hive"),
    always: &[
        SITE.set(GLUE.0, GLUE.1).unless("connection_url"),
        SITE.set("hive.exec.dynamic.partition", "true"),
        SITE.set("hive.exec.dynamic.partition.mode", "nonstrict"),
    ],
    options: &[
        HelperOption::new(
            "connection_url",
            Kind::TextOr("glue_catalog"),
            &[SITE.property("javax.jdo.option.ConnectionURL")],
            "The JDBC URL of the metastore's database. Absent, or `glue_catalog`: the Glue Data Catalog.",
        )
        // EMR's images have this driver (Release Guide, external MySQL database or Aurora as metastore).
        .implies(&[SITE
            .set("javax.jdo.option.ConnectionDriverName", "org.mariadb.jdbc.Driver")
            .unless("connection_driver")]),
        HelperOption::new(
            "connection_driver",
            Kind::Text,
            &[SITE.property("javax.jdo.option.ConnectionDriverName")],
            "The JDBC driver of the metastore's database. Absent: MariaDB's, which EMR has, and which MySQL takes.",
        ),
        HelperOption::new(
            "connection_user_name",
            Kind::Text,
            &[SITE.property("javax.jdo.option.ConnectionUserName")],
            "The user of the metastore's database.",
        ),
        HelperOption::new(
            "connection_password",
            Kind::Text,
            &[SITE.property("javax.jdo.option.ConnectionPassword")],
            "That user's password. Write the ARN of a secret of Secrets Manager, and EMR fetches it: anything else it \
             keeps in clear.",
        )
        .fetched(&[SITE.property("EMR.secret@javax.jdo.option.ConnectionPassword")]),
        HelperOption::new(
            "catalog_id",
            Kind::Text,
            &[SITE.property("hive.metastore.glue.catalogid")],
            "The account of the Glue Data Catalog. Absent: the cluster's.",
        ),
        HelperOption::new(
            "warehouse",
            Kind::Text,
            &[SITE.property("hive.metastore.warehouse.dir")],
            "Where tables are that say nothing of it.",
        ),
    ],
    additional: SITE,
};
