// SPDX-License-Identifier: Apache-2.0
//! Locations as steps name them: `s3://bucket/key`, `hdfs:///path`, `file:///path`, `/path`.

use std::path::{Component, Path, PathBuf};

use super::folders::{Buckets, ClusterFolders};

/// The schemes that all mean S3 (MG emr-plan-file-systems).
const S3_SCHEMES: [&str; 3] = ["s3://", "s3a://", "s3n://"];

/// Where a step's file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Location<'a> {
    /// An object of a bucket.
    S3 { bucket: &'a str, key: &'a str },
    /// A path below the cluster's `hdfs:///`.
    Hdfs(&'a str),
    /// A path of this machine, perhaps relative.
    Local(&'a str),
}

impl<'a> Location<'a> {
    /// Reads a location; text without a known scheme is a local path.
    pub(super) fn parse(text: &'a str) -> Self {
        if let Some(rest) = strip_s3(text) {
            let (bucket, key) = rest.split_once('/').unwrap_or((rest, ""));
            return Self::S3 { bucket, key };
        }
        if let Some(rest) = text.strip_prefix("hdfs://") {
            return Self::Hdfs(rest.split_once('/').map_or("", |(_, path)| path));
        }
        let path = match text.strip_prefix("file:") {
            Some(path) => path.strip_prefix("//").unwrap_or(path),
            None => text,
        };
        Self::Local(path)
    }

    /// The last part of the location, the file's name.
    pub(super) fn file_name(&self) -> &'a str {
        let path = match *self {
            Self::S3 { key, .. } => key,
            Self::Hdfs(path) | Self::Local(path) => path,
        };
        path.rsplit('/').next().unwrap_or(path)
    }

    /// The file of this machine behind the location; `None` for a bucket that does not exist and for
    /// a path that leaves its root.
    pub(super) fn on_this_machine(
        &self,
        folders: &ClusterFolders,
        buckets: &Buckets,
    ) -> Option<PathBuf> {
        match *self {
            Self::S3 { bucket, key } => below(buckets.get(bucket)?, key),
            Self::Hdfs(path) => below(&folders.hdfs(), path),
            Self::Local(path) => Some(PathBuf::from(path)),
        }
    }
}

/// The bucket that an argument names first of all: alone, as the value of `key=`, or in a list.
pub(super) fn buckets_named(argument: &str) -> impl Iterator<Item = &str> {
    argument
        .split([',', '='])
        .filter_map(|part| strip_s3(part.trim()))
        .map(|rest| rest.split('/').next().unwrap_or(rest))
        .filter(|bucket| !bucket.is_empty() && !bucket.contains(['$', '{', '*', ' ']))
}

fn strip_s3(text: &str) -> Option<&str> {
    S3_SCHEMES
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme))
}

fn below(root: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.trim_start_matches('/'));
    relative
        .components()
        .all(|component| matches!(component, Component::Normal(_)))
        .then(|| root.join(relative))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_read() {
        let s3 = Location::S3 {
            bucket: "b",
            key: "k/x.sh",
        };
        assert_eq!(Location::parse("s3://b/k/x.sh"), s3);
        assert_eq!(Location::parse("s3a://b/k/x.sh"), s3);
        assert_eq!(s3.file_name(), "x.sh");
        assert_eq!(
            Location::parse("s3://b"),
            Location::S3 {
                bucket: "b",
                key: ""
            }
        );
        assert_eq!(Location::parse("hdfs:///a/b"), Location::Hdfs("a/b"));
        assert_eq!(Location::parse("hdfs://node:8020/a"), Location::Hdfs("a"));
        assert_eq!(Location::parse("file:///a/b"), Location::Local("/a/b"));
        assert_eq!(Location::parse("file:/a/b"), Location::Local("/a/b"));
        assert_eq!(Location::parse("/a/b"), Location::Local("/a/b"));
        assert_eq!(Location::parse("a.sh"), Location::Local("a.sh"));
    }

    #[test]
    fn an_object_cannot_leave_its_bucket() {
        let folders = ClusterFolders::new("/c".into());
        let buckets = Buckets::from([("b".to_owned(), PathBuf::from("/s3/b"))]);
        let find = |text| Location::parse(text).on_this_machine(&folders, &buckets);
        assert_eq!(find("s3://b/x/y"), Some(PathBuf::from("/s3/b/x/y")));
        assert_eq!(find("s3://b/../y"), None);
        assert_eq!(find("s3://none/y"), None);
        assert_eq!(find("hdfs:///x"), Some(PathBuf::from("/c/hdfs/x")));
        assert_eq!(find("hdfs:///../x"), None);
    }

    #[test]
    fn buckets_are_found_in_values_and_lists() {
        let named = |text| buckets_named(text).collect::<Vec<_>>();
        assert_eq!(named("s3://a/x,s3a://b/y"), ["a", "b"]);
        assert_eq!(named("--output=s3n://c"), ["c"]);
        assert_eq!(named("spark.x=s3://d/${p}"), ["d"]);
        assert!(named("echo s3://e/").is_empty());
        assert!(named("s3://${bucket}/x").is_empty());
        assert!(named("s3://").is_empty());
    }
}
