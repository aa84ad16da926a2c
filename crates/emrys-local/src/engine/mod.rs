// SPDX-License-Identifier: Apache-2.0
//! The engine: one state folder, its journal, its clusters.
//!
//! [`Engine::open`] takes the folder's lock, reads the journal, and takes up what was under way.
//! Dropping it stops the actors of its clusters; the folder is free once the last task that may still
//! write into it has gone. What the engine offers is in `crate::api`; whoever embeds it needs no HTTP.

mod load;
mod retention;

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use emrys_executions::{Executions, OpenError};
use emrys_model::ids::ClusterId;
use emrys_process::Supervisor;
use emrys_protocol::engine::{ANY_KEY, REGION};
use emrys_protocol::{ApiError, EmrApi};
use emrys_store::{Batch, Journal, StoreError};
use tokio::sync::watch;

use crate::account::Account;
use crate::buckets::Buckets;
use crate::cluster::Cluster;
use crate::cluster::snapshot::Snapshot;
use crate::error;
use crate::events::{Events, ObjectEvents};
use crate::handlers::HandlerTable;
use crate::home::{EngineInfo, Home, HomeError, HomeLock};
use crate::machine::{Capacity, Machine};
use crate::messages::Messages;
use crate::neighbours::{Iam, Topics};
use crate::parameters::Parameters;
use crate::records;
use crate::runtime::Runtimes;
use crate::secrets::Secrets;

/// How an engine is set up.
#[derive(Debug, Clone)]
pub struct Options {
    /// The state folder.
    pub home: PathBuf,
    /// Where Spark and its like are kept, shared by all state folders of the user.
    pub cache: PathBuf,
    /// The AWS region that ids and steps are told.
    pub region: String,
    /// The binary that supervises steps; the engine's own by default.
    pub supervisor: Supervisor,
    /// Whether the engine stays when nothing runs and nobody calls.
    pub persistent: bool,
    /// How long after its end a cluster is forgotten; `None` keeps all.
    pub retention: Option<Duration>,
    /// What steps may use of this machine.
    pub capacity: Capacity,
    /// Access key id and secret that requests have to be signed with, if any: steps get them too.
    pub keys: Option<Keys>,
    /// The EMR that tasks of state machines call instead of this engine.
    pub emr: Option<OtherEmr>,
}

/// An EMR that is not this engine's, as a rule AWS's.
#[derive(Clone)]
pub struct OtherEmr {
    /// Its API.
    pub api: Arc<dyn EmrApi>,
    /// The arguments of `emrys local up` that name it, for whoever starts the next engine.
    pub arguments: Vec<String>,
}

impl std::fmt::Debug for OtherEmr {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("OtherEmr")
            .field("arguments", &self.arguments)
            .finish_non_exhaustive()
    }
}

/// An access key id and its secret, which `Debug` hides.
#[derive(Clone)]
pub struct Keys {
    /// The public half.
    pub access_key_id: String,
    /// The secret half.
    pub secret_access_key: String,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Keys")
            .field("access_key_id", &self.access_key_id)
            .finish_non_exhaustive()
    }
}

impl Options {
    /// A persistent engine in [`REGION`] that forgets nothing and may use most of the machine, supervised by the running
    /// program itself.
    #[must_use]
    pub fn new(home: PathBuf, cache: PathBuf) -> Self {
        Self {
            home,
            cache,
            region: REGION.to_owned(),
            supervisor: Supervisor::default(),
            persistent: true,
            retention: None,
            capacity: Capacity::default(),
            keys: None,
            emr: None,
        }
    }
}

/// Why an engine could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The state folder is taken or cannot be used: see the inner error.
    #[error(transparent)]
    Home(#[from] HomeError),
    /// The journal cannot be used: free disk space, or use the Emrys that wrote it.
    #[error("failed to open the journal: {0}")]
    Journal(#[from] StoreError),
    /// The buckets' folder cannot be used: check its rights.
    #[error("failed to open the buckets: {0}")]
    Buckets(crate::buckets::BucketError),
    /// The executions of state machines cannot be taken up: see the inner error.
    #[error("failed to take up the executions: {0}")]
    Executions(#[from] OpenError),
    /// Executions are under way whose tasks call another EMR than this engine's would: start it with theirs, and let them
    /// end or stop them first.
    #[error("executions are under way whose tasks call {}", other_emr(before))]
    OtherEmr {
        /// Theirs, as arguments of `emrys local up`; none for the engine's own.
        before: Vec<String>,
    },
    /// The system gives no random numbers: report a bug.
    #[error("failed to get random numbers: {0}")]
    Random(getrandom::Error),
}

fn other_emr(arguments: &[String]) -> String {
    match arguments {
        [] => "the engine's own EMR".to_owned(),
        arguments => format!("the EMR of `{}`", arguments.join(" ")),
    }
}

/// What the engine's parts share.
pub(crate) struct Shared {
    options: Options,
    home: Home,
    journal: Journal,
    buckets: Buckets,
    account: Account,
    runtimes: Runtimes,
    machine: Machine,
    parameters: Parameters,
    secrets: Secrets,
    iam: Iam,
    topics: Topics,
    handlers: HandlerTable,
    messages: Messages,
    events: Arc<Events>,
    clusters: RwLock<Clusters>,
    /// Those of the [`Engine`], as long as there is one.
    executions: RwLock<Option<Executions>>,
    next_sequence: AtomicU64,
    /// `host:port` once somebody serves this engine over HTTP.
    address: RwLock<Option<String>>,
    started_at: i64,
    last_call: AtomicI64,
    /// Whether somebody has asked the engine to stop.
    stop: watch::Sender<bool>,
    /// Whether the engine has been dropped: nothing is written for its clusters any more.
    closed: watch::Sender<bool>,
    persistent: AtomicBool,
    // INVARIANT: the last member, so that the journal is closed before the folder is free.
    lock: Arc<HomeLock>,
}

/// All clusters, by id and by order of creation.
#[derive(Default)]
struct Clusters {
    by_id: HashMap<ClusterId, Arc<Cluster>>,
    by_sequence: BTreeMap<u64, Arc<Cluster>>,
}

/// A running engine. Dropping it leaves running steps to their supervisors; the folder is free for another
/// engine once the [`Service`]s and the [`Buckets`] of this one are gone, too.
pub struct Engine {
    /// What state machines do. Their tasks call the engine, so they are opened after all else and closed before.
    executions: Executions,
    shared: Arc<Shared>,
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.shared.closed.send_replace(true);
        self.shared.set_executions(None);
    }
}

impl Engine {
    /// Opens the state folder and takes up what was under way. Needs a tokio runtime.
    ///
    /// # Errors
    /// The folder is in use, cannot be used, or was written by a newer Emrys.
    pub async fn open(options: Options) -> Result<Self, EngineError> {
        let home = Home::new(options.home.clone());
        let lock = Arc::new(home.lock()?);
        let journal = Journal::open(&home.journal(), "engine", records::FORMAT)?;
        let buckets =
            Buckets::below_lock(home.buckets(), lock.clone()).map_err(EngineError::Buckets)?;
        let account = Account::open(&journal)?;
        // Ask once, so that ids never fail later for want of a random source.
        getrandom::fill(&mut [0; 16]).map_err(EngineError::Random)?;
        let parameters = Parameters::open(&journal, &home)?;
        let secrets = Secrets::open(&journal, &home)?;
        let iam = Iam::open(&journal)?;
        let topics = Topics::open(&journal)?;
        let handlers = HandlerTable::open(&journal)?;
        let messages = Messages::open(&journal)?;
        let events = Arc::new(Events::open(&journal, &options.region)?);
        let now = crate::time::now();
        let shared = Arc::new(Shared {
            runtimes: Runtimes::new(options.cache.clone()),
            machine: Machine::new(options.capacity.clone()),
            persistent: AtomicBool::new(options.persistent),
            options,
            home,
            journal,
            buckets,
            parameters,
            secrets,
            iam,
            topics,
            handlers,
            messages,
            events,
            account,
            clusters: RwLock::default(),
            executions: RwLock::default(),
            next_sequence: AtomicU64::new(0),
            address: RwLock::new(None),
            started_at: now,
            last_call: AtomicI64::new(now),
            stop: watch::Sender::new(false),
            closed: watch::Sender::new(false),
            lock,
        });
        // Refused before anything is taken up.
        load::emr(&shared).await?;
        load::clusters(&shared)?;
        Messages::resume(&shared);
        let executions = load::executions(&shared).await?;
        shared.set_executions(Some(executions.clone()));
        shared.events.resume(&shared)?;
        let objects = ObjectEvents(Arc::downgrade(&shared));
        shared.buckets.watch(Arc::new(objects));
        tokio::spawn(Events::keep_time(Arc::downgrade(&shared)));
        if let Some(retention) = shared.options.retention {
            // It ends with the engine, which it does not keep.
            tokio::spawn(retention::keep(Arc::downgrade(&shared), retention));
        }
        Ok(Self { executions, shared })
    }

    /// Tells other processes, and the steps, where this engine is served.
    ///
    /// # Errors
    /// `engine.json` cannot be written.
    pub fn announce(&self, address: &str, token: &str) -> Result<(), HomeError> {
        *self
            .shared
            .address
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Some(address.to_owned());
        let info = EngineInfo {
            address: address.to_owned(),
            pid: std::process::id(),
            started_at: self.shared.started_at,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            token: token.to_owned(),
            stopped: false,
            emr: self
                .shared
                .options
                .emr
                .as_ref()
                .map(|emr| emr.arguments.clone())
                .unwrap_or_default(),
        };
        self.shared.home.publish(&self.shared.lock, &info)
    }

    /// Tells other processes that this engine, which was announced, ends because it was to.
    ///
    /// # Errors
    /// `engine.json` cannot be written.
    pub fn retire(&self) -> Result<(), HomeError> {
        match self.shared.home.info().filter(|_| !self.is_displaced()) {
            Some(info) => {
                let info = EngineInfo {
                    stopped: true,
                    ..info
                };
                self.shared.home.publish(&self.shared.lock, &info)
            }
            None => Ok(()),
        }
    }

    /// The engine as the services that a server needs.
    #[must_use]
    pub fn service(&self) -> Service {
        Service {
            shared: self.shared.clone(),
        }
    }

    /// The buckets, as an implementation of S3. The folder stays locked as long as somebody has them.
    #[must_use]
    pub fn buckets(&self) -> Buckets {
        self.shared.buckets.clone()
    }

    /// Step Functions. The folder stays locked as long as somebody has it.
    #[must_use]
    pub fn executions(&self) -> Executions {
        self.executions.clone()
    }

    /// Whether the state folder was deleted or replaced under this engine: nothing that it writes is kept any more.
    #[must_use]
    pub fn is_displaced(&self) -> bool {
        !self.shared.lock.is_in_place(&self.shared.home)
    }

    /// Becomes true when somebody has asked the engine to stop.
    #[must_use]
    pub fn stopped(&self) -> watch::Receiver<bool> {
        self.shared.stop.subscribe()
    }

    /// For how many milliseconds nobody has called, no cluster has been active, no execution has run and no event has
    /// been on its way; 0 for an engine that is to stay. Rules with schedules keep nobody.
    #[must_use]
    pub fn idle_millis(&self) -> i64 {
        let shared = &self.shared;
        let active =
            shared.active_clusters() + self.executions.running() + shared.events.under_way();
        if shared.is_persistent() || active > 0 {
            shared.touch();
        }
        let last_call = shared.last_call.load(Ordering::Relaxed);
        crate::time::now() - last_call.max(self.executions.last_call())
    }
}

/// The engine's APIs: [`emrys_protocol::EmrApi`], [`emrys_protocol::ParametersApi`], [`emrys_protocol::EventsApi`],
/// [`emrys_protocol::QueryApi`] and [`emrys_protocol::engine::EngineApi`].
#[derive(Clone)]
pub struct Service {
    pub(crate) shared: Arc<Shared>,
}

impl Service {
    /// What an operation works with. Notes the call, by which an engine that ends when idle stays.
    pub(crate) fn shared(&self) -> &Arc<Shared> {
        self.shared.touch();
        &self.shared
    }
}

impl Shared {
    pub(crate) fn home(&self) -> &Home {
        &self.home
    }

    pub(crate) fn journal(&self) -> &Journal {
        &self.journal
    }

    pub(crate) fn buckets(&self) -> &Buckets {
        &self.buckets
    }

    pub(crate) fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    pub(crate) fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    pub(crate) fn iam(&self) -> &Iam {
        &self.iam
    }

    pub(crate) fn topics(&self) -> &Topics {
        &self.topics
    }

    /// Who handles what state machines call and send.
    pub(crate) fn handlers(&self) -> &HandlerTable {
        &self.handlers
    }

    pub(crate) fn messages(&self) -> &Messages {
        &self.messages
    }

    /// EventBridge.
    pub(crate) fn events(&self) -> &Arc<Events> {
        &self.events
    }

    /// What belongs to no cluster.
    pub(crate) fn account(&self) -> &Account {
        &self.account
    }

    pub(crate) fn runtimes(&self) -> &Runtimes {
        &self.runtimes
    }

    /// The machine that all clusters share.
    pub(crate) fn machine(&self) -> &Machine {
        &self.machine
    }

    pub(crate) fn supervisor(&self) -> &Supervisor {
        &self.options.supervisor
    }

    /// What clients of this engine sign with; without configured keys any will do.
    pub(crate) fn keys(&self) -> Keys {
        self.options.keys.clone().unwrap_or_else(|| Keys {
            access_key_id: ANY_KEY.to_owned(),
            secret_access_key: ANY_KEY.to_owned(),
        })
    }

    /// The EMR that tasks call instead of this engine's own.
    pub(crate) fn other_emr(&self) -> Option<Arc<dyn EmrApi>> {
        self.options.emr.as_ref().map(|emr| emr.api.clone())
    }

    pub(crate) fn region(&self) -> &str {
        &self.options.region
    }

    fn set_executions(&self, executions: Option<Executions>) {
        *self
            .executions
            .write()
            .unwrap_or_else(PoisonError::into_inner) = executions;
    }

    /// Step Functions, while it is open.
    pub(crate) fn executions(&self) -> Option<Executions> {
        let executions = self.executions.read();
        executions.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Executions of state machines that are under way.
    pub(crate) fn running_executions(&self) -> usize {
        let executions = self.executions.read();
        let executions = executions.unwrap_or_else(PoisonError::into_inner);
        executions.as_ref().map_or(0, Executions::running)
    }

    /// When the engine was opened.
    pub(crate) fn started_at(&self) -> i64 {
        self.started_at
    }

    /// Whether the engine stays when nothing is left to do.
    pub(crate) fn is_persistent(&self) -> bool {
        self.persistent.load(Ordering::Relaxed)
    }

    /// Makes the engine stay when nothing is left to do.
    pub(crate) fn persist(&self) {
        self.persistent.store(true, Ordering::Relaxed);
    }

    /// Asks whoever runs the engine to stop it.
    pub(crate) fn ask_to_stop(&self) {
        self.stop.send_replace(true);
    }

    /// Becomes true when the engine is dropped.
    pub(crate) fn closed(&self) -> watch::Receiver<bool> {
        self.closed.subscribe()
    }

    /// Notes that a client is there.
    pub(crate) fn touch(&self) {
        self.last_call.store(crate::time::now(), Ordering::Relaxed);
    }

    /// `host:port`, once the engine is served.
    pub(crate) fn address(&self) -> Option<String> {
        let address = self.address.read().unwrap_or_else(PoisonError::into_inner);
        address.clone()
    }

    /// Fresh random bytes, for ids.
    pub(crate) fn random(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        if getrandom::fill(&mut bytes).is_err() {
            // The source answered when the engine was opened; the clock keeps ids apart meanwhile.
            bytes = u128::from(self.next_sequence.load(Ordering::Relaxed))
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .wrapping_add(u128::from(crate::time::now().unsigned_abs()))
                .to_le_bytes();
        }
        bytes
    }

    /// The order of the next cluster.
    pub(crate) fn next_sequence(&self) -> u64 {
        self.next_sequence.fetch_add(1, Ordering::Relaxed)
    }

    /// The cluster of that id.
    pub(crate) fn cluster(&self, id: &str) -> Option<Arc<Cluster>> {
        let id = id.parse::<ClusterId>().ok()?;
        let clusters = self.clusters.read().unwrap_or_else(PoisonError::into_inner);
        clusters.by_id.get(&id).cloned()
    }

    /// What `pick` takes of the clusters created before `sequence`, newest first.
    pub(crate) fn clusters_before<T>(
        &self,
        sequence: u64,
        wanted: usize,
        pick: impl Fn(&Snapshot) -> Option<T>,
    ) -> Vec<(u64, T)> {
        let clusters = self.clusters.read().unwrap_or_else(PoisonError::into_inner);
        let older = clusters.by_sequence.range(..sequence).rev();
        older
            .filter_map(|(sequence, cluster)| Some((*sequence, cluster.read(&pick)?)))
            .take(wanted)
            .collect()
    }

    /// Clusters that have not ended.
    pub(crate) fn active_clusters(&self) -> usize {
        let clusters = self.clusters.read().unwrap_or_else(PoisonError::into_inner);
        let active = |cluster: &&Arc<Cluster>| {
            cluster.read(|snapshot| !snapshot.cluster.state.is_terminal())
        };
        clusters.by_id.values().filter(active).count()
    }

    /// Writes a new cluster with its steps, then starts it.
    pub(crate) async fn create(self: &Arc<Self>, snapshot: Snapshot) -> Result<(), ApiError> {
        let mut batch = Batch::new();
        let now = crate::time::now();
        let deliveries = self.events.deliveries_of_cluster(None, &snapshot, now);
        Events::write(&deliveries, &mut batch).map_err(error::store_to_api)?;
        let record = &snapshot.cluster;
        let put = batch.put(records::CLUSTER, record.id.as_str(), record.as_ref());
        put.map_err(error::store_to_api)?;
        for step in &snapshot.steps {
            let put = batch.put(records::STEP, step.id.as_str(), step.as_ref());
            put.map_err(error::store_to_api)?;
        }
        let committed = self.journal.commit(batch).await;
        committed.map_err(error::store_to_api)?;
        self.events.begin(&Arc::downgrade(self), deliveries);
        self.register(snapshot);
        Ok(())
    }

    fn register(self: &Arc<Self>, snapshot: Snapshot) {
        let sequence = snapshot.cluster.sequence;
        let cluster = Cluster::open(self, snapshot);
        let mut clusters = self
            .clusters
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        clusters.by_id.insert(cluster.id().clone(), cluster.clone());
        clusters.by_sequence.insert(sequence, cluster);
    }
}
