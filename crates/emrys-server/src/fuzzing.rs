// SPDX-License-Identifier: Apache-2.0
//! What the fuzz target `requests` calls, and the test that replays its seeds.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::net::IpAddr;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::{HOST, ORIGIN};
use http::request::Parts;
use http::{HeaderValue, Request};
use http_body_util::BodyExt as _;
use hyper::body::{Body, Frame};

use crate::aws_json::operation;
use crate::chunked::WithoutSignatures;
use crate::credentials::Credentials;
use crate::guard::Guard;
use crate::object_store::{has_old_signature, remove_signature_parameters};
use crate::router::{JsonService, Route};
use crate::signature::{resign, verify};

/// Lets a request pass through everything that decides about it. It is written as on the wire, with bare line ends.
pub fn request(data: &[u8]) {
    let (head, body) = match data.windows(2).position(|window| window == b"\n\n") {
        Some(end) => data.split_at(end),
        None => (data, b"".as_slice()),
    };
    let body = body.get(2..).unwrap_or_default();
    without_signatures(body);
    let Some(mut head) = parse(head) else {
        return;
    };
    let route = Route::of(&head);
    let path = head.uri.path();
    assert_eq!(
        route == Route::Engine,
        path == "/_emrys" || path.starts_with("/_emrys/")
    );
    let open = Guard::new(Vec::new(), false).check(&head, &route);
    if open.is_ok() {
        assert!(names_this_machine(&head), "{head:?}");
    }
    if open.is_ok() || Guard::new(Vec::new(), true).check(&head, &route).is_ok() {
        assert!(is_from_here(&head), "{head:?}");
    }
    if let Ok(operation) = operation(JsonService::Emr, &head) {
        assert!(head.method == "POST" && path == "/", "{operation}");
    }
    let credentials = Credentials {
        access_key_id: "AKIDEXAMPLE".to_owned(),
        secret_access_key: "a secret that no seed was signed with".into(),
    };
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1795251600);
    let verified = verify(&credentials, JsonService::Emr.scope(), &head, body, now);
    assert!(verified.is_err(), "{head:?}");
    has_old_signature(&head);
    if remove_signature_parameters(&mut head.uri).is_some() {
        let query = head.uri.query().unwrap_or_default().to_ascii_lowercase();
        let mut parameters = query.split('&');
        assert!(!parameters.any(|one| one.starts_with("x-amz-signature=")));
    }
    resign(&credentials, &mut head, now);
}

fn parse(head: &[u8]) -> Option<Parts> {
    let mut lines = head.split(|byte| *byte == b'\n');
    let first = std::str::from_utf8(lines.next()?).ok()?;
    let (method, target) = first.split_once(' ')?;
    let mut request = Request::builder().method(method).uri(target);
    for line in lines {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let (name, value) = line.split_at(colon);
        request = request.header(name, value.get(1..)?.trim_ascii());
    }
    Some(request.body(()).ok()?.into_parts().0)
}

/// Whether every name of the host, wherever it stands, is one that only this machine has.
fn names_this_machine(head: &Parts) -> bool {
    let authority = head.uri.authority().map(ToString::to_string);
    let hosts = head.headers.get_all(HOST).iter();
    let hosts = hosts.map(|host| String::from_utf8_lossy(host.as_bytes()).into_owned());
    let mut hosts = hosts.chain(authority).peekable();
    hosts.peek().is_some()
        && hosts.all(|host| {
            // User information and a port stand around the name.
            let host = host.rsplit('@').next().unwrap_or_default();
            let name = match host.strip_prefix('[') {
                Some(rest) => rest.split(']').next(),
                None => host.split(':').next(),
            };
            let name = name.unwrap_or_default().trim_end_matches('.');
            let name = name.to_ascii_lowercase();
            name == "localhost"
                || name.ends_with(".localhost")
                || name
                    .parse::<IpAddr>()
                    .is_ok_and(|address| address.is_loopback())
        })
}

/// Whether no page of another origin or site has sent it.
fn is_from_here(head: &Parts) -> bool {
    let host = head.headers.get(HOST).map(HeaderValue::as_bytes);
    let own = [b"http://", host.unwrap_or_default()].concat();
    let origins = head.headers.get_all(ORIGIN).iter();
    let sites = head.headers.get_all("sec-fetch-site").iter();
    origins
        .map(HeaderValue::as_bytes)
        .all(|origin| origin.eq_ignore_ascii_case(&own))
        && sites
            .map(HeaderValue::as_bytes)
            .all(|site| site == b"none" || site == b"same-origin")
}

/// Whatever pieces a body comes in, the same is left of it.
fn without_signatures(body: &[u8]) {
    let whole = filtered([body].into_iter());
    let halves = body.split_at(body.len() / 2);
    assert_eq!(filtered([halves.0, halves.1].into_iter()), whole);
    assert_eq!(filtered(body.chunks(1)), whole);
}

struct Pieces(VecDeque<Bytes>);

impl Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.pop_front().map(|piece| Ok(Frame::data(piece))))
    }
}

fn filtered<'b>(pieces: impl Iterator<Item = &'b [u8]>) -> Option<Bytes> {
    let pieces = pieces.map(Bytes::copy_from_slice).collect();
    let filter = WithoutSignatures::new(Pieces(pieces));
    match pin!(filter.collect()).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(collected) => Some(collected.ok()?.to_bytes()),
        Poll::Pending => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_seeds_of_the_fuzz_target_are_decided_about() {
        let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/seeds/requests");
        let mut count = 0;
        for seed in std::fs::read_dir(seeds).unwrap() {
            super::request(&std::fs::read(seed.unwrap().path()).unwrap());
            count += 1;
        }
        assert!(count > 0);
    }
}
