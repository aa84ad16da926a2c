// SPDX-License-Identifier: Apache-2.0
//! Who has what of the machine, and who is next.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use emrys_model::ids::{ClusterId, StepId};

use super::{CORES_SHARED, Capacity};

/// What a step needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Demand {
    /// MiB.
    pub(crate) memory: u64,
    pub(crate) cores: u64,
}

impl Demand {
    /// Why a step with this demand is still waiting, for people.
    pub(crate) fn reason(self) -> String {
        let Self { memory, cores } = self;
        let cores = match cores {
            0 => String::new(),
            1 => " and a core".to_owned(),
            cores => format!(" and {cores} cores"),
        };
        format!("Waiting until this machine has {memory} MiB of memory{cores} to spare")
    }

    /// Whether it is that of a command, which is no JVM as far as anybody can see.
    fn is_command(&self) -> bool {
        self.cores == 0
    }

    fn plus(self, other: Self) -> Self {
        Self {
            memory: self.memory.saturating_add(other.memory),
            cores: self.cores.saturating_add(other.cores),
        }
    }

    fn fits(self, capacity: Self) -> bool {
        self.memory <= capacity.memory && self.cores <= capacity.cores
    }
}

/// A step that has room, or waits for it.
#[derive(Debug)]
struct Claim {
    step: StepId,
    cluster: ClusterId,
    demand: Demand,
}

/// Everything that is promised, and the queue in front of it.
///
/// Commands and JVMs are counted apart: a script may wait for a job that another step runs, or the reverse, and must not
/// keep it from beginning.
///
/// A cluster says again and again what it needs, and what it no longer names is given back: nothing is lost that nobody
/// remembers.
#[derive(Debug)]
pub(crate) struct Ledger {
    /// Cores of the machine, each of which is promised several times.
    cores: usize,
    capacity: Demand,
    held: BTreeMap<StepId, Claim>,
    /// In order of arrival. Nobody overtakes one of their kind, so that everybody has a turn.
    queue: VecDeque<Claim>,
    news: bool,
}

impl Ledger {
    /// An empty ledger of a machine of that size.
    pub(crate) fn new(capacity: &Capacity) -> Self {
        let cores = u64::try_from(capacity.cores).unwrap_or(u64::MAX);
        Self {
            cores: capacity.cores,
            capacity: Demand {
                memory: capacity.memory.unwrap_or(u64::MAX),
                cores: cores.saturating_mul(CORES_SHARED),
            },
            held: BTreeMap::new(),
            queue: VecDeque::new(),
            news: false,
        }
    }

    /// Cores of the machine.
    pub(crate) fn cores(&self) -> usize {
        self.cores
    }

    /// What a cluster needs now: for the steps that run, which have it whether there is room or not, and for those whose
    /// turn it is, in their order. Gives those of the latter that have room; the others stand in the queue.
    pub(crate) fn declare(
        &mut self,
        cluster: &ClusterId,
        running: impl IntoIterator<Item = (StepId, Demand)>,
        wanted: &[(StepId, Demand)],
    ) -> BTreeSet<StepId> {
        let running: BTreeMap<StepId, Demand> = running.into_iter().collect();
        let is_wanted = |claim: &Claim| wanted.iter().any(|(step, _)| *step == claim.step);
        self.queue
            .retain(|claim| claim.cluster != *cluster || is_wanted(claim));
        self.held.retain(|step, claim| {
            claim.cluster != *cluster || running.contains_key(step) || is_wanted(claim)
        });
        for (step, demand) in running {
            let claim = self.claim(cluster, step.clone(), demand);
            self.held.entry(step).or_insert(claim);
        }
        for (step, demand) in wanted {
            let stands = self.queue.iter().any(|claim| claim.step == *step);
            if !stands && !self.held.contains_key(step) {
                let claim = self.claim(cluster, step.clone(), *demand);
                self.queue.push_back(claim);
            }
        }
        self.news |= self.advance(cluster);
        let steps = wanted.iter().map(|(step, _)| step);
        steps
            .filter(|step| self.held.contains_key(*step))
            .cloned()
            .collect()
    }

    /// What a step is given that asks for that much. One that asks for more than there is gets all of it: it runs alone
    /// rather than never.
    pub(crate) fn given(&self, demand: Demand) -> Demand {
        Demand {
            memory: demand.memory.min(self.capacity.memory),
            cores: demand.cores.min(self.capacity.cores),
        }
    }

    fn claim(&self, cluster: &ClusterId, step: StepId, demand: Demand) -> Claim {
        Claim {
            step,
            cluster: cluster.clone(),
            demand: self.given(demand),
        }
    }

    /// Lets in what fits; whether anything of another cluster is among it.
    fn advance(&mut self, asking: &ClusterId) -> bool {
        let commands = self.let_in(asking, Demand::is_command);
        let others = self.let_in(asking, |demand| !demand.is_command());
        commands || others
    }

    /// Lets in what fits of one kind, in order of arrival.
    fn let_in(&mut self, asking: &ClusterId, kind: impl Fn(&Demand) -> bool) -> bool {
        let claims = self.held.values().filter(|claim| kind(&claim.demand));
        let mut used = claims.fold(Demand::default(), |used, claim| used.plus(claim.demand));
        let mut full = false;
        let mut others = false;
        for next in std::mem::take(&mut self.queue) {
            if !full && kind(&next.demand) {
                used = used.plus(next.demand);
                full = !used.fits(self.capacity);
            }
            if full || !kind(&next.demand) {
                self.queue.push_back(next);
                continue;
            }
            others |= next.cluster != *asking;
            self.held.insert(next.step.clone(), next);
        }
        others
    }

    /// Whether somebody else than who asked has something to hear; says so once.
    pub(super) fn take_news(&mut self) -> bool {
        std::mem::take(&mut self.news)
    }
}
