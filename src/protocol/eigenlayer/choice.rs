//! Which operators secure what a restaker wants secured: a staker chooses AVSs only by choosing an operator.

use super::{
    avs::SetId,
    exposure::{Exposure, Part},
    index::Index,
    operator::{Operator, Rules},
};
use alloy::primitives::Address;
use serde::Serialize;
use std::{cmp::Reverse, collections::BTreeSet, fmt};

/// What is wanted or avoided: an AVS with whatever sets it has, or one set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Any set of this AVS.
    Avs(Address),
    /// This set.
    Set(SetId),
}

impl Target {
    /// Whether `set` is meant.
    pub fn covers(self, set: SetId) -> bool {
        match self {
            Self::Avs(avs) => set.avs == avs,
            Self::Set(one) => set == one,
        }
    }

    /// The known sets that are meant.
    pub fn sets(self, index: &Index) -> Vec<SetId> {
        match self {
            Self::Set(set) => vec![set],
            Self::Avs(avs) => index.avss.get(&avs).into_iter().flat_map(|of| &of.sets).map(|id| SetId { avs, id: *id }).collect(),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Avs(avs) => f.pad(&avs.to_string()),
            Self::Set(set) => f.pad(&set.to_string()),
        }
    }
}

/// What is asked of an operator.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// All of these must be secured.
    pub wanted: Vec<Target>,
    /// None of these may be touched.
    pub avoided: Vec<Target>,
    /// The strategies that count; all where `None`.
    pub strategies: Option<BTreeSet<Address>>,
}

/// How well an operator fits a wish.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "fit", rename_all = "snake_case")]
pub enum Fit {
    /// It secures exactly what is wanted.
    Exact,
    /// It secures all that is wanted, and more.
    More {
        /// What it secures besides.
        besides: BTreeSet<SetId>,
    },
}

/// One operator that fits.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// How well it fits.
    #[serde(flatten)]
    pub fit: Fit,
    /// The operator.
    pub operator: Operator,
    /// What each set may take, the wanted and the others.
    pub exposures: Vec<Exposure>,
    /// The most that may be taken of a stake in any strategy that counts, once what is announced counts.
    #[serde(serialize_with = "Part::object")]
    pub worst: Part,
    /// Whether one who sees a new allocation announced can be gone before it counts.
    pub leaves_time: bool,
    /// How often it was slashed.
    pub slashes: usize,
}

/// The operators that fit, the best first, and how many were left out.
#[derive(Clone, Debug, Default)]
pub struct Ranking {
    /// Those that fit.
    pub choices: Vec<Choice>,
    /// Those that secure only some of what is wanted.
    pub partial: usize,
    /// Those that touch what is avoided.
    pub avoided: usize,
}

/// Ranks operators: exact ones before those that secure more, then those that leave time to go, were slashed less, expose less and keep less.
pub fn rank(operators: Vec<Operator>, wish: &Wish, rules: &Rules, index: &Index) -> Ranking {
    let mut ranking = Ranking::default();
    for operator in operators {
        if touches(&operator, wish, index) {
            ranking.avoided = ranking.avoided.saturating_add(1);
            continue;
        }
        match judge(operator, wish, rules, index) {
            Some(choice) => ranking.choices.push(choice),
            None => ranking.partial = ranking.partial.saturating_add(1),
        }
    }
    ranking.choices.sort_by_cached_key(|choice| {
        let besides = match &choice.fit {
            Fit::Exact => 0,
            Fit::More { besides } => besides.len(),
        };
        let split = choice.operator.sets.values().filter_map(|of| of.split).max();
        (besides, Reverse(choice.leaves_time), choice.slashes, choice.worst, split, choice.operator.operator)
    });
    ranking
}

/// Whether an operator has to do with what is to be avoided, in a set or in the `AVSDirectory`.
fn touches(operator: &Operator, wish: &Wish, index: &Index) -> bool {
    let registered = |avs: Address| index.operators.get(&operator.operator).is_some_and(|entry| entry.avss.contains(&avs));
    wish.avoided.iter().any(|target| {
        let outside = matches!(target, Target::Avs(avs) if registered(*avs));
        outside || operator.sets.keys().any(|set| target.covers(*set))
    })
}

fn judge(operator: Operator, wish: &Wish, rules: &Rules, index: &Index) -> Option<Choice> {
    let (secured, exposed) = (operator.secured(wish.strategies.as_ref()), operator.exposed(wish.strategies.as_ref()));
    let all = wish.wanted.iter().all(|target| secured.iter().any(|set| target.covers(*set)));
    if !all || !operator.registered {
        return None;
    }
    let besides: BTreeSet<_> = exposed.into_iter().filter(|set| !wish.wanted.iter().any(|target| target.covers(*set))).collect();
    let counts = |strategy: &Address| wish.strategies.as_ref().is_none_or(|wanted| wanted.contains(strategy));
    Some(Choice {
        fit: if besides.is_empty() { Fit::Exact } else { Fit::More { besides } },
        exposures: operator.exposures().into_iter().filter(|exposure| counts(&exposure.strategy)).collect(),
        worst: operator.strategies.keys().filter(|s| counts(s)).map(|strategy| operator.worst(*strategy).soon).max().unwrap_or_default(),
        leaves_time: operator.leaves_time(rules),
        slashes: index.slashes_of(operator.operator).count(),
        operator,
    })
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            exposure::WAD,
            operator::{
                Allocation, Later,
                tests::{SETS, STRATEGY, operator},
            },
        },
        *,
    };

    fn named(byte: u8, allocated: &[(SetId, u64)]) -> Operator {
        Operator { operator: Address::repeat_byte(byte), ..operator(allocated) }
    }

    fn ranked(operators: Vec<Operator>, wish: &Wish) -> (Vec<u8>, Ranking) {
        let rules = Rules { version: None, withdrawal_delay: 100_800, deallocation_delay: 100_800 };
        let ranking = rank(operators, wish, &rules, &Index::default());
        (ranking.choices.iter().map(|choice| choice.operator.operator[0]).collect(), ranking)
    }

    fn want(wanted: &[Target]) -> Wish {
        Wish { wanted: wanted.to_vec(), ..Wish::default() }
    }

    #[test]
    fn exactly_what_is_wanted_comes_first() {
        let operators = vec![
            named(1, &[(SETS[0], 1), (SETS[1], 1), (SETS[2], 1)]),
            named(2, &[(SETS[0], 1), (SETS[1], 1)]),
            named(3, &[(SETS[0], WAD / 2)]),
            named(4, &[(SETS[1], 1)]),
        ];
        let (order, ranking) = ranked(operators, &want(&[Target::Set(SETS[0])]));
        assert_eq!((order, ranking.partial), (vec![3, 2, 1], 1));
        assert_eq!(ranking.choices[1].fit, Fit::More { besides: [SETS[1]].into() });
    }

    #[test]
    fn an_avs_stands_for_any_of_its_sets() {
        let operators = vec![named(1, &[(SETS[1], 1), (SETS[2], 1)]), named(2, &[(SETS[2], 1)]), named(3, &[(SETS[0], 1)])];
        let (order, _) = ranked(operators, &want(&[Target::Avs(SETS[1].avs)]));
        assert_eq!(order, [2, 1]);
    }

    #[test]
    fn all_that_is_wanted_must_be_secured() {
        let operators = vec![named(1, &[(SETS[0], 1)]), named(2, &[(SETS[0], 1), (SETS[1], 1)])];
        let (order, _) = ranked(operators, &want(&[Target::Set(SETS[0]), Target::Avs(SETS[1].avs)]));
        assert_eq!(order, [2]);
    }

    #[test]
    fn whoever_touches_what_is_avoided_is_out_even_without_an_allocation() {
        let mut touches = named(1, &[(SETS[0], 1), (SETS[1], 1)]);
        touches.strategies.get_mut(&STRATEGY).unwrap().allocations.remove(&SETS[1]);
        let wish = Wish { avoided: vec![Target::Avs(SETS[1].avs)], ..want(&[Target::Set(SETS[0])]) };
        let (order, ranking) = ranked(vec![touches, named(2, &[(SETS[0], 1)])], &wish);
        assert_eq!(order, [2]);
        assert_eq!(ranking.avoided, 1);
    }

    #[test]
    fn a_registration_from_before_operator_sets_can_be_avoided_too() {
        let ferry = Address::repeat_byte(0xfe);
        let mut index = Index::default();
        index.operators.entry(Address::repeat_byte(1)).or_default().avss.insert(ferry);
        let wish = Wish { avoided: vec![Target::Avs(ferry)], ..want(&[Target::Set(SETS[0])]) };
        let rules = Rules { version: None, withdrawal_delay: 100_800, deallocation_delay: 100_800 };
        let ranking = rank(vec![named(1, &[(SETS[0], 1)]), named(2, &[(SETS[0], 1)])], &wish, &rules, &index);
        assert_eq!((ranking.choices[0].operator.operator, ranking.choices.len(), ranking.avoided), (Address::repeat_byte(2), 1, 1));
    }

    #[test]
    fn what_leaves_or_is_outside_secures_nothing_wanted_and_is_still_a_risk() {
        let mut left = named(1, &[(SETS[0], 1), (SETS[1], 1)]);
        left.sets.get_mut(&SETS[0]).unwrap().registered = false;
        let mut outside = named(2, &[(SETS[0], 1), (SETS[1], 1)]);
        outside.sets.get_mut(&SETS[0]).unwrap().state.strategies.clear();
        let mut falls = named(3, &[(SETS[0], 1), (SETS[1], 1)]);
        let of = |operator: &mut Operator, now, later| {
            let later = Some(Later { magnitude: Part(later), block: 9 });
            operator.strategies.get_mut(&STRATEGY).unwrap().allocations.insert(SETS[0], Allocation { now: Part(now), later });
        };
        of(&mut falls, 5, 0);
        let mut rises = named(4, &[(SETS[0], 1), (SETS[1], 1)]);
        of(&mut rises, 0, 5);
        let operators = vec![left, outside, falls, rises];
        assert_eq!(ranked(operators.clone(), &want(&[Target::Set(SETS[0])])).0, [4]);
        let (_, ranking) = ranked(operators, &want(&[Target::Set(SETS[1])]));
        assert!(ranking.choices.iter().all(|choice| choice.fit == Fit::More { besides: [SETS[0]].into() }));
    }

    #[test]
    fn an_operator_that_leaves_no_time_comes_after_one_that_does() {
        let hasty = Operator { allocation_delay: Some(0), ..named(1, &[(SETS[0], 1)]) };
        let (order, ranking) = ranked(vec![hasty, named(2, &[(SETS[0], WAD)])], &want(&[Target::Set(SETS[0])]));
        assert_eq!(order, [2, 1]);
        assert!(!ranking.choices[1].leaves_time);
    }

    #[test]
    fn only_the_strategies_that_are_held_count() {
        let wish = Wish { strategies: Some([Address::repeat_byte(0x77)].into()), ..want(&[Target::Set(SETS[0])]) };
        let (order, ranking) = ranked(vec![named(1, &[(SETS[0], 1)])], &wish);
        assert!(order.is_empty() && ranking.partial == 1);
    }

    #[test]
    fn a_registration_without_an_allocation_secures_nothing() {
        let mut idle = named(1, &[(SETS[0], 1)]);
        idle.strategies.get_mut(&STRATEGY).unwrap().allocations.clear();
        assert!(ranked(vec![idle], &want(&[Target::Set(SETS[0])])).0.is_empty());
    }
}
