// SPDX-License-Identifier: Apache-2.0
//! Every source file begins with its licence.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

const LICENCE: &str = "SPDX-License-Identifier: Apache-2.0";

/// Folders whose files are no sources of ours. Examples are the beginnings of users' own projects.
const OTHERS: [&str; 6] = [
    "target",
    ".git",
    ".emrys",
    "__pycache__",
    "fixtures",
    "examples",
];

/// Fails with the files below `root` that do not begin with the licence.
pub(super) fn check(root: &Path) -> Result<()> {
    let mut missing = Vec::new();
    visit(root, &mut missing)?;
    missing.sort();
    let names: Vec<_> = missing
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    ensure!(
        names.is_empty(),
        "no `{LICENCE}` at the top of {}",
        names.join(", ")
    );
    Ok(())
}

fn visit(folder: &Path, missing: &mut Vec<PathBuf>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("failed to list {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        if kind.is_dir() && !OTHERS.iter().any(|name| entry.file_name() == *name) {
            visit(&path, missing)?;
        } else if kind.is_file() && !has_header(&path)? {
            missing.push(path);
        }
    }
    Ok(())
}

/// Whether the file is no source file or says its licence in its first line, or in the second after `#!`.
fn has_header(path: &Path) -> Result<bool> {
    let comment = match path.extension().and_then(|extension| extension.to_str()) {
        Some("rs" | "cjs") => "//",
        Some("py" | "sh") => "#",
        Some("sql") => "--",
        _ => return Ok(true),
    };
    let text =
        fs::read_to_string(path).with_context(|| format!("failed to read {}", path.display()))?;
    let mut lines = text.lines().skip_while(|line| line.starts_with("#!"));
    Ok(lines.next() == Some(&format!("{comment} {LICENCE}")))
}

#[cfg(test)]
mod tests {
    use super::{check, has_header};

    #[test]
    fn a_missing_licence_is_named() {
        let folder = std::env::temp_dir().join(format!("emrys-headers-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("target")).unwrap();
        std::fs::write(folder.join("target/generated.rs"), "fn main() {}").unwrap();
        std::fs::write(folder.join("notes.md"), "no header").unwrap();
        std::fs::write(
            folder.join("run.sh"),
            "#!/bin/sh\n# SPDX-License-Identifier: Apache-2.0\n",
        )
        .unwrap();
        assert!(check(&folder).is_ok());
        std::fs::write(
            folder.join("late.rs"),
            "\n// SPDX-License-Identifier: Apache-2.0\n",
        )
        .unwrap();
        assert!(!has_header(&folder.join("late.rs")).unwrap());
        let error = check(&folder).unwrap_err().to_string();
        assert!(
            error.contains("late.rs") && !error.contains("target"),
            "{error}"
        );
        std::fs::remove_dir_all(folder).unwrap();
    }
}
