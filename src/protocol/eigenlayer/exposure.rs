//! What part of a stake may be slashed: an allocation over the operator's maximum magnitude, now and as announced.

use super::{
    avs::SetId,
    operator::{Later, Operator},
};
use crate::units::exact;
use alloy::primitives::{Address, U256};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error, ser::SerializeStruct};
use std::{collections::BTreeSet, fmt};

/// The whole, and the magnitude that every operator starts with in every strategy.
pub const WAD: u64 = 1_000_000_000_000_000_000;

/// A part of a whole, in units of 10^-18; magnitudes are such parts of what an operator started with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part(pub u64);

impl Part {
    /// The whole.
    pub const WHOLE: Self = Self(WAD);

    /// This part of `whole`, rounded up and never more than the whole: a risk is not rounded away. Nothing of nothing is nothing.
    #[must_use]
    pub fn of(self, whole: Self) -> Self {
        if whole.0 == 0 {
            return Self(0);
        }
        let part = u128::from(self.0).saturating_mul(u128::from(WAD)).div_ceil(u128::from(whole.0));
        Self(u64::try_from(part).unwrap_or(WAD).min(WAD))
    }

    /// Both together, and never more than the whole.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0).min(WAD))
    }

    /// What is left without `other`.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Writes it for scripts that read a report, who should need no arithmetic: `{"wad":"50000000000000000","percent":"5"}`.
    ///
    /// # Errors
    /// When the serializer fails.
    pub fn object<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Part", 2)?;
        object.serialize_field("wad", &self.0.to_string())?;
        object.serialize_field("percent", &exact(U256::from(self.0), 16))?;
        object.end()
    }

    /// Reads what [`Self::object`] writes; `wad` counts.
    ///
    /// # Errors
    /// When it is no such object.
    pub fn from_object<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Object {
            wad: String,
        }
        Object::deserialize(deserializer)?.wad.parse().map(Self).map_err(D::Error::custom)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Two decimals, cut; what is less than the last of them is not shown as nothing.
        let cut = self.0.checked_rem(WAD / 10_000).map_or(0, |rest| self.0.saturating_sub(rest));
        let text = exact(U256::from(cut), 16);
        f.pad(&if cut == 0 && self.0 > 0 { "<0.01%".into() } else { format!("{text}%") })
    }
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map(Self).map_err(D::Error::custom)
    }
}

/// What one set may take of a stake in one strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Exposure {
    /// The set.
    pub set: SetId,
    /// The strategy.
    pub strategy: Address,
    /// What it may take at this block.
    #[serde(serialize_with = "Part::object")]
    pub now: Part,
    /// The most that it may take until all that is announced counts, and if the AVS takes the strategy into the set, which needs no notice.
    #[serde(serialize_with = "Part::object")]
    pub soon: Part,
    /// What it may take from a later block on, where a change is announced, up or down.
    pub announced: Option<Announced>,
    /// Whether the operator is registered for the set, and the strategy is in it.
    pub inside: bool,
}

/// An announced change of an exposure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Announced {
    /// What the set may take then.
    #[serde(serialize_with = "Part::object")]
    pub part: Part,
    /// The first block at which it may.
    pub block: u32,
}

impl Exposure {
    /// Whether the stake secures the set, and still does once what is announced counts.
    pub fn secures(&self) -> bool {
        self.inside && self.announced.map_or(self.now, |announced| announced.part) > Part(0)
    }
}

/// What all sets together may take of a stake in one strategy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Worst {
    /// At this block.
    #[serde(serialize_with = "Part::object")]
    pub now: Part,
    /// Once all that is announced counts.
    #[serde(serialize_with = "Part::object")]
    pub soon: Part,
    /// What the operator has not allocated: it may, after its allocation delay, to any set.
    #[serde(serialize_with = "Part::object")]
    pub open: Part,
}

impl Operator {
    /// The exposure of each strategy to each set that has an allocation in it.
    pub fn exposures(&self) -> Vec<Exposure> {
        let pairs = self.strategies.iter().flat_map(|(strategy, magnitudes)| {
            magnitudes.allocations.iter().map(move |(set, allocation)| (*strategy, magnitudes, *set, allocation))
        });
        let exposures = pairs.map(|(strategy, magnitudes, set, allocation)| {
            let place = self.sets.get(&set).filter(|of| of.state.strategies.contains(&strategy));
            let most = allocation.later.map_or(allocation.now, |later| later.magnitude.max(allocation.now));
            let now = if place.is_some_and(|of| of.slashable) { allocation.now } else { Part(0) };
            let announced = |Later { magnitude, block }| Announced { part: magnitude.of(magnitudes.max), block };
            Exposure {
                set,
                strategy,
                now: now.of(magnitudes.max),
                soon: most.of(magnitudes.max),
                announced: allocation.later.map(announced),
                inside: place.is_some_and(|of| of.registered),
            }
        });
        exposures.filter(|exposure| exposure.soon > Part(0)).collect()
    }

    /// The worst that can happen to a stake in `strategy`.
    pub fn worst(&self, strategy: Address) -> Worst {
        let open = self.strategies.get(&strategy).map_or(Part::WHOLE, |of| of.max.without(of.encumbered).of(of.max));
        let start = Worst { open, ..Worst::default() };
        self.exposures().iter().filter(|exposure| exposure.strategy == strategy).fold(start, |worst, exposure| Worst {
            now: worst.now.with(exposure.now),
            soon: worst.soon.with(exposure.soon),
            ..worst
        })
    }

    /// The sets that may come to slash stake in one of `strategies`, in any where `None`; those that left it count while they may slash.
    pub fn exposed(&self, strategies: Option<&BTreeSet<Address>>) -> BTreeSet<SetId> {
        let may = |set: &SetId| self.sets.get(set).is_some_and(|of| of.registered || of.slashable);
        self.exposures_in(strategies).map(|exposure| exposure.set).filter(may).collect()
    }

    /// The sets that stake in one of `strategies` secures, in any where `None`, and goes on to secure as far as is announced.
    pub fn secured(&self, strategies: Option<&BTreeSet<Address>>) -> BTreeSet<SetId> {
        self.exposures_in(strategies).filter(Exposure::secures).map(|exposure| exposure.set).collect()
    }

    fn exposures_in<'a>(&self, strategies: Option<&'a BTreeSet<Address>>) -> impl Iterator<Item = Exposure> + use<'a> {
        let of_interest = move |exposure: &Exposure| strategies.is_none_or(|wanted| wanted.contains(&exposure.strategy));
        self.exposures().into_iter().filter(of_interest)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::operator::tests::{SETS, STRATEGY, operator},
        *,
    };

    #[test]
    fn parts_are_rounded_up_and_never_exceed_the_whole() {
        assert_eq!(Part(1).of(Part(3)), Part(333_333_333_333_333_334));
        assert_eq!(Part(5).of(Part(4)), Part::WHOLE);
        assert_eq!(Part(5).of(Part(0)), Part(0));
        assert_eq!(Part(u64::MAX).of(Part(1)), Part::WHOLE);
        assert_eq!(Part::WHOLE.with(Part(u64::MAX)), Part::WHOLE);
        assert_eq!([Part(WAD / 8), Part(WAD / 3), Part(1), Part(0)].map(|part| part.to_string()), ["12.5%", "33.33%", "<0.01%", "0%"]);
    }

    #[test]
    fn a_slash_makes_what_is_left_more_exposed() {
        let mut operator = operator(&[(SETS[0], WAD / 4)]);
        assert_eq!(operator.worst(STRATEGY).now, Part(WAD / 4));
        operator.strategies.get_mut(&STRATEGY).unwrap().max = Part(WAD / 2);
        assert_eq!(operator.worst(STRATEGY).now, Part(WAD / 2));
    }

    #[test]
    fn a_strategy_outside_the_set_is_safe_only_until_the_avs_adds_it() {
        let mut operator = operator(&[(SETS[0], WAD / 4)]);
        operator.sets.get_mut(&SETS[0]).unwrap().state.strategies.clear();
        let worst = operator.worst(STRATEGY);
        assert_eq!((worst.now, worst.soon), (Part(0), Part(WAD / 4)));
        assert_eq!(worst.open, Part(WAD / 4 * 3));
    }

    #[test]
    fn a_fall_is_announced_and_still_counts_until_then() {
        let mut operator = operator(&[(SETS[0], WAD / 2)]);
        let fall = |to| Some(Later { magnitude: Part(to), block: 9 });
        operator.strategies.get_mut(&STRATEGY).unwrap().allocations.get_mut(&SETS[0]).unwrap().later = fall(WAD / 4);
        let exposure = operator.exposures()[0];
        assert_eq!((exposure.now, exposure.soon), (Part(WAD / 2), Part(WAD / 2)));
        assert_eq!(exposure.announced, Some(Announced { part: Part(WAD / 4), block: 9 }));
        assert!(exposure.secures());
        operator.strategies.get_mut(&STRATEGY).unwrap().allocations.get_mut(&SETS[0]).unwrap().later = fall(0);
        assert!(!operator.exposures()[0].secures() && operator.exposed(None).contains(&SETS[0]));
    }

    #[test]
    fn a_report_says_parts_in_both_forms() {
        let json = serde_json::to_value(operator(&[(SETS[0], WAD / 8)]).worst(STRATEGY)).unwrap();
        assert_eq!(json["now"], serde_json::json!({ "wad": "125000000000000000", "percent": "12.5" }));
    }

    #[test]
    fn a_part_survives_json_as_a_string() {
        assert_eq!(serde_json::to_string(&Part::WHOLE).unwrap(), "\"1000000000000000000\"");
        assert_eq!(serde_json::from_str::<Part>("\"1000000000000000000\"").unwrap(), Part::WHOLE);
    }
}
