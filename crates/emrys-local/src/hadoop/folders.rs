// SPDX-License-Identifier: Apache-2.0
//! The folders that stand for a cluster's nodes. Owns their names, and creates them.

use std::collections::BTreeMap;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Folders of `hdfs:///` that exist on a fresh EMR cluster and that jobs take for granted.
const HDFS_FOLDERS: [&str; 5] = [
    "tmp",
    "user/hadoop",
    "user/spark/warehouse",
    "user/hive/warehouse",
    "var/log/spark/apps",
];

/// The layout of one cluster's folder. Cheap to clone; creating it touches nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterFolders {
    root: PathBuf,
}

impl ClusterFolders {
    /// The layout below `root`, an absolute path.
    #[must_use]
    pub fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// What Spark and Hadoop read: `SPARK_CONF_DIR` and `HADOOP_CONF_DIR`.
    #[must_use]
    pub fn configuration(&self) -> PathBuf {
        self.root.join("conf")
    }

    /// `HOME` of bootstrap actions and steps, the counterpart of `/home/hadoop`.
    #[must_use]
    pub fn home(&self) -> PathBuf {
        self.root.join("home")
    }

    /// What `hdfs:///` shows.
    #[must_use]
    pub fn hdfs(&self) -> PathBuf {
        self.root.join("hdfs")
    }

    /// Temporary files of Java, Python and Spark.
    #[must_use]
    pub fn scratch(&self) -> PathBuf {
        self.root.join("tmp")
    }

    /// Programs that come first on the `PATH`.
    #[must_use]
    pub fn programs(&self) -> PathBuf {
        self.root.join("bin")
    }

    /// The counterpart of `/mnt/var/lib/info`.
    #[must_use]
    pub fn info(&self) -> PathBuf {
        self.root.join("info")
    }

    /// The database of the Hive metastore; Derby creates it at first use.
    #[must_use]
    pub fn metastore(&self) -> PathBuf {
        self.root.join("metastore_db")
    }

    /// Creates what is missing, and the files below [`ClusterFolders::info`].
    ///
    /// # Errors
    /// When a folder cannot be created: check rights and free space.
    pub fn create(&self, cluster_id: &str) -> io::Result<()> {
        for folder in [
            self.configuration(),
            self.home(),
            self.scratch(),
            self.programs(),
            self.info(),
        ] {
            std::fs::create_dir_all(folder)?;
        }
        for folder in HDFS_FOLDERS {
            std::fs::create_dir_all(self.hdfs().join(folder))?;
        }
        let instance = serde_json::json!({
            "isMaster": true,
            "isRunningNameNode": true,
            "isRunningDataNode": true,
            "isRunningResourceManager": true,
            "isRunningNodeManager": true,
        });
        let job_flow = serde_json::json!({ "jobFlowId": cluster_id });
        write_changed(
            &self.info().join("instance.json"),
            &instance.to_string(),
            0o600,
        )?;
        write_changed(
            &self.info().join("job-flow.json"),
            &job_flow.to_string(),
            0o600,
        )
    }
}

/// Replaces a file by rename where its text differs, so that a process which reads it while another
/// step is being prepared sees the old or the new one whole.
pub(super) fn write_changed(path: &Path, text: &str, mode: u32) -> io::Result<()> {
    if std::fs::read(path).is_ok_and(|present| present == text.as_bytes()) {
        return Ok(());
    }
    // Two steps may be prepared at once.
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let temporary = path.with_file_name(format!(".{name}.{}-{count}", std::process::id()));
    std::fs::write(&temporary, text)?;
    std::fs::set_permissions(&temporary, std::fs::Permissions::from_mode(mode))?;
    std::fs::rename(temporary, path)
}

/// Buckets by name, with the folders that hold their objects.
pub type Buckets = BTreeMap<String, PathBuf>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn creating_twice_keeps_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let folders = ClusterFolders::new(folder.path().join("j-1"));
        folders.create("j-1").unwrap();
        std::fs::write(folders.hdfs().join("user/hadoop/kept"), "x").unwrap();
        folders.create("j-1").unwrap();
        assert!(folders.hdfs().join("user/hadoop/kept").exists());
        let text = std::fs::read_to_string(folders.info().join("job-flow.json")).unwrap();
        assert_eq!(text, r#"{"jobFlowId":"j-1"}"#);
    }

    #[test]
    fn an_unchanged_file_is_not_replaced() {
        use std::os::unix::fs::MetadataExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("core-site.xml");
        write_changed(&path, "a", 0o600).unwrap();
        let before = std::fs::metadata(&path).unwrap().ino();
        write_changed(&path, "a", 0o600).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().ino(), before);
        write_changed(&path, "b", 0o700).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "b");
        assert_eq!(std::fs::metadata(&path).unwrap().mode() & 0o777, 0o700);
    }
}
