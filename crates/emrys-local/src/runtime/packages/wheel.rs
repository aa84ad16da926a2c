// SPDX-License-Identifier: Apache-2.0
//! A wheel: what is in it, and where it belongs once it is unpacked (the binary distribution format of the Python packaging
//! specifications).

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Component, Path};

use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

use super::error::PackError;

/// Endings of what only a system's loader can read, which takes files and no parts of an archive.
const COMPILED: [&str; 3] = [".so", ".pyd", ".dylib"];

/// A wheel on this machine.
pub(super) struct Wheel {
    /// Its file's name.
    pub(super) file: String,
    digest: String,
    archive: ZipArchive<BufReader<File>>,
}

/// A file of a wheel.
pub(super) struct Member {
    /// Where it belongs.
    pub(super) place: Place,
    /// Its number in the wheel.
    pub(super) index: usize,
    /// Whether it is a program.
    pub(super) is_executable: bool,
}

/// Where a file belongs.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Among the packages.
    Packages(String),
    /// In the environment's own folder.
    Environment(String),
}

impl Place {
    /// Whether the file is compiled.
    pub(super) fn is_compiled(&self) -> bool {
        let (Self::Packages(name) | Self::Environment(name)) = self;
        COMPILED.iter().any(|ending| name.ends_with(ending)) || name.contains(".so.")
    }
}

impl Wheel {
    pub(super) fn open(path: &Path) -> Result<Self, PackError> {
        let file = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let opened = || {
            let mut digest = Sha256::new();
            io::copy(&mut File::open(path)?, &mut digest)?;
            let archive = ZipArchive::new(BufReader::new(File::open(path)?))?;
            Ok((format!("{:x}", digest.finalize()), archive))
        };
        let (digest, archive) = opened().map_err(|source| PackError::Wheel {
            wheel: file.clone(),
            source,
        })?;
        Ok(Self {
            file,
            digest,
            archive,
        })
    }

    /// The package's name.
    pub(super) fn package(&self) -> String {
        let name = self.file.split('-').next().unwrap_or(&self.file);
        name.to_lowercase().replace(['_', '.'], "-")
    }

    /// The requirement that this wheel alone satisfies.
    pub(super) fn requirement(&self) -> String {
        let version = self.file.split('-').nth(1).unwrap_or_default();
        format!(
            "{}=={version} --hash=sha256:{}",
            self.package(),
            self.digest
        )
    }

    /// What is to be unpacked. Programs are not: they name the Python of whoever unpacks them.
    pub(super) fn members(&mut self) -> Result<Vec<Member>, PackError> {
        let mut members = Vec::new();
        for index in 0..self.archive.len() {
            let member = self.member(index).map_err(|source| PackError::Wheel {
                wheel: self.file.clone(),
                source,
            })?;
            members.extend(member);
        }
        Ok(members)
    }

    fn member(&mut self, index: usize) -> io::Result<Option<Member>> {
        let file = self.archive.by_index(index)?;
        let name = file.name()?.into_owned();
        if file.is_dir() {
            return Ok(None);
        }
        let mut parts = Path::new(&name).components();
        if !parts.all(|part| matches!(part, Component::Normal(_))) {
            let message = format!("its file `{name}` leads out of its folder");
            return Err(io::Error::other(message));
        }
        Ok(place(&name).map(|place| Member {
            place,
            index,
            is_executable: file.unix_mode().is_some_and(|mode| mode & 0o100 != 0),
        }))
    }

    /// Reads a member: gives its size and its bytes.
    pub(super) fn read<T>(
        &mut self,
        index: usize,
        read: impl FnOnce(u64, &mut dyn Read) -> io::Result<T>,
    ) -> io::Result<T> {
        let mut file = self.archive.by_index(index)?;
        read(file.size(), &mut file)
    }
}

/// Where a file of this name belongs; nowhere, if it is about an installation or a program.
fn place(name: &str) -> Option<Place> {
    let (folder, rest) = name.split_once('/').unwrap_or(("", name));
    if folder.ends_with(".dist-info") && rest.starts_with("RECORD") {
        return None;
    }
    if !folder.ends_with(".data") {
        return Some(Place::Packages(name.to_owned()));
    }
    match rest.split_once('/')? {
        ("purelib" | "platlib", rest) => Some(Place::Packages(rest.to_owned())),
        ("data", rest) => Some(Place::Environment(rest.to_owned())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, place};

    #[test]
    fn each_file_has_its_place() {
        let packages = |name: &str| Some(Place::Packages(name.to_owned()));
        assert_eq!(place("own/a.py"), packages("own/a.py"));
        assert_eq!(place("own.py"), packages("own.py"));
        assert_eq!(
            place("own-1.dist-info/METADATA"),
            packages("own-1.dist-info/METADATA")
        );
        assert_eq!(place("own-1.dist-info/RECORD"), None);
        assert_eq!(place("own-1.data/platlib/own/b.so"), packages("own/b.so"));
        let shared = Place::Environment("share/own/x".to_owned());
        assert_eq!(place("own-1.data/data/share/own/x"), Some(shared));
        assert_eq!(place("own-1.data/scripts/own"), None);
    }
}
