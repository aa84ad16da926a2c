// SPDX-License-Identifier: Apache-2.0
//! A project's handlers as the engine takes them.

use std::collections::BTreeMap;
use std::path::Path;

use emrys_document::Project;
use emrys_document::elements::{self, Duration, Map};
use emrys_protocol::handlers::{EventRule, Handler, Handlers, Runs};

/// What a script's function is called where nothing is said, as Lambda's console has it.
const DEFAULT_FUNCTION: &str = "lambda_handler";

/// The handlers of the project, whose relative paths start at `folder`.
#[must_use]
pub fn handlers(project: &Project, folder: &Path) -> Handlers {
    let handlers = &project.handlers;
    let rules = handlers.event_buses.iter().map(|(name, rules)| {
        let rules = rules.iter().map(|own| rule(own, folder));
        (name.value.clone(), rules.collect())
    });
    Handlers {
        functions: named(&handlers.functions, folder),
        topics: named(&handlers.topics, folder),
        queues: named(&handlers.queues, folder),
        event_buses: rules.collect(),
    }
}

fn named(handlers: &Map<elements::Handler>, folder: &Path) -> BTreeMap<String, Handler> {
    let handlers = handlers.iter();
    handlers
        .map(|(name, own)| (name.value.clone(), handler(own, folder)))
        .collect()
}

fn rule(rule: &elements::EventRule, folder: &Path) -> EventRule {
    let texts = |texts: &[emrys_document::Spanned<String>]| {
        texts.iter().map(|text| text.value.clone()).collect()
    };
    EventRule {
        source: texts(&rule.source),
        detail_type: texts(&rule.detail_type),
        handler: handler(&rule.handler, folder),
    }
}

fn handler(handler: &elements::Handler, folder: &Path) -> Handler {
    let absolute = |path: &Path| folder.join(path).display().to_string();
    let function = handler.handler.as_ref().map(|name| name.value.as_str());
    let environment = handler.environment.iter();
    let environment = environment.map(|(name, text)| (name.value.clone(), text.value.0.clone()));
    let seconds = handler.timeout.as_deref().copied().map(Duration::seconds);
    let seconds = seconds.and_then(|seconds| u32::try_from(seconds).ok());
    Handler {
        runs: match &handler.runs {
            elements::Runs::Command(words) => {
                Runs::Command(words.iter().map(|word| word.value.0.clone()).collect())
            }
            elements::Runs::Script(file) => Runs::Script {
                file: absolute(file),
                handler: function.unwrap_or(DEFAULT_FUNCTION).to_owned(),
            },
            elements::Runs::Url(url) => Runs::Url(url.value.clone()),
        },
        folder: absolute(&handler.folder),
        environment: environment.collect(),
        timeout_seconds: seconds.unwrap_or(Handler::LONGEST_SECONDS),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use emrys_document::{Options, Project};
    use emrys_protocol::handlers::Runs;

    use super::handlers;

    #[test]
    fn paths_are_absolute_and_what_is_left_out_is_lambdas() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("resize.py"), "").unwrap();
        let document = "
handlers:
  functions:
    resize: { script: resize.py, environment: { SIZE: 7 } }
    count: { command: [wc, -c], timeout: 3 }
  topics:
    alerts: { script: resize.py, handler: alert }
  event_buses:
    default:
      - { source: [acme], handler: { url: \"http://127.0.0.1:9000\" } }
";
        let path = folder.path().join("emrys.yaml");
        std::fs::write(&path, document).unwrap();
        let options = Options {
            set: Vec::new(),
            variables: &|_| None,
            environment: None,
            now_millis: 0,
        };
        let (project, diagnostics) = Project::load(&[&path], &options);
        let project = project.unwrap_or_else(|| panic!("{diagnostics:?}"));
        let handlers = handlers(&project, Path::new("/work"));

        let resize = &handlers.functions["resize"];
        let file = folder.path().join("resize.py").display().to_string();
        let script = |handler: &str| Runs::Script {
            file: file.clone(),
            handler: handler.to_owned(),
        };
        assert_eq!(resize.runs, script("lambda_handler"));
        assert_eq!(resize.environment["SIZE"], "7");
        assert_eq!(resize.timeout_seconds, 900);
        assert_eq!(
            resize.folder.trim_end_matches('/'),
            folder.path().display().to_string()
        );
        assert_eq!(handlers.functions["count"].timeout_seconds, 3);
        assert_eq!(handlers.topics["alerts"].runs, script("alert"));
        let [rule] = handlers.event_buses["default"].as_slice() else {
            panic!("one rule");
        };
        assert_eq!(rule.source, ["acme"]);
        assert_eq!(
            rule.handler.runs,
            Runs::Url("http://127.0.0.1:9000".to_owned())
        );
    }
}
