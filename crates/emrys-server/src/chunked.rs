// SPDX-License-Identifier: Apache-2.0
//! Takes the signatures out of an `aws-chunked` body, so that it can be read without knowing the key.
//!
//! Such a body signs each chunk and its trailers. Where signatures are not verified it is passed on as the form that
//! signs neither, which S3's reader takes as it is; the trailers, which carry checksums, stay.
//! See <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html>.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{BufMut as _, Bytes, BytesMut};
use hyper::body::{Body, Frame};

/// Longest line beside the data. S3's reader allows no more for a chunk's head either.
const LONGEST_LINE: usize = 1024;

/// An `aws-chunked` body without its signatures.
pub(crate) struct WithoutSignatures<B> {
    body: B,
    filter: Filter,
}

/// Where in the body the next byte belongs.
#[derive(Default)]
struct Filter {
    state: State,
    line: Vec<u8>,
}

#[derive(Default)]
enum State {
    /// In the line that opens a chunk.
    #[default]
    Head,
    /// In a chunk's data and the line end behind it: so many bytes are left.
    Data(u64),
    /// Behind the empty chunk that ends the data.
    Trailers,
}

impl<B> WithoutSignatures<B> {
    pub(crate) fn new(body: B) -> Self {
        Self {
            body,
            filter: Filter::default(),
        }
    }
}

impl<B> Body for WithoutSignatures<B>
where
    B: Body<Data = Bytes> + Unpin,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let this = &mut *self;
        loop {
            let Some(frame) = ready!(Pin::new(&mut this.body).poll_frame(context)) else {
                let rest = this.filter.rest();
                return Poll::Ready((!rest.is_empty()).then(|| Ok(Frame::data(rest))));
            };
            let Ok(data) = frame.map_err(io::Error::other)?.into_data() else {
                continue;
            };
            let kept = this.filter.pass(data)?;
            if !kept.is_empty() {
                return Poll::Ready(Some(Ok(Frame::data(kept))));
            }
        }
    }
}

impl Filter {
    /// What is to be passed on of the next piece of the body.
    fn pass(&mut self, mut input: Bytes) -> io::Result<Bytes> {
        let mut output = BytesMut::with_capacity(input.len());
        while !input.is_empty() {
            match self.state {
                State::Data(left) => {
                    let length = usize::try_from(left).unwrap_or(usize::MAX).min(input.len());
                    output.put(input.split_to(length));
                    let left = left - length as u64;
                    self.state = if left == 0 {
                        State::Head
                    } else {
                        State::Data(left)
                    };
                }
                State::Head => {
                    if self.read_line(&mut input)? {
                        let size = self.chunk_size()?;
                        output.put(format!("{size:x}\r\n").as_bytes());
                        self.state = if size == 0 {
                            State::Trailers
                        } else {
                            State::Data(size + 2)
                        };
                        self.line.clear();
                    }
                }
                State::Trailers => {
                    if self.read_line(&mut input)? {
                        output.put(self.rest());
                    }
                }
            }
        }
        Ok(output.freeze())
    }

    /// Moves bytes up to the end of the line; whether it was reached.
    fn read_line(&mut self, input: &mut Bytes) -> io::Result<bool> {
        let end = input.iter().position(|byte| *byte == b'\n');
        let length = end.map_or(input.len(), |end| end + 1);
        if self.line.len() + length > LONGEST_LINE {
            return Err(malformed("a line is too long"));
        }
        self.line.put(input.split_to(length));
        Ok(end.is_some())
    }

    /// The size in the line that opens a chunk, before any extension such as the signature.
    fn chunk_size(&self) -> io::Result<u64> {
        let line = self.line.trim_ascii_end();
        let size = line.split(|byte| *byte == b';').next().unwrap_or_default();
        // Limited as S3's reader limits it.
        let size = std::str::from_utf8(size)
            .ok()
            .and_then(|size| u32::from_str_radix(size, 16).ok());
        size.map(u64::from)
            .ok_or_else(|| malformed("a chunk has no size"))
    }

    /// The trailer that has been read, if it is not the signature of the others.
    fn rest(&mut self) -> Bytes {
        let line = std::mem::take(&mut self.line);
        let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
        if name.eq_ignore_ascii_case(b"x-amz-trailer-signature") {
            Bytes::new()
        } else {
            line.into()
        }
    }
}

fn malformed(what: &str) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("the aws-chunked body is malformed: {what}"),
    )
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http_body_util::{BodyExt as _, Full};

    use super::{Filter, WithoutSignatures};

    const SIGNED: &str = "5;chunk-signature=aa\r\nhe\r\nl\r\n3;chunk-signature=bb\r\nlo!\r\n0;chunk-signature=cc\r\n\
                          x-amz-checksum-crc32:AAAAAA==\n\r\nx-amz-trailer-signature:dd\r\n\r\n";
    const UNSIGNED: &str =
        "5\r\nhe\r\nl\r\n3\r\nlo!\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\n\r\n\r\n";

    #[test]
    fn signatures_go_and_the_rest_stays_wherever_the_body_is_cut() {
        for length in 1..=SIGNED.len() {
            let mut filter = Filter::default();
            let mut output = Vec::new();
            for piece in SIGNED.as_bytes().chunks(length) {
                output.extend(filter.pass(Bytes::from_static(piece)).unwrap());
            }
            output.extend(filter.rest());
            assert_eq!(
                String::from_utf8(output).unwrap(),
                UNSIGNED,
                "in pieces of {length}"
            );
        }
    }

    #[tokio::test]
    async fn a_last_trailer_without_line_end_stays() {
        let body = Full::new(Bytes::from_static(b"0\r\nx-amz-checksum-crc32:AAAAAA=="));
        let output = WithoutSignatures::new(body)
            .collect()
            .await
            .unwrap()
            .to_bytes();
        assert_eq!(output, "0\r\nx-amz-checksum-crc32:AAAAAA==");
    }

    #[test]
    fn what_is_no_chunk_is_an_error() {
        for body in [
            "hello\r\n",
            "\r\n",
            "1ffffffff\r\n",
            "-1\r\n",
            &"1".repeat(2000),
        ] {
            assert!(
                Filter::default()
                    .pass(Bytes::from(body.to_owned()))
                    .is_err(),
                "{body}"
            );
        }
    }
}
