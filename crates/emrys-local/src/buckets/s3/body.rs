// SPDX-License-Identifier: Apache-2.0
//! Bytes on their way between the network and files, a bounded piece at a time.
//!
//! File work and hashing happen on blocking threads, and none is held while the network is waited for.

use std::fs::File;
use std::io::{self, Write as _};
use std::ops::Range;
use std::os::unix::fs::FileExt as _;
use std::sync::Arc;

use bytes::Bytes;
use futures::stream::{self, StreamExt};
use s3s::dto::StreamingBlob;
use s3s::{S3Result, TrailingHeaders, s3_error};
use tempfile::NamedTempFile;

use crate::buckets::Buckets;
use crate::buckets::digest::{Digested, Digests, Expected};
use crate::buckets::error::BucketResult;

/// How much is collected before a blocking thread is asked to write it, and how much is read at once.
const PIECE_BYTES: usize = 512 * 1024;

/// A body that has arrived whole and as announced.
pub(super) struct Received {
    pub(super) scratch: NamedTempFile,
    pub(super) digested: Digested,
}

/// A body that is arriving.
struct Arriving {
    scratch: NamedTempFile,
    digests: Digests,
}

impl Arriving {
    fn take(mut self, pieces: &[Bytes]) -> BucketResult<Self> {
        for piece in pieces {
            self.digests.update(piece);
            self.scratch.write_all(piece)?;
        }
        Ok(self)
    }
}

/// Receives a body into a file and compares it with what was announced, in a header or in a trailer.
pub(super) async fn receive(
    buckets: &Buckets,
    body: Option<StreamingBlob>,
    mut expected: Expected,
    trailers: Option<&TrailingHeaders>,
) -> S3Result<Received> {
    let algorithm = expected.algorithm;
    let mut arriving = super::blocking(buckets, move |buckets| {
        Ok(Arriving {
            scratch: buckets.scratch()?,
            digests: Digests::new(algorithm),
        })
    })
    .await?;
    let mut body = body.map(StreamExt::fuse);
    loop {
        let pieces = collect(&mut body).await?;
        if pieces.is_empty() {
            break;
        }
        arriving = super::blocking(buckets, move |_| arriving.take(&pieces)).await?;
    }
    if let (Some(algorithm), Some(trailers)) = (algorithm, trailers) {
        let value = trailers.read(|headers| {
            headers
                .get(algorithm.header())?
                .to_str()
                .ok()
                .map(str::to_owned)
        });
        expected.value = expected.value.or(value.flatten());
    }
    let digested = arriving.digests.finish();
    digested.verify(&expected)?;
    Ok(Received {
        scratch: arriving.scratch,
        digested,
    })
}

/// Waits for about one piece; nothing at the end of the body.
async fn collect(body: &mut Option<stream::Fuse<StreamingBlob>>) -> S3Result<Vec<Bytes>> {
    let mut pieces = Vec::new();
    let mut collected = 0;
    while let Some(body) = body
        && collected < PIECE_BYTES
        && let Some(piece) = body.next().await
    {
        let piece = piece.map_err(|error| {
            let mut incomplete = s3_error!(
                IncompleteBody,
                "the body could not be read to its end: {error}"
            );
            incomplete.set_source(error);
            incomplete
        })?;
        collected += piece.len();
        pieces.push(piece);
    }
    Ok(pieces)
}

/// Sends a range of a file, which stays the version that was opened whatever happens to its name.
pub(super) fn send(file: File, range: Range<u64>) -> StreamingBlob {
    let state = (Arc::new(file), range);
    StreamingBlob::wrap(stream::try_unfold(state, |(file, range)| async move {
        let length = usize::try_from(range.end - range.start)
            .map_or(PIECE_BYTES, |rest| rest.min(PIECE_BYTES));
        if length == 0 {
            return Ok(None);
        }
        let reader = Arc::clone(&file);
        let start = range.start;
        let piece = tokio::task::spawn_blocking(move || {
            let mut piece = vec![0; length];
            // A file that has been cut short meanwhile breaks the connection instead of giving other bytes.
            reader.read_exact_at(&mut piece, start)?;
            io::Result::Ok(Bytes::from(piece))
        })
        .await
        .map_err(io::Error::other)??;
        Ok::<_, io::Error>(Some((piece, (file, start + length as u64..range.end))))
    }))
}
