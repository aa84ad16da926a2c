// SPDX-License-Identifier: Apache-2.0
//! The services of AWS that are called, by the names they have in different places.

/// A service of AWS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Amazon EMR.
    Emr,
    /// Parameter Store, a part of Systems Manager.
    Parameters,
    /// AWS Secrets Manager.
    Secrets,
    /// AWS Step Functions.
    States,
    /// Amazon EventBridge.
    Events,
    /// Amazon S3.
    Objects,
    /// AWS Security Token Service.
    Identity,
    /// AWS CloudFormation.
    Stacks,
}

impl Service {
    /// Its id in the configuration of AWS's tools: `services` sections and variables such as `AWS_ENDPOINT_URL_EMR`
    /// are named by it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Emr => "EMR",
            Self::Parameters => "SSM",
            Self::Secrets => "Secrets Manager",
            Self::States => "SFN",
            Self::Events => "EventBridge",
            Self::Objects => "S3",
            Self::Identity => "STS",
            Self::Stacks => "CloudFormation",
        }
    }

    /// The variable that names its address, and no other service's.
    #[must_use]
    pub const fn endpoint_variable(self) -> &'static str {
        match self {
            Self::Emr => "AWS_ENDPOINT_URL_EMR",
            Self::Parameters => "AWS_ENDPOINT_URL_SSM",
            Self::Secrets => "AWS_ENDPOINT_URL_SECRETS_MANAGER",
            Self::States => "AWS_ENDPOINT_URL_SFN",
            Self::Events => "AWS_ENDPOINT_URL_EVENTBRIDGE",
            Self::Objects => "AWS_ENDPOINT_URL_S3",
            Self::Identity => "AWS_ENDPOINT_URL_STS",
            Self::Stacks => "AWS_ENDPOINT_URL_CLOUDFORMATION",
        }
    }

    /// Its name in signatures, which is also the first part of its address.
    pub(crate) const fn signing_name(self) -> &'static str {
        match self {
            Self::Emr => "elasticmapreduce",
            Self::Parameters => "ssm",
            Self::Secrets => "secretsmanager",
            Self::States => "states",
            Self::Events => "events",
            Self::Objects => "s3",
            Self::Identity => "sts",
            Self::Stacks => "cloudformation",
        }
    }

    /// What stands before the operation in the target header, of services that speak JSON.
    pub(crate) const fn target(self) -> &'static str {
        match self {
            Self::Emr => "ElasticMapReduce",
            Self::Parameters => "AmazonSSM",
            Self::Secrets => "secretsmanager",
            Self::States => "AWSStepFunctions",
            Self::Events => "AWSEvents",
            Self::Objects | Self::Identity | Self::Stacks => "",
        }
    }

    /// What its requests are declared to be, of services that speak JSON.
    pub(crate) const fn content_type(self) -> &'static str {
        match self {
            Self::States => "application/x-amz-json-1.0",
            _ => "application/x-amz-json-1.1",
        }
    }

    /// Its address in a region (AWS General Reference, service endpoints).
    pub(crate) fn address(self, region: &str) -> String {
        let suffix = match region.split_once('-').map_or(region, |(first, _)| first) {
            "cn" => "amazonaws.com.cn",
            "eusc" => "amazonaws.eu",
            _ => "amazonaws.com",
        };
        format!("https://{}.{region}.{suffix}", self.signing_name())
    }
}

#[cfg(test)]
mod tests {
    use super::Service;

    #[test]
    fn the_address_is_that_of_the_regions_partition() {
        let emr = |region| Service::Emr.address(region);
        assert_eq!(
            emr("eu-central-1"),
            "https://elasticmapreduce.eu-central-1.amazonaws.com"
        );
        assert_eq!(
            emr("cn-north-1"),
            "https://elasticmapreduce.cn-north-1.amazonaws.com.cn"
        );
        assert_eq!(
            Service::Objects.address("us-gov-west-1"),
            "https://s3.us-gov-west-1.amazonaws.com"
        );
    }
}
