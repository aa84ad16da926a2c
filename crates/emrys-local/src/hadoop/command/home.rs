// SPDX-License-Identifier: Apache-2.0
//! `/home/hadoop`, where the programs of a node's user begin, in the arguments of a step.
//!
//! Clients have files copied there by one step and name them in the next. The path means the cluster's own `HOME`
//! here. Paths inside scripts and programs cannot be mapped.

use std::path::Path;

/// The home folder of a node's user `hadoop`.
const HOME: &str = "/home/hadoop";

/// The arguments with `home` in the place of a node's home folder, and a note if there was one: as a whole argument,
/// as the value of `key=`, or in a list, with or without `file://`.
pub(super) fn mapped(arguments: &[String], home: &Path) -> (Vec<String>, Option<String>) {
    let here = home.display().to_string();
    let mapped: Vec<String> = arguments
        .iter()
        .map(|argument| map(argument, &here))
        .collect();
    let note = (mapped != arguments).then(|| format!("`{HOME}` is `{here}` on this machine"));
    (mapped, note)
}

fn map(argument: &str, home: &str) -> String {
    argument
        .split_inclusive([',', '='])
        .map(|part| {
            let (scheme, path) = match part.strip_prefix("file://") {
                Some(path) => ("file://", path),
                None => ("", part),
            };
            match path.strip_prefix(HOME) {
                Some(rest) if rest.is_empty() || rest.starts_with(['/', ',']) => {
                    format!("{scheme}{home}{rest}")
                }
                _ => part.to_owned(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_home_folder_of_a_node_is_the_clusters() {
        let map = |argument| map(argument, "/c/home");
        assert_eq!(map("/home/hadoop"), "/c/home");
        assert_eq!(map("/home/hadoop/"), "/c/home/");
        assert_eq!(map("/home/hadoop/a b.py"), "/c/home/a b.py");
        assert_eq!(map("file:///home/hadoop/a.py"), "file:///c/home/a.py");
        assert_eq!(
            map("--jars=/home/hadoop/a.jar,/home/hadoop/b.jar"),
            "--jars=/c/home/a.jar,/c/home/b.jar"
        );
        assert_eq!(map("/home/hadoop,x"), "/c/home,x");
    }

    #[test]
    fn other_paths_stay() {
        for argument in [
            "",
            "=,=",
            "/home/hadoop2/a",
            "hdfs:///home/hadoop/a",
            "s3://home/hadoop",
            "cd /home/hadoop; ls",
        ] {
            assert_eq!(map(argument, "/c/home"), argument);
        }
        let (same, note) = mapped(&["x".to_owned()], Path::new("/c/home"));
        assert_eq!((same, note), (vec!["x".to_owned()], None));
    }
}
