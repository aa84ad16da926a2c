// SPDX-License-Identifier: Apache-2.0
//! What a project leaves in an account, as JSON, for the acceptance tests: `deployment DOCUMENT…`. A lock file beside the
//! first document is read.

#![expect(
    clippy::print_stdout,
    reason = "this is a program for tests, and its output is what it is for"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use emrys_deploy::policy;
use emrys_deploy::project::{Inputs, deployment};
use emrys_deploy::registry::{Lock, lock};
use emrys_document::{Options, Project};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

fn main() -> anyhow::Result<()> {
    let documents: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let document = documents.first().context("a document is needed")?;
    let options = Options {
        set: Vec::new(),
        variables: &|_| None,
        environment: None,
        now_millis: 0,
    };
    let (project, diagnostics) = Project::load(&documents, &options);
    let Some(project) = project else {
        let found: Vec<String> = diagnostics.iter().map(|own| format!("{own:?}")).collect();
        bail!("{}", found.join("\n"));
    };
    let folder = match document.is_dir() {
        true => document.as_path(),
        false => document.parent().unwrap_or(Path::new(".")),
    };
    let lock = match std::fs::read_to_string(folder.join(lock::FILE)) {
        Ok(text) => Lock::read(&text)?,
        Err(_) => Lock::default(),
    };
    let inputs = Inputs {
        digest: &|path| std::fs::read(path).map(|bytes| format!("{:x}", Sha256::digest(bytes))),
        files: &|path| {
            let entries = std::fs::read_dir(path)?;
            let mut files: Vec<PathBuf> = entries
                .map(|entry| entry.map(|entry| entry.path()))
                .collect::<Result<_, _>>()?;
            files.sort();
            Ok(files)
        },
        python: &BTreeMap::new(),
        lock: &lock,
    };
    let deployment = deployment(&project, &inputs)?;
    let machines = deployment.machines.iter().map(|machine| {
        json!({ "name": machine.name, "logical_id": machine.logical_id, "definition": machine.definition })
    });
    let machines: Vec<Value> = machines.collect();
    let access = policy::explain(&deployment.roles, &deployment.policies);
    let access: Vec<Value> = access.iter().map(|own| json!({ "who": own.who, "may": own.may.iter().map(|own| &own.what).collect::<Vec<_>>() })).collect();
    let uploads = deployment.uploads.iter();
    let uploads: Vec<String> = uploads
        .map(|upload| format!("s3://{}/{}", upload.bucket, upload.key))
        .collect();
    let printed = json!({
        "namespace": deployment.namespace,
        "stack": deployment.stack,
        "template": deployment.template.to_json(),
        "machines": machines,
        "uploads": uploads,
        "access": access,
    });
    println!("{printed}");
    Ok(())
}
