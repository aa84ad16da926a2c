// SPDX-License-Identifier: Apache-2.0
//! From the least to the most.

use std::iter::Sum;
use std::ops::{Add, Mul};

use serde::Serialize;

/// From the least to the most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Range {
    /// The least.
    pub low: f64,
    /// The most.
    pub high: f64,
}

impl Range {
    /// From the one to the other.
    #[must_use]
    pub fn new(low: f64, high: f64) -> Self {
        Self { low, high }
    }

    /// Both the same.
    #[must_use]
    pub fn only(value: f64) -> Self {
        Self::new(value, value)
    }

    /// The least and the most of both.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        Self::new(self.low.min(other.low), self.high.max(other.high))
    }

    /// The least of both for the fewest, the most for the most.
    #[must_use]
    pub fn times(self, many: Self) -> Self {
        Self::new(self.low * many.low, self.high * many.high)
    }
}

impl Add for Range {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.low + other.low, self.high + other.high)
    }
}

impl Mul<f64> for Range {
    type Output = Self;

    fn mul(self, factor: f64) -> Self {
        Self::new(self.low * factor, self.high * factor)
    }
}

impl Sum for Range {
    fn sum<I: Iterator<Item = Self>>(ranges: I) -> Self {
        ranges.fold(Self::default(), Add::add)
    }
}
