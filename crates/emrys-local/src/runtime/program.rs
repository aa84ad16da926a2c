// SPDX-License-Identifier: Apache-2.0
//! Running a program to its end and reading what it printed; looking for programs on the `PATH`.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::process::Command;

/// What a program printed, or why it did not succeed.
pub(super) async fn printed(command: &mut Command) -> Result<String, String> {
    let output = command
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output()
        .await
        .map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let errors = String::from_utf8_lossy(&output.stderr);
        Err(last_error(&errors).unwrap_or_else(|| output.status.to_string()))
    }
}

/// The last line that says it is an error, as pip's do, else the last line.
pub(super) fn last_error(printed: &str) -> Option<String> {
    let mut lines = printed
        .lines()
        .rev()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let error = lines.clone().find_map(|line| line.strip_prefix("ERROR: "));
    error.or_else(|| lines.next()).map(str::to_owned)
}

/// Every place of the `PATH` that holds a program of this name.
pub(super) fn on_path(name: &str) -> Vec<PathBuf> {
    folders_on_path(env::var_os("PATH").as_deref())
        .map(|folder| folder.join(name))
        .filter(|path| path.is_file())
        .collect()
}

/// The absolute folders of a `PATH`: a relative one would mean something else in each working directory.
fn folders_on_path(path: Option<&OsStr>) -> impl Iterator<Item = PathBuf> {
    let folders: Vec<PathBuf> = path
        .map(|path| env::split_paths(path).collect())
        .unwrap_or_default();
    folders.into_iter().filter(|folder| folder.is_absolute())
}

/// The entries of a folder in order of name; none where it cannot be read.
pub(super) fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = folder
        .read_dir()
        .map(|entries| {
            entries
                .filter_map(Result::ok)
                .map(|entry| entry.path())
                .collect()
        })
        .unwrap_or_default();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::path::PathBuf;

    use super::{folders_on_path, last_error};

    #[test]
    fn the_last_error_is_found_among_warnings() {
        let printed = "ERROR: first\nERROR: No matching distribution found for x\nWARNING: old\n";
        assert_eq!(
            last_error(printed).as_deref(),
            Some("No matching distribution found for x")
        );
        assert_eq!(last_error("killed\n\n").as_deref(), Some("killed"));
        assert_eq!(last_error("\n"), None);
    }

    #[test]
    fn relative_folders_of_the_path_are_left_out() {
        let folders: Vec<_> = folders_on_path(Some(OsStr::new("/bin:.::/usr/bin"))).collect();
        assert_eq!(folders, [PathBuf::from("/bin"), PathBuf::from("/usr/bin")]);
    }
}
