// SPDX-License-Identifier: Apache-2.0
//! `include`: what may stand in the place of a list or of its items. Only the schema needs to know: files are put
//! together before anything is read.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// The schema of a list whose items may come from other files.
pub(crate) struct ListWithIncludes<T>(PhantomData<T>);

impl<T: JsonSchema> JsonSchema for ListWithIncludes<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("ListWithIncludesOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let include = generator.subschema_for::<Include>();
        json_schema!({
            "anyOf": [
                {
                    "type": "array",
                    "items": { "anyOf": [generator.subschema_for::<T>(), include] },
                },
                include,
            ],
        })
    }
}

/// A list that comes from another file.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "it is put in place before anything is read")]
struct Include {
    /// A local file, YAML, JSON or XML, whose path starts at the folder of this one. It has the list under its key.
    include: String,
}
