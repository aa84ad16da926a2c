// SPDX-License-Identifier: Apache-2.0
//! Where and as whom to call.

use std::path::PathBuf;

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::identity::SharedIdentityCache;
use emrys_protocol::engine::{ANY_KEY, REGION};
use http::Uri;

/// Where and as whom to call an API.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// The address, as `http://127.0.0.1:3677`.
    pub url: String,
    /// The region that requests are signed for.
    pub region: String,
    /// What requests are signed with.
    pub credentials: SharedCredentialsProvider,
    /// What all services of an account share.
    pub(crate) shared: Option<Shared>,
}

/// Connections, and credentials until they expire: made once for all services of an account.
#[derive(Debug, Clone)]
pub(crate) struct Shared {
    pub(crate) connections: SharedHttpClient,
    pub(crate) identities: SharedIdentityCache,
}

impl Endpoint {
    /// An engine that verifies no signatures.
    #[must_use]
    pub fn engine(url: impl Into<String>) -> Self {
        let credentials = Credentials::new(ANY_KEY, ANY_KEY, None, None, "emrys");
        let credentials = SharedCredentialsProvider::new(credentials);
        Self::new(url, REGION, credentials)
    }

    /// An endpoint that knows its callers by these credentials. Those of AWS are made by [`Aws`](crate::Aws).
    #[must_use]
    pub fn new(
        url: impl Into<String>,
        region: impl Into<String>,
        credentials: SharedCredentialsProvider,
    ) -> Self {
        Self {
            url: url.into(),
            region: region.into(),
            credentials,
            shared: None,
        }
    }
}

/// Why an endpoint cannot be called.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// It is no address: correct it.
    #[error("`{0}` is no address of the form `http://host:port`")]
    Url(String),
    /// The certificates that are to be trusted cannot be used: correct the file, or what names it.
    #[error("the certificates of `{}` (AWS_CA_BUNDLE) cannot be used: {reason}", path.display())]
    CaBundle {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Connections with TLS cannot be made: report it.
    #[error("connections with TLS cannot be made: {0}")]
    Connections(String),
}

/// The address without the slash that may end it, if it can be called.
pub(crate) fn checked(url: &str) -> Result<String, EndpointError> {
    let invalid = || EndpointError::Url(url.to_owned());
    let uri: Uri = url.parse().map_err(|_| invalid())?;
    if uri.authority().is_none() || uri.path() != "/" || uri.query().is_some() {
        return Err(invalid());
    }
    match uri.scheme_str() {
        Some("http" | "https") => Ok(url.trim_end_matches('/').to_owned()),
        _ => Err(invalid()),
    }
}

/// Whether an address leads to this machine.
pub(crate) fn is_loopback(url: &str) -> bool {
    let Ok(uri) = url.parse::<Uri>() else {
        return false;
    };
    let host = uri.host().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    match host.parse::<std::net::IpAddr>() {
        Ok(address) => address.is_loopback() || address.is_unspecified(),
        Err(_) => host == "localhost" || host.ends_with(".localhost"),
    }
}

#[cfg(test)]
mod tests {
    use super::{EndpointError, checked, is_loopback};

    #[test]
    fn only_what_can_be_called_is_an_endpoint() {
        for (url, address) in [
            ("http://127.0.0.1:3677/", "http://127.0.0.1:3677"),
            ("http://[::1]:3677", "http://[::1]:3677"),
            ("https://emr.example/", "https://emr.example"),
        ] {
            assert_eq!(checked(url).as_deref(), Ok(address));
        }
        for url in [
            "",
            "127.0.0.1:3677",
            "localhost",
            "ftp://localhost",
            "http://localhost/path",
            "http://a b",
            "/",
        ] {
            assert_eq!(
                checked(url),
                Err(EndpointError::Url(url.to_owned())),
                "{url}"
            );
        }
    }

    #[test]
    fn loopback_is_known_by_its_host() {
        for url in [
            "http://127.0.0.1:3677",
            "http://127.1.2.3",
            "https://[::1]:1/",
            "http://localhost:4566",
            "http://emr.localhost",
            "http://0.0.0.0:5000",
        ] {
            assert!(is_loopback(url), "{url}");
        }
        for url in [
            "https://emr.example",
            "http://10.0.0.1",
            "localhost.example",
            "",
        ] {
            assert!(!is_loopback(url), "{url}");
        }
    }
}
