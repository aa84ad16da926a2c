// SPDX-License-Identifier: Apache-2.0
//! Random numbers that are the same again when an execution is replayed.

/// A seeded sequence of random numbers (SplitMix64): whoever has the seed has the sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Random {
    state: u64,
}

impl Random {
    /// The sequence that this seed begins.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next number.
    pub fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number of at least 0 and less than 1.
    pub fn next_fraction(&mut self) -> f64 {
        // As many bits as a double holds exactly.
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let numerator = (self.next_u64() >> 11) as f64;
        numerator / (1_u64 << 53) as f64
    }

    /// A number of at least 0 and less than `end`; 0 if that is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        // The upper half of a product: as even as 64 bits allow, without a division.
        let product = u128::from(self.next_u64()) * u128::from(end);
        u64::try_from(product >> 64).unwrap_or(0)
    }

    /// A version 4 UUID.
    pub fn next_uuid(&mut self) -> String {
        let bits = (u128::from(self.next_u64()) << 64) | u128::from(self.next_u64());
        crate::uuid::of(bits, 4)
    }

    /// A sequence of its own: how much of it is used has no effect on this one.
    pub(super) fn fork(&mut self) -> Self {
        Self::new(self.next_u64())
    }
}

/// The generator of Java's `java.util.Random`, with which AWS answers a seed: `$random(42)` is 0.7275636800328681 there.
#[derive(Debug)]
pub(super) struct JavaRandom {
    state: u64,
}

impl JavaRandom {
    const MULTIPLIER: u64 = 0x5_DEEC_E66D;
    const MASK: u64 = (1 << 48) - 1;

    pub(super) fn new(seed: i64) -> Self {
        Self {
            state: (seed.cast_unsigned() ^ Self::MULTIPLIER) & Self::MASK,
        }
    }

    /// As many random bits, 32 at most.
    fn next(&mut self, bits: u32) -> u64 {
        self.state = (self.state.wrapping_mul(Self::MULTIPLIER).wrapping_add(0xB)) & Self::MASK;
        self.state >> (48 - bits)
    }

    /// `nextDouble`.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    pub(super) fn next_fraction(&mut self) -> f64 {
        let bits = (self.next(26) << 27) + self.next(27);
        bits as f64 / (1_u64 << 53) as f64
    }

    /// `nextInt(end)`, for ends beyond an `int` too.
    pub(super) fn below(&mut self, end: u32) -> u64 {
        let end = u64::from(end);
        if end.is_power_of_two() {
            return (end * self.next(31)) >> 31;
        }
        loop {
            let bits = self.next(31);
            let number = bits % end;
            // The last numbers of the range would come up too rarely.
            if bits - number + (end - 1) < 1 << 31 {
                return number;
            }
            if end > 1 << 31 {
                return number;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{JavaRandom, Random};

    #[test]
    fn a_seed_gives_javas_numbers() {
        assert_eq!(JavaRandom::new(42).next_fraction(), 0.727_563_680_032_868_1);
        let mut random = JavaRandom::new(42);
        let numbers = [10, 10, 10].map(|end| random.below(end));
        assert_eq!(numbers, [0, 3, 8]);
        assert!(JavaRandom::new(1).below(u32::MAX) < u64::from(u32::MAX));
    }

    #[test]
    fn the_same_seed_gives_the_same_sequence() {
        let mut first = Random::new(42);
        let mut second = Random::new(42);
        for _ in 0..100 {
            assert_eq!(first.next_u64(), second.next_u64());
        }
        assert_ne!(Random::new(1).next_u64(), Random::new(2).next_u64());
    }

    #[test]
    fn numbers_stay_within_their_bounds() {
        let mut random = Random::new(7);
        for _ in 0..1000 {
            assert!((0.0..1.0).contains(&random.next_fraction()));
            assert!(random.below(10) < 10);
        }
        assert_eq!(random.below(0), 0);
    }

    #[test]
    fn a_uuid_says_that_it_is_random() {
        let uuid = Random::new(3).next_uuid();
        let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert_eq!(&uuid[14..15], "4");
        assert!("89ab".contains(&uuid[19..20]));
    }
}
