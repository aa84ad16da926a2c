// SPDX-License-Identifier: Apache-2.0

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::unpack_file;

fn tar(path: &Path, names: &[(&str, &str, u32)]) {
    let mut builder = tar::Builder::new(GzEncoder::new(
        fs::File::create(path).unwrap(),
        Compression::fast(),
    ));
    for (name, text, mode) in names {
        let mut header = tar::Header::new_gnu();
        // `set_path` refuses what a hostile archive holds.
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(text.len() as u64);
        header.set_mode(*mode);
        header.set_cksum();
        builder.append(&header, text.as_bytes()).unwrap();
    }
    builder.into_inner().unwrap().finish().unwrap();
}

#[test]
fn a_tar_file_is_unpacked_with_its_rights() {
    let root = tempfile::tempdir().unwrap();
    let archive = root.path().join("Environment.tar.gz");
    tar(
        &archive,
        &[
            ("bin/python", "#!/bin/sh\n", 0o755),
            ("lib/a.py", "a = 1", 0o644),
        ],
    );
    let target = root.path().join("environment");
    unpack_file(&archive, &target).unwrap();
    assert_eq!(
        fs::read_to_string(target.join("lib/a.py")).unwrap(),
        "a = 1"
    );
    let mode = fs::metadata(target.join("bin/python")).unwrap();
    assert_eq!(mode.permissions().mode() & 0o777, 0o755);
}

#[test]
fn nothing_of_an_archive_leaves_its_folder() {
    let root = tempfile::tempdir().unwrap();
    let archive = root.path().join("hostile.tgz");
    tar(&archive, &[("../outside", "x", 0o644)]);
    let error = unpack_file(&archive, &root.path().join("in/target")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "its entry `../outside` leads out of its folder"
    );
    assert!(!root.path().join("in/outside").exists());

    let archive = root.path().join("hostile.zip");
    let mut writer = zip::ZipWriter::new(fs::File::create(&archive).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    writer.start_file("../outside", options).unwrap();
    writer.write_all(b"x").unwrap();
    writer.finish().unwrap();
    assert!(unpack_file(&archive, &root.path().join("in/zip")).is_err());
    assert!(!root.path().join("in/outside").exists());
}

#[test]
fn a_link_of_an_archive_leads_no_entry_outside() {
    let root = tempfile::tempdir().unwrap();
    let archive = root.path().join("hostile.tar");
    let mut builder = tar::Builder::new(fs::File::create(&archive).unwrap());
    let mut link = tar::Header::new_gnu();
    link.set_entry_type(tar::EntryType::Symlink);
    link.set_size(0);
    builder.append_link(&mut link, "up", "..").unwrap();
    let mut file = tar::Header::new_gnu();
    file.set_size(1);
    file.set_mode(0o644);
    builder
        .append_data(&mut file, "up/outside", "x".as_bytes())
        .unwrap();
    builder.finish().unwrap();
    assert!(unpack_file(&archive, &root.path().join("in/target")).is_err());
    assert!(!root.path().join("in/outside").exists());
}

#[test]
fn what_is_no_archive_is_put_in_place_as_it_is() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("words.txt");
    fs::write(&file, "words").unwrap();
    let target = root.path().join("list");
    unpack_file(&file, &target).unwrap();
    assert_eq!(fs::read_to_string(target).unwrap(), "words");
}
