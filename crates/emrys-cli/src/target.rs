// SPDX-License-Identifier: Apache-2.0
//! What a verb talks to: the engine of a state folder, found there or started, another endpoint, or AWS.
//!
//! The engine is found by its state folder's lock and `engine.json`, never by its port.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

use emrys_client::{
    Aws, Client, Credentials, Endpoint, EngineClient, Identity, Objects, Service,
    SharedCredentialsProvider, Stacks, caller,
};
use emrys_local::Keys;
use emrys_local::home::{EngineInfo, Home};
use emrys_logs::archive::{self, Archive};
use emrys_protocol::engine::{ANY_KEY, EngineApi, REGION};
use emrys_protocol::{
    EmrApi, EventsApi, LogsApi, ObjectStore, ParametersApi, Remote, SecretsApi, StatesApi,
};
use emrys_runner::references::Resolver;

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, Failure};
use crate::place::{Place, What};
use crate::{output, project};

/// Longest that an engine may take to say that it is there.
const ANSWER_LIMIT: Duration = Duration::from_secs(2);
/// Longest that a new engine may take until it answers.
const START_LIMIT: Duration = Duration::from_secs(20);
/// How often a run looks whether its engine is still there.
const KEEP_PAUSE: Duration = Duration::from_millis(200);

/// A place that speaks EMR's API.
pub(crate) struct Target {
    /// EMR's address, as `http://host:port`.
    pub(crate) url: String,
    region: String,
    /// EMR's API.
    pub(crate) emr: Arc<dyn EmrApi>,
    /// The same, with every request sent once: for a runner, which repeats what it may at EMR's pace.
    pub(crate) emr_once: Arc<dyn EmrApi>,
    /// The buckets beside it.
    pub(crate) objects: Arc<dyn ObjectStore>,
    /// The logs: the engine's, or those that EMR archives.
    pub(crate) logs: Arc<dyn LogsApi>,
    /// Step Functions' API.
    pub(crate) states: Arc<dyn StatesApi>,
    /// Parameter Store's API.
    pub(crate) parameters: Arc<dyn ParametersApi>,
    /// Secrets Manager's API.
    pub(crate) secrets: Arc<dyn SecretsApi>,
    /// EventBridge's API.
    pub(crate) events: Arc<dyn EventsApi>,
    /// Where CloudFormation is, and where one is told who calls.
    formation: Endpoint,
    identity: Endpoint,
    /// Parameters and secrets, for what documents refer to.
    resolver: Resolver,
    /// What only our own engine has.
    pub(crate) engine: Option<Arc<dyn EngineApi>>,
    /// The state folder, if the engine is ours.
    pub(crate) home: Option<Home>,
    /// The account, if it is AWS.
    aws: Option<Aws>,
}

/// Whether an engine is started where none runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// In any case.
    Always,
    /// If the state folder has an engine's journal: there is something to look at or to change.
    WithJournal,
    /// Never.
    Never,
}

impl Target {
    /// The target that `--on` names.
    pub(crate) async fn connect(common: &Common, on: &On, start: Start) -> Result<Self, Failure> {
        Self::at(common, on.place().await?, start).await
    }

    /// The target at a place.
    pub(crate) async fn at(common: &Common, place: Place, start: Start) -> Result<Self, Failure> {
        match place.what {
            What::Local => Self::local(common, start).await,
            What::Endpoint { url, region } => Self::endpoint(url, region),
            What::Aws(aws) => Self::aws(*aws),
        }
    }

    /// The engine of the state folder.
    pub(crate) async fn local(common: &Common, start: Start) -> Result<Self, Failure> {
        let home = Home::new(home(common)?);
        let start = match start {
            Start::Always => true,
            Start::WithJournal => !home.is_locked() && home.journal().exists(),
            Start::Never => false,
        };
        let info = match running(&home).await {
            Some(info) => info,
            None if start => spawn(common, &home).await?,
            None => return Err(no_answer(&home)),
        };
        let url = format!("http://{}", info.address);
        let target = Self::endpoint(url, REGION.to_owned())?;
        let engine = Arc::new(engine_client(&info)?);
        Ok(Self {
            logs: engine.clone(),
            engine: Some(engine),
            home: Some(home),
            ..target
        })
    }

    fn endpoint(url: String, region: String) -> Result<Self, Failure> {
        let endpoint = Endpoint::new(url, region, credentials()?);
        Self::of(|_| Ok(endpoint.clone()))
    }

    fn aws(aws: Aws) -> Result<Self, Failure> {
        let usage = |error| Failure::new(ExitCode::Usage, error);
        let target = Self::of(|service| aws.endpoint(service).map_err(usage))?;
        Ok(Self {
            aws: Some(aws),
            ..target
        })
    }

    /// The target whose services are at these endpoints.
    fn of(endpoint: impl Fn(Service) -> Result<Endpoint, Failure>) -> Result<Self, Failure> {
        let usage = |error| Failure::new(ExitCode::Usage, error);
        let client = |service| {
            let client = Client::of(service, &endpoint(service)?).map_err(usage)?;
            Ok::<_, Failure>(Arc::new(Remote::new(client)))
        };
        let Endpoint { url, region, .. } = endpoint(Service::Emr)?;
        let emr: Arc<dyn EmrApi> = client(Service::Emr)?;
        let once = Client::without_retries(&endpoint(Service::Emr)?).map_err(usage)?;
        let objects = Objects::new(endpoint(Service::Objects)?).map_err(usage)?;
        let parameters: Arc<dyn ParametersApi> = client(Service::Parameters)?;
        let secrets: Arc<dyn SecretsApi> = client(Service::Secrets)?;
        let objects: Arc<dyn ObjectStore> = Arc::new(objects);
        Ok(Self {
            url,
            region,
            logs: Arc::new(Archive::new(emr.clone(), objects.clone())),
            states: client(Service::States)?,
            emr,
            emr_once: Arc::new(Remote::new(once)),
            objects,
            resolver: Resolver::new(parameters.clone(), secrets.clone()),
            parameters,
            secrets,
            events: client(Service::Events)?,
            formation: endpoint(Service::Stacks)?,
            identity: endpoint(Service::Identity)?,
            engine: None,
            home: None,
            aws: None,
        })
    }

    /// What fetches the values of references.
    pub(crate) fn resolver(&self) -> &Resolver {
        &self.resolver
    }

    /// Says where the requests go, and on AWS as whom, before anything is sent that does something. Gives AWS's account.
    pub(crate) async fn announce(&self) -> Result<Option<String>, Failure> {
        let region = &self.region;
        if self.aws.is_none() {
            let place = match &self.home {
                Some(home) => format!(
                    "local engine at {}, state in `{}`",
                    self.url,
                    home.root().display()
                ),
                None => self.url.clone(),
            };
            output::say(format_args!("target: {place}, region {region}"));
            return Ok(None);
        }
        let Identity { account, arn } = self.caller().await?;
        output::say(format_args!(
            "target: AWS at {}, account {account} as {arn}, region {region}",
            self.url
        ));
        Ok(Some(account))
    }

    /// Who calls, and in which account.
    pub(crate) async fn caller(&self) -> Result<Identity, Failure> {
        Ok(caller(&self.identity).await?)
    }

    /// Its CloudFormation.
    pub(crate) fn stacks(&self) -> Result<Stacks, Failure> {
        Stacks::new(&self.formation).map_err(|error| Failure::new(ExitCode::Usage, error))
    }

    /// As [`Target::announce`], where it is AWS that is changed.
    pub(crate) async fn announce_on_aws(&self) -> Result<(), Failure> {
        match self.aws {
            Some(_) => self.announce().await.map(drop),
            None => Ok(()),
        }
    }

    /// Whether buckets are created that a document declares. On AWS they belong to somebody, cost money, and have names
    /// that the whole world shares.
    pub(crate) fn creates_buckets(&self) -> bool {
        self.aws.is_none()
    }

    /// Whether it is AWS itself.
    pub(crate) fn is_aws(&self) -> bool {
        self.aws.is_some()
    }

    /// Its region.
    pub(crate) fn region(&self) -> &str {
        &self.region
    }

    /// How often a run is looked at. An engine answers from memory; EMR allows one look in two seconds.
    pub(crate) fn poll(&self) -> Duration {
        match self.aws {
            Some(_) => Duration::from_secs(5),
            None => Duration::from_millis(100),
        }
    }

    /// Starts an engine of ours again whenever it has gone without having been asked to; it takes the same address,
    /// and its clients go on. Never ends by itself.
    pub(crate) async fn keep(&self, common: &Common) -> Infallible {
        let Some(home) = &self.home else {
            return std::future::pending().await;
        };
        loop {
            tokio::time::sleep(KEEP_PAUSE).await;
            if home.is_locked() || home.info().is_none_or(|info| info.stopped) {
                continue;
            }
            output::say("the engine has gone; it is started again");
            if let Err(failure) = spawn(common, home).await {
                output::say(failure.message);
                return std::future::pending().await;
            }
        }
    }

    /// Whether it is an engine of ours that has gone without having been asked to.
    pub(crate) fn is_away(&self) -> bool {
        self.home.as_ref().is_some_and(|home| !home.is_locked())
    }

    /// Says that logs come late here, and how late.
    pub(crate) fn say_that_logs_are_archived(&self) {
        if self.engine.is_none() {
            let minutes = archive::INTERVAL.as_secs() / 60;
            output::say(format_args!(
                "EMR archives logs about every {minutes} minutes"
            ));
        }
    }

    /// The engine's own API.
    pub(crate) fn engine(&self) -> Result<&dyn EngineApi, Failure> {
        self.engine.as_deref().ok_or_else(|| {
            Failure::new(
                ExitCode::Usage,
                format!("{} is not an Emrys engine, so it cannot do this", self.url),
            )
        })
    }
}

/// What endpoints that are not AWS know the user by.
fn credentials() -> Result<SharedCredentialsProvider, Failure> {
    let credentials = match keys()? {
        Some(keys) => {
            let (id, secret) = (keys.access_key_id, keys.secret_access_key);
            Credentials::new(id, secret, None, None, "environment")
        }
        None => Credentials::new(ANY_KEY, ANY_KEY, None, None, "emrys"),
    };
    Ok(SharedCredentialsProvider::new(credentials))
}

/// Keys that clients of the engine have to sign with, if the user has set any.
pub(crate) fn keys() -> Result<Option<Keys>, Failure> {
    let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let key = variable("EMRYS_ACCESS_KEY_ID");
    match (key, variable("EMRYS_SECRET_ACCESS_KEY")) {
        (Some(access_key_id), Some(secret_access_key)) => Ok(Some(Keys {
            access_key_id,
            secret_access_key,
        })),
        (None, None) => Ok(None),
        _ => Err(Failure::new(
            ExitCode::Usage,
            "EMRYS_ACCESS_KEY_ID and EMRYS_SECRET_ACCESS_KEY must be set together",
        )),
    }
}

fn engine_client(info: &EngineInfo) -> Result<EngineClient, Failure> {
    EngineClient::new(&format!("http://{}", info.address), &info.token)
        .map_err(|error| Failure::new(ExitCode::Unexpected, error))
}

/// The state folder: `--home`, `EMRYS_HOME`, or `.emrys` beside the nearest project.
pub(crate) fn home(common: &Common) -> Result<PathBuf, Failure> {
    let here = std::env::current_dir()?;
    Ok(match &common.home {
        Some(home) => here.join(home),
        None => project::root(&here).unwrap_or(here).join(".emrys"),
    })
}

/// The cache folder: `--cache`, `EMRYS_CACHE`, or the user's.
pub(crate) fn cache(common: &Common) -> Result<PathBuf, Failure> {
    if let Some(cache) = &common.cache {
        return Ok(std::env::current_dir()?.join(cache));
    }
    emrys_local::runtime::default_cache().ok_or_else(|| {
        Failure::new(
            ExitCode::Usage,
            "neither XDG_CACHE_HOME nor HOME says where the cache is",
        )
        .hint("name a folder with --cache or EMRYS_CACHE")
    })
}

/// Why there is no engine to talk to.
fn no_answer(home: &Home) -> Failure {
    let folder = home.root().display();
    if home.is_locked() {
        let message = format!("an engine holds the state folder `{folder}` but does not answer");
        let log = home.engine_log();
        return Failure::new(ExitCode::Locked, message)
            .hint(format_args!("its log is `{}`", log.display()));
    }
    let message = format!("no engine runs on the state folder `{folder}`");
    Failure::new(ExitCode::Refused, message)
        .hint("start one with `emrys local up --detach`, or name its folder with --home")
}

/// The engine that holds the state folder, if it answers in time.
pub(crate) async fn running(home: &Home) -> Option<EngineInfo> {
    if !home.is_locked() {
        return None;
    }
    let info = home.info()?;
    let client = engine_client(&info).ok()?;
    let answer = tokio::time::timeout(ANSWER_LIMIT, client.status()).await;
    answer.ok()?.ok()?;
    // A new engine may have taken the last one's address; it answers once it has said what it is.
    home.info()
}

/// Starts an engine where none is, or one that takes the place of a killed one, with the same EMR.
async fn spawn(common: &Common, home: &Home) -> Result<EngineInfo, Failure> {
    let killed = home.info().filter(|info| !info.stopped);
    spawn_with(
        common,
        home,
        &killed.map(|info| info.emr).unwrap_or_default(),
    )
    .await
}

/// Starts an engine in a session of its own and waits until it answers. Where two commands do this
/// at once, one engine gets the folder and both commands find it.
pub(crate) async fn spawn_with(
    common: &Common,
    home: &Home,
    emr: &[String],
) -> Result<EngineInfo, Failure> {
    let mut arguments = vec!["--transient"];
    arguments.extend(emr.iter().map(String::as_str));
    let mut child = engine_command(common, home.root(), &arguments)?
        .spawn()
        .map_err(|error| {
            Failure::new(
                ExitCode::Unexpected,
                format!("failed to start the engine: {error}"),
            )
        })?;
    wait_for(home, &mut child).await
}

/// The command that runs an engine apart from this process, with its output in `engine.log`.
pub(crate) fn engine_command(
    common: &Common,
    home: &Path,
    arguments: &[&str],
) -> Result<std::process::Command, Failure> {
    let layout = Home::new(home.to_owned());
    let created = layout.create();
    created.map_err(|error| Failure::new(ExitCode::Unexpected, error))?;
    let log = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(layout.engine_log())?;
    let mut command = std::process::Command::new(std::env::current_exe()?);
    command
        .args(["local", "up", "--detached", "--home"])
        .arg(home)
        .arg("--cache")
        .arg(cache(common)?)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log);
    Ok(command)
}

/// Waits until the engine of the folder answers, whoever started it.
pub(crate) async fn wait_for(
    home: &Home,
    child: &mut std::process::Child,
) -> Result<EngineInfo, Failure> {
    let deadline = Instant::now() + START_LIMIT;
    let mut exited = None;
    while Instant::now() < deadline {
        if let Some(info) = running(home).await {
            return Ok(info);
        }
        if exited.is_none() {
            exited = child.try_wait()?;
        }
        // An engine that lost the folder to another one exits; the other one will answer.
        if exited.is_some() && !home.is_locked() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let log = std::fs::read_to_string(home.engine_log()).unwrap_or_default();
    let last = |kind: &str| log.lines().rev().find_map(|line| line.strip_prefix(kind));
    let taken = exited.and_then(|status| status.code()) == Some(ExitCode::Locked as i32);
    let code = if taken {
        ExitCode::Locked
    } else {
        ExitCode::Unexpected
    };
    let failure = Failure::new(
        code,
        match last("error: ") {
            Some(message) => format!("the engine did not start: {message}"),
            None => "the engine did not start".to_owned(),
        },
    );
    Err(match last("hint: ") {
        Some(hint) if taken => failure.hint(hint),
        _ => failure.hint(format_args!("its log is `{}`", home.engine_log().display())),
    })
}
