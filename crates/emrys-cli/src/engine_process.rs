// SPDX-License-Identifier: Apache-2.0
//! The engine as a process: an engine, a server in front of it, and when both end.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use emrys_local::home::{Home, HomeError};
use emrys_local::{Capacity, Engine, EngineError, Keys, OtherEmr};
use emrys_server::{Credentials, Limits, Server, ServerError, Services};
use tokio::signal::unix::{SignalKind, signal};

use crate::exit::{ExitCode, Failure};
use crate::output;

/// The port of `emrys local up`.
pub(crate) const PORT: u16 = 3677;
/// How long an engine that nobody asked to stay outlives the last client and the last cluster.
const LINGER: Duration = Duration::from_secs(60);

/// How many days after its end a cluster is forgotten, if nobody says otherwise: EMR's two months.
pub(crate) const RETENTION_DAYS: u32 = 60;

/// How the process behaves.
pub(crate) struct Options {
    pub(crate) home: PathBuf,
    pub(crate) cache: PathBuf,
    pub(crate) host: IpAddr,
    /// `None`: where the folder's engine listened last, else [`PORT`], or any for a transient one.
    pub(crate) port: Option<u16>,
    /// Whether it ends by itself when nothing is left to do.
    pub(crate) transient: bool,
    /// How many days after its end a cluster is forgotten; 0 keeps all.
    pub(crate) retain_days: u32,
    /// What clients have to sign with, if anything.
    pub(crate) keys: Option<Keys>,
    /// What steps may use of this machine.
    pub(crate) capacity: Capacity,
    pub(crate) allow_hosts: Vec<String>,
    /// Whether EMR's request rates hold.
    pub(crate) throttle: bool,
    /// The EMR of state machines, if it is another.
    pub(crate) emr: Option<OtherEmr>,
}

/// Runs until it is asked to stop, or has nothing left to do.
pub(crate) async fn run(options: Options) -> Result<(), Failure> {
    let mut local = emrys_local::Options::new(options.home.clone(), options.cache.clone());
    local.persistent = !options.transient;
    local.retention = (options.retain_days > 0)
        .then(|| Duration::from_secs(u64::from(options.retain_days) * 24 * 60 * 60));
    local.keys = options.keys.clone();
    local.capacity = options.capacity.clone();
    local.emr = options.emr.clone();
    let engine = Engine::open(local).await.map_err(opening)?;
    let token = token(&options.home)?;
    let server = bind(&options, &token).await?;
    let address = server.address().to_string();
    if !options.transient {
        remember_port(&options.cache, server.address().port(), &options.home);
    }
    let announced = engine.announce(&address, &token);
    announced.map_err(|error| Failure::new(ExitCode::Unexpected, error))?;
    output::say(format_args!(
        "engine at http://{address}, state in `{}`",
        options.home.display()
    ));
    let service = Arc::new(engine.service());
    let services = Services::new(service.clone(), service.clone())
        .with_parameters(service.clone())
        .with_secrets(service.clone())
        .with_states(Arc::new(engine.executions()))
        .with_events(service.clone())
        .with_query(service)
        .with_s3(engine.buckets());
    server.run(services, ended(&engine)).await;
    let retired = engine.retire();
    retired.map_err(|error| Failure::new(ExitCode::Unexpected, error))
}

/// Resolves when the engine is to stop.
async fn ended(engine: &Engine) {
    let mut stopped = engine.stopped();
    let idle = async {
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            if engine.is_displaced() {
                tracing::error!("the state folder was deleted or replaced; the engine ends");
                return;
            }
            if u128::from(engine.idle_millis().unsigned_abs()) > LINGER.as_millis() {
                return;
            }
        }
    };
    tokio::select! {
        _ = stopped.wait_for(|stopped| *stopped) => {}
        () = caught(SignalKind::terminate()) => {}
        () = caught(SignalKind::interrupt()) => {}
        () = idle => {}
    }
}

async fn caught(kind: SignalKind) {
    match signal(kind) {
        Ok(mut signals) => drop(signals.recv().await),
        Err(_) => std::future::pending().await,
    }
}

fn opening(error: EngineError) -> Failure {
    match error {
        EngineError::Home(locked @ HomeError::Locked { .. }) => {
            Failure::new(ExitCode::Locked, locked)
                .hint("use that engine, or stop it with `emrys local down`")
        }
        error @ EngineError::OtherEmr { .. } => Failure::new(ExitCode::Locked, error).hint(
            "start the engine with it (`emrys local up --emr …`) until they have ended, or stop them with `emrys cancel`",
        ),
        error => Failure::new(ExitCode::Unexpected, error),
    }
}

/// The secret for `/_emrys/`: that of the folder's last engine, whose clients may still be there, else a fresh one.
fn token(home: &Path) -> Result<String, Failure> {
    use std::fmt::Write;
    if let Some(info) = Home::new(home.to_owned()).info() {
        return Ok(info.token);
    }
    let mut bytes = [0; 24];
    getrandom::fill(&mut bytes).map_err(|error| Failure::new(ExitCode::Unexpected, error))?;
    Ok(bytes.iter().fold(String::new(), |mut token, byte| {
        // Writing to a string cannot fail.
        let _ = write!(token, "{byte:02x}");
        token
    }))
}

async fn bind(options: &Options, token: &str) -> Result<Server, Failure> {
    let last = Home::new(options.home.clone()).info();
    let last = last.and_then(|info| info.address.parse::<SocketAddr>().ok());
    let last = last.map(|address| address.port());
    let fallback = if options.transient { 0 } else { PORT };
    let port = options.port.or(last).unwrap_or(fallback);
    match bind_to(options, token, port).await {
        // Others may have taken the port meanwhile; only somebody who asked for it must have it.
        Err(ServerError::AddressInUse(_)) if options.transient => bind_to(options, token, 0)
            .await
            .map_err(|error| binding(options, port, &error)),
        bound => bound.map_err(|error| binding(options, port, &error)),
    }
}

async fn bind_to(options: &Options, token: &str, port: u16) -> Result<Server, ServerError> {
    Server::bind(emrys_server::Options {
        address: SocketAddr::new(options.host, port),
        credentials: options.keys.clone().map(|keys| Credentials {
            access_key_id: keys.access_key_id,
            secret_access_key: keys.secret_access_key.into(),
        }),
        allow_hosts: options.allow_hosts.clone(),
        token: token.into(),
        throttle: options.throttle,
        limits: Limits::default(),
    })
    .await
}

fn binding(options: &Options, port: u16, error: &ServerError) -> Failure {
    let failure = |code| Failure::new(code, error);
    match error {
        ServerError::AddressInUse(_) => {
            let failure = match holder(&options.cache, port) {
                Some(other) => Failure::new(
                    ExitCode::Locked,
                    format!(
                        "port {port} is in use by the engine of `{}`",
                        other.display()
                    ),
                ),
                None => failure(ExitCode::Locked),
            };
            failure.hint("choose another port with --port, or 0 for any")
        }
        ServerError::CredentialsRequired(_) => failure(ExitCode::Usage).hint(
            "set EMRYS_ACCESS_KEY_ID and EMRYS_SECRET_ACCESS_KEY, for the engine and for its clients",
        ),
        _ => failure(ExitCode::Unexpected),
    }
}

/// Notes which state folder listens on the port, so that a conflict can be explained. Notes of engines that have gone
/// are removed.
fn remember_port(cache: &Path, port: u16, home: &Path) {
    let folder = cache.join("ports");
    for note in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
        let noted = std::fs::read_to_string(note.path()).map(PathBuf::from);
        if noted.is_ok_and(|home| !Home::new(home).is_locked()) {
            // Somebody else may have removed it.
            let _ = std::fs::remove_file(note.path());
        }
    }
    let noted = std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(folder.join(port.to_string()), home.display().to_string()));
    if let Err(error) = noted {
        tracing::warn!(%error, "failed to note the engine's port");
    }
}

/// The state folder whose engine listens on the port, if one does.
fn holder(cache: &Path, port: u16) -> Option<PathBuf> {
    let text = std::fs::read_to_string(cache.join("ports").join(port.to_string())).ok()?;
    let home = Home::new(PathBuf::from(text));
    home.is_locked().then(|| home.root().to_owned())
}

/// The address that nobody else can reach.
pub(crate) const LOOPBACK: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
