// SPDX-License-Identifier: Apache-2.0
//! The archive of a job flow's Python packages: what is to be in it, and for which Python and processor.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use emrys_catalog::instance_types::{self, Architecture};
use emrys_catalog::releases::{self, Release};
use emrys_document::elements::{
    Cluster, JobFlow, Pack as DocumentPack, Python, PythonPackages, RequirementKind,
    RequirementsFile,
};
use emrys_local::runtime::Runtimes;
use emrys_local::runtime::packages::{Node, Pack, PackError, Packages, Target, Wanted};
use emrys_synth::lower::PythonArchive;

use crate::exit::{ExitCode, Failure};
use crate::output;

/// Whether packages are packed that have not been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packing {
    /// They are.
    Now,
    /// A run will.
    Later,
}

/// The archive of a job flow, if it is to have one. `here`: its cluster is the local engine's.
pub(crate) async fn archive(
    job_flow: &JobFlow,
    cluster: &Cluster,
    cache: Result<PathBuf, Failure>,
    here: bool,
    packing: Packing,
) -> Result<Option<PythonArchive>, Failure> {
    let Some(python) = &job_flow.python else {
        return Ok(None);
    };
    let wanted = Wanted {
        packages: packages(python)?,
        pack: match python.pack() {
            DocumentPack::Environment => Pack::Environment,
            DocumentPack::PyFiles => Pack::PyFiles,
        },
        target: target(python, cluster, here).await?,
    };
    let runtimes = Runtimes::new(cache?);
    let packed = runtimes.packed(&wanted).map_err(failure)?;
    let packed = match (packed, packing) {
        (None, Packing::Now) => {
            let told = runtimes.pack(&wanted, &|progress| output::say(progress.what));
            Some(told.await.map_err(failure)?)
        }
        (packed, _) => packed,
    };
    Ok(Some(match packed {
        Some(path) => PythonArchive::Packed(path),
        None => PythonArchive::NotPacked(wanted.pack.file()),
    }))
}

fn packages(python: &Python) -> Result<Packages, Failure> {
    let file = match &python.packages {
        PythonPackages::Wheels(wheels) => {
            let wheels = wheels.iter().map(|wheel| wheel.to_path_buf());
            return Ok(Packages::Wheels(wheels.collect()));
        }
        PythonPackages::Requirements(file) => file,
    };
    let files = RequirementsFile::read(file).map_err(|error| {
        let message = format!(
            "failed to read the requirements in `{}`: {error}",
            file.display()
        );
        Failure::new(ExitCode::InvalidDocument, message)
    })?;
    let folder = file.parent().unwrap_or(Path::new(""));
    let wheels = files.iter().flat_map(RequirementsFile::requirements);
    let wheels = wheels.filter_map(|requirement| match requirement.kind {
        RequirementKind::Wheel(path) => Some(folder.join(path)),
        _ => None,
    });
    let others = files.iter().skip(1).map(|file| file.path.clone());
    let named = others.chain(wheels.filter(|wheel| wheel.is_file()));
    Ok(Packages::Requirements {
        file: file.to_path_buf(),
        named: named.collect(),
    })
}

async fn target(python: &Python, cluster: &Cluster, here: bool) -> Result<Target, Failure> {
    let invalid = |message: String| Failure::new(ExitCode::InvalidDocument, message);
    let label = cluster.release_label().ok_or_else(|| {
        invalid("Python packages are packed for releases with a release label".to_owned())
    })?;
    let release = releases::find(**label)
        .ok_or_else(|| invalid(format!("the Python of {} is not known", **label)))?;
    let asked = python.version.as_deref().map(|version| version.minor);
    if here {
        let spark = release.spark_version().unwrap_or_default();
        let found = Runtimes::python(spark, asked).await;
        return found
            .map(Target::Here)
            .map_err(|error| failure(error.into()));
    }
    let minor = asked.or_else(|| release.python3().next());
    let minor = minor.ok_or_else(|| {
        invalid(format!("the Python of {} is not known", **label))
            .hint("write the `version` that its nodes have")
    })?;
    Ok(Target::Node(node(release, cluster, minor)?))
}

fn node(release: &Release, cluster: &Cluster, python_minor: u32) -> Result<Node, Failure> {
    let types = cluster.instances.instance_types();
    let names: BTreeSet<&str> = types
        .filter_map(|name| instance_types::find(name))
        .map(|found| found.architecture.as_str())
        .collect();
    if names.len() > 1 {
        let message = "the cluster has instances of two architectures, and Python packages are packed for one";
        return Err(Failure::new(ExitCode::InvalidDocument, message)
            .hint("take instance types of one architecture"));
    }
    let is_arm = names.contains(Architecture::Arm.as_str());
    Ok(Node {
        python_minor,
        architecture: if is_arm {
            Architecture::Arm
        } else {
            Architecture::X86
        },
        glibc_minor: release.glibc_minor(),
    })
}

fn failure(error: PackError) -> Failure {
    let code = match &error {
        PackError::NoWheel { .. }
        | PackError::Conflict { .. }
        | PackError::Compiled { .. }
        | PackError::Wheel { .. } => ExitCode::InvalidDocument,
        _ => ExitCode::Unexpected,
    };
    let hint = match &error {
        PackError::NoWheel { .. } => {
            "take a version that has a wheel, or make one with `pip wheel --no-deps`"
        }
        PackError::Compiled { .. } => "write `pack: environment`",
        _ => return Failure::new(code, error),
    };
    Failure::new(code, &error).hint(hint)
}
