// SPDX-License-Identifier: Apache-2.0
//! What the fuzz target `keys` calls, and the test that replays its seeds.
//!
//! Objects are written, read, listed and deleted under any keys, beside links that lead out of the bucket; after each
//! run everything outside is as it was, and a map agrees with the bucket about what is in it.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use tempfile::TempDir;

use super::key::Key;
use super::listing::Query;
use super::objects::Condition;
use super::{BucketResult, Buckets};

const BUCKET: &str = "data";
const NEIGHBOUR: &str = "neighbour";
const CANARY: &[u8] = b"outside of every bucket";
/// A line is a character that says what to do, and a key.
const LONGEST_RUN: usize = 12;

thread_local! {
    static GROUND: OnceCell<Ground> = const { OnceCell::new() };
}

/// Buckets, and beside them what nobody may touch.
struct Ground {
    folder: TempDir,
    buckets: Buckets,
}

impl Ground {
    fn new() -> Self {
        let made = || -> Result<Self, Box<dyn std::error::Error>> {
            let folder = tempfile::tempdir()?;
            let outside = folder.path().join("outside");
            fs::create_dir(&outside)?;
            fs::write(outside.join("canary"), CANARY)?;
            fs::write(folder.path().join("canary"), CANARY)?;
            let buckets = Buckets::open(folder.path().join("s3"))?;
            buckets.create(BUCKET)?;
            buckets.create(NEIGHBOUR)?;
            buckets.put(NEIGHBOUR, "canary", CANARY)?;
            let inside = folder.path().join("s3").join(BUCKET);
            symlink("../../outside", inside.join("l"))?;
            symlink("../../outside/canary", inside.join("f"))?;
            symlink("o", inside.join("o"))?;
            Ok(Self { folder, buckets })
        };
        match made() {
            Ok(ground) => ground,
            Err(error) => unreachable!("no ground to work on: {error}"),
        }
    }

    fn run(&self, text: &str) {
        let mut expected = BTreeMap::new();
        for line in text.split('\n').take(LONGEST_RUN) {
            let mut characters = line.chars();
            let what = characters.next();
            let key = characters.as_str();
            self.step(what, key, &mut expected);
        }
        self.compare(&expected);
        for key in expected.keys() {
            let removed = self.remove(key);
            assert!(removed.is_ok(), "{key:?}: {removed:?}");
        }
        self.compare(&BTreeMap::new());
        self.check_outside();
    }

    fn remove(&self, text: &str) -> BucketResult<()> {
        let key = Key::parse(text)?;
        self.buckets.remove(BUCKET, &key, &Condition::default())
    }

    fn step(&self, what: Option<char>, key: &str, expected: &mut BTreeMap<String, Vec<u8>>) {
        match what {
            Some('p') => {
                let bytes = if key.ends_with('/') {
                    b"".as_slice()
                } else {
                    key.as_bytes()
                };
                if self.buckets.put(BUCKET, key, bytes).is_ok() {
                    expected.insert(key.to_owned(), bytes.to_vec());
                }
            }
            Some('d') if self.remove(key).is_ok() => drop(expected.remove(key)),
            Some('g') => {
                let found = self.buckets.get(BUCKET, key).ok();
                assert_eq!(found.as_ref(), expected.get(key), "{key:?}");
            }
            Some('l') => self.list(key, None, expected),
            Some('s') => self.list(key, Some("/"), expected),
            Some('b') => {
                // No key is a bucket that leads elsewhere.
                if let Some(folder) = self.buckets.folder(key) {
                    assert!(key == BUCKET || key == NEIGHBOUR, "{key:?}");
                    assert!(folder.starts_with(self.folder.path().join("s3")));
                }
            }
            _ => {}
        }
    }

    /// Pages of two, which together are the whole.
    fn list(&self, prefix: &str, delimiter: Option<&str>, expected: &BTreeMap<String, Vec<u8>>) {
        let wanted = expected.keys().filter(|key| key.starts_with(prefix));
        let mut query = Query {
            delimiter: delimiter.map(str::to_owned),
            ..Query::first(prefix, 2)
        };
        let mut keys = Vec::new();
        let mut prefixes = Vec::new();
        // More pages than keys would be a list without end.
        for _ in 0..=2 * LONGEST_RUN {
            let page = self.buckets.page(BUCKET, &query);
            let Ok(page) = page else {
                unreachable!("{prefix:?}: {page:?}");
            };
            keys.extend(page.objects.into_iter().map(|object| object.key));
            prefixes.extend(page.common_prefixes);
            query.after = page.next;
            if query.after.is_none() {
                break;
            }
        }
        assert_eq!(query.after, None, "{prefix:?}");
        let (below, own): (Vec<_>, Vec<_>) =
            wanted.partition(|key| delimiter.is_some_and(|end| after(key, prefix).contains(end)));
        assert_eq!(
            keys,
            own.into_iter().cloned().collect::<Vec<_>>(),
            "{prefix:?}"
        );
        for key in &below {
            assert!(
                prefixes.iter().any(|prefix| key.starts_with(prefix)),
                "{key:?} {prefixes:?}"
            );
        }
        let distinct: std::collections::BTreeSet<_> = prefixes.iter().collect();
        assert_eq!(distinct.len(), prefixes.len(), "{prefixes:?}");
    }

    fn compare(&self, expected: &BTreeMap<String, Vec<u8>>) {
        self.list("", None, expected);
        for (key, bytes) in expected {
            assert_eq!(
                self.buckets.get(BUCKET, key).ok().as_ref(),
                Some(bytes),
                "{key:?}"
            );
        }
    }

    fn check_outside(&self) {
        let root = self.folder.path();
        assert_eq!(names(root), ["canary", "outside", "s3"]);
        assert_eq!(names(&root.join("outside")), ["canary"]);
        let s3 = root.join("s3");
        assert_eq!(names(&s3), [".meta", ".tmp", BUCKET, NEIGHBOUR]);
        assert_eq!(names(&s3.join(".tmp")), [""; 0]);
        assert_eq!(names(&s3.join(BUCKET)), ["f", "l", "o"]);
        assert_eq!(names(&s3.join(NEIGHBOUR)), ["canary"]);
        for canary in [
            root.join("canary"),
            root.join("outside/canary"),
            s3.join(NEIGHBOUR).join("canary"),
        ] {
            assert_eq!(
                fs::read(&canary).ok().as_deref(),
                Some(CANARY),
                "{canary:?}"
            );
        }
    }
}

fn after<'k>(key: &'k str, prefix: &str) -> &'k str {
    key.strip_prefix(prefix).unwrap_or_default()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Does what the lines say.
pub fn keys(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    GROUND.with(|ground| ground.get_or_init(Ground::new).run(&text));
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_seeds_of_the_fuzz_target_stay_inside() {
        let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/seeds/keys");
        let mut count = 0;
        for seed in std::fs::read_dir(seeds).unwrap() {
            super::keys(&std::fs::read(seed.unwrap().path()).unwrap());
            count += 1;
        }
        assert!(count > 0);
    }
}
