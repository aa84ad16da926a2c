// SPDX-License-Identifier: Apache-2.0
//! An account of AWS, as the standard configuration of AWS's tools describes it: credentials, region, addresses.

use aws_config::SdkConfig;
use aws_sdk_sts::error::ProvideErrorMetadata as _;
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::retry::RetryConfig;
use aws_types::region::Region;
use aws_types::service_config::ServiceConfigKey;
use emrys_protocol::{ApiError, ErrorCode};

use crate::connections;
use crate::endpoint::{Endpoint, EndpointError, Shared, checked, is_loopback};
use crate::failure::{no_credentials, unreachable};
use crate::service::Service;

/// The key of a service's address in AWS's configuration files.
const ENDPOINT_URL: &str = "endpoint_url";

/// What the user says about the account; all else is in the environment and in AWS's configuration files.
#[derive(Debug, Clone, Default)]
pub struct AwsOptions {
    /// The profile of those files.
    pub profile: Option<String>,
    /// The region.
    pub region: Option<String>,
}

/// An account of AWS in a region.
#[derive(Debug, Clone)]
pub struct Aws {
    configuration: SdkConfig,
    region: String,
    shared: Shared,
    ignored: Option<String>,
}

/// Who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The account's number.
    pub account: String,
    /// The user or role.
    pub arn: String,
}

/// Who calls at an endpoint of STS: AWS answers that to everybody who has credentials, whatever they permit.
///
/// # Errors
///
/// There are no credentials, they are not valid, or the endpoint cannot be reached.
pub async fn caller(endpoint: &Endpoint) -> Result<Identity, ApiError> {
    let invalid = |error: EndpointError| ApiError::validation(error.to_string());
    let url = checked(&endpoint.url).map_err(invalid)?;
    let mut configuration = aws_sdk_sts::Config::builder()
        .behavior_version(aws_sdk_sts::config::BehaviorVersion::latest())
        .region(Region::new(endpoint.region.clone()))
        .credentials_provider(endpoint.credentials.clone())
        .endpoint_url(&url)
        .http_client(connections::of(endpoint).map_err(invalid)?)
        .retry_config(RetryConfig::standard())
        .sleep_impl(TokioSleep::new());
    if let Some(shared) = &endpoint.shared {
        configuration = configuration.identity_cache(shared.identities.clone());
    }
    let client = aws_sdk_sts::Client::from_conf(configuration.build());
    let answer = client.get_caller_identity().send().await;
    let caller = answer.map_err(|error| match (no_credentials(&error), error.code()) {
        (Some(none), _) => none,
        (None, Some(code)) => {
            ApiError::new(ErrorCode::from(code), error.message().unwrap_or_default())
        }
        (None, None) => {
            unreachable(&url, &error).with_detail(DisplayErrorContext(&error).to_string())
        }
    })?;
    Ok(Identity {
        account: caller.account.unwrap_or_default(),
        arn: caller.arn.unwrap_or_default(),
    })
}

/// Why an account cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum AwsError {
    /// Nothing says which region is meant: name it.
    #[error("no AWS region is configured")]
    NoRegion,
    /// Another kind of address is asked for than is known here: name the services' addresses.
    #[error(
        "the addresses of {0} endpoints are not known; name each with AWS_ENDPOINT_URL_EMR and its like"
    )]
    Variant(&'static str),
    /// A configured address cannot be called: correct it.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
}

impl Aws {
    /// The account that the environment, AWS's configuration files and the options describe. Credentials are only
    /// looked for when something is called.
    ///
    /// # Errors
    ///
    /// No region is configured, or what is configured cannot be used.
    pub async fn load(options: AwsOptions) -> Result<Self, AwsError> {
        let connections = connections::secure()?;
        let mut loader = aws_config::defaults(aws_config::BehaviorVersion::latest())
            .http_client(connections.clone());
        if let Some(profile) = options.profile {
            loader = loader.profile_name(profile);
        }
        if let Some(region) = options.region {
            loader = loader.region(Region::new(region));
        }
        let configuration = loader.load().await;
        let region = configuration
            .region()
            .ok_or(AwsError::NoRegion)?
            .to_string();
        if configuration.use_fips() == Some(true) {
            return Err(AwsError::Variant("FIPS"));
        }
        if configuration.use_dual_stack() == Some(true) {
            return Err(AwsError::Variant("dual-stack"));
        }
        let ignored = configuration.endpoint_url().filter(|url| is_loopback(url));
        Ok(Self {
            region,
            ignored: ignored.map(str::to_owned),
            shared: Shared {
                connections,
                identities: IdentityCache::lazy().build(),
            },
            configuration,
        })
    }

    /// The region.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The address for all services that is configured and left alone, since it leads to this machine: whoever asks for
    /// AWS does not mean an emulator that a variable was once set for.
    #[must_use]
    pub fn ignored_endpoint(&self) -> Option<&str> {
        self.ignored.as_deref()
    }

    /// Where a service is called.
    ///
    /// # Errors
    ///
    /// The address that is configured for it is none.
    pub fn endpoint(&self, service: Service) -> Result<Endpoint, AwsError> {
        let url = match self.configured(service) {
            Some(url) => checked(&url)?,
            None => service.address(&self.region),
        };
        let credentials = self.configuration.credentials_provider();
        let credentials = credentials.unwrap_or_else(|| Endpoint::engine("").credentials);
        let mut endpoint = Endpoint::new(url, self.region.clone(), credentials);
        endpoint.shared = Some(self.shared.clone());
        Ok(endpoint)
    }

    /// The address that is configured for a service: its own before one for all of them.
    fn configured(&self, service: Service) -> Option<String> {
        let is_ignored = self.setting(
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            "ignore_configured_endpoint_urls",
            "",
        );
        if is_ignored.is_some_and(|value| value.eq_ignore_ascii_case("true")) {
            return None;
        }
        let variable = std::env::var(service.endpoint_variable()).ok();
        let variable = variable.filter(|url| !url.is_empty());
        // Where the profile has no section for the service, it gives its address for all of them.
        let section = self.setting("", ENDPOINT_URL, service.id());
        let section =
            section.filter(|url| Some(url) != self.setting("", ENDPOINT_URL, "").as_ref());
        let for_all = self.configuration.endpoint_url();
        let for_all = for_all.filter(|url| !is_loopback(url)).map(str::to_owned);
        variable.or(section).or(for_all)
    }

    /// What a variable says, else the profile's section of the service, else the profile.
    fn setting(&self, variable: &str, key: &str, service: &str) -> Option<String> {
        let key = ServiceConfigKey::builder()
            .service_id(service)
            .env(variable)
            .profile(key)
            .build()
            .ok()?;
        self.configuration.service_config()?.load_config(key)
    }
}
