// SPDX-License-Identifier: Apache-2.0
//! What this machine has for a version of Spark, for `emrys doctor`. Looks, and changes nothing.

use std::path::PathBuf;

use super::{Runtimes, java, python, requirements};

/// What a version of Spark needs and whether it is here: what was found, or what is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// A Java that it runs on.
    pub java: Result<String, String>,
    /// Whether one can be fetched with pip where there is none.
    pub java_on_offer: bool,
    /// A Python that it runs on.
    pub python: Result<String, String>,
    /// Whether it is in the cache already.
    pub provisioned: bool,
}

impl Runtimes {
    /// Looks for what a version of Spark needs.
    pub async fn survey(&self, spark_version: &str) -> Survey {
        let needs = match requirements::of(spark_version) {
            Ok(needs) => needs,
            Err(error) => {
                return Survey {
                    java: Err(error.to_string()),
                    java_on_offer: false,
                    python: Err(error.to_string()),
                    provisioned: false,
                };
            }
        };
        let java = match (java::find(needs).await, java::package(needs)) {
            (Ok(java), _) => Ok(format!("{} in `{}`", java.version, java.home.display())),
            (Err(_), Some(version)) => Ok(format!("{version}, to be fetched with Spark")),
            (Err(_), None) => Err(format!(
                "none of version {} on this machine",
                needs.java_needed()
            )),
        };
        let python = python::find(spark_version, needs).await;
        Survey {
            java,
            java_on_offer: java::PACKAGES
                .iter()
                .any(|(major, _)| needs.takes_java(*major)),
            python: python
                .map(|python| format!("{} at `{}`", python.version, python.executable.display()))
                .map_err(|error| error.to_string()),
            provisioned: self.cache.place("spark", spark_version).exists(),
        }
    }
}

/// The user's cache folder for Emrys: `$XDG_CACHE_HOME/emrys`, else `~/.cache/emrys`.
#[must_use]
pub fn default_cache() -> Option<PathBuf> {
    let folder = |name| {
        let value = std::env::var_os(name).filter(|value| !value.is_empty());
        value.map(PathBuf::from)
    };
    let cache = folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")))?;
    Some(cache.join("emrys"))
}
