// SPDX-License-Identifier: Apache-2.0
//! The header in which a request says who signed it and for which service.

/// A read `Authorization` header of Signature Version 4.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Authorization<'a> {
    pub(crate) access_key_id: &'a str,
    pub(crate) date: &'a str,
    pub(crate) region: &'a str,
    pub(crate) service: &'a str,
    signed_headers: &'a str,
    pub(crate) signature: &'a str,
}

impl<'a> Authorization<'a> {
    /// Reads `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`.
    pub(crate) fn parse(header: &'a str) -> Option<Self> {
        let mut credential = None;
        let mut signed_headers = None;
        let mut signature = None;
        for part in header.strip_prefix("AWS4-HMAC-SHA256 ")?.split(',') {
            let (name, value) = part.trim().split_once('=')?;
            match name {
                "Credential" => credential = Some(value),
                "SignedHeaders" => signed_headers = Some(value),
                "Signature" => signature = Some(value),
                _ => return None,
            }
        }
        // From the right: nothing forbids a slash in an access key id.
        let mut scope = credential?.rsplitn(5, '/');
        if scope.next()? != "aws4_request" {
            return None;
        }
        Some(Self {
            service: scope.next()?,
            region: scope.next()?,
            date: scope.next().filter(|date| date.len() == 8)?,
            access_key_id: scope.next()?,
            signed_headers: signed_headers?,
            signature: signature?,
        })
    }

    /// The names of the headers that are signed.
    pub(crate) fn signed_headers(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.signed_headers.split(';')
    }
}

#[cfg(test)]
mod tests {
    use super::Authorization;

    #[test]
    fn both_ways_to_separate_the_parts_are_read() {
        for separator in [", ", ","] {
            let header = [
                "AWS4-HMAC-SHA256 Credential=key/with/slash/20261121/eu-west-1/elasticmapreduce/aws4_request",
                "SignedHeaders=host;x-amz-date",
                "Signature=abc",
            ]
            .join(separator);
            let authorization = Authorization::parse(&header).unwrap();
            assert_eq!(authorization.access_key_id, "key/with/slash");
            assert_eq!(authorization.date, "20261121");
            assert_eq!(authorization.region, "eu-west-1");
            assert_eq!(authorization.service, "elasticmapreduce");
            assert_eq!(
                authorization.signed_headers().collect::<Vec<_>>(),
                ["host", "x-amz-date"]
            );
            assert_eq!(authorization.signature, "abc");
        }
    }

    #[test]
    fn anything_else_is_not() {
        for header in [
            "",
            "Basic dXNlcg==",
            "AWS4-HMAC-SHA256 Credential=key/20261121/r/s/aws4_request, SignedHeaders=host",
            "AWS4-HMAC-SHA256 Credential=key/20261121/r/s, SignedHeaders=host, Signature=a",
            "AWS4-HMAC-SHA256 Credential=20261121/r/s/aws4_request, SignedHeaders=host, Signature=a",
            "AWS4-HMAC-SHA256 Credential=key/20261121/r/s/aws4_request, SignedHeaders=host, Signature=a, More=b",
        ] {
            assert_eq!(Authorization::parse(header), None, "{header}");
        }
    }
}
