// SPDX-License-Identifier: Apache-2.0
//! Requests that are refused whatever they ask.
//!
//! What is served here starts processes with the user's rights, and any page in the user's browser can send requests to
//! the loopback interface. Browsers mark such requests, and a name that an attacker makes point here (DNS rebinding)
//! stays in `Host`. Clients of the API send neither mark and the address that they were given.

use std::net::{Ipv4Addr, Ipv6Addr};

use http::header::{CONTENT_TYPE, HOST, ORIGIN};
use http::request::Parts;
use http::uri::Authority;
use http::{HeaderValue, Method};

use crate::router::Route;

/// Decides which requests are acted upon at all.
#[derive(Debug)]
pub(crate) struct Guard {
    allow_hosts: Vec<String>,
    verifies_signatures: bool,
}

/// Why a request is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// A page of another origin sent it: use a client that is no browser.
    #[error("requests from pages of other origins are refused")]
    Origin,
    /// A page of another site sent it: use a client that is no browser.
    #[error("requests from pages of other sites are refused")]
    Site,
    /// It names a host that need not be this one: use a loopback address, or allow the name.
    #[error(
        "the host `{0}` is refused: use a loopback address or `localhost`, or start the server with `--allow-host`"
    )]
    Host(String),
    /// An HTML form, whose signature nobody can check here: upload with a client, or configure credentials.
    #[error(
        "uploads from HTML forms must be signed, which can only be checked with configured credentials"
    )]
    Form,
}

impl Guard {
    /// A guard that allows the host names in addition to those of the loopback interface.
    pub(crate) fn new(allow_hosts: Vec<String>, verifies_signatures: bool) -> Self {
        Self {
            allow_hosts,
            verifies_signatures,
        }
    }

    /// Refuses what must not be acted upon.
    pub(crate) fn check(&self, head: &Parts, route: &Route) -> Result<(), Refusal> {
        // The engine's own routes know a token instead of signatures.
        let signed = self.verifies_signatures && *route != Route::Engine;
        if !signed {
            self.check_host(head)?;
        }
        if head
            .headers
            .get_all(ORIGIN)
            .iter()
            .any(|origin| !is_own_origin(origin, head))
        {
            return Err(Refusal::Origin);
        }
        let sites = head.headers.get_all("sec-fetch-site");
        // `none` is the user, typing an address. Another port of this host is `same-site` and not ours.
        if sites
            .iter()
            .any(|site| site != "same-origin" && site != "none")
        {
            return Err(Refusal::Site);
        }
        let content_type = head
            .headers
            .get(CONTENT_TYPE)
            .map(HeaderValue::as_bytes)
            .unwrap_or_default();
        let form = content_type
            .to_ascii_lowercase()
            .starts_with(b"multipart/form-data");
        if form && head.method == Method::POST && !signed {
            return Err(Refusal::Form);
        }
        Ok(())
    }

    fn check_host(&self, head: &Parts) -> Result<(), Refusal> {
        let named = head.uri.authority().map(Authority::as_str);
        let mut hosts = head
            .headers
            .get_all(HOST)
            .iter()
            .map(|host| host.to_str().unwrap_or("?"))
            .chain(named)
            .peekable();
        if hosts.peek().is_none() {
            return Err(Refusal::Host(String::new()));
        }
        match hosts.find(|host| !self.is_allowed(host)) {
            Some(host) => Err(Refusal::Host(host.to_owned())),
            None => Ok(()),
        }
    }

    fn is_allowed(&self, host: &str) -> bool {
        let Ok(authority) = host.parse::<Authority>() else {
            return false;
        };
        let name = authority.host().trim_end_matches('.').to_ascii_lowercase();
        // What clients of Step Functions put before the host of two operations (`StartSyncExecution`, `TestState`).
        let name = name.strip_prefix("sync-").unwrap_or(&name);
        let address = name.trim_start_matches('[').trim_end_matches(']');
        name == "localhost"
            || name.ends_with(".localhost")
            || address
                .parse::<Ipv4Addr>()
                .is_ok_and(|address| address.is_loopback())
            || address
                .parse::<Ipv6Addr>()
                .is_ok_and(|address| address.is_loopback())
            || self
                .allow_hosts
                .iter()
                .any(|allowed| allowed.eq_ignore_ascii_case(name))
    }
}

/// Whether a page of that origin is one that this server sent.
fn is_own_origin(origin: &HeaderValue, head: &Parts) -> bool {
    let host = head.headers.get(HOST).map(HeaderValue::as_bytes);
    host.is_some_and(|host| {
        origin
            .as_bytes()
            .strip_prefix(b"http://")
            .is_some_and(|own| own.eq_ignore_ascii_case(host))
    })
}

#[cfg(test)]
mod tests {
    use emrys_protocol::query::QueryService;
    use http::Request;

    use super::{Guard, Refusal};
    use crate::router::{JsonService, Route};

    const HERE: (&str, &str) = ("host", "127.0.0.1:3677");

    fn check(guard: &Guard, route: &Route, headers: &[(&str, &str)]) -> Result<(), Refusal> {
        let request = headers
            .iter()
            .fold(Request::post("/"), |request, (name, value)| {
                request.header(*name, *value)
            });
        guard.check(&request.body(()).unwrap().into_parts().0, route)
    }

    #[test]
    fn requests_of_foreign_pages_are_refused_on_every_route() {
        for verifies in [false, true] {
            let guard = Guard::new(Vec::new(), verifies);
            for route in [
                Route::Engine,
                Route::Json(JsonService::Emr),
                Route::Query(QueryService::Iam),
                Route::ObjectStore,
            ] {
                let with = |name, value| check(&guard, &route, &[HERE, (name, value)]);
                for origin in [
                    "https://evil.example",
                    "null",
                    "",
                    "http://127.0.0.1:3000",
                    "https://127.0.0.1:3677",
                ] {
                    assert_eq!(with("origin", origin), Err(Refusal::Origin), "{origin}");
                }
                for site in ["cross-site", "same-site", "new"] {
                    assert_eq!(with("sec-fetch-site", site), Err(Refusal::Site), "{site}");
                }
                assert_eq!(with("origin", "http://127.0.0.1:3677"), Ok(()));
                assert_eq!(with("sec-fetch-site", "same-origin"), Ok(()));
                assert_eq!(with("sec-fetch-site", "none"), Ok(()));
                assert_eq!(check(&guard, &route, &[HERE]), Ok(()));
            }
        }
    }

    #[test]
    fn only_names_of_this_machine_are_served_where_signatures_are_not_verified() {
        let guard = Guard::new(vec!["build.example".to_owned()], false);
        for host in [
            "localhost",
            "LOCALHOST:3677",
            "bucket.localhost:3677",
            "127.0.0.1",
            "127.8.9.1:1",
            "[::1]:3677",
            "localhost.",
            "Build.example:80",
            "sync-localhost:3677",
            "sync-127.0.0.1:3677",
            "sync-build.example",
        ] {
            assert_eq!(
                check(&guard, &Route::Json(JsonService::Emr), &[("host", host)]),
                Ok(()),
                "{host}"
            );
        }
        for host in [
            "evil.example",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "notlocalhost",
            "sync-evil.example",
            "sync-sync-localhost",
            "0.0.0.0",
            "10.0.0.1:3677",
            "[::]",
            "",
            "a.build.example",
            "localhost@evil.example",
            "2130706433",
        ] {
            let refusal = check(&guard, &Route::Json(JsonService::Emr), &[("host", host)]);
            assert!(
                matches!(refusal, Err(Refusal::Host(_))),
                "{host}: {refusal:?}"
            );
        }
        assert_eq!(
            check(&guard, &Route::Json(JsonService::Emr), &[]),
            Err(Refusal::Host(String::new()))
        );
        let twice = check(
            &guard,
            &Route::Json(JsonService::Emr),
            &[HERE, ("host", "evil.example")],
        );
        assert_eq!(twice, Err(Refusal::Host("evil.example".to_owned())));
    }

    #[test]
    fn a_verified_signature_covers_the_host_and_the_token_does_not() {
        let guard = Guard::new(Vec::new(), true);
        let public = [("host", "emr.example:3677")];
        assert_eq!(
            check(&guard, &Route::Json(JsonService::Emr), &public),
            Ok(())
        );
        assert_eq!(check(&guard, &Route::ObjectStore, &public), Ok(()));
        assert!(matches!(
            check(&guard, &Route::Engine, &public),
            Err(Refusal::Host(_))
        ));
    }

    #[test]
    fn forms_are_left_to_those_who_can_check_their_signature() {
        let form = [HERE, ("content-type", "Multipart/form-data; boundary=x")];
        assert_eq!(
            check(&Guard::new(Vec::new(), false), &Route::ObjectStore, &form),
            Err(Refusal::Form)
        );
        assert_eq!(
            check(&Guard::new(Vec::new(), true), &Route::ObjectStore, &form),
            Ok(())
        );
    }
}
