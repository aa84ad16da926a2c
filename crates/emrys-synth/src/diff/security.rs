// SPDX-License-Identifier: Apache-2.0
//! Security configurations, compared by what they mean.

use serde_json::{Value, json};

use super::values::{self, Difference};

/// Where two security configurations differ. A switch that is left out is off (EMR Management Guide, "Create a security
/// configuration").
#[must_use]
pub fn between(left: &Value, right: &Value) -> Vec<Difference> {
    values::between(&normal(left), &normal(right))
}

fn normal(configuration: &Value) -> Value {
    let mut configuration = configuration.clone();
    let encryption = configuration.get_mut("EncryptionConfiguration");
    if let Some(Value::Object(encryption)) = encryption {
        for switch in ["EnableInTransitEncryption", "EnableAtRestEncryption"] {
            // EMR takes the words, too.
            let on = match encryption.get(switch) {
                Some(Value::Bool(on)) => *on,
                Some(Value::String(word)) => word == "true",
                _ => false,
            };
            encryption.insert(switch.to_owned(), json!(on));
        }
    }
    configuration
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::between;

    #[test]
    fn a_switch_that_is_left_out_is_off() {
        let left = json!({ "EncryptionConfiguration": { "EnableAtRestEncryption": "false" } });
        let right = json!({ "EncryptionConfiguration": { "EnableInTransitEncryption": false } });
        assert_eq!(between(&left, &right), []);
        let right = json!({ "EncryptionConfiguration": { "EnableInTransitEncryption": true } });
        let [difference] = &between(&left, &right)[..] else {
            panic!("not one difference")
        };
        assert_eq!(
            difference.path,
            "EncryptionConfiguration.EnableInTransitEncryption"
        );
    }
}
