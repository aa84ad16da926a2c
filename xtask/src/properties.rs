// SPDX-License-Identifier: Apache-2.0
//! `cargo xtask properties JARS`: writes the names of properties into `crates/emrys-catalog/data/properties`, as the classes
//! in a folder of JARs of Spark have them: the folder `jars` of a `pyspark`, which brings Hadoop's and Hive's.

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::tools;

const USAGE: &str = "usage: cargo xtask properties JARS";

/// Runs the program that asks Spark, Hadoop and Hive.
pub(crate) fn run(arguments: &[&str]) -> Result<()> {
    let [jars] = arguments else {
        bail!(USAGE);
    };
    let root = tools::root()?;
    let mut java = Command::new("java");
    java.args(["-cp", &format!("{jars}/*")])
        .arg(root.join("xtask/properties/Properties.java"))
        .arg(root.join("crates/emrys-catalog/data/properties"));
    tools::run(&mut java).context("Java 17 is needed, and the `jars` of a pyspark")
}
