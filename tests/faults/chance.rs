//! Chance that comes again with its seed: SplitMix64 (Steele, Lea, Flood 2014).

/// A source of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Starts at a seed.
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is small against 2^64.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// Whether something happens that happens in `percent` of a hundred cases.
    pub fn hits(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// Brings a list into any order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            let other = usize::try_from(self.below(end as u64 + 1)).expect("an index");
            list.swap(end, other);
        }
    }
}
