// SPDX-License-Identifier: Apache-2.0
//! Writes the operation table, the service trait, its remote implementation and the dispatch: `operations/generated.rs`.

use std::fmt::Write as _;

use anyhow::Result;

use super::model::{Model, Operation};
use super::names;

pub(super) fn write(model: &Model) -> Result<String> {
    let mut code = String::from(
        "use async_trait::async_trait;\nuse bytes::Bytes;\n\
         use super::Operation;\nuse super::dispatch::{Request, unknown_operation};\nuse super::remote::{Remote, Transport};\n\
         use crate::error::{ApiError, ErrorCode};\n\
         use crate::types::{",
    );
    for operation in model.operations.values() {
        write!(code, "{}, ", operation.input.shape)?;
        if let Some(output) = &operation.output {
            write!(code, "{}, ", output.shape)?;
        }
    }
    writeln!(code, "}};")?;
    write_table(&mut code, model)?;
    write_trait(&mut code, model)?;
    write_remote(&mut code, model)?;
    write_dispatch(&mut code, model)?;
    Ok(code)
}

fn write_table(code: &mut String, model: &Model) -> Result<()> {
    writeln!(
        code,
        "\n/// Every operation of the service, by name.\npub static OPERATIONS: &[Operation] = &["
    )?;
    for (name, operation) in &model.operations {
        let errors: Vec<String> = operation
            .errors
            .iter()
            .map(|error| format!("ErrorCode::{}", error.shape))
            .collect();
        writeln!(
            code,
            "Operation {{ name: \"{name}\", errors: &[{}] }},",
            errors.join(", ")
        )?;
    }
    writeln!(code, "];")?;
    Ok(())
}

fn signature(name: &str, operation: &Operation) -> String {
    format!(
        "async fn {}(&self, input: {}) -> Result<{}, ApiError>",
        names::snake_case(name),
        operation.input.shape,
        operation
            .output
            .as_ref()
            .map_or("()", |output| output.shape.as_str())
    )
}

fn write_trait(code: &mut String, model: &Model) -> Result<()> {
    writeln!(
        code,
        "\n/// The EMR API: one method for each operation.\n///\n\
         /// A method that an implementation leaves out answers `NotImplemented` and names the operation.\n\
         #[async_trait]\npub trait EmrApi: Send + Sync {{"
    )?;
    for (name, operation) in &model.operations {
        writeln!(
            code,
            "/// [`{name}`](https://docs.aws.amazon.com/emr/latest/APIReference/API_{name}.html)\n\
             {} {{ let _ = input; Err(ApiError::not_implemented(\"{name}\")) }}\n",
            signature(name, operation)
        )?;
    }
    writeln!(code, "}}")?;
    Ok(())
}

fn write_remote(code: &mut String, model: &Model) -> Result<()> {
    writeln!(
        code,
        "\n#[async_trait]\nimpl<T: Transport> EmrApi for Remote<T> {{"
    )?;
    for (name, operation) in &model.operations {
        let call = if operation.output.is_some() {
            "call"
        } else {
            "call_without_output"
        };
        writeln!(
            code,
            "{} {{ self.{call}(\"{name}\", &input).await }}\n",
            signature(name, operation)
        )?;
    }
    writeln!(code, "}}")?;
    Ok(())
}

fn write_dispatch(code: &mut String, model: &Model) -> Result<()> {
    writeln!(
        code,
        "\n/// Serves one request: reads and checks the body, calls the operation, writes its output.\n///\n\
         /// This is the only way in for HTTP, for in-process callers and for state machine tasks alike.\n///\n\
         /// # Errors\n///\n\
         /// `UnknownOperationException` for a name that is not in [`OPERATIONS`], `SerializationException` and\n\
         /// `ValidationException` for a body that is not a proper input, and what the operation itself answers.\n\
         pub async fn dispatch(api: &dyn EmrApi, operation: &str, body: &[u8]) -> Result<Bytes, ApiError> {{\n\
         let request = Request {{ body }};\nmatch operation {{"
    )?;
    for (name, operation) in &model.operations {
        let method = names::snake_case(name);
        let answer = if operation.output.is_some() {
            "answer"
        } else {
            "answer_without_output"
        };
        writeln!(
            code,
            "\"{name}\" => request.{answer}(|input| api.{method}(input)).await,"
        )?;
    }
    writeln!(code, "_ => Err(unknown_operation(operation)),\n}} }}")?;
    Ok(())
}
