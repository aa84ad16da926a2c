// SPDX-License-Identifier: Apache-2.0
//! S3DistCp gets the options that it knows, and those that it needs.

use emrys_diagnostics::{Code, Diagnostic, suggest};

use crate::elements::Text;
use crate::project::Project;
use crate::rules::words;
use crate::spanned::Spanned;

/// The options of S3DistCp's page, and the short words for help.
const OPTIONS: [&str; 24] = [
    "--appendToLastFile",
    "--copyFromManifest",
    "--deleteOnSuccess",
    "--dest",
    "--disableMultipartUpload",
    "--encryptionKey",
    "--filesPerMapper",
    "--groupBy",
    "--help",
    "--jobConf",
    "--multipartUploadChunkSize",
    "--numberFiles",
    "--outputCodec",
    "--outputManifest",
    "--previousManifest",
    "--requirePreviousManifest",
    "--s3Endpoint",
    "--s3ServerSideEncryption",
    "--src",
    "--srcPattern",
    "--srcPrefixesFile",
    "--startingIndex",
    "--storageClass",
    "--targetSize",
];

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for step in project.all_steps() {
        let Some((program, arguments)) = words::arguments(&step.action, "s3-dist-cp") else {
            continue;
        };
        let given = || arguments.iter().filter_map(option);
        // Java properties may come first.
        let unknown =
            given().filter(|(name, _)| !OPTIONS.contains(name) && !name.starts_with("-D"));
        diagnostics.extend(unknown.map(|(name, word)| {
            let message = format!("s3-dist-cp has no option `{name}`");
            let diagnostic = word.diagnostic(Code::S3DistCpArguments, message);
            match suggest::did_you_mean(name, OPTIONS) {
                Some(help) => diagnostic.help(help),
                None => diagnostic,
            }
        }));
        let lacks = ["--src", "--dest"].into_iter();
        let lacks: Vec<String> = lacks
            .filter(|needed| !given().any(|(name, _)| name == *needed || name == "--help"))
            .map(|needed| format!("`{needed}`"))
            .collect();
        if !lacks.is_empty() {
            let message = format!("s3-dist-cp needs {}", lacks.join(" and "));
            diagnostics.push(program.diagnostic(Code::S3DistCpArguments, message));
        }
    }
}

/// The name of an option, without the value that `=` may have put behind it.
fn option(word: &Spanned<Text>) -> Option<(&str, &Spanned<Text>)> {
    let name = word.split('=').next()?;
    (name.starts_with('-') && name.len() > 1).then_some((name, word))
}
