// SPDX-License-Identifier: Apache-2.0
//! Lists of objects in the order of S3, page by page.
//!
//! S3 orders by the bytes of whole keys; a folder knows no order, and `a.txt` comes before `a/b` although the folder
//! `a` sorts before the file `a.txt`. Comparing folders by their name with a slash behind it makes both orders one, so
//! a walk in depth meets the keys sorted, and need not read what lies outside the page.

use std::ops::ControlFlow;
use std::path::Path;

use super::error::BucketResult;
use super::key::Key;
use super::{Buckets, Object, entries};

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Query {
    pub(super) prefix: String,
    /// Keys that share what lies between the prefix and this are shown as one common prefix.
    pub(super) delimiter: Option<String>,
    /// The key or common prefix after which the page begins.
    pub(super) after: Option<String>,
    /// How many keys and common prefixes the page may have together.
    pub(super) limit: usize,
}

/// One page of a list.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) objects: Vec<Object>,
    pub(super) common_prefixes: Vec<String>,
    /// Where the next page begins; none at the end of the list.
    pub(super) next: Option<String>,
}

/// A walk through a bucket's folder.
struct Walk<'a> {
    buckets: &'a Buckets,
    bucket: &'a str,
    query: &'a Query,
    page: Page,
    last: String,
    /// Keys with this common prefix have been dealt with.
    done: Option<String>,
}

impl Query {
    /// The first `limit` keys with a prefix.
    pub(super) fn first(prefix: &str, limit: usize) -> Self {
        Self {
            prefix: prefix.to_owned(),
            limit,
            ..Self::default()
        }
    }

    /// The common prefix that stands for a key, if one does.
    fn common_prefix<'k>(&self, key: &'k str) -> Option<&'k str> {
        let delimiter = self
            .delimiter
            .as_deref()
            .filter(|delimiter| !delimiter.is_empty())?;
        let rest = key.strip_prefix(self.prefix.as_str())?;
        let end = self.prefix.len() + rest.find(delimiter)? + delimiter.len();
        key.get(..end)
    }

    /// Whether the key of an object, taken alone, belongs to the page or a later one.
    fn wants_key(&self, key: &str) -> bool {
        key.starts_with(&self.prefix) && self.after.as_deref().is_none_or(|after| key > after)
    }

    /// Whether any key below a folder can belong to the page or a later one.
    fn wants_folder(&self, folder: &str) -> bool {
        let on_the_way = folder.starts_with(&self.prefix) || self.prefix.starts_with(folder);
        let ahead = self
            .after
            .as_deref()
            .is_none_or(|after| folder > after || after.starts_with(folder));
        on_the_way && ahead
    }
}

impl Page {
    /// Whether nothing was found.
    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of keys and common prefixes together.
    pub(super) fn len(&self) -> usize {
        self.objects.len() + self.common_prefixes.len()
    }
}

impl Buckets {
    /// One page of the objects of a bucket.
    pub(super) fn page(&self, bucket: &str, query: &Query) -> BucketResult<Page> {
        let folder = self.bucket_folder(bucket)?;
        let mut walk = Walk {
            buckets: self,
            bucket,
            query,
            page: Page::default(),
            last: String::new(),
            done: None,
        };
        if query.limit > 0 && walk.folder(&folder, "")?.is_break() {
            walk.page.next = Some(walk.last);
        }
        Ok(walk.page)
    }
}

impl Walk<'_> {
    /// Visits what lies in a folder; `under` is the beginning of all keys there.
    fn folder(&mut self, folder: &Path, under: &str) -> BucketResult<ControlFlow<()>> {
        let mut keys = Vec::new();
        for entry in entries(folder)? {
            // A key is UTF-8: other names cannot be asked for and are no objects.
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            let key = format!("{under}{name}");
            if kind.is_dir() {
                let key = key + "/";
                if self.query.wants_folder(&key) {
                    keys.push((key, entry.path()));
                }
            } else if kind.is_file() && self.query.wants_key(&key) {
                keys.push((key, entry.path()));
            }
        }
        keys.sort_unstable();
        for (text, path) in keys {
            if self
                .done
                .as_ref()
                .is_some_and(|done| text.starts_with(done))
            {
                continue;
            }
            // Deeper than a key is long, or a name that S3 has and the API cannot address.
            let Ok(key) = Key::parse(&text) else { continue };
            if self.query.wants_key(&text) && self.object(&key, &path)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
            if key.is_folder() && self.folder(&path, &text)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Takes a key into the page; breaks when the page is full and the key would be one more.
    fn object(&mut self, key: &Key, path: &Path) -> BucketResult<ControlFlow<()>> {
        let text = key.as_str();
        if self
            .done
            .as_ref()
            .is_some_and(|done| text.starts_with(done))
        {
            return Ok(ControlFlow::Continue(()));
        }
        let stored = match self.buckets.look_at(self.bucket, key, path) {
            Ok(stored) => stored,
            // A folder that is no object, or a file that has just been removed.
            Err(error) if error.is_missing() => return Ok(ControlFlow::Continue(())),
            Err(error) => return Err(error),
        };
        let common_prefix = self.query.common_prefix(text);
        if let Some(prefix) = common_prefix {
            self.done = Some(prefix.to_owned());
            // The page before ended with this common prefix.
            if self.query.after.as_deref() == Some(prefix) {
                return Ok(ControlFlow::Continue(()));
            }
        }
        if self.page.len() == self.query.limit {
            return Ok(ControlFlow::Break(()));
        }
        self.last.clear();
        self.last.push_str(common_prefix.unwrap_or(text));
        match common_prefix {
            Some(prefix) => self.page.common_prefixes.push(prefix.to_owned()),
            None => self.page.objects.push(Object {
                key: text.to_owned(),
                size: stored.size,
                modified: stored.modified,
                etag: stored.etag,
            }),
        }
        Ok(ControlFlow::Continue(()))
    }
}
