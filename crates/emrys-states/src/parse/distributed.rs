// SPDX-License-Identifier: Apache-2.0
//! What only distributed Maps have: readers, batchers, writers, what of failures is borne.

use emrys_diagnostics::Code;
use serde_json::Map as Object;

use super::Reader;
use super::fields::{Fields, word, wrong};
use super::node::{Json, Node};
use super::problem::Problem;
use super::references::Sees;
use crate::data::{QueryLanguage, Template};
use crate::machine::{
    Batcher, Distributed, Number, Pattern, Reader as ItemReader, Resource, Writer,
};

const MAX_LABEL_CHARACTERS: usize = 40;
const MAX_ITEMS: u64 = 100_000_000;
const MAX_BATCH_BYTES: u64 = 262_144;

impl Reader<'_> {
    pub(super) fn distributed(
        &mut self,
        fields: &mut Fields<'_>,
        language: QueryLanguage,
    ) -> Distributed {
        let label = fields.get("Label").and_then(|node| self.label(node));
        let reader = fields.get("ItemReader");
        let reader = reader.and_then(|node| self.item_reader(node, language));
        let batcher = fields.get("ItemBatcher");
        let batcher = batcher.and_then(|node| self.batcher(node, language));
        let writer = fields.get("ResultWriter");
        let writer = writer.and_then(|node| self.writer(node, language));
        Distributed {
            express: false,
            label,
            reader,
            batcher,
            writer,
            tolerated_failure_count: self.number(
                fields,
                "ToleratedFailureCount",
                "ToleratedFailureCountPath",
                0..=u64::MAX,
                language,
            ),
            tolerated_failure_percentage: self.percentage(fields, language),
        }
    }

    /// The one number that may be a fraction.
    fn percentage(&mut self, fields: &mut Fields<'_>, language: QueryLanguage) -> Option<Number> {
        let (name, path) = (
            "ToleratedFailurePercentage",
            "ToleratedFailurePercentagePath",
        );
        if let Some(Json::Number(number)) = fields.get(name).map(|node| &node.value)
            && number.is_f64()
            && number
                .as_f64()
                .is_some_and(|it| (0.0..=100.0).contains(&it))
            && fields.get(path).is_none()
        {
            return Some(Number::Template(Template::Literal(number.clone().into())));
        }
        self.number(fields, name, path, 0..=100, language)
    }

    /// It becomes part of an ARN.
    fn label(&mut self, node: &Node) -> Option<String> {
        let label = super::fields::text("Label", node, self.problems)?;
        let forbidden = |c: char| {
            c.is_whitespace() || c.is_control() || r#"?*<>{}[]:;,\|^~$#%&`"/"#.contains(c)
        };
        if label.is_empty() || label.chars().count() > MAX_LABEL_CHARACTERS {
            let message = format!("a label has between 1 and {MAX_LABEL_CHARACTERS} characters");
            self.problems.add(wrong(node, &message));
        } else if let Some(character) = label.chars().find(|c| forbidden(*c)) {
            let message = format!("a label has no `{character}`");
            self.problems.add(wrong(node, &message));
        }
        Some(label.to_owned())
    }

    fn item_reader(&mut self, node: &Node, language: QueryLanguage) -> Option<ItemReader> {
        let mut fields = Fields::of(node, "an item reader", language, self.problems)?;
        let resource = fields.require("Resource");
        let actions = &["getObject", "listObjectsV2"];
        let resource = resource.and_then(|node| self.bucket_action(node, actions));
        let arguments = self.arguments(&mut fields, language);
        let configuration = fields.get("ReaderConfig");
        let mut max_items = None;
        let mut input_type = None;
        let mut others = Object::new();
        if let Some(node) = configuration
            && let Some(mut fields) =
                Fields::of(node, "a reader's configuration", language, self.problems)
        {
            max_items = self.number(
                &mut fields,
                "MaxItems",
                "MaxItemsPath",
                0..=MAX_ITEMS,
                language,
            );
            let types = &["CSV", "JSON", "JSONL", "MANIFEST", "PARQUET"];
            input_type = fields.word("InputType", types, self.problems);
            if input_type == Some("CSV") {
                let header = fields.require("CSVHeaderLocation");
                let places = &["FIRST_ROW", "GIVEN"];
                let header =
                    header.and_then(|node| word("CSVHeaderLocation", node, places, self.problems));
                if header == Some("GIVEN") {
                    fields.require("CSVHeaders");
                }
            }
            const OTHERS: &[&str] = &[
                "CSVHeaderLocation",
                "CSVHeaders",
                "CSVDelimiter",
                "Transformation",
                "ManifestType",
                "ItemsPointer",
            ];
            for name in OTHERS {
                if let Some(node) = fields.get(name) {
                    others.insert((*name).to_owned(), node.to_value());
                }
            }
            fields.finish(self.problems);
        }
        fields.finish(self.problems);
        Some(ItemReader {
            resource: resource?.to_owned(),
            arguments,
            input_type: input_type.map(str::to_owned),
            configuration: others,
            max_items,
        })
    }

    fn batcher(&mut self, node: &Node, language: QueryLanguage) -> Option<Batcher> {
        let mut fields = Fields::of(node, "an item batcher", language, self.problems)?;
        let batch_input = fields.get("BatchInput");
        let batch_input = batch_input
            .and_then(|node| self.object_template("BatchInput", node, language, Sees::Input));
        let limits = [
            "MaxItemsPerBatch",
            "MaxItemsPerBatchPath",
            "MaxInputBytesPerBatch",
            "MaxInputBytesPerBatchPath",
        ];
        if !limits.into_iter().any(|name| node.get(name).is_some()) {
            self.problems.add(Problem::new(
                Code::MissingField,
                "an item batcher has `MaxItemsPerBatch` or `MaxInputBytesPerBatch`, or both",
                fields.owner.clone(),
            ));
        }
        let [items, items_path, bytes, bytes_path] = limits;
        let max_items_per_batch =
            self.number(&mut fields, items, items_path, 1..=MAX_ITEMS, language);
        let max_input_bytes_per_batch = self.number(
            &mut fields,
            bytes,
            bytes_path,
            1..=MAX_BATCH_BYTES,
            language,
        );
        fields.finish(self.problems);
        Some(Batcher {
            batch_input,
            max_items_per_batch,
            max_input_bytes_per_batch,
        })
    }

    fn writer(&mut self, node: &Node, language: QueryLanguage) -> Option<Writer> {
        let mut fields = Fields::of(node, "a result writer", language, self.problems)?;
        let resource = fields.get("Resource");
        if resource.is_some() {
            fields.require(arguments(language));
        } else if node.get("WriterConfig").is_none() {
            fields.require("Resource");
        }
        let resource = resource.and_then(|node| self.bucket_action(node, &["putObject"]));
        let arguments = self.arguments(&mut fields, language);
        let mut transformation = None;
        let mut output_type = None;
        if let Some(node) = fields.get("WriterConfig")
            && let Some(mut fields) =
                Fields::of(node, "a writer's configuration", language, self.problems)
        {
            let mut required = |reader: &mut Self, name, words| {
                let node = fields.require(name)?;
                word(name, node, words, reader.problems)
            };
            transformation = required(self, "Transformation", &["NONE", "COMPACT", "FLATTEN"]);
            output_type = required(self, "OutputType", &["JSON", "JSONL"]);
            fields.finish(self.problems);
        }
        fields.finish(self.problems);
        Some(Writer {
            resource: resource.map(str::to_owned),
            arguments,
            transformation: transformation.map(str::to_owned),
            output_type: output_type.map(str::to_owned),
        })
    }

    /// The resource of a reader or a writer, one of a few operations of S3.
    fn bucket_action<'n>(&mut self, node: &'n Node, actions: &[&str]) -> Option<&'n str> {
        let written = super::fields::text("Resource", node, self.problems)?;
        let is_one = match Resource::parse(written) {
            Some(Resource::Integration {
                service,
                action,
                pattern: Pattern::RequestResponse,
            }) => service == "s3" && actions.contains(&action.as_str()),
            _ => false,
        };
        if !is_one {
            let listed = actions.join("` or `arn:aws:states:::s3:");
            self.problems.add(
                Problem::new(
                    Code::InvalidResource,
                    format!("`{written}` is not `arn:aws:states:::s3:{listed}`"),
                    node.span.clone(),
                )
                .aws(
                    "SCHEMA_VALIDATION_FAILED",
                    super::task::not_recognized(written),
                ),
            );
            return None;
        }
        Some(written)
    }

    /// What a reader or a writer sends.
    fn arguments(&mut self, fields: &mut Fields<'_>, language: QueryLanguage) -> Option<Template> {
        let name = arguments(language);
        let node = fields.get(name)?;
        self.object_template(name, node, language, Sees::Input)
    }
}

/// What a reader or a writer calls what it sends.
fn arguments(language: QueryLanguage) -> &'static str {
    match language {
        QueryLanguage::JsonPath => "Parameters",
        QueryLanguage::Jsonata => "Arguments",
    }
}
