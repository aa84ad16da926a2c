// SPDX-License-Identifier: Apache-2.0
//! The transport of services that speak JSON, EMR's API above all: one generic call, signed.

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use aws_runtime::auth::sigv4::{SCHEME_ID, SigV4AuthScheme};
use aws_runtime::auth::{SigV4OperationSigningConfig, SigningOptions};
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_runtime::client::orchestrator::operation::{Operation, OperationBuilder};
use aws_smithy_runtime_api::client::auth::static_resolver::StaticAuthSchemeOptionResolver;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeOptionResolverParams, SharedAuthScheme, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::Layer;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SigningName;
use aws_types::region::{Region, SigningRegion};
use bytes::Bytes;
use emrys_protocol::{ApiError, Transport, is_repeatable};

use crate::connections;
use crate::endpoint::{Endpoint, EndpointError, checked};
use crate::failure::{answered, failure};
use crate::retry::Retries;
use crate::service::Service;

/// What requests say of their sender.
pub(crate) const USER_AGENT: &str = concat!("emrys/", env!("CARGO_PKG_VERSION"));

/// Longest that making a connection may take.
const LONGEST_CONNECT: Duration = Duration::from_secs(5);
/// Longest that one attempt may take.
const LONGEST_ATTEMPT: Duration = Duration::from_secs(60);

/// A service at an endpoint.
#[derive(Clone)]
pub struct Client {
    url: String,
    service: Service,
    /// For what may be sent again although it may have arrived.
    repeatable: Operation<Call, Bytes, ApiError>,
    /// For what must not.
    once: Operation<Call, Bytes, ApiError>,
}

/// A call whose input has been written.
#[derive(Debug)]
struct Call {
    service: Service,
    operation: &'static str,
    body: Bytes,
}

impl Client {
    /// A client of EMR at that endpoint. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// The address is none, or TLS cannot be spoken.
    pub fn new(endpoint: &Endpoint) -> Result<Self, EndpointError> {
        Self::of(Service::Emr, endpoint)
    }

    /// A client of that service at that endpoint. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// As [`Client::new`].
    pub fn of(service: Service, endpoint: &Endpoint) -> Result<Self, EndpointError> {
        Self::with_retries(service, endpoint, &RetryConfig::standard())
    }

    /// A client of EMR that sends every request once: for a caller who repeats what it may at its own pace.
    ///
    /// # Errors
    ///
    /// As [`Client::new`].
    pub fn without_retries(endpoint: &Endpoint) -> Result<Self, EndpointError> {
        Self::with_retries(Service::Emr, endpoint, &RetryConfig::disabled())
    }

    fn with_retries(
        service: Service,
        endpoint: &Endpoint,
        retries: &RetryConfig,
    ) -> Result<Self, EndpointError> {
        let url = checked(&endpoint.url)?;
        let connections = connections::of(endpoint)?;
        let operation = |repeatable| {
            operation(service.id(), &url, connections.clone(), LONGEST_ATTEMPT)
                .runtime_plugin(signing(endpoint, service, SigningOptions::default()))
                .standard_retry(retries)
                .retry_classifier(Retries { repeatable })
                .serializer(request)
                .deserializer(body)
                .build()
        };
        Ok(Self {
            repeatable: operation(true),
            once: operation(false),
            service,
            url,
        })
    }

    /// Where it calls.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

#[async_trait]
impl Transport for Client {
    async fn call(&self, operation: &'static str, body: Bytes) -> Result<Bytes, ApiError> {
        let sender = if is_repeatable(operation) {
            &self.repeatable
        } else {
            &self.once
        };
        sender
            .invoke(Call {
                service: self.service,
                operation,
                body,
            })
            .await
            .map_err(|error| failure(&self.url, error))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

/// What all operations have in common.
pub(crate) fn operation(
    service: &'static str,
    url: &str,
    connections: SharedHttpClient,
    longest_attempt: Duration,
) -> OperationBuilder {
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(LONGEST_CONNECT)
        .operation_attempt_timeout(longest_attempt)
        .build();
    Operation::builder()
        .service_name(service)
        .operation_name("Call")
        .endpoint_url(url)
        .http_client(connections)
        .sleep_impl(TokioSleep::new())
        .timeout_config(timeouts)
        // An answer that waits for news is not a stalled one.
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
}

/// Signs with the endpoint's credentials, for its region.
pub(crate) fn signing(
    endpoint: &Endpoint,
    service: Service,
    signing_options: SigningOptions,
) -> StaticRuntimePlugin {
    let mut layer = Layer::new("signing");
    layer.store_put(AuthSchemeOptionResolverParams::new(()));
    layer.store_put(SigV4OperationSigningConfig {
        region: Some(SigningRegion::from(Region::new(endpoint.region.clone()))),
        name: Some(SigningName::from_static(service.signing_name())),
        signing_options,
        ..SigV4OperationSigningConfig::default()
    });
    let options = StaticAuthSchemeOptionResolver::new(vec![SCHEME_ID]);
    let identities = endpoint.shared.as_ref();
    let identities = identities.map(|shared| shared.identities.clone());
    let components = RuntimeComponentsBuilder::new("signing")
        .with_identity_cache(identities)
        .with_auth_scheme(SharedAuthScheme::new(SigV4AuthScheme::new()))
        .with_auth_scheme_option_resolver(Some(SharedAuthSchemeOptionResolver::new(options)))
        .with_identity_resolver(
            SCHEME_ID,
            SharedIdentityResolver::new(endpoint.credentials.clone()),
        );
    StaticRuntimePlugin::new()
        .with_config(layer.freeze())
        .with_runtime_components(components)
}

fn request(call: Call) -> Result<HttpRequest, Box<dyn std::error::Error + Send + Sync>> {
    let request = http::Request::post("/")
        .header("content-type", call.service.content_type())
        .header(
            "x-amz-target",
            format!("{}.{}", call.service.target(), call.operation),
        )
        .header("user-agent", USER_AGENT)
        .body(SdkBody::from(call.body))?;
    Ok(request.try_into()?)
}

fn body(response: &HttpResponse) -> Result<Bytes, OrchestratorError<ApiError>> {
    if response.status().is_success() {
        Ok(Bytes::copy_from_slice(
            response.body().bytes().unwrap_or_default(),
        ))
    } else {
        Err(OrchestratorError::operation(answered(response)))
    }
}
