// SPDX-License-Identifier: Apache-2.0
//! Writes the operation table, the service trait, its remote and its intercepted implementation, and the dispatch:
//! `operations/generated.rs`.

use std::fmt::Write as _;

use anyhow::Result;

use super::model::{Model, Operation};
use super::names;
use super::services::Service;

pub(super) fn write(service: &Service, model: &Model) -> Result<String> {
    let unknown = if service.is_whole {
        "unknown_operation"
    } else {
        "ApiError::not_implemented"
    };
    let request = if service.is_whole {
        "Request, unknown_operation"
    } else {
        "Request"
    };
    let intercept = if service.module.is_none() {
        "Intercept, Intercepted, "
    } else {
        ""
    };
    let mut code = format!(
        "use async_trait::async_trait;\nuse bytes::Bytes;\n\
         use crate::operations::{{{intercept}Operation, Remote, Transport}};\nuse crate::operations::dispatch::{{{request}}};\n\
         use crate::error::{{ApiError, ErrorCode}};\n\
         use {}::types::{{",
        service.path()
    );
    for operation in model.operations.values() {
        write!(code, "{}, ", operation.input.shape)?;
        if let Some(output) = &operation.output {
            write!(code, "{}, ", output.shape)?;
        }
    }
    writeln!(code, "}};")?;
    write_table(&mut code, model)?;
    write_trait(&mut code, service, model)?;
    write_remote(&mut code, service, model)?;
    if service.module.is_none() {
        write_intercepted(&mut code, service, model)?;
    }
    write_dispatch(&mut code, service, unknown, model)?;
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

fn write_trait(code: &mut String, service: &Service, model: &Model) -> Result<()> {
    writeln!(
        code,
        "\n/// {}: one method for each operation.\n///\n\
         /// A method that an implementation leaves out answers `NotImplemented` and names the operation.\n\
         #[async_trait]\npub trait {}: Send + Sync {{",
        service.described, service.api
    )?;
    for (name, operation) in &model.operations {
        writeln!(
            code,
            "/// [`{name}`]({}/API_{name}.html)\n\
             {} {{ let _ = input; Err(ApiError::not_implemented(\"{name}\")) }}\n",
            service.reference,
            signature(name, operation)
        )?;
    }
    writeln!(code, "}}")?;
    Ok(())
}

fn write_remote(code: &mut String, service: &Service, model: &Model) -> Result<()> {
    writeln!(
        code,
        "\n#[async_trait]\nimpl<T: Transport> {} for Remote<T> {{",
        service.api
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

fn write_intercepted(code: &mut String, service: &Service, model: &Model) -> Result<()> {
    writeln!(
        code,
        "\n#[async_trait]\nimpl<I: Intercept> {} for Intercepted<I> {{",
        service.api
    )?;
    for (name, operation) in &model.operations {
        writeln!(
            code,
            "{} {{ self.interceptor.intercept(\"{name}\", || self.api.{}(input.clone())).await }}\n",
            signature(name, operation),
            names::snake_case(name)
        )?;
    }
    writeln!(code, "}}")?;
    Ok(())
}

fn write_dispatch(
    code: &mut String,
    service: &Service,
    unknown: &str,
    model: &Model,
) -> Result<()> {
    let unknown_code = if service.is_whole {
        "UnknownOperationException"
    } else {
        "NotImplemented"
    };
    writeln!(
        code,
        "\n/// Serves one request: reads and checks the body, calls the operation, writes its output.\n///\n\
         /// This is the only way in for HTTP, for in-process callers and for state machine tasks alike.\n///\n\
         /// # Errors\n///\n\
         /// `{unknown_code}` for a name that is not in [`OPERATIONS`], `SerializationException` and\n\
         /// `ValidationException` for a body that is not a proper input, and what the operation itself answers.\n\
         pub async fn dispatch(api: &dyn {}, operation: &str, body: &[u8]) -> Result<Bytes, ApiError> {{\n\
         let request = Request {{ body }};\nmatch operation {{",
        service.api
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
    writeln!(code, "_ => Err({unknown}(operation)),\n}} }}")?;
    Ok(())
}
