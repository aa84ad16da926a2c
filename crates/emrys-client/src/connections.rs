// SPDX-License-Identifier: Apache-2.0
//! HTTP connections, kept for the next request: plain ones, and such that speak TLS where an address wants it.

use std::fmt::Display;
use std::path::Path;

use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_http_client::{Builder, Connector, proxy::ProxyConfig};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

use crate::endpoint::{Endpoint, EndpointError};

/// The file with the certificates that are trusted instead of the system's: AWS's own variable for it.
const CA_BUNDLE: &str = "AWS_CA_BUNDLE";

/// Connections to an endpoint.
pub(crate) fn of(endpoint: &Endpoint) -> Result<SharedHttpClient, EndpointError> {
    match &endpoint.shared {
        Some(shared) => Ok(shared.connections.clone()),
        None if endpoint.url.starts_with("https:") => secure(),
        None => Ok(plain()),
    }
}

/// Connections without TLS.
pub(crate) fn plain() -> SharedHttpClient {
    Builder::new().build_http()
}

/// Connections that can do both, and go through the proxy that the environment names.
pub(crate) fn secure() -> Result<SharedHttpClient, EndpointError> {
    let bundle = std::env::var_os(CA_BUNDLE).filter(|bundle| !bundle.is_empty());
    let trusted = match bundle {
        Some(bundle) => TrustStore::empty().with_pem_certificate(certificates(Path::new(&bundle))?),
        None => TrustStore::default(),
    };
    let context = TlsContext::builder().with_trust_store(trusted).build();
    let context = context.map_err(|error| EndpointError::Connections(error.to_string()))?;
    Ok(
        Builder::new().build_with_connector_fn(move |settings, components| {
            let mut connector = Connector::builder()
                .proxy_config(ProxyConfig::from_env())
                .tls_provider(Provider::Rustls(CryptoMode::Ring))
                .tls_context(context.clone());
            connector.set_connector_settings(settings.cloned());
            connector.set_sleep_impl(components.and_then(RuntimeComponents::sleep_impl));
            connector.build()
        }),
    )
}

/// The certificates of a bundle. They are tried here, because connections take it for granted that they are some.
fn certificates(path: &Path) -> Result<Vec<u8>, EndpointError> {
    let refused = |path: &Path, reason: &dyn Display| EndpointError::CaBundle {
        path: path.to_owned(),
        reason: reason.to_string(),
    };
    let pem = std::fs::read(path).map_err(|error| refused(path, &error))?;
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&pem) {
        let certificate = certificate.map_err(|error| refused(path, &error))?;
        roots
            .add(certificate)
            .map_err(|error| refused(path, &error))?;
    }
    if roots.is_empty() {
        return Err(refused(path, &"it has no certificates"));
    }
    Ok(pem)
}

#[cfg(test)]
mod tests {
    use super::certificates;

    #[test]
    fn a_bundle_without_certificates_is_refused_before_it_is_used() {
        let folder = std::env::temp_dir().join(format!("emrys-bundle-{}", std::process::id()));
        let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        for (text, reason) in [("", "it has no certificates"), (broken, "BadEncoding")] {
            std::fs::write(&folder, text).unwrap();
            let error = certificates(&folder).unwrap_err().to_string();
            assert!(error.contains(reason), "{error}");
        }
        std::fs::remove_file(&folder).unwrap();
        let error = certificates(&folder).unwrap_err().to_string();
        assert!(error.contains("No such file"), "{error}");
    }
}
