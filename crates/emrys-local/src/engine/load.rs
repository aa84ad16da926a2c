// SPDX-License-Identifier: Apache-2.0
//! Reading the journal when the engine starts: every cluster as it was last committed, and what state machines do.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use emrys_executions::{Executions, Options};
use emrys_model::ids::ClusterId;
use emrys_store::{Batch, StoreError};

use super::{EngineError, Shared};
use crate::api::ACCOUNT;
use crate::cluster::draft::Draft;
use crate::cluster::snapshot::Snapshot;
use crate::events::StatusChanges;
use crate::integrations;
use crate::records::{self, ClusterRecord, StepRecord};

/// Opens every cluster of the journal; those that have not ended take up what was under way.
pub(super) fn clusters(shared: &Arc<Shared>) -> Result<(), StoreError> {
    let mut steps: HashMap<ClusterId, Vec<Arc<StepRecord>>> = HashMap::new();
    shared.journal.each(records::STEP, |_, step: StepRecord| {
        steps
            .entry(step.cluster.clone())
            .or_default()
            .push(Arc::new(step));
    })?;
    let mut clusters: Vec<Arc<ClusterRecord>> = Vec::new();
    shared
        .journal
        .each(records::CLUSTER, |_, mut cluster: ClusterRecord| {
            cluster.upgrade();
            clusters.push(Arc::new(cluster));
        })?;
    let mut snapshots = Vec::new();
    for cluster in clusters {
        shared
            .next_sequence
            .fetch_max(cluster.sequence + 1, Ordering::Relaxed);
        let mut steps = steps.remove(&cluster.id).unwrap_or_default();
        steps.sort_by_key(|step| step.sequence);
        let snapshot = Snapshot { cluster, steps };
        // What runs already has its room before anything new asks for some.
        let machine = shared.machine();
        machine.with(|ledger| Draft::new(&snapshot, shared.started_at()).keep_room(ledger));
        snapshots.push(snapshot);
    }
    for snapshot in snapshots {
        shared.register(snapshot);
    }
    Ok(())
}

/// The record of which EMR tasks of executions call.
const EMR: &str = "executions-emr";

/// Keeps which EMR the executions call. Those under way must find the one that they have begun with.
pub(super) async fn emr(shared: &Arc<Shared>) -> Result<(), EngineError> {
    let journal = &shared.journal;
    let emr = shared.options.emr.as_ref();
    let emr = emr.map(|emr| emr.arguments.clone()).unwrap_or_default();
    let before: Vec<String> = journal.record(EMR, EMR)?.unwrap_or_default();
    if emr != before {
        if Executions::are_under_way(journal)? {
            return Err(EngineError::OtherEmr { before });
        }
        let mut batch = Batch::new();
        batch.put(EMR, EMR, &emr)?;
        journal.commit(batch).await?;
    }
    Ok(())
}

/// Opens Step Functions; executions that have not ended go on.
pub(super) async fn executions(shared: &Arc<Shared>) -> Result<Executions, EngineError> {
    let options = Options {
        region: shared.region().to_owned(),
        account: ACCOUNT.to_owned(),
        observer: Some(Arc::new(StatusChanges {
            events: shared.events().clone(),
            engine: Arc::downgrade(shared),
        })),
    };
    let integrations = integrations::all(&Arc::downgrade(shared), shared.other_emr());
    // The buckets keep the folder locked until the last execution lets go of the journal.
    let objects = Arc::new(shared.buckets.clone());
    Ok(Executions::open(&shared.journal, options, integrations, objects).await?)
}
