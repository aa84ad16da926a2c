// SPDX-License-Identifier: Apache-2.0
//! Which service a request is for.
//!
//! All share one port, so this goes by what each client says of itself, the most reliable first: our own path, the
//! service in the scope of the signature, the target header, the protocol; what is left is S3, whose paths are anything.

use emrys_protocol::query::QueryService;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::request::Parts;

use crate::answer::Protocol;
use crate::signature::Authorization;

/// A service that is served here and speaks AWS JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JsonService {
    /// Amazon EMR.
    Emr,
    /// Parameter Store, which is a part of Systems Manager.
    Parameters,
    /// AWS Secrets Manager.
    Secrets,
    /// AWS Step Functions.
    States,
    /// Amazon EventBridge.
    Events,
}

impl JsonService {
    const ALL: [Self; 5] = [
        Self::Emr,
        Self::Parameters,
        Self::Secrets,
        Self::States,
        Self::Events,
    ];

    /// Its name in the scope of a signature.
    pub(crate) const fn scope(self) -> &'static str {
        match self {
            Self::Emr => "elasticmapreduce",
            Self::Parameters => "ssm",
            Self::Secrets => "secretsmanager",
            Self::States => "states",
            Self::Events => "events",
        }
    }

    /// Its name in the target header.
    pub(crate) const fn target(self) -> &'static str {
        match self {
            Self::Emr => "ElasticMapReduce",
            Self::Parameters => "AmazonSSM",
            Self::Secrets => "secretsmanager",
            Self::States => "AWSStepFunctions",
            Self::Events => "AWSEvents",
        }
    }

    /// The version of AWS JSON that it speaks.
    const fn protocol(self) -> Protocol {
        match self {
            Self::Emr | Self::Parameters | Self::Secrets | Self::Events => Protocol::Json,
            Self::States => Protocol::Json10,
        }
    }
}

/// What a request is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Route {
    /// The engine's own operations.
    Engine,
    /// A service that speaks AWS JSON.
    Json(JsonService),
    /// A service that speaks the Query protocol.
    Query(QueryService),
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
                // Nothing shows that a request is REST's with JSON, which nearly all services without a form speak.
                Protocol::Xml => Protocol::RestJson,
                protocol => protocol,
            };
            Self::Other {
                service: service.to_owned(),
                protocol,
            }
        };
        if let Some(authorization) = text(AUTHORIZATION.as_str()).and_then(Authorization::parse) {
            return Self::of_scope(authorization.service)
                .unwrap_or_else(|| other(authorization.service));
        }
        if let Some(target) = text("x-amz-target") {
            let service = target
                .rsplit_once('.')
                .map_or(target, |(service, _)| service);
            let served = JsonService::ALL.into_iter();
            let mut served = served.filter(|served| served.target() == service);
            return served.next().map_or_else(|| other(service), Self::Json);
        }
        match protocol(head) {
            Protocol::Json | Protocol::Json10 => Self::Json(JsonService::Emr),
            Protocol::Query if path == "/" => other("unknown"),
            Protocol::Cbor => other("unknown"),
            Protocol::Query | Protocol::Ec2 | Protocol::RestJson | Protocol::Xml => {
                Self::ObjectStore
            }
        }
    }

    /// The service with that name in the scope of a signature, if it is served here.
    fn of_scope(scope: &str) -> Option<Self> {
        let mut json = JsonService::ALL.into_iter();
        let mut query = QueryService::ALL.into_iter();
        (scope == "s3")
            .then_some(Self::ObjectStore)
            .or_else(|| json.find(|it| it.scope() == scope).map(Self::Json))
            .or_else(|| query.find(|it| it.as_str() == scope).map(Self::Query))
    }

    /// The protocol in which to answer when nothing of the request can be acted upon.
    pub(crate) fn protocol(&self) -> Protocol {
        match self {
            Self::Engine => Protocol::Json,
            Self::Json(service) => service.protocol(),
            Self::Query(QueryService::Ec2) => Protocol::Ec2,
            Self::Query(QueryService::Iam | QueryService::Sns | QueryService::Sts) => {
                Protocol::Query
            }
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
    use emrys_protocol::query::QueryService;
    use http::Request;

    use super::{JsonService, Route};
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
        let other = |service: &str, protocol| Route::Other {
            service: service.to_owned(),
            protocol,
        };

        assert_eq!(
            route("/_emrys/status", &[("authorization", &s3)]),
            Route::Engine
        );
        assert_eq!(route("/_emrysx/status", &[]), Route::ObjectStore);
        assert_eq!(
            route("/", &[("authorization", &emr), form]),
            Route::Json(JsonService::Emr)
        );
        assert_eq!(
            route("/bucket", &[("authorization", &s3), json]),
            Route::ObjectStore
        );
        assert_eq!(
            route("/", &[("authorization", &signed("sqs")), form]),
            other("sqs", Protocol::Query)
        );
        for service in QueryService::ALL {
            let authorization = signed(service.as_str());
            let route = route("/", &[("authorization", &authorization), form]);
            assert_eq!(route, Route::Query(service));
        }
        assert_eq!(
            route("/functions", &[("authorization", &signed("lambda"))]),
            other("lambda", Protocol::RestJson)
        );
        assert_eq!(
            route("/", &[("authorization", &signed("ssm")), json]),
            Route::Json(JsonService::Parameters)
        );
        assert_eq!(
            route("/", &[("x-amz-target", "ElasticMapReduce.ListClusters")]),
            Route::Json(JsonService::Emr)
        );
        assert_eq!(
            route("/", &[("x-amz-target", "AmazonSSM.GetParameter"), json]),
            Route::Json(JsonService::Parameters)
        );
        assert_eq!(
            route(
                "/",
                &[("x-amz-target", "AWSStepFunctions.ListActivities"), json]
            ),
            Route::Json(JsonService::States)
        );
        assert_eq!(
            route("/", &[("x-amz-target", "AWSEvents.PutEvents"), json]),
            Route::Json(JsonService::Events)
        );
        assert_eq!(
            route("/", &[("x-amz-target", "AWSGlue.GetTable"), json]),
            other("AWSGlue", Protocol::Json)
        );
        assert_eq!(route("/", &[json]), Route::Json(JsonService::Emr));
        assert_eq!(route("/", &[form]), other("unknown", Protocol::Query));
        assert_eq!(
            route("/service/X", &[("smithy-protocol", "rpc-v2-cbor")]),
            other("unknown", Protocol::Cbor)
        );
        assert_eq!(route("/bucket/key", &[form]), Route::ObjectStore);
        assert_eq!(route("/", &[]), Route::ObjectStore);
    }
}
