// SPDX-License-Identifier: Apache-2.0
//! The socket: who may connect, how long connections may idle, and how they end.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use emrys_protocol::engine::ANY_KEY;
use emrys_protocol::{
    ApiError, EmrApi, EngineApi, EventsApi, ParametersApi, QueryApi, SecretsApi, StatesApi,
};
use http::HeaderValue;
use http::header::{CONNECTION, EXPECT};
use http::{Request, Response};
use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use s3s::service::S3ServiceBuilder;
use s3s::{Body, HttpError};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::answer::{self, RequestIds, RoutingError};
use crate::aws_json::{Api, AwsJson};
use crate::credentials::{Credentials, Secret};
use crate::engine::Engine;
use crate::guard::Guard;
use crate::limits::{Limits, TimedStream};
use crate::object_store::ObjectStore;
use crate::query::Query;
use crate::router::{JsonService, Route};
use crate::throttle::Throttle;

/// How long requests may still take once the server ends.
const GRACE: Duration = Duration::from_secs(5);
/// How long to wait before accepting again when the process is out of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// How to serve.
#[derive(Debug)]
pub struct Options {
    /// Where to listen. Port 0 takes a free one.
    pub address: SocketAddr,
    /// The key that must have signed every request. Without, any signature is accepted, and only a loopback address can
    /// be bound.
    pub credentials: Option<Credentials>,
    /// Host names that requests may name, besides loopback addresses, `localhost` and names below it.
    pub allow_hosts: Vec<String>,
    /// What the engine's own operations require.
    pub token: Secret,
    /// Whether requests are refused beyond the rates that EMR publishes.
    pub throttle: bool,
    /// What a client may use up.
    pub limits: Limits,
}

/// What to serve.
pub struct Services {
    emr: Arc<dyn EmrApi>,
    engine: Arc<dyn EngineApi>,
    parameters: Option<Arc<dyn ParametersApi>>,
    secrets: Option<Arc<dyn SecretsApi>>,
    states: Option<Arc<dyn StatesApi>>,
    events: Option<Arc<dyn EventsApi>>,
    query: Option<Arc<dyn QueryApi>>,
    s3: Option<S3ServiceBuilder>,
}

impl Services {
    /// EMR and the engine's own operations. What is not added is answered as not implemented.
    #[must_use]
    pub fn new(emr: Arc<dyn EmrApi>, engine: Arc<dyn EngineApi>) -> Self {
        Self {
            emr,
            engine,
            parameters: None,
            secrets: None,
            states: None,
            events: None,
            query: None,
            s3: None,
        }
    }

    /// And Parameter Store.
    #[must_use]
    pub fn with_parameters(mut self, parameters: Arc<dyn ParametersApi>) -> Self {
        self.parameters = Some(parameters);
        self
    }

    /// And Secrets Manager.
    #[must_use]
    pub fn with_secrets(mut self, secrets: Arc<dyn SecretsApi>) -> Self {
        self.secrets = Some(secrets);
        self
    }

    /// And Step Functions.
    #[must_use]
    pub fn with_states(mut self, states: Arc<dyn StatesApi>) -> Self {
        self.states = Some(states);
        self
    }

    /// And EventBridge.
    #[must_use]
    pub fn with_events(mut self, events: Arc<dyn EventsApi>) -> Self {
        self.events = Some(events);
        self
    }

    /// And the services that speak the Query protocol.
    #[must_use]
    pub fn with_query(mut self, query: Arc<dyn QueryApi>) -> Self {
        self.query = Some(query);
        self
    }

    /// And S3.
    #[must_use]
    pub fn with_s3(mut self, s3: impl s3s::S3) -> Self {
        self.s3 = Some(S3ServiceBuilder::new(s3));
        self
    }
}

/// Why the server cannot be started.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// Others could reach it and nothing would stop them: configure credentials or take a loopback address.
    #[error(
        "`{0}` can be reached from other machines, which needs credentials that requests are signed with"
    )]
    CredentialsRequired(SocketAddr),
    /// Another process listens there: end it or take another port.
    #[error("the address `{0}` is in use")]
    AddressInUse(SocketAddr),
    /// The address cannot be listened on: take another.
    #[error("failed to listen on `{address}`: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The system gives no random numbers: report it.
    #[error("failed to get random numbers: {0}")]
    Random(getrandom::Error),
}

/// A server that listens and does not answer yet.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    options: Options,
    /// What tells this server's request ids from those of others. Everybody sees it.
    seed: u64,
    /// The secret of the key that only this server knows.
    own_key: u64,
}

impl Server {
    /// Listens. Connections are queued until [`Server::run`].
    ///
    /// # Errors
    ///
    /// The address is taken, or open to others without credentials being configured.
    pub async fn bind(options: Options) -> Result<Self, ServerError> {
        let wanted = options.address;
        if !wanted.ip().is_loopback() && options.credentials.is_none() {
            return Err(ServerError::CredentialsRequired(wanted));
        }
        let failed = |source: io::Error| match source.kind() {
            io::ErrorKind::AddrInUse => ServerError::AddressInUse(wanted),
            _ => ServerError::Listen {
                address: wanted,
                source,
            },
        };
        let listener = TcpListener::bind(wanted).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let seed = getrandom::u64().map_err(ServerError::Random)?;
        let own_key = getrandom::u64().map_err(ServerError::Random)?;
        Ok(Self {
            listener,
            address,
            options,
            seed,
            own_key,
        })
    }

    /// Where it listens, with the port that was found for port 0.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `shutdown` is ready, then lets requests that have begun end for a few seconds.
    pub async fn run(self, services: Services, shutdown: impl Future<Output = ()>) {
        let Self {
            listener,
            options,
            seed,
            own_key,
            ..
        } = self;
        let limits = options.limits.clone();
        let places = Arc::new(Semaphore::new(limits.connections));
        let dispatcher = Arc::new(Dispatcher::new(options, services, seed, own_key));
        let connections = GracefulShutdown::new();
        let mut shutdown = std::pin::pin!(shutdown);
        loop {
            let accepted = tokio::select! {
                accepted = accept(&listener, &places) => accepted,
                () = &mut shutdown => break,
            };
            match accepted {
                Ok(connection) => {
                    serve(connection, Arc::clone(&dispatcher), &limits, &connections);
                }
                Err(error) => {
                    tracing::warn!(%error, "failed to accept a connection");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            }
        }
        drop(listener);
        if tokio::time::timeout(GRACE, connections.shutdown())
            .await
            .is_err()
        {
            tracing::warn!("requests were still being answered when the server ended");
        }
    }
}

/// A connection and its place among those that there may be at a time.
type Connection = (TcpStream, OwnedSemaphorePermit);

/// Waits for a place, then for a connection. Those that find no place wait in the system's queue.
async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> io::Result<Connection> {
    let place = Arc::clone(places).acquire_owned().await;
    let place = place.map_err(io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    Ok((stream, place))
}

/// Serves one connection in a task of its own.
fn serve(
    (stream, place): Connection,
    dispatcher: Arc<Dispatcher>,
    limits: &Limits,
    connections: &GracefulShutdown,
) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "answers may be delayed");
    }
    let service = service_fn(move |request| {
        let dispatcher = Arc::clone(&dispatcher);
        let unread = expects_a_word_for_no_body(&request);
        async move {
            let mut response = dispatcher.answer(request).await?;
            if unread {
                let close = HeaderValue::from_static("close");
                response.headers_mut().insert(CONNECTION, close);
            }
            Ok::<_, HttpError>(response)
        }
    });
    let stream = TimedStream::new(stream, limits.stall);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(limits.head_bytes)
        .serve_connection(TokioIo::new(stream), service);
    let connection = connections.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection ended early");
        }
        drop(place);
    });
}

/// Whether the client waits for `100 Continue` although it has no body to send. It gets its answer
/// at once, which botocore only understands on the last request of a connection.
fn expects_a_word_for_no_body(request: &Request<Incoming>) -> bool {
    request.headers().contains_key(EXPECT) && request.body().is_end_stream()
}

/// Hands requests to services.
struct Dispatcher {
    guard: Guard,
    ids: RequestIds,
    emr: AwsJson,
    parameters: Option<AwsJson>,
    secrets: Option<AwsJson>,
    states: Option<AwsJson>,
    events: Option<AwsJson>,
    query: Option<Query>,
    engine: Engine,
    object_store: Option<ObjectStore>,
}

impl Dispatcher {
    fn new(options: Options, services: Services, seed: u64, own_key: u64) -> Self {
        let Options {
            credentials,
            allow_hosts,
            token,
            throttle,
            limits,
            ..
        } = options;
        // Only s3s sees it, and only for requests whose signature was accepted unseen.
        let own = Credentials {
            access_key_id: ANY_KEY.to_owned(),
            secret_access_key: format!("{own_key:x}").into(),
        };
        // Only EMR has rates that are known.
        let beside = |api| AwsJson::new(api, credentials.clone(), None, &limits);
        Self {
            guard: Guard::new(allow_hosts, credentials.is_some()),
            ids: RequestIds::new(seed),
            object_store: services
                .s3
                .map(|s3| ObjectStore::new(s3, credentials.as_ref(), &own, limits.stall)),
            parameters: services.parameters.map(Api::Parameters).map(beside),
            secrets: services.secrets.map(Api::Secrets).map(beside),
            states: services.states.map(Api::States).map(beside),
            events: services.events.map(Api::Events).map(beside),
            query: services
                .query
                .map(|query| Query::new(query, credentials.clone(), &limits)),
            emr: AwsJson::new(
                Api::Emr(services.emr),
                credentials.clone(),
                throttle.then(|| Throttle::new(Instant::now())),
                &limits,
            ),
            engine: Engine::new(services.engine, token),
        }
    }

    /// The service, if it is served.
    fn json(&self, service: JsonService) -> Option<&AwsJson> {
        match service {
            JsonService::Emr => Some(&self.emr),
            JsonService::Parameters => self.parameters.as_ref(),
            JsonService::Secrets => self.secrets.as_ref(),
            JsonService::States => self.states.as_ref(),
            JsonService::Events => self.events.as_ref(),
        }
    }

    async fn answer(&self, request: Request<Incoming>) -> Result<Response<Body>, HttpError> {
        let request_id = self.ids.next();
        let (head, body) = request.into_parts();
        let route = Route::of(&head);
        let protocol = route.protocol();
        if let Err(refusal) = self.guard.check(&head, &route) {
            return Ok(answer::refusal(protocol, &request_id, &refusal));
        }
        let answered = match route {
            Route::Json(service) => match self.json(service) {
                Some(json) => json
                    .answer(&head, body)
                    .await
                    .map(|body| answer::json(protocol, &request_id, body)),
                None => Err(RoutingError::Service(service.scope().to_owned()).into()),
            },
            Route::Query(service) => match &self.query {
                Some(query) => query.answer(service, &head, body, &request_id).await,
                None => Err(RoutingError::Service(service.as_str().to_owned()).into()),
            },
            Route::Engine => self.engine.answer(&head, body, &request_id).await,
            Route::ObjectStore => match &self.object_store {
                Some(object_store) => return object_store.answer(head, body, &request_id).await,
                None => Err(RoutingError::Service("s3".to_owned()).into()),
            },
            Route::Other { service, .. } => Err(RoutingError::Service(service).into()),
        };
        Ok(answered.unwrap_or_else(|error: ApiError| answer::error(protocol, &request_id, &error)))
    }
}
