// SPDX-License-Identifier: Apache-2.0
//! `emrys convert`: a document in another format, or what others take of its clusters and of what it deploys.

mod deployed;
mod launches;

use std::path::Path;

use clap::ValueEnum;
use emrys_document::{Format, convert_file, utf_16};
use emrys_synth::terraform::Module;

use crate::arguments::{Common, Settings, bucket_and_prefix};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::machines::definition;
use crate::output;
use crate::project;
use crate::verbs::diagram::Picture;

/// Arguments of `emrys convert`.
#[derive(Debug, clap::Args)]
pub(crate) struct Convert {
    /// The document; for what is launched elsewhere also a project folder, or the name of a job flow or a cluster
    #[arg(value_name = "SUBJECT")]
    subject: String,
    /// The format to write
    #[arg(long)]
    to: To,
    /// The encoding to write: UTF-16 as EmrWorkflow's own documents, with their line ends
    #[arg(long, default_value = "utf-8")]
    encoding: Encoding,
    #[command(flatten)]
    elsewhere: Elsewhere,
}

/// What only matters where clusters are launched by others.
#[derive(Debug, clap::Args)]
struct Elsewhere {
    /// Which job flow or cluster of the document [default: all]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The region that it is for
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
    /// Where files of this machine are uploaded to
    #[arg(long, env = "EMRYS_ARTIFACTS", value_name = "S3-URI", value_parser = bucket_and_prefix)]
    artifacts: Option<String>,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum To {
    Yaml,
    Json,
    Xml,
    /// A module in Terraform's JSON: a stack of what the project deploys, or its clusters
    Terraform,
    /// The same in Terraform's own syntax
    Hcl,
    /// RunJobFlow's input as JSON, as SDKs take it: boto3's `run_job_flow(**json)`
    Api,
    /// A template: of what the project deploys, or with `AWS::EMR::Cluster`
    Cloudformation,
    /// A state machine in the States Language that runs the job flow
    States,
    /// A state machine as a picture
    Svg,
    /// A state machine as a flowchart in Mermaid's language
    Mermaid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Encoding {
    #[value(name = "utf-8")]
    Utf8,
    #[value(name = "utf-16")]
    Utf16,
}

impl Convert {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        if self.encoding == Encoding::Utf16 && !matches!(self.to, To::Xml) {
            let message = "only XML is written as UTF-16";
            return Err(Failure::new(ExitCode::Usage, message));
        }
        let file = Path::new(&self.subject);
        if definition::is_machine(file) {
            return self.machine(file, common);
        }
        let launches = || launches::load(&self.subject, &self.elsewhere, common);
        match self.to {
            To::Yaml => return self.document(Format::Yaml, common),
            To::Json => return self.document(Format::Json, common),
            To::Xml => return self.document(Format::Xml, common),
            To::Terraform => {
                let json = self.module(common).await?.to_json();
                let json = json.map_err(|error| Failure::new(ExitCode::Unexpected, error))?;
                output::bytes(json.as_bytes())?;
            }
            To::Hcl => output::bytes(self.module(common).await?.to_hcl().as_bytes())?,
            To::Api => output::json(&launches().await?.request()?)?,
            To::Cloudformation => {
                let template = match deployed::load(&self.subject, &self.elsewhere, common).await? {
                    Some(deployed) => deployed.template(),
                    None => launches().await?.template()?,
                };
                output::json(&template)?;
            }
            To::States => output::json(&launches().await?.machine()?)?,
            To::Svg | To::Mermaid => return Err(not_of("only state machines are drawn")),
        }
        Ok(ExitCode::Success)
    }

    /// What a project deploys as a module of Terraform's, or else its clusters.
    async fn module(&self, common: &Common) -> Result<Module, Failure> {
        match deployed::load(&self.subject, &self.elsewhere, common).await? {
            Some(deployed) => deployed.module(self.elsewhere.region.as_deref()),
            None => {
                let launches = launches::load(&self.subject, &self.elsewhere, common).await?;
                launches.module()
            }
        }
    }

    /// Writes a state machine: its definition in AWS's own form, or a picture.
    fn machine(&self, file: &Path, common: &Common) -> VerbResult {
        let own = definition::load(file, common.format())?;
        let picture = match self.to {
            To::Json => {
                let value: serde_json::Value = serde_json::from_str(&own.text)
                    .map_err(|error| Failure::new(ExitCode::Unexpected, error))?;
                output::json(&value)?;
                return Ok(ExitCode::Success);
            }
            To::Svg => Picture::Svg,
            To::Mermaid => Picture::Mermaid,
            To::Yaml
            | To::Xml
            | To::Terraform
            | To::Hcl
            | To::Api
            | To::Cloudformation
            | To::States => {
                return Err(not_of("a state machine is written as json, svg or mermaid"));
            }
        };
        let text = picture.draw(&own.machine, &own.name, None);
        output::bytes(text.as_bytes())?;
        Ok(ExitCode::Success)
    }

    /// Writes the document itself, as it is, in another format.
    fn document(&self, to: Format, common: &Common) -> VerbResult {
        if Path::new(&self.subject).is_dir() {
            let message = format!(
                "`{}` is a folder, and each of its documents has a format of its own",
                self.subject
            );
            let hint = "name the document, such as `emrys.yaml`; a folder becomes terraform, hcl, cloudformation, api or states";
            return Err(not_of(&message).hint(hint));
        }
        let (converted, diagnostics) = convert_file(Path::new(&self.subject), to);
        // The document is the only thing on stdout.
        let shown = match converted {
            Some(_) => output::Format::Human,
            None => common.format(),
        };
        project::report(&diagnostics, shown)?;
        let Some(text) = converted else {
            return Ok(ExitCode::InvalidDocument);
        };
        match self.encoding {
            Encoding::Utf8 => output::bytes(text.as_bytes())?,
            Encoding::Utf16 => output::bytes(&utf_16(&text))?,
        }
        Ok(ExitCode::Success)
    }
}

fn not_of(message: &str) -> Failure {
    Failure::new(ExitCode::Usage, message)
}
