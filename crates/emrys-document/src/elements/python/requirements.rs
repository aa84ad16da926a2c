// SPDX-License-Identifier: Apache-2.0
//! Requirements files of pip's, as far as one has to know them before pip reads them: which of them belong together, and
//! which of their lines name a package that any build may choose anew, or one that no wheel is published of.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use emrys_diagnostics::{Source, Span};

/// One requirements file.
#[derive(Debug)]
pub struct RequirementsFile {
    /// Where it is.
    pub path: PathBuf,
    text: Arc<Source>,
}

/// A line that names a package.
#[derive(Debug)]
pub struct Requirement {
    /// What it asks for.
    pub kind: RequirementKind,
    /// The line, without comment.
    pub span: Span,
}

/// What a line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequirementKind {
    /// Exactly one version of a package.
    Pinned,
    /// A package of this name, and any of several versions.
    Open(String),
    /// A wheel at this path or address.
    Wheel(String),
    /// Something that would have to be built first: a folder, a repository, a source distribution.
    Source,
    /// Spark's own package, which every cluster has.
    Spark,
}

/// Options that name another requirements file.
const FILES: [&str; 4] = ["-r", "--requirement", "-c", "--constraint"];
/// Options that name a package.
const EDITABLE: [&str; 2] = ["-e", "--editable"];

impl RequirementsFile {
    /// A requirements file and those that it names, each once.
    ///
    /// # Errors
    /// A file cannot be read.
    pub fn read(path: &Path) -> io::Result<Vec<Self>> {
        let mut found: Vec<Self> = Vec::new();
        let mut seen = BTreeSet::new();
        let mut waiting = vec![path.to_owned()];
        while let Some(path) = waiting.pop() {
            if !seen.insert(path.clone()) {
                continue;
            }
            let file = Self {
                text: Source::new(path.display().to_string(), std::fs::read_to_string(&path)?),
                path,
            };
            let folder = file.path.parent().unwrap_or(Path::new(""));
            let mut named: Vec<PathBuf> = file.named().map(|name| folder.join(name)).collect();
            named.reverse();
            waiting.extend(named);
            found.push(file);
        }
        Ok(found)
    }

    /// Its text.
    pub fn text(&self) -> &str {
        self.text.text()
    }

    /// The lines that name packages.
    pub fn requirements(&self) -> impl Iterator<Item = Requirement> {
        self.lines().filter_map(|(start, line)| {
            Some(Requirement {
                kind: kind(&line)?,
                span: Span::new(&self.text, start, start + line.len()).first_line(),
            })
        })
    }

    /// The other files that it names on this machine.
    fn named(&self) -> impl Iterator<Item = String> {
        self.lines().filter_map(|(_, line)| {
            let name = option(&line, &FILES)?;
            (!name.contains("://")).then(|| name.to_owned())
        })
    }

    /// Where each line begins, and the line without its comment. A backslash at its end joins it with the next.
    fn lines(&self) -> impl Iterator<Item = (usize, String)> {
        let text = self.text.text();
        let mut offset = 0;
        let mut joined: Vec<(usize, String)> = Vec::new();
        let mut goes_on = false;
        for line in text.split_inclusive('\n') {
            let start = offset;
            offset += line.len();
            let line = line.trim_end();
            let (line, more) = match line.strip_suffix('\\') {
                Some(line) => (line, true),
                None => (line, false),
            };
            match joined.last_mut().filter(|_| goes_on) {
                Some((_, before)) => before.push_str(line),
                None => {
                    let indent = line.len() - line.trim_start().len();
                    joined.push((start + indent, line.trim_start().to_owned()));
                }
            }
            goes_on = more;
        }
        let lines = joined
            .into_iter()
            .map(|(start, line)| (start, without_comment(&line)));
        lines.filter(|(_, line)| !line.is_empty())
    }
}

/// A comment begins with `#` at the start of the line or after a blank: `#sha256=` of an address is none.
fn without_comment(line: &str) -> String {
    let mut blank = true;
    for (index, character) in line.char_indices() {
        if character == '#' && blank {
            return line.get(..index).unwrap_or_default().trim_end().to_owned();
        }
        blank = character.is_whitespace();
    }
    line.trim_end().to_owned()
}

/// The value of one of these options, with a blank or `=` between them.
fn option<'line>(line: &'line str, names: &[&str]) -> Option<&'line str> {
    names.iter().find_map(|name| {
        let rest = line.strip_prefix(name)?;
        let value = rest.strip_prefix('=').or_else(|| {
            let is_apart = rest.starts_with(char::is_whitespace) || !name.starts_with("--");
            is_apart.then_some(rest)
        })?;
        Some(value.trim())
    })
}

fn kind(line: &str) -> Option<RequirementKind> {
    if option(line, &EDITABLE).is_some() {
        return Some(RequirementKind::Source);
    }
    if line.starts_with('-') {
        return None;
    }
    // What follows a semicolon says when the line counts, and what follows ` --` are hashes and options.
    let line = line.split(" --").next().unwrap_or(line);
    let line = match line.split_once(" @ ") {
        Some((_, address)) => address.trim(),
        None => line,
    };
    let what = line.split([';', ' ']).next().unwrap_or(line);
    if what.contains("://") || what.contains('/') || what.starts_with('.') || what.ends_with(".whl")
    {
        let file = what.split(['#', '?']).next().unwrap_or(what);
        return Some(if file.ends_with(".whl") {
            RequirementKind::Wheel(file.to_owned())
        } else {
            RequirementKind::Source
        });
    }
    let line = line.split(';').next().unwrap_or(line);
    let end = line
        .find(|character: char| !character.is_ascii_alphanumeric() && !"-_.".contains(character));
    let (name, version) = line.split_at(end.unwrap_or(line.len()));
    if name.eq_ignore_ascii_case("pyspark") {
        return Some(RequirementKind::Spark);
    }
    let is_pinned = version.contains("==") && !version.contains(['*', ',', '!']);
    Some(if is_pinned {
        RequirementKind::Pinned
    } else {
        RequirementKind::Open(name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::{RequirementKind, RequirementsFile};

    #[test]
    fn each_line_says_what_it_asks_for() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let text = "\
# all of it
--index-url https://example.com/simple
numpy==1.26.4
pandas>=2  # any
requests[socks] == 2.31.0 ; python_version < \"3.12\"
six==1.*
wheel==0.43.0 \\
    --hash=sha256:00
tool @ https://example.com/tool-1.0-py3-none-any.whl#sha256=00
git+https://example.com/own.git
./dist/own-1.0-py3-none-any.whl
-e .
.
pyspark==3.5.2
-r more.txt
";
        std::fs::write(folder.join("all.txt"), text).unwrap();
        std::fs::write(folder.join("more.txt"), "-rall.txt\nattrs\n").unwrap();
        let files = RequirementsFile::read(&folder.join("all.txt")).unwrap();
        let [all, more] = files.as_slice() else {
            panic!("{files:?}");
        };
        let kinds = |file: &RequirementsFile| {
            let found = file.requirements();
            found.map(|found| found.kind).collect::<Vec<_>>()
        };
        use RequirementKind::{Open, Pinned, Source, Spark, Wheel};
        assert_eq!(
            kinds(all),
            [
                Pinned,
                Open("pandas".to_owned()),
                Pinned,
                Open("six".to_owned()),
                Pinned,
                Wheel("https://example.com/tool-1.0-py3-none-any.whl".to_owned()),
                Source,
                Wheel("./dist/own-1.0-py3-none-any.whl".to_owned()),
                Source,
                Source,
                Spark,
            ]
        );
        assert_eq!(kinds(more), [Open("attrs".to_owned())]);
        let spans: Vec<String> = all
            .requirements()
            .map(|found| found.span.text().to_owned())
            .collect();
        assert_eq!(spans[1], "pandas>=2");
        assert_eq!(spans[4], "wheel==0.43.0 \\");
    }
}
