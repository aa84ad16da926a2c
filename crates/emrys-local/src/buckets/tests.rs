// SPDX-License-Identifier: Apache-2.0
//! Buckets together with somebody else who writes the same folders.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;

use proptest::collection::btree_set;
use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use tempfile::TempDir;

use super::error::BucketError;
use super::key::Key;
use super::listing::Query;
use super::objects::Condition;
use super::{Buckets, Object};

const BUCKET: &str = "acme-data";

fn buckets() -> (TempDir, Buckets) {
    let folder = tempfile::tempdir().unwrap();
    let buckets = Buckets::open(folder.path().join("s3")).unwrap();
    buckets.create(BUCKET).unwrap();
    (folder, buckets)
}

fn keys(objects: &[Object]) -> Vec<&str> {
    objects.iter().map(|object| object.key.as_str()).collect()
}

fn all(buckets: &Buckets) -> Vec<String> {
    let objects = buckets.objects(BUCKET, "").unwrap();
    objects.into_iter().map(|object| object.key).collect()
}

fn etag(buckets: &Buckets, key: &str) -> String {
    buckets
        .look(BUCKET, &Key::parse(key).unwrap())
        .unwrap()
        .etag
}

fn remove(buckets: &Buckets, key: &str) {
    let key = Key::parse(key).unwrap();
    buckets.remove(BUCKET, &key, &Condition::default()).unwrap();
}

fn put_is_unsupported(buckets: &Buckets, key: &str, bytes: &[u8]) -> bool {
    matches!(
        buckets.put(BUCKET, key, bytes),
        Err(BucketError::UnsupportedKey { .. })
    )
}

#[test]
fn buckets_come_and_go() {
    let (_root, buckets) = buckets();
    assert!(matches!(
        buckets.create(BUCKET),
        Err(BucketError::BucketExists(_))
    ));
    assert!(matches!(
        buckets.create(".meta"),
        Err(BucketError::InvalidBucketName(_))
    ));
    buckets.create("other").unwrap();
    let names: Vec<_> = buckets
        .list()
        .unwrap()
        .into_iter()
        .map(|bucket| bucket.name)
        .collect();
    assert_eq!(names, [BUCKET, "other"]);
    buckets.put("other", "a/b", b"").unwrap();
    assert!(matches!(
        buckets.delete("other"),
        Err(BucketError::BucketNotEmpty(_))
    ));
    remove_in(&buckets, "other", "a/b");
    // A job may leave empty folders behind: they are no objects.
    fs::create_dir_all(buckets.folder("other").unwrap().join("x/y")).unwrap();
    buckets.delete("other").unwrap();
    assert!(!buckets.exists("other"));
    assert!(matches!(
        buckets.get("other", "a"),
        Err(BucketError::NoSuchBucket(_))
    ));
}

fn remove_in(buckets: &Buckets, bucket: &str, key: &str) {
    let key = Key::parse(key).unwrap();
    buckets.remove(bucket, &key, &Condition::default()).unwrap();
}

#[test]
fn a_folder_made_by_hand_is_a_bucket() {
    let (_root, buckets) = buckets();
    let by_hand = buckets.folder(BUCKET).unwrap().with_file_name("by-hand");
    fs::create_dir(&by_hand).unwrap();
    fs::write(by_hand.join("a"), "1").unwrap();
    assert_eq!(buckets.get("by-hand", "a").unwrap(), b"1");
}

#[test]
fn what_a_job_writes_is_an_object_and_the_reverse() {
    let (_root, buckets) = buckets();
    let folder = buckets.folder(BUCKET).unwrap();
    fs::create_dir_all(folder.join("out/_temporary")).unwrap();
    fs::write(folder.join("out/_SUCCESS"), "").unwrap();
    fs::write(folder.join("out/part-0"), "rows").unwrap();
    assert_eq!(all(&buckets), ["out/_SUCCESS", "out/part-0"]);
    assert_eq!(buckets.get(BUCKET, "out/part-0").unwrap(), b"rows");
    buckets.put(BUCKET, "in/a", b"text").unwrap();
    assert_eq!(fs::read(folder.join("in/a")).unwrap(), b"text");
    let inside: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(
        inside.len(),
        2,
        "nothing of ours lies in the bucket: {inside:?}"
    );
}

#[test]
fn metadata_does_not_outlive_the_bytes_it_describes() {
    let (_root, buckets) = buckets();
    buckets.put(BUCKET, "a", b"hello").unwrap();
    assert_eq!(etag(&buckets, "a"), "5d41402abc4b2a76b9719d911017c592");
    let file = buckets.folder(BUCKET).unwrap().join("a");
    // As Spark does it: written beside, then renamed. The size is the same, and so may be the time.
    fs::write(file.with_file_name("new"), "jello").unwrap();
    fs::rename(file.with_file_name("new"), &file).unwrap();
    let by_job = etag(&buckets, "a");
    assert!(by_job.ends_with("-1"), "{by_job}");
    assert_eq!(by_job, etag(&buckets, "a"), "stable while nothing changes");
    buckets.put(BUCKET, "a", b"hello").unwrap();
    assert_eq!(etag(&buckets, "a"), "5d41402abc4b2a76b9719d911017c592");
    let records = fs::read_dir(
        buckets
            .layout()
            .key_metadata(BUCKET, &Key::parse("a").unwrap()),
    )
    .unwrap();
    assert_eq!(records.count(), 1, "records of former versions are gone");
}

#[test]
fn removing_leaves_no_empty_folders() {
    let (_root, buckets) = buckets();
    let folder = buckets.folder(BUCKET).unwrap();
    for key in ["a/b/c/1", "a/2"] {
        buckets.put(BUCKET, key, b"").unwrap();
    }
    remove(&buckets, "a/b/c/1");
    assert!(!folder.join("a/b").exists());
    assert!(folder.join("a").exists());
    remove(&buckets, "a/2");
    assert!(!folder.join("a").exists());
    assert!(buckets.exists(BUCKET));
    remove(&buckets, "a/2");
}

#[test]
fn a_key_with_a_slash_at_its_end_is_a_folder() {
    let (_root, buckets) = buckets();
    buckets.put(BUCKET, "a/b/", b"").unwrap();
    assert_eq!(all(&buckets), ["a/b/"]);
    assert_eq!(buckets.get(BUCKET, "a/b/").unwrap(), b"");
    assert!(buckets.get(BUCKET, "a/b").unwrap_err().is_missing());
    assert!(buckets.get(BUCKET, "a/").unwrap_err().is_missing());
    assert!(put_is_unsupported(&buckets, "c/", b"bytes"));
    buckets.put(BUCKET, "a/b/1", b"").unwrap();
    remove(&buckets, "a/b/1");
    assert_eq!(all(&buckets), ["a/b/"], "it stays when what is in it goes");
    assert!(put_is_unsupported(&buckets, "a/b", b""));
    remove(&buckets, "a/b/");
    assert!(!buckets.folder(BUCKET).unwrap().join("a").exists());
}

#[test]
fn keys_that_a_folder_cannot_hold_together_are_refused() {
    let (_root, buckets) = buckets();
    buckets.put(BUCKET, "a/b", b"").unwrap();
    assert!(put_is_unsupported(&buckets, "a", b""));
    assert!(put_is_unsupported(&buckets, "a/b/c", b""));
    assert!(put_is_unsupported(&buckets, "a/b/", b""));
    assert!(buckets.get(BUCKET, "a/b/c").unwrap_err().is_missing());
    assert_eq!(all(&buckets), ["a/b"]);
    // An empty folder is nothing to S3, so it is in nobody's way.
    fs::create_dir(buckets.folder(BUCKET).unwrap().join("empty")).unwrap();
    buckets.put(BUCKET, "empty", b"").unwrap();
}

#[test]
fn links_lead_nowhere() {
    let (root, buckets) = buckets();
    let folder = buckets.folder(BUCKET).unwrap();
    let outside = root.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("secret"), "s").unwrap();
    symlink(&outside, folder.join("folder")).unwrap();
    symlink(outside.join("secret"), folder.join("file")).unwrap();
    symlink(&outside, folder.with_file_name("bucket")).unwrap();
    assert!(
        buckets
            .get(BUCKET, "folder/secret")
            .unwrap_err()
            .is_missing()
    );
    assert!(buckets.get(BUCKET, "file").unwrap_err().is_missing());
    assert!(put_is_unsupported(&buckets, "folder/new", b""));
    assert!(put_is_unsupported(&buckets, "file", b""));
    remove(&buckets, "folder/secret");
    remove(&buckets, "file");
    assert!(outside.join("secret").exists());
    assert!(folder.join("file").symlink_metadata().is_ok());
    assert_eq!(all(&buckets), Vec::<String>::new());
    assert!(!buckets.exists("bucket"));
    assert!(matches!(
        buckets.delete(BUCKET),
        Err(BucketError::BucketNotEmpty(_))
    ));
}

#[test]
fn an_engine_that_was_killed_leaves_nothing_half_written() {
    let (root, buckets) = buckets();
    buckets.put(BUCKET, "a", b"1").unwrap();
    let (_, left_behind) = buckets.scratch().unwrap().keep().unwrap();
    let reopened = Buckets::open(root.path().join("s3")).unwrap();
    assert!(!left_behind.exists());
    assert_eq!(reopened.get(BUCKET, "a").unwrap(), b"1");
}

#[test]
fn disk_usage_counts_bytes() {
    let (_root, buckets) = buckets();
    let before = buckets.disk_usage().unwrap();
    buckets.put(BUCKET, "a/b", &[0; 10_000]).unwrap();
    let grown = buckets.disk_usage().unwrap() - before;
    assert!((10_000..11_000).contains(&grown), "{grown}");
}

#[test]
fn lists_are_in_the_order_of_bytes() {
    let (_root, buckets) = buckets();
    for key in ["a/b", "a.txt", "a-b", "a0", "ä", "B"] {
        buckets.put(BUCKET, key, b"").unwrap();
    }
    assert_eq!(all(&buckets), ["B", "a-b", "a.txt", "a/b", "a0", "ä"]);
    assert_eq!(keys(&buckets.objects(BUCKET, "a/").unwrap()), ["a/b"]);
    assert!(matches!(
        buckets.objects("absent", ""),
        Err(BucketError::NoSuchBucket(_))
    ));
}

/// What S3 answers, computed from the sorted keys: the items of the whole list, common prefixes marked.
fn model(
    keys: &BTreeSet<String>,
    prefix: &str,
    delimiter: Option<&str>,
    after: Option<&str>,
) -> Vec<(String, bool)> {
    let mut items: Vec<(String, bool)> = Vec::new();
    for key in keys {
        let Some(rest) = key.strip_prefix(prefix) else {
            continue;
        };
        if after.is_some_and(|after| key.as_str() <= after) {
            continue;
        }
        let item =
            match delimiter.and_then(|delimiter| Some(rest.find(delimiter)? + delimiter.len())) {
                Some(end) => (key[..prefix.len() + end].to_owned(), true),
                None => (key.clone(), false),
            };
        if items.last() != Some(&item) && !(item.1 && after == Some(&item.0)) {
            items.push(item);
        }
    }
    items
}

fn key_strategy() -> impl Strategy<Value = String> {
    "[ab.0-]{1,3}(/[ab.0-]{1,2}){0,3}/?"
}

proptest! {
    // Every case works on a real folder.
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn pages_are_the_sorted_set_of_keys(
        wanted in btree_set(key_strategy(), 0..25),
        prefix in prop_oneof![Just(String::new()), "[ab]/?", key_strategy()],
        delimiter in prop_oneof![Just(None), Just(Some("/".to_owned())), Just(Some("b".to_owned())), Just(Some("a/".to_owned()))],
        after in prop_oneof![Just(None), key_strategy().prop_map(Some)],
        limit in 1_usize..6,
        empty_folder in any::<bool>(),
    ) {
        let (_root, buckets) = buckets();
        let stored: BTreeSet<String> = wanted
            .into_iter()
            .filter(|key| buckets.put(BUCKET, key, b"").is_ok())
            .collect();
        if empty_folder {
            fs::create_dir_all(buckets.folder(BUCKET).unwrap().join("aaaa/b")).unwrap();
        }
        let mut items = Vec::new();
        let mut query = Query { prefix: prefix.clone(), delimiter: delimiter.clone(), after: after.clone(), limit };
        loop {
            let page = buckets.page(BUCKET, &query).unwrap();
            prop_assert!(page.len() <= limit);
            let mut on_page: Vec<_> = page.objects.into_iter().map(|object| (object.key, false)).collect();
            on_page.extend(page.common_prefixes.into_iter().map(|prefix| (prefix, true)));
            on_page.sort();
            items.extend(on_page);
            let Some(next) = page.next else { break };
            prop_assert_eq!(Some(&next), items.last().map(|(item, _)| item));
            query.after = Some(next);
        }
        prop_assert_eq!(items, model(&stored, &prefix, delimiter.as_deref(), after.as_deref()));
    }
}
