// SPDX-License-Identifier: Apache-2.0
//! What the fuzz target `states` calls, and the test that replays its seeds: the fixtures of the tests.

use emrys_diagnostics::render::{self, Style};
use emrys_diagnostics::{Severity, Source};

use crate::{MachineType, read_as};

/// Reads a definition as one of a standard and of an express machine, and shows what is wrong with it.
pub fn definitions(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    for machine_type in [MachineType::Standard, MachineType::Express] {
        let reading = read_as(&Source::new("definition.asl.json", text), machine_type);
        let sound = reading
            .findings
            .iter()
            .all(|finding| finding.severity != Severity::Error);
        assert_eq!(reading.machine.is_some(), sound, "{:?}", reading.findings);
        for diagnostic in &reading.diagnostics {
            assert!(!render::human(diagnostic, Style::Plain).is_empty());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    fn replay(folder: &Path) -> usize {
        let mut count = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                count += replay(&path);
            } else {
                super::definitions(&std::fs::read(path).unwrap());
                count += 1;
            }
        }
        count
    }

    #[test]
    fn the_seeds_of_the_fuzz_target_are_read() {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        assert!(replay(&fixtures) > 0);
    }
}
