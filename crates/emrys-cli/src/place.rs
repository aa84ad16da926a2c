// SPDX-License-Identifier: Apache-2.0
//! What `--on` and the arguments beside it name, before anybody is called: enough to lower a job flow for it.

use emrys_client::{Aws, AwsError, AwsOptions};
use emrys_protocol::engine::REGION;

use crate::arguments::{Destination, On};
use crate::exit::{ExitCode, Failure};
use crate::output;

/// The bucket that files are uploaded to where buckets cost nothing.
const ARTIFACTS: &str = "emrys-artifacts";

/// A place to run at.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) what: What,
    artifacts: Option<String>,
}

/// What kind of place it is.
#[derive(Clone)]
pub(crate) enum What {
    /// The engine of the state folder.
    Local,
    /// Whatever is at an address.
    Endpoint { url: String, region: String },
    /// AWS.
    Aws(Box<Aws>),
}

impl On {
    /// The place that is named.
    pub(crate) async fn place(&self) -> Result<Place, Failure> {
        let what = self.what().await?;
        Ok(Place {
            artifacts: match what {
                What::Aws(_) => None,
                What::Local | What::Endpoint { .. } => Some(ARTIFACTS.to_owned()),
            },
            what,
        })
    }

    async fn what(&self) -> Result<What, Failure> {
        let usage = |message: String| Failure::new(ExitCode::Usage, message);
        if self.on != "aws" && self.profile.is_some() {
            return Err(usage("--profile is for `--on aws`".to_owned()));
        }
        match self.on.as_str() {
            "local" => match self.region.as_deref() {
                None | Some(REGION) => Ok(What::Local),
                Some(_) => Err(usage(format!("the local engine is in {REGION}"))),
            },
            "aws" => Ok(What::Aws(Box::new(self.aws().await?))),
            url if url.starts_with("http://") || url.starts_with("https://") => {
                Ok(What::Endpoint {
                    url: url.trim_end_matches('/').to_owned(),
                    region: self.region.clone().unwrap_or_else(|| REGION.to_owned()),
                })
            }
            other => Err(usage(format!("`{other}` is not a target"))
                .hint("use `local`, `aws`, or the address of an EMR-compatible endpoint")),
        }
    }

    async fn aws(&self) -> Result<Aws, Failure> {
        let options = AwsOptions {
            profile: self.profile.clone(),
            region: self.region.clone(),
        };
        let aws = Aws::load(options).await.map_err(|error| {
            let failure = Failure::new(ExitCode::Usage, &error);
            match error {
                AwsError::NoRegion => {
                    failure.hint("name one with --region, AWS_REGION or a profile's `region`")
                }
                AwsError::Variant(_) | AwsError::Endpoint(_) => failure,
            }
        })?;
        if let Some(url) = aws.ignored_endpoint() {
            output::say(format_args!(
                "AWS_ENDPOINT_URL leads to this machine ({url}) and is ignored: `--on aws` means AWS"
            ));
        }
        Ok(aws)
    }
}

impl Destination {
    /// The place that is named, with where files are uploaded to.
    pub(crate) async fn place(&self) -> Result<Place, Failure> {
        let place = self.on.place().await?;
        Ok(Place {
            artifacts: self.artifacts.clone().or(place.artifacts),
            what: place.what,
        })
    }
}

impl Place {
    /// Where somebody else sends it: nobody is called there.
    pub(crate) fn elsewhere() -> Self {
        Self {
            what: What::Endpoint {
                url: String::new(),
                region: REGION.to_owned(),
            },
            artifacts: None,
        }
    }

    /// The region.
    pub(crate) fn region(&self) -> &str {
        match &self.what {
            What::Local => REGION,
            What::Endpoint { region, .. } => region,
            What::Aws(aws) => aws.region(),
        }
    }

    /// Whether its clusters run on this machine.
    pub(crate) fn is_here(&self) -> bool {
        match &self.what {
            What::Local => true,
            What::Endpoint { url, .. } => {
                let host = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
                let host = host.split('/').next().unwrap_or(host);
                let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
                ["127.0.0.1", "[::1]", "localhost"].contains(&name)
            }
            What::Aws(_) => false,
        }
    }

    /// The bucket, and a prefix, that files of this machine are uploaded to.
    pub(crate) fn artifacts(&self) -> Option<&str> {
        self.artifacts.as_deref()
    }
}
