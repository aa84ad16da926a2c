// SPDX-License-Identifier: Apache-2.0
//! EMR's fixed words as enums of documents, and vocabularies that AWS still adds to.

use std::borrow::Cow;
use std::marker::PhantomData;

use emrys_diagnostics::{Code, Diagnostic, suggest};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::reader::{FromNode, Reader};
use crate::schema::PLACEHOLDER;
use crate::tree::Node;

/// A vocabulary: words of EMR's API with their meanings.
pub(crate) trait Vocabulary: Copy + 'static {
    /// What each word is: "a market".
    const WHAT: &'static str;
    /// The words.
    const WORDS: &'static [(&'static str, Self)];
}

/// Defines an enum of which each variant has a word of EMR's API, with `as_str`, reading and schema.
macro_rules! words {
    (
        $(#[$attribute:meta])*
        $name:ident, $what:literal {
            $( $(#[$variant_attribute:meta])* $variant:ident = $word:literal, )+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, schemars::JsonSchema)]
        #[schemars(inline)]
        pub enum $name {
            $( $(#[$variant_attribute])* #[schemars(rename = $word)] $variant, )+
        }

        impl $name {
            /// The word in EMR's API.
            pub fn as_str(self) -> &'static str {
                match self {
                    $( Self::$variant => $word, )+
                }
            }
        }

        impl $crate::elements::words::Vocabulary for $name {
            const WHAT: &'static str = $what;
            const WORDS: &'static [(&'static str, Self)] = &[$( ($word, Self::$variant), )+];
        }

        impl $crate::reader::FromNode for $name {
            fn from_node(
                node: &$crate::tree::Node,
                reader: &mut $crate::reader::Reader<'_, '_>,
            ) -> Option<Self> {
                use $crate::elements::words::Vocabulary;
                $crate::reader::word(node, reader, Self::WHAT, Self::WORDS)
            }
        }
    };
}

pub(crate) use words;

/// The schema of a vocabulary whose enum has none of its own.
pub(crate) struct WordOf<T>(PhantomData<T>);

impl<T: Vocabulary> JsonSchema for WordOf<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "WordOf".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words = words_of::<T>();
        json_schema!({ "anyOf": [{ "enum": words }, { "type": "string", "pattern": PLACEHOLDER }] })
    }
}

fn words_of<T: Vocabulary>() -> Vec<&'static str> {
    T::WORDS.iter().map(|(word, _)| *word).collect()
}

/// A word of a vocabulary that AWS adds to from time to time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenWord<T> {
    /// A word that this version knows.
    Known(T),
    /// Another one, which is sent as it is.
    Other(String),
}

impl<T> OpenWord<T> {
    /// What it means, if it is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(word) => Some(word),
            Self::Other(_) => None,
        }
    }
}

#[expect(private_bounds, reason = "vocabularies are defined here alone")]
impl<T: Vocabulary + PartialEq> OpenWord<T> {
    /// The word in EMR's API.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(known) => T::WORDS
                .iter()
                .find(|(_, value)| value == known)
                .map_or("", |(word, _)| word),
            Self::Other(word) => word,
        }
    }
}

impl<T: Vocabulary> FromNode for OpenWord<T> {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let text = String::from_node(node, reader)?;
        if let Some((_, value)) = T::WORDS.iter().find(|(word, _)| *word == text) {
            return Some(Self::Known(*value));
        }
        let all = T::WORDS.iter().map(|(word, _)| *word);
        let (code, message, help) = match suggest::did_you_mean(&text, all.clone()) {
            Some(help) => {
                let message = format!("`{text}` is not {}", T::WHAT);
                (Code::InvalidValue, message, help)
            }
            None => {
                let message = format!("`{text}` is not {} that this version knows", T::WHAT);
                let known = all.map(|word| format!("`{word}`")).collect::<Vec<_>>();
                let help = format!("it is sent as it is; known are {}", known.join(", "));
                (Code::UnknownWord, message, help)
            }
        };
        let diagnostic = Diagnostic::new(code, message);
        reader.report(diagnostic.at(node.label_span()).path(&node.path).help(help));
        (code == Code::UnknownWord).then_some(Self::Other(text))
    }
}

impl<T: Vocabulary> JsonSchema for OpenWord<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "OpenWord".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "examples": words_of::<T>() })
    }
}
