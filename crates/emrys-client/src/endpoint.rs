// SPDX-License-Identifier: Apache-2.0
//! Where and as whom to call.

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use emrys_protocol::engine::{ANY_KEY, REGION};
use http::Uri;

/// Where and as whom to call the API.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// The address, as `http://127.0.0.1:3677`.
    pub url: String,
    /// The region that requests are signed for.
    pub region: String,
    /// What requests are signed with.
    pub credentials: SharedCredentialsProvider,
}

impl Endpoint {
    /// An engine that verifies no signatures.
    #[must_use]
    pub fn engine(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            region: REGION.to_owned(),
            credentials: SharedCredentialsProvider::new(Credentials::new(
                ANY_KEY, ANY_KEY, None, None, "emrys",
            )),
        }
    }
}

/// Why an endpoint cannot be called.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// It is no address: correct it.
    #[error("`{0}` is no address of the form `http://host:port`")]
    Url(String),
    /// It needs TLS, which this version does not speak: use an address with `http`.
    #[error("`{0}` needs TLS, which is not supported yet")]
    Tls(String),
}

/// The address without the slash that may end it, if it can be called.
pub(crate) fn checked(url: &str) -> Result<String, EndpointError> {
    let invalid = || EndpointError::Url(url.to_owned());
    let uri: Uri = url.parse().map_err(|_| invalid())?;
    if uri.authority().is_none() || uri.path() != "/" || uri.query().is_some() {
        return Err(invalid());
    }
    match uri.scheme_str() {
        Some("http") => Ok(url.trim_end_matches('/').to_owned()),
        Some("https") => Err(EndpointError::Tls(url.to_owned())),
        _ => Err(invalid()),
    }
}

#[cfg(test)]
mod tests {
    use super::{EndpointError, checked};

    #[test]
    fn only_what_can_be_called_is_an_endpoint() {
        assert_eq!(
            checked("http://127.0.0.1:3677/").as_deref(),
            Ok("http://127.0.0.1:3677")
        );
        assert_eq!(
            checked("http://[::1]:3677").as_deref(),
            Ok("http://[::1]:3677")
        );
        let https = "https://elasticmapreduce.eu-central-1.amazonaws.com";
        assert_eq!(checked(https), Err(EndpointError::Tls(https.to_owned())));
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
}
