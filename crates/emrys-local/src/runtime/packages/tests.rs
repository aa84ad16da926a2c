// SPDX-License-Identifier: Apache-2.0

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use emrys_catalog::instance_types::Architecture;
use emrys_protocol::engine::Progress;
use flate2::read::GzDecoder;

use super::{Node, Pack, PackError, Packages, Target, Wanted};
use crate::runtime::{Python, Runtimes};

fn quiet(_: Progress) {}

/// A wheel as a build backend makes it, with whatever date it has today.
fn wheel(folder: &Path, name: &str, files: &[(&str, &str)], requires: &[&str]) -> PathBuf {
    let (package, rest) = name.split_once('-').unwrap();
    let version = rest.split('-').next().unwrap();
    let tags = name.strip_prefix(&format!("{package}-{version}-")).unwrap();
    let info = format!("{package}-{version}.dist-info");
    let requires: String = requires
        .iter()
        .map(|line| format!("Requires-Dist: {line}\n"))
        .collect();
    let mut all = vec![
        (
            format!("{info}/METADATA"),
            format!(
                "Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n\
                 Requires-Python: >=3.9.1\n{requires}"
            ),
        ),
        (
            format!("{info}/WHEEL"),
            format!(
                "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: {}\n",
                tags.trim_end_matches(".whl")
            ),
        ),
        (format!("{info}/RECORD"), String::new()),
    ];
    all.extend(
        files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned())),
    );
    let path = folder.join(name);
    let mut archive = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    for (name, text) in all {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap();
    path
}

fn node(python_minor: u32, architecture: Architecture) -> Target {
    Target::Node(Node {
        python_minor,
        architecture,
        glibc_minor: 34,
    })
}

/// The Python that the tests of this machine use; its version is what matters.
async fn here() -> Python {
    Runtimes::python("4.0.1", None).await.unwrap()
}

async fn pack(cache: &Path, wanted: &Wanted) -> Result<PathBuf, PackError> {
    let runtimes = Runtimes::new(cache.to_owned());
    assert_eq!(runtimes.packed(wanted).unwrap(), None);
    let packed = runtimes.pack(wanted, &quiet).await?;
    assert_eq!(runtimes.packed(wanted).unwrap(), Some(packed.clone()));
    Ok(packed)
}

/// The files of a `.tar.gz` with their rights and texts.
fn files(archive: &Path) -> BTreeMap<String, (u32, String)> {
    let mut archive = tar::Archive::new(GzDecoder::new(fs::File::open(archive).unwrap()));
    let entries = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        let header = entry.header();
        assert_eq!(header.mtime().unwrap(), 315_532_800);
        assert_eq!((header.uid().unwrap(), header.gid().unwrap()), (0, 0));
        let mode = header.mode().unwrap();
        (entry.path().unwrap().display().to_string(), (mode, text))
    });
    entries.collect()
}

/// A folder with a requirements file that pip resolves from the folder alone.
fn requirements(folder: &Path, lines: &str) -> Packages {
    let file = folder.join("requirements.txt");
    fs::write(&file, format!("--no-index\n--find-links .\n{lines}")).unwrap();
    Packages::Requirements {
        file,
        named: Vec::new(),
    }
}

#[tokio::test]
async fn the_same_wheels_give_the_same_bytes() {
    let root = tempfile::tempdir().unwrap();
    let own = [
        ("own/__init__.py", "value = 1"),
        ("own-1.0.data/scripts/own", "#!python"),
    ];
    let wheels = [
        wheel(root.path(), "own-1.0-py3-none-any.whl", &own, &[]),
        wheel(
            root.path(),
            "b_c-2-py3-none-any.whl",
            &[("b_c.py", "")],
            &[],
        ),
    ];
    for pack_as in [Pack::Environment, Pack::PyFiles] {
        let wanted = |wheels: &[PathBuf]| Wanted {
            packages: Packages::Wheels(wheels.to_vec()),
            pack: pack_as,
            target: node(9, Architecture::X86),
        };
        let [first, second] = [root.path().join("one"), root.path().join("two")];
        let first = pack(&first, &wanted(&wheels)).await.unwrap();
        let other = [wheels[1].clone(), wheels[0].clone()];
        let second = pack(&second, &wanted(&other)).await.unwrap();
        assert!(fs::read(&first).unwrap() == fs::read(second).unwrap());
        let parts: Vec<_> = first.parent().unwrap().read_dir().unwrap().collect();
        assert_eq!(parts.len(), 1, "nothing but the archive is kept");
        if pack_as == Pack::Environment {
            let files = files(&first);
            let names: Vec<&str> = files.keys().map(String::as_str).collect();
            assert_eq!(
                names,
                [
                    "bin/python",
                    "bin/python3",
                    "lib/python3.9/site-packages/b_c-2.dist-info/METADATA",
                    "lib/python3.9/site-packages/b_c-2.dist-info/WHEEL",
                    "lib/python3.9/site-packages/b_c.py",
                    "lib/python3.9/site-packages/own-1.0.dist-info/METADATA",
                    "lib/python3.9/site-packages/own-1.0.dist-info/WHEEL",
                    "lib/python3.9/site-packages/own/__init__.py",
                    "packages.txt",
                ]
            );
            assert_eq!(files["bin/python"].0, 0o755);
            assert_eq!(files["lib/python3.9/site-packages/b_c.py"].0, 0o644);
            let list = &files["packages.txt"].1;
            assert!(list.starts_with("b-c==2 --hash=sha256:"), "{list}");
        }
    }
}

#[tokio::test]
async fn an_environment_runs_the_python_of_the_node_wherever_it_is() {
    let root = tempfile::tempdir().unwrap();
    let own = wheel(
        root.path(),
        "own-1.0-py3-none-any.whl",
        &[("own.py", "value = 'packed'")],
        &[],
    );
    let python = here().await;
    let wanted = Wanted {
        packages: Packages::Wheels(vec![own]),
        pack: Pack::Environment,
        target: Target::Here(python.clone()),
    };
    let archive = pack(&root.path().join("cache"), &wanted).await.unwrap();
    let environment = root.path().join("some where");
    let bytes = GzDecoder::new(fs::File::open(archive).unwrap());
    tar::Archive::new(bytes).unpack(&environment).unwrap();
    let programs = root.path().join("bin");
    fs::create_dir(&programs).unwrap();
    let other = root.path().join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("own.py"), "value = 'other'").unwrap();
    let run = |path: &Path| {
        let mut command = std::process::Command::new("bin/python");
        command.current_dir(&environment).env_clear();
        command.env("PATH", format!("{}:/usr/bin:/bin", path.display()));
        command.env("PYTHONPATH", &other);
        command
            .args(["-c", "import own; print(own.value)"])
            .output()
            .unwrap()
    };
    let name = format!("python{}", python.language_version());
    symlink(&python.executable, programs.join(&name)).unwrap();
    let output = run(&programs);
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "packed\n",
        "{output:?}"
    );

    // The wrapper names what is missing.
    let program = environment.join("bin/python");
    let text = fs::read_to_string(&program).unwrap();
    fs::write(&program, text.replace(&python.language_version(), "3.99")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let output = run(&programs);
    assert_eq!(output.status.code(), Some(127));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "emrys: this node has no python3.99, for which its packages were packed\n"
    );
}

#[tokio::test]
async fn requirements_are_resolved_for_the_node_and_not_for_this_machine() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("wheels");
    fs::create_dir(&folder).unwrap();
    let markers = [
        "backport; python_version < \"3.10\"",
        "graviton; platform_machine == \"aarch64\"",
    ];
    wheel(
        &folder,
        "own-1.0-py3-none-any.whl",
        &[("own.py", "")],
        &markers,
    );
    wheel(
        &folder,
        "backport-1.0-py3-none-any.whl",
        &[("backport.py", "")],
        &[],
    );
    wheel(
        &folder,
        "graviton-1.0-py3-none-any.whl",
        &[("graviton.py", "")],
        &[],
    );
    for (name, module) in [("x86_64", "x86"), ("aarch64", "arm")] {
        let name = format!("fast-1.0-cp37-abi3-manylinux_2_17_{name}.whl");
        wheel(&folder, &name, &[(&format!("{module}.so"), "")], &[]);
    }
    let asked = requirements(&folder, "own\nfast\n");
    let mut found = Vec::new();
    for (minor, architecture) in [(9, Architecture::X86), (11, Architecture::Arm)] {
        let wanted = Wanted {
            packages: asked.clone(),
            pack: Pack::Environment,
            target: node(minor, architecture),
        };
        let archive = pack(&root.path().join("cache"), &wanted).await.unwrap();
        let names = files(&archive).into_keys();
        let modules = names.filter_map(|name| {
            let name = name.rsplit('/').next()?.to_owned();
            (name.ends_with(".py") || name.ends_with(".so")).then_some(name)
        });
        found.push(modules.collect::<Vec<_>>().join(" "));
    }
    assert_eq!(
        found,
        ["backport.py own.py x86.so", "arm.so graviton.py own.py"]
    );
}

#[tokio::test]
async fn what_cannot_be_packed_is_named() {
    let root = tempfile::tempdir().unwrap();
    wheel(
        root.path(),
        "fast-1.0-cp37-abi3-manylinux_2_17_x86_64.whl",
        &[("fast.abi3.so", "")],
        &[],
    );
    let refused = async |lines: &str, pack_as, target| {
        let wanted = Wanted {
            packages: requirements(root.path(), lines),
            pack: pack_as,
            target,
        };
        let error = pack(&root.path().join("cache"), &wanted).await.unwrap_err();
        error.to_string()
    };
    let target = node(9, Architecture::X86);
    assert_eq!(
        refused("fast==1.0\n", Pack::PyFiles, target.clone()).await,
        "compiled packages cannot be imported from a zip file: fast"
    );
    assert_eq!(
        refused("fast==2.0\n", Pack::Environment, target).await,
        "pip found no wheel of `fast==2.0` for Python 3.9 on x86_64 with glibc 2.34; these have one: 1.0"
    );
    assert_eq!(
        refused("fast\n", Pack::Environment, node(9, Architecture::Arm)).await,
        "pip found no wheel of `fast` for Python 3.9 on aarch64 with glibc 2.34; no version of it has one"
    );
}
