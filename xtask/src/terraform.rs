// SPDX-License-Identifier: Apache-2.0
//! `cargo xtask terraform`: writes `data/terraform-aws-*.json`, what Terraform's AWS provider takes for EMR, from what the
//! provider itself says. Needs `terraform`, and the provider from its registry or from a mirror.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{console, tools};

/// The version whose facts are kept.
const VERSION: &str = "5.100.0";
const PROVIDER: &str = "registry.terraform.io/hashicorp/aws";
/// What documents become.
const RESOURCES: [&str; 7] = [
    "aws_cloudformation_stack",
    "aws_emr_cluster",
    "aws_emr_instance_fleet",
    "aws_emr_instance_group",
    "aws_emr_managed_scaling_policy",
    "aws_emr_security_configuration",
    "aws_s3_object",
];
/// A folder that is laid out as Terraform's mirrors are; the acceptance tests take it, too.
const MIRROR: &str = "EMRYS_TEST_TERRAFORM_MIRROR";

/// The provider's own answer, as far as it is kept.
#[derive(Deserialize)]
struct Answer {
    provider_schemas: BTreeMap<String, ProviderSchema>,
}

#[derive(Deserialize)]
struct ProviderSchema {
    resource_schemas: BTreeMap<String, ResourceSchema>,
}

#[derive(Deserialize)]
struct ResourceSchema {
    block: BlockSchema,
}

#[derive(Deserialize)]
struct BlockSchema {
    #[serde(default)]
    attributes: BTreeMap<String, Attribute>,
    #[serde(default)]
    block_types: BTreeMap<String, NestedSchema>,
}

#[derive(Deserialize)]
struct NestedSchema {
    nesting_mode: String,
    block: BlockSchema,
    #[serde(default)]
    min_items: u32,
    max_items: Option<u32>,
}

/// The file.
#[derive(Serialize)]
struct Facts {
    provider: &'static str,
    version: &'static str,
    resources: BTreeMap<String, Block>,
}

#[derive(Serialize)]
struct Block {
    attributes: BTreeMap<String, Attribute>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    blocks: BTreeMap<String, Nested>,
}

#[derive(Serialize)]
struct Nested {
    nesting: String,
    min_items: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_items: Option<u32>,
    block: Block,
}

#[derive(Serialize, Deserialize)]
struct Attribute {
    r#type: Value,
    #[serde(default, skip_serializing_if = "is_false")]
    required: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    optional: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    computed: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    sensitive: bool,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}

impl From<BlockSchema> for Block {
    fn from(schema: BlockSchema) -> Self {
        let nested = schema.block_types.into_iter().map(|(name, nested)| {
            let nested = Nested {
                nesting: nested.nesting_mode,
                min_items: nested.min_items,
                max_items: nested.max_items,
                block: nested.block.into(),
            };
            (name, nested)
        });
        Self {
            blocks: nested.collect(),
            attributes: schema.attributes,
        }
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &[&str]) -> Result<()> {
    ensure!(arguments.is_empty(), "usage: cargo xtask terraform");
    let mut answer = schemas()?;
    let provider = answer.provider_schemas.remove(PROVIDER);
    let mut provider = provider.context("the answer has no AWS provider")?;
    let mut resources = BTreeMap::new();
    for name in RESOURCES {
        let schema = provider.resource_schemas.remove(name);
        let schema = schema.with_context(|| format!("the provider has no {name}"))?;
        resources.insert(name.to_owned(), schema.block.into());
    }
    let facts = Facts {
        provider: "hashicorp/aws",
        version: VERSION,
        resources,
    };
    let file = format!("data/terraform-aws-{VERSION}.json");
    let text = serde_json::to_string_pretty(&facts)?;
    fs::write(tools::root()?.join(&file), text + "\n")?;
    console::note(&format!("wrote {file}"));
    Ok(())
}

/// What the provider says of all its resources.
fn schemas() -> Result<Answer> {
    let folder = tools::target()?.join("xtask/terraform");
    fs::create_dir_all(&folder)?;
    let main = format!(
        "terraform {{\n  required_providers {{\n    aws = {{ source = \"hashicorp/aws\", version = \"{VERSION}\" }}\n  }}\n}}\n"
    );
    fs::write(folder.join("main.tf"), main)?;
    let terraform = |arguments: &[&str]| {
        let mut command = Command::new("terraform");
        command.args(arguments).current_dir(&folder);
        command.env("CHECKPOINT_DISABLE", "1");
        command
    };
    let mut init = terraform(&["init", "-input=false"]);
    if let Some(mirror) = std::env::var_os(MIRROR) {
        init.arg("-plugin-dir").arg(mirror);
    }
    tools::run(&mut init)?;
    let output = terraform(&["providers", "schema", "-json"]).output()?;
    let error = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "terraform failed: {error}");
    serde_json::from_slice(&output.stdout).context("failed to read the provider's answer")
}
