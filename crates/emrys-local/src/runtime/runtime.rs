// SPDX-License-Identifier: Apache-2.0
//! One runtime: a Spark, and the Java and the Python that run it.

use std::fs::File;
use std::path::PathBuf;

use super::java::Java;
use super::python::Python;

/// A Spark that is whole and verified, with what it runs on.
#[derive(Debug)]
pub struct Runtime {
    /// The version of Spark: `3.5.2`.
    pub spark_version: String,
    /// The Java that runs it.
    pub java: Java,
    /// The Python that runs it.
    pub python: Python,
    /// The value for `SPARK_HOME`: `bin`, `jars`, `python` and `examples` are in it.
    pub spark_home: PathBuf,
    /// The folder of the libraries that EMR has on every node: numpy, boto3, the AWS CLI.
    pub site_packages: PathBuf,
    /// Spark's jars in order.
    pub(super) jars: Vec<PathBuf>,
    /// The flags that Spark's launcher gives to this Java.
    pub(super) launcher_flags: Vec<String>,
    /// Where what belongs to this pair of Spark and Java is kept.
    pub(super) pair: PathBuf,
    /// Keeps its parts in the cache.
    pub(super) _held: Vec<File>,
}

impl Runtime {
    /// Whether its folders are there: somebody may have emptied the cache.
    pub(super) fn is_whole(&self) -> bool {
        let parts = [&self.pair, &self.spark_home, &self.site_packages];
        parts.iter().all(|part| part.is_dir())
    }

    /// The folders for `PYTHONPATH`: pyspark and py4j. Both hold compiled modules.
    pub fn python_path(&self) -> Vec<PathBuf> {
        let python = self.spark_home.join("python");
        let libraries = super::program::entries(&python.join("lib"));
        let py4j = libraries.into_iter().filter(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("py4j-"))
        });
        std::iter::once(python.clone()).chain(py4j).collect()
    }
}
