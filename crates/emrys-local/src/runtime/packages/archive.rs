// SPDX-License-Identifier: Apache-2.0
//! Wheels as one archive. The same wheels give the same bytes: files in order of their names, with fixed times and rights,
//! nothing compiled and nothing about where or when.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use flate2::{Compression, GzBuilder};
use zip::write::SimpleFileOptions;

use super::error::PackError;
use super::wheel::{Member, Place, Wheel};
use crate::runtime::RuntimeError;

const PYTHON: &str = include_str!("python.sh");
/// Every package with its version and digest: a requirements file that gives the same archive again.
const LIST: &str = "packages.txt";
/// The first second of 1980, before which no zip file can be.
const TIME: u64 = 315_532_800;

/// What an archive holds under a name.
enum Content {
    Text(String),
    Member { wheel: usize, member: Member },
}

/// An environment for a Python of this language version, `3.11`.
pub(super) fn environment(
    wheels: &mut [Wheel],
    python: &str,
    path: &Path,
) -> Result<(), PackError> {
    let packages = format!("lib/python{python}/site-packages");
    let mut files = members(wheels, |place| match place {
        Place::Packages(name) => Some(format!("{packages}/{name}")),
        Place::Environment(name) => Some(name.clone()),
    })?;
    let program = PYTHON.replace("@version@", python);
    for name in ["bin/python", "bin/python3"] {
        files.insert(name.to_owned(), Content::Text(program.clone()));
    }
    files.insert(LIST.to_owned(), Content::Text(list(wheels)));
    let written = write_tar(wheels, &files, path);
    Ok(written.map_err(RuntimeError::io("write", path))?)
}

/// A zip file for `--py-files`.
pub(super) fn py_files(wheels: &mut [Wheel], path: &Path) -> Result<(), PackError> {
    let mut files = members(wheels, |place| match place {
        Place::Packages(name) => Some(name.clone()),
        Place::Environment(_) => None,
    })?;
    let compiled: BTreeSet<String> = files
        .values()
        .filter_map(|content| match content {
            Content::Member { wheel, member } if member.place.is_compiled() => {
                wheels.get(*wheel).map(Wheel::package)
            }
            _ => None,
        })
        .collect();
    if !compiled.is_empty() {
        let names: Vec<String> = compiled.into_iter().collect();
        return Err(PackError::Compiled {
            packages: names.join(", "),
        });
    }
    files.insert(LIST.to_owned(), Content::Text(list(wheels)));
    let written = write_zip(wheels, &files, path);
    Ok(written.map_err(RuntimeError::io("write", path))?)
}

fn write_tar(
    wheels: &mut [Wheel],
    files: &BTreeMap<String, Content>,
    path: &Path,
) -> io::Result<()> {
    let file = BufWriter::new(File::create(path)?);
    let file = GzBuilder::new().write(file, Compression::default());
    let mut archive = tar::Builder::new(file);
    for (name, content) in files {
        let mut header = tar::Header::new_gnu();
        header.set_mtime(TIME);
        header.set_uid(0);
        header.set_gid(0);
        match content {
            Content::Text(text) => {
                header.set_mode(if name == LIST { 0o644 } else { 0o755 });
                header.set_size(text.len() as u64);
                archive.append_data(&mut header, name, text.as_bytes())?;
            }
            Content::Member { wheel, member } => {
                header.set_mode(if member.is_executable { 0o755 } else { 0o644 });
                read(wheels, *wheel, member, |size, bytes| {
                    header.set_size(size);
                    archive.append_data(&mut header, name, bytes)
                })?;
            }
        }
    }
    archive.into_inner()?.finish()?.flush()
}

fn write_zip(
    wheels: &mut [Wheel],
    files: &BTreeMap<String, Content>,
    path: &Path,
) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    let mut archive = zip::ZipWriter::new(BufWriter::new(File::create(path)?));
    for (name, content) in files {
        archive.start_file(name.as_str(), options)?;
        match content {
            Content::Text(text) => archive.write_all(text.as_bytes())?,
            Content::Member { wheel, member } => {
                read(wheels, *wheel, member, |_, bytes| {
                    io::copy(bytes, &mut archive).map(drop)
                })?;
            }
        }
    }
    archive.finish()?.flush()
}

/// The members of all wheels under their names. Of two with one name the later wheel's is taken, as pip takes it.
fn members(
    wheels: &mut [Wheel],
    name: impl Fn(&Place) -> Option<String>,
) -> Result<BTreeMap<String, Content>, PackError> {
    let mut files = BTreeMap::new();
    for (wheel, of) in wheels.iter_mut().enumerate() {
        for member in of.members()? {
            if let Some(name) = name(&member.place) {
                files.insert(name, Content::Member { wheel, member });
            }
        }
    }
    Ok(files)
}

fn read(
    wheels: &mut [Wheel],
    wheel: usize,
    member: &Member,
    read: impl FnOnce(u64, &mut dyn io::Read) -> io::Result<()>,
) -> io::Result<()> {
    let wheel = wheels.get_mut(wheel);
    wheel.map_or(Ok(()), |wheel| wheel.read(member.index, read))
}

fn list(wheels: &[Wheel]) -> String {
    wheels
        .iter()
        .map(|wheel| format!("{}\n", wheel.requirement()))
        .collect()
}
