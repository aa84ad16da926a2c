// SPDX-License-Identifier: Apache-2.0
//! Everything that EMR takes can be written in a document: the documents beside this test, lowered, have every member of
//! RunJobFlow's input, and every argument of Terraform's resources, but for those that are listed with a reason.

#[cfg(test)]
mod members;
#[cfg(test)]
mod not_reachable;
#[cfg(test)]
mod terraform;

#[cfg(test)]
use tests::plans;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use emrys_document::elements::Cluster;
    use emrys_document::{Options, Project};
    use emrys_synth::lower::plan::Plan;
    use emrys_synth::lower::{self, Destination};

    use crate::members::Members;
    use crate::not_reachable::NOT_REACHABLE;

    /// What the documents become, each cluster and each job flow, and which steps Terraform is to look at.
    pub(crate) fn plans() -> Vec<(Plan, Vec<String>)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/coverage/documents");
        let options = Options {
            set: Vec::new(),
            variables: &|_| None,
            environment: None,
            now_millis: 0,
        };
        let (project, diagnostics) = Project::load(&[folder], &options);
        let project = project.unwrap_or_else(|| panic!("{diagnostics:#?}"));
        let destination = Destination {
            region: "eu-west-1",
            artifacts: None,
            digest: &|path| unreachable!("{path:?} is local"),
            files: &|path| unreachable!("{path:?} is local"),
            python: None,
        };
        let states = |cluster: &Cluster| {
            let states = cluster.list_steps_states.iter();
            states.map(|state| state.as_str().to_owned()).collect()
        };
        let clusters = project.clusters.iter().map(|(name, cluster)| {
            let plan = lower::cluster(&project, name, cluster, &destination).unwrap();
            (plan, states(cluster))
        });
        let job_flows = project.job_flows.iter().map(|(name, job_flow)| {
            let cluster = project.cluster_of(job_flow).unwrap();
            let plan = lower::job_flow(&project, name, job_flow, cluster, &destination).unwrap();
            (plan, states(cluster))
        });
        clusters.chain(job_flows).collect()
    }

    fn reached(members: &Members) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        for (plan, _) in plans() {
            let request = serde_json::to_value(plan.launch_request(false)).unwrap();
            members.collect(&request, &mut reached);
        }
        reached
    }

    #[test]
    fn every_member_of_the_request_can_be_written_in_a_document() {
        let members = Members::of("RunJobFlowInput");
        let reached = reached(&members);
        let listed: BTreeSet<String> = NOT_REACHABLE
            .iter()
            .map(|(path, _)| (*path).to_owned())
            .collect();
        let all = members.all();
        assert!(all.len() > 150, "the model is walked: {}", all.len());
        let missing: Vec<_> = all.difference(&reached).collect();
        let missing: Vec<_> = missing
            .into_iter()
            .filter(|path| !listed.contains(*path))
            .collect();
        assert!(missing.is_empty(), "no document has {missing:#?}");
        let wrong: Vec<_> = listed.intersection(&reached).collect();
        assert!(wrong.is_empty(), "listed, and a document has {wrong:#?}");
        let unknown: Vec<_> = listed.difference(&all).collect();
        assert!(unknown.is_empty(), "not in the model: {unknown:#?}");
    }
}
