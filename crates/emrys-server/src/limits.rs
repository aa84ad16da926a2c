// SPDX-License-Identifier: Apache-2.0
//! What a client may use up, and for how long.
//!
//! A client that sends or takes nothing holds memory, a file descriptor and one of the connections; so does one that
//! sends a byte now and then. Everything that a client decides the length of ends by one of these.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// Limits on connections, requests and time.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Connections at a time; others wait until one ends.
    pub connections: usize,
    /// Longest that a connection may take to send a request's head, idling between requests included.
    pub head: Duration,
    /// Largest head of a request, in bytes.
    pub head_bytes: usize,
    /// Longest that a client may take to send the whole body of a request to an API that is no object store.
    pub body: Duration,
    /// Largest such body, in bytes.
    pub body_bytes: usize,
    /// Longest that a client may take to send the next bytes of an object, or to take the next ones of an answer.
    pub stall: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // Below the 1,024 file descriptors that many systems give a process, with room for what steps need.
            connections: 768,
            // Longer than clients and load balancers keep an idle connection, which is a minute.
            head: Duration::from_secs(75),
            head_bytes: 64 * 1024,
            body: Duration::from_secs(30),
            // The largest sensible request adds 256 steps with 10,280 characters of arguments each.
            body_bytes: 4 * 1024 * 1024,
            stall: Duration::from_secs(30),
        }
    }
}

/// How long somebody has been waited for.
#[derive(Default)]
struct Patience(Option<Pin<Box<Sleep>>>);

impl Patience {
    /// Ready when nothing has come for too long.
    fn poll(&mut self, longest: Duration, context: &mut Context<'_>) -> Poll<io::Error> {
        let sleep = self.0.get_or_insert_with(|| Box::pin(sleep(longest)));
        ready!(sleep.as_mut().poll(context));
        Poll::Ready(io::ErrorKind::TimedOut.into())
    }

    fn reset(&mut self) {
        self.0 = None;
    }
}

/// A body whose next bytes must come in time.
pub(crate) struct TimedBody<B> {
    body: B,
    stall: Duration,
    patience: Patience,
}

impl<B> TimedBody<B> {
    pub(crate) fn new(body: B, stall: Duration) -> Self {
        Self {
            body,
            stall,
            patience: Patience::default(),
        }
    }
}

impl<B> Body for TimedBody<B>
where
    B: Body<Data = Bytes> + Unpin,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let this = &mut *self;
        match Pin::new(&mut this.body).poll_frame(context) {
            Poll::Ready(frame) => {
                this.patience.reset();
                Poll::Ready(frame.map(|frame| frame.map_err(io::Error::other)))
            }
            Poll::Pending => this
                .patience
                .poll(this.stall, context)
                .map(|error| Some(Err(error))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A stream whose peer must take what is written in time. Reading is not timed: a connection waits for its own answer,
/// too.
pub(crate) struct TimedStream<S> {
    stream: S,
    stall: Duration,
    patience: Patience,
}

impl<S: AsyncWrite + Unpin> TimedStream<S> {
    pub(crate) fn new(stream: S, stall: Duration) -> Self {
        Self {
            stream,
            stall,
            patience: Patience::default(),
        }
    }

    fn timed<T>(
        &mut self,
        context: &mut Context<'_>,
        write: impl FnOnce(Pin<&mut S>, &mut Context<'_>) -> Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        match write(Pin::new(&mut self.stream), context) {
            Poll::Ready(written) => {
                self.patience.reset();
                Poll::Ready(written)
            }
            Poll::Pending => self.patience.poll(self.stall, context).map(Err),
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for TimedStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for TimedStream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        data: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.timed(context, |stream, context| stream.poll_write(context, data))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.timed(context, S::poll_flush)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.timed(context, S::poll_shutdown)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        data: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.timed(context, |stream, context| {
            stream.poll_write_vectored(context, data)
        })
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
