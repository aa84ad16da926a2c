// SPDX-License-Identifier: Apache-2.0
//! Answers of services that speak the Query protocol.

use emrys_protocol::query::{Content, Element, QueryService};
use http::{HeaderValue, Response, StatusCode};
use s3s::Body;

use super::error::escape;
use super::with_body;

/// What an action gave.
pub(crate) fn query(
    request_id: &HeaderValue,
    service: QueryService,
    action: &str,
    elements: &[Element],
) -> Response<Body> {
    let body = body(request_id, service, action, elements);
    let content_type = HeaderValue::from_static("text/xml");
    with_body(StatusCode::OK, request_id, content_type, body.into())
}

/// The elements with what the service puts around them.
fn body(
    request_id: &HeaderValue,
    service: QueryService,
    action: &str,
    elements: &[Element],
) -> String {
    let id = request_id.to_str().unwrap_or_default();
    let namespace = match service {
        QueryService::Ec2 => "http://ec2.amazonaws.com/doc/2016-11-15/",
        QueryService::Iam => "https://iam.amazonaws.com/doc/2010-05-08/",
        QueryService::Sns => "http://sns.amazonaws.com/doc/2010-03-31/",
        QueryService::Sts => "https://sts.amazonaws.com/doc/2011-06-15/",
    };
    let mut content = String::new();
    write(&mut content, elements);
    let inner = match (service, elements) {
        (QueryService::Ec2, _) => format!("<requestId>{id}</requestId>{content}"),
        // An action that gives nothing has no result either.
        (_, []) => metadata(id),
        (_, _) => format!("<{action}Result>{content}</{action}Result>{}", metadata(id)),
    };
    format!("<{action}Response xmlns=\"{namespace}\">{inner}</{action}Response>")
}

fn metadata(id: &str) -> String {
    format!("<ResponseMetadata><RequestId>{id}</RequestId></ResponseMetadata>")
}

fn write(xml: &mut String, elements: &[Element]) {
    for Element { name, content } in elements {
        xml.extend(["<", name, ">"]);
        match content {
            Content::Text(text) => xml.push_str(&escape(text)),
            Content::Elements(elements) => write(xml, elements),
        }
        xml.extend(["</", name, ">"]);
    }
}

#[cfg(test)]
mod tests {
    use emrys_protocol::query::{Element, QueryService};
    use http::HeaderValue;

    use super::body;

    #[test]
    fn each_service_has_its_own_frame() {
        let id = HeaderValue::from_static("id-1");
        let zones = Element::list("zones", "item", [vec![Element::text("name", "a<b")]]);
        assert_eq!(
            body(&id, QueryService::Ec2, "DescribeZones", &[zones]),
            "<DescribeZonesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>id-1</requestId>\
             <zones><item><name>a&lt;b</name></item></zones></DescribeZonesResponse>"
        );
        let account = [Element::text("Account", "0")];
        assert_eq!(
            body(&id, QueryService::Sts, "GetCallerIdentity", &account),
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>\
             <Account>0</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>id-1</RequestId>\
             </ResponseMetadata></GetCallerIdentityResponse>"
        );
        assert_eq!(
            body(&id, QueryService::Iam, "DeleteRole", &[]),
            "<DeleteRoleResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><ResponseMetadata>\
             <RequestId>id-1</RequestId></ResponseMetadata></DeleteRoleResponse>"
        );
    }
}
