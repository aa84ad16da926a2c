// SPDX-License-Identifier: Apache-2.0
//! Map states.

use serde_json::Map as Object;

use super::Reader;
use super::data::DataFields;
use super::fields::{Fields, text, wrong};
use super::node::Node;
use super::outline::StateOutline;
use crate::data::{QueryLanguage, Template};
use crate::machine::{
    Batcher, Distributed, Flow, Kind, Map, MapMode, Number, Reader as ItemReader, Writer,
};

/// What `ProcessorConfig` says.
#[derive(Debug, Default)]
struct Configuration {
    distributed: bool,
    express: bool,
}

impl Reader<'_> {
    pub(super) fn map<'n>(
        &mut self,
        fields: &mut Fields<'n>,
        language: QueryLanguage,
        outline: &mut StateOutline<'n>,
    ) -> (DataFields, Option<Kind>) {
        let processor = fields.either("ItemProcessor", "Iterator", self.problems);
        let processor = match processor {
            Some((name, node)) => self.processor(name, node, language, outline),
            None => {
                // AWS asks for the name of today.
                fields.require("ItemProcessor");
                None
            }
        };
        let (items_path, items) = match language {
            QueryLanguage::JsonPath => {
                let node = fields.get("ItemsPath");
                (node.and_then(|node| self.path("ItemsPath", node)), None)
            }
            QueryLanguage::Jsonata => {
                let node = fields.get("Items");
                (None, node.and_then(|node| self.items(node)))
            }
        };
        let selector = match language {
            QueryLanguage::JsonPath => fields.either("ItemSelector", "Parameters", self.problems),
            QueryLanguage::Jsonata => fields
                .get("ItemSelector")
                .map(|node| ("ItemSelector", node)),
        };
        let item_selector =
            selector.and_then(|(name, node)| self.object_template(name, node, language));
        let max_concurrency = self.number(
            fields,
            "MaxConcurrency",
            "MaxConcurrencyPath",
            0..=u64::MAX,
            language,
        );
        let distributed = self.distributed(fields, language);
        let retry = self.retry(fields);
        let catch = self.catch(fields, language, outline);
        let next = self.next(fields, outline);
        let has = DataFields {
            output: true,
            assign: true,
            parameters: false,
            arguments: false,
            result_path: true,
            result_selector: true,
        };
        let kind = processor.map(|(processor, configuration)| {
            let mode = if configuration.distributed {
                MapMode::Distributed(Box::new(Distributed {
                    express: configuration.express,
                    ..distributed
                }))
            } else {
                MapMode::Inline
            };
            Kind::Map(Box::new(Map {
                processor,
                mode,
                items_path,
                items,
                item_selector,
                max_concurrency,
                retry,
                catch,
                next,
            }))
        });
        (has, kind)
    }

    fn processor<'n>(
        &mut self,
        name: &str,
        node: &'n Node,
        language: QueryLanguage,
        outline: &mut StateOutline<'n>,
    ) -> Option<(Flow, Configuration)> {
        let mut fields = Fields::of(node, "an item processor", language, self.problems)?;
        fields.text("Comment", self.problems);
        let configuration = match name {
            "ItemProcessor" => fields.get("ProcessorConfig"),
            _ => None,
        };
        let configuration = configuration.and_then(|node| self.configuration(node, language));
        let (flow, its) = self.flow(&mut fields, language);
        fields.finish(self.problems);
        outline.flows.push(its);
        Some((flow, configuration.unwrap_or_default()))
    }

    fn configuration(&mut self, node: &Node, language: QueryLanguage) -> Option<Configuration> {
        let mut fields = Fields::of(node, "a processor's configuration", language, self.problems)?;
        let mode = fields.word("Mode", &["INLINE", "DISTRIBUTED"], self.problems);
        let execution = fields.word("ExecutionType", &["STANDARD", "EXPRESS"], self.problems);
        fields.finish(self.problems);
        Some(Configuration {
            distributed: mode == Some("DISTRIBUTED"),
            express: execution == Some("EXPRESS"),
        })
    }

    fn items(&mut self, node: &Node) -> Option<Template> {
        if node.as_array().is_none() && node.as_text().is_none() {
            let message = format!("`Items` is an array or an expression, not {}", node.what());
            self.problems.add(wrong(node, &message));
            return None;
        }
        self.template("Items", node, QueryLanguage::Jsonata)
    }

    fn distributed(&mut self, fields: &mut Fields<'_>, language: QueryLanguage) -> Distributed {
        let label = fields.text("Label", self.problems).map(str::to_owned);
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
            tolerated_failure_percentage: self.number(
                fields,
                "ToleratedFailurePercentage",
                "ToleratedFailurePercentagePath",
                0..=100,
                language,
            ),
        }
    }

    fn item_reader(&mut self, node: &Node, language: QueryLanguage) -> Option<ItemReader> {
        let mut fields = Fields::of(node, "an item reader", language, self.problems)?;
        let resource = fields.require("Resource");
        let resource = resource.and_then(|node| text("Resource", node, self.problems));
        let arguments = self.arguments(&mut fields, language);
        let configuration = fields.get("ReaderConfig");
        let mut max_items: Option<Number> = None;
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
                0..=100_000_000,
                language,
            );
            input_type = fields.text("InputType", self.problems).map(str::to_owned);
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
            input_type,
            configuration: others,
            max_items,
        })
    }

    fn batcher(&mut self, node: &Node, language: QueryLanguage) -> Option<Batcher> {
        let mut fields = Fields::of(node, "an item batcher", language, self.problems)?;
        let batch_input = fields.get("BatchInput");
        let batch_input =
            batch_input.and_then(|node| self.object_template("BatchInput", node, language));
        let max_items_per_batch = self.number(
            &mut fields,
            "MaxItemsPerBatch",
            "MaxItemsPerBatchPath",
            1..=u64::MAX,
            language,
        );
        let max_input_bytes_per_batch = self.number(
            &mut fields,
            "MaxInputBytesPerBatch",
            "MaxInputBytesPerBatchPath",
            1..=262_144,
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
        let resource = fields.text("Resource", self.problems).map(str::to_owned);
        let arguments = self.arguments(&mut fields, language);
        let mut transformation = None;
        let mut output_type = None;
        if let Some(node) = fields.get("WriterConfig")
            && let Some(mut fields) =
                Fields::of(node, "a writer's configuration", language, self.problems)
        {
            transformation = fields.word(
                "Transformation",
                &["NONE", "COMPACT", "FLATTEN"],
                self.problems,
            );
            output_type = fields.word("OutputType", &["JSON", "JSONL"], self.problems);
            fields.finish(self.problems);
        }
        fields.finish(self.problems);
        Some(Writer {
            resource,
            arguments,
            transformation: transformation.map(str::to_owned),
            output_type: output_type.map(str::to_owned),
        })
    }

    /// What a reader or a writer sends.
    fn arguments(&mut self, fields: &mut Fields<'_>, language: QueryLanguage) -> Option<Template> {
        let name = match language {
            QueryLanguage::JsonPath => "Parameters",
            QueryLanguage::Jsonata => "Arguments",
        };
        let node = fields.get(name)?;
        self.object_template(name, node, language)
    }
}
