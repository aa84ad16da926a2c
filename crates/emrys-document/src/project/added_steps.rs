// SPDX-License-Identifier: Apache-2.0
//! Steps of no job flow, for a cluster that is there already. How they are sent depends on its release, so that they are
//! given a job flow on a cluster of which nothing else is known.

use std::sync::Arc;

use emrys_diagnostics::{Diagnostic, Source, Span};
use emrys_model::release_label::ReleaseLabel;

use super::{Folders, Project, has_errors};
use crate::elements::{ClusterReference, JobFlow};
use crate::placeholders::Placeholders;
use crate::project::Options;
use crate::reader::{Extent, FromNode, Reader};
use crate::rules;
use crate::spanned::Spanned;
use crate::tree::{DocumentPath, Entry, Node, Scalar, ScalarKind, Syntax, Value};

/// The name of the job flow that the steps are given.
const NAME: &str = "steps";

impl Project {
    /// Gives the steps that belong to no job flow one, for a cluster with that release label or AMI version; its name.
    ///
    /// # Errors
    /// A step needs something that only a cluster's definition could say.
    pub fn adopt_steps(&mut self, release: &str) -> Result<&'static str, Vec<Diagnostic>> {
        let source = Source::new("the cluster", release);
        let Some(mut job_flow) = job_flow(&source) else {
            return Err(Vec::new());
        };
        job_flow.steps = std::mem::take(&mut self.steps);
        let mut diagnostics = Vec::new();
        if let ClusterReference::Inline(cluster) = &job_flow.cluster {
            rules::check_added_steps(&job_flow, cluster, &mut diagnostics);
        }
        if has_errors(&diagnostics) {
            return Err(diagnostics);
        }
        let name = Spanned {
            value: NAME.to_owned(),
            span: Span::new(&source, 0, 0),
            path: DocumentPath::default(),
        };
        self.job_flows.push(name, job_flow);
        Ok(NAME)
    }
}

/// A job flow without steps, read as if it had been written, so that everything in it has its default.
fn job_flow(source: &Arc<Source>) -> Option<JobFlow> {
    let release = source.text();
    let key = match release.parse::<ReleaseLabel>() {
        Ok(_) => "release_label",
        Err(_) => "ami_version",
    };
    let span = Span::new(source, 0, release.len());
    let node = |value| Node::new(value, span.clone());
    let entry = |key: &str, value| Entry {
        key: key.to_owned(),
        key_span: span.clone(),
        value: node(value),
    };
    let text = Scalar {
        text: release.to_owned(),
        kind: ScalarKind::Text,
        syntax: Syntax::Dollar,
    };
    let cluster = Value::Mapping(vec![entry(key, Value::Scalar(text))]);
    let steps = Value::Sequence(Vec::new());
    let root = node(Value::Mapping(vec![
        entry("cluster", cluster),
        entry("steps", steps),
    ]));
    let options = Options {
        set: Vec::new(),
        variables: &|_| None,
        environment: None,
        now_millis: 0,
    };
    let mut reader = Reader {
        placeholders: &mut Placeholders::new(&options),
        folders: &Folders::new(),
        knows_cluster: true,
        has_expressions: false,
        extent: Extent::Whole,
        allowances: &mut Vec::new(),
        diagnostics: &mut Vec::new(),
    };
    JobFlow::from_node(&root, &mut reader)
}
