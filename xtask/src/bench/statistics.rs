// SPDX-License-Identifier: Apache-2.0
//! Samples and what is said of them.

/// The value below which `share` of the samples lie; not a number where there are none.
pub(super) fn quantile(samples: &[f64], share: f64) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a share of at most 1 of a length that fits"
    )]
    let index = (sorted.len().saturating_sub(1) as f64 * share).round() as usize;
    sorted.get(index).copied().unwrap_or(f64::NAN)
}

/// The middle of the samples.
pub(super) fn median(samples: &[f64]) -> f64 {
    quantile(samples, 0.5)
}

#[cfg(test)]
mod tests {
    use super::{median, quantile};

    #[test]
    fn quantiles_are_samples() {
        let samples = [5.0, 1.0, 4.0, 2.0, 3.0];
        assert!((median(&samples) - 3.0).abs() < f64::EPSILON);
        assert!((quantile(&samples, 0.99) - 5.0).abs() < f64::EPSILON);
        assert!((quantile(&samples, 0.0) - 1.0).abs() < f64::EPSILON);
        assert!(median(&[]).is_nan());
    }
}
