// SPDX-License-Identifier: Apache-2.0
//! The environment of a cluster's processes: built from a list, so that nothing of the user's own
//! session – credentials above all – leaks into a job.

use std::collections::BTreeMap;

use super::ClusterEnvironment;

/// Variables that a process needs to work on this machine at all: found programs, languages,
/// and the way to the network that `pip` and Spark's `--packages` take.
const INHERITED: [&str; 17] = [
    "ALL_PROXY",
    "CURL_CA_BUNDLE",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "LANG",
    "LANGUAGE",
    "LD_LIBRARY_PATH",
    "PATH",
    "REQUESTS_CA_BUNDLE",
    "SSL_CERT_DIR",
    "SSL_CERT_FILE",
    "TERM",
    "TZ",
    "all_proxy",
    "http_proxy",
    "https_proxy",
    "no_proxy",
];

/// What of the engine's own environment its clusters' processes may see.
#[must_use]
pub fn inherited_environment(
    variables: impl IntoIterator<Item = (String, String)>,
) -> BTreeMap<String, String> {
    let mut home = None;
    let mut inherited: BTreeMap<String, String> = variables
        .into_iter()
        .inspect(|(name, value)| {
            if name == "HOME" {
                home = Some(value.clone());
            }
        })
        .filter(|(name, _)| {
            INHERITED.contains(&name.as_str())
                || name == "NO_PROXY"
                || name.starts_with("LC_")
                || name.starts_with("PIP_")
        })
        .collect();
    // `HOME` is the cluster's, where pip would not find the user's own index.
    if let Some(home) = home
        && !inherited.contains_key("PIP_CONFIG_FILE")
    {
        let file = [".config/pip/pip.conf", ".pip/pip.conf"]
            .map(|path| std::path::Path::new(&home).join(path))
            .into_iter()
            .find(|path| path.is_file());
        if let Some(file) = file {
            inherited.insert("PIP_CONFIG_FILE".to_owned(), file.display().to_string());
        }
    }
    inherited
}

/// The complete environment of a step or bootstrap action.
pub(super) fn environment(cluster: &ClusterEnvironment) -> BTreeMap<String, String> {
    let folders = &cluster.folders;
    let mut environment = cluster.inherited.clone();
    let mut set = |name: &str, value: String| {
        environment.insert(name.to_owned(), value);
    };
    let configuration = folders.configuration().display().to_string();
    set("HADOOP_CONF_DIR", configuration.clone());
    set("SPARK_CONF_DIR", configuration);
    set("HADOOP_USER_NAME", "hadoop".to_owned());
    set("USER", "hadoop".to_owned());
    set("LOGNAME", "hadoop".to_owned());
    set("HOME", folders.home().display().to_string());
    set("TMPDIR", folders.scratch().display().to_string());
    set("EMRYS_CLUSTER_ID", cluster.cluster_id.clone());
    set("EMRYS_INFO", folders.info().display().to_string());
    set("EMRYS_PROGRAMS", folders.programs().display().to_string());
    set("EMRYS_SPARK_MASTER", cluster.master());
    set("AWS_ENDPOINT_URL", cluster.endpoint.clone());
    // Any key is accepted on loopback; AWS's clients insist on having one.
    set("AWS_ACCESS_KEY_ID", cluster.keys.access_key_id.clone());
    set(
        "AWS_SECRET_ACCESS_KEY",
        cluster.keys.secret_access_key.clone(),
    );
    set("AWS_REGION", cluster.region.clone());
    set("AWS_DEFAULT_REGION", cluster.region.clone());
    set("AWS_EC2_METADATA_DISABLED", "true".to_owned());
    // The driver listens on loopback alone.
    set("SPARK_LOCAL_IP", "127.0.0.1".to_owned());
    set("SPARK_LOCAL_DIRS", folders.scratch().display().to_string());
    set("PYTHONUNBUFFERED", "1".to_owned());

    let mut path = vec![folders.programs().display().to_string()];
    if let Some(runtime) = &cluster.runtime {
        set("SPARK_HOME", runtime.spark_home.display().to_string());
        set("JAVA_HOME", runtime.java.home.display().to_string());
        let python_path = runtime.python_path();
        let python_path: Vec<_> = python_path
            .iter()
            .map(|path| path.to_string_lossy())
            .collect();
        set("PYTHONPATH", python_path.join(":"));
    }
    if let Some(python) = &cluster.python {
        let executable = python.executable.display().to_string();
        set("PYSPARK_PYTHON", executable.clone());
        set("PYSPARK_DRIVER_PYTHON", executable);
        set("VIRTUAL_ENV", python.folder.display().to_string());
        path.extend(
            python
                .executable
                .parent()
                .map(|bin| bin.display().to_string()),
        );
    }
    if cluster.python.is_none() {
        // The Python is the user's own: packages go below the cluster's `HOME`.
        set("PIP_USER", "1".to_owned());
        set("PIP_BREAK_SYSTEM_PACKAGES", "1".to_owned());
        path.push(folders.home().join(".local/bin").display().to_string());
    }
    path.extend(environment.get("PATH").cloned());
    environment.insert("PATH".to_owned(), path.join(":"));
    for name in ["NO_PROXY", "no_proxy"] {
        let proxies = environment
            .get(name)
            .map_or_else(String::new, |hosts| format!("{hosts},"));
        environment.insert(name.to_owned(), format!("{proxies}127.0.0.1,localhost"));
    }
    cluster.configuration.export_to(&mut environment);
    environment
}
