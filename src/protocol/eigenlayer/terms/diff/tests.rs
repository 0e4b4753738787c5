//! Changes are found, none is passed over, and each is what a careful delegator would call it.

use super::{
    super::digest::tests::{SLASHER, changes, snapshot},
    *,
};
use crate::protocol::eigenlayer::{
    exposure::{Part, WAD},
    index::{DelayChange, Slash, Taken},
    operator::{
        Allocation, Later, Magnitudes,
        tests::{SETS, STRATEGY},
    },
    terms::Kind,
};

fn after(change: impl Fn(&mut Snapshot)) -> Vec<Change> {
    let mut now = snapshot();
    change(&mut now);
    compare(&snapshot(), &now)
}

fn verdict(change: impl Fn(&mut Snapshot)) -> Verdict {
    worst(&after(change)).unwrap()
}

fn part(snapshot: &mut Snapshot) -> &mut Allocation {
    snapshot.operator.strategies.get_mut(&STRATEGY).unwrap().allocations.get_mut(&SETS[0]).unwrap()
}

#[test]
fn the_same_terms_have_not_changed() {
    assert_eq!(after(|_| ()), []);
}

#[test]
fn every_change_of_the_digest_has_words() {
    for (name, change) in changes() {
        let changes = after(change);
        assert!(!changes.is_empty(), "{name}");
        assert!(!changes.iter().any(|change| change.what.contains("no words")), "{name}: {changes:?}");
    }
}

#[test]
fn what_must_be_left_at_once_is_said_so() {
    assert_eq!(verdict(|s| s.operator.allocation_delay = Some(100_800)), Verdict::ExitNow);
    assert_eq!(verdict(|s| s.rules.withdrawal_delay = 200_000), Verdict::ExitNow);
    assert_eq!(verdict(|s| s.pending_delay = Some(DelayChange { delay: 7, effect_block: 9 })), Verdict::ExitNow);
    assert_eq!(verdict(|s| s.operator.strategies.get_mut(&STRATEGY).unwrap().max = Part(WAD / 2)), Verdict::ExitNow);
    assert_eq!(verdict(|s| s.slashers.get_mut(&SLASHER).unwrap().kind = Kind::Key), Verdict::ExitNow);
    let redistributing = |s: &mut Snapshot| {
        let mut place = s.operator.sets[&SETS[0]].clone();
        place.state.recipient = Some(SLASHER);
        s.operator.sets.insert(SETS[2], place);
    };
    assert_eq!(verdict(redistributing), Verdict::ExitNow);
}

#[test]
fn worse_and_better_are_told_apart() {
    assert_eq!(verdict(|s| s.operator.incentives_split = Some(2_000)), Verdict::Worse);
    assert_eq!(verdict(|s| s.operator.incentives_split = Some(500)), Verdict::Better);
    assert_eq!(verdict(|s| part(s).now = Part(WAD / 2)), Verdict::Worse);
    assert_eq!(verdict(|s| part(s).now = Part(WAD / 8)), Verdict::Better);
    assert_eq!(verdict(|s| s.operator.allocation_delay = Some(150_000)), Verdict::Worse);
    assert_eq!(verdict(|s| s.operator.allocation_delay = Some(300_000)), Verdict::Better);
    assert_eq!(verdict(|s| s.slashers.get_mut(&SLASHER).unwrap().implementation.as_mut().unwrap().0 = SLASHER), Verdict::Worse);
    assert_eq!(verdict(|s| drop(s.operator.sets.remove(&SETS[1]))), Verdict::Better);
    assert_eq!(verdict(|s| s.avss.get_mut(&SETS[0].avs).unwrap().sets.clear()), Verdict::Worse);
}

#[test]
fn what_is_only_informative_is_neutral() {
    let changes = after(|s| {
        s.operator.sets.get_mut(&SETS[0]).unwrap().state.slash_count = Some(3);
        s.avss.get_mut(&SETS[0].avs).unwrap().sha256 = Some(alloy::primitives::B256::repeat_byte(8));
    });
    assert_eq!(changes.len(), 2, "{changes:?}");
    assert_eq!(worst(&changes), Some(Verdict::Neutral));
}

#[test]
fn what_was_announced_is_neutral_when_it_comes() {
    let mut accepted = snapshot();
    part(&mut accepted).later = Some(Later { magnitude: Part(WAD / 2), block: 9 });
    accepted.pending_delay = Some(DelayChange { delay: 7, effect_block: 9 });
    accepted.operator.sets.get_mut(&SETS[0]).unwrap().state.slasher.pending = Some((Address::repeat_byte(0x99), 9));
    let mut now = snapshot();
    part(&mut now).now = Part(WAD / 2);
    now.operator.allocation_delay = Some(7);
    now.operator.sets.get_mut(&SETS[0]).unwrap().state.slasher.now = Some(Address::repeat_byte(0x99));
    let changes = compare(&accepted, &now);
    assert_eq!(worst(&changes), Some(Verdict::Neutral), "{changes:?}");
    assert_eq!(changes.len(), 3, "{changes:?}");
}

#[test]
fn an_announced_rise_is_worse_before_it_comes() {
    let changes = after(|s| part(s).later = Some(Later { magnitude: Part(WAD), block: 77 }));
    assert_eq!(worst(&changes), Some(Verdict::Worse));
    assert!(changes[0].what.contains("from block 77 on") && changes[0].what.contains("100%"), "{changes:?}");
}

/// A slash of the operator in [`STRATEGY`] at `block`.
fn slash(block: u64) -> Slash {
    let taken = vec![Taken { strategy: STRATEGY, part: Part(WAD / 2) }];
    Slash { block, operator: Address::repeat_byte(0x0f), set: SETS[0], taken, description: crate::label::Label::new("late", 9) }
}

#[test]
fn a_strategy_that_left_with_its_stake_slashed_must_be_left_at_once() {
    let changes = after(|s| {
        s.operator.sets.clear();
        s.operator.strategies = [(STRATEGY, Magnitudes { max: Part(WAD / 2), encumbered: Part(0), allocations: [].into() })].into();
    });
    assert_eq!(worst(&changes), Some(Verdict::ExitNow), "{changes:?}");
    let unread = after(|s| s.operator.strategies.clear());
    assert_eq!(worst(&unread), Some(Verdict::Worse), "{unread:?}");
}

#[test]
fn an_old_slash_is_no_new_one() {
    let mut accepted = snapshot();
    accepted.operator.strategies.clear();
    let with = |blocks: &[u64]| {
        let mut now = snapshot();
        now.operator.strategies = [(STRATEGY, Magnitudes { max: Part(WAD / 2), encumbered: Part(0), allocations: [].into() })].into();
        now.slashes = blocks.iter().map(|block| slash(*block)).collect();
        worst(&compare(&accepted, &now))
    };
    assert_eq!(with(&[accepted.block]), Some(Verdict::Neutral));
    assert_eq!(with(&[accepted.block, accepted.block + 1]), Some(Verdict::ExitNow));
}

#[test]
fn what_was_accepted_in_an_earlier_form_is_to_be_read_again() {
    let mut accepted = snapshot();
    accepted.edition = 1;
    let changes = compare(&accepted, &snapshot());
    assert_eq!(worst(&changes), Some(Verdict::Worse));
    assert!(changes[0].what.contains("read them again"), "{changes:?}");
}

#[test]
fn whoever_is_appointed_to_slash_is_told() {
    let appoint = |s: &mut Snapshot| assert!(s.operator.sets.get_mut(&SETS[0]).unwrap().state.slasher.appointed.insert(SLASHER));
    assert_eq!(verdict(appoint), Verdict::Worse);
    let key = |s: &mut Snapshot| {
        appoint(s);
        s.slashers.get_mut(&SLASHER).unwrap().kind = Kind::Key;
    };
    assert_eq!(verdict(key), Verdict::ExitNow);
}
