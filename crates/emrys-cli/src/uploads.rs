// SPDX-License-Identifier: Apache-2.0
//! Files of this machine on their way into buckets: which there are, and that what is sent is what
//! was planned.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use emrys_synth::lower::plan::{Plan, Source, Upload};
use sha2::{Digest, Sha256};

use crate::exit::{ExitCode, Failure};
use crate::output;
use crate::target::Target;

/// The SHA-256 of a file's content.
pub(crate) fn digest(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    io::copy(&mut std::fs::File::open(path)?, &mut hash)?;
    Ok(format!("{:x}", hash.finalize()))
}

/// The files below a folder, ordered by path. A link counts as what it leads to, unless that is a
/// folder: following those might never end.
pub(crate) fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            found.extend(files(&entry.path())?);
        } else if entry.path().is_dir() {
            let link = entry.path();
            let message = format!("`{}` is a link to a folder", link.display());
            return Err(io::Error::other(message));
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// Puts everything in place that the request will name.
pub(crate) async fn prepare(target: &Target, plan: &Plan) -> Result<(), Failure> {
    send(target, &plan.uploads, &plan.buckets).await
}

/// Uploads into buckets, which are created with others where that costs nothing.
pub(crate) async fn send(
    target: &Target,
    uploads: &[Upload],
    buckets: &[String],
) -> Result<(), Failure> {
    if uploads.is_empty() && buckets.is_empty() {
        return Ok(());
    }
    let objects = target.objects.as_ref();
    if target.creates_buckets() {
        let filled = uploads.iter().map(|upload| &upload.bucket);
        let all: BTreeSet<&String> = buckets.iter().chain(filled).collect();
        for bucket in all {
            objects.create_bucket(bucket).await?;
        }
    } else if !buckets.is_empty() {
        let buckets = buckets.join(", ");
        output::say(format_args!(
            "the document's buckets are not created on AWS, only filled: {buckets}"
        ));
    }
    for upload in uploads {
        let body = bytes(&upload.source).await?;
        let (bucket, key) = (&upload.bucket, &upload.key);
        let is_there = match &upload.source {
            // The key says what the bytes are.
            Source::File { digest: None, .. } => false,
            Source::File { .. } | Source::Inline(_) | Source::NotPacked => {
                objects.object_size(bucket, key).await? == Some(body.len() as u64)
            }
        };
        if is_there {
            continue;
        }
        let put = objects.put_object(bucket, key, body.into()).await;
        put.map_err(|error| {
            let missing = error.code().as_str() == "NoSuchBucket";
            let failure = Failure::from(error);
            match missing {
                true => failure.hint(format_args!("create it first: `aws s3 mb s3://{bucket}`")),
                false => failure,
            }
        })?;
    }
    Ok(())
}

/// Those that are not in their buckets byte for byte: an object that is written again starts whatever waits for it.
pub(crate) async fn missing(target: &Target, uploads: Vec<Upload>) -> Result<Vec<Upload>, Failure> {
    let objects = target.objects.as_ref();
    let mut missing = Vec::new();
    for upload in uploads {
        let body = bytes(&upload.source).await?;
        let (bucket, key) = (&upload.bucket, &upload.key);
        let length = body.len() as u64;
        let is_there = objects.object_size(bucket, key).await? == Some(length)
            && (length == 0 || objects.read_object(bucket, key, 0, length).await? == body);
        if !is_there {
            missing.push(upload);
        }
    }
    Ok(missing)
}

/// What is sent of a source; never other bytes than its key promises.
async fn bytes(source: &Source) -> Result<Vec<u8>, Failure> {
    let (path, digest) = match source {
        Source::Inline(text) => return Ok(text.clone().into_bytes()),
        Source::File { path, digest } => (path, digest),
        Source::NotPacked => {
            let message = "the Python packages have not been packed";
            return Err(Failure::new(ExitCode::Unexpected, message));
        }
    };
    let bytes = tokio::fs::read(path).await.map_err(|error| {
        let message = format!("failed to read `{}`: {error}", path.display());
        Failure::new(ExitCode::InvalidDocument, message)
    })?;
    match digest {
        Some(digest) if *digest != format!("{:x}", Sha256::digest(&bytes)) => Err(Failure::new(
            ExitCode::InvalidDocument,
            format!("`{}` was changed while it was being sent", path.display()),
        )
        .hint("run again once nobody writes it")),
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use emrys_synth::lower::plan::Source;

    use super::{bytes, digest, files};
    use crate::exit::ExitCode;

    #[test]
    fn a_folder_gives_its_files_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("b")).unwrap();
        for name in ["c", "b/two", "b/one", "a"] {
            fs::write(at(name), name).unwrap();
        }
        symlink(at("a"), at("d")).unwrap();
        let expected = ["a", "b/one", "b/two", "c", "d"].map(at);
        assert_eq!(files(folder.path()).unwrap(), expected);
    }

    #[test]
    fn a_link_that_leads_in_a_circle_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        symlink(folder.path(), folder.path().join("circle")).unwrap();
        let error = files(folder.path()).unwrap_err().to_string();
        assert!(error.contains("circle` is a link to a folder"), "{error}");
    }

    #[tokio::test]
    async fn a_file_that_was_changed_does_not_go_under_the_old_digest() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("job.py");
        fs::write(&path, "before").unwrap();
        let digest = Some(digest(&path).unwrap());
        let source = Source::File {
            path: path.clone(),
            digest,
        };
        assert_eq!(bytes(&source).await.unwrap(), b"before");
        fs::write(&path, "after").unwrap();
        let failure = bytes(&source).await.unwrap_err();
        assert_eq!(failure.code, ExitCode::InvalidDocument);
        assert!(
            failure.message.contains("job.py` was changed"),
            "{}",
            failure.message
        );
        // Under a key that the document gives, any bytes will do.
        let source = Source::File { path, digest: None };
        assert_eq!(bytes(&source).await.unwrap(), b"after");
    }
}
