// SPDX-License-Identifier: Apache-2.0
//! The layout of an archive below its log URI: `<cluster>/steps/<id>/{controller,stdout,stderr,syslog}.gz` and
//! `<cluster>/node/<instance>/bootstrap-actions/<n>/…` (MG emr-manage-view-web-log-files).

use emrys_protocol::logs::LogStream;

/// A log URI taken apart: `s3://` and `s3n://` mean the same (MG emr-plan-debugging).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogUri {
    /// The bucket.
    pub bucket: String,
    /// What all keys begin with: empty, or ending in a slash.
    pub prefix: String,
}

impl LogUri {
    /// Takes `s3://bucket/prefix/`, `s3n://…` or `s3a://…` apart.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = ["s3://", "s3n://", "s3a://"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme))?;
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        if bucket.is_empty() {
            return None;
        }
        let prefix = prefix.trim_matches('/');
        Some(Self {
            bucket: bucket.to_owned(),
            prefix: match prefix {
                "" => String::new(),
                prefix => format!("{prefix}/"),
            },
        })
    }

    /// What the keys of a step's logs begin with.
    #[must_use]
    pub fn step(&self, cluster: &str, step: &str) -> String {
        format!("{}{cluster}/steps/{step}/", self.prefix)
    }

    /// What the keys of a bootstrap action's logs begin with; `number` counts from 1.
    #[must_use]
    pub fn bootstrap_action(&self, cluster: &str, instance: &str, number: usize) -> String {
        format!(
            "{}{instance}/bootstrap-actions/{number}/",
            self.nodes(cluster)
        )
    }

    /// What the keys of the logs of all instances begin with.
    #[must_use]
    pub fn nodes(&self, cluster: &str) -> String {
        format!("{}{cluster}/node/", self.prefix)
    }
}

/// The key of a log, after what the keys of all logs at its place begin with.
#[must_use]
pub fn archived_log(prefix: &str, stream: LogStream) -> String {
    format!("{prefix}{stream}.gz")
}

#[cfg(test)]
mod tests {
    use emrys_protocol::logs::LogStream;

    use super::{LogUri, archived_log};

    #[test]
    fn log_uris_of_every_scheme_mean_the_same() {
        for text in ["s3://b/p/q/", "s3n://b/p/q", "s3a://b//p/q//"] {
            let uri = LogUri::parse(text).unwrap();
            assert_eq!((uri.bucket.as_str(), uri.prefix.as_str()), ("b", "p/q/"));
        }
        assert_eq!(LogUri::parse("s3://b").unwrap().prefix, "");
        assert_eq!(LogUri::parse("/tmp/logs"), None);
        assert_eq!(LogUri::parse("s3:///x"), None);
    }

    #[test]
    fn the_layout_is_emrs() {
        let uri = LogUri::parse("s3://b/logs/").unwrap();
        assert_eq!(
            archived_log(&uri.step("j-1", "s-2"), LogStream::Stderr),
            "logs/j-1/steps/s-2/stderr.gz"
        );
        assert_eq!(
            uri.bootstrap_action("j-1", "i-3", 4),
            "logs/j-1/node/i-3/bootstrap-actions/4/"
        );
    }
}
