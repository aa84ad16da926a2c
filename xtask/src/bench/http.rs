// SPDX-License-Identifier: Apache-2.0
//! One HTTP/1.1 connection that is kept alive where the server lets it: the load generator's client.
//!
//! Knows just what the two servers send: a content length, chunks, or the end of the connection.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

/// Longest wait for a server; a figure is lost rather than the whole run.
const TIMEOUT: Duration = Duration::from_secs(60);

/// An answer.
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
}

/// A connection to one address, made again whenever the server has closed it.
pub(super) struct Connection {
    address: String,
    stream: Option<BufReader<TcpStream>>,
}

impl Connection {
    /// A connection that is made by its first request.
    pub(super) fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            stream: None,
        }
    }

    /// Sends a whole request, head and body, and reads the answer.
    pub(super) fn exchange(&mut self, request: &[u8]) -> Result<Response> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => connect(&self.address)?,
        };
        stream.get_mut().write_all(request)?;
        let (response, keep) = read_response(&mut stream)?;
        self.stream = keep.then_some(stream);
        Ok(response)
    }
}

fn connect(address: &str) -> Result<BufReader<TcpStream>> {
    let stream =
        TcpStream::connect(address).with_context(|| format!("failed to connect to {address}"))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    Ok(BufReader::new(stream))
}

/// How the body ends.
enum Body {
    Length(usize),
    Chunks,
    Close,
}

fn read_response(stream: &mut impl BufRead) -> Result<(Response, bool)> {
    let mut line = String::new();
    stream.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let version = words.next().unwrap_or_default().to_owned();
    let status = words.next().unwrap_or_default();
    let status = status
        .parse()
        .with_context(|| format!("no HTTP status line: `{}`", line.trim_end()))?;
    let mut keep = version == "HTTP/1.1";
    let mut body = Body::Close;
    loop {
        line.clear();
        stream.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => body = Body::Length(value.parse()?),
            "transfer-encoding" => body = Body::Chunks,
            "connection" => keep = keep && !value.eq_ignore_ascii_case("close"),
            _ => {}
        }
    }
    let mut bytes = Vec::new();
    match body {
        Body::Length(length) => {
            bytes.resize(length, 0);
            stream.read_exact(&mut bytes)?;
        }
        Body::Chunks => read_chunks(stream, &mut bytes)?,
        Body::Close => {
            keep = false;
            stream.read_to_end(&mut bytes)?;
        }
    }
    Ok((
        Response {
            status,
            body: bytes,
        },
        keep,
    ))
}

fn read_chunks(stream: &mut impl BufRead, bytes: &mut Vec<u8>) -> Result<()> {
    loop {
        let mut line = String::new();
        stream.read_line(&mut line)?;
        let size = usize::from_str_radix(line.trim(), 16).context("no chunk size")?;
        let start = bytes.len();
        bytes.resize(start + size + 2, 0);
        let Some(chunk) = bytes.get_mut(start..) else {
            bail!("a chunk outside its buffer")
        };
        stream.read_exact(chunk)?;
        bytes.truncate(start + size);
        if size == 0 {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read_response;

    fn read(text: &str) -> (u16, String, bool) {
        let (response, keep) = read_response(&mut text.as_bytes()).unwrap();
        (
            response.status,
            String::from_utf8(response.body).unwrap(),
            keep,
        )
    }

    #[test]
    fn every_end_of_a_body_is_understood() {
        let sized = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}rest";
        assert_eq!(read(sized), (200, "{}".to_owned(), true));
        let chunked =
            "HTTP/1.1 400 Bad\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n";
        assert_eq!(read(chunked), (400, "abc".to_owned(), true));
        let closing = "HTTP/1.0 200 OK\r\nX: y\r\n\r\nall";
        assert_eq!(read(closing), (200, "all".to_owned(), false));
        let told = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        assert_eq!(read(told), (200, String::new(), false));
    }

    #[test]
    fn a_closed_connection_is_an_error() {
        assert!(read_response(&mut "".as_bytes()).is_err());
        assert!(
            read_response(&mut "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx".as_bytes()).is_err()
        );
    }
}
