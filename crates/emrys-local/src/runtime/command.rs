// SPDX-License-Identifier: Apache-2.0
//! The java command of a runtime: what `bin/spark-class` would have started, without starting it.
//!
//! Three things differ from the launcher's command. The compiler is more patient ([`PATIENT_COMPILER`]). The jars are
//! named one by one and in order, where the launcher leaves the order to the file system. And the configuration folder
//! stands last, not first: Java refuses a class-data archive when a folder comes before what it was made from, but
//! allows more behind it. Nothing changes by that, since no jar of Spark carries `core-site.xml`, `hive-site.xml` or
//! `log4j2.properties`.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::runtime::Runtime;

/// What is asked of the Java machine.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JavaOptions {
    /// The largest heap, in Java's notation; where absent `1g`, as Spark has it.
    pub memory: Option<String>,
    /// What stands before Spark's jars on the classpath. Java then ignores the class-data archive.
    pub class_path: Option<String>,
    /// Folders of native libraries, before those where Java looks anyway.
    pub library_path: Option<String>,
    /// More flags, in order.
    pub flags: Vec<String>,
}

/// Ten times the invocations, Java's default being 5,000, 600 and 15,000, before a method is compiled for the second
/// time. A short job spends most of its time in that compiler; a long one reaches the numbers at once, and loops are
/// compiled by thresholds of their own. Measured in `docs/benchmarks.md`. A user's own flags come later and win.
const PATIENT_COMPILER: [&str; 3] = [
    "-XX:Tier4InvocationThreshold=50000",
    "-XX:Tier4MinInvocationThreshold=6000",
    "-XX:Tier4CompileThreshold=150000",
];

const DEFAULT_MEMORY: &str = "1g";

/// Where Java looks for native libraries on Linux when nobody says otherwise.
const LIBRARY_PATH: &str = "/usr/java/packages/lib:/usr/lib64:/lib64:/lib:/usr/lib";

impl Runtime {
    /// The java program and its flags; the main class and its arguments follow.
    ///
    /// `conf_dir` ends up on the classpath, so Hadoop finds its `core-site.xml` and Hive its `hive-site.xml` there;
    /// Spark itself reads `SPARK_CONF_DIR` of the environment.
    pub fn java_command(&self, conf_dir: &Path, options: &JavaOptions) -> Vec<OsString> {
        let archive = self.archive().filter(|_| options.class_path.is_none());
        let flags = archive
            .map(|archive| archive_flags(&archive))
            .unwrap_or_default();
        self.command(Some(conf_dir), options, flags)
    }

    /// The command with these flags for the archive, and without a folder on the classpath where none is given.
    pub(super) fn command(
        &self,
        conf_dir: Option<&Path>,
        options: &JavaOptions,
        archive_flags: Vec<OsString>,
    ) -> Vec<OsString> {
        let mut class_path: Vec<&OsStr> = Vec::new();
        class_path.extend(options.class_path.as_deref().map(OsStr::new));
        class_path.extend(self.jars.iter().map(|jar| jar.as_os_str()));
        class_path.extend(conf_dir.map(Path::as_os_str));
        let mut command = vec![
            self.java.executable().into_os_string(),
            OsString::from("-cp"),
            class_path.join(OsStr::new(":")),
        ];
        command.extend(archive_flags);
        command.extend(PATIENT_COMPILER.map(OsString::from));
        let memory = options.memory.as_deref().unwrap_or(DEFAULT_MEMORY);
        command.push(OsString::from(format!("-Xmx{memory}")));
        if let Some(path) = &options.library_path {
            command.push(OsString::from(format!(
                "-Djava.library.path={path}:{LIBRARY_PATH}"
            )));
        }
        command.extend(options.flags.iter().map(OsString::from));
        command.extend(self.launcher_flags.iter().map(OsString::from));
        command
    }
}

fn archive_flags(archive: &Path) -> Vec<OsString> {
    let mut file = OsString::from("-XX:SharedArchiveFile=");
    file.push(archive);
    // Java says on stdout, which is the step's, when it cannot use an archive.
    vec![
        file,
        OsString::from("-Xlog:cds=off"),
        OsString::from("-Xlog:cds+dynamic=off"),
    ]
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::JavaOptions;
    use crate::runtime::{Java, Python, Runtime};

    fn runtime(pair: &Path) -> Runtime {
        Runtime {
            spark_version: "3.5.2".to_owned(),
            java: Java {
                home: PathBuf::from("/java"),
                version: "17.0.15".to_owned(),
            },
            python: Python {
                executable: PathBuf::from("/python3"),
                version: "3.11.7".to_owned(),
                language: (3, 11),
            },
            spark_home: PathBuf::from("/spark"),
            site_packages: PathBuf::from("/libraries"),
            jars: vec![
                PathBuf::from("/spark/jars/a.jar"),
                PathBuf::from("/spark/jars/b.jar"),
            ],
            launcher_flags: vec!["--add-opens=x".to_owned()],
            pair: pair.to_owned(),
            _held: Vec::new(),
        }
    }

    fn command(pair: &Path, options: &JavaOptions) -> Vec<String> {
        let command = runtime(pair).java_command(Path::new("/conf"), options);
        command
            .into_iter()
            .map(|word| word.into_string().unwrap())
            .collect()
    }

    #[test]
    fn the_flags_stand_where_the_launcher_puts_them() {
        let pair = tempfile::tempdir().unwrap();
        let options = JavaOptions {
            memory: Some("3g".to_owned()),
            flags: vec!["-Dx=a b".to_owned()],
            ..JavaOptions::default()
        };
        let command = command(pair.path(), &options);
        let expected = [
            "/java/bin/java",
            "-cp",
            "/spark/jars/a.jar:/spark/jars/b.jar:/conf",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-Xmx3g",
            "-Dx=a b",
            "--add-opens=x",
        ];
        assert_eq!(command, expected);
    }

    #[test]
    fn the_archive_is_used_once_it_is_there_unless_the_classpath_begins_otherwise() {
        let pair = tempfile::tempdir().unwrap();
        let archive = pair.path().join("classes.jsa");
        let flag = format!("-XX:SharedArchiveFile={}", archive.display());
        assert!(!command(pair.path(), &JavaOptions::default()).contains(&flag));
        fs::write(&archive, "").unwrap();
        assert!(command(pair.path(), &JavaOptions::default()).contains(&flag));
        let options = JavaOptions {
            class_path: Some("/mine/*".to_owned()),
            ..JavaOptions::default()
        };
        let command = command(pair.path(), &options);
        assert!(!command.contains(&flag));
        assert!(command[2].starts_with("/mine/*:/spark/jars/a.jar:"));
    }

    #[test]
    fn native_libraries_are_looked_for_in_the_users_folders_first() {
        let pair = tempfile::tempdir().unwrap();
        let options = JavaOptions {
            library_path: Some("/native".to_owned()),
            ..JavaOptions::default()
        };
        let command = command(pair.path(), &options);
        assert!(
            command
                .iter()
                .any(|word| word.starts_with("-Djava.library.path=/native:/usr/"))
        );
    }
}
