// SPDX-License-Identifier: Apache-2.0
//! AWS's names as Rust spells them.

/// `PersistentAppUIId` becomes `persistent_app_ui_id`.
pub(super) fn snake_case(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (index, &letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| letters.get(index));
        let after = letters.get(index + 1);
        let starts_word = letter.is_ascii_uppercase()
            && before.is_some_and(|before| {
                before.is_ascii_lowercase()
                    || before.is_ascii_digit()
                    || after.is_some_and(char::is_ascii_lowercase)
            });
        if starts_word {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

/// `EC2InstanceIds` becomes `eC2InstanceIds`, as AWS's validation messages have it.
pub(super) fn lower_camel_case(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_ascii_lowercase().to_string() + letters.as_str()
    })
}

/// `RUN_JOB_FLOW`, `run-job-flow` and `RunJobFlow` become `RunJobFlow`.
pub(super) fn variant(word: &str) -> String {
    let mut variant = String::new();
    for part in word.split(['_', '-', '.']) {
        let is_one_case = part.chars().all(|letter| !letter.is_ascii_lowercase());
        let part = if is_one_case {
            part.to_ascii_lowercase()
        } else {
            part.to_owned()
        };
        let mut letters = part.chars();
        variant.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        variant.push_str(letters.as_str());
    }
    variant
}

/// The name of a field: a keyword gets its `r#`.
pub(super) fn field(member: &str) -> String {
    let name = snake_case(member);
    if name == "type" {
        "r#type".to_owned()
    } else {
        name
    }
}

/// `ClusterState` becomes `cluster state`.
pub(super) fn words(name: &str) -> String {
    snake_case(name).replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::{field, lower_camel_case, snake_case, variant};

    #[test]
    fn acronyms_and_digits_stay_together() {
        for (name, expected) in [
            ("RunJobFlow", "run_job_flow"),
            ("PersistentAppUIId", "persistent_app_ui_id"),
            (
                "GetOnClusterAppUIPresignedURL",
                "get_on_cluster_app_ui_presigned_url",
            ),
            ("EC2InstanceIdsToTerminate", "ec2_instance_ids_to_terminate"),
            ("ADDomainJoinUser", "ad_domain_join_user"),
            ("DefaultS3Location", "default_s3_location"),
            ("Is64BitsOnly", "is64_bits_only"),
            ("VCPU", "vcpu"),
        ] {
            assert_eq!(snake_case(name), expected);
        }
        assert_eq!(field("Type"), "r#type");
    }

    #[test]
    fn words_become_variants() {
        assert_eq!(variant("TERMINATED_WITH_ERRORS"), "TerminatedWithErrors");
        assert_eq!(variant("on-customer-s3only"), "OnCustomerS3only");
        assert_eq!(variant("InstanceFleetUnits"), "InstanceFleetUnits");
    }

    #[test]
    fn only_the_first_letter_of_a_path_is_lowered() {
        assert_eq!(lower_camel_case("EC2InstanceIds"), "eC2InstanceIds");
    }
}
