// SPDX-License-Identifier: Apache-2.0
//! A cluster's own Python environment: what a step installs stays in it, and the runtime's libraries are seen in it.
//!
//! It is a virtual environment as Python defines one, written directly: three small files take no time, where the
//! `venv` module takes seconds, and is missing altogether on systems that package it apart.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use super::error::RuntimeError;
use super::python::Python;
use super::runtime::Runtime;

/// The programs of the environment that are modules of Python, and those modules.
const MODULES: &[(&str, &str)] = &[("pip", "pip"), ("pip3", "pip"), ("aws", "awscli")];

/// A Python environment for one cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PythonEnvironment {
    /// Its folder, for `VIRTUAL_ENV`.
    pub folder: PathBuf,
    /// Its programs, to stand first on the `PATH`: `python3`, and with a runtime `pip` and `aws`.
    pub programs: PathBuf,
    /// Its interpreter, for `PYSPARK_PYTHON`.
    pub executable: PathBuf,
    /// Where what steps install goes.
    pub site_packages: PathBuf,
}

impl Runtime {
    /// The Python environment in `folder`, made if it is not there.
    pub async fn python_environment(
        &self,
        folder: &Path,
    ) -> Result<PythonEnvironment, RuntimeError> {
        let runtime = vec![self.site_packages.clone()];
        let (python, folder) = (self.python.clone(), folder.to_owned());
        let made = tokio::task::spawn_blocking(move || create(&python, &folder, &runtime)).await;
        made.unwrap_or_else(|error| Err(RuntimeError::io("create", &self.spark_home)(error.into())))
    }
}

/// Makes an environment of this Python over folders of libraries.
pub(super) fn create(
    python: &Python,
    folder: &Path,
    libraries: &[PathBuf],
) -> Result<PythonEnvironment, RuntimeError> {
    let programs = folder.join("bin");
    let language = format!("python{}", python.language_version());
    let environment = PythonEnvironment {
        folder: folder.to_owned(),
        executable: programs.join("python3"),
        site_packages: folder.join("lib").join(&language).join("site-packages"),
        programs,
    };
    // Written last: an environment that has it is whole.
    let marker = folder.join("pyvenv.cfg");
    if marker.is_file() {
        return Ok(environment);
    }
    for made in [&environment.programs, &environment.site_packages] {
        fs::create_dir_all(made).map_err(RuntimeError::io("create", made))?;
    }
    for name in ["python3", "python", &language] {
        link(&python.executable, &environment.programs.join(name))?;
    }
    for (name, module) in MODULES {
        if libraries
            .iter()
            .any(|library| library.join(module).is_dir())
        {
            program(&environment, name, module)?;
        }
    }
    let shown: String = libraries
        .iter()
        .map(|library| format!("{}\n", library.display()))
        .collect();
    write(&environment.site_packages.join("emrys.pth"), &shown)?;
    let home = python.executable.parent().unwrap_or(Path::new("/"));
    let written = format!(
        "home = {}\ninclude-system-site-packages = false\nversion = {}\n",
        home.display(),
        python.version
    );
    write(&marker, &written)?;
    Ok(environment)
}

fn link(target: &Path, link: &Path) -> Result<(), RuntimeError> {
    if link.is_symlink() {
        fs::remove_file(link).map_err(RuntimeError::io("remove", link))?;
    }
    symlink(target, link).map_err(RuntimeError::io("create", link))
}

fn write(path: &Path, text: &str) -> Result<(), RuntimeError> {
    fs::write(path, text).map_err(RuntimeError::io("write", path))
}

/// A program that runs a module with the interpreter beside it. A shell starts it, since the first line of a script
/// cannot hold a long path.
fn program(environment: &PythonEnvironment, name: &str, module: &str) -> Result<(), RuntimeError> {
    let path = environment.programs.join(name);
    let python = environment
        .executable
        .display()
        .to_string()
        .replace('\'', r"'\''");
    write(
        &path,
        &format!("#!/bin/sh\nexec '{python}' -m {module} \"$@\"\n"),
    )?;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755))
        .map_err(RuntimeError::io("make executable", &path))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::process::Command;

    use super::{PythonEnvironment, create};
    use crate::runtime::python;
    use crate::runtime::requirements;

    async fn environment(folder: &Path, libraries: &[PathBuf]) -> PythonEnvironment {
        let requirements = requirements::of("3.5.2").unwrap();
        let python = python::find("3.5.2", requirements).await.unwrap();
        create(&python, folder, libraries).unwrap()
    }

    fn printed(program: &Path, arguments: &[&str]) -> String {
        let output = Command::new(program).args(arguments).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    #[tokio::test]
    async fn python_installs_into_it_and_sees_the_libraries() {
        let root = tempfile::tempdir().unwrap();
        let libraries = root.path().join("libraries");
        fs::create_dir_all(libraries.join("awscli")).unwrap();
        fs::write(libraries.join("known.py"), "name = 'library'").unwrap();
        fs::write(
            libraries.join("awscli/__main__.py"),
            "import sys; print('aws', *sys.argv[1:])",
        )
        .unwrap();
        let made = environment(
            &root.path().join("it's here"),
            std::slice::from_ref(&libraries),
        )
        .await;

        let purelib = "import sysconfig; print(sysconfig.get_path('purelib'))";
        assert_eq!(
            printed(&made.executable, &["-c", purelib]),
            made.site_packages.to_str().unwrap()
        );
        let known = "import known; print(known.name)";
        assert_eq!(printed(&made.executable, &["-c", known]), "library");
        assert_eq!(
            printed(&made.programs.join("aws"), &["s3", "ls"]),
            "aws s3 ls"
        );
        assert!(
            !made.programs.join("pip").exists(),
            "no pip among the libraries"
        );

        fs::write(made.site_packages.join("known.py"), "name = 'own'").unwrap();
        assert_eq!(printed(&made.executable, &["-c", known]), "own");
    }

    #[tokio::test]
    async fn an_environment_that_is_there_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        let made = environment(root.path(), &[]).await;
        fs::write(made.site_packages.join("installed.py"), "").unwrap();
        assert_eq!(environment(root.path(), &[]).await, made);
        assert!(made.site_packages.join("installed.py").exists());
    }
}
