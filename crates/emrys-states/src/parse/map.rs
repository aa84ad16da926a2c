// SPDX-License-Identifier: Apache-2.0
//! Map states.

use emrys_diagnostics::Code;

use super::data::DataFields;
use super::fields::{Fields, wrong};
use super::node::Node;
use super::outline::StateOutline;
use super::problem::Problem;
use super::references::Sees;
use super::{MachineType, Reader};
use crate::data::{QueryLanguage, Template};
use crate::machine::{Flow, Kind, Map, MapMode};

/// The fields that only a distributed Map heeds.
const OF_DISTRIBUTED: &[&str] = &[
    "ItemReader",
    "ItemBatcher",
    "ResultWriter",
    "Label",
    "ToleratedFailureCount",
    "ToleratedFailureCountPath",
    "ToleratedFailurePercentage",
    "ToleratedFailurePercentagePath",
];

/// What `ProcessorConfig` says.
#[derive(Debug, Clone, Copy, Default)]
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
            Some((_, node)) => self.processor(node, outline),
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
        let item_selector = selector
            .and_then(|(name, node)| self.object_template(name, node, language, Sees::Input));
        let max_concurrency = self.number(
            fields,
            "MaxConcurrency",
            "MaxConcurrencyPath",
            0..=u64::MAX,
            language,
        );
        let is_distributed =
            matches!(&processor, Some((_, configuration)) if configuration.distributed);
        if processor.is_some() && !is_distributed {
            self.only_distributed(fields);
        }
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
            result: true,
        };
        let kind = processor.map(|(processor, configuration)| {
            let mode = if configuration.distributed {
                MapMode::Distributed(Box::new(crate::machine::Distributed {
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
        node: &'n Node,
        outline: &mut StateOutline<'n>,
    ) -> Option<(Flow, Configuration)> {
        let language = self.language;
        let mut fields = Fields::of(node, "an item processor", language, self.problems)?;
        fields.text("Comment", self.problems);
        let configuration = fields.get("ProcessorConfig");
        let configuration = configuration.and_then(|node| self.configuration(node));
        let configuration = configuration.unwrap_or_default();
        let (flow, mut its) = self.flow(&mut fields);
        its.sees_outer_variables = !configuration.distributed;
        fields.finish(self.problems);
        outline.flows.push(its);
        Some((flow, configuration))
    }

    fn configuration(&mut self, node: &Node) -> Option<Configuration> {
        let language = self.language;
        let mut fields = Fields::of(node, "a processor's configuration", language, self.problems)?;
        let mode = fields.word("Mode", &["INLINE", "DISTRIBUTED"], self.problems);
        let distributed = mode == Some("DISTRIBUTED");
        if distributed && self.machine_type == MachineType::Express {
            let span = node.get("Mode").map_or(&node.span, |mode| &mode.span);
            self.problems.add(
                Problem::new(
                    Code::NotInExpress,
                    "an express machine has no distributed Map",
                    span.clone(),
                )
                .aws(
                    "SCHEMA_VALIDATION_FAILED",
                    "Express state machine does not support Map state in 'DISTRIBUTED' mode",
                ),
            );
        }
        let types = &["STANDARD", "EXPRESS"];
        let execution = if distributed {
            fields.require("ExecutionType");
            fields.word("ExecutionType", types, self.problems)
        } else {
            None
        };
        fields.finish(self.problems);
        Some(Configuration {
            distributed,
            express: execution == Some("EXPRESS"),
        })
    }

    /// Fields without a use in a Map whose iterations are part of its own execution.
    fn only_distributed(&mut self, fields: &mut Fields<'_>) {
        for name in OF_DISTRIBUTED {
            if let Some(member) = fields.member(name) {
                let message = format!("`{name}` does nothing in a Map that is not distributed");
                self.problems.add(
                    Problem::new(
                        Code::DistributedOnlyField,
                        message,
                        member.name_span.clone(),
                    )
                    .help("the `ProcessorConfig` of a distributed Map has `Mode` DISTRIBUTED"),
                );
            }
        }
    }

    fn items(&mut self, node: &Node) -> Option<Template> {
        if node.as_array().is_none() && node.as_text().is_none() {
            let message = format!("`Items` is an array or an expression, not {}", node.what());
            self.problems.add(wrong(node, &message));
            return None;
        }
        self.template("Items", node, QueryLanguage::Jsonata, Sees::Input)
    }
}
