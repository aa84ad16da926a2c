// SPDX-License-Identifier: Apache-2.0
//! Which service a request is for.
//!
//! All share one port, so this goes by what each client says of itself, the most reliable first: our own path, the
//! service in the scope of the signature, the target header, the protocol; what is left is S3, whose paths are anything.

use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::request::Parts;

use crate::answer::Protocol;
use crate::signature::Authorization;

/// EMR's name in the scope of a signature.
pub(crate) const EMR_SERVICE: &str = "elasticmapreduce";
/// EMR's name in the target header.
pub(crate) const EMR_TARGET: &str = "ElasticMapReduce";

/// What a request is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Route {
    /// The engine's own operations.
    Engine,
    /// The EMR API.
    Emr,
    /// The S3 API.
    ObjectStore,
    /// A service that is not served here.
    Other {
        /// Its name, as the client has it.
        service: String,
        /// How to tell the client.
        protocol: Protocol,
    },
}

impl Route {
    /// Finds the service.
    pub(crate) fn of(head: &Parts) -> Self {
        let path = head.uri.path();
        if path == "/_emrys" || path.starts_with("/_emrys/") {
            return Self::Engine;
        }
        let text = |name| head.headers.get(name).and_then(|value| value.to_str().ok());
        let other = |service: &str| {
            let protocol = match protocol(head) {
                // XML shows in S3's requests alone, which are not another service's: nearly all others speak JSON.
                Protocol::Xml => Protocol::Json,
                protocol => protocol,
            };
            Self::Other {
                service: service.to_owned(),
                protocol,
            }
        };
        if let Some(authorization) = text(AUTHORIZATION.as_str()).and_then(Authorization::parse) {
            return match authorization.service {
                EMR_SERVICE => Self::Emr,
                "s3" => Self::ObjectStore,
                service => other(service),
            };
        }
        if let Some(target) = text("x-amz-target") {
            let service = target
                .rsplit_once('.')
                .map_or(target, |(service, _)| service);
            return if service == EMR_TARGET {
                Self::Emr
            } else {
                other(service)
            };
        }
        match protocol(head) {
            Protocol::Json => Self::Emr,
            Protocol::Query if path == "/" => other("unknown"),
            Protocol::Cbor => other("unknown"),
            Protocol::Query | Protocol::Xml => Self::ObjectStore,
        }
    }

    /// The protocol in which to answer when nothing of the request can be acted upon.
    pub(crate) fn protocol(&self) -> Protocol {
        match self {
            Self::Engine | Self::Emr => Protocol::Json,
            Self::ObjectStore => Protocol::Xml,
            Self::Other { protocol, .. } => *protocol,
        }
    }
}

/// The protocol that the headers show.
fn protocol(head: &Parts) -> Protocol {
    let content_type = head
        .headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if content_type.starts_with("application/x-amz-json-")
        || head.headers.contains_key("x-amz-target")
    {
        Protocol::Json
    } else if head.headers.contains_key("smithy-protocol")
        || content_type.starts_with("application/cbor")
    {
        Protocol::Cbor
    } else if content_type.starts_with("application/x-www-form-urlencoded") {
        Protocol::Query
    } else {
        Protocol::Xml
    }
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::Route;
    use crate::answer::Protocol;

    fn route(path: &str, headers: &[(&str, &str)]) -> Route {
        let request = headers
            .iter()
            .fold(Request::post(path), |request, (name, value)| {
                request.header(*name, *value)
            });
        Route::of(&request.body(()).unwrap().into_parts().0)
    }

    fn signed(service: &str) -> String {
        format!(
            "AWS4-HMAC-SHA256 Credential=k/20261121/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=s"
        )
    }

    #[test]
    fn the_first_thing_that_tells_decides() {
        let json = ("content-type", "application/x-amz-json-1.1");
        let form = (
            "content-type",
            "application/x-www-form-urlencoded; charset=utf-8",
        );
        let emr = signed("elasticmapreduce");
        let s3 = signed("s3");
        let sts = signed("sts");
        let other = |service: &str, protocol| Route::Other {
            service: service.to_owned(),
            protocol,
        };

        assert_eq!(
            route("/_emrys/status", &[("authorization", &s3)]),
            Route::Engine
        );
        assert_eq!(route("/_emrysx/status", &[]), Route::ObjectStore);
        assert_eq!(route("/", &[("authorization", &emr), form]), Route::Emr);
        assert_eq!(
            route("/bucket", &[("authorization", &s3), json]),
            Route::ObjectStore
        );
        assert_eq!(
            route("/", &[("authorization", &sts), form]),
            other("sts", Protocol::Query)
        );
        assert_eq!(
            route("/functions", &[("authorization", &signed("lambda"))]),
            other("lambda", Protocol::Json)
        );
        assert_eq!(
            route("/", &[("x-amz-target", "ElasticMapReduce.ListClusters")]),
            Route::Emr
        );
        assert_eq!(
            route("/", &[("x-amz-target", "AmazonSSM.GetParameter"), json]),
            other("AmazonSSM", Protocol::Json)
        );
        assert_eq!(route("/", &[json]), Route::Emr);
        assert_eq!(route("/", &[form]), other("unknown", Protocol::Query));
        assert_eq!(
            route("/service/X", &[("smithy-protocol", "rpc-v2-cbor")]),
            other("unknown", Protocol::Cbor)
        );
        assert_eq!(route("/bucket/key", &[form]), Route::ObjectStore);
        assert_eq!(route("/", &[]), Route::ObjectStore);
    }
}
